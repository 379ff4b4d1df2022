"""Two actors that a person made one: the next file of either source, and of any other, follows it, until it is taken back."""

from collections.abc import Callable

import pytest

from casework.session import Session
from graph.model.mentions import MadeOne, followed
from graph.model.records import CaseFile

FILE = """
tovholder: 1
as_of: 2024-06-30
units: [{{id: ss, name: "Social", level: administration}}, {{id: jc, name: "Job", level: department, part_of: ss}}]
actors:
  - {{id: {actor}, name: "Anne Lund", kind: professional, unit: jc}}
  - {{id: bo, name: "Bo", kind: professional, unit: ss}}
families:
  - id: {family}
    name: "F"
    members: [{{id: {family}_mor, name: "Mor", kind: adult, birth_year: {born}}}]
    engagements: [{{id: e1, actor: {actor}, for: [{family}_mor], at: office, status: active}}, {{id: e2, actor: bo, for: [{family}_mor], at: office, status: active}}]
    ties: [{{a: {actor}, b: bo, kind: exchange, status: documented, from: 2024}}]
    meetings: [{{id: m1, kind: follow_up, date: 2024-05-01, participants: [{actor}, bo], status: held}}]
"""


def decided(store: Session, **said: object) -> str:
    answer = store.edit_organisation({"base": store.organisation_version(), "confirm": ["shared"], **said}, via="api")
    assert answer.status == 200, answer.document
    return answer.document["change"]["key"]


def kept(store: Session, source: str) -> CaseFile:
    found = store.case_file(source)
    assert found is not None
    return found


@pytest.mark.by_turns
def test_the_next_file_follows_what_was_decided(store: Session, case: Callable[[str], CaseFile]) -> None:
    def file(family: str, actor: str, born: int = 1980) -> CaseFile:
        return case(FILE.format(family=family, actor=actor, born=born))

    store.store(file("holm", "anne"), "one")
    store.store(file("dam", "ann"), "two")
    untouched = kept(store, "two")
    key = decided(store, command="merge", list="actors", keep="anne", gone="ann")
    made_one = kept(store, "two")
    assert {one.id for one in made_one.actors} == {"anne", "bo"}
    again = store.store(file("dam", "ann"), "two")
    assert [one for one in again if one.ref.list in ("actors", "engagements", "ties", "meetings")] == []
    assert kept(store, "two") == made_one
    store.store(file("dam", "ann", 1981), "two")
    [family] = kept(store, "two").families
    assert family.members[0].birth_year == 1981
    assert {one.actor for one in family.engagements} == {"anne", "bo"}
    assert family.meetings[0].participants == ("anne", "bo")
    assert {family.ties[0].a, family.ties[0].b} == {"anne", "bo"}
    store.store(file("lund", "ann"), "three")
    assert {one.id for one in kept(store, "three").actors} == {"anne", "bo"}
    store.store(file("dam", "ann"), "two")
    assert kept(store, "two") == made_one
    decided(store, command="unmerge", change=key)
    store.store(file("dam", "ann"), "two", edits="merge")
    assert kept(store, "two") == untouched


def test_a_tie_of_two_that_are_one_goes() -> None:
    one = MadeOne("actors", "ann", "anne")
    assert followed("ties", {"a": "ann", "b": "anne", "kind": "exchange"}, [one]) is None
    assert followed("engagements", {"actor": "ann"}, [one]) == {"actor": "anne"}
    assert followed("needs", {"for": ["ann"]}, [one]) == {"for": ["ann"]}
