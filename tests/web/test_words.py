"""The translations are whole and compiled, and the map's script finds its words."""

import io
import re
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

import web
from queries.words import words
from web.scripts import PAGE_SCRIPTS, map_script

ROOM = Path(web.__file__).parent
CATALOGUE = ROOM / "translations" / "da" / "LC_MESSAGES" / "messages.po"
REMEDY = (
    "pybabel extract -F web/translations/babel.cfg -o messages.pot . && "
    "pybabel update -i messages.pot -d web/translations -l da, translate, pybabel compile -d web/translations"
)


def catalogue():
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="da")


def used() -> set[str]:
    """The texts that code and templates ask for."""
    found = extract_from_dir(ROOM, [("**.py", "python"), ("templates/**.html", "jinja2")])
    messages = {message for _, _, message, _, _ in found}
    return {message if isinstance(message, str) else message[0] for message in messages}


def test_the_compiled_catalogue_is_that_of_the_texts() -> None:
    compiled = io.BytesIO()
    write_mo(compiled, catalogue())
    assert CATALOGUE.with_suffix(".mo").read_bytes() == compiled.getvalue(), f"stale: {REMEDY}"


def test_every_text_is_translated_and_none_is_left_over() -> None:
    known = {
        message.id if isinstance(message.id, str) else message.id[0]: message for message in catalogue() if message.id
    }
    assert used() == set(known), REMEDY
    assert len(known) > 50
    for id, message in known.items():
        texts = [message.string] if isinstance(message.string, str) else list(message.string or ())
        assert texts, id
        assert all(texts), id
        assert not message.fuzzy, id
        for text in texts:
            assert set(re.findall(r"%\(\w+\)\w", text)) == set(re.findall(r"%\(\w+\)\w", id)), id


@pytest.mark.parametrize("lang", ["da", "en"])
def test_the_script_has_all_its_words(lang: str) -> None:
    script = map_script() + "".join((ROOM / "static" / name).read_text("utf-8") for name in PAGE_SCRIPTS)
    quoted = {word for call in re.findall(r"\w+\(([^;{]*)", script) for word in re.findall(r'"(\w+)"', call)}
    asked = quoted | set(re.findall(r"(\w+):", script)) | set(re.findall(r'[?:] "(\w+)"', script))
    template = (ROOM / "templates" / "family.html").read_text("utf-8")
    asked |= set(re.findall(r"words\['script\.(\w+)'\]", template))
    known = {
        key.removeprefix("map.script."): text for key, text in words(lang).items() if key.startswith("map.script.")
    }
    built = {key for key in known if key.startswith(("state_", "sphere_", "tie_", "step_")) or key.endswith("_names")}
    assert set(known) - asked - built == set()
    assert set(re.findall(r'say\("(\w+)"', script)) <= set(known)
    assert len([key for key in known if key.startswith("state_")]) == 12


def test_the_script_is_small_and_calls_nobody() -> None:
    script = map_script().encode()
    assert len(script) < 60_000
    for word in (
        b"fetch",
        b"XMLHttpRequest",
        b"http:",
        b"https:",
        b"innerHTML",
        b"insertAdjacent",
        b"import",
        b"eval(",
    ):
        assert word not in script


def test_styles_name_no_other_host() -> None:
    for path in ROOM.joinpath("static").rglob("*.css"):
        assert not re.search(r"url\(\s*[\"']?(https?:)?//|@import", path.read_text("utf-8")), path.name
