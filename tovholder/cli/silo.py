"""What planners ask of all families together: exact for the owner of the data, else what is released."""

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tovholder.cli.console import engine_progress, out, say, tell_done
from tovholder.cli.findings import Asked, Days, Lang, counted_stream, on_day, one_day
from tovholder.cli.settings import AsRole, read_settings
from tovholder.errors import InputError
from words import Message, text

if TYPE_CHECKING:
    from casework.session import Session
    from planning.blocks import Block, Tally
    from planning.questions import Questions
    from planning.release import Release
    from queries.blocks import Criterion, Leaf
    from tovholder.planner import Planner
    from tovholder.settings import Settings


class Question(StrEnum):
    """What is asked; without one, the tables themselves."""

    ei = "ei"
    whatif = "whatif"
    coordinator = "coordinator"
    criteria = "criteria"
    release = "release"
    close = "close"


class Form(StrEnum):
    """How the answer is written."""

    json = "json"
    table = "table"
    csv = "csv"
    xlsx = "xlsx"


class LevelOption(StrEnum):
    """Administrations, or departments."""

    across = "across"
    department = "department"


def silo(
    question: Annotated[Question | None, typer.Argument(metavar="cli.silo.question_metavar", help="cli.silo.question")] = None,
    file: Annotated[Path | None, typer.Argument(metavar="cli.metavar.file", help="cli.silo.file")] = None,
    as_of: Days = None,
    level: Annotated[LevelOption, typer.Option("--level", metavar="across|department", help="cli.silo.level")] = LevelOption.across,
    units: Annotated[str | None, typer.Option("--units", metavar="cli.silo.units_metavar", help="cli.silo.units")] = None,
    least: Annotated[int, typer.Option("--least", metavar="cli.metavar.number", help="cli.silo.least", min=0)] = 3,
    exact: Annotated[bool, typer.Option("--exact", help="cli.silo.exact")] = False,
    key_file: Annotated[Path | None, typer.Option("--key-file", metavar="cli.metavar.file", help="cli.silo.key_file")] = None,
    k: Annotated[int | None, typer.Option("--k", metavar="cli.metavar.number", help="cli.silo.k", min=5)] = None,
    staff: Annotated[int | None, typer.Option("--staff", metavar="cli.metavar.number", help="cli.silo.staff", min=3)] = None,
    format: Annotated[Form, typer.Option("--format", metavar="json|table|csv|xlsx", help="cli.findings.format")] = Form.table,
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="cli.metavar.file", help="cli.silo.output")] = None,
    chosen: Annotated[str | None, typer.Option("--release", metavar="cli.silo.release_metavar", help="cli.silo.release_option")] = None,
    listed: Annotated[bool, typer.Option("--list", help="cli.silo.list")] = False,
    lang: Lang = None,
    role: AsRole = None,
) -> None:  # fmt: skip
    """Where departments do not see each other, over all families."""
    from tovholder.application import in_session

    days: list[Asked] = [one for said in as_of or [] if (one := one_day(said))]
    own = exact or key_file is not None
    _refuse_what_does_not_go(question, file, units, days, own, format, output)
    key, criterion = _key(key_file), _criterion(file) if question is Question.criteria and file else None
    settings = read_settings()
    making = question in (Question.release, Question.close)
    needed = None if own else "administrator" if making else "planner"
    with (
        engine_progress() as progress,
        in_session(settings, progress, lang, role=role, needed=needed, act=("extract", "silo")) as session,
    ):
        session.counts("local" if own else needed or "planner")
        wanted = list(dict.fromkeys(on_day(day, session) for day in days))
        if making and not listed:
            tell_done(_release(session, settings, wanted) if question is Question.release else _close(settings, chosen))
            return
        if own:
            rule = (k or settings.planner_k, staff or settings.planner_staff)
            document = _own(session, settings, question, criterion, wanted, level, units, least, key, rule)
        else:
            asked = _Asked(question, criterion, wanted, level, units, least, chosen)
            document = _listed(session, settings) if listed else _released(session, settings, asked)
        _write(document, format, output, session.lang)


def _refuse_what_does_not_go(
    question: Question | None, file: Path | None, units: str | None, days: Sequence[Any], own: bool, format: Form,
    output: Path | None,
) -> None:  # fmt: skip
    """`InputError` for what is missing, or does not go together, before an engine starts."""
    if question is Question.criteria and file is None:
        raise InputError("silo_criteria_need")
    if question is Question.whatif and not units:
        raise InputError("silo_units_need")
    if (own or question is Question.release) and not days:
        raise InputError("silo_days_need")
    if question in (Question.release, Question.close) and own:
        raise InputError("silo_release_is_made")
    if format is Form.xlsx and output is None:
        raise InputError("silo_file_need")


def _release(session: "Session", settings: "Settings", days: Sequence[date]) -> str:
    from planning.disclosure import Rule
    from tovholder.counting import release
    from tovholder.planner import RELEASES

    rule = Rule(settings.planner_k, settings.planner_staff)
    made = release(session, days, rule, settings.planner_days_apart, settings.in_data(RELEASES), counted_stream)
    return say(
        "cli.silo.released", id=made.id, days=", ".join(day.isoformat() for day in made.days), count=len(made.blocks)
    )


def _planner(settings: "Settings") -> "Planner":
    from tovholder.planner import planner_of

    return planner_of(settings)


def _own(
    session: "Session", settings: "Settings", question: Question | None, criterion: "Criterion | Leaf | None",
    days: Sequence[date], level: LevelOption, units: str | None, least: int, key: bytes, said: tuple[int, int],
) -> dict[str, Any]:  # fmt: skip
    """What the owner of the data asks for: the counts as they are, or as a given key would have them shown."""
    from planning.blocks import tally
    from planning.disclosure import Rule, protect
    from planning.disclosure import tally as shown_tally
    from tovholder.counting import extract
    from tovholder.planner import RELEASES

    rule = Rule(*said)
    folder = settings.in_data(RELEASES)
    with extract(session, days, rule, folder, counted_stream, criterion) as found:
        blocks: list[Block] = found.blocks(key)
        shown = protect(blocks, key, rule, found.organisations) if key else None
    answers = _answers(
        question, map(tally, blocks) if shown is None else map(shown_tally, shown), days, level, units, least, settings
    )
    about = {"format": 1, "municipality": found.municipality, "release": None, "rule": rule.document() if key else None}
    if answers is not None:
        return {**about, "note": _note(session, "silo.note" if key else "silo.exact_note"), "rows": answers}
    tables = [one.document() for one in (blocks if shown is None else shown)]
    return {**about, "note": _note(session, "silo.note" if key else "silo.exact_note"), "tables": tables}


@dataclass(frozen=True)
class _Asked:
    """What is asked of the releases."""

    question: Question | None
    criterion: "Criterion | Leaf | None"
    days: Sequence[date]
    level: LevelOption
    units: str | None
    least: int
    release: str | None


def _close(settings: "Settings", id: str | None) -> str:
    closed = _planner(settings).close(id)
    return say("cli.silo.closed", ids=", ".join(closed)) if closed else say("cli.silo.none_open")


def _listed(session: "Session", settings: "Settings") -> dict[str, Any]:
    planner = _planner(settings)
    rows = [_told(one, planner.questions(one)) for one in planner.released().releases]
    return {"format": 1, "note": _note(session, "silo.note"), "rows": rows}


def _released(session: "Session", settings: "Settings", asked: _Asked) -> dict[str, Any]:
    """What is released of these days, or of all that are."""
    from planning.disclosure import tally
    from planning.errors import ReleaseError

    planner = _planner(settings)
    released = planner.released()
    there = released.days
    if not there:
        raise ReleaseError("silo_none")
    if missing := [day for day in asked.days if day not in there]:
        raise ReleaseError(
            "silo_not_released",
            days=", ".join(day.isoformat() for day in missing),
            there=", ".join(day.isoformat() for day in there),
        )
    wanted = list(asked.days) or list(there)
    document = released.document(_note(session, "silo.note"), days=wanted)
    if asked.criterion is not None:
        chosen = released.release(asked.release) if asked.release else released.of_day(wanted[-1])
        found = planner.ask(session, chosen, asked.criterion)
        about = {"release": chosen.id, "rule": chosen.rule.document(), "criterion": found.rule}
        return {**document, **about, "tables": [one.document() for one in found.blocks]}
    shown = released.tables(days=wanted)
    answers = _answers(asked.question, map(tally, shown), wanted, asked.level, asked.units, asked.least, settings)
    if answers is not None:
        return {**{key: value for key, value in document.items() if key != "tables"}, "rows": answers}
    return document


def _note(session: "Session", key: str) -> str:
    """What is to be known of the numbers, in the language of the answer."""
    return text(Message(key), session.lang)


def _told(release: "Release", questions: "Questions") -> dict[str, Any]:
    said = release.document()
    about = {"release": said["release"], "days": said["days"], **said["rule"], "hash": said["hash"]}
    return {**about, "questions": len(questions.asked()), "open": questions.is_open}


def _answers(
    question: Question | None, tallies: "Iterator[Tally]", days: Sequence[date], level: LevelOption, units: str | None,
    least: int, settings: "Settings",
) -> list[dict[str, Any]] | None:  # fmt: skip
    """What is worked out of the numbers; None where the tables themselves are asked for."""
    from planning import derived

    if question is Question.ei:
        return derived.ei(list(tallies), days, level.value)
    if question is Question.whatif:
        named = [unit.strip() for unit in (units or "").split(",") if unit.strip()]
        return derived.whatif(list(tallies), days, level.value, named, settings.planner_meetings_a_tie)
    if question is Question.coordinator:
        return derived.coordinator(list(tallies), days, least)
    return None


def _key(file: Path | None) -> bytes:
    """The key of a file; none where none is given."""
    from tovholder.counting import key_in

    return b"" if file is None else key_in(file)


def _criterion(file: Path) -> "Criterion | Leaf":
    from queries.blocks import NoCriterion, criterion_of

    try:
        return criterion_of(json.loads(file.read_text(encoding="utf-8")))
    except (OSError, ValueError) as err:
        faults = err.faults if isinstance(err, NoCriterion) else [("", "no_json", str(file))]
        lines = "\n".join(
            f"- {place or file.name}: {say(f'silo.fault.{code}', value=value)}" for place, code, value in faults
        )
        raise InputError("silo_no_criterion", file=file.name, lines=lines) from err


def _write(document: dict[str, Any], format: Form, output: Path | None, lang: str) -> None:
    from maps.formats.silo import as_csv, as_workbook
    from tovholder.files import put

    if format is Form.table:
        _show(document, lang)
        return
    if format is Form.json:
        content = (json.dumps(document, ensure_ascii=False) + "\n").encode()
    else:
        content = as_csv(document, lang) if format is Form.csv else as_workbook(document, lang)
    if output is None:
        sys.stdout.write(content.decode("utf-8-sig" if format is Form.csv else "utf-8"))
        return
    put(output, content)
    tell_done(say("cli.silo.written", file=output))


def _show(document: dict[str, Any], lang: str) -> None:
    """The numbers for a person in a terminal."""
    from rich.table import Table

    from maps.formats.silo import rows_of

    heads, *rows = rows_of(document, lang)
    table = Table(box=None)
    for head in heads:
        table.add_column(str(head))
    for row in rows:
        table.add_row(*("" if cell is None else str(cell) for cell in row))
    out().print(table)
    out().print(document["note"], style="dim")
