"""What an open page holds, in short marks: so that it can be asked later whether all of it still shows, and nothing else is told.

A mark is made of where a record stands and which of its fields has a value, never of the value: what is changed still holds, what is
gone or no longer shows does not. Pages keep the marks of what they show; whether they are among those of now is all that is answered.
"""

from base64 import urlsafe_b64encode
from collections.abc import Iterable, Iterator
from hashlib import sha256

from graph.model.base import Record
from graph.reading.facts import FamilyFacts

LENGTH = 4
"""Letters of a mark: 24 bits, so that one in millions is taken for another."""
LISTS = (
    "members", "homes", "private_network", "engagements", "needs", "meetings", "agreements", "priorities", "status_points",
    "dreams", "consents", "legal_bases",
)  # fmt: skip
"""The lists of a family whose records have ids."""
TIES = ("ties", "private_ties", "wishes")
"""Those whose records have none that lasts: that there are any."""


def mark(*parts: str) -> str:
    """The mark of what these parts name."""
    return urlsafe_b64encode(sha256("\n".join(parts).encode()).digest()).decode()[:LENGTH]


def marks(seen: FamilyFacts) -> frozenset[str]:
    """The marks of all that shows of a family."""
    return frozenset(mark(seen.family.id, *parts) for parts in _parts(seen))


def marks_in(text: str) -> frozenset[str]:
    """The marks that a page kept, one behind the other."""
    return frozenset(text[at : at + LENGTH] for at in range(0, len(text), LENGTH))


def joined(found: Iterable[str]) -> str:
    """Marks one behind the other, as a page keeps them."""
    return "".join(sorted(found))


def _parts(seen: FamilyFacts) -> Iterator[tuple[str, ...]]:
    family = seen.family
    if not seen.limited:
        yield ("whole",)
    for list in TIES:
        if getattr(family, list):
            yield (list,)
    for list in LISTS:
        yield from _of_records(list, getattr(family, list))
    yield from _of_records("actors", seen.actors.values())
    yield from _of_records("units", seen.units.values())


def _of_records(list: str, records: Iterable[Record]) -> Iterator[tuple[str, ...]]:
    for record in records:
        id = str(getattr(record, "id"))  # noqa: B009 (those of these lists have one)
        yield (list, id)
        for name in type(record).model_fields:
            if name != "id" and getattr(record, name) not in (None, (), "", False):
                yield (list, id, name)
