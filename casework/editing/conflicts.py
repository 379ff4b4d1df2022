"""Two people at once: what somebody wants to change, and what was changed since they looked.

Different fields go together; the same field, and what belongs with it, is a choice that a person makes.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, Protocol

from casework.editing.history import NOTHING_YET, Past, decided_in, past
from casework.editing.items import parted, reordered
from casework.editing.refusals import Both, Named
from graph.editing import Opened
from graph.model.log import LoggedRecord

Document = Mapping[str, Any]
GROUPS: Mapping[str, frozenset[str]] = {
    "engagements": frozenset({"status", "from", "to", "stopped_because_of", "stopped_reason"}),
    "ties": frozenset({"kind", "status", "level", "channel", "from", "to", "date"}),
    "private_ties": frozenset({"from", "to", "status"}),
    "meetings": frozenset({"status", "date", "repeats", "until", "coordinator"}),
    "agreements": frozenset({"status", "from", "to"}),
    "consents": frozenset({"status", "valid_from", "valid_to"}),
}
"""Fields that belong together: who changes one of them has read the others."""
ENDS = ("to", "until")


class Mine(NamedTuple):
    """A record as it is and as the writer wants it."""

    list: str
    id: str
    key: str
    before: Document | None
    after: Document | None


def since(opened: Opened, base: str) -> tuple[list[Past], bool]:
    """The changes that the viewer may see since this version, the newest first, and whether it is a version that was."""
    if base == NOTHING_YET:
        return [*past(opened)], True
    seen = opened.log.change(base)
    found: list[Past] = []
    for one in past(opened):
        if seen is not None and one.change.number <= seen.number:
            break
        found.append(one)
    return found, seen is not None


class Changed(Protocol):
    """A change as its viewer sees it."""

    @property
    def records(self) -> tuple[LoggedRecord, ...]:
        """What shows of the records that it changed."""
        ...


def clashes(mine: Sequence[Mine], theirs: Sequence[Changed]) -> list[Both]:
    """The fields and records that both touched."""
    found: dict[tuple[str, str, str | None], Both] = {}
    for entry, was, now in _by_record(theirs):
        for want in mine:
            for both in _of_one(want, entry.list, entry.id, entry.after_key or entry.before_key or "", was, now):
                found.setdefault((both.at.list, both.at.key, both.at.field), both)
    return [*found.values()]


def _by_record(theirs: Sequence[Changed]) -> Iterator[tuple[Any, Document | None, Document | None]]:
    """Each record that they touched once: the newest entry, what it said before the first, what it says after the last."""
    newest: dict[tuple[str, str], Any] = {}
    first: dict[tuple[str, str], Document | None] = {}
    for one in theirs:
        for entry in one.records:
            newest.setdefault((entry.list, entry.id), entry)
            first[entry.list, entry.id] = entry.before
    for place, entry in newest.items():
        if first[place] != entry.after:
            yield entry, first[place], entry.after


def _of_one(want: Mine, list: str, id: str, key: str, was: Document | None, now: Document | None) -> Iterator[Both]:
    if (want.list, want.id) == (list, id):
        yield from _of_one_record(want, key, was, now)
    elif want.list == list and _is_about_the_same(list, want.after or want.before or {}, now or was or {}):
        yield Both(Named(list, key), was, now, want.after)


def _of_one_record(want: Mine, key: str, was: Document | None, now: Document | None) -> Iterator[Both]:
    was, now = (one and parted(one) for one in (was, now))
    want = want._replace(before=want.before and parted(want.before), after=want.after and parted(want.after))
    theirs = fields_changed(was, now)
    yours = fields_changed(want.before, want.after)
    if want.after is None or now is None or _ends(was, now) or _ends(want.before, want.after):
        met = theirs
    else:
        met = [field for field in theirs if any(_go_together(want.list, field, other) for other in yours)]
    for field in met:
        base, there, wanted = ((one or {}).get(field) for one in (was, now, want.after))
        yield Both(Named(want.list, key, field), base, there, wanted)


def fields_changed(before: Document | None, after: Document | None) -> list[str]:
    """The keys whose values differ, in order; of lists inside a meeting the items, and lists that stand in another order."""
    one, other = parted(before or {}), parted(after or {})
    differ = {key for key in {**one, **other} if one.get(key) != other.get(key)}
    return sorted(differ.union(reordered(before or {}, after or {})))


def _go_together(list: str, one: str, other: str) -> bool:
    group = GROUPS.get(list, frozenset())
    return one == other or (one in group and other in group)


def _ends(before: Document | None, after: Document | None) -> bool:
    """Whether it says now when the record ended, and did not before."""
    return after is not None and any(key in after and key not in (before or {}) for key in ENDS)


def _is_about_the_same(list: str, one: Document, other: Document) -> bool:
    if list == "ties":
        return {one.get("a"), one.get("b")} == {other.get("a"), other.get("b")}
    return list == "wishes" and one.get("about") == other.get("about")


def touch_the_same_finding(finding: str, theirs: Iterable[Past]) -> bool:
    """Whether one of these changes decided this finding."""
    return any(said["finding"] == finding for one in theirs for said in decided_in(one.change.values))
