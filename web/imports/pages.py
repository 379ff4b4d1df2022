"""The pages of Hent fra fil: the beginning, what is waited for, what is to be decided, what would be stored, and the receipt."""

from collections import Counter
from collections.abc import Sequence
from http import HTTPStatus
from typing import Any, NamedTuple

from flask import Response, make_response, render_template

from graph.checks.values import clean
from graph.errors import Conflict
from graph.imports import Imports
from graph.model.change import Change
from graph.model.imports import KeptImport
from graph.model.parts import FAMILY_LISTS
from importers import CellFault, Problem, letter
from importers.choosing import READ
from web.imports import steps
from web.imports.deciding import WORD_LISTS, fields_offered, sheets_of, words_asked
from web.imports.kept import Upload
from web.imports.place import mappings, most_bytes
from web.imports.work import Told
from web.languages import language
from web.session import session
from words import Message, Spoken, below, joined, text, words
from words.errors import ProductError

SHOWN = 40
"""What is wrong, on the page; the sheet has all of it."""
MINE = 8
"""Imports that are listed, the newest first."""
WAIT = "5"
"""Seconds after which a page without scripts asks again."""
KINDS = ("families", *FAMILY_LISTS, "units", "actors")
"""What is counted by name."""


def start_page(*, told: Sequence[str] = (), status: int = HTTPStatus.OK, gone: bool = False) -> Response:
    """The beginning: a file to choose, the way to fill in a list, and what was brought in before."""
    page = render_template(
        "imports/start.html",
        told=list(told)[:SHOWN],
        more=max(0, len(told) - SHOWN),
        gone=gone,
        saved=mappings().all(),
        mine=[_line(one) for one in session().imports().all()[:MINE]],
        most=most_bytes(),
        script=_script(),
    )
    return make_response(page, status)


def _script() -> dict[str, Any]:
    """What the page's script is given."""
    return {"words": below(language(), "bring.script."), "most": most_bytes()}


class Line(NamedTuple):
    """An import as a list shows it."""

    key: str
    day: str
    file: str
    counts: str
    is_undone: bool


def _line(one: KeptImport) -> Line:
    counts = ", ".join(
        f"{text(Message(f'bring.what.{what}'), language())} {number}" for what, number in sorted(one.counts.items())
    )
    return Line(one.key, f"{one.at.astimezone():%d-%m-%Y %H:%M}", clean(one.file.file), counts, one.undone is not None)


def waiting_page(upload: Upload) -> Response:
    """The file is worked on. The page asks again by itself, and says how long it has taken."""
    jobs = [job for job in (upload.look, upload.preview, upload.job) if job and not job.is_done]
    page = render_template(
        "imports/waiting.html",
        upload=upload,
        seconds=max(job.seconds for job in jobs) if jobs else 0,
        size=_size(upload),
    )
    response = make_response(page)
    response.headers["Refresh"] = WAIT
    return response


def _size(upload: Upload) -> float:
    return round(upload.path.stat().st_size / 1e6, 1)


def choosing_page(upload: Upload) -> Response:
    """What columns and words mean, beside the first rows and what becomes of them."""
    look, lang = steps.look_of(upload), language()
    asked = words_asked(look, upload.choices, lang) if look and upload.choices else {}
    page = render_template(
        "imports/choosing.html",
        upload=upload,
        choices=upload.choices,
        sheets=sheets_of(look, upload.choices, steps.became(upload), lang) if look and upload.choices else [],
        notes=[note.text(lang) for note in look.notes] if look else [],
        groups=[*fields_offered()],
        lists=[(name, asked[name]) for name in WORD_LISTS if name in asked],
        open_words=sum(not one.chosen for words in asked.values() for one in words),
        reads=READ,
        problems=upload.problems,
        document=upload.mapping,
        saved=mappings().all(),
    )
    return make_response(page, HTTPStatus.UNPROCESSABLE_ENTITY if upload.problems else HTTPStatus.OK)


class Wrong(NamedTuple):
    """What is wrong, as a row of a table."""

    place: str
    header: str
    value: str
    fact: str
    remedy: str


def _of_cell(one: CellFault, lang: str) -> Wrong:
    at = one.sheet
    if one.row is not None:
        at = text(Message("bring.at_row", {"sheet": one.sheet, "row": one.row}), lang)
        if one.column is not None:
            at = text(Message("bring.at_cell", {"sheet": one.sheet, "cell": f"{letter(one.column)}{one.row}"}), lang)
    return Wrong(at.strip(), one.header, one.value, one.fact.text(lang), _remedy(one.remedy, lang))


def _remedy(said: Spoken, lang: str) -> str:
    """What to do about it, on a page: there is a field for what at the command line is written into the mapping."""
    key = f"bring.remedy.{said.key.split('.')[1]}" if isinstance(said, Message) else ""
    return text(Message(key), lang) if key in words(lang) else said.text(lang)


def refused_text(err: ProductError, lang: str) -> str:
    """Why a file is not read, on a page."""
    key = f"bring.remedy.{err.code}"
    return f"{err.part('fact', lang)} {text(Message(key), lang)}" if key in words(lang) else err.text(lang)


def _of_line(one: Problem, lang: str) -> Wrong:
    at = text(Message("bring.at_line", {"line": one.line}), lang) if one.line is not None else ""
    return Wrong(at, one.path, "", one.fact(lang), one.remedy(lang))


def trying_page(upload: Upload) -> Response:
    """What is wrong with the file, or what storing it would do."""
    lang = language()
    failed, made = steps.failed_of(upload), steps.result_of(upload)
    wrong = [_of_cell(one, lang) for one in made.errors] if made else []
    warnings = [_of_cell(one, lang) for one in made.warnings] if made else []
    if failed:
        wrong = [_of_line(one, lang) for one in failed.problems]
    refused = failed.error() if failed else None
    plan = steps.plan(upload) if steps.can_be_stored(upload) else None
    conflicts = [one.text(lang) for one in plan.contradictions] if isinstance(plan, Conflict) else []
    page = render_template(
        "imports/trying.html",
        upload=upload,
        refused=refused_text(refused, lang) if refused else None,
        lacks_day=refused is not None and refused.code == "table_no_as_of",
        wrong=wrong[:SHOWN],
        total=made.total if made else len(wrong),
        warnings=warnings[:SHOWN],
        notes=[note.text(lang) for note in made.notes] if made else [],
        has_sheet=bool(made and (made.errors or made.warnings)),
        part=(made.families - len(made.left_out), made.families) if made and made.left_out else None,
        conflicts=conflicts,
        editions=steps.editions_of(upload),
        account=_told(made.account, lang) if made else None,
        counts=_counts(plan) if isinstance(plan, Change) else [],
        is_known=_is_known(upload),
        may_remember=upload.how == "table" and upload.choices is not None,
        changes_choices=upload.how in ("table", "graphml", "gexf") and not steps.is_own(upload),
        name=upload.choices.name if upload.choices else "",
        script=_script(),
    )
    is_wrong = bool(refused or wrong or conflicts)
    return make_response(page, HTTPStatus.UNPROCESSABLE_ENTITY if is_wrong else HTTPStatus.OK)


class Account(NamedTuple):
    """What became of each record of the source, in words."""

    counts: list[tuple[str, int]]
    others: list[tuple[str, str]]
    fields: list[tuple[str, str, int]]


def _told(account: Told, lang: str) -> Account:
    return Account(
        [(_became(outcome, reasons, lang), number) for outcome, reasons, number in account.counts],
        [(clean(one.at), _became(one.outcome, one.reasons, lang)) for one in account.others],
        [
            (_field(one.field, lang), _became(one.outcome, [one.reason], lang), one.values)
            for one in account.fields[:SHOWN]
        ],
    )


def _field(field: str, lang: str) -> str:
    """A column as the file has it; what was assumed by what it is called."""
    keys = [f"tables.own.{kind}.{part}" for kind, part in zip(("sheet", "column"), field.split("."), strict=False)]
    known = len(keys) == 2 and all(key in words(lang) for key in keys)
    return ": ".join(text(Message(key), lang) for key in keys) if known else clean(field)


def _became(outcome: str, reasons: Sequence[str], lang: str) -> str:
    why = [text(Message(f"bring.reason.{reason}"), lang) for reason in reasons if reason != outcome]
    said = text(Message(f"bring.outcome.{outcome}"), lang)
    return f"{said}: {joined(why, lang)}" if why else said


def _counts(change: Change) -> list[tuple[str, str]]:
    """What would be made, changed and removed: how many of each kind."""
    lang = language()
    counts = Counter((one.what, _kind(one.ref.list)) for one in change)
    found: list[tuple[str, str]] = []
    for what in ("created", "changed", "removed"):
        kinds = [
            f"{text(Message(f'tables.own.sheet.{kind}'), lang)} {counts[what, kind]}"
            for kind in KINDS
            if counts[what, kind]
        ]
        if kinds:
            found.append((text(Message(f"bring.what.{what}"), lang), ", ".join(kinds)))
    return found


def _kind(list: str) -> str:
    return "families" if list == "family" else list


def _is_known(upload: Upload) -> bool:
    """Whether the very same file was brought in before, and is still there."""
    made = steps.result_of(upload)
    if made is None:
        return False
    return any(
        one.file.sha256 == made.file.sha256 and one.source == steps.source_for(upload) and one.undone is None
        for one in session().imports().all()
    )


def receipt_page(kept: Imports, key: str, family: str | None = None) -> Response:
    """What an import did, with the way back."""
    one = kept.one(key)
    values: dict[str, Any] = {"one": _line(one) if one else None, "family": family, "is_nothing": one is None}
    return make_response(render_template("imports/receipt.html", **values))
