"""Meetings and what comes of them: who has the ball, whom to invite, what may be said, what decisions would do, the year in lanes."""

import json
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tovholder.cli.console import engine_progress, out, spelled
from tovholder.cli.findings import As, Days, Family, Format, Lang, asked_of, days_of, on_day, one_day, stream
from tovholder.cli.help import Command
from tovholder.cli.settings import AsRole, read_settings
from tovholder.errors import InputError

if TYPE_CHECKING:
    from graph.reading.cut import Seen
    from tovholder.settings import Settings

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
OneFamily = Annotated[
    str, typer.Option("--family", metavar="cli.metavar.family", help="cli.meeting.family", callback=spelled)
]
Meeting = Annotated[str, typer.Option(metavar="cli.metavar.meeting", help="cli.meeting.meeting", callback=spelled)]
Day = Annotated[str | None, typer.Option("--as-of", metavar="cli.metavar.day", help="cli.meeting.as_of")]
First = Annotated[str, typer.Option("--from", metavar="cli.metavar.day", help="cli.changes.first")]
Last = Annotated[str, typer.Option("--to", metavar="cli.metavar.day", help="cli.changes.last")]


def balls(
    family: Family, as_of: Days = None, format: As = Format.table, lang: Lang = None, role: AsRole = None
) -> None:
    """Who has the ball: what is agreed and not done yet, and needs that nobody has promised anything about."""
    from queries import at
    from tovholder.cli.meeting_tables import show_balls

    settings = read_settings()
    days = days_of(as_of)
    with engine_progress() as progress, _in_session(settings, progress, lang, role, "balls") as session:
        asked = asked_of(session, family, days)
        if format is Format.json:
            stream(ball.document() for facts, day in asked for ball in at(facts, day).balls)
        else:
            for facts, day in asked:
                show_balls(at(facts, day), session.lang)


def timeline(
    family: OneFamily, first: First, last: Last, format: As = Format.table, lang: Lang = None, role: AsRole = None
) -> None:
    """What was done with a family from one day to another, in lanes by administration and actor, and the gaps between contacts."""
    from queries.timeline import timeline as lanes_between
    from tovholder.cli.meeting_tables import show_timeline

    begin, end = one_day(first, "--from"), one_day(last, "--to")
    settings = read_settings()
    with engine_progress() as progress, _in_session(settings, progress, lang, role, "timeline") as session:
        one, other = (on_day(day, session) for day in (begin, end) if day)
        if one > other:
            raise InputError("cli_days_order", first=one, last=other)
        [facts] = session.facts([family])
        found = lanes_between(facts, one, other)
        _tell(found, format, show_timeline, session)


@app.command("invite", cls=Command, help="cli.meeting.invite.help")
def invite(
    family: OneFamily,
    meeting: Meeting,
    as_of: Day = None,
    format: As = Format.table,
    lang: Lang = None,
    role: AsRole = None,
) -> None:
    """Whom to invite, why, and what must be asked first."""
    from queries.meetings.invite import invitation
    from tovholder.cli.meeting_tables import show_invitation

    settings = read_settings()
    with engine_progress() as progress, _in_session(settings, progress, lang, role, "invite") as session:
        [facts] = session.facts([family])
        found = invitation(facts, meeting, _day(as_of, session), settings.consent_age)
        may_know = session.may_know_who_is_apart(facts)
        if format is Format.json:
            _print(found.document() if may_know else {**found.document(), "not_together": []})
        else:
            show_invitation(found, session.lang, apart=may_know)


@app.command("consent", cls=Command, help="cli.meeting.consent.help")
def consent(
    family: OneFamily,
    meeting: Meeting,
    as_of: Day = None,
    format: As = Format.table,
    lang: Lang = None,
    role: AsRole = None,
) -> None:
    """What may be said between the units of those who come, and what is missing."""
    from queries.meetings.consent_matrix import consent_matrix
    from queries.meetings.day import meeting_on
    from tovholder.cli.meeting_tables import show_matrix

    settings = read_settings()
    with engine_progress() as progress, _in_session(settings, progress, lang, role, "consent") as session:
        [facts] = session.facts([family])
        found = consent_matrix(meeting_on(facts, meeting, _day(as_of, session)), settings.consent_age)
        _tell(found, format, show_matrix, session)


@app.command("effect", cls=Command, help="cli.meeting.effect.help")
def effect(
    family: OneFamily,
    meeting: Meeting,
    as_of: Day = None,
    format: As = Format.table,
    lang: Lang = None,
    role: AsRole = None,
) -> None:
    """What the decisions of a meeting would do, once they are carried out."""
    from queries.meetings.effect import effect as effect_of
    from tovholder.cli.meeting_tables import show_effect

    settings = read_settings()
    with engine_progress() as progress, _in_session(settings, progress, lang, role, "effect") as session:
        [facts] = session.facts([family])
        _tell(effect_of(_told(facts, session), meeting, _day(as_of, session)), format, show_effect, session)


@app.command("changes", cls=Command, help="cli.meeting.changes.help")
def changes(
    family: OneFamily,
    meeting: Meeting,
    as_of: Day = None,
    format: As = Format.table,
    lang: Lang = None,
    role: AsRole = None,
) -> None:
    """What a meeting changed, and what it left open."""
    from queries.meetings.changed import meeting_changes
    from tovholder.cli.meeting_tables import show_meeting_changes

    settings = read_settings()
    with engine_progress() as progress, _in_session(settings, progress, lang, role, "meeting_changes") as session:
        [facts] = session.facts([family])
        found = meeting_changes(_told(facts, session), meeting, _day(as_of, session))
        _tell(found, format, show_meeting_changes, session)


def _in_session(settings: "Settings", progress: Any, lang: str | None, role: str | None, asked: str) -> Any:
    from tovholder.application import in_session

    return in_session(settings, progress, lang, role=role, act=("query", asked))


def _told(facts: "Seen", session: Any) -> "Seen":
    from queries.distinct_names import with_distinct_names

    return with_distinct_names(facts, session.lang).facts


def _day(text: str | None, session: Any) -> date | None:
    asked = one_day(text)
    return on_day(asked, session) if asked else None


def _tell(found: Any, format: Format, show: Callable[[Any, str], None], session: Any) -> None:
    """What was found, as it was asked for: JSON, or shown."""
    if format is Format.json:
        _print(found.document())
    else:
        show(found, session.lang)


def _print(document: dict[str, Any]) -> None:
    out().print(json.dumps(document, ensure_ascii=False), soft_wrap=True)
