"""What changed in a family between two days."""

import json
from typing import TYPE_CHECKING, Annotated

import typer

from tovholder.cli.console import engine_progress, out
from tovholder.cli.findings import As, Format, Lang, one_day
from tovholder.cli.settings import read_settings
from tovholder.cli.tables import show_changes
from tovholder.errors import InputError

if TYPE_CHECKING:
    from datetime import date

First = Annotated[str, typer.Option("--from", metavar="DATE|today", help="The first of the two days.")]
Last = Annotated[str, typer.Option("--to", metavar="DATE|today", help="The second.")]


def changes(
    family: Annotated[str, typer.Option(help="A family's id.")],
    first: First,
    last: Last,
    format: As = Format.table,
    lang: Lang = None,
) -> None:
    """What came, went and changed between two days: actors, ties, questions, private support."""
    from queries.changes import changes as compare
    from tovholder.application import opened

    one, other = _day("--from", first), _day("--to", last)
    if one > other:
        raise InputError(f"--from {one} is after --to {other}. Give the earlier day first.")
    settings = read_settings()
    language = lang or settings.lang
    with engine_progress() as progress, opened(settings, progress) as application:
        [facts] = application.facts([family])
    found = compare(facts, one, other)
    if format is Format.json:
        out().print(json.dumps(found.document(language), ensure_ascii=False))
    else:
        show_changes(found, language)


def _day(option: str, text: str) -> "date":
    day = one_day(text, option)
    assert day is not None
    return day
