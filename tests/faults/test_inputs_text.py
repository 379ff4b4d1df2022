"""The case files on which text, ids, dates and the importer once went wrong: each says now what was asked for."""

import re
from pathlib import Path

import pytest

from casework.session import Session
from graph.reading.cut import Seen
from importers import BadInput, load, load_all, to_yaml
from maps.family import family_map
from queries import findings
from queries.measures.family import measures
from tests.case_files import families
from tests.web.support import TOKEN, application
from tovholder.exporting import export_sources
from web import create_app

INPUTS = Path(__file__).parent / "inputs"


def told(*names: str) -> list[str]:
    """What is said of these inputs, without their paths."""
    with pytest.raises(BadInput) as caught:
        load_all([INPUTS / name for name in names])
    return [str(problem).removeprefix(f"{problem.file}:") for problem in caught.value.problems]


def family(name: str) -> Seen:
    [found] = families(INPUTS / name)
    return found


# --- names and ids ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "character"),
    [("zwsp_id", "U+200B ZERO WIDTH SPACE"), ("nbsp_id", "U+00A0 NO-BREAK SPACE"), ("esc_bom_id", "U+FEFF ZERO WIDTH NO-BREAK SPACE")],
)  # fmt: skip
def test_ids_that_look_the_same_are_no_two(name: str, character: str) -> None:
    said = told(f"engine/{name}.yaml")
    text = (INPUTS / f"engine/{name}.yaml").read_text("utf-8").replace("\\ufeff", "\ufeff")
    wrong = next(line for line, at in enumerate(text.splitlines(), 1) if re.search('"mor[\u200b\u00a0\ufeff]"', at))
    assert said[0].startswith(f"{wrong}: ")
    assert all(character in one for one in said)


def test_two_spellings_of_an_id_are_one_id() -> None:
    [said] = told("engine/nfd_two.yaml")
    assert 'the id "mor_å" is used twice' in said
    assert said.startswith("16: ")


def test_a_reference_in_another_spelling_names_what_it_looks_like() -> None:
    [one] = load(INPUTS / "engine/nfd_ref.yaml").case_file.families
    assert one.members[0].id == "m\u00e5"
    assert {work.for_ for work in one.engagements} == {("m\u00e5",)}


def test_names_in_two_spellings_are_the_same_name() -> None:
    facts = family("maps/f03a_decomposed.yaml")
    assert [actor.name for actor in facts.actors.values()] == ["\u00c5se Kontaktperson"] * 2
    initials = family_map(facts, facts.as_of, names="initials").scene.entries
    assert [entry.name[0] for entry in initials if entry.kind == "actor"] == ["Å", "Å"]
    loaded = load_all([INPUTS / "maps/f03b_source_one.yaml", INPUTS / "maps/f03c_source_two.yaml"])
    assert [parsed.case_file.actors[0].name for parsed in loaded.parsed] == ["\u00c5se"] * 2


def test_what_acts_beyond_a_name_is_refused_and_shown_by_its_number() -> None:
    [said] = told("maps/f07a_override.yaml")
    assert said.startswith("5: ")
    assert "U+202E RIGHT-TO-LEFT OVERRIDE" in said
    assert "\u202e" not in said


def test_names_that_show_nothing_are_refused() -> None:
    said = told("maps/f08a_blank_names.yaml")
    assert [re.findall(r"^\d+|U\+\w+", one) for one in said] == [
        ["5", "U+00A0"], ["6", "U+200B"], ["7", "U+3000"], ["8", "U+2060"],
    ]  # fmt: skip


def test_what_is_no_text_is_refused() -> None:
    said = told("maps/f09a_noncharacters.yaml")
    assert {re.findall(r"U\+\w+", one)[0] for one in said} == {"U+FFFE", "U+FFFF"}
    assert not re.search("[\ufffe\uffff]", "".join(said))


# --- the calendar's ends -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name", ["engine/date_9999-12.yaml", "engine/asof_0001-01-01.yaml", "maps/f11a_first_day.yaml"]
)
def test_a_family_at_an_end_of_the_calendar_is_stored_shown_and_exported(
    name: str, store: Session, door, tmp_path: Path
) -> None:
    parsed = load(INPUTS / name)
    store.store(parsed.case_file, "kilde")
    [facts] = store.facts([parsed.case_file.families[0].id])
    assert [finding.document("da") for finding in findings(facts, facts.as_of)]
    assert measures(facts, facts.as_of, "da")
    client = create_app(application(door), token=TOKEN).test_client()
    client.get(f"/?adgang={TOKEN}")
    for query in ("", "?dato=0001-01-01", "?dato=9999-12-31", "?dato=9999-12-31&sammenlign=0001-01-01"):
        assert client.get(f"/familie/{facts.family.id}/kort{query}").status_code == 200
    [(_, path)] = export_sources(store, tmp_path, "all", replace=False)
    assert load(path).case_file == parsed.case_file
    said = to_yaml(parsed.case_file)
    assert "9999-12" not in name or "from: 9999-12}" in said or "from: 9999-12," in said


# --- what the importer says --------------------------------------------------------------------------------------


def test_a_tab_is_called_a_tab() -> None:
    [said] = told("engine/tab.yaml")
    assert said.startswith("15: ")
    assert "tab" in said and "spaces" in said


def test_foreign_line_ends_are_told_and_counted_by_nobody() -> None:
    said = told("engine/nelerr.yaml")
    lines = (INPUTS / "engine/nelerr.yaml").read_bytes().decode().split("\n")
    foreign = {number for number, line in enumerate(lines, 1) if re.search("[\x85\u2028\u2029]", line)}
    wrong = [number for number, line in enumerate(lines, 1) if "aktiv" in line]
    assert foreign
    assert {int(one.split(":")[0]) for one in said if "line break U+" in one} == foreign
    assert [int(one.split(":")[0]) for one in said if '"aktiv"' in one] == wrong
