"""A change of records and its inverse; what names each record for good; what others stored since is never taken along."""

import random
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from casework.session import Session
from graph.checks.validate import validated
from graph.errors import Overtaken, TooLarge
from graph.model.change import Change, RecordChange, RecordRef
from graph.model.dates import PartialDate
from graph.model.parts import FAMILY_LISTS, GENERAL_TIES, NAMES, OWN, SOURCES, STAYS
from graph.model.records import CaseFile, Tie, Wish
from graph.storage.codec import ids_named
from importers import to_yaml
from tests.graph.states import exported, inner_ids
from tests.naive.generate import random_document
from tests.sessions import ACCESS, door_of, session_at
from tests.share import some

pytestmark = pytest.mark.by_turns

OLD = Path(__file__).parent / "schema_2"
LISTS = {SOURCES, NAMES, GENERAL_TIES, OWN, STAYS, "units", "actors", *FAMILY_LISTS}
SEEDS = range(0, 60, 2)


def random_file(seed: int) -> CaseFile:
    case_file = validated(random_document(random.Random(seed))).case_file
    assert case_file is not None
    return case_file.in_order()


@pytest.mark.parametrize("seed", some(SEEDS, 5))
def test_a_change_and_its_inverse_leave_everything_as_it_was(store: Session, seed: int) -> None:
    """All records of one random file turn into those of another: created, changed and removed, of every kind."""
    one, other = random_file(seed), random_file(seed + 1)
    store.store(one, "one")
    before, ids = exported(store), inner_ids(store)
    change = store.plan(other, "one", replace=True)
    store.apply(change)
    assert exported(store) == [to_yaml(other)]
    assert not store.plan(other, "one")
    store.apply(change.inverse())
    assert exported(store) == before
    assert inner_ids(store) == ids


EDITS: dict[str, dict[str, Any]] = {
    SOURCES: {"as_of": date(2024, 7, 1)},
    GENERAL_TIES: {"source": "told"},
    OWN: {"name": "Familien Tre"},
    STAYS: {"to": PartialDate.parse("2024-06")},
    "units": {"name": "En enhed"},
    "actors": {"role": "coordinator"},
    "homes": {"protected": False},
    "members": {"name": "En anden"},
    "private_network": {"relation": "friend"},
    "private_ties": {"closeness": 3},
    "wishes": {"date": PartialDate.parse("2024-05")},
    "engagements": {"goal": "Ro om natten"},
    "needs": {"text": "Hjælp om aftenen"},
    "ties": {"source": "told"},
    "meetings": {"date": PartialDate.parse("2024-02")},
    "agreements": {"due": PartialDate.parse("2024-09")},
    "priorities": {"reason": "Mere ro"},
    "status_points": {"step": 7},
    "dreams": {"text": "En hund"},
    "consents": {"form": "oral"},
    "legal_bases": {"note": "Skrevet ned"},
}
"""By list, what to say anew of each of its records."""


BASIS = """  legal_bases: [{id: lb1, statute: 'En lov', from_units: [two_ss]}]
  agreements:
  - {id: ag1, text: Ringer, about: [barn], need: n1, holder: none, from: 2024-01, to: 2024-02-03, status: passed, meeting: m1}
  - {id: ag2, text: Ringer, holder: two_rita, from: 2024-02-03, status: open, after: ag1}
  priorities:
  - {id: pr1, engagement: e1, decision: less, per_week: [0, 1], by: [mor, two_bo], meeting: m1}
  status_points:
  - {id: sp1, area: home, about: barn, said_by: mor, date: 2024-02-03, step: 6, meeting: m1}
  dreams:
  - {id: dr1, who: mor, text: Et hus, meeting: m1}
"""


def test_every_kind_of_record_is_made_changed_and_removed_and_all_is_undone(
    store: Session, case: Callable[[str], CaseFile]
) -> None:
    made = store.store(case((OLD / "old_two.yaml").read_text(encoding="utf-8") + BASIS), "two")
    before, ids = exported(store), inner_ids(store)
    edits = [
        RecordChange(one.ref, one.after, one.after.replaced(**EDITS[one.ref.list]))
        for one in made
        if one.after and one.ref.list != NAMES
    ]
    assert {one.ref.list for one in made} == LISTS
    for edit in edits:
        store.apply(Change((edit,)))
        assert exported(store) != before
        store.apply(Change((edit,)).inverse())
        assert exported(store) == before
    whole = Change(tuple(edits))
    store.apply(whole)
    assert sorted(inner_ids(store).values()) == sorted(ids.values())
    store.apply(whole.inverse())
    store.apply(made.inverse())
    assert exported(store) == []
    assert keys(store, "TIE") == []
    store.apply(made)
    assert exported(store) == before
    assert inner_ids(store) == ids


FAMILY = """
tovholder: 1
as_of: 2024-06-30
units: [{id: ss, name: "Social", level: administration}]
actors:
  - {id: rita, name: "Rita", kind: professional, unit: ss}
  - {id: bo, name: "Bo", kind: professional, unit: ss}
families:
  - id: skov
    name: "Skov"
    homes: [{id: hjem}]
    members: [{id: mor, name: "Mor", kind: adult, lives_in: [{home: hjem, from: 2020-05}]}]
    private_network: [{id: onkel, name: "Onkel"}]
    private_ties: [{a: mor, b: onkel, closeness: 1}]
    wishes: [{about: bo, wish: wanted, by: mor}]
    engagements: [{id: e1, actor: rita, for: [mor], at: office, status: active}]
    ties: [{a: rita, b: bo, kind: exchange, status: documented, from: 2024-01}]
"""


def keys(session: Session, type: str) -> list[str]:
    rows = door_of(session).read(ACCESS, "MATCH ()-[r]->() WHERE type(r) = $type RETURN r.key AS key", type=type)
    return [row["key"] for row in rows]


@pytest.mark.parametrize(
    ("type", "was", "is_now"),
    [
        ("TIE", "{a: rita, b: bo,", "{id: t1, a: rita, b: bo,"),
        ("LIVES_IN", "from: 2020-05}]", "from: 2020-05, to: 2024-02}]"),
        ("LIVES_IN", 'name: "Mor"', 'name: "Moder"'),
        ("PRIVATE_TIE", "id: onkel, name", "id: onkel, relation: uncle, name"),
        ("WISHES", 'name: "Bo"', 'name: "Bo Lund"'),
    ],
)
def test_a_record_without_an_id_keeps_what_names_it(
    store: Session, case: Callable[[str], CaseFile], type: str, was: str, is_now: str
) -> None:
    store.store(case(FAMILY), "one")
    before = keys(store, type)
    assert len(before) == 1
    assert not store.store(case(FAMILY), "one")
    assert was in FAMILY
    assert store.store(case(FAMILY.replace(was, is_now)), "one")
    assert keys(store, type) == before


def test_somebody_who_turns_into_another_kind_of_person_stays_in_what_names_them(
    store: Session, case: Callable[[str], CaseFile]
) -> None:
    store.store(case(FAMILY), "one")
    moved = FAMILY.replace('    private_network: [{id: onkel, name: "Onkel"}]\n', "").replace(
        "members: [", 'members: [{id: onkel, name: "Onkel", kind: adult}, '
    )
    change = store.store(case(moved), "one")
    assert [one.ref.list for one in change] == ["members", "private_network"]
    assert exported(store) == [to_yaml(case(moved))]
    store.apply(change.inverse())
    assert exported(store) == [to_yaml(case(FAMILY))]


def test_a_change_of_what_is_no_longer_so_changes_nothing(store: Session, case: Callable[[str], CaseFile]) -> None:
    store.store(case(FAMILY), "one")
    change = store.plan(case(FAMILY.replace('"Mor"', '"Moder"').replace('"Rita"', '"Rita Lund"')), "one")
    store.store(case(FAMILY.replace('"Mor"', '"Mama"')), "one")
    before = exported(store)
    with pytest.raises(Overtaken):
        store.apply(change)
    assert exported(store) == before


def test_a_change_back_takes_nothing_from_others(store: Session, case: Callable[[str], CaseFile]) -> None:
    """The second source names the actor that the first brought: taking the first back would leave its engagement alone."""
    other = FAMILY.replace("id: skov", "id: lund").replace("hjem", "hjem_lund").replace("t1", "t2")
    first = store.store(case(FAMILY), "one")
    store.store(case(other), "two")
    before = exported(store)
    with pytest.raises(Overtaken):
        store.apply(first.inverse())
    assert exported(store) == before
    for source in ("one", "two"):
        assert store.case_file(source)


def test_a_change_back_leaves_nothing_alone_that_came_later(store: Session, case: Callable[[str], CaseFile]) -> None:
    """Another member came after: without the family it would belong to nobody."""
    first = store.store(case(FAMILY), "one")
    more = FAMILY.replace("members: [", 'members: [{id: barn, name: "Barn", kind: child}, ')
    second = store.store(case(more), "one")
    with pytest.raises(Overtaken):
        store.apply(first.inverse())
    assert exported(store) == [to_yaml(case(more))]
    store.apply(second.inverse())
    store.apply(first.inverse())
    assert exported(store) == []
    [row] = door_of(store).read(ACCESS, "MATCH (n:Member|Home|Engagement) RETURN count(n) AS left")
    assert row["left"] == 0


def test_a_change_that_names_what_is_gone_changes_nothing(store: Session, case: Callable[[str], CaseFile]) -> None:
    """Of the file, or of the family."""
    store.store(case(FAMILY), "one")
    wider = case(FAMILY.replace("actor: rita", "actor: bo"))
    [edit] = store.plan(wider, "one")
    for field, id in (("actor", "nobody"), ("for_", ("nobody",))):
        assert edit.after
        with pytest.raises(Overtaken):
            store.apply(Change((RecordChange(edit.ref, edit.before, edit.after.replaced(**{field: id})),)))
    assert exported(store) == [to_yaml(case(FAMILY))]


def test_a_source_may_be_called_like_an_actor_whom_its_ties_name() -> None:
    """Both are locked with the tie. A wish of the family names nobody beside its family."""
    tie = Tie.model_validate({"a": "rita", "b": "bo", "kind": "team", "status": "documented"})
    assert ids_named(RecordRef(GENERAL_TIES, "rita", "k"), tie) == {"rita", "bo"}
    wish = Wish.model_validate({"about": "bo", "wish": "wanted"})
    assert ids_named(RecordRef("wishes", "skov", "k"), wish) == {"bo"}


def test_a_change_that_is_too_large_says_so(store: Session, case: Callable[[str], CaseFile]) -> None:
    change = store.plan(case(FAMILY), "one")
    with pytest.raises(TooLarge, match="The change touches"):
        session_at(door_of(store), elements=3).apply(change)
