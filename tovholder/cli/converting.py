"""Other files to case files: convert and mapping. Neither needs the engine."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tovholder.cli.console import counted_text, err, out, say, spelled, tell_done, warn
from tovholder.cli.settings import read_settings
from tovholder.errors import InputError
from tovholder.files import put
from tovholder.settings import Settings, language
from words import Series, Whole

if TYPE_CHECKING:
    from datetime import date

    from importers import CellFault, Converted, Options

MOST_TOLD = 30
"""Errors told on the screen; the sheet that --errors writes has all."""
BAD = 1

Files = Annotated[list[Path], typer.Argument(metavar="cli.metavar.files", help="cli.convert.files")]
How = Annotated[str | None, typer.Option("--as", metavar="cli.metavar.format", help="cli.convert.as")]
MappingOption = Annotated[
    Path | None, typer.Option("--mapping", metavar="cli.metavar.file", help="cli.convert.mapping")
]
AsOf = Annotated[str | None, typer.Option("--as-of", metavar="cli.metavar.full_day", help="cli.convert.as_of")]
FamilyOption = Annotated[
    str | None, typer.Option("--family", metavar="cli.metavar.family", help="cli.convert.family", callback=spelled)
]
Version = Annotated[int | None, typer.Option("--version", metavar="cli.metavar.number", help="cli.convert.version")]
SessionOption = Annotated[str | None, typer.Option("--session", metavar="cli.metavar.name", help="cli.convert.session")]
AccountOption = Annotated[
    Path | None, typer.Option("--account", metavar="cli.metavar.file", help="cli.convert.account")
]
ErrorsOption = Annotated[Path | None, typer.Option("--errors", metavar="cli.metavar.file", help="cli.convert.errors")]


def convert(
    paths: Files,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="cli.metavar.file", help="cli.convert.output")],
    how: How = None,
    mapping: MappingOption = None,
    as_of: AsOf = None,
    family: FamilyOption = None,
    version: Version = None,
    session: SessionOption = None,
    account: AccountOption = None,
    errors: ErrorsOption = None,
) -> None:
    """Make a case file of tables or of another tool's files. Nothing is stored."""
    settings = read_settings()
    made = converted(paths, how, mapping, options_of(settings, as_of, family, version, session), settings)
    tell_converted(made, account, errors)
    if not made.is_whole:
        raise typer.Exit(BAD)
    put(output, made.write)
    tell_done(f"{output}: {counts_text(made)}")


def options_of(
    settings: Settings, as_of: str | None, family: str | None, version: int | None, session: str | None
) -> "Options":
    """What a command says of how files are to be read."""
    from access.key_files import kept_key
    from importers import Options

    return Options(_day(as_of), family, version, session, key=lambda: kept_key(settings.in_data("import-key")))


def _day(text: str | None) -> "date | None":
    from graph.model.dates import full_day

    if text is None:
        return None
    try:
        return full_day(text)
    except ValueError:
        raise InputError("cli_no_day", option="--as-of", day=text) from None


def converted(
    paths: list[Path], how: str | None, mapping: Path | None, options: "Options", settings: Settings
) -> "Converted":
    """The files as a case file, with what is wrong; how they were read is told."""
    from importers import bring_in, format_of

    return bring_in(paths, format_of(paths, how), mapping, options, max_bytes=int(settings.max_file_mb * 1_000_000))


def tell_converted(made: "Converted", account: Path | None, errors: Path | None) -> None:
    """What was read and what is wrong: on stderr, in the sheet of errors, in the account."""
    from importers import error_sheet

    for note in made.notes:
        err().print(note.text(language()))
    for one in made.warnings[:MOST_TOLD]:
        warn(_line(one))
    _more(len(made.warnings), "tables.more_warnings")
    for one in made.errors[:MOST_TOLD]:
        err().print(_line(one), style="red")
    errors_in_all = len(made.errors) + made.more_errors
    _more(errors_in_all, "tables.more_errors")
    if errors is not None and made.faults:
        put(errors, error_sheet([*made.errors, *made.warnings], errors, language()))
        err().print(say("tables.errors_written", file=errors))
    if account is not None:
        put_account(made, account)
    if made.errors:
        err().print(counted_text("tables.count_errors", errors_in_all), style="red")


def put_account(made: "Converted", account: Path) -> None:
    """Write what became of each source record."""
    put(account, made.write_account)


def _more(count: int, key: str) -> None:
    if count > MOST_TOLD:
        err().print(say(key, count=Whole(count - MOST_TOLD)))


def _line(one: "CellFault") -> str:
    """A fault in one line: where, what stands there, what is the matter, what to do."""
    lang = language()
    value = say("tables.value", value=one.value) if one.value else ""
    header = say("tables.header", header=one.header) if one.header else ""
    return say(
        "tables.fault",
        place=_place(one),
        header=header,
        value=value,
        fact=one.fact.text(lang),
        remedy=one.remedy.text(lang),
    )


def _place(one: "CellFault") -> str:
    from importers import letter

    if one.row is None:
        return one.sheet
    if one.column is None:
        return say("tables.place_row", sheet=one.sheet, row=one.row)
    return f"{one.sheet}!{letter(one.column)}{one.row}"


def counts_text(made: "Converted") -> str:
    """How many records of each kind came of it."""
    counts = made.counts().items()
    said = [f"{say(f'cli.record.{_RECORD.get(kind, kind)}')} {number}" for kind, number in counts if number]
    return Series(tuple(said)).text(language())


_RECORD = {"families": "family"}


def mapping(
    paths: Files,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="cli.metavar.file", help="cli.mapping.output")],
    how: How = None,
) -> None:
    """Write a first mapping with suggestions, all to be confirmed."""
    from importers import first_mapping, format_of

    settings = read_settings()
    if output.exists():
        raise InputError("cli_exists", file=output)
    kind = format_of(paths, how)
    text = first_mapping(paths, kind, language(), max_bytes=int(settings.max_file_mb * 1_000_000))
    put(output, text.encode())
    out().print(say("cli.mapping.written", file=output))
