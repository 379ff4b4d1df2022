"""What goes in comes out; storing twice changes nothing; sources own what `docs/case-file.md` says they own."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from casework.session import Session
from graph.errors import Conflict, TooLarge, UnknownFamily
from graph.model.records import CaseFile
from graph.reading.cut import facts_of
from importers import load, to_yaml
from tests.case_files import CASES
from tests.sessions import ACCESS, door_of, session_at

FILES = sorted(path for path in CASES.glob("*.yaml") if ".expected" not in path.name)

TWO_ACTORS = """
tovholder: 1
municipality: "Solbæk Kommune"
as_of: 2024-06-30
units: [{id: ss, name: "Social", level: administration}, {id: bu, name: "Børn", level: department, part_of: ss}]
actors:
  - {id: anne, name: "Anne", kind: professional, unit: bu}
  - {id: bo, name: "Bo", kind: professional, unit: ss, record_access: [bu]}
ties: [{a: anne, b: bo, kind: exchange, status: documented, from: 2020}]
families:
  - id: skov
    name: "Skov"
    homes: [{id: hjem}]
    members: [{id: mor, name: "Mor", kind: adult, lives_in: [{home: hjem, from: 2020-05}]}]
    engagements:
      - {id: e1, actor: anne, for: [mor], at: hjem, status: active, attends: [], per_week: [1, 2]}
      - {id: e2, actor: bo, for: family, at: office, status: active, functions: []}
"""


def test_there_are_cases() -> None:
    assert len(FILES) >= 20


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_case_comes_back_as_it_went_in(store: Session, path: Path, tmp_path: Path) -> None:
    case_file = load(path).case_file
    assert store.store(case_file, path.stem)
    stored = store.case_file(path.stem)
    assert stored is not None
    assert stored == case_file
    written = tmp_path / path.name
    written.write_text(to_yaml(stored), encoding="utf-8")
    assert load(written).case_file == case_file
    for facts in store.facts([family.id for family in case_file.families]):
        assert facts == facts_of(case_file, facts.family.id, path.stem)


def test_storing_the_same_file_twice_changes_nothing(store: Session, case: Callable[[str], CaseFile]) -> None:
    store.store(case(TWO_ACTORS), "one")
    assert not store.plan(case(TWO_ACTORS), "one")
    assert not store.store(case(TWO_ACTORS), "one")


def test_a_changed_file_changes_what_it_owns_and_removes_what_left_it(
    store: Session, case: Callable[[str], CaseFile]
) -> None:
    store.store(case(TWO_ACTORS), "one")
    changed = case(TWO_ACTORS.replace("per_week: [1, 2]", "per_week: 3").replace("e2, actor: bo", "e3, actor: bo"))
    change = store.store(changed, "one")
    assert [(one.what, one.ref.owner, one.ref.id) for one in change if one.ref.list == "engagements"] == [
        ("changed", "skov", "e1"),
        ("removed", "skov", "e2"),
        ("created", "skov", "e3"),
    ]
    assert store.case_file("one") == changed


def test_a_dry_run_changes_nothing(store: Session, case: Callable[[str], CaseFile]) -> None:
    planned, stored = store.plan(case(TWO_ACTORS), "one"), store.store(case(TWO_ACTORS), "one")
    assert [(one.ref.list, one.after) for one in planned] == [(one.ref.list, one.after) for one in stored]
    store.reset()
    store.plan(case(TWO_ACTORS), "one")
    assert store.families() == []


OTHER = """
tovholder: 1
as_of: 2023-01-01
units: [{id: ss, name: "Social", level: administration}]
actors: [{id: bo, name: "Bo", kind: professional, unit: ss, record_access: []}]
families: [{id: lund, name: "Lund", members: [{id: far, name: "Far", kind: adult}]}]
"""


def test_a_family_may_have_a_day_of_its_own(store: Session, case: Callable[[str], CaseFile], tmp_path: Path) -> None:
    """It holds wherever the day of the family is asked; what says the same as the file is not written."""
    text = TWO_ACTORS.replace('name: "Skov"', 'name: "Skov"\n    as_of: 2024-12-31')
    text += '  - {id: lund, name: "Lund", as_of: 2024-06-30, members: [{id: far, name: "Far", kind: adult}]}\n'
    store.store(case(text), "one")
    days = {"lund": date(2024, 6, 30), "skov": date(2024, 12, 31)}
    assert {entry.id: entry.as_of for entry in store.families()} == days
    found = list(store.facts(["lund", "skov"]))
    assert {one.family.id: one.as_of for one in found} == days
    assert found == [facts_of(case(text), id, "one") for id in days]
    stored = store.case_file("one")
    assert stored is not None and stored == case(text)
    assert [family.as_of for family in stored.families] == [None, days["skov"]]
    written = tmp_path / "one.yaml"
    written.write_text(to_yaml(stored), encoding="utf-8")
    assert written.read_text(encoding="utf-8").count("as_of") == 2
    assert to_yaml(load(written).case_file) == to_yaml(stored)
    later = text.replace("as_of: 2024-06-30", "as_of: 2024-12-31", 1).replace(", as_of: 2024-06-30", "")
    assert [one.ref.owner for one in store.store(case(later), "one")] == ["skov", "one"]
    assert {entry.as_of for entry in store.families()} == {days["skov"]}
    assert not store.store(case(later), "one")


def test_an_actor_that_differs_between_sources_names_both_values(
    store: Session, case: Callable[[str], CaseFile]
) -> None:
    store.store(case(TWO_ACTORS), "one")
    with pytest.raises(
        Conflict, match=r'actors\[bo\]\.record_access: this file says nothing, the source one says \["bu"\]'
    ):
        store.store(case(OTHER), "two")
    with pytest.raises(Conflict) as caught:
        store.plan(case(OTHER), "two")
    assert 'actors[bo].record_access: denne fil siger ingenting, og kilden one siger ["bu"].' in caught.value.text("da")
    assert [family.id for family in store.families()] == ["skov"]
    store.store(case(OTHER), "two", replace=True)
    assert next(store.facts(["skov"])).actors["bo"].record_access == ()


def test_shared_units_and_actors_go_with_the_last_source_that_names_them(
    store: Session, case: Callable[[str], CaseFile]
) -> None:
    same = OTHER.replace("record_access: []", "record_access: [bu]").replace(
        "level: administration}]", 'level: administration}, {id: bu, name: "Børn", level: department, part_of: ss}]'
    )
    store.store(case(TWO_ACTORS), "one")
    store.store(case(same), "two")
    nobody = "tovholder: 1\nas_of: 2024-06-30\n"
    store.store(case(nobody), "one", replace=True)
    assert store.case_file("two") == case(same)
    change = store.store(case(nobody), "two", replace=True)
    assert {one.ref.id for one in change if one.ref.list in ("actors", "units")} == {"bo", "bu", "ss"}


def test_a_family_belongs_to_one_source(store: Session, case: Callable[[str], CaseFile]) -> None:
    store.store(case(TWO_ACTORS), "one")
    with pytest.raises(Conflict, match="belongs to the source one; this is the source two"):
        store.store(case(TWO_ACTORS), "two")
    changed = case(TWO_ACTORS.replace('name: "Mor"', 'name: "Moder"'))
    store.store(changed, "two", replace=True)
    assert store.case_file("two") == changed
    assert next(store.facts(["skov"])).source == "two"
    left = store.case_file("one")
    assert left is not None
    assert left.families == ()


def test_a_family_that_left_its_file_goes_only_when_asked(store: Session, case: Callable[[str], CaseFile]) -> None:
    store.store(case(TWO_ACTORS), "one")
    without = case(TWO_ACTORS.split("families:")[0])
    with pytest.raises(Conflict, match="--replace to remove the whole family"):
        store.store(without, "one")
    store.store(without, "one", replace=True)
    assert store.families() == []
    [row] = door_of(store).read(ACCESS, "MATCH (n:Member|Home|Engagement) RETURN count(n) AS left")
    assert row["left"] == 0


def test_a_database_is_one_municipality(store: Session, case: Callable[[str], CaseFile]) -> None:
    store.store(case(TWO_ACTORS), "one")
    with pytest.raises(Conflict, match='the file says "Nordby Kommune"'):
        store.store(case(OTHER.replace("as_of", 'municipality: "Nordby Kommune"\nas_of', 1)), "two")


def test_an_id_is_one_kind_of_thing_in_the_whole_database(store: Session, case: Callable[[str], CaseFile]) -> None:
    store.store(case(TWO_ACTORS), "one")
    clash = OTHER.replace("id: lund", "id: anne").replace("record_access: []", "record_access: []")
    with pytest.raises(Conflict, match="anne is a family in this file and an actor in the source one"):
        store.store(case(clash), "two")


def test_a_file_too_large_for_one_transaction_is_refused_whole(store: Session, case: Callable[[str], CaseFile]) -> None:
    narrow = session_at(door_of(store), elements=10)
    for attempt in (narrow.plan, narrow.store):
        with pytest.raises(TooLarge, match="Split the file"):
            attempt(case(TWO_ACTORS), "one")
    assert store.families() == []


def test_an_unknown_family_is_named(store: Session) -> None:
    with pytest.raises(UnknownFamily, match="no family ingen"):
        list(store.facts(["ingen"]))


def test_reset_keeps_the_schema(store: Session, case: Callable[[str], CaseFile]) -> None:
    store.store(case(TWO_ACTORS), "one")
    store.reset()
    assert store.families() == []
    [row] = door_of(store).read(ACCESS, "MATCH (m:Migration) RETURN count(m) AS steps")
    assert row["steps"] >= 1


COLLEAGUE_ELSEWHERE = """
tovholder: 1
as_of: 2024-06-30
units: [{id: ss, name: "Social", level: administration}, {id: job, name: "Job", level: administration}]
actors:
  - {id: anne, name: "Anne", kind: professional, unit: ss}
  - {id: bo, name: "Bo", kind: professional, unit: job}
  - {id: eva, name: "Eva", kind: professional, unit: ss}
  - {id: ole, name: "Ole", kind: professional, unit: job}
ties:
  - {a: anne, b: bo, kind: team, status: documented}
  - {a: bo, b: eva, kind: exchange, status: documented}
  - {a: anne, b: ss, kind: coordinates, status: documented, deputy: [ole], scope: actors}
  - {a: bo, b: eva, kind: exchange, status: documented}
families:
  - id: skov
    name: "Skov"
    members: [{id: mor, name: "Mor", kind: adult}]
    engagements: [{id: e1, actor: anne, for: [mor], at: office, status: active}]
"""


def test_a_general_tie_to_somebody_outside_the_family_is_among_its_facts(
    store: Session, case: Callable[[str], CaseFile]
) -> None:
    case_file = case(COLLEAGUE_ELSEWHERE)
    store.store(case_file, "one")
    [facts] = store.facts(["skov"])
    assert facts == facts_of(case_file, "skov", "one")
    assert sorted((tie.a, tie.b) for tie in facts.general_ties) == [("anne", "bo"), ("anne", "ss")]
    assert list(facts.actors) == ["anne", "bo", "ole"]
    assert list(facts.units) == ["job", "ss"]
