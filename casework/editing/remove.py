"""`remove`: a record was never true, or must not be kept: it is gone from every day, with what is nothing without it."""

from collections.abc import Iterator, Mapping
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
NAMED_BY_OTHERS = ("members", "private_network", "homes", "engagements")
"""Records that others name: who does not see all of these others cannot remove them."""


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
}
_LISTS = ("for", "attends", "custody", "participants", "about")
_MUST_NAME_SOMEBODY = frozenset({("needs", "for"), ("consents", "about")})
"""Lists that say something else, or nothing, once they are empty."""


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
        if draft.opened.now.scope.limited and self.list in NAMED_BY_OTHERS:
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
    for field in _LISTS if is_person else ():
        items = document.get(field)
        if isinstance(items, list) and ref.id in items:
            yield Mention(other, field, items == [ref.id] and (other.list, field) in _MUST_NAME_SOMEBODY)
    if ref.list == "homes":
        if any(_home(stay) == ref.id for stay in document.get("lives_in", ())):
            yield Mention(other, "lives_in", False)
        if other.list == "engagements" and document.get("at") == ref.id:
            yield Mention(other, "at", False)
    if ref.list == "engagements" and document.get("stopped_because_of") == ref.id:
        yield Mention(other, "stopped_because_of", False)


def _home(stay: Any) -> Any:
    return stay if isinstance(stay, str) else stay["home"]


def forget(draft: Draft, mention: Mention, id: str, path: str) -> None:
    """Take a name out of a record that says something without it too."""
    document = draft.shown_document(mention.ref)  # what the writer does not see in it stays
    if mention.field == "at":
        draft.say(mention.ref, "at", "unknown", path)
    elif mention.field == "stopped_because_of":
        draft.say(mention.ref, mention.field, None, path)
    elif mention.field == "lives_in":
        left = [stay for stay in document["lives_in"] if _home(stay) != id]
        draft.say(mention.ref, "lives_in", left or None, path)
    else:
        draft.say(mention.ref, mention.field, [item for item in document[mention.field] if item != id], path)


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
