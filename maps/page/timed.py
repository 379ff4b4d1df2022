"""Texts and lists that change in time, as markup: each version with its moments, those of other days hidden."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from maps.drawing.svg import Value, element, prose
from maps.scene.film import Film
from maps.scene.moments import OverTime, Span, span_text

T = TypeVar("T")


def times(film: Film, on: Span, within: Span) -> dict[str, Value]:
    """The attributes of what holds on these moments, inside something that holds `within`: none where it always does."""
    if on & within == within:
        return {}
    return {"data_on": span_text(on), "hidden": None if film.is_now(on) else "hidden"}


def words(film: Film, texts: OverTime[str], within: Span) -> str:
    """A text, in all its versions."""
    if len(texts) == 1 and texts[0][0] & within == within:
        return prose(texts[0][1])
    return "".join(element("span", prose(text), **times(film, on, within)) for on, text in texts if text)


def items(
    film: Film, values: Iterable[tuple[Span, T]], within: Span, say: Callable[[T], str], **given: Callable[[T], Value]
) -> list[str]:
    """The items of a list; what they say is escaped here."""
    return [
        element("li", prose(say(item)), **{name: of(item) for name, of in given.items()}, **times(film, on, within))
        for on, item in values
    ]
