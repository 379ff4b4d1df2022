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

from maps.drawing.svg import FONTS, element, prose
from maps.layout import Layout
from maps.page.reading import sign
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
MARGIN = 3
"""Between the text of a box and its border: the box is as large as on the map, where its lines end."""
OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "interaction": {
        "dragNodes": False,
        "hover": True,
        "tooltipDelay": 120,
        "keyboard": {"enabled": False, "bindToWindow": False},
    },
    "nodes": {"shape": "box", "margin": MARGIN, "borderWidth": 2, "font": {"face": FONTS, "size": 12, "multi": False}},
    "layout": {"improvedLayout": False},
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


def network(film: Film, layout: Layout) -> "Network":
    """The day of the film as a pyvis network: fixed places, one edge for each line, texts as they are.

    Directed, since an undirected network drops the second line between two; only a line with a direction gets an arrow.
    A line keeps its way on the map, round the boxes; vis-network knows straight lines alone, so the page's script draws them.
    """
    from pyvis.network import Network

    net = Network(directed=True, cdn_resources="in_line")
    net.options = OPTIONS  # type: ignore[assignment]
    scene = film.now
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
            widthConstraint={"minimum": placed.box.w - 2 * MARGIN},
            heightConstraint={"minimum": placed.box.h - 2 * MARGIN},
            color={"background": WHITE, "border": COLOUR_OF[chip.sector]},  # type: ignore[arg-type]
            font={"color": INK},
        )
    ways = {item.edge.id: layout.edges[lane.id] for lane in film.lanes for item in lane.edges}
    for edge in scene.edges:
        style, way = LINES[edge.state], ways[edge.id]
        net.add_edge(
            nodes[edge.a],
            nodes[edge.b],
            id=edges[edge.id],
            title=edge.text,
            label=style.badge or " ",
            color=style.colour,
            width=style.width,
            dashes=[float(length) for length in style.dashes.split()],
            arrows="to" if style.arrow else "",
            hidden=not edge.shown,
            double=style.double,
            path=way.path,
            ends=[way.start, way.end],
            into=way.into_b,
            badge=way.badge,
        )
    return net


def legend(film: Film) -> str:
    """The signs of lines and the colours of boxes, as an HTML list. A kind of line that is not drawn is hidden."""
    lines = ((film.is_now(on), item) for on, item in film.legend if item.kind == "line")
    there = {chip.sector for chip in film.now.chips}
    colours = (_colour(id, name) for id, name in film.now.sectors if id in there)
    return element("ul", *(sign(item, shown=shown) for shown, item in lines), *colours, class_="map-legend")


def _colour(sector: str, name: str) -> str:
    box = element("rect", x=1, y=3, width=20, height=14, rx=3, fill=WHITE, stroke=COLOUR_OF[sector], stroke_width=2)
    drawn = element("svg", box, viewBox="0 0 22 20", width=22, height=20, aria_hidden="true")
    return element("li", drawn, element("span", prose(name)), data_key=f"sector-{sector}")


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
