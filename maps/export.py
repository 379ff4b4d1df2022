"""The map as one file that works from disk without a network, under a content security policy of its own."""

import base64
import hashlib
import json
from importlib.resources import files
from typing import Any

from maps.family import FamilyMap
from maps.frame import origin
from maps.svg import clean


def one_file(map: FamilyMap, *, script: str, style: str) -> str:
    """The drawing with its questions and table as one HTML page.

    `script` and `style` are those of the app's own map (`map.js`, `map.css`): the file does what the page does. They
    stand in it word for word, and its policy allows just them. ValueError where one of them would end its own block.
    """
    scene, words = map.scene, map.scene.words
    style = files("maps").joinpath("static", "sheet.css").read_text(encoding="utf-8") + style
    for name, content in (("script", script), ("style", style)):
        if f"</{name}" in content.lower():
            raise ValueError(f"The {name} for the file holds </{name}, which would end it in the middle.")
    title = clean(scene.header[0])
    return "\n".join(
        [
            "<!doctype html>",
            f'<html lang="{clean(scene.lang)}">',
            "<head>",
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{clean(policy(script, style))}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="referrer" content="no-referrer">',
            f"<title>{title}</title>",
            f"<style>{style}</style>",
            "</head>",
            "<body>",
            _body(map, words),
            f'<script type="application/json" id="scene">{json_block(map.data)}</script>',
            f"<script>{script}</script>",
            "</body>",
            "</html>",
            "",
        ]
    )


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


def _body(map: FamilyMap, words: Any) -> str:
    scene = map.scene
    said = {key.removeprefix("sheet."): clean(text) for key, text in words.items() if key.startswith("sheet.")}
    return "\n".join(
        [
            f'<a class="sheet-skip" href="#sporgsmaal">{said["skip_map"]}</a>',
            f'<a class="sheet-skip" href="#tabel">{said["skip_table"]}</a>',
            f'<header class="sheet-warning">{said["not_real"]}</header>',
            "<main>",
            f"<h1>{clean(scene.header[0])}</h1>",
            f"<p><span data-header>{clean(origin(scene))}</span> <strong>{clean(scene.mark)}</strong></p>",
            f'<section aria-label="{said["map"]}">',
            f"<noscript><p>{said['no_script']}</p></noscript>",
            "<div data-map-controls></div>",
            '<div class="map-layout"><div class="map-main">',
            '<div class="map-bar"><div data-map-tools></div><p id="status" role="status" class="map-status"></p></div>',
            '<div class="map-frame" data-map-frame>',
            map.svg,
            f'</div></div><aside id="detaljer" class="map-details" tabindex="-1" aria-label="{said["details"]}"></aside></div>',
            "<div data-map-time></div>",
            "<div data-map-compare></div>",
            "<div data-map-changes></div>",
            "</section>",
            '<section id="forloeb" tabindex="-1">',
            f"<h2>{clean(words['course.title'])}</h2>",
            map.timeline,
            "</section>",
            '<section id="sporgsmaal" tabindex="-1">',
            f"<h2>{said['questions']}</h2>",
            map.cards,
            "</section>",
            '<section id="tabel" tabindex="-1">',
            f"<h2>{said['table']}</h2>",
            f'<div class="sheet-scroll">{map.table}</div>',
            "</section>",
            map.notes,
            "</main>",
        ]
    )
