"""Numbers of planners as files: one row a number, with what the file says of itself. The same numbers, the same bytes."""

import io
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

from maps.formats.page import A4, MARGIN, POINTS_PER_MM, document, size_of
from maps.formats.paper import png
from maps.formats.rows import Cell
from maps.formats.separated import separated_rows
from maps.silo.figure import Figure
from words import Message, text

PLACES = ("table", "day", "level", "unit", "unit_2", "category", "family_type")
NUMBERS = ("value", "lo", "hi")


def rows_of(document: Mapping[str, Any], lang: str) -> list[list[Cell]]:
    """The headings, and a row for each number: of a block its whole and each of its parts; of what is derived each answer."""
    if "rows" in document:
        return _answers(document["rows"], lang)
    heads: list[Cell] = [text(Message(f"silo.head.{name}"), lang) for name in (*PLACES, "part", *NUMBERS)]
    return [heads, *(row for block in document["tables"] for row in _block(block, lang))]


def _answers(answers: Sequence[Mapping[str, Any]], lang: str) -> list[list[Cell]]:
    names = [*dict.fromkeys(name for answer in answers for name in answer)]
    heads: list[Cell] = [text(Message(f"silo.head.{name}"), lang) for name in names]
    return [heads, *([_flat(answer.get(name)) for name in names] for answer in answers)]


def _flat(value: Any) -> Cell:
    if isinstance(value, list):
        return ", ".join("–" if one is None else str(one) for one in value)
    return value


def _block(block: Mapping[str, Any], lang: str) -> Iterator[list[Cell]]:
    units = [*block.get("units", []), block.get("unit"), None][:2] if "units" in block else [block.get("unit"), None]
    said = {**block, "unit": units[0], "unit_2": units[1], "table": text(Message(f"silo.table.{block['table']}"), lang)}
    place: list[Cell] = [said.get(name) for name in PLACES]
    for part, number in (("", block["families"]), *block["parts"].items()):
        shown = number if isinstance(number, Mapping) else {"value": number, "lo": number, "hi": number}
        name = text(Message("silo.whole"), lang) if not part else part
        yield [*place, name, *(shown[key] for key in NUMBERS)]


def as_csv(document: Mapping[str, Any], lang: str) -> bytes:
    """For a Danish Excel, with the note in the last rows."""
    return separated_rows([*rows_of(document, lang), [], [document["note"]]])


def as_workbook(document: Mapping[str, Any], lang: str) -> bytes:
    """One sheet of numbers, and one that says what they are."""
    day = max((date.fromisoformat(one["day"]) for one in _dated(document)), default=None)
    with _workbook(day) as (book, written):
        sheet = book.add_worksheet(text(Message("silo.sheet"), lang))
        for at, row in enumerate(rows_of(document, lang)):
            sheet.write_row(at, 0, row)
        sheet.freeze_panes(1, 0)
        about = book.add_worksheet(text(Message("silo.about"), lang))
        about.write_string(0, 0, document["note"])
    return written.getvalue()


@contextmanager
def _workbook(day: date | None) -> Generator[tuple[Any, io.BytesIO]]:
    """A workbook that holds no clock: it was made on the day that it is of."""
    import xlsxwriter

    written, of = io.BytesIO(), day or date(2000, 1, 1)
    plain = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(written, plain)
    book.set_properties({"title": "Tovholder", "author": "Tovholder", "created": datetime(of.year, of.month, of.day)})
    yield book, written
    book.close()


# --- a figure of the pages --------------------------------------------------------------------------------


def figure_csv(figure: Figure) -> bytes:
    """For a Danish Excel, with what it is of in the last rows."""
    rows: list[Sequence[Cell]] = [list(figure.heads), *(_plain(row) for row in figure.rows), []]
    return separated_rows([*rows, *([line] for line in (figure.title, *figure.about))])


def _plain(row: Sequence[Any]) -> list[Cell]:
    return [None if cell is None else cell if isinstance(cell, str) else str(cell) for cell in row]


def figure_workbook(figure: Figure, lang: str, day: date) -> bytes:
    """One sheet of numbers, and one that says what they are."""
    with _workbook(day) as (book, written):
        sheet = book.add_worksheet(text(Message("silo.sheet"), lang))
        for at, row in enumerate((figure.heads, *figure.rows)):
            sheet.write_row(at, 0, row)
        sheet.freeze_panes(1, 0)
        about = book.add_worksheet(text(Message("silo.about"), lang))
        for at, line in enumerate((figure.title, *figure.about)):
            about.write_string(at, 0, line)
    return written.getvalue()


def figure_pdf(svg: str, title: str) -> bytes:
    """On one sheet of A4, landscape."""
    width, height = size_of(svg)
    scale, margin = A4.scale(width, height), MARGIN * POINTS_PER_MM
    top = A4.points[1] - margin - height * scale
    return document(svg, title, A4.points, lambda page: page.map(margin, top, scale))


def figure_png(svg: str) -> bytes:
    """As a picture."""
    return png(svg)


def _dated(document: Mapping[str, Any]) -> Iterable[Mapping[str, Any]]:
    return document.get("tables") or document.get("rows") or []
