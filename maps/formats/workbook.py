"""The map as a workbook: the table, the questions, and what the file says of itself. The same map, the same bytes."""

import io
from datetime import date, datetime
from typing import Any

from graph.model.dates import PartialDate
from maps.drawing.svg import legible
from maps.family import FamilyMap
from maps.formats.about import About, about
from maps.formats.rows import Cell, Table, facts_of_file, people, questions
from maps.scene.palette import ALARM
from maps.scene.telling import Teller

LONGEST = 32_767
"""Letters that a cell of a workbook can hold, counted as UTF-16 does."""
MOST_LINES = 20
"""Lines of a cell. A row is at most 409.5 points high: what is below the 27th can be neither seen nor printed."""
FIRST_YEAR = 1900
"""Days before it are no dates to a workbook."""
WIDEST, NARROWEST = 60, 8
A4 = 9
AT_MOST = 255
"""Letters in the margin of a printed sheet."""


def workbook(map: FamilyMap) -> bytes:
    """Three sheets, and where a cell would be too high, one more with a line in each row.

    Texts are texts and never formulas; a full date is a date, what is known in part stays a text.
    """
    import xlsxwriter

    teller, told = Teller(map.view, map.scene.lang), about(map)
    written = io.BytesIO()
    book = xlsxwriter.Workbook(
        written,
        {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False},
    )
    book.set_properties(
        {
            "title": legible(told.title)[:AT_MOST],
            "author": "Tovholder",
            "created": datetime(told.day.year, told.day.month, told.day.day),
        }
    )
    table, asked = people(map), questions(map)
    made = [
        ("sheet_table", cut_high(table, "sheet_relations", teller)),
        ("sheet_questions", cut_high(asked, "sheet_evidence", teller)),
        ("sheet_about", facts_of_file(map)),
    ]
    if is_high(table):
        made.append(("sheet_relations", line_by_line(table, 0, teller)))
    if is_high(asked):
        made.append(("sheet_evidence", line_by_line(asked, 1, teller)))
    for name, filled in made:
        _Sheet(book, book.add_worksheet(teller.say(f"file.{name}"))).fill(filled, told, teller)
    book.close()
    return written.getvalue()


def is_high(table: Table) -> bool:
    """Whether a cell of the table has more lines than a sheet can show."""
    return any(_lines(cell) > MOST_LINES for row in table.rows for cell in row)


def cut_high(table: Table, sheet: str, teller: Teller) -> Table:
    """The table with the first lines of each cell; where there are more, it says how many and on which sheet they stand."""

    def shown(cell: Cell) -> Cell:
        more = _lines(cell) - MOST_LINES
        if more <= 0:
            return cell
        said = teller.say("file.more", count=more, sheet=teller.say(f"file.{sheet}"))
        return "\n".join([*str(cell).split("\n")[:MOST_LINES], said])

    return Table(table.columns, tuple(tuple(map(shown, row)) for row in table.rows))


def line_by_line(table: Table, key: int, teller: Teller) -> Table:
    """Each line of the cells with several, in a row of its own: whose it is, what it is, and the line."""
    several = [at for at in range(len(table.columns)) if any(_lines(row[at]) > 1 for row in table.rows)]
    rows = [
        (row[key], table.columns[at], line)
        for row in table.rows
        for at in several
        for line in str(row[at] or "").split("\n")
        if line
    ]
    return Table((table.columns[key], teller.say("file.what"), teller.say("file.line")), tuple(rows))


def _lines(cell: Cell) -> int:
    return cell.count("\n") + 1 if isinstance(cell, str) else 1


class _Sheet:
    """A sheet that is being written."""

    def __init__(self, book: Any, sheet: Any) -> None:
        self.sheet = sheet
        self.plain = book.add_format({"text_wrap": True, "valign": "top"})
        self.head = book.add_format({"text_wrap": True, "valign": "top", "bold": True, "bottom": 1})
        self.day = book.add_format({"num_format": "yyyy-mm-dd", "align": "left", "valign": "top"})

    def fill(self, table: Table, told: About, teller: Teller) -> None:
        """Write the table with its first row and column held in place, ready to print."""
        for column, name in enumerate(table.columns):
            self.sheet.write_string(0, column, _text(name), self.head)
        for at, row in enumerate(table.rows, 1):
            for column, value in enumerate(row):
                self._write(at, column, value)
        for column in range(len(table.columns)):
            self.sheet.set_column(column, column, _width([table.columns, *table.rows], column))
        self.sheet.freeze_panes(1, 1)
        self.sheet.repeat_rows(0)
        self.sheet.set_landscape()
        self.sheet.set_paper(A4)
        self.sheet.fit_to_pages(1, 0)
        page = teller.template("file.page").format(page="&P", pages="&N")
        self.sheet.set_header(_mark(told))
        self.sheet.set_footer(_margin(f"{told.shown}. {told.origin}", page, command=True))

    def _write(self, row: int, column: int, value: Cell) -> None:
        if isinstance(value, PartialDate) and value.earliest == value.latest:
            value = value.earliest
        if isinstance(value, date) and value.year >= FIRST_YEAR:
            self.sheet.write_datetime(row, column, datetime(value.year, value.month, value.day), self.day)
        elif value is not None:
            self.sheet.write_string(row, column, _text(str(value)), self.plain)


def _text(told: str) -> str:
    """A text as a cell can hold it."""
    told = legible(told)
    if _units(told) <= LONGEST:
        return told
    cut = told.encode("utf-16-le")[: 2 * (LONGEST - 1)].decode("utf-16-le", "ignore")  # never half a letter
    return f"{cut}…"


def _units(told: str) -> int:
    return len(told) + sum(letter > "\uffff" for letter in told)


def _mark(told: About) -> str:
    """The mark on the right, in red where the family must not see the sheet."""
    colour = f"&K{ALARM.removeprefix('#').upper()}" if told.warning else ""
    return f"&R{colour}{_literal(told.mark)}"


def _margin(left: str, right: str, *, command: bool = False) -> str:
    """A text on the left and one on the right, where an ampersand begins a command; as much of the left as there is room."""
    end = f"&R{right if command else _literal(right)}"
    while len(_literal(left)) > AT_MOST - len(end) - 2:
        left = left[:-1]
    return f"&L{_literal(left)}{end}" if left else end


def _literal(told: str) -> str:
    return legible(told).replace("&", "&&")


def _width(rows: list[Any], column: int) -> int:
    """Wide enough for its longest line, within reason."""
    longest = max(len(line) for row in rows for line in str(row[column] or "").split("\n"))
    return min(max(longest + 2, NARROWEST), WIDEST)
