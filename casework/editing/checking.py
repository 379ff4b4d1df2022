"""A draft through the checks of an import: what is wrong is told at its place in the body, or in the record that it contradicts."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from casework.editing.draft import SHARED, Document, Draft, Touched, texts
from casework.editing.refusals import Invalid, Named, NotAllowed, Wrong
from graph.checks import Fault, check_document
from graph.checks.faults import Place
from graph.checks.keys import is_name
from graph.checks.meetings import REFUSED
from graph.checks.values import shown
from graph.model.change import RecordRef
from graph.model.parts import FAMILY_LISTS, KINDS
from graph.model.records import order_key
from graph.model.text import named

GENERAL = "general_ties"
LONGEST_ID = 200
Where = dict[tuple[str, int], RecordRef]
"""By list and position in the document, what names the record."""


def _fetch_named(draft: Draft) -> None:
    """Let the draft know the units and actors that its changes name for the first time."""
    known = {ref.id for ref in draft.records if ref.list in SHARED}
    named = {
        one for ref in draft.changed() if draft.has(ref) for one in texts(draft.document(ref)) if len(one) <= LONGEST_ID
    }
    found = draft.opened.others(sorted(named - known - {draft.family}))
    for one in (draft, draft.mirror):
        if one is not None:
            one.records.update(found)


def check(draft: Draft, *, is_undo: bool = False) -> list[Wrong]:
    """Check what the draft says; gives what is doubtful and was not so before. `Invalid` with all that is wrong.

    What was may be put back though nobody may write it anew (`is_undo`).
    """
    _fetch_named(draft)
    if draft.mirror is None:
        return _check(draft, draft.wrongs, is_undo)
    warnings = _check(draft.mirror, draft.wrongs, is_undo)
    document, _ = _case_file(draft)
    if check_document(document).errors:
        raise NotAllowed
    return warnings


def _check(draft: Draft, wrongs: Sequence[Wrong], is_undo: bool) -> list[Wrong]:
    document, where = _case_file(draft)
    found = check_document(document)
    wrongs = [*wrongs, *_white_space(draft)]
    if not found.errors and not found.warnings and not wrongs:
        return []
    before = Draft(draft.opened, draft.today, lambda prefix: prefix, records=draft.records)
    document, before_where = _case_file(before)
    was = check_document(document)
    # what somebody sees may contradict itself, for want of what they do not see: that is no fault of their change
    old = {_said(before, fault, before_where) for fault in was.errors}
    wrongs += [_placed(draft, fault, where) for fault in found.errors if _said(draft, fault, where) not in old]
    if wrongs:
        raise Invalid(wrongs)
    old = {_said(before, fault, before_where) for fault in was.warnings}
    new = [fault for fault in found.warnings if _said(draft, fault, where) not in old]
    refused = [replace(_placed(draft, fault, where), code="refused") for fault in new if fault.code in REFUSED]
    if refused and not is_undo:
        raise Invalid(refused)
    return [_placed(draft, fault, where) for fault in new]


def _said(draft: Draft, fault: Fault, where: Where) -> tuple[str, str, RecordRef | None]:
    """What a fault says, wherever its record stands."""
    part = _at(draft, fault.place, where)
    return fault.code, str(dict(fault.values)), part[0] if part else None


def _case_file(draft: Draft) -> tuple[Document, Where]:
    """The family and all that it names as a document, and where its records stand in it."""
    where: Where = {}
    lists: dict[str, list[Document]] = {}
    for name in (*SHARED, *FAMILY_LISTS):
        for number, ref in enumerate(draft.refs(name)):
            where[name, number] = ref
            lists.setdefault(name, []).append(draft.document(ref))
    own = {key: value for key, value in draft.document(draft.own).items() if key not in FAMILY_LISTS}
    family = {**own, **{name: items for name, items in lists.items() if name not in SHARED}}
    document: Document = {
        "tovholder": 1,
        "as_of": str(draft.opened.file_as_of),
        "units": lists.get("units", []),
        "actors": lists.get("actors", []),
        "ties": [tie.document() for tie in draft.general_ties],
        "families": [family],
    }
    return document, where


def _placed(draft: Draft, fault: Fault, where: Where) -> Wrong:
    """A fault where it was asked for, beside the record that it contradicts."""
    one = _at(draft, fault.place, where)
    other = _at(draft, fault.also, where) if fault.also else None
    for part, rest in ((one, other), (other, one)):
        if part and part[0] in draft.touched:
            touched = draft.touched[part[0]]
            return Wrong(fault, touched.path(*part[1]) or None, _named(draft, rest))
    return Wrong(fault, None, _named(draft, one))


_At = tuple[RecordRef, Place]


def _at(draft: Draft, place: Place, where: Where) -> _At | None:
    """Which record a place of the document lies in, and where in it."""
    match place:
        case ("families", 0, str(name), int(number), *rest) if (name, number) in where:
            return where[name, number], tuple(rest)
        case ("families", 0, *rest):
            return draft.own, tuple(rest)
        case ("ties", int(number), *rest):
            tie = draft.general_ties[number]
            return RecordRef(GENERAL, "", order_key(tie)), tuple(rest)
        case (str(name), int(number), *rest) if (name, number) in where:
            return where[name, number], tuple(rest)
    return None


def _named(draft: Draft, part: _At | None) -> Named | None:
    if part is None:
        return None
    ref, rest = part
    key = ref.id if ref.list == GENERAL else draft.key(ref)
    return Named(ref.list, key, str(rest[0]) if rest else None)


def _white_space(draft: Draft) -> Sequence[Wrong]:
    """White space round names in the draft."""
    found: list[Wrong] = []
    for ref, touched in draft.touched.items():
        if draft.has(ref):
            old = draft.records[ref].document() if ref in draft.records else {}
            found += white_space(ref.list, old, draft.document(ref), touched)
    return found


def white_space(list: str, old: Document, new: Document, touched: Touched) -> Iterator[Wrong]:
    """White space round a name: a file's is no part of it, a writer's is a slip of the hand that is told."""
    for key, value in new.items():
        if isinstance(value, str) and value != value.strip() and value.strip() and value != old.get(key):
            if is_name(KINDS[list], key):
                said = {"value": shown(value), "character": named(_blank(value))}
                yield Wrong(Fault("white_space", (), said), touched.path(key))


def _blank(text: str) -> str:
    return text[0] if text[0].isspace() else text[-1]
