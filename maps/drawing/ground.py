"""The ground of the map: sectors, rings and homes with their names, on which chips and lines stand."""

from maps.drawing.svg import Value, element, label
from maps.layout import Box, Layout, TextLine
from maps.layout.text import text_width
from maps.scene.film import Film
from maps.scene.members import Frame
from maps.scene.moments import Span, span_text, union
from maps.scene.palette import COLOUR_OF, HOME_FILL, INK, LINE_INK, RING_LINE, TINT, WHITE

SECTOR, RING, HOME_NAME = 13.5, 12.0, 12.0
PILL_PAD = 6.0
RING_SHADE = 0.028
"""How much darker each ring further in is."""


def background(film: Film, layout: Layout, *, moving: bool) -> list[str]:
    parts = [
        element(
            "path",
            d=placed.outline,
            fill=COLOUR_OF[id],
            fill_opacity=TINT,
            class_="wedge",
            data_sector=id if moving else None,
        )
        for id, placed in layout.sectors.items()
    ]
    parts += [
        element("path", d=ring.path, fill=INK, fill_opacity=RING_SHADE, class_="shade") for ring in layout.rings[:2]
    ]
    parts += [
        element("path", d=placed.border, fill="none", stroke=WHITE, stroke_width=3.5, data_kind="sector", data_id=id)
        for id, placed in layout.sectors.items()
        if placed.border
    ]
    parts += [
        element(
            "path", d=ring.path, fill="none", stroke=RING_LINE, stroke_width=1.1, data_kind="ring",
            data_id=str(ring.ring),
        )
        for ring in layout.rings
    ]  # fmt: skip
    for ring in layout.rings:
        box = ring.name_box
        parts.append(
            element(
                "rect", x=box.x, y=box.y, width=box.w, height=box.h, rx=box.h / 2, fill=WHITE, stroke=RING_LINE,
                stroke_width=1.1,
            )
        )  # fmt: skip
        parts.append(text_line(ring.name, RING, LINE_INK, bold=True))
    for id, placed in layout.sectors.items():
        parts += [text_line(text, SECTOR, COLOUR_OF[id], bold=True) for text in placed.name_lines]
    return parts + _home(film, layout, moving=moving) + _outside(film, layout, moving=moving)


def _home(film: Film, layout: Layout, *, moving: bool) -> list[str]:
    if layout.home is None:
        return []
    home = layout.home.box
    # The wedges leave out the whole box: its corners outside the rounded border get their tint here.
    parts = [
        element("rect", x=home.x, y=home.y, width=home.w, height=home.h, fill=INK, fill_opacity=TINT, class_="corners"),
        element(
            "rect", x=home.x, y=home.y, width=home.w, height=home.h, rx=layout.home.radius, fill=HOME_FILL,
            stroke=COLOUR_OF["home"], stroke_width=1.6, class_="home",
        ),
    ]  # fmt: skip
    for box, on, _ in _households(film, layout, moving=moving):
        frame = element(
            "rect", x=box.x, y=box.y, width=box.w, height=box.h, rx=8, fill=WHITE, fill_opacity=0.55,
            stroke=COLOUR_OF["unknown"], stroke_width=1.2,
        )  # fmt: skip
        parts.append(element("g", frame, class_="household", **_times(film, on, moving=moving)))
    return parts


def names_of_homes(film: Film, layout: Layout, *, moving: bool) -> list[str]:
    """The names of homes on the upper borders of their frames, clear of the chips below; they lie over the lines, which
    have no other way to those chips."""
    return [
        element("g", *_home_name(box, frame), class_="household", **_times(film, on, moving=moving))
        for box, on, frame in _households(film, layout, moving=moving)
    ]


def _households(film: Film, layout: Layout, *, moving: bool) -> list[tuple[Box, Span, Frame]]:
    """The frames of homes that are drawn, and when each is there."""
    groups = layout.home.groups if layout.home is not None else {}
    return [
        (groups[frame.group], on, frame)
        for on, frame in film.homes
        if frame.group in groups and (moving or film.is_now(on))
    ]


def _times(film: Film, on: Span, *, moving: bool) -> dict[str, Value]:
    """When a frame is there, for the script of a page."""
    return {"data_on": span_text(on), "display": None if film.is_now(on) else "none"} if moving else {}


def _home_name(box: Box, frame: Frame) -> list[str]:
    """The name of a home; short where it would be cut."""
    shown = frame.name if text_width(frame.name, HOME_NAME, bold=True) <= box.w else frame.short
    width = text_width(shown, HOME_NAME, bold=True) + 2 * PILL_PAD
    x, y = box.x + box.w / 2, box.y - 3
    return [
        element("rect", x=x - width / 2, y=y - 8, width=width, height=16, rx=8, fill=WHITE, stroke=COLOUR_OF["unknown"],
                stroke_width=1.2),
        label(shown, x, y + 4.2, HOME_NAME, COLOUR_OF["home"], bold=True, text_anchor="middle"),
    ]  # fmt: skip


def _outside(film: Film, layout: Layout, *, moving: bool) -> list[str]:
    """The frame of those outside the rings with its name, while anybody stands there."""
    on = union((item.on, item) for item in film.chips if item.chip.ring == "none")
    if layout.outside is None or not (moving or film.is_now(on)):
        return []
    box = layout.outside.box
    parts = (
        element("rect", x=box.x, y=box.y, width=box.w, height=box.h, rx=8, fill=WHITE, stroke=RING_LINE,
                stroke_width=1.1, stroke_dasharray="2 4"),
        text_line(layout.outside.name, RING, LINE_INK, bold=True),
    )  # fmt: skip
    return [element("g", *parts, class_="household outside", **_times(film, on, moving=moving))]


def text_line(text: TextLine, size: float, colour: str, *, bold: bool = False) -> str:
    """A line of text where the layout put it."""
    anchor = "middle" if text.anchor == "middle" else None
    return label(text.text, text.x, text.y, size, colour, bold=bold, text_anchor=anchor)
