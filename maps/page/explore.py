"""The free-form view of a map: pyvis builds the network, the page draws it with vis-network, with the layout's positions.

pyvis is imported only here and only when it is asked for: it brings much along. Its own template, its ways to write a
file and its menus load from other hosts or let texts act as markup; none of them is used.
"""

import hashlib
from collections import Counter
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from maps.drawing.svg import FONTS
from maps.layout import Layout
from maps.scene.entries import Entry
from maps.scene.film import Film
from maps.scene.legend import script_words
from maps.scene.palette import COLOUR_OF, INK, LINES, WHITE
from maps.scene.redaction import Released
from words.dates import day_text

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
_DASHES = {
    "absent": [8, 6],
    "stale": [14, 6],
    "recommended": [2, 5],
    "ask": [2, 5],
    "private": [2, 4],
    "private_absent": [2, 7],
}


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


def network(scene: Released, layout: Layout) -> "Network":
    """The scene as a pyvis network: fixed places, one edge for each line, texts as they are.

    Directed, since an undirected network drops the second line between two; only a line with a direction gets an arrow.
    """
    from pyvis.network import Network

    net = Network(directed=True, cdn_resources="in_line")
    net.options = OPTIONS  # type: ignore[assignment]
    nodes, edges = _own_ids(scene)
    for chip in scene.chips:
        placed = layout.chips[chip.id]
        x, y = placed.box.centre
        lines = [line.text for line in (*placed.title_lines, *placed.subtitle_lines)]
        net.add_node(
            nodes[chip.id],
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
            nodes[edge.a],
            nodes[edge.b],
            id=edges[edge.id],
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


def _own_ids(scene: Released) -> tuple[dict[str, str], dict[str, str]]:
    """What nodes and lines are called in the free-form view. Its ids are numbers: those of a case file may be names."""
    nodes = {chip.id: f"n{at}" for at, chip in enumerate(scene.chips)}
    return nodes, {edge.id: f"e{at}" for at, edge in enumerate(scene.edges)}


def choices(film: Film) -> dict[str, Any]:
    """What the filters of the free-form view work with on the day, ready for JSON: who stands in each node, and the words."""
    scene = film.now
    nodes, lines = _own_ids(scene)
    ever = Counter(there.entry.kind for there in film.entries if there.entry.sector != "home")
    inside: dict[str, list[Entry]] = {}
    for entry in scene.entries:
        inside.setdefault(nodes[entry.fold or entry.id], []).append(entry)
    return {
        "day": day_text(scene.day, scene.lang),
        "members": [nodes[entry.id] for entry in scene.entries if entry.ring == "home"],
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
        "edges": {lines[edge.id]: edge.state for edge in scene.edges},
        "ever": {"actor": ever["actor"], "person": ever["person"]},
        "sectors": [{"id": id, "name": name} for id, name in scene.sectors],
        "words": script_words(scene.lang, {edge.state for edge in scene.edges}),
    }
