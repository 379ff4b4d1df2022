"""Referat: what a meeting said, agreed on and changed, what it left open, the next day, and the map before and after it."""

from collections.abc import Callable, Iterator
from datetime import date

from maps.family import FamilyMap
from maps.papers.agreed import STATUS, agreements_table, decisions, in_time, status_columns, status_row
from maps.papers.model import Drawing, Paper, Section, Table
from maps.papers.overview import service
from maps.papers.writing import Writer
from queries.change_sentences import sentences_of
from queries.meetings.changed import MeetingChanges, meeting_changes
from words import Message, capital, text

FACTS = (0.28, 0.72)
DECIDED = (0.34, 0.2, 0.2, 0.26)
BOARD = ("works", "worries", "next")
OF_FINDINGS = frozenset({"findings", "connected"})
"""What changed in what is asked of the working view: it stands in no paper."""


def minutes(writer: Writer, map_of: Callable[[date], FamilyMap]) -> Paper:
    """The minutes of a meeting. `map_of`: the map of a day, of the same as is seen."""
    changed = meeting_changes(writer.facts, writer.meeting_id)
    sections = [
        _facts(writer),
        *_board(writer),
        *_agreements(writer, changed),
        *_decisions(writer),
        *_status(writer),
        _changes(writer, changed),
        _next(writer),
        *_maps(writer, changed, map_of),
    ]
    return writer.paper("minutes", sections, head=(writer.family_name,))


def _facts(writer: Writer) -> Section:
    meeting, say = writer.meeting, writer.say
    rows = [
        (say("where"), writer.known(meeting.place)),
        (say("who_led"), writer.one(meeting.leader)),
        (say("who_wrote"), writer.one(meeting.minutes_by)),
        (say("who_came"), "\n".join(writer.people()) or writer.unknown),
        (say("why"), writer.known(meeting.purpose)),
        (say("minutes.approved"), writer.names(meeting.minutes_approved) or say("minutes.not_yet")),
        (say("minutes.coordination"), _coordination(writer)),
    ]
    if accepted := meeting.plan_accepted:
        told = say("minutes.accepted_by", who=writer.view.name(accepted.by), day=writer.when(accepted.date))
        rows.append((say("minutes.accepted"), told))
    return Section(table=Table(("", ""), FACTS, tuple(rows)))


def _coordination(writer: Writer) -> str:
    meeting = writer.meeting
    if meeting.coordinator and meeting.coordinator != "none":
        return writer.one(meeting.coordinator)
    word = meeting.coordination or ("nobody" if meeting.coordinator == "none" else None)
    return writer.say(f"minutes.is_{word}") if word and word != "named" else writer.unknown


def _board(writer: Writer) -> Iterator[Section]:
    for column in BOARD:
        said = tuple(
            writer.say("minutes.said", text=one.text, who=writer.view.name(one.said_by)) if one.said_by else one.text
            for one in writer.meeting.board
            if one.column == column
        )
        if said:
            yield Section(writer.say(f"minutes.{column}"), items=said)


def _agreements(writer: Writer, changed: MeetingChanges) -> Iterator[Section]:
    made = [one for one in changed.made if one.status != "passed"]
    say = writer.say
    if not made:
        yield Section(say("goals.agreements"), texts=(say("minutes.no_agreements"),))
        return
    done = [one for one in made if one.status != "open"]
    left = [one for one in made if one.status == "open"]
    if done:
        yield Section(say("goals.agreements"), table=agreements_table(writer, done))
    if left:
        yield Section(say("minutes.left_open"), table=agreements_table(writer, left))


def _decisions(writer: Writer) -> Iterator[Section]:
    decided = decisions(writer)
    works = {work.engagement.id: work for work in writer.view.works}
    rows = []
    for id, one in decided.items():
        said = text(Message(f"editing.decision.{one.decision}"), writer.lang)
        often = writer.often(one.per_week)
        name = f"{service(writer, works[id])}\n{writer.with_unit(works[id].actor.id)}"
        rows.append((name, f"{said}, {often}" if often else said, writer.when(one.from_), writer.names(one.by) or "–"))
    if rows:
        columns = tuple(writer.say(f"minutes.decided_{name}") for name in ("what", "how", "from", "by"))
        yield Section(writer.say("minutes.decided"), table=Table(columns, DECIDED, tuple(rows)))


def _status(writer: Writer) -> Iterator[Section]:
    family, here = writer.facts.family, writer.meeting.id
    hopes = tuple(
        writer.say("minutes.said", text=one.text, who=writer.view.name(one.who))
        for one in family.dreams
        if one.meeting == here
    )
    if hopes:
        yield Section(writer.say("goals.dreams"), items=hopes)
    points = in_time(tuple(one for one in family.status_points if one.meeting == here))
    if points:
        rows = tuple(status_row(writer, one) for one in points)
        yield Section(writer.say("goals.status"), table=Table(status_columns(writer), STATUS, rows))


def _changes(writer: Writer, changed: MeetingChanges) -> Section:
    """What differs between the day before and the day after, of people, contacts and support."""
    lang, between = writer.lang, changed.between
    skipped = {text(Message(f"changes.{name}"), lang) for name in OF_FINDINGS}
    same = {  # the two talk as before
        text(Message(f"changes.tie.changed_{one.after}", {"names": one.names}), lang)
        for one in between.ties_changed
        if one.before == one.after
    }
    sections = (one for one in sentences_of(between, lang) if one.heading not in skipped)
    told = tuple(capital(line) for section in sections for line in section.lines if line not in same)
    days = writer.say(
        "minutes.window", first=writer.teller.day(changed.window.first), last=writer.teller.day(changed.window.last)
    )
    return Section(writer.say("minutes.changes"), (days,) if told else (writer.say("minutes.no_changes"),), items=told)


def _next(writer: Writer) -> Section:
    meeting, say = writer.meeting, writer.say
    after = next((one for one in writer.facts.family.meetings if one.id == meeting.next), None)
    rows = (
        (say("minutes.next_meeting"), writer.teller.meeting_called(after) if after else writer.unknown),
        (say("minutes.follow_up"), writer.when(meeting.follow_up)),
    )
    return Section(say("minutes.next_day"), table=Table(("", ""), FACTS, rows))


def _maps(writer: Writer, changed: MeetingChanges, map_of: Callable[[date], FamilyMap]) -> Iterator[Section]:
    for name, day in (("map_before", changed.window.first), ("map_after", changed.window.last)):
        map, heading = map_of(day), writer.say(f"minutes.{name}", day=writer.teller.day(day))
        if map.nobody:
            yield Section(heading, texts=(map.nobody,))
        else:
            yield Section(heading, drawing=Drawing(map.print_svg, heading))
