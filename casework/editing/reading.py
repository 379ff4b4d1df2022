"""A family as whoever edits reads it: its records with their keys, its history, its findings with what was decided of them."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from casework.editing.decisions import Status, gone, hidden_from, statuses
from casework.editing.history import Past, past, version
from casework.editing.summary import change_of
from graph.editing import Opened
from graph.model.change import RecordRef
from graph.model.log import undone
from graph.model.parts import FAMILY_LISTS, OWN
from graph.model.records import CaseFile, order_key
from queries.finding import Finding
from queries.rules.registry import findings

PAGE = 50
"""Changes a page."""


def opened_document(opened: Opened) -> dict[str, Any]:
    """The family with its records and their keys, ready for JSON."""
    seen, shown = opened.now.seen, opened.now.records(opened.records)
    lists: dict[str, dict[str, Any]] = {list: {} for list in FAMILY_LISTS}
    for ref, record in shown.items():
        if ref.list in lists:
            lists[ref.list].setdefault(order_key(record), record.document())
    own = shown[RecordRef(OWN, opened.family, "")]
    return {
        "id": opened.family,
        "name": seen.family.name,
        "as_of": str(seen.as_of),
        "version": version(opened),
        "may_edit": opened.look.changes(opened.now).any,
        "family": own.document(),
        "lists": {
            list: [{"key": key, "record": record} for key, record in sorted(records.items())]
            for list, records in lists.items()
        },
        "actors": [actor.document() for actor in seen.actors.values()],
        "units": [unit.document() for unit in seen.units.values()],
    }


def file_of(opened: Opened) -> CaseFile:
    """The family and all that it names, as a case file."""
    seen = opened.look.on_paper(opened.now.seen)
    return CaseFile.model_construct(
        None,
        tovholder=1,
        municipality=seen.municipality,
        as_of=opened.file_as_of,
        units=tuple(seen.units.values()),
        actors=tuple(seen.actors.values()),
        ties=seen.general_ties,
        families=(seen.family,),
    ).in_order()


class AskedChanges(NamedTuple):
    """Which changes are asked for."""

    since: str | None = None
    """Those after this version; `visit`: after the viewer's last visit, but for their own."""
    record: tuple[str, str] | None = None
    """Those of the record of this list and key."""
    before: str | None = None
    """Those before this change: the next page."""


def changes_document(opened: Opened, asked: AskedChanges, user: str, lang: str) -> dict[str, Any]:
    """The changes that exist for the viewer, ready for JSON."""
    back = undone(opened.log.taking_back())
    told: list[dict[str, Any]] = []
    chosen = _chosen(opened, asked, user)
    for one in chosen:
        if len(told) == PAGE:
            return {"version": version(opened), "changes": told, "next": told[-1]["key"]}
        told.append(_told(one, one.change.key in back, lang))
    return {"version": version(opened), "changes": told, "next": None}


def _chosen(opened: Opened, asked: AskedChanges, user: str) -> Iterator[Past]:
    since = _since(opened, asked.since, user)
    waiting = asked.before is not None
    wanted = None if asked.record is None else _ids(opened, *asked.record)
    for one in past(opened):
        if one.change.number <= since:
            return
        if not waiting and not (asked.since == "visit" and one.change.user == user):
            if wanted is None or any((entry.list, entry.id) in wanted for entry in one.records):
                yield one
        waiting = waiting and one.change.key != asked.before


def _since(opened: Opened, said: str | None, user: str) -> int:
    if said is None or said == "0":
        return 0
    if said == "visit":
        visit = opened.log.visit(user)
        return visit.number if visit else 0
    seen = opened.log.change(said)
    return seen.number if seen else 0


def _ids(opened: Opened, list: str, key: str) -> set[tuple[str, str]]:
    """The records that have or had this key."""
    found = {(one.list, one.id) for one in opened.records if one.list == list and one.id == key}
    for one in past(opened):
        found |= {(e.list, e.id) for e in one.records if e.list == list and key in (e.before_key, e.after_key)}
    return found


def _told(one: Past, is_undone: bool, lang: str) -> dict[str, Any]:
    records = [
        {"list": e.list, "before_key": e.before_key, "key": e.after_key, "before": e.before, "after": e.after}
        for e in one.records
    ]
    more = {"undoes": one.change.undoes, "redoes": one.change.redoes, "undone": is_undone}
    return {**change_of(one, lang), **more, "erased": one.change.erased, "records": records}


def findings_document(opened: Opened, day: date | None, today: date, lang: str) -> dict[str, Any]:
    """The findings of a day, each with its status, and the decisions of those that are there no more; ready for JSON."""
    seen = opened.now.seen
    on = day or seen.as_of
    found = findings(seen, on)
    decided, hidden = opened.log.decisions(), hidden_from(opened, opened.now)
    status = statuses(found, decided, on, today, hidden)
    return {
        "as_of": str(on),
        "version": version(opened),
        "findings": [{**one.document(lang), "status": status[one.id].document()} for one in found],
        "gone": gone(found, decided, hidden),
    }


def statuses_of(opened: Opened, found: Sequence[Finding], day: date, today: date) -> Mapping[str, Status]:
    """By id, what is decided of these findings of a day."""
    return statuses(found, opened.log.decisions(), day, today, hidden_from(opened, opened.now))
