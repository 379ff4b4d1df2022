"""`remove`: a record was never true, or must not be kept: it is gone from every day, with what is nothing without it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from casework.editing.body import Body
from casework.editing.draft import Draft
from casework.editing.finding_records import find, named
from casework.editing.refusals import InUse, Named, NotAllowed
from graph.model.change import RecordRef
from graph.model.parts import FAMILY_LISTS, OWN

REASONS = ("mistake", "double", "wrong_family", "family_asked")
ERASED = frozenset({"wrong_family", "family_asked"})
"""Reasons for which the log must not keep what the record said, after some days."""
NAMED_BY_ALL = ("members", "private_network", "homes", "engagements")
"""Records that others of many kinds name: who does not see all of these others cannot remove them."""
NAMED_BY_OTHERS = (*NAMED_BY_ALL, "needs", "meetings", "agreements")


class Mention(NamedTuple):
    """A record names another in a field: is it nothing without it, or does the mention go?"""

    ref: RecordRef
    field: str
    essential: bool


_ESSENTIAL: Mapping[str, frozenset[str]] = {
    "private_ties": frozenset({"a", "b"}),
    "wishes": frozenset({"about", "by"}),  # whose wish it is nobody said would be the family's
    "ties": frozenset({"a", "b"}),
    "consents": frozenset({"given_by"}),
    "agreements": frozenset({"holder"}),
    "status_points": frozenset({"said_by", "about"}),
    "dreams": frozenset({"who"}),
}
_SINGLE: Mapping[str, frozenset[str]] = {"meetings": frozenset({"minutes_by"})}
"""Fields that name a person, of records that say something without."""
_LISTS = ("for", "attends", "custody", "participants", "about", "minutes_approved", "by")
_MUST_NAME_SOMEBODY = frozenset({("needs", "for"), ("consents", "about"), ("agreements", "about")})
"""Lists that say something else, or nothing, once they are empty."""
_WITHIN = {"invited": ("who", "asked_for_by"), "board": ("said_by",)}
"""Lists inside a meeting, with the keys that name people."""
_OF_RECORDS: Mapping[str, Mapping[tuple[str, str], bool]] = {
    "engagements": {("engagements", "stopped_because_of"): False, ("priorities", "engagement"): True},
    "needs": {("agreements", "need"): False},
    "meetings": {
        ("meetings", "next"): False,
        **{(list, "meeting"): False for list in ("agreements", "priorities", "status_points", "dreams")},
    },
    "agreements": {("agreements", "after"): False},
}
"""By list, the records and fields that name one of it: are they nothing without it?"""


@dataclass(frozen=True)
class Remove:
    """A record, why, and what goes with it."""

    body: Body
    list: str
    reason: str
    others: tuple[tuple[str, str], ...]

    def values(self) -> Mapping[str, Any]:
        return {"list": self.list, "key": self.body.said["key"], "reason": self.reason}

    def apply(self, draft: Draft) -> None:
        """Remove it with what names it; `InUse` where something that names it is not named here."""
        if draft.opened.now.scope.limited and self.list in NAMED_BY_ALL:
            raise NotAllowed
        first = named(draft, self.body)
        allowed = {find(draft, list, key) for list, key in self.others}
        going, missing = [first], list[Named]()
        while going:
            ref = going.pop()
            if not draft.has(ref):
                continue
            for mention in mentions_of(draft, ref):
                if mention.ref not in allowed:
                    missing.append(Named(mention.ref.list, draft.key(mention.ref), mention.field))
                elif mention.essential:
                    going.append(mention.ref)
                else:
                    forget(draft, mention, ref.id, self.body.path("key"))
            draft.drop(ref, self.body.path("key"))
        if missing:
            raise InUse(list(dict.fromkeys(missing)))


def mentions_of(draft: Draft, ref: RecordRef) -> Iterator[Mention]:
    """The records of the family that name this one."""
    if ref.list not in NAMED_BY_OTHERS:
        return
    for list in FAMILY_LISTS:
        for other in [*draft.refs(list)]:
            if other != ref:
                yield from _mentions(draft, other, ref)


def _mentions(draft: Draft, other: RecordRef, ref: RecordRef) -> Iterator[Mention]:
    document = draft.document(other)
    is_person = ref.list in (
        "members",
        "private_network",
    )  # homes and work may have the ids of people, and fields of their own
    for field in _ESSENTIAL.get(other.list, ()) if is_person else ():
        if document.get(field) == ref.id:
            yield Mention(other, field, True)
    for field in _SINGLE.get(other.list, ()) if is_person else ():
        if document.get(field) == ref.id:
            yield Mention(other, field, False)
    for field, keys in _WITHIN.items() if is_person else ():
        if any(item.get(key) == ref.id for item in document.get(field, ()) for key in keys):
            yield Mention(other, field, False)
    for field in _LISTS if is_person else ():
        items = document.get(field)
        if isinstance(items, list) and ref.id in items:
            yield Mention(other, field, items == [ref.id] and (other.list, field) in _MUST_NAME_SOMEBODY)
    if ref.list == "homes":
        if any(_home(stay) == ref.id for stay in document.get("lives_in", ())):
            yield Mention(other, "lives_in", False)
        if other.list == "engagements" and document.get("at") == ref.id:
            yield Mention(other, "at", False)
    for (naming, field), essential in _OF_RECORDS.get(ref.list, {}).items():
        if other.list == naming and document.get(field) == ref.id:
            yield Mention(other, field, essential)


def _home(stay: Any) -> Any:
    return stay if isinstance(stay, str) else stay["home"]


def forget(draft: Draft, mention: Mention, id: str, path: str) -> None:
    """Take a name out of a record that says something without it too."""
    document = draft.shown_document(mention.ref)  # what the writer does not see in it stays
    if mention.field == "at":
        draft.say(mention.ref, "at", "unknown", path)
    elif mention.field in _WITHIN:
        draft.say(mention.ref, mention.field, [*_without(document[mention.field], mention.field, id)] or None, path)
    elif not isinstance(document[mention.field], list):
        draft.say(mention.ref, mention.field, None, path)
    elif mention.field == "lives_in":
        left = [stay for stay in document["lives_in"] if _home(stay) != id]
        draft.say(mention.ref, "lives_in", left or None, path)
    else:
        draft.say(mention.ref, mention.field, [item for item in document[mention.field] if item != id], path)


def _without(items: Iterable[dict[str, Any]], list: str, id: str) -> Iterator[dict[str, Any]]:
    """The items of a list inside a meeting without somebody: whoever is invited goes, what was said stays."""
    for item in items:
        if item.get("who") != id:
            yield {key: value for key, value in item.items() if key not in _WITHIN[list] or value != id}


def read(body: Body) -> Remove | None:
    """What the body says of it."""
    body.only("list", "key", "reason", "with", "base", "request", "confirm")
    list = body.word("list", FAMILY_LISTS, required=True)
    body.text("key", required=True)
    reason = body.word("reason", REASONS, required=True)
    others: set[tuple[str, str]] = set()
    for other in body.bodies("with"):
        other.only("list", "key", "field")
        inner, key = other.word("list", (*FAMILY_LISTS, OWN), required=True), other.text("key", required=True)
        if inner and key is not None:
            others.add((inner, key))
    if list is None or reason is None or "key" not in body.said:
        return None
    return Remove(body, list, reason, tuple(sorted(others)))
