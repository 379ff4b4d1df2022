"""What is wrong with a cell, a row, a column or a whole table: a rule, a fact and a remedy at its place."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graph.checks.values import SHOWN, clean
from words import Message, Spoken
from words.errors import ProductError

MASK = "******-****"


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


class TableRefused(ProductError):
    """A file that is not read at all, and why."""
