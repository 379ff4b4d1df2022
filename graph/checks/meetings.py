"""What the records of meetings may not say of each other: points, agreements that are passed on, who coordinates.

Some of what is only doubtful in a file is refused where somebody writes it now (`REFUSED`): it can hurt, or looks like a slip.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from graph.checks.faults import Fault, Place
from graph.checks.validate import Dropped
from graph.checks.values import shown
from graph.model.barred import barred
from graph.model.base import Record
from graph.model.meetings import Agreement, Meeting
from graph.model.periods import circle_period, meeting_day
from graph.model.records import CaseFile, Family

REFUSED = frozenset({"leader_writes_minutes", "barred_holder", "barred_invited", "private_at_cooperation", "no_holder"})
"""Warnings that are errors in forms and commands."""


def meeting_faults(case_file: CaseFile, dropped: Dropped) -> Iterator[Fault]:
    """Each contradiction in what meetings record."""
    for number, family in enumerate(case_file.families):
        place = ("families", number)
        for position, meeting in enumerate(family.meetings):
            yield from _items(meeting, (*place, "meetings", position))
            yield from _coordination(meeting, (*place, "meetings", position))
        yield from _agreements(family.agreements, (*place, "agreements"), case_file.day_of(family))
        if "agreements" not in dropped.thinned | dropped.lists:
            yield from _passed_to_nobody(family.agreements, (*place, "agreements"))


def doubtful_meetings(case_file: CaseFile) -> Iterator[Fault]:
    """Each thing that is doubtful in them."""
    for number, family in enumerate(case_file.families):
        place, kept_out = ("families", number), barred(family)
        for position, meeting in enumerate(family.meetings):
            yield from _doubtful_meeting(case_file, family, meeting, kept_out, (*place, "meetings", position))
        for position, agreement in enumerate(family.agreements):
            yield from _doubtful_agreement(agreement, kept_out, (*place, "agreements", position))


def _items(meeting: Meeting, place: Place) -> Iterator[Fault]:
    """A point has an id of its own in its meeting, on the agenda and on the board together; nobody is invited twice."""
    named = [("agenda", number, item.id) for number, item in enumerate(meeting.agenda)]
    named += [("board", number, item.id) for number, item in enumerate(meeting.board)]
    yield from _twice("id_twice", named, place)
    yield from _twice("invited_twice", [("invited", n, one.who) for n, one in enumerate(meeting.invited)], place)


def _twice(code: str, named: Sequence[tuple[str, int, str]], place: Place) -> Iterator[Fault]:
    first: dict[str, Place] = {}
    for list, number, id in named:
        here = (*place, list, number)
        if first.setdefault(id, here) != here:
            yield Fault(code, here, {"id": shown(id)}, also=first[id])


def _coordination(meeting: Meeting, place: Place) -> Iterator[Fault]:
    named = meeting.coordinator not in (None, "none")
    wrong = {"named": not named, "nobody": meeting.coordinator != "none"}
    if meeting.coordination and wrong.get(meeting.coordination):
        yield Fault(f"coordination_{meeting.coordination}", (*place, "coordination"))


def _agreements(agreements: Sequence[Agreement], place: Place, as_of: date) -> Iterator[Fault]:
    by_id = {one.id: one for one in agreements}
    taken: dict[str, int] = {}
    for number, one in enumerate(agreements):
        here = (*place, number)
        if one.after is not None and one.after in by_id:
            if taken.setdefault(one.after, number) != number:
                also = (*place, taken[one.after], "after")
                yield Fault("taken_over_twice", (*here, "after"), {"after": shown(one.after)}, also=also)
            yield from _passed_on(by_id[one.after], one, here)
        yield from _ends(one, here, as_of)
    yield from _circles(agreements, by_id, place)


def _passed_to_nobody(agreements: Sequence[Agreement], place: Place) -> Iterator[Fault]:
    taken = {one.after for one in agreements}
    for number, one in enumerate(agreements):
        if one.status == "passed" and one.id not in taken:
            yield Fault("passed_to_nobody", (*place, number, "status"), {"id": shown(one.id)})


def _passed_on(before: Agreement, one: Agreement, here: Place) -> Iterator[Fault]:
    said = {"after": shown(before.id), "id": shown(one.id)}
    if before.status != "passed":
        yield Fault("taken_over_not_passed", (*here, "after"), {**said, "status": before.status})
    elif before.to is None or one.from_ is None or str(before.to) != str(one.from_):
        yield Fault("passed_on_another_day", (*here, "from"), said)


def _ends(one: Agreement, here: Place, as_of: date) -> Iterator[Fault]:
    if one.to is None:
        return
    if one.status == "open":
        yield Fault("open_with_end", (*here, "to"), {"to": str(one.to)})
    if one.to.first > as_of:
        yield Fault("agreement_ends_later", (*here, "to"), {"to": str(one.to), "as_of": str(as_of)})


def _circles(agreements: Sequence[Agreement], by_id: dict[str, Agreement], place: Place) -> Iterator[Fault]:
    """Each circle of `after` once, at the first of its agreements in the file."""
    settled: set[str] = set()
    for number, one in enumerate(agreements):
        path: dict[str, None] = {}
        here: str | None = one.id
        while here is not None and here in by_id and here not in settled and here not in path:
            path[here] = None
            here = by_id[here].after
        if here in path:
            circle = [*path][[*path].index(here) :]
            chain = " → ".join(str(shown(name)) for name in [*circle[:8], circle[0]])
            yield Fault("agreements_in_circle", (*place, number, "after"), {"chain": chain})
        settled.update(path)


def _doubtful_meeting(
    case_file: CaseFile, family: Family, meeting: Meeting, kept_out: frozenset[str], place: Place
) -> Iterator[Fault]:
    if meeting.leader is not None and meeting.leader == meeting.minutes_by:
        yield Fault("leader_writes_minutes", (*place, "minutes_by"), {"id": shown(meeting.leader)})
    for number, one in enumerate(meeting.invited):
        if one.who in kept_out:
            yield Fault("barred_invited", (*place, "invited", number, "who"), {"id": shown(one.who)})
    if meeting.kind == "cooperation_meeting":
        private = _ids(family.members) | _ids(family.private_network)
        invited = (
            (*place, "invited", number, "who") for number, one in enumerate(meeting.invited) if one.who in private
        )
        yield from (Fault("private_at_cooperation", at) for at in invited)
        for who in meeting.participants:
            if who in private:
                yield Fault("private_at_cooperation", (*place, "participants"), item=who)
    if meeting.kind == "family_group_conference" and _works_here(case_file, family, meeting):
        yield Fault("convener_works_here", (*place, "convener"), {"id": shown(meeting.convener)})


def _works_here(case_file: CaseFile, family: Family, meeting: Meeting) -> bool:
    """Whether whoever convenes is one of the family's own helpers on the day of the meeting."""
    actor = next((one for one in case_file.actors if one.id == meeting.convener), None)
    as_of = case_file.day_of(family)
    day = meeting_day(meeting, as_of)
    works = (one for one in family.engagements if actor and one.actor == actor.id)
    return any((days := circle_period(work, actor, as_of)) and day in days for work in works if actor)


def _ids(records: Sequence[Record]) -> frozenset[str]:
    return frozenset(str(getattr(record, "id", "")) for record in records)


def _doubtful_agreement(one: Agreement, kept_out: frozenset[str], place: Place) -> Iterator[Fault]:
    said = {"id": shown(one.id)}
    if one.status in ("done", "dropped") and one.to is None:
        yield Fault("done_without_day", (*place, "to"), said)
    if one.from_ is None:
        yield Fault("agreement_without_beginning", (*place, "from"), said)
    if one.holder is None:
        yield Fault("no_holder", (*place, "holder"), said)
    elif one.holder in kept_out:
        yield Fault("barred_holder", (*place, "holder"), {"id": shown(one.holder)})
