"""What a person chooses of a table: the mapping says the same, and it comes back from the mapping."""

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from importers import Chosen, asked_words, choices_in, first_choices, for_look, look_at, problems_of, renamed
from importers.choosing import PEOPLE, Choices
from importers.tables.mapping_file import mapping_of

pytestmark = pytest.mark.by_turns
MOST = 1_000_000
HEAD = ["Navn", "Afdeling", "Indsats", "Til", "Sted", "Fra", "Sagsnr", "Bemærkning"]


@pytest.fixture
def table(tmp_path: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["En liste"])
    sheet.merge_cells("A1:H1")
    sheet.append(HEAD)
    sheet.append(["Mona", "Huset", "Familiebehandling", "Fie og Storm", "Hjemme", "2025", "7", "x"])
    sheet.append(["Ole", "Huset", "Fam.beh.", "alle", "ukendt", "2025", "8", ""])
    path = tmp_path / "liste.xlsx"
    book.save(path)
    return path


def test_what_headers_suggest_is_a_mapping_and_comes_back_from_it(table: Path) -> None:
    look = look_at([table], max_bytes=MOST)
    first = first_choices(look, "liste")
    assert first.columns["Sheet"]["Navn"] == "actor.name"
    assert (first.columns["Sheet"]["Sagsnr"], first.columns["Sheet"]["Bemærkning"]) == ("family.key", "")
    assert first.header_row == 2  # below the title
    assert problems_of(first) == []
    asked = {(one.list, one.word): one.cells for one in asked_words(look, first)}
    assert {word for list, word in asked if list == "services"} == {"Fam.beh."}
    assert {word for list, word in asked if list == PEOPLE} == {"Fie", "Storm", "alle"}
    alone = replace(
        first,
        family_id="f_1",
        family_name="Fie og Storm",
        columns={"Sheet": {**first.columns["Sheet"], "Sagsnr": ""}},
        words={"services": {"Fam.beh.": "family_treatment"}, "places": {"Hjemme": "home"}},
        people={"Fie": Chosen("child", ()), "alle": Chosen("family", ())},
    )
    several = replace(first, people={"Fie": Chosen("child", asked[PEOPLE, "Fie"])}, family_name="Familie")
    for choices in (alone, several):
        _, faults = mapping_of(choices.mapping())
        assert faults == []
        back = choices_in(choices.text())
        assert back is not None
        assert back.mapping() == choices.mapping()
        assert (back.words, back.people) == (choices.words, choices.people)
        assert for_look(back, look).mapping() == choices.mapping()
        again = choices_in(renamed(choices.text(), "andet"))
        assert again is not None
        assert again.name == "andet"
    assert {"home": {"id": {"value": "f_1_hjem"}}} in alone.mapping()["tables"][0]["rows"]


@pytest.mark.parametrize(
    ("columns", "problem"),
    [
        ({"A": "actor.name", "B": "actor.name"}, "twice"),
        ({"A": ""}, "nothing"),
        ({"A": "unit.name", "B": "actor.role"}, "lacks_actor"),
        ({"A": "engagement.service"}, "lacks_engagement_actor"),
        ({"A": "actor.name", "B": "engagement.from"}, "lacks_engagement"),
        ({"A": "actor.name", "B": "tie.a"}, "lacks_tie"),
    ],
)
def test_what_makes_no_mapping_is_told(columns: dict[str, str], problem: str) -> None:
    assert problem in problems_of(Choices("x", "f", "F", columns={"S": columns}))


def test_a_mapping_that_says_more_is_no_form() -> None:
    more = "tovholder_mapping: 1\nname: x\nfamily: {id: f, name: F}\ntables: [{sheet: 1, rows: [{need: {function: {column: A}}}]}]\n"
    assert choices_in(more) is None
    assert choices_in("[1, 2]") is None
