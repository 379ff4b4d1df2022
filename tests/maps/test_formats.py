"""Table and network as files: read back by other programs, they say what the map says; and nothing in them acts."""

import csv
import html
import io
import json
import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import networkx
import openpyxl
import pytest

from graph.model.dates import PartialDate
from graph.reading.cut import facts_of
from graph.reading.table import AUDIENCES
from importers import load
from maps import FamilyMap, family_map
from maps.drawing.svg import legible
from maps.formats import FORMATS
from maps.formats.about import about
from maps.formats.network import CONTACT, graphml, json_network, network
from maps.formats.rows import outer, people, questions
from maps.formats.separated import FORMULA, separated
from maps.formats.workbook import LONGEST, MOST_LINES, workbook
from maps.scene.lines import lines_of
from maps.scene.palette import LINES
from maps.scene.pseudonyms import NAMES, Names
from tests.case_files import CASES
from tests.crowd import crowd
from tests.hostile import IN_FILES, poisoned
from tests.maps.circles import DAY, circle
from tests.maps.exports import BIRD, families
from tests.sessions import changed
from tests.share import is_whole

pytestmark = pytest.mark.by_turns

FORMULAS = (
    "=1+1", "+1", "-1", "@SUM(A1)", "=HYPERLINK(\"http://x\";\"y\")", "=cmd|' /C calc'!A0", "'=1", "''@x",
    "＝1+1", '"; =1+1', "a;b\"c'd", "\u00a0=1",
)  # fmt: skip


def cells(map: FamilyMap) -> list[list[str]]:
    """The table as text."""
    table = people(map)
    return [[("" if cell is None else str(cell)) for cell in row] for row in (table.columns, *table.rows)]


def read_csv(content: bytes, *, raw: bool = False) -> list[list[str]]:
    """As the documentation says: one apostrophe comes off where a cell would be a formula."""
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))
    return rows if raw else [[cell[1:] if FORMULA.match(cell) else cell for cell in row] for row in rows]


def sheets(content: bytes) -> list[list[list[Any]]]:
    book = openpyxl.load_workbook(io.BytesIO(content))
    return [[[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in book]


def margins(sheet: Any) -> tuple[str, str, str]:
    """What is printed below on the left and on the right, and above on the right."""
    return sheet.oddFooter.left.text or "", sheet.oddFooter.right.text, sheet.oddHeader.right.text


# --- the table ----------------------------------------------------------------------------------------------------


class TestTable:
    def test_it_has_everybody_with_all_that_the_map_says(self, large: FamilyMap) -> None:
        table = people(large)
        assert [row[0] for row in table.rows] == [entry.name for entry in large.scene.entries]
        assert sum(entry.fold is not None for entry in large.scene.entries) >= 0
        for row, entry in zip(table.rows, large.scene.entries, strict=True):
            assert str(row[12]).split("\n") == [relation.text for relation in entry.relations] or not entry.relations
        assert {row[14] for row in table.rows} == {large.scene.day}
        assert {row[15] for row in table.rows} == {"Fortroligt. Må ikke vises for familien"}

    def test_it_says_of_an_actor_what_it_is_and_how_its_work_stands(self) -> None:
        """syn_support, familie g: Samtaleven is a volunteer whose work is paused; nobody of the family has work."""
        case_file = load(CASES / "syn_support.yaml").case_file
        family = next(family for family in case_file.families for work in family.engagements if work.actor == "samtale")
        map = family_map(facts_of(case_file, family.id), case_file.as_of)
        table = people(map)
        told = {row[0]: row[1:6] for row in table.rows}
        assert table.columns[1:6] == ("Slags", "Rolle", "Indsatser", "Opgaver", "Status")
        assert told["Samtaleven"][0] == "Frivillig" and told["Samtaleven"][4] == "på pause"
        assert {row[0] for row in told.values() if not row[4]} <= {"I familien", "Familie og venner"}
        nodes = {node["name"]: node for node in json.loads(json_network(map))["nodes"]}
        assert nodes["Samtaleven"]["actor_kind"] == "Frivillig" and nodes["Samtaleven"]["status"] == ["på pause"]
        assert {node["actor_kind"] for node in nodes.values() if node["kind"] != "actor"} == {None}

    def test_a_period_of_several_works_is_the_outer_one(self) -> None:
        day = PartialDate.parse
        assert outer([(day("2024"), day("2024-05")), (day("2023-02-01"), day("2025"))]) == (
            day("2023-02-01"),
            day("2025"),
        )
        assert outer([(day("2024"), None), (None, day("2025"))]) == (None, None)
        assert outer([]) == (None, None)

    def test_csv_read_back_is_the_table(self, anna: FamilyMap, large: FamilyMap) -> None:
        for map in (anna, large):
            content = separated(map)
            assert content.startswith(b"\xef\xbb\xbf")
            assert content.count(b'"') % 2 == 0 and content.endswith(b'"\r\n')
            assert read_csv(content) == cells(map)

    @pytest.mark.parametrize("payload", [*FORMULAS, *IN_FILES])
    def test_csv_read_back_is_the_table_whatever_stands_in_it(self, payload: str) -> None:
        map = family_map(poisoned(payload), DAY)
        assert any(legible(payload) in cell for row in cells(map) for cell in row)
        assert read_csv(separated(map)) == cells(map)
        for row in read_csv(separated(map), raw=True):
            assert not [cell for cell in row if re.match("\\s*[=+@＝＋－＠-]|[\t\r\n]", cell)]

    @pytest.mark.parametrize("payload", ["\tx", "\rx", "\nx", " =1"])
    def test_what_a_case_file_cannot_hold_would_be_no_formula_either(self, payload: str) -> None:
        assert FORMULA.match(payload)
        assert not FORMULA.match("Familiebehandling - i hjemmet = 2")

    def test_xlsx_read_back_is_the_table_with_days_as_days(self, large: FamilyMap) -> None:
        written, asked, said, *_ = sheets(workbook(large))
        table = people(large)
        assert written[0] == list(table.columns)
        assert len(written) == len(table.rows) + 1
        days = 0
        for got, row in zip(written[1:], table.rows, strict=True):
            for cell, value in zip(got, row, strict=True):
                if isinstance(value, str) and value.count("\n") >= MOST_LINES:
                    assert str(cell).split("\n")[:MOST_LINES] == value.split("\n")[:MOST_LINES]
                    assert str(cell).split("\n")[MOST_LINES:] == [
                        f"… og {value.count(chr(10)) + 1 - MOST_LINES} til, se arket Kontakter"
                    ]
                    continue
                full = isinstance(value, PartialDate) and value.earliest == value.latest
                if full or (isinstance(value, date) and not isinstance(value, PartialDate)):
                    expected = value.earliest if isinstance(value, PartialDate) else value
                    assert isinstance(cell, datetime) and cell.date() == expected
                    days += 1
                else:
                    assert (cell or "") == ("" if value is None else str(value))
        assert days > len(table.rows)
        assert [row[1] for row in asked[1:]] == [finding.statement for finding in large.scene.findings]
        assert len(asked) - 1 == len(questions(large).rows) > 10
        flat = [cell for row in said for cell in row]
        told = about(large)
        for text in (told.title, told.origin, told.mark, *told.mapping, *told.notes):
            assert text in flat
        assert datetime(told.day.year, told.day.month, told.day.day) in flat

    def test_xlsx_is_made_to_be_read_and_printed(self, anna: FamilyMap) -> None:
        book = openpyxl.load_workbook(io.BytesIO(workbook(anna)))
        assert book.sheetnames == ["Kort", "Spørgsmål", "Om filen"]
        for sheet in book:
            assert sheet.freeze_panes == "B2"
            assert sheet.page_setup.orientation == "landscape"
            left, right, above = margins(sheet)
            assert (above, right) == ("Fortroligt. Må ikke vises for familien", "Side &P af &N")
            assert left.startswith("Vist for 30. juni 2025. Kilde: sagsfilen »anna«.")
        widths = [book["Kort"].column_dimensions[letter].width for letter in "ABCDEFGHIJ"]
        assert all(8 <= width <= 61 for width in widths) and len({round(width) for width in widths}) > 4

    @pytest.mark.parametrize("payload", [*FORMULAS, *IN_FILES])
    def test_no_text_of_a_workbook_is_a_formula_or_a_link(self, payload: str) -> None:
        content = workbook(family_map(poisoned(payload), DAY))
        book = openpyxl.load_workbook(io.BytesIO(content))
        texts = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
        assert {cell.data_type for cell in texts} == {"s", "d"}
        assert not [cell for cell in texts if cell.hyperlink]
        assert any(legible(payload) in str(cell.value) for cell in texts)
        parts = zipfile.ZipFile(io.BytesIO(content))
        assert not [
            name for name in parts.namelist() if name.startswith("xl/worksheets") and b"<f>" in parts.read(name)
        ]

    def test_a_long_source_does_not_push_the_page_out_of_the_margin(self) -> None:
        facts = circle(3, 0)
        facts = changed(facts, source="Kilde & Søn " * 100)
        book = openpyxl.load_workbook(io.BytesIO(workbook(family_map(facts, DAY))))
        for sheet in book:
            left, right, _ = margins(sheet)
            assert right == "Side &P af &N"
            assert 200 < len(left) < 255
            assert re.fullmatch("(&&|[^&])*", left)

    def test_a_text_too_long_for_a_cell_is_cut_and_not_lost(self) -> None:
        facts = poisoned("x" * 150)
        ties = tuple(
            facts.family.ties[0].replaced(source=f"{at:04} " + "lang kilde " * 150, kind="awareness", level=1)
            for at in range(40)
        )
        facts = changed(facts, family=facts.family.replaced(ties=ties))
        map = family_map(facts, DAY)
        assert max(len(cell) for row in cells(map) for cell in row) > LONGEST
        longest = max((str(cell or "") for row in sheets(workbook(map))[0] for cell in row), key=len)
        assert len(longest) == LONGEST and longest.endswith("…")

    def test_a_day_before_the_calendar_of_workbooks_stays_a_text(self) -> None:
        facts = circle(3, 0)
        works = tuple(work.replaced(from_=PartialDate.parse("1850-03-01")) for work in facts.family.engagements)
        facts = changed(facts, family=facts.family.replaced(engagements=works))
        assert "1850-03-01" in {row[10] for row in sheets(workbook(family_map(facts, DAY)))[0]}


# --- the network --------------------------------------------------------------------------------------------------


class TestNetwork:
    def test_networkx_reads_the_same_people_and_ties(self, anna: FamilyMap, large: FamilyMap) -> None:
        for map in (anna, large, family_map(circle(30, 1), DAY)):
            made = network(map)
            graph = networkx.read_graphml(io.BytesIO(graphml(map)))
            assert not graph.is_directed()
            assert set(graph.nodes) == {entry.id for entry in map.scene.entries}
            for node in made.nodes:
                read = graph.nodes[node.id]
                assert (read["name"], read["kind"], read["sector"]) == (node.name, node.kind, node.sector)
                assert (read.get("unit"), read.get("from"), read.get("to")) == (node.unit, node.from_, node.to)
            ties = [
                (*sorted((a, b)), read["state"], read["text"], read["contact"]) for a, b, read in graph.edges(data=True)
            ]
            assert sorted(ties) == sorted(
                (*sorted((tie.a, tie.b)), tie.state, tie.text, tie.contact) for tie in made.ties
            )
            arcs = [(read["tail"], read["head"]) for *_, read in graph.edges(data=True) if read["directed"]]
            assert sorted(arcs) == sorted((tie.a, tie.b) for tie in made.ties if tie.directed)
            assert len(ties) > 20

    def test_every_line_that_is_known_is_a_tie_folded_or_not(self, large: FamilyMap) -> None:
        lines = lines_of(large.view, list(large.findings))
        assert [(tie.a, tie.b, tie.state) for tie in network(large).ties] == [
            (line.a, line.b, line.state) for line in lines
        ]

    def test_absent_is_a_tie_and_unknown_is_none(self) -> None:
        map = family_map(circle(12, 3), DAY)
        ties = {frozenset((tie.a, tie.b)): tie for tie in network(map).ties if tie.state != "engagement"}
        states = {ends: map.view.state(*ends) for ends in map.view.pairs}
        assert set(states.values()) == {"present", "absent", "unknown"}
        for ends, state in states.items():
            tie = ties.get(frozenset(ends))
            if state == "unknown":
                assert tie is None or tie.contact == "unknown"
            else:
                assert tie is not None
                assert tie.contact == {"present": "known", "absent": "absent"}[state]
        read = networkx.read_graphml(io.BytesIO(graphml(map)))
        assert read.graph["pairs_unknown"] == map.view.unknown_count > 0
        assert "ved vi ikke" in read.graph["no_tie_means"]

    def test_each_state_of_a_line_says_whether_there_is_contact(self) -> None:
        assert set(CONTACT) == set(LINES)

    def test_a_direction_is_one_only_where_it_means_something(self, anna: FamilyMap, large: FamilyMap) -> None:
        for map in (anna, large):
            for tie in network(map).ties:
                assert tie.directed == (tie.state in ("coordinates", "engagement")) or tie.state == "conflict"

    def test_json_says_the_same_as_graphml(self, anna: FamilyMap) -> None:
        document = json.loads(json_network(anna))
        assert (document["format"], document["version"]) == ("tovholder.network", 1)
        made = network(anna)
        assert document["about"] == made.about
        assert [node["id"] for node in document["nodes"]] == [node.id for node in made.nodes]
        assert [(tie["a"], tie["b"], tie["state"], tie["from"]) for tie in document["ties"]] == [
            (tie.a, tie.b, tie.state, tie.from_) for tie in made.ties
        ]
        assert any(tie["from"] for tie in document["ties"])
        assert [question["statement"] for question in document["questions"]] == [
            finding.statement for finding in anna.scene.findings
        ]
        assert {"title", "day", "kept_up_to", "origin", "confidentiality", "mapping", "notes"} <= set(document["about"])

    @pytest.mark.parametrize("payload", [*IN_FILES, "\ufffe\uffff"])
    def test_any_text_can_be_read_back(self, payload: str) -> None:
        map = family_map(poisoned(payload), DAY)
        graph = networkx.read_graphml(io.BytesIO(graphml(map)))
        # All are called the same: what tells them apart stands with it.
        assert all(legible(payload) in read["name"] for _, read in graph.nodes(data=True))
        assert all(payload in node["name"] for node in json.loads(json_network(map))["nodes"])


# --- all files ----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def again(anna: FamilyMap) -> FamilyMap:
    """The same map made once more."""
    return family_map(anna.view.facts, anna.scene.day)


@pytest.mark.parametrize("ending", FORMATS)
def test_the_same_map_gives_the_same_bytes(anna: FamilyMap, again: FamilyMap, ending: str) -> None:
    assert FORMATS[ending].write(anna, None) == FORMATS[ending].write(again, None)


def texts(ending: str, content: bytes) -> Iterator[str]:
    """All that is in a file, unpacked."""
    if ending == "xlsx":
        parts = zipfile.ZipFile(io.BytesIO(content))
        for name in parts.namelist():
            yield name + parts.read(name).decode()
    elif ending == "pdf":
        import pypdfium2

        document = pypdfium2.PdfDocument(content)
        yield repr(document.get_metadata_dict())
        for page in document:
            yield page.get_textpage().get_text_range()
        document.close()
    elif ending != "png":
        yield content.decode()


def test_what_is_not_drawn_is_written_of_the_day_alone_and_says_the_same() -> None:
    lean = [ending for ending, format in FORMATS.items() if not format.drawn]
    assert lean == ["csv", "xlsx", "graphml", "json"]
    for at, (name, facts) in enumerate(families()):
        asked = (facts, facts.as_of, ("da", "en")[at % 2], NAMES[at % len(NAMES)], AUDIENCES[at // 2 % 2])
        whole = family_map(*asked)
        for ending in lean:
            day = FORMATS[ending].map(*asked)
            assert len(day.film.scenes) == 1
            assert FORMATS[ending].write(day, None) == FORMATS[ending].write(whole, None), (name, ending)


def test_what_is_said_of_the_drawing_alone_stands_only_where_it_is_drawn() -> None:
    file = crowd()
    map = family_map(facts_of(file, file.families[0].id), file.as_of)
    only = map.scene.drawn_notes
    assert any("Hvor der står +" in note for note in only)
    for note in only:
        assert note not in about(map).notes
        assert note in html.unescape(FORMATS["html"].write(map, None).decode())


def test_what_is_drawn_has_all_days(anna: FamilyMap) -> None:
    facts, day = anna.view.facts, anna.scene.day
    assert len(anna.film.scenes) > 1
    for ending, format in FORMATS.items():
        made = format.map(facts, day, audience="work")
        assert len(made.film.scenes) == (len(anna.film.scenes) if format.drawn else 1), ending


@pytest.mark.parametrize("names", NAMES)
def test_a_file_holds_names_only_where_they_are_asked_for(names: Names) -> None:
    """Of all cases and random families; a picture is what the PDF is."""
    seen = 0
    for at, (name, facts) in enumerate(families()):
        if at % 6 and (names == "names" or (at % 2 and not is_whole())):
            continue
        asked = (facts, facts.as_of, ("da", "en")[at % 2], names, "work")
        day, whole = FORMATS["csv"].map(*asked), family_map(*asked) if at % 6 == 0 else None
        for ending in ("csv", "xlsx", "graphml", "json", *(("html", "svg", "pdf") if whole else ())):
            map = whole if whole and FORMATS[ending].drawn else day
            told = "\n".join(texts(ending, FORMATS[ending].write(map, None))).casefold()
            assert (BIRD.casefold() in told) == (names == "names"), (name, ending)
            seen += 1
    assert seen > 50


def test_every_kind_of_file_is_in_the_command_line() -> None:
    from tovholder.cli.map import ENDINGS

    assert tuple(FORMATS) == ENDINGS


def test_the_pages_of_the_documentation_name_every_kind(request: pytest.FixtureRequest) -> None:
    text = (Path(request.config.rootpath) / "docs" / "files.md").read_text("utf-8")
    assert set(re.findall(r"^\| `\.(\w+)` \|", text, flags=re.MULTILINE)) == set(FORMATS)
