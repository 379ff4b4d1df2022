"""What comes of meetings, changed by commands: one item at a time, passed on, ended, refused, removed, and all of it undone."""

import random
from typing import Any

import pytest

from casework.editing.refusals import Clash, InUse, Invalid
from graph.checks import check_document
from importers.casefile.yaml12 import read_yaml
from tests.casework.editing import Desk

FAMILY = """
tovholder: 1
as_of: 2025-05-01
units: [{id: u, name: Familieafdelingen, level: department}]
actors: [{id: rita, name: Rita, kind: professional, unit: u}, {id: bo, name: Bo, kind: professional, unit: u}]
families:
  - id: f
    name: Familien
    members: [{id: mor, name: Mor, kind: adult}]
    private_network: [{id: far, name: Far}, {id: mormor, name: Mormor}]
    wishes: [{about: far, wish: not_wanted, by: mor}]
    engagements:
      - {id: e, actor: rita, for: [mor], at: office, status: active}
    needs: [{id: n, for: [mor], function: f01}]
    meetings:
      - {id: m, kind: network_meeting, date: 2025-05-20, participants: [mor, rita], status: planned,
         agenda: [{id: d1, text: Først}, {id: d2, text: Så}], invited: [{who: bo, asked_for_by: mor}]}
    agreements:
      - {id: a, text: Ringer til skolen, holder: rita, need: n, from: 2025-04-01, status: open, meeting: m}
    priorities: [{id: p, engagement: e, decision: keep}]
"""
MEETING = {"command": "change", "list": "meetings", "key": "m"}


@pytest.fixture
def desk() -> Desk:
    checked = check_document(read_yaml(FAMILY)[0])
    assert checked.case_file is not None
    assert not checked.errors, checked.errors
    return Desk(checked.case_file, "f", random.Random(1))


def version(desk: Desk) -> str:
    return desk.log.kept[-1].key if desk.log.kept else "0"


def do(desk: Desk, said: dict[str, Any], base: str | None = None) -> str:
    """Do it on what is there (or was, at `base`); the key of the change."""
    change = desk.do({"base": version(desk) if base is None else base, **said}).change
    assert change is not None
    return change.key


def record(desk: Desk, list: str, id: str) -> dict[str, Any]:
    return next(one.document() for one in getattr(desk.opened.now.seen.family, list) if one.id == id)


def test_items_are_changed_one_by_one_and_by_two_people_at_once(desk: Desk) -> None:
    before = version(desk)
    do(desk, {**MEETING, "set": {"board.@x": {"column": "works", "text": "Vi spiser sammen", "said_by": "mor"}}})
    do(
        desk,
        {**MEETING, "set": {"board.@y": {"column": "next", "text": "Mere ro"}, "invited.bo": {"answer": "yes"}}},
        before,
    )
    meeting = record(desk, "meetings", "m")
    assert [item["text"] for item in meeting["board"]] == ["Vi spiser sammen", "Mere ro"]
    assert meeting["invited"] == [{"who": "bo", "answer": "yes", "asked_for_by": "mor"}]
    with pytest.raises(Clash) as clash:
        do(desk, {**MEETING, "set": {"invited.bo": {"answer": "no"}}}, before)
    assert [both.at.field for both in clash.value.fields] == ["invited.bo"]
    first = meeting["board"][0]["id"]
    do(desk, {**MEETING, "set": {f"board.{first}": {"text": "Vi spiser ofte sammen"}, "invited.bo": None}})
    changed = record(desk, "meetings", "m")
    assert changed["board"][0] == {**meeting["board"][0], "text": "Vi spiser ofte sammen"}
    assert "invited" not in changed


def test_an_item_that_somebody_else_added_since_is_not_lost_by_a_new_order(desk: Desk) -> None:
    before = version(desk)
    do(desk, {**MEETING, "set": {"agenda.@x": {"text": "Til sidst"}}})
    order = [{"id": "d2", "text": "Så"}, {"id": "d1", "text": "Først"}]
    with pytest.raises(Clash):
        do(desk, {**MEETING, "set": {"agenda": order}}, before)


def test_all_of_it_is_taken_back_to_the_byte(desk: Desk) -> None:
    began = desk.export()
    changes = [
        do(desk, {**MEETING, "set": {"board.@x": {"column": "works", "text": "Ro"}}}),
        do(desk, {**MEETING, "set": {"agenda": [{"id": "d2", "text": "Så"}, {"id": "d1", "text": "Først"}]}}),
        do(desk, {**MEETING, "set": {"invited.bo": {"answer": "maybe"}, "agenda.d1": None, "leader": "rita"}}),
        do(desk, {"command": "end", "list": "agreements", "key": "a", "on": "2025-05-10", "status": "done"}),
    ]
    ended = desk.export()
    assert record(desk, "agreements", "a")["to"] == "2025-05-10"
    for change in reversed(changes):
        do(desk, {"command": "undo", "change": change})
    assert desk.export() == began
    for undone in reversed([one.key for one in desk.log.kept[-len(changes) :]]):
        do(desk, {"command": "redo", "change": undone})
    assert desk.export() == ended


def test_what_was_added_is_undone_though_others_added_more(desk: Desk) -> None:
    first = do(desk, {**MEETING, "set": {"board.@x": {"column": "works", "text": "Ro"}}})
    do(desk, {**MEETING, "set": {"board.@y": {"column": "next", "text": "Ferie"}}})
    do(desk, {"command": "undo", "change": first})
    assert [item["text"] for item in record(desk, "meetings", "m")["board"]] == ["Ferie"]


def test_a_ball_is_passed_on_thirty_times_and_keeps_its_chain(desk: Desk) -> None:
    key = "a"
    for turn in range(30):
        day = f"2025-05-{turn + 1:02}"
        taker = {
            "text": "Ringer til skolen",
            "holder": ("bo", "rita")[turn % 2],
            "from": day,
            "after": key,
            "status": "open",
        }
        passed = {
            "command": "change",
            "list": "agreements",
            "key": key,
            "set": {"status": "passed", "to": day},
            "on": day,
        }
        do(desk, {"command": "batch", "commands": [passed, {"command": "add", "list": "agreements", "record": taker}]})
        [key] = [one.id for one in desk.opened.now.seen.family.agreements if one.status == "open"]
    chain = [key]
    while before := record(desk, "agreements", chain[-1]).get("after"):
        chain.append(before)
    assert len(chain) == 31
    assert chain[-1] == "a"


@pytest.mark.parametrize(
    "said",
    [
        {**MEETING, "set": {"leader": "rita", "minutes_by": "rita"}},
        {**MEETING, "set": {"invited.far": {}}},
        {**MEETING, "set": {"kind": "cooperation_meeting"}},
        {"command": "change", "list": "agreements", "key": "a", "set": {"holder": "far"}},
        {"command": "add", "list": "agreements", "record": {"text": "Ringer", "from": "2025-05-01", "status": "open"}},
    ],
    ids=["leader writes", "barred invited", "family at cooperation", "barred holder", "nobody chosen"],
)
def test_what_a_file_may_hold_is_refused_where_it_is_written_now(desk: Desk, said: dict[str, Any]) -> None:
    with pytest.raises(Invalid) as err:
        do(desk, said)
    assert {wrong.document("da")["code"] for wrong in err.value.wrongs} == {"refused"}
    assert not desk.log.kept


def test_faults_are_told_at_the_item(desk: Desk) -> None:
    with pytest.raises(Invalid) as err:
        do(
            desk,
            {
                **MEETING,
                "set": {"board.@x": {"column": "works", "text": ""}, "invited.@nobody": {}, "board.b9": {"text": "x"}},
            },
        )
    told = {(wrong.path, wrong.document("da")["code"]) for wrong in err.value.wrongs}
    assert told == {
        ("set.board.@x.text", "empty_text"),
        ("set.invited.@nobody", "no_such_reference"),
        ("set.board.b9", "no_such_item"),
    }


def test_what_names_somebody_goes_with_them_or_forgets_them(desk: Desk) -> None:
    remove = {"command": "remove", "list": "engagements", "key": "e", "reason": "mistake"}
    with pytest.raises(InUse) as used:
        do(desk, remove)
    assert [(one.list, one.key) for one in used.value.dependants] == [("priorities", "p")]
    do(desk, {**remove, "with": [{"list": "priorities", "key": "p"}]})
    assert not desk.opened.now.seen.family.priorities
    need = {"command": "remove", "list": "needs", "key": "n", "reason": "mistake"}
    do(desk, {**need, "with": [{"list": "agreements", "key": "a"}]})
    assert "need" not in record(desk, "agreements", "a")
