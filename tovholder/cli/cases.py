"""Case files in and out: import, validate, new, export, reset."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tovholder.cli.console import counted, engine_progress, err, out, warn
from tovholder.cli.settings import read_settings
from tovholder.errors import InputError

if TYPE_CHECKING:
    from graph.plan import Plan
    from importers import Parsed
    from tovholder.application import Application

SHOWN = (
    "Family",
    "Member",
    "PrivatePerson",
    "Home",
    "Actor",
    "Unit",
    "Engagement",
    "Need",
    "Meeting",
    "Consent",
    "LegalBasis",
    "TIE",
)
"""What is counted by name when a file is stored."""

Files = Annotated[list[Path], typer.Argument(metavar="FILE|FOLDER…", help="Case files, or folders of them.")]


def _parsed(paths: list[Path], source: str | None, max_file_mb: float, *, replace: bool = False) -> "list[Parsed]":
    """All files, checked whole and against each other before anything is stored; warnings and skipped files are told."""
    from importers import load_all

    for path in paths:
        if not path.exists():
            raise InputError(f"{path} is not there. Name a case file or a folder of them.")
    parsed, skipped = load_all(paths, source=source, max_bytes=int(max_file_mb * 1_000_000), replace=replace)
    for path, why in skipped:
        warn(f"{path} is skipped: {why}")
    for one in parsed:
        for warning in one.warnings:
            warn(str(warning))
    if not parsed:
        raise InputError(
            f"There is no case file in {', '.join(map(str, paths))}. `tovholder new FILE` writes one to start from."
        )
    return parsed


def validate(paths: Files) -> None:
    """Check case files and tell every error at once. Needs no engine."""
    for one in _parsed(paths, None, read_settings().max_file_mb):
        families = len(one.case_file.families)
        out().print(f"{one.path}: ok, {families} {'family' if families == 1 else 'families'}")


def import_files(
    paths: Files,
    source: Annotated[str | None, typer.Option(help="The name of the source; without it the file's name.")] = None,
    replace: Annotated[
        bool, typer.Option("--replace", help="Take over what another source says; allow families to go.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Print what would change, and change nothing.")] = False,
) -> None:
    """Store case files: each whole or not at all, in one transaction a file."""
    from tovholder.application import opened

    settings = read_settings()
    parsed = _parsed(paths, source, settings.max_file_mb, replace=replace)
    with engine_progress() as progress, opened(settings, progress) as application:
        if len(parsed) > 1 or dry_run:
            _plan_all(application, parsed, replace=replace, show=dry_run)
        if dry_run:
            return
        for one in counted(parsed, "Storing"):
            _print_plan(one, application.store.store(one.case_file, one.source, replace=replace), detailed=False)


def _plan_all(application: "Application", parsed: "list[Parsed]", *, replace: bool, show: bool) -> None:
    """Hold every file against what is stored before the first is stored; `InputError` with all that contradicts."""
    from graph.errors import Conflict, TooLarge

    problems: list[str] = []
    for one in counted(parsed, "Comparing with what is stored"):
        try:
            plan = application.store.plan(one.case_file, one.source, replace=replace)
            if show:
                _print_plan(one, plan, detailed=True)
        except Conflict as conflict:
            problems += [f"{one.path}: {problem}" for problem in conflict.problems]
        except TooLarge as error:
            problems.append(f"{one.path}: {error}")
    if problems:
        raise InputError("\n".join([*problems, "Nothing was stored."]))


def _print_plan(one: "Parsed", plan: "Plan", *, detailed: bool) -> None:
    """Families, people and work in one line; each node and relationship where the whole plan is asked for."""
    console = out()
    counts = plan.counts()
    words = [f"{n} {kind} {change}" for (change, kind), n in sorted(counts.items()) if kind in SHOWN]
    others = sum(counts.values()) - sum(n for (_, kind), n in counts.items() if kind in SHOWN)
    words += [f"{others} relationships"] if others else []
    console.print(f"{one.path} ({one.source}): {', '.join(words) if words else 'no change'}")
    if detailed:
        for change, kind, key in plan.changes():
            console.print(f"  {change:8} {kind:18} {key}")


def new(
    file: Annotated[Path | None, typer.Argument(help="Where to write; without it, to the screen.")] = None,
) -> None:
    """Write a commented case file to start from."""
    from importers import template

    if file is None:
        out().print(template(), end="")
        return
    if file.exists():
        raise InputError(f"{file} exists and is left as it is. Name another file.")
    if not file.parent.is_dir():
        raise InputError(f"There is no folder {file.parent}. Make it, or name another file.")
    file.write_text(template(), encoding="utf-8")
    err().print(f"{file} is written. Fill it in, then: tovholder validate {file}")


def export(
    folder: Annotated[Path, typer.Option("-o", "--output", help="The folder to write to; made where it is missing.")],
    family: Annotated[str, typer.Option(help="A family's id, or all.")] = "all",
    replace: Annotated[bool, typer.Option("--replace", help="Write over files that are there.")] = False,
) -> None:
    """Write case files back out, one a source."""
    from tovholder.application import opened
    from tovholder.exporting import export_sources

    settings = read_settings()
    with engine_progress() as progress, opened(settings, progress) as application:
        for path in export_sources(application, folder, family, replace=replace):
            out().print(str(path))


def reset(
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Remove all families and all that is stored with them."""
    from tovholder.application import opened

    settings = read_settings()
    with engine_progress() as progress, opened(settings, progress) as application:
        count = len(application.families())
        said = f"{count} {'family' if count == 1 else 'families'}"
        if not yes:
            _ask(f"This removes {said} from the database. Go on? [y/N] ")
        application.store.reset()
        err().print(f"{said} removed.")


def _ask(question: str) -> None:
    """Go on only where somebody says yes; the question goes to stderr, as all that is no data."""
    err().print(question, end="")
    answer = sys.stdin.readline()
    if not answer.endswith("\n"):
        err().print()
    if answer.strip().lower() not in ("y", "yes", "j", "ja"):
        raise InputError("Nothing was removed. Answer y, or give --yes.")
