"""What changed in a family between two days."""

import json
from datetime import date
from typing import Annotated

import typer

from tovholder.cli.console import engine_progress, out, spelled
from tovholder.cli.findings import As, Format, Lang, on_day, one_day
from tovholder.cli.settings import AsRole, read_settings
from tovholder.errors import InputError

First = Annotated[str, typer.Option("--from", metavar="cli.metavar.day", help="cli.changes.first")]
Last = Annotated[str, typer.Option("--to", metavar="cli.metavar.day", help="cli.changes.last")]


def changes(
    family: Annotated[str, typer.Option(metavar="cli.metavar.family", help="cli.changes.family", callback=spelled)],
    first: First,
    last: Last,
    format: As = Format.table,
    lang: Lang = None,
    role: AsRole = None,
) -> None:
    """What came, went and changed between two days: actors, ties, questions, private support."""
    from queries.changes import changes as compare
    from queries.distinct_names import with_distinct_names
    from tovholder.application import in_session

    begin, end = one_day(first, "--from"), one_day(last, "--to")
    if isinstance(begin, date) and isinstance(end, date):  # before an engine starts, where that can be
        _check_order(begin, end)
    settings = read_settings()
    with (
        engine_progress() as progress,
        in_session(settings, progress, lang, role=role, act=("query", "changes")) as session,
    ):
        one, other = (on_day(day, session) for day in (begin, end) if day)
        _check_order(one, other)
        [facts] = session.facts([family])
        found = compare(with_distinct_names(facts, session.lang).facts, one, other)
    if format is Format.json:
        out().print(json.dumps(found.document(session.lang), ensure_ascii=False))
    else:
        from tovholder.cli.tables import show_changes

        show_changes(found, session.lang)


def _check_order(one: date, other: date) -> None:
    if one > other:
        raise InputError("cli_days_order", first=one, last=other)
