"""The map as one file that works from disk without a network, under a content security policy of its own."""

import base64
import hashlib
import json
from functools import cache
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from maps.drawing.svg import prose
from maps.family import FamilyMap
from maps.page.assets import TEMPLATES, file_script, file_style
from words import Message, below, text, words


def one_file(map: FamilyMap) -> str:
    """The drawing with its questions and table as one HTML page.

    Script and style are those of the page of the app: the file does what the page does. They stand in it word for
    word, and its policy allows just them.
    """
    scene = map.scene
    script = fit_for_block("script", file_script())
    style = fit_for_block("style", file_style())
    return (
        templates()
        .get_template("map/file.html")
        .render(
            map=map,
            scene=scene,
            said=below(scene.lang, "map.sheet."),
            course=words(scene.lang)["map.course.title"],
            day=text(Message("map.script.on_day", {"day": map.days[map.film.moments.now]}), scene.lang),
            data=json_block(map.data),
            policy=policy(script, style),
            script=script,
            style=style,
        )
    )


@cache
def templates() -> Environment:
    """The templates of this room: every value is escaped but what is said to be markup."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters["prose"] = prose  # gives markup, escaped already
    return made


def fit_for_block(name: str, content: str) -> str:
    """The content, if it can stand word for word in a block of this name; ValueError where it would end it."""
    if f"</{name}" in content.lower():
        raise ValueError(f"The {name} for the file holds </{name}, which would end it in the middle.")
    return content


def policy(script: str, style: str) -> str:
    """Nothing may be loaded, and only these two blocks may act."""
    return (
        f"default-src 'none'; script-src '{_hash(script)}'; style-src '{_hash(style)}'; img-src data: blob:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(content: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode("utf-8")).digest()).decode("ascii")


def json_block(data: Any) -> str:
    """JSON for a block of a page: nothing in it can end the block or begin markup."""
    told = json.dumps(data, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return told.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
