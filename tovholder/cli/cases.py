"""Case files in and out: import, validate, new, export, reset."""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace as dataclass_replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypedDict

import typer

from tovholder.cli.bringing import IN_PART, bring, is_other, tell_known
from tovholder.cli.console import counted, counted_text, engine_progress, err, out, say, spelled, tell_done, warn
from tovholder.cli.converting import (
    AccountOption,
    AsOf,
    ErrorsOption,
    FamilyOption,
    How,
    MappingOption,
    SessionOption,
    Version,
    options_of,
)
from tovholder.cli.settings import AsRole, read_settings
from tovholder.errors import InputError
from tovholder.files import put
from tovholder.settings import language
from words import Message, Series
from words import counted as counted_message

if TYPE_CHECKING:
    from casework.session import Session
    from graph.model.change import Change, Edits, Imported, RecordChange
    from graph.reading.noting import Action
    from importers import Parsed

_FIRST = ("family", "members", "private_network", "homes", "actors", "units", "engagements", "needs", "meetings")
"""What is counted first when a file is stored; every other list of a family follows."""

Files = Annotated[list[Path], typer.Argument(metavar="cli.metavar.files", help="cli.import.files")]


def _parsed(paths: list[Path], source: str | None, max_file_mb: float, *, replace: bool = False) -> "list[Parsed]":
    """All files, checked whole and against each other before anything is stored; warnings and skipped files are told."""
    from importers import load_all

    for path in paths:
        if not path.exists():
            raise InputError("cli_not_there", path=path)
    parsed, skipped = load_all(paths, source=source, max_bytes=int(max_file_mb * 1_000_000), replace=replace)
    for path, why in skipped:
        warn(Message("cli.import.skipped", {"path": path, "why": why}))
    for one in parsed:
        for warning in one.warnings:
            warn(warning)
    if not parsed:
        raise InputError("cli_no_case_file", paths=", ".join(map(str, paths)))
    return parsed


def validate(paths: Files) -> None:
    """Check case files and tell every error at once. Needs no engine."""
    for one in _parsed(paths, None, read_settings().max_file_mb):
        families = counted_text("cli.families", len(one.case_file.families))
        out().print(say("cli.validate.well", path=one.path, families=families))


def import_files(
    paths: Files,
    source: Annotated[str | None, typer.Option(metavar="cli.metavar.name", help="cli.import.source")] = None,
    replace: Annotated[bool, typer.Option("--replace", help="cli.import.replace")] = False,
    keep: Annotated[bool, typer.Option("--keep", help="cli.import.keep")] = False,
    merge: Annotated[bool, typer.Option("--merge", help="cli.import.merge")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="cli.import.dry_run")] = False,
    recorded_by: Annotated[
        str | None,
        typer.Option("--recorded-by", metavar="cli.metavar.unit", help="cli.import.recorded_by", callback=spelled),
    ] = None,
    kind: How = None,
    mapping: MappingOption = None,
    as_of: AsOf = None,
    family: FamilyOption = None,
    version: Version = None,
    interview: SessionOption = None,
    accept: Annotated[
        str | None, typer.Option("--accept", metavar="cli.metavar.accept", help="cli.bring.accept")
    ] = None,
    account: AccountOption = None,
    errors: ErrorsOption = None,
    role: AsRole = None,
) -> None:
    """Store case files, or what a mapping makes of other files: each whole or not at all, in one transaction a file."""
    from importers import imported_case_file
    from tovholder.application import in_session

    if keep and merge:
        raise InputError("cli_keep_or_merge")
    if accept not in (None, "families"):
        raise InputError("cli_accept", value=accept)
    how: _How = {"replace": replace, "edits": "keep" if keep else "merge" if merge else None}
    settings = read_settings()
    brought = None
    if is_other(paths, kind):
        options = options_of(settings, as_of, family, version, interview)
        brought = bring(paths, kind, mapping, options, settings, source, accept is not None, account, errors)
        parsed = [brought.parsed]
    else:
        parsed = _parsed(paths, source, settings.max_file_mb, replace=replace)
    if recorded_by:
        parsed = [_recorded_by(recorded_by, one) for one in parsed]
    act: tuple[Action, str] = ("import", "dry_run" if dry_run else "import")
    with engine_progress() as progress, in_session(settings, progress, role=role, act=act) as session:
        if len(parsed) > 1 or dry_run:
            _plan_all(session, parsed, how, show=dry_run)
        if dry_run:
            return
        for one in counted(parsed, "cli.import.storing"):
            file = brought.file if brought else imported_case_file(one.path)
            tell_known(session, file, one.source)
            change = session.store(one.case_file, one.source, file=file, **how)
            tell_done("\n".join((_line(one, change), *_edits(change))))
    if brought and brought.left_out:
        raise typer.Exit(IN_PART)


def _recorded_by(unit: str, one: "Parsed") -> "Parsed":
    """The same with the unit whose own knowledge it is, for each family that does not say whose."""
    if not any(known.id == unit for known in one.case_file.units):
        raise InputError("cli_no_such_unit", unit=unit, path=one.path)
    families = (
        family if family.recorded_by else family.replaced(recorded_by=(unit,)) for family in one.case_file.families
    )
    return dataclass_replace(one, case_file=one.case_file.replaced(families=tuple(families)))


class _How(TypedDict):
    """How an import treats what contradicts it."""

    replace: bool
    edits: "Edits | None"


def _plan_all(session: "Session", parsed: "list[Parsed]", how: _How, *, show: bool) -> None:
    """Hold every file against what is stored before the first is stored; `InputError` with all that contradicts."""
    from graph.errors import Conflict, TooLarge

    problems: list[Message] = []
    for one in counted(parsed, "cli.import.comparing"):
        try:
            change = session.plan(one.case_file, one.source, **how)
            if show:
                _print_change(one, change)
        except Conflict as conflict:
            problems += [
                Message("cli.import.problem", {"path": one.path, "problem": it}) for it in conflict.contradictions
            ]
        except TooLarge as error:
            problems.append(Message("cli.import.problem", {"path": one.path, "problem": error}))
    if problems:
        raise InputError("cli_contradicts", problems=Series(tuple(problems), between="\n"))


def _line(one: "Parsed", change: "Change") -> str:
    """Families, people and work in one line."""
    return f"{one.path} ({one.source}): {'; '.join(_counts(change)) or say('cli.import.no_change')}"


def _edits(change: "Imported") -> Iterator[str]:
    """What became of the edits of families that were edited since their file was imported last."""
    for one in change.edited:
        some = Message("cli.import.edited.some") if one.edits is None else counted_message("conflict.edits", one.edits)
        yield f"  {say(f'cli.import.edited.{one.outcome}', id=one.family, edits=some)}"


def _print_change(one: "Parsed", change: "Imported") -> None:
    """The same line, and each record."""
    console = out()
    console.print("\n".join((_line(one, change), *_edits(change))))
    for record in change:
        console.print(
            f"  {say(f'cli.import.{record.what}'):9} {say(f'cli.record.{record.ref.list}'):26} {_place(record)}"
        )


def _counts(change: "Change") -> Iterator[str]:
    """What is created, changed and removed: how many of each kind that is shown, and of all others together."""
    from graph.model.parts import FAMILY_LISTS, STAYS

    shown = dict.fromkeys((*_FIRST, *FAMILY_LISTS, STAYS))
    counts = Counter((record.what, record.ref.list) for record in change)
    for what in ("created", "changed", "removed"):
        kinds = [f"{say(f'cli.record.{kind}')} {counts[what, kind]}" for kind in shown if counts[what, kind]]
        others = sum(n for (happened, kind), n in counts.items() if happened == what and kind not in shown)
        if others:
            kinds.append(f"{say('cli.import.others')} {others}")
        if kinds:
            yield f"{say(f'cli.import.{what}')}: {', '.join(kinds)}"


def _place(change: "RecordChange") -> str:
    """Where the record stands: its family and its id, or the two that it is between."""
    from graph.storage.codec import TYPE_OF_LIST, ends

    ref, record = change.ref, change.after or change.before
    inside = " – ".join(ends(record, ref.owner)) if record and ref.list in TYPE_OF_LIST else ref.id
    return "/".join(part for part in (ref.owner, inside) if part)


def new(
    file: Annotated[Path | None, typer.Argument(metavar="cli.metavar.file", help="cli.new.file")] = None,
    kind: Annotated[str | None, typer.Option("--as", metavar="cli.metavar.format", help="cli.bring.new_as")] = None,
) -> None:
    """Write a commented case file to start from, or an empty workbook of our own with the mapping beside it."""
    from importers import OWN_MAPPING, template, to_workbook

    if kind not in (None, "case-file", "table"):
        raise InputError("cli_export_as", value=kind, formats=("case-file", "table"))
    if kind == "table":
        if file is None or file.suffix.lower() != ".xlsx":
            raise InputError("cli_ending", file=file or "", endings=".xlsx")
        beside = file.with_suffix(".mapping.yaml")
        for one in (file, beside):
            if one.exists():
                raise InputError("cli_exists", file=one)
        put(file, to_workbook(None, language()))
        put(beside, OWN_MAPPING.encode())
        err().print(say("cli.bring.new_written", file=file, beside=beside))
        return
    if file is None:
        out().print(template(), end="")
        return
    if file.exists():
        raise InputError("cli_exists", file=file)
    if not file.parent.is_dir():
        raise InputError("cli_no_folder", folder=file.parent)
    put(file, template().encode())
    err().print(say("cli.new.written", file=file))


def export(
    folder: Annotated[Path, typer.Option("-o", "--output", metavar="cli.metavar.folder", help="cli.export.output")],
    family: Annotated[
        str, typer.Option(metavar="cli.metavar.family", help="cli.findings.family", callback=spelled)
    ] = "all",
    replace: Annotated[bool, typer.Option("--replace", help="cli.export.replace")] = False,
    kind: Annotated[str | None, typer.Option("--as", metavar="cli.metavar.format", help="cli.bring.export_as")] = None,
    account: Annotated[
        Path | None, typer.Option("--account", metavar="cli.metavar.file", help="cli.bring.export_account")
    ] = None,
    role: AsRole = None,
) -> None:
    """Write case files back out, one a source; or the same in another format, with an account of what that lost."""
    from importers import source_of
    from tovholder.application import in_session
    from tovholder.exporting import export_as, export_sources

    settings = read_settings()
    if kind not in (None, "case-file"):
        act: tuple[Action, str] = ("export", kind)
        accounts: dict[str, dict[str, object]] = {}
        with engine_progress() as progress, in_session(settings, progress, role=role, act=act) as session:
            for path, of in export_as(session, folder, family, kind, replace=replace, lang=settings.lang):
                tell_done(str(path))
                accounts[str(of["source"])] = of
        if account is not None:
            told = next(iter(accounts.values())) if len(accounts) == 1 else list(accounts.values())
            put(account, (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode())
        return
    with engine_progress() as progress, in_session(settings, progress, role=role, act=("export", "export")) as session:
        for source, path in export_sources(session, folder, family, replace=replace):
            tell_done(str(path))
            if source_of(path) != source:
                warn(Message("cli.export.cut", {"path": path, "source": source}))


def reset(
    yes: Annotated[bool, typer.Option("--yes", help="cli.reset.yes")] = False,
) -> None:
    """Remove all families and all that is stored with them."""
    from tovholder.application import in_session

    settings = read_settings()
    with (
        engine_progress() as progress,
        in_session(settings, progress, needed="administrator", act=("delete", "reset")) as session,
    ):
        count = len(session.families())
        families = counted_text("cli.families", count)
        if not yes:
            _ask(say("cli.reset.question", families=families))
        session.reset()
        err().print(say("cli.reset.removed", families=families))


def _ask(question: str) -> None:
    """Go on only where somebody says yes; the question goes to stderr, as all that is no data."""
    err().print(question, end=" ")
    answer = sys.stdin.readline()
    if not answer.endswith("\n"):
        err().print()
    if answer.strip().lower() not in ("y", "yes", "j", "ja"):
        raise InputError("cli_not_removed")
