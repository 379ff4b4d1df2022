"""Tables to case files: what the contract's own cases leave out. In process, on small tables."""

import csv
import io
import random
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from importers import Converted, Options, TableRefused, bring_in, error_sheet, first_mapping, format_of, to_yaml
from importers.tables.dates import DateRules, UnclearDate, read_date
from importers.tables.wording import folded, words_of
from tests.share import is_whole

RULES = DateRules(date(2018, 12, 31))
HEAD = ["Navn", "Afdeling", "Indsats", "Status", "Fra", "Note"]
ROWS = [
    ["Hjælper Æ", "Familiecentret", "Mentor", "i gang", "01-02-2020", "a"],
    ["Hjælper Ø", "Jobcenter", "Psykolog", "afsluttet", "2021", "b"],
    ["Hjælper Ø", "Jobcenter", "Mentor", "på pause", "dec. 2022", "c"],
    ["Hjælper Å", "Ørehus", "Mentor", "venteliste", "", "d"],
]
MAPPING = """tovholder_mapping: 1
name: made
as_of: 2024-01-01
family: {id: famz, name: "Familie Z"}
ignore: ["Note"]
tables:
  - sheet: 1
    rows:
      - unit: {name: {column: "Afdeling"}, level: {value: department}}
      - actor: {name: {column: "Navn"}, kind: {value: professional}, unit: {made: unit}}
      - engagement: {actor: {made: actor}, service: {column: "Indsats", words: services}, for: {value: family}, at: {value: unknown}, status: {column: "Status", words: statuses}, from: {column: "Fra"}}
"""


def table(rows: Sequence[Sequence[str]], head: Sequence[str] = HEAD, sep: str = ";") -> bytes:
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=sep).writerows([head, *rows])
    return written.getvalue().encode()


def converted(
    folder: Path, data: bytes, mapping: str = MAPPING, name: str = "made.csv", **options: object
) -> Converted:
    (folder / "m.yaml").write_text(mapping, "utf-8")
    (folder / name).write_bytes(data)
    return bring_in([folder / name], format_of([folder / name], None), folder / "m.yaml", Options(**options))  # type: ignore[arg-type]


def rules(made: Converted) -> list[tuple[int | None, int | None, str]]:
    return [(one.row, one.column, one.rule) for one in made.errors]


DATES = {
    "31-12-2018": "2018-12-31", "31/12 2018": "2018-12-31", "31.12.18": "2018-12-31", "31/12-18": "2018-12-31",
    "31. dec. 2018": "2018-12-31", "2018-12-31": "2018-12-31", "31.12.29": "1929-12-31", "31.12.28": "2028-12-31",
    "2018-12-31T23:30:00Z": "2019-01-01", "2018-12-31T23:30:00": "2018-12-31", "dec. 2018": "2018-12", "December 2018": "2018-12",
    "12-2018": "2018-12", "12/2018": "2018-12", "2018": "2018", "uge 50 2018": "2018-12-10/2018-12-16", "1. kvartal 2018": "2018-01/2018-03",
    "før 2018": "../2017", "senest 2018": "../2018", "siden 2018": "2018", "efter 2018": "2019/..", "2016-2018": "2016/2018",
    "før 1. maj 2018": "../2018-04", "../2017-11": "../2017-11",
}  # fmt: skip
NO_DATES = (
    "ca. 2018",
    "foråret 2018",
    "31-02-2018",
    "snart",
    "uge 53 2018",
    "99",
    "før ../2018",
    "2018-2016",
    "1.2.3.4",
)


def test_dates_are_read_as_they_are_written_here() -> None:
    assert {text: read_date(text, RULES) for text in DATES} == DATES
    for text in NO_DATES:
        with pytest.raises(UnclearDate) as unclear:
            read_date(text, RULES)
        assert not unclear.value.month_first
    with pytest.raises(UnclearDate) as unclear:
        read_date("12/31/2018", RULES)
    assert unclear.value.month_first
    assert read_date("12/31/2018", DateRules(RULES.as_of, "mdy")) == "2018-12-31"


def test_words_are_taken_where_they_equal_a_label_or_a_part_of_one() -> None:
    services = words_of("services", None, "")
    assert services is not None
    found = {
        word: services.by_word.get(folded(word))
        for word in ("BOSTØTTE", "family-treatment", "Klasselærer", "Fam.behandling")
    }
    assert found == {
        "BOSTØTTE": "adult_home_support",
        "family-treatment": "family_treatment",
        "Klasselærer": "teacher",
        "Fam.behandling": None,
    }
    assert "Familiebehandling" in services.offered("Fam.behandling")


def test_rows_and_columns_in_any_order_give_the_same_bytes(tmp_path: Path) -> None:
    outs = set()
    for seed in range(6):
        shuffled = random.Random(seed)
        rows, columns = shuffled.sample(ROWS, len(ROWS)), shuffled.sample(range(len(HEAD)), len(HEAD))
        made = converted(tmp_path, table([[row[c] for c in columns] for row in rows], [HEAD[c] for c in columns]))
        assert made.case_file is not None
        outs.add(to_yaml(made.case_file))
    assert len(outs) == 1


@pytest.mark.parametrize(
    ("rows", "head", "expected"),
    [
        ([[*ROWS[0][:5], "x"], ["Hjælper Æ", "Familiecentret ", "Mentor", "i gang", "01-02-2020", ""]], HEAD, []),
        ([["Hj\u200bælper", *ROWS[0][1:]]], HEAD, [(2, 0, "character")]),
        ([["x" * 301, *ROWS[0][1:]]], HEAD, [(2, 0, "too_long")]),
        ([["nej", *ROWS[0][1:]]], HEAD, [(2, 0, "no_is_no_value")]),
        ([ROWS[0]], [*HEAD[:4], "Fra og med", "Note"], [(1, None, "header")]),
        ([ROWS[0]], [*HEAD[:5], "Navn"], [(1, 5, "header")]),
        ([["", "", "", "", "", "kun en note"]], HEAD, []),
        ([["", "Jobcenter", "", "", "", ""]], HEAD, []),
    ],
)
def test_each_thing_is_told_at_its_cell(tmp_path: Path, rows: list, head: list, expected: list) -> None:
    made = converted(tmp_path, table(rows, head))
    assert rules(made) == expected
    assert (made.case_file is None) == bool(expected)
    account = made.account.document(made.case_file)
    assert sum(account["read"].values()) == len({record["at"] for record in account["records"]})


def test_two_rows_that_differ_name_both(tmp_path: Path) -> None:
    mapping = MAPPING.replace(
        "kind: {value: professional}", 'kind: {value: professional}, role: {column: "Note"}'
    ).replace('ignore: ["Note"]\n', "")
    made = converted(tmp_path, table([ROWS[1], ROWS[2]]), mapping)
    assert rules(made) == [(3, 5, "differs")]
    assert "made!F2" in made.errors[0].fact.text("da")
    sheet = error_sheet(made.errors, tmp_path / "e.xlsx", "da")
    rows = list(openpyxl.load_workbook(io.BytesIO(sheet)).worksheets[0].values)
    assert rows[0][:3] == ("Ark", "Række", "Kolonne")
    assert rows[1][:3] == ("made", 3, "F")


FINDING = """tovholder_mapping: 1
as_of: 2024-01-01
family: {column: "Sag", key: hash, name: "Familie"}
tables:
  - sheet: 1
    rows:
      - member: {name: {column: "Barn"}, kind: {column: "Art", words: member_kinds}}
      - person: {repeat: {n: [1, 2]}, name: {column: "Kontakt {n}"}, relation: {column: "Rolle {n}", words: relations}}
      - private_tie: {repeat: {n: [1, 2]}, a: {made: member}, b: {made: person}, closeness: {column: "Tæt {n}", words: {ja: 1}}}
      - wish: {when: {column: "Vil ikke", is: filled}, about: {column: "Vil ikke", find: people}, wish: {value: not_wanted}}
"""


def test_families_by_a_column_keep_no_number(tmp_path: Path) -> None:
    head = ["Sag", "Barn", "Art", "Kontakt 1", "Rolle 1", "Tæt 1", "Kontakt 2", "Rolle 2", "Tæt 2", "Vil ikke"]
    number = "0101" + "70-" + "1234"
    rows = [
        [number, "Bo", "barn", "Mor Ø", "mor", "ja", "", "", "", ""],
        [number, "Bo", "barn", "", "", "", "Nabo", "nabo", "", "Mor Ø"],
        ["S-2", "Bo", "barn", "Nabo", "nabo", "", "", "", "", ""],
        ["S-3", "Bo", "barn", "", "", "", "", "", "", "Nabo"],
    ]
    made = converted(tmp_path, table(rows[:3], head), FINDING, key=lambda: b"k" * 32)
    assert made.case_file is not None
    written = to_yaml(made.case_file)
    assert number not in written
    assert number.replace("-", "") not in written
    assert {len(family.private_ties) for family in made.case_file.families} == {1, 2}
    assert {family.id[:2] for family in made.case_file.families} == {"k_"}
    wrong = converted(tmp_path, table(rows, head), FINDING, key=lambda: b"k" * 32)
    assert rules(wrong) == [(5, 9, "not_found")]
    assert sorted(wrong.families.values()) == [False, False, True]
    bad = next(id for id, is_wrong in wrong.families.items() if is_wrong)
    rest = converted(tmp_path, table(rows, head), FINDING, key=lambda: b"k" * 32, left_out=frozenset({bad}))
    assert rest.case_file == made.case_file


def test_a_messy_workbook_is_mapped_by_what_is_suggested_and_mended(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = "Oversigt over familien"
    sheet.merge_cells("A1:E1")
    sheet.append([])
    sheet.append(["Hvem", "Afdeling ", "Indsats", "Til", "Sted", "Status", "Startdato", "CPR"])
    sheet.append(
        [
            "Mette Holm",
            "Familiecentret",
            "Fam.behandling",
            "Mor, Barn",
            "kontor",
            "i gang",
            date(2023, 2, 1),
            "0101" + "70" + "1234",
        ]
    )
    sheet.append(["Ole Bæk", "familie centret", "Mentor", "alle", "", "I gang", "1/3 2023", None])
    book.save(tmp_path / "liste.xlsx")
    text = first_mapping([tmp_path / "liste.xlsx"], "table", "da", max_bytes=10**6)
    assert "family_treatment (Familiebehandling)" in text
    for line, decided in (
        ("# - member", "- member"),
        ('# "Fam.behandling":', '"Fam.behandling": family_treatment'),
        ('# "kontor":', '"kontor": office'),
        ('# "alle":', '"alle": family'),
    ):
        assert line in text
        text = text.replace(line, decided)
    made = converted(tmp_path, (tmp_path / "liste.xlsx").read_bytes(), text, "liste.xlsx", as_of=date(2024, 6, 1))
    assert made.errors == []
    assert made.case_file is not None
    assert [len(family.engagements) for family in made.case_file.families] == [2]
    assert "familie centret" in made.notes[0].text("da")


JUNK = [
    "", "?", "=1+1", "\u200b", "\x00", "æ" * 500, "31-02-2020", "99", "-", "nej", "i gang", "a;b", 'q"q', "\n", "1e999", "../..",
    "<script>", "💥", "12/31/2020", "Familiecentret", "0101" + "70" + "1234",
]  # fmt: skip


@pytest.mark.timeout(3600 if is_whole() else 300)
def test_tables_with_anything_in_them_end_with_words(tmp_path: Path) -> None:
    """A hundred a run, ten thousand in the whole."""
    begin = 0 if is_whole() else date.today().toordinal() * 100
    for seed in range(begin, begin + (10_000 if is_whole() else 100)):
        chance = random.Random(seed)
        rows = [list(row) for row in chance.choices(ROWS, k=chance.randint(0, 12))]
        for _ in range(chance.randint(0, 6) if rows else 0):
            row = chance.choice(rows)
            if chance.random() < 0.7 and row:
                row[chance.randrange(len(row))] = chance.choice(JUNK)
            elif chance.random() < 0.5:
                row.append(chance.choice(JUNK))
            elif row:
                row.pop()
        data = table(rows, sep=chance.choice(";,\t")).decode().encode(chance.choice(["utf-8", "utf-8-sig", "utf-16"]))
        if chance.random() < 0.2:
            cut = chance.randrange(len(data))
            data = data[:cut] + bytes(chance.randrange(256) for _ in range(3)) + data[cut:]
        try:
            made = converted(tmp_path, data)
        except TableRefused:
            continue
        told = "".join(one.fact.text("da") + one.remedy.text("en") + one.value for one in made.faults)
        assert (made.case_file is None) == bool(made.errors), seed
        assert "0101" + "70" + "1234" not in told + error_sheet(made.faults, Path("e.csv"), "da").decode(), seed
