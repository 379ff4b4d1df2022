"""Tables of users and of assignments (CSV) to records. All that is wrong is told at once, by line and column; nothing is guessed.

A table has a line of names of columns, with commas, semicolons or tabs between; a column that may be empty may be missing. Several
roles, rights, actors or consents stand in one cell with semicolons, commas or bars between.
"""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from graph.checks.faults import Fault
from graph.checks.keys import did_you_mean, words_in
from graph.checks.people import assignment_faults, basis_faults, reason_faults, user_faults
from graph.checks.values import listed, shown
from graph.model.base import Record
from graph.model.people import Assignment, GeneralBasis, Reason, User, assignment_id, reason_id
from importers.casefile.documents import read_text
from importers.casefile.problems import BadInput, Problem, Unreadable, shown_file

R = TypeVar("R", bound=Record)
MAX_BYTES = 10_000_000
USER_COLUMNS = (
    "id",
    "name",
    "login",
    "roles",
    "unit",
    "actors",
    "os_login",
    "may",
    "family",
    "member",
    "ends",
    "version",
)
"""The last is none of the user: which version of the one that is stored the line was made from."""
ASSIGNMENT_COLUMNS = ("user", "family", "part", "meeting", "whole", "from", "to", "because")
_LISTS = frozenset({"roles", "actors", "may", "whole"})
_BETWEEN = re.compile(r"\s*[;,|]\s*")
_SEPARATORS = ",;\t"


@dataclass(frozen=True)
class _Row:
    """What the cells of a line say, without those that are empty."""

    line: int
    said: dict[str, Any]


@dataclass
class _Table:
    """A table as it is read."""

    file: str
    rows: list[_Row]
    problems: list[Problem]

    def tell(self, line: int | None, column: str, fault: Fault) -> None:
        """Something is wrong there."""
        self.problems.append(Problem(self.file, line, column, fault))

    def tell_of_rows(self, faults: Iterable[Fault], rows: Sequence[_Row]) -> None:
        """What is wrong with records, each made of the row of its number."""
        for fault in faults:
            number, column = fault.place if fault.place else (None, "")
            self.tell(rows[number].line if isinstance(number, int) else None, str(column), fault)

    def end(self) -> None:
        """`BadInput` with all that is wrong."""
        if self.problems:
            raise BadInput(sorted(self.problems, key=lambda problem: problem.line or 0))


def read_users(path: Path, stored: Sequence[User], today: date) -> list[User]:
    """The users of a table, which go well with those that are stored; `BadInput` with all that is wrong."""
    table = _read(path, USER_COLUMNS, required={"id", "name", "roles"})
    users, rows = _records(table, User, _without_version)
    table.tell_of_rows(user_faults(users, stored, today) if not table.problems else (), rows)
    table.tell_of_rows(_overtaken(users, rows, stored), rows)
    table.end()
    return users


def _without_version(said: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in said.items() if name != "version"}


def _overtaken(users: Sequence[User], rows: Sequence[_Row], stored: Sequence[User]) -> Iterator[Fault]:
    """The lines that were made from a version of a user that is not the one that is stored, with what would be overwritten."""
    known = {user.id: user for user in stored}
    for number, (user, row) in enumerate(zip(users, rows, strict=True)):
        there, version = known.get(user.id), row.said.get("version")
        if version is None or version == (there.version if there else ""):
            continue
        if there is None:
            yield Fault("user_gone", (number, "version"), {"user": shown(user.id)})
        else:
            for name, here, stored_value in differing(user, there):
                yield Fault(
                    "user_overtaken", (number, name), {"user": shown(user.id), "stored": stored_value, "value": here}
                )


def differing(user: User, other: User) -> Iterator[tuple[str, str, str]]:
    """What two say of a user by the names of columns, as it stands in a cell, where it is not the same."""
    here, there = _cells(user), _cells(other)
    yield from (
        (name, here[name], there[name]) for name in USER_COLUMNS if name != "version" and here[name] != there[name]
    )


def _cells(user: User) -> dict[str, str]:
    said = {**user.document(), "version": user.version}
    found = ((name, said.get(name, "")) for name in USER_COLUMNS)
    return {name: ";".join(value) if isinstance(value, list) else str(value) for name, value in found}


def user_table(users: Iterable[User]) -> str:
    """The users as a table that can be read again, each with its version."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(USER_COLUMNS)
    table.writerows(_cells(user).values() for user in users)
    return out.getvalue()


def user_of_cells(said: Mapping[str, Any], stored: Sequence[User], today: date) -> User:
    """One user of what was typed, by the names of columns; `BadInput` with all that is wrong."""
    return _of_cells(said, User, lambda said: said, lambda user: user_faults([user], stored, today))


def assignment_of_cells(said: Mapping[str, Any], users: Sequence[User], today: date, by: str) -> Assignment:
    """One assignment of what was typed, by the names of columns; `BadInput` with all that is wrong."""
    return _of_cells(
        said, Assignment, lambda said: _assigned(said, today, by), lambda one: assignment_faults([one], users)
    )


def reason_of_cells(because: str, user: str, family: str, today: date) -> Reason:
    """A leader's reason to look at a family today, as it was typed; `BadInput` with what is wrong."""
    said = {"because": because, "user": user, "family": family}
    return _of_cells(
        said,
        Reason,
        lambda said: {**said, "id": reason_id(user, family, today), "from": today, "to": today},
        reason_faults,
    )


def basis_of_cells(said: Mapping[str, Any], id: str, by: str, today: date) -> GeneralBasis:
    """A general basis as it was typed, of one who enters it today; `BadInput` with all that is wrong."""
    return _of_cells(
        said, GeneralBasis, lambda said: {**said, "id": id, "entered_by": [by], "entered": today}, basis_faults
    )


def _of_cells(
    said: Mapping[str, Any],
    kind: type[R],
    complete: Callable[[dict[str, Any]], dict[str, Any]],
    faults: Callable[[R], Iterable[Fault]],
) -> R:
    """One record of what was typed into a form, by the names of columns."""
    table = _Table("", [_Row(0, {name: value for name, value in said.items() if value})], [])
    records, rows = _records(table, kind, complete)
    if not table.problems:
        table.tell_of_rows(faults(records[0]), rows)
    table.problems = [Problem(problem.path, None, "", problem.fault) for problem in table.problems]
    table.end()
    return records[0]


def read_assignments(path: Path, users: Sequence[User], today: date, by: str) -> list[Assignment]:
    """The assignments of a table, made by somebody; without a first day they begin today. `BadInput` with all that is wrong."""
    table = _read(path, ASSIGNMENT_COLUMNS, required={"user", "family", "part"})
    assignments, rows = _records(table, Assignment, lambda said: _assigned(said, today, by))
    table.tell_of_rows(assignment_faults(assignments, users), rows)
    table.end()
    return assignments


def _assigned(said: dict[str, Any], today: date, by: str) -> dict[str, Any]:
    """With what the table need not say. What has ended already began with its end: it never holds."""
    begins = said.get("from") or min(str(today), said.get("to", str(today)))
    named = [str(said.get(key, "")) for key in ("user", "family", "part")]
    try:
        id = assignment_id(named[0], named[1], named[2], said.get("meeting"), date.fromisoformat(begins))
    except ValueError:  # told as what stands in the column
        id = "none"
    return {**said, "from": begins, "id": id, "by": by}


def _records(
    table: _Table, kind: type[R], complete: Callable[[dict[str, Any]], dict[str, Any]]
) -> tuple[list[R], list[_Row]]:
    """The records of the rows that hold, with these rows; what is wrong with the others is told."""
    records: list[R] = []
    rows: list[_Row] = []
    for row in table.rows:
        try:
            records.append(kind.model_validate(complete(row.said), by_alias=True, by_name=False))
            rows.append(row)
        except ValidationError as err:
            for details in err.errors(include_url=False):
                column = str(details["loc"][0]) if details["loc"] else ""
                table.tell(row.line, column, _fault(details, kind, column))
    return records, rows


def _fault(details: ErrorDetails, kind: type[Record], column: str) -> Fault:
    value, ctx = details["input"], details.get("ctx", {})
    match details["type"]:
        case "missing" | "too_short" | "string_too_short":
            return Fault("empty_cell", ())
        case "literal_error":
            field = next((one for name, one in kind.model_fields.items() if column in (name, one.alias)), None)
            words = words_in(field.annotation) if field else ()
            said = {"value": shown(value), "hint": did_you_mean(str(value), words), "words": listed(words)}
            return Fault("not_allowed", (), said)
        case "full_day" | "partial_date":
            return Fault("no_full_date", (), {"value": shown(value)})
        case "string_too_long":
            return Fault("text_too_long", (), {"max_length": ctx["max_length"]})
        case "foreign":
            return Fault(ctx["code"], (), {"value": shown(value), "character": ctx["character"]})
        case "shows_nothing":
            return Fault("shows_nothing", (), {"character": ctx["character"]})
        case "cpr":
            return Fault("cpr", ())
        case "user_member" | "assignment_meeting":
            return Fault(details["type"], ())
        case other:
            return Fault("refused", (), {"value": shown(value), "reason": other})


def _read(path: Path, columns: Sequence[str], required: set[str]) -> _Table:
    """The rows of a table with these columns. `BadInput` where it has others, or cannot be read."""
    table = _Table(shown_file(path), [], [])
    try:
        text = read_text(path, MAX_BYTES)
    except Unreadable as err:
        raise BadInput([Problem(table.file, fault.line, "", fault) for fault in err.faults]) from None
    lines = list(_lines(text, columns))
    names = [name.strip() for name in lines[0][1]] if lines else []
    for name in names:
        if name not in columns:
            hint = did_you_mean(name, columns)
            table.tell(
                1, name, Fault("unknown_column", (), {"name": shown(name), "hint": hint, "columns": listed(columns)})
            )
        elif names.count(name) > 1:
            table.tell(1, name, Fault("column_twice", (), {"name": shown(name)}))
    for name in sorted(required - set(names)):
        table.tell(1, name, Fault("missing_column", (), {"name": shown(name)}))
    table.end()
    for line, cells in lines[1:]:
        if len(cells) > len(names):
            table.tell(line, "", Fault("too_many_cells", (), {"number": len(cells), "columns": len(names)}))
        elif any(cell.strip() for cell in cells):
            table.rows.append(_Row(line, dict(_said(dict(zip(names, cells, strict=False))))))
    if not table.rows and not table.problems:
        table.tell(None, "", Fault("empty_table", ()))
    return table


def _lines(text: str, columns: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """The cells of each line, with its number: a cell in quotes may hold several lines."""
    head = text.partition("\n")[0]
    separator = max(_SEPARATORS, key=lambda one: sum(cell.strip() in columns for cell in head.split(one)))
    reader = csv.reader(io.StringIO(text), delimiter=separator)
    before = 0
    for cells in reader:
        yield before + 1, cells
        before = reader.line_num


def _said(cells: Mapping[str, str]) -> Iterator[tuple[str, Any]]:
    for name, cell in cells.items():
        if cell.strip():
            yield name, [part for part in _BETWEEN.split(cell.strip()) if part] if name in _LISTS else cell.strip()
