"""Other files into the graph, what was brought in, and the way back."""

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from tovholder.cli.console import engine_progress, err, out, say, tell_done
from tovholder.cli.converting import BAD, converted, put_account, tell_converted
from tovholder.cli.settings import AsRole, read_settings
from tovholder.errors import InputError
from tovholder.settings import Settings
from words import Series

if TYPE_CHECKING:
    from casework.session import Session
    from graph.model.change import Change
    from graph.model.imports import ImportedFile, KeptImport
    from graph.reading.noting import Action
    from importers import Options, Parsed

IN_PART = 3
"""The exit code where some families were stored and others not, as asked."""
_OTHERS = frozenset({".csv", ".tsv", ".xlsx", ".graphml", ".gexf", ".xls", ".ods", ".xlsb", ".xlsm", ".nwk"})


class Brought(NamedTuple):
    """What came of other files, ready to be stored."""

    parsed: "Parsed"
    file: "ImportedFile"
    left_out: tuple[str, ...]
    """Families that something is wrong with, and are not stored."""


def is_other(paths: list[Path], how: str | None) -> bool:
    """Whether these are no case files, by what was asked or by their names."""
    return how not in (None, "case-file") or (how is None and all(path.suffix.lower() in _OTHERS for path in paths))


def bring(
    paths: list[Path],
    how: str | None,
    mapping: Path | None,
    options: "Options",
    settings: Settings,
    source: str | None,
    in_part: bool,
    account: Path | None,
    errors: Path | None,
) -> Brought:
    """The files as one case file; where something is wrong nothing is stored, or the families that it is not wrong with."""
    from importers import Parsed, families_in_part, imported_file, source_of

    made = converted(paths, how, mapping, options, settings)
    left_out: tuple[str, ...] = ()
    tell_converted(made, None if in_part else account, errors)
    if made.case_file is None and in_part:
        left_out = tuple(sorted(families_in_part(made) or ()))
        if left_out:
            made = converted(paths, how, mapping, _without(options, left_out), settings)
            err().print(say("tables.left_out", families=left_out))
    if in_part and account is not None:
        put_account(made, account)
    if made.case_file is None:
        raise typer.Exit(BAD)
    name = source if source is not None else source_of(paths[0])
    return Brought(Parsed(name, paths[0], made.case_file, ()), imported_file(made), left_out)


def _without(options: "Options", families: tuple[str, ...]) -> "Options":
    return replace(options, left_out=frozenset(families))


def tell_known(session: "Session", file: "ImportedFile", source: str) -> None:
    """Say where the very same file was brought in before."""
    for one in session.imports().all():
        if one.file.sha256 == file.sha256 and one.source == source and one.undone is None:
            err().print(say("tables.known", number=one.key, day=_day(one)))
            return


def imports(
    key: Annotated[str | None, typer.Argument(metavar="cli.metavar.import", help="cli.bring.imports.key")] = None,
    record: Annotated[
        str | None, typer.Option("--record", metavar="cli.metavar.record", help="cli.bring.imports.record")
    ] = None,
    role: AsRole = None,
) -> None:
    """List what was brought in; of one import, where its records come from."""
    from graph.errors import UnknownImport
    from tovholder.application import in_session

    settings = read_settings()
    with engine_progress() as progress, in_session(settings, progress, role=role, act=("list", "imports")) as session:
        kept = session.imports()
        if key is None:
            for one in kept.all():
                out().print(_line(one))
            if not kept.all():
                err().print(say("cli.bring.imports.none"))
            return
        one = kept.one(key)
        if one is None:
            raise UnknownImport("no_such_import", key=key)
        _tell(one, record)


def _tell(one: "KeptImport", record: str | None) -> None:
    console = out()
    if record is None:
        console.print(_line(one))
        console.print(say("cli.bring.imports.by", user=one.user))
        console.print(say("cli.bring.imports.file", file=one.file.file, sha256=one.file.sha256))
        if one.file.mapping:
            console.print(say("cli.bring.imports.mapping", mapping=one.file.mapping))
        return
    list, _, id = record.partition("/")
    found = [where for (of, _, known), where in one.file.origins.items() if (of, known) == (list, id)]
    for sheet, row in found:
        console.print(say("cli.bring.imports.origin", record=record, sheet=sheet, row=row))
    if not found:
        console.print(say("cli.bring.imports.no_origin", record=record))


def _line(one: "KeptImport") -> str:
    counts = "; ".join(f"{say(f'cli.import.{what}')}: {number}" for what, number in sorted(one.counts.items()))
    line = say(
        "cli.bring.imports.line", number=one.key, day=_day(one), file=one.file.file, source=one.source, counts=counts
    )
    if one.undone:
        return say("cli.bring.imports.undone", line=line, day=f"{one.undone.astimezone():%Y-%m-%d %H:%M}")
    return line


def _day(one: "KeptImport") -> str:
    return f"{one.at.astimezone():%Y-%m-%d %H:%M}"


def doubles(
    format: Annotated[str, typer.Option(metavar="text|json", help="cli.bring.doubles.format")] = "text",
    same: Annotated[
        tuple[str, str] | None, typer.Option(metavar="cli.metavar.two", help="cli.bring.doubles.same")
    ] = None,
    different: Annotated[
        tuple[str, str] | None, typer.Option(metavar="cli.metavar.two", help="cli.bring.doubles.different")
    ] = None,
    back: Annotated[str | None, typer.Option(metavar="cli.metavar.change", help="cli.bring.doubles.back")] = None,
    role: AsRole = None,
) -> None:
    """List pairs that may be the same, with what speaks for and against it; or decide of two actors, or take that back."""
    from tovholder.application import in_session

    if format not in ("text", "json"):
        raise InputError("cli_format", value=format)
    settings = read_settings()
    decided = [one for one in (same, different, back) if one is not None]
    if len(decided) > 1:
        raise InputError("doubles_one_decision")
    act: tuple[Action, str] = ("edit" if decided else "list", "doubles")
    with engine_progress() as progress, in_session(settings, progress, role=role, act=act) as session:
        if decided:
            _decide(session, same, different, back)
            return
        found = session.doubles()
    if format == "json":
        out().print(json.dumps([one.document() for one in found], ensure_ascii=False, indent=1))
        return
    for one in found:
        reasons = tuple(say(f"doubles.reason.{reason}") for reason in one.for_)
        against = tuple(say(f"doubles.reason.{reason}") for reason in one.against)
        told = say(f"doubles.{one.likeness}", ids=one.ids, reasons=Series(reasons).text(settings.lang))
        out().print(told)
        if against:
            out().print(say("doubles.against", reasons=Series(against).text(settings.lang)))
    if not found:
        err().print(say("doubles.none"))


def _decide(
    session: "Session", same: tuple[str, str] | None, different: tuple[str, str] | None, back: str | None
) -> None:
    """Do it, and say by which key it is taken back; or why it cannot be."""
    from casework import telling_apart

    if same is not None:
        said = telling_apart.same(session, *same)
    else:
        said = telling_apart.different(*different) if different is not None else telling_apart.back(back or "")
    answer, key = telling_apart.tell(session, said, "api")
    if key is not None:
        tell_done(say("cli.bring.doubles.done", summary=answer.document["change"]["summary"], number=key))
    elif "errors" in answer.document:
        reasons = tuple(one["message"] for one in answer.document["errors"])
        raise InputError("doubles_not_decided", reasons=Series(reasons, between="; "))
    else:
        raise InputError("doubles_refused", reason=str(answer.document.get("error", answer.status)))


def undo_import(
    key: Annotated[str, typer.Argument(metavar="cli.metavar.import", help="cli.bring.undo.key")],
    role: AsRole = None,
) -> None:
    """Let all be as it was before an import."""
    from tovholder.application import in_session

    settings = read_settings()
    with engine_progress() as progress, in_session(settings, progress, role=role, act=("import", "undo")) as session:
        change = session.imports().undo(key)
        tell_done(say("cli.bring.undo.done", number=key, counts=_counts(change)))


def _counts(change: "Change") -> str:
    counts = Counter(one.what for one in change)
    return "; ".join(f"{say(f'cli.import.{what}')}: {number}" for what, number in sorted(counts.items()))
