"""The free-form view of a map: pyvis builds the network, our own template draws it, with the layout's positions.

pyvis is imported only here and only when it is asked for: it brings much along. Its own template, its ways to write a
file and its menus load from other hosts or let texts act as markup; none of them is used.
"""

import base64
import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from maps.entries import Entry
from maps.layout import Layout
from maps.palette import COLOUR_OF, INK, LINES, WHITE
from maps.redaction import Released
from maps.svg import FONTS

if TYPE_CHECKING:
    from pyvis.network import Network

VIS_PLACE = "templates/lib/vis-9.1.2/vis-network.min.js"
VIS_HASH = "1f20f0736f32cb9bedf8f6383b25cfea2f839e1abe80d6e8040b4d5bea378c69"
"""SHA-256 of the file in pyvis 0.3.2 that was tried; with another one exploring is off."""
OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "interaction": {
        "dragNodes": False,
        "hover": True,
        "tooltipDelay": 120,
        "keyboard": {"enabled": False, "bindToWindow": False},
    },
    "nodes": {"shape": "box", "margin": 8, "borderWidth": 2, "font": {"face": FONTS, "size": 12.5, "multi": False}},
    "edges": {"smooth": False, "font": {"face": FONTS, "size": 13, "multi": False}},
    "layout": {"improvedLayout": False},
}
_DASHES = {"absent": [8, 6], "stale": [14, 6], "recommended": [2, 5], "ask": [2, 5], "private": [2, 4]}


@dataclass(frozen=True, slots=True)
class Links:
    """Where a page of the app finds what it needs."""

    vis: str
    script: str
    style: str
    back: str


class ExploreIsOff(Exception):
    """The file vis-network is missing or not the one that was tried; the message says so in the user's language."""


@cache
def vis_network() -> Path | None:
    """The file of vis-network inside pyvis, found without importing it; None if it is not the one that was tried."""
    spec = find_spec("pyvis")
    if spec is None or spec.origin is None:
        return None
    path = Path(spec.origin).parent / VIS_PLACE
    if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != VIS_HASH:
        return None
    return path


def explore(scene: Released, layout: Layout, links: Links | None = None) -> str:
    """The page of the free-form view: with links to the app's files, or without them as one file with all inside.

    Raises ExploreIsOff where vis-network is not the file that was tried.
    """
    vis = vis_network()
    if vis is None:
        raise ExploreIsOff(scene.words["explore.off"])
    net = network(scene, layout)
    net.set_template_dir(str(files("maps").joinpath("templates")), "explore.html")
    net.templateEnv.autoescape = True
    inline = None if links else _inline(vis)
    net.templateEnv.globals.update(
        lang=scene.lang,
        title=scene.words["explore.title"].format(name=scene.name),
        day=f"{scene.header[1]}.",
        mark=scene.mark,
        hint=scene.words["explore.hint"],
        back=scene.words["explore.back"],
        drawing=OPTIONS,
        links=links,
        inline=inline,
        policy=_policy(inline) if inline else None,
    )
    return net.generate_html("explore.html")


def network(scene: Released, layout: Layout) -> "Network":
    """The scene as a pyvis network: fixed places, one edge for each line, texts as they are.

    Directed, since an undirected network drops the second line between two; only a line with a direction gets an arrow.
    """
    from pyvis.network import Network

    net = Network(directed=True, cdn_resources="in_line")
    net.options = OPTIONS  # type: ignore[assignment]
    for chip in scene.chips:
        placed = layout.chips[chip.id]
        x, y = placed.box.centre
        lines = [line.text for line in (*placed.title_lines, placed.subtitle) if line]
        net.add_node(
            chip.id,
            label="\n".join(lines) or " ",  # pyvis puts the id where a label is empty
            title=chip.label,
            shape="box",
            x=x,
            y=y,
            fixed=True,
            widthConstraint={"minimum": placed.box.w - 16},
            color={"background": WHITE, "border": COLOUR_OF[chip.sector]},  # type: ignore[arg-type]
            font={"color": INK},
        )
    for edge in scene.edges:
        style = LINES[edge.state]
        net.add_edge(
            edge.a,
            edge.b,
            id=edge.id,
            title=edge.text,
            label=style.badge or " ",
            color=style.colour,
            width=min(style.width, 3.2),
            dashes=_DASHES.get(edge.state, False),
            arrows="to" if style.arrow else "",
            hidden=not edge.shown,
            font={"color": style.colour, "strokeWidth": 4, "strokeColor": WHITE},
        )
    return net


def choices(scene: Released) -> dict[str, Any]:
    """What the filters of the free-form view work with, ready for JSON: who stands in each node, and the words."""
    inside: dict[str, list[Entry]] = {}
    for entry in scene.entries:
        inside.setdefault(entry.fold or entry.id, []).append(entry)
    words = {key.removeprefix("script."): text for key, text in scene.words.items() if key.startswith("script.")}
    return {
        "day": scene.day.isoformat(),
        "members": [entry.id for entry in scene.entries if entry.ring == "home"],
        "chips": {
            id: [
                {
                    "name": entry.name,
                    "kind": entry.kind,
                    "sector": entry.sector,
                    "sphere": "public" if entry.public else "private",
                    "unit": entry.place if entry.kind == "actor" else "",
                    "tasks": list(entry.tasks),
                }
                for entry in entries
            ]
            for id, entries in inside.items()
        },
        "edges": {edge.id: edge.state for edge in scene.edges},
        "sectors": [{"id": id, "name": name} for id, name in scene.sectors],
        "words": words,
    }


def _inline(vis: Path) -> dict[str, Markup]:
    """Our own files and vis-network, word for word: they are code, not data, and none of them can end its block."""
    static = files("maps").joinpath("static")
    found = {
        "vis": vis.read_text(encoding="utf-8"),
        "script": static.joinpath("explore.js").read_text(encoding="utf-8"),
        "style": static.joinpath("explore.css").read_text(encoding="utf-8"),
    }
    if any(end in text.lower() for text in found.values() for end in ("</script", "</style")):
        raise ValueError("A file of the free-form view holds the end of its own block.")
    return {name: Markup(text) for name, text in found.items()}  # noqa: S704 - files of the program, checked above


def _policy(inline: dict[str, Markup]) -> str:
    def allowed(name: str) -> str:
        digest = hashlib.sha256(str(inline[name]).encode("utf-8")).digest()
        return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"

    return (
        f"default-src 'none'; script-src {allowed('vis')} {allowed('script')}; style-src {allowed('style')}; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )
