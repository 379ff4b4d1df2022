"""Meetings and what comes of them as a person reads them in a terminal."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, Any

from rich.text import Text

from graph.model.catalogue import Tasks
from graph.model.records import Need
from maps.page.balls import state_word
from tovholder.cli.console import out
from tovholder.cli.tables import indented, say_for_work, shown_head
from words import Message, Series, text
from words.dates import When

if TYPE_CHECKING:
    from queries.day.balls import Ball
    from queries.day.view import View
    from queries.meetings.changed import MeetingChanges
    from queries.meetings.consent_matrix import ConsentMatrix
    from queries.meetings.effect import Effect
    from queries.meetings.invite import Invitation, Person
    from queries.timeline import Entry, Timeline

Say = Callable[..., str]


def _saying(lang: str) -> Say:
    return partial(_say, lang)


def _say(lang: str, key: str, **values: Any) -> str:
    return text(Message(key, values), lang)


def _lines(lines: Iterable[str]) -> None:
    for line in lines:
        indented(line)


def show_balls(view: "View", lang: str) -> None:
    """Who has the ball in one family."""
    say = _saying(lang)
    shown_head(view.facts, view.day, lang)
    _lines([line for ball in view.balls for line in _ball(view, ball, say, lang)] or [say("cli.balls.none")])
    out().print()


def _ball(view: "View", ball: "Ball", say: Say, lang: str) -> Iterable[str]:
    record = ball.record
    what = say("cli.balls.need", task=Tasks((record.function,))) if isinstance(record, Need) else f"»{record.text}«"
    due = None if isinstance(record, Need) else record.due
    yield say(
        "cli.balls.line",
        state=say(f"balls.{state_word(view, ball)}"),
        text=what,
        holder=say("cli.balls.holder", holder=view.name(ball.holder)) if ball.holder else "",
        due=say("cli.balls.due", due=When(due)) if due else "",
    )
    if ball.before:
        yield say("cli.balls.passes", count=len(ball.before), before=", ".join(ball.before))
    if ball.colleagues:
        yield say("cli.balls.colleagues", names=Series(view.names(ball.colleagues)).text(lang))


def show_timeline(found: "Timeline", lang: str) -> None:
    """The lanes of a family, and the gaps between contacts."""
    say, view = _saying(lang), found.view
    shown_head(view.facts, view.day, lang)
    for lane in found.lanes:
        names = {"actor": view.called(lane.actor or ""), "unit": view.called(lane.unit or "")}
        kind = "lane_none" if lane.actor is None else "lane_alone" if lane.unit is None else "lane"
        out().print(Text(say(f"cli.timeline.{kind}", **names), style="bold"))
        _lines(_entry(view, entry, lane.actor, say, lang) for entry in lane.entries)
    gaps = [pair for pair in found.pairs if pair.gap is not None]
    if gaps:
        out().print(Text(say("cli.timeline.gaps"), style="bold"))
    for pair in gaps:
        least, most = pair.gap or (0, 0)
        one, other = (view.called(id) for id in pair.pair)
        key = "gap_exact" if least == most else "gap"
        _lines([say(f"cli.timeline.{key}", one=one, other=other, least=least, most=most)])


def _entry(view: "View", entry: "Entry", lane: str | None, say: Say, lang: str) -> str:
    others = [id for id in entry.named if id != lane and id not in view.known_barred]
    return say(
        "cli.timeline.line",
        when=When(entry.start).text(lang) if entry.start else say("cli.timeline.unknown"),
        kind=say(f"cli.timeline.kind.{entry.kind}"),
        id=entry.id,
        cause=say("cli.timeline.cause", cause=entry.cause) if entry.cause else "",
        **{"with": say("cli.timeline.with", names=Series(view.names(tuple(others))).text(lang)) if others else ""},
    )


def show_invitation(found: "Invitation", lang: str, *, apart: bool) -> None:
    """Whom to invite to a meeting; `apart`: whether whoever reads may know who must not meet."""
    say, view = _saying(lang), found.on.view
    shown_head(view.facts, view.day, lang)
    _lines(_person(view, one, say) for one in found.people if one.reasons)
    chosen = found.smallest
    if chosen.actors:
        _lines([say("cli.meeting.smallest", names=Series(view.names(chosen.actors)).text(lang))])
    if chosen.untouched:
        _lines([say("cli.meeting.untouched", count=len(chosen.untouched))])
    for one, other in found.not_together if apart else ():
        _lines([say("cli.meeting.apart", one=view.called(one), other=view.called(other))])


def _person(view: "View", person: "Person", say: Say) -> str:
    reasons = ", ".join(say(f"cli.meeting.reason.{one.reason}") for one in person.reasons)
    against = "".join(f"; {say(f'cli.meeting.keep_out.{word}')}" for word in person.keep_out)
    return f"{view.called(person.who)} – {say('cli.meeting.yes' if person.suggested else 'cli.meeting.no')}: {reasons}{against}"


def show_matrix(found: "ConsentMatrix", lang: str) -> None:
    """What may be said at a meeting."""
    say, view = _saying(lang), found.on.view
    shown_head(view.facts, view.day, lang)
    lines = [
        say(
            "cli.meeting.cell",
            to=view.called(cell.to_unit),
            information=say(f"rights.information.{cell.information}"),
            state=cell.statute or say(f"cli.meeting.state.{cell.state}"),
            until=say("cli.meeting.until", day=cell.until) if cell.until else "",
            ask=say("cli.meeting.ask", names=Series(view.names(cell.ask)).text(lang)) if cell.ask else "",
            **{"from": view.called(cell.from_unit)},
        )
        for cell in found.cells
    ]
    _lines(lines or [say("cli.meeting.no_cells")])


def show_effect(found: "Effect", lang: str) -> None:
    """What the decisions of a meeting would do."""
    say, view, told = _saying(lang), found.before, found.document()
    shown_head(view.facts, found.day, lang)
    for member, week in told["weekly_appointments"].items():
        if week["before"] != week["after"]:
            before, after = (_span(week[name]) for name in ("before", "after"))
            _lines([say("cli.meeting.week", name=view.called(member), before=before, after=after)])
    counts = {name: len(told["findings"][name]) for name in ("gone", "new")}
    _lines(say(f"cli.meeting.{name}", count=count) for name, count in counts.items())
    if told["needs_without_help"]:
        _lines([say("cli.meeting.unhelped", ids=", ".join(told["needs_without_help"]))])
    for one, other in told["pairs_lost"]:
        _lines([say("cli.meeting.lost", one=view.called(one), other=view.called(other))])
    if told["unknown"]:
        _lines([say("cli.meeting.unknown", ids=", ".join(told["unknown"]))])


def _span(ends: list[float | None]) -> str:
    low, high = ("?" if end is None else f"{end:g}" for end in ends)
    return low if low == high else f"{low}–{high}"


def show_meeting_changes(found: "MeetingChanges", lang: str) -> None:
    """What a meeting changed."""
    say, told = _saying(lang), found.document()
    out().print(Text(f"{told['from']} → {told['to']}", style="bold"))
    say_for_work(lang)
    _lines([say("cli.meeting.ties", count=len(told["ties"]))])
    _lines([say("cli.meeting.agreements", **{name: len(ids) for name, ids in told["agreements"].items()})])
    _lines(say(f"cli.meeting.{name}", count=len(told["findings"][name])) for name in ("gone", "new"))
    if told["left_open"]:
        _lines([say("cli.meeting.left_open", ids=", ".join(told["left_open"]))])
