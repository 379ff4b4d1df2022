"""Findings and measures, as JSON or readable in the terminal."""

import json
import sys
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal

import typer

from tovholder.cli.console import counted, engine_progress, err, say, spelled
from tovholder.cli.settings import AsRole, read_settings
from tovholder.cli.streams import nobody_reads
from tovholder.errors import InputError

if TYPE_CHECKING:
    from casework.session import Session
    from graph.reading.cut import Seen


class Format(StrEnum):
    """How the answer is written."""

    json = "json"
    table = "table"


class Language(StrEnum):
    """Danish or English."""

    da = "da"
    en = "en"


Family = Annotated[str, typer.Option(metavar="cli.metavar.family", help="cli.findings.family", callback=spelled)]
Days = Annotated[
    list[str] | None,
    typer.Option("--as-of", metavar="cli.metavar.day", help="cli.findings.as_of"),
]
As = Annotated[Format, typer.Option("--format", metavar="json|table", help="cli.findings.format")]
Lang = Annotated[Language | None, typer.Option("--lang", metavar="da|en", help="cli.findings.lang")]


def findings(
    family: Family, as_of: Days = None, format: As = Format.table, lang: Lang = None, role: AsRole = None
) -> None:
    """What a family's network asks of those who work with it: questions with evidence, never scores."""
    from queries import at, findings_of
    from queries import findings as find
    from tovholder.cli.tables import show_findings

    settings = read_settings()
    days = days_of(as_of)
    with engine_progress() as progress, _in_session(settings, progress, lang, role, "findings") as session:
        asked = asked_of(session, family, days)
        if format is Format.json:
            stream(finding.document(session.lang) for facts, day in asked for finding in find(facts, day))
        else:
            for facts, day in asked:
                view = at(facts, day)
                show_findings(view, findings_of(view), session.lang)


def measures(
    family: Family, as_of: Days = None, format: As = Format.table, lang: Lang = None, role: AsRole = None
) -> None:
    """The numbers of a family's network; those that depend on ties are intervals."""
    from queries.measures.family import measures as measure
    from tovholder.cli.tables import show_measures

    settings = read_settings()
    days = days_of(as_of)
    with engine_progress() as progress, _in_session(settings, progress, lang, role, "measures") as session:
        asked = asked_of(session, family, days)
        if format is Format.json:
            stream(measure(facts, day, session.lang) for facts, day in asked)
        else:
            for facts, day in asked:
                show_measures(facts, day, measure(facts, day, session.lang), session.lang)


def _in_session(settings: Any, progress: Any, lang: str | None, role: str | None, asked: str) -> Any:
    from tovholder.application import in_session

    return in_session(settings, progress, lang, role=role, act=("query", asked))


TODAY: Final = "today"
Asked = date | Literal["today"]
"""A day that was asked for. Which day is today, only the session knows."""


def one_day(text: str | None, option: str = "--as-of") -> Asked | None:
    """A day as somebody writes it; `InputError` where it is none."""
    if text is None or text == TODAY:
        return TODAY if text else None
    from graph.model.dates import full_day

    try:
        return full_day(text)
    except ValueError:
        raise InputError("cli_no_day", option=option, day=text) from None


def on_day(day: Asked, session: "Session") -> date:
    """The day that is meant."""
    return session.today() if day == TODAY else day


def days_of(texts: list[str] | None) -> set[Asked]:
    """The days that are asked for, each once."""
    return {day for text in texts or [] if (day := one_day(text))}


def asked_of(session: "Session", family: str, days: set[Asked]) -> "Iterator[tuple[Seen, date]]":
    """The families, each on the days that are asked for, in order and each once."""
    from queries.distinct_names import with_distinct_names

    ids = [entry.id for entry in session.families()] if family == "all" else [family]
    if not ids:
        err().print(say("cli.no_family"))
    facts = session.facts(ids)
    wanted = sorted({on_day(day, session) for day in days})
    for one in counted_stream(facts, len(ids)):
        if nobody_reads():
            return
        told = with_distinct_names(one, session.lang).facts
        for day in wanted or [one.as_of]:
            yield told, day


def counted_stream(facts: "Iterator[Seen]", total: int) -> "Iterator[Seen]":
    """The facts, with a bar on stderr where there are many."""
    ticks = iter(counted(range(total), "cli.reading", least=50))
    for one in facts:
        next(ticks, None)
        yield one
    next(ticks, None)


def stream(records: Iterator[dict[str, Any]]) -> None:
    """A JSON list, written as it is found: memory does not grow with the number of families."""
    separator = "[\n"
    for record in records:
        sys.stdout.write(separator + json.dumps(record, ensure_ascii=False))
        separator = ",\n"
    sys.stdout.write("\n]\n" if separator == ",\n" else "[]\n")
