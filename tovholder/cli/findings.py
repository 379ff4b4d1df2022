"""Findings and measures, as JSON or readable in the terminal."""

import json
import sys
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tovholder.cli.console import counted, engine_progress, err
from tovholder.cli.settings import read_settings
from tovholder.errors import InputError

if TYPE_CHECKING:
    from graph.facts import FamilyFacts
    from tovholder.application import Application


class Format(StrEnum):
    """How the answer is written."""

    json = "json"
    table = "table"


class Language(StrEnum):
    """Danish or English."""

    da = "da"
    en = "en"


Family = Annotated[str, typer.Option(help="A family's id, or all.")]
Days = Annotated[
    list[str] | None,
    typer.Option(
        "--as-of", metavar="DATE|today", help="A day; may be given several times. Without: each family's own."
    ),
]
As = Annotated[Format, typer.Option("--format", help="json or table.")]
Lang = Annotated[Language | None, typer.Option("--lang", help="da or en.")]


def findings(family: Family, as_of: Days = None, format: As = Format.table, lang: Lang = None) -> None:
    """What a family's network asks of those who work with it: questions with evidence, never scores."""
    from queries import findings as find
    from tovholder.cli.tables import show_findings

    settings = read_settings()
    language = lang or settings.lang
    days = _days(as_of)
    with engine_progress() as progress, _opened(settings, progress) as application:
        asked = _asked(application, family, days)
        if format is Format.json:
            _stream(finding.document(language) for facts, day in asked for finding in find(facts, day))
        else:
            for facts, day in asked:
                show_findings(facts, day, find(facts, day), language)


def measures(family: Family, as_of: Days = None, format: As = Format.table, lang: Lang = None) -> None:
    """The numbers of a family's network; those that depend on ties are intervals."""
    from queries.measures.family import measures as measure
    from tovholder.cli.tables import show_measures

    settings = read_settings()
    language = lang or settings.lang
    days = _days(as_of)
    with engine_progress() as progress, _opened(settings, progress) as application:
        asked = _asked(application, family, days)
        if format is Format.json:
            _stream(measure(facts, day, language) for facts, day in asked)
        else:
            for facts, day in asked:
                show_measures(facts, day, measure(facts, day, language), language)


def _opened(settings: Any, progress: Any) -> Any:
    from tovholder.application import opened

    return opened(settings, progress)


def one_day(text: str | None, option: str = "--as-of") -> date | None:
    """A day as somebody writes it; `InputError` where it is none."""
    if text is None or text == "today":
        return date.today() if text else None
    try:
        if len(text) != len("2024-05-31"):
            raise ValueError(text)
        return date.fromisoformat(text)
    except ValueError:
        raise InputError(f'{option}: "{text}" is no day. Write it as 2024-05-31, or today.') from None


def _days(texts: list[str] | None) -> list[date]:
    """The days asked for, in order and each once."""
    return sorted({day for text in texts or [] if (day := one_day(text))})


def _asked(application: "Application", family: str, days: list[date]) -> "Iterator[tuple[FamilyFacts, date]]":
    ids = [entry.id for entry in application.families()] if family == "all" else [family]
    if not ids:
        err().print("No family is stored. `tovholder import FILE` brings some in.")
    facts = application.facts(ids)
    for one in counted_stream(facts, len(ids)):
        for day in days or [one.as_of]:
            yield one, day


def counted_stream(facts: "Iterator[FamilyFacts]", total: int) -> "Iterator[FamilyFacts]":
    """The facts, with a bar on stderr where there are many."""
    ticks = iter(counted(range(total), "Families", least=50))
    for one in facts:
        next(ticks, None)
        yield one
    next(ticks, None)


def _stream(records: Iterator[dict[str, Any]]) -> None:
    """A JSON list, written as it is found: memory does not grow with the number of families."""
    separator = "[\n"
    for record in records:
        sys.stdout.write(separator + json.dumps(record, ensure_ascii=False))
        separator = ",\n"
    sys.stdout.write("\n]\n" if separator == ",\n" else "[]\n")
