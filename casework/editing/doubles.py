"""Whether what is added may be there already: told before anything is stored, and decided by whoever adds it."""

from collections.abc import Iterator

from casework.editing.draft import SHARED, Document, Draft
from casework.editing.refusals import Candidate, Double
from graph.model.change import RecordRef
from graph.model.records import order_key

PEOPLE = ("members", "private_network")


def check_doubles(draft: Draft, confirmed: bool) -> None:
    """`Double` where something that is new in the draft may be there, or says the very same as another record."""
    same = [*_same_content(draft)]
    if same:
        raise Double(same)
    if confirmed:
        return
    found = [one for ref in draft.changed() if ref not in draft.records and draft.has(ref) for one in _like(draft, ref)]
    if found:
        raise Double(list(dict.fromkeys(found)))


def _same_content(draft: Draft) -> Iterator[Candidate]:
    """Ties and wishes are known by what they say: two cannot say the same."""
    changed = set(draft.changed())
    seen: dict[tuple[str, str], RecordRef] = {}
    after = draft.after()
    for ref, record in after.items():
        if ref.list in ("ties", "private_ties", "wishes"):
            other = seen.setdefault((ref.list, order_key(record)), ref)
            if other != ref and {ref, other} & changed and draft.is_visible(other):
                yield Candidate(draft.key(other) if other in draft.records else order_key(record), ("same_content",))


def _like(draft: Draft, ref: RecordRef) -> Iterator[Candidate]:
    new = draft.document(ref)
    if ref.list in PEOPLE:
        for list in PEOPLE:
            yield from _alike(draft, ref, list, new)
    elif ref.list in SHARED:
        yield from _alike(draft, ref, ref.list, new)
        yield from _same_role(draft, ref, new) if ref.list == "actors" else ()
    elif ref.list == "engagements":
        yield from _same_work(draft, ref, new)


def _alike(draft: Draft, ref: RecordRef, list: str, new: Document) -> Iterator[Candidate]:
    for other in draft.visible(list):
        if other != ref and folded(draft.document(other).get("name")) == folded(new.get("name")):
            yield Candidate(draft.key(other), ("same_name",))


def folded(name: object) -> str:
    """A name without what people write now so, now so.

    >>> folded(" MORMOR ") == folded("mormor")
    True
    """
    return " ".join(str(name or "").casefold().split())


def _same_role(draft: Draft, ref: RecordRef, new: Document) -> Iterator[Candidate]:
    said = new.get("role"), new.get("unit")
    for other in draft.visible("actors"):
        there = draft.document(other)
        if other != ref and all(said) and said == (there.get("role"), there.get("unit")):
            yield Candidate(draft.key(other), ("same_role_and_unit",))


def _same_work(draft: Draft, ref: RecordRef, new: Document) -> Iterator[Candidate]:
    said = new.get("actor"), new.get("service")
    for other in draft.visible("engagements"):
        there = draft.document(other)
        is_over = there.get("status") in ("ended", "cancelled") or "to" in there
        if other != ref and said == (there.get("actor"), there.get("service")) and not is_over:
            yield Candidate(draft.key(other), ("same_actor_and_service",))
