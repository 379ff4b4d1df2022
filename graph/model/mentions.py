"""Which keys may name a unit or an actor, and how one that was made another is followed in what is said."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from graph.model.parts import OWN

Document = dict[str, Any]
MENTIONS: Mapping[str, tuple[str, ...]] = {
    OWN: ("recorded_by",),
    "engagements": ("actor",),
    "ties": ("a", "b", "deputy", "successor"),
    "wishes": ("about",),
    "meetings": ("participants", "coordinator", "leader", "minutes_by", "convener", "minutes_approved"),
    "agreements": ("holder",),
    "priorities": ("by",),
    "status_points": ("said_by",),
    "consents": ("from_units", "to_units"),
    "legal_bases": ("from_units", "to_units"),
    "actors": ("unit", "record_access"),
    "units": ("part_of",),
}
"""By list, the keys that may name a unit or an actor."""
WITHIN: Mapping[str, tuple[str, ...]] = {
    "invited": ("who", "asked_for_by"),
    "board": ("said_by",),
    "plan_accepted": ("by",),
}
"""Of a meeting, the records inside it, with the keys that may."""


class MadeOne(NamedTuple):
    """A decision of a person: every mention of `gone` is `keep`."""

    list: str
    gone: str
    keep: str


def in_place(list: str, document: Document, gone: str, keep: str) -> Document:
    """The document with `keep` wherever it names `gone`."""
    found = dict(document)
    for key in MENTIONS.get(list, ()):
        value = found.get(key)
        if value == gone:
            found[key] = keep
        elif isinstance(value, Sequence) and not isinstance(value, str) and gone in value:
            found[key] = sorted({keep if one == gone else one for one in value})
    for key, names in WITHIN.items() if list == "meetings" else ():
        if key in found:
            found[key] = _within(found[key], names, gone, keep)
    return found


def _within(value: Any, names: Sequence[str], gone: str, keep: str) -> Any:
    """The same with `keep` inside; of two invitations that become one the first stays."""
    if isinstance(value, Mapping):
        return {key: keep if key in names and one == gone else one for key, one in value.items()}
    items = [_within(item, names, gone, keep) for item in value]
    return [*{item.get("who", number): item for number, item in reversed([*enumerate(items)])}.values()][::-1]


def followed(list: str, document: Document, decisions: Iterable[MadeOne]) -> Document | None:
    """A record as it is after these decisions, one after another; None for a tie of two that are one."""
    for one in decisions:
        document = in_place(list, document, one.gone, one.keep)
    return None if list == "ties" and document["a"] == document["b"] else document
