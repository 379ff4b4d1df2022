"""Writing SVG and HTML elements: every text and every attribute is escaped in one place, and the bytes are stable."""

import re
from collections.abc import Iterable
from xml.sax.saxutils import escape

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_RIGHT = "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
_FROM_THE_RIGHT = re.compile(f"{_RIGHT}+(?:[- .\u00a0\u200c\u200d]+{_RIGHT}+)*")
FONTS = "Arial, Liberation Sans, Arimo, Helvetica, sans-serif"
"""All with the widths that the layout measures by."""
VOID = frozenset({"rect", "path", "circle", "line", "ellipse", "use", "meta"})

Value = str | float | int | None


def legible(text: str) -> str:
    """The text with what XML cannot hold replaced."""
    return _NOT_XML.sub("\ufffd", text)


def clean(text: str) -> str:
    """The text for XML: markup escaped, what XML cannot hold replaced."""
    return escape(legible(text), {'"': "&quot;", "'": "&#39;"})


def prose(text: str) -> str:
    """The text for HTML: as `clean` makes it, and each name that is written from the right in a `bdi`.

    Else commas and numbers beside the name would change their places.

    >>> prose("\u0645\u062d\u0645\u062f, 2")
    '<bdi>\u0645\u062d\u0645\u062f</bdi>, 2'
    """
    return _FROM_THE_RIGHT.sub(r"<bdi>\g<0></bdi>", clean(text))


def number(value: float) -> str:
    """A number with at most two decimals."""
    return f"{round(value, 2):.2f}".rstrip("0").rstrip(".") if value % 1 else f"{value:.0f}"


def attributes(given: dict[str, Value]) -> str:
    """Attributes in the order given; None leaves one out, `_` in a name stands for `-`."""
    told = []
    for name, value in given.items():
        if value is not None:
            text = number(value) if isinstance(value, int | float) else clean(value)
            told.append(f' {name.rstrip("_").replace("_", "-")}="{text}"')
    return "".join(told)


def element(name: str, *inside: str, **given: Value) -> str:
    """An element; what is inside is markup already (`clean` makes it so)."""
    if name in VOID:
        return f"<{name}{attributes(given)}/>"
    return f"<{name}{attributes(given)}>{''.join(inside)}</{name}>"


def label(text: str, x: float, y: float, size: float, colour: str, *, bold: bool = False, **given: Value) -> str:
    """A line of text of the drawing."""
    return element(
        "text", clean(text), x=x, y=y, font_size=size, font_weight="bold" if bold else None, fill=colour, **given
    )


def group(items: Iterable[str], **given: Value) -> str:
    """A group, one item a line."""
    return element("g", "\n", "\n".join(items), "\n", **given)
