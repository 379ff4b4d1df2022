"""A plain drawing of a layout, only to look at and to check it; the product's renderer lives in `maps`."""

from xml.sax.saxutils import escape, quoteattr

from maps.layout import Layout, Link, MapInput, PlacedEdge, TextLine

COLOURS = {
    "home": "#1f2933",
    "family": "#b3541e",
    "friends": "#8a6d00",
    "school": "#1b6ca8",
    "health": "#2e7d32",
    "social": "#7b1fa2",
    "employment": "#00695c",
    "external": "#5d4037",
}


def draw(given: MapInput, layout: Layout, hidden: bool = False) -> str:
    """Return the layout as SVG, marked up for the map checker."""
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {layout.width:g} {layout.height:g}" '
        f'width="{layout.width:g}" height="{layout.height:g}" font-family="Arial, Liberation Sans">',
        '<rect width="100%" height="100%" fill="#fff"/>',
    ]
    parts += _background(layout)
    links = {link.id: link for link in given.links}
    for name, edge in layout.edges.items():
        link = links[name]
        if link.shown or hidden:
            parts += _edge(name, link, edge)
    parts += _chips(given, layout)
    for name, edge in layout.edges.items():
        if links[name].shown or hidden:
            colour = _line_colour(links[name])
            for x, y in (edge.start, edge.end):
                parts.append(f'<circle cx="{x}" cy="{y}" r="2.8" fill="{colour}"/>')
            if links[name].has_badge:
                x, y = edge.badge
                parts.append(
                    f'<circle data-kind="badge" data-of={quoteattr(name)} cx="{x}" cy="{y}" r="8" fill="{colour}"/>'
                )
    return "\n".join([*parts, "</svg>"])


def _line_colour(link: Link) -> str:
    return "#9aa5b1" if not link.shown else "#b00078" if link.has_badge else "#3e4c59"


def _edge(name: str, link: Link, edge: PlacedEdge) -> list[str]:
    dash = ' stroke-dasharray="8 6"' if link.has_badge else ""
    halo = f'<path d="{edge.path}" fill="none" stroke="#fff" stroke-opacity=".7" stroke-width="4.5"/>'
    line = (
        f'<path id={quoteattr(name)} data-kind="edge" data-a={quoteattr(link.a)} data-b={quoteattr(link.b)} '
        f'd="{edge.path}" fill="none" stroke="{_line_colour(link)}" stroke-width="{2 if link.has_badge else 1.6}"{dash}/>'
    )
    return [halo, line]


def _background(layout: Layout) -> list[str]:
    parts = []
    for name, sector in layout.sectors.items():
        parts.append(f'<path d="{sector.outline}" fill="{COLOURS.get(name, "#52606d")}" fill-opacity=".05"/>')
    for ring in layout.rings[:2]:
        parts.append(f'<path d="{ring.path}" fill="#1f2933" fill-opacity=".025"/>')
    for name, sector in layout.sectors.items():
        if sector.border:
            parts.append(
                f'<path data-kind="sector" data-id="{name}" d="{sector.border}" fill="none" stroke="#fff" stroke-width="3.5"/>'
            )
    for ring in layout.rings:
        parts.append(f'<path data-kind="ring" data-id="{ring.ring}" d="{ring.path}" fill="none" stroke="#8592a3"/>')
    for ring in layout.rings:
        box = ring.name_box
        parts.append(
            f'<rect x="{box.x}" y="{box.y}" width="{box.w}" height="{box.h}" rx="9" fill="#fff" stroke="#8592a3"/>'
        )
        parts.append(_text(ring.name, 12, True, "#3e4c59"))
    for name, sector in layout.sectors.items():
        parts += [_text(line, 13.5, True, COLOURS.get(name, "#52606d")) for line in sector.name_lines]
    if layout.home:
        box = layout.home.box
        parts.append(
            f'<rect x="{box.x}" y="{box.y}" width="{box.w}" height="{box.h}" rx="{layout.home.radius}" '
            'fill="#e8ebf1" stroke="#1f2933" stroke-width="1.6"/>'
        )
        for box in layout.home.groups.values():
            parts.append(
                f'<rect x="{box.x}" y="{box.y}" width="{box.w}" height="{box.h}" rx="8" fill="none" stroke="#52606d"/>'
            )
    return parts


def _chips(given: MapInput, layout: Layout) -> list[str]:
    parts = []
    for chip in given.chips:
        placed, colour = layout.chips[chip.id], COLOURS.get(chip.sector, "#52606d")
        box = placed.box
        parts.append(
            f'<g data-kind="{chip.kind}" data-id={quoteattr(chip.id)} data-sector="{chip.sector}" data-ring="{chip.ring}">'
            f'<rect x="{box.x}" y="{box.y}" width="{box.w}" height="{box.h}" rx="5" fill="#fff" stroke="{colour}" stroke-width="1.5"/>'
        )
        if chip.ring != "home":
            parts.append(
                f'<path d="M{box.x + 7} {box.y}h-2a5 5 0 0 0 -5 5v{box.h - 10}a5 5 0 0 0 5 5h2z" fill="{colour}"/>'
            )
        parts += [_text(line, 12.5, True, "#111") for line in placed.title_lines]
        parts += [_text(line, 12, False, "#323f4b") for line in placed.subtitle_lines]
        for mark in placed.badges:
            parts.append(f'<rect x="{mark.x}" y="{mark.y}" width="{mark.w}" height="{mark.h}" rx="3" fill="#c25100"/>')
        parts.append("</g>")
    return parts


def _text(line: TextLine, size: float, bold: bool, colour: str) -> str:
    weight = ' font-weight="700"' if bold else ""
    anchor = ' text-anchor="middle"' if line.anchor == "middle" else ""
    return (
        f'<text x="{line.x}" y="{line.y}" font-size="{size}"{weight}{anchor} fill="{colour}">{escape(line.text)}</text>'
    )
