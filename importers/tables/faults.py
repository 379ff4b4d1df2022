"""What is wrong with a cell, a row, a column or a whole table: a rule, a fact and a remedy at its place."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from graph.checks.values import SHOWN, clean
from words import Message, Spoken
from words.errors import ProductError

MASK = "******-****"
MOST_KEPT = 20_000
"""Errors, and warnings, that are kept: more than a sheet of errors holds."""
MOST_COMPARED = 500_000
"""Beyond so many, one that is told twice is counted twice."""


@dataclass(frozen=True)
class CellFault:
    """`row` and `column` as the file counts them (rows from 1, columns from 0), None for the whole; `rule` is one of the
    contract's, `fact` and `remedy` tell it; `family` is whose row it is, None where it is everybody's."""

    sheet: str
    row: int | None
    column: int | None
    rule: str
    fact: Spoken
    remedy: Spoken
    header: str = ""
    value: str = ""
    is_warning: bool = False
    family: str | None = None
    order: int = 0
    """Of its table among all."""


def fault(
    sheet: str,
    row: int | None,
    column: int | None,
    rule: str,
    code: str = "",
    values: Mapping[str, Any] | None = None,
    *,
    header: str = "",
    value: str = "",
    is_warning: bool = False,
    family: str | None = None,
) -> CellFault:
    """A fault whose texts are `table_error.<code>.fact` and `.remedy`; without a code they are those of the rule."""
    key, said = code or rule, {name: _safe(item) for name, item in (values or {}).items()}
    return CellFault(
        clean(sheet),
        row,
        column,
        rule,
        Message(f"table_error.{key}.fact", said),
        Message(f"table_error.{key}.remedy", said),
        shortened(header),
        shortened(value),
        is_warning,
        family,
    )


def _safe(value: Any) -> Any:
    return shortened(value) if isinstance(value, str) else value


def shortened(text: str) -> str:
    """A value as an error shows it: without a CPR number, on one line, cut."""
    text = clean(text[:100_000]).replace("\n", " ").replace("\t", " ")
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"


@dataclass
class Faults:
    """What is wrong, each thing once, and as much of it as anybody reads."""

    kept: list[CellFault] = field(default_factory=list[CellFault])
    errors: int = 0
    """How many there are, kept or not."""
    wrong_rows: dict[str, set[int]] = field(default_factory=dict[str, set[int]])
    """By sheet the rows with an error."""
    is_of_all: bool = False
    """Whether an error lies in no row."""
    _warnings: int = 0
    _seen: set[int] = field(default_factory=set[int])

    def append(self, one: CellFault) -> None:
        """One more."""
        key = hash((one.sheet, one.row, one.column, one.rule))
        if key in self._seen:
            return
        if len(self._seen) < MOST_COMPARED:
            self._seen.add(key)
        if one.is_warning:
            self._warnings += 1
        else:
            self.errors += 1
            if one.row is None:
                self.is_of_all = True
            else:
                self.wrong_rows.setdefault(one.sheet, set()).add(one.row)
        if (self._warnings if one.is_warning else self.errors) <= MOST_KEPT:
            self.kept.append(one)

    def extend(self, more: Iterable[CellFault]) -> None:
        """Several more."""
        for one in more:
            self.append(one)

    def __iadd__(self, more: Iterable[CellFault]) -> Self:
        self.extend(more)
        return self


class TableRefused(ProductError):
    """A file that is not read at all, and why."""
