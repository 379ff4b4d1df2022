"""CPR numbers in tables (R11): looked for in each cell before all else. None is ever repeated."""

import re
import unicodedata

from graph.model.cpr import looks_like_cpr
from importers.tables.cells import Cell

_HEADED = re.compile(r"cpr|person(?:\s|-)?(?:nr|nummer|no|id)\b|personnr|personnummer", re.IGNORECASE)
_NINE = re.compile(r"[1-9]\d{8}|[1-9]\d{4}-?\d{4}", re.ASCII)
SHARE = 0.5
"""A column of which so many known cells hold a number is a column of them."""


def is_headed(header: str) -> bool:
    """Whether a column is headed as one of CPR numbers.

    >>> is_headed("CPR-nr."), is_headed("Personnr"), is_headed("Person")
    (True, True, False)
    """
    return bool(_HEADED.search(header))


def is_number(cell: Cell) -> bool:
    """Whether a cell holds what could be a CPR number with its ten digits."""
    text = _text(cell)
    return looks_like_cpr(text) and not _NINE.fullmatch(text)


def is_number_without_zero(cell: Cell) -> bool:
    """Whether a cell could be one whose first zero a spreadsheet dropped."""
    text = _text(cell)
    return bool(_NINE.fullmatch(text)) and looks_like_cpr("0" + text)


def plain_number(cell: Cell) -> str:
    """What a key is made of: of a CPR number its digits, however it is written, of all else the text."""
    text = _text(cell) or cell.shown()
    if is_number_without_zero(cell):
        text = "0" + text
    elif not is_number(cell):
        return text
    return re.sub(r"[\s\-./\\_]", "", unicodedata.normalize("NFKC", text)).removesuffix(".0")


def _text(cell: Cell) -> str:
    if cell.kind == "number":
        return str(int(cell.value)) if float(cell.value).is_integer() and abs(cell.value) < 1e15 else ""
    return cell.value if cell.kind == "text" else ""
