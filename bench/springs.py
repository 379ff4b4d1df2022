"""What the map is held against: the same chips and lines placed by the springs of NetworkX, drawn as plain circles and lines."""

import networkx

from maps.drawing.svg import FONTS, element, label
from maps.layout import MapInput

SIDE = 1000.0
"""Units of the drawing on each side, with a margin for the names."""
MARGIN = 80.0
RADIUS = 8.0
STEPS = 5
"""A circle in so many is away on each step of play."""

STYLE = f"""
body {{ margin: 0; font: 14px {FONTS}; }}
[data-map-frame] {{ height: 800px; overflow: auto; }}
svg {{ width: 100%; height: auto; }}
circle:hover {{ stroke: #0b3c8c; stroke-width: 4; }}
"""
SCRIPT = """
const frame = document.querySelector("[data-map-frame]"), svg = frame.querySelector("svg");
let zoom = 1, grip = null, step = 0, playing = null;
const zoomBy = (by) => { zoom *= by; svg.style.width = `${zoom * 100}%`; };
const act = (name, run) => document.querySelector(name).addEventListener("click", run);
act("[data-view=zoom_in]", () => zoomBy(1.25));
act("[data-view=zoom_out]", () => zoomBy(0.8));
const show = () => {
  step += 1;
  for (const one of svg.querySelectorAll("g")) one.setAttribute("display", one.dataset.step == step % STEPS ? "none" : "inline");
};
act("[data-step=play]", () => { playing = playing ? clearInterval(playing) : setInterval(show, 1400); });
frame.addEventListener("pointerdown", (event) => { grip = [event.clientX, event.clientY]; });
window.addEventListener("pointermove", (event) => {
  if (!grip) return;
  frame.scrollBy(grip[0] - event.clientX, grip[1] - event.clientY);
  grip = [event.clientX, event.clientY];
});
window.addEventListener("pointerup", () => { grip = null; });
""".replace("STEPS", str(STEPS))


def network(given: MapInput) -> networkx.Graph:
    """The chips and lines of a map as a graph."""
    graph = networkx.Graph()
    graph.add_nodes_from((chip.id, {"name": chip.title}) for chip in given.chips)
    graph.add_edges_from((link.a, link.b) for link in given.links)
    return graph


def drawing(graph: networkx.Graph) -> str:
    """The graph as SVG: a line for each edge, a circle with its name for each node."""
    room = SIDE - 2 * MARGIN
    places = networkx.spring_layout(graph, seed=1)
    at = {
        id: (round(MARGIN + (x + 1) / 2 * room, 1), round(MARGIN + (y + 1) / 2 * room, 1))
        for id, (x, y) in places.items()
    }
    lines = [
        element("line", x1=at[a][0], y1=at[a][1], x2=at[b][0], y2=at[b][1], stroke="#6b7785") for a, b in graph.edges
    ]
    nodes = [
        element(
            "g",
            element("circle", cx=x, cy=y, r=RADIUS, fill="#0b3c8c"),
            label(graph.nodes[id]["name"], x + RADIUS + 3, y + 4, 12, "#111"),
            data_step=place % STEPS,
        )
        for place, (id, (x, y)) in enumerate(at.items())
    ]
    return element("svg", *lines, *nodes, xmlns="http://www.w3.org/2000/svg", viewBox=f"0 0 {SIDE:g} {SIDE:g}")


def page(graph: networkx.Graph) -> str:
    """The same as a page that can be panned, zoomed, pointed at and played, in the fewest words."""
    buttons = (("view", "zoom_in"), ("view", "zoom_out"), ("step", "play"))
    bar = "".join(f'<button data-{kind}="{name}">{name}</button>' for kind, name in buttons)
    return (
        f'<!doctype html><meta charset="utf-8"><title>springs</title><style>{STYLE}</style>{bar}'
        f"<div data-map-frame>{drawing(graph)}</div><script>{SCRIPT}</script>"
    )
