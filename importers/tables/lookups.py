"""Who a name in a cell means: exactly one id, or a fault that says who it might be."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from importers.tables.values import Wanted, Wrong
from importers.tables.wording import alike
from words import Series

MOST_COMPARED = 200_000
"""Names compared with those that were not found, in all: it takes its time."""


class Looking:
    """Counts what was compared, over the whole conversion."""

    def __init__(self) -> None:
        self._compared = 0

    def id_of(self, wanted: Wanted, ids: Iterable[str], known: Callable[[], Sequence[str]]) -> str:
        """The id of who is meant, of those that were found. `Wrong` where nobody is, or several are."""
        found = sorted(set(ids))
        if len(found) == 1:
            return found[0]
        if found:
            raise Wrong("ambiguous", ids=tuple(found[:5]))
        near: list[str] = []
        if self._compared < MOST_COMPARED:
            names = known()
            self._compared += len(names)
            near = alike(wanted.text, names)
        if near:
            raise Wrong("not_found", near=Series(tuple(near), last="list.or"))
        raise Wrong("not_found", "not_found_bare")


def resolved(value: Any, look_up: Callable[[Wanted], str | None]) -> Any:
    """A value in which others stand by their ids; None where somebody has none. Raises what looking up raises."""
    if isinstance(value, Wanted):
        return look_up(value)
    if isinstance(value, list):
        found = [resolved(one, look_up) for one in value]
        return found if None not in found else None
    if hasattr(value, "id"):  # a draft, or a variant
        first = getattr(value, "same", None) or value
        return first.id or None
    return value
