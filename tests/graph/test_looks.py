"""What ties a user to families is known before one is read; who is not admitted meets the same as where nothing is stored."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from casework.session import Session
from graph.errors import Conflict, Forbidden, UnknownConsent, UnknownFamily
from graph.model.people import Assignment, GeneralBasis, Reason, User, assignment_id
from graph.model.records import CaseFile
from graph.people import People
from graph.reading.circumstances import circumstances
from graph.reading.rights import Rights
from graph.reading.viewer import Viewer
from graph.storage.door import Door
from graph.storage.properties import encoded
from graph.storage.statements import statement
from tests.graph.tied import FAMILIES, NOW, RITA, Tied, written
from tests.sessions import ACCESS, door_of, session_of

pytestmark = pytest.mark.by_turns

TODAY = date(2026, 11, 30)
MEETINGS = """
{id: held, kind: follow_up, date: 2026-11-01, participants: [rita], status: held},
{id: past, kind: follow_up, date: 2026-10, participants: [rita], status: held},
{id: series, kind: follow_up, date: 2024-01, repeats: monthly, until: 2026-12, participants: [rita], status: agreed},
{id: undated, kind: follow_up, participants: [rita], status: planned}
"""


@pytest.fixture
def people(store: Session) -> People:
    people = store.people()
    users = (
        {"id": "u_admin", "name": "A", "roles": ["administrator"], "os_login": "a"},
        {"id": "u_rita", "name": "Rita", "roles": ["caseworker"], "unit": "familie", "actors": ["rita"]},
        {"id": "u_per", "name": "Per", "roles": ["caseworker"], "unit": "job"},
        {"id": "u_old", "name": "Old", "roles": ["caseworker"], "unit": "skole", "ends": "2026-11-29"},
        {"id": "u_mor", "name": "Mor", "roles": ["citizen"], "family": "active", "member": "active_mor"},
    )
    people.keep_users([User.model_validate(user) for user in users], TODAY)
    return people


def assign(people: People, *said: dict[str, Any]) -> None:
    full = [{"user": "u_rita", "part": "worker", "from": "2026-01-01", "by": "u_admin", **one} for one in said]
    people.assign(
        [
            Assignment.model_validate(
                {"id": assignment_id(one["user"], one["family"], one["part"], one.get("meeting"), TODAY), **one}
            )
            for one in full
        ]
    )


def rights_of(door: Door, viewer: Viewer) -> dict[str, Rights]:
    found = circumstances(lambda text, **more: door.read(ACCESS, text, **more), viewer)
    return dict(found.rights)


def test_nothing_ties_whom_nothing_ties(door: Door, people: People, store: Session, case: Callable) -> None:
    store.store(case(written(*FAMILIES)), "one")
    nobody = replace(RITA, user="u_x", actors=(), units=())
    assert rights_of(door, nobody) == {}


def test_work_of_an_actor_that_the_user_is_ties(door: Door, people: People, store: Session, case: Callable) -> None:
    store.store(case(written(*FAMILIES)), "one")
    assert rights_of(door, RITA) == {id: Rights(id, acts=True) for id in ("active", "granted", "paused", "by_then")}


def test_work_of_the_own_unit_ties_a_leader(door: Door, people: People, store: Session, case: Callable) -> None:
    store.store(case(written(*FAMILIES)), "one")
    leader = replace(RITA, user="u_leader", role="leader", actors=(), units=("familie", "team"))
    works = {id: Rights(id, works=True) for id in ("active", "granted", "paused", "by_then", "in_team")}
    assert rights_of(door, leader) == works
    said = {"id": "r1", "user": "u_leader", "family": "in_team", "from": "2026-11-01"}
    people.keep_reason(Reason.model_validate({**said, "to": "2026-11-30"}))
    people.keep_reason(Reason.model_validate({**said, "id": "r2", "family": "active", "to": "2026-11-29"}))
    people.keep_reason(
        Reason.model_validate({**said, "id": "r3", "family": "other", "from": "2026-12-01", "to": "2026-12-31"})
    )
    assert rights_of(door, leader) == works | {"in_team": Rights("in_team", works=True, reason=True)}


def test_assignments_in_force_tie_also_to_what_is_not_stored(door: Door, people: People) -> None:
    assign(
        people,
        {"family": "a", "part": "responsible", "whole": ["c2", "c1"]},
        {"family": "a", "part": "worker"},
        {"family": "b", "part": "blocked", "from": "2026-11-30", "to": "2026-11-30"},
        {"family": "past", "to": "2026-11-29"},
        {"family": "future", "from": "2026-12-01"},
        {"family": "theirs", "user": "u_per"},
    )
    assert rights_of(door, RITA) == {
        "a": Rights("a", frozenset({"responsible", "worker"}), whole=("c1", "c2"), responsible=frozenset({"familie"})),
        "b": Rights("b", frozenset({"blocked"})),
    }


def test_a_meeting_ties_until_thirty_days_after_it(door: Door, people: People, store: Session, case: Callable) -> None:
    store.store(case(written(("skov", "per", "active", ""), meetings=MEETINGS)), "one")
    meetings = ("held", "past", "series", "undated", "unknown")
    assign(people, *({"family": "skov", "part": "meeting", "meeting": id} for id in meetings))
    for now, led in (
        (NOW, {"held", "past"}),
        (datetime(2026, 12, 1, 12, tzinfo=UTC), {"held"}),
        (datetime(2026, 12, 2, tzinfo=UTC), set()),
    ):
        expected = Rights("skov", frozenset({"meeting"}), frozenset({*led, "series", "undated"}))
        assert rights_of(door, replace(RITA, actors=(), now=now)) == {"skov": expected}


def test_the_units_of_the_responsible_are_known(door: Door, people: People) -> None:
    assign(
        people,
        {"family": "a"},
        *({"family": "a", "part": "responsible", "user": user} for user in ("u_per", "u_old", "u_admin")),
    )
    assert rights_of(door, RITA) == {"a": Rights("a", frozenset({"worker"}), responsible=frozenset({"job"}))}


def test_a_citizen_is_a_member(door: Door, people: People) -> None:
    viewer = replace(RITA, user="u_mor", role="citizen", actors=(), units=())
    assert rights_of(door, viewer) == {"active": Rights("active", member="active_mor")}


def test_units_and_general_bases_are_known(door: Door, people: People, store: Session, case: Callable) -> None:
    case_file = case(written(("skov", "per", "active", "")))
    store.store(case_file, "one")
    said = {
        "statute": "SEL § 49 a", "from_units": ["job"], "to_units": ["familie"], "information": ["services"],
        "assessed_by": "A", "date": "2026", "entered_by": ["u_admin", "u_per"],
    }  # fmt: skip
    for id, to in (("b1", None), ("b2", "2026-11-30"), ("b3", "2026-11-29"), ("b4", "2026-11/..")):
        basis = GeneralBasis.model_validate({"id": id, **said, "valid_to": to})
        door.write(
            ACCESS, lambda write, basis=basis: write.run(statement("keep_general_basis").text, basis=encoded(basis))
        )
    found = circumstances(lambda text, **more: door.read(ACCESS, text, **more), RITA)
    assert found.units == {unit.id: unit for unit in case_file.units}
    assert [basis.id for basis in found.bases] == ["b1", "b2", "b4"]
    assert (found.bases[0].statute, found.bases[0].from_units) == ("SEL § 49 a", ("job",))


# --- the store asks before it reads -------------------------------------------------------------------------


@contextmanager
def statements_of(door: Door) -> Iterator[list[dict[str, Any]]]:
    """The parameters of all that is read meanwhile."""
    asked: list[dict[str, Any]] = []
    read = type(door).read

    def noted(self: Door, access: Any, text: Any, **parameters: Any) -> Any:
        asked.append({"text": text, **parameters})
        return read(self, access, text, **parameters)

    type(door).read = noted  # type: ignore[method-assign]
    try:
        yield asked
    finally:
        type(door).read = read  # type: ignore[method-assign]


@pytest.fixture
def rita(people: People, store: Session, case: Callable[[str], CaseFile]) -> Session:
    """A session of Rita's, who works in `active` and not in `other`; in `two` is nothing for her."""
    store.store(case(written(*FAMILIES[:1], FAMILIES[8])), "one")
    store.store(case(written(("foreign", "per", "active", ""))), "two")
    assign(people, {"family": "nowhere"})
    return session_of(RITA, door_of(store), Tied())


def test_a_user_sees_what_the_policy_admits(rita: Session) -> None:
    assert [entry.id for entry in rita.families()] == ["active"]
    assert rita.sources() == ["one"]
    assert [facts.family.id for facts in rita.facts(["active"])] == ["active"]
    exported = rita.case_file("one")
    assert exported is not None
    assert [family.id for family in exported.families] == ["active"]


@pytest.mark.parametrize("id", ["other", "foreign", "nowhere", "no_such", "Ære/æ"])
def test_a_foreign_family_is_as_one_that_there_is_not(rita: Session, id: str) -> None:
    with pytest.raises(UnknownFamily) as caught, statements_of(door_of(rita)) as asked:
        list(rita.facts([id]))
    assert str(caught.value).replace(id, "?") == str(UnknownFamily("no_such_family", families="?"))
    # Nothing of it is read: only one that is assigned and not stored is looked for.
    assert [one["families"] for one in asked if one.get("families")] == ([["nowhere"]] if id == "nowhere" else [])
    with pytest.raises(UnknownFamily):
        rita.keep_arrangement(id, {"x"}, "da", "work", "document") if id != "nowhere" else list(rita.facts([id]))


def test_a_source_of_foreign_families_is_as_one_that_there_is_not(rita: Session) -> None:
    with statements_of(door_of(rita)) as asked:
        assert rita.case_file("two") is None is rita.case_file("three")
    assert [one["families"] for one in asked if "foreign" in one.get("families", ())] == []


def test_who_is_blocked_sees_nothing_of_it(rita: Session, people: People) -> None:
    assign(people, {"family": "active", "part": "blocked"})
    assert rita.families() == [] == rita.sources()
    with pytest.raises(UnknownFamily):
        list(rita.facts(["active"]))


def test_families_that_ask_for_a_reason_are_told_apart(store: Session, people: People, case: Callable) -> None:
    store.store(case(written(*FAMILIES[:1], FAMILIES[8])), "one")
    leader = replace(RITA, user="u_leader", role="leader", actors=())
    session = session_of(leader, door_of(store), Tied())
    assert [entry.id for entry in session.families_to_ask_for()] == ["active"]
    assert session.families() == []


# --- places on the map --------------------------------------------------------------------------------------


def test_each_user_has_places_of_their_own(rita: Session, people: People, store: Session) -> None:
    assign(people, {"family": "active", "user": "u_per"})
    per = session_of(replace(RITA, user="u_per", actors=(), units=("job",)), door_of(store), Tied())
    ids = {"active_mor", "rita"}

    def kept(session: Session) -> str | None:
        [facts] = session.facts(["active"])
        found = session.arrangement(facts, ids, "da", "work")
        return found and found.document

    rita.keep_arrangement("active", ids, "da", "work", "Rita's")
    assert (kept(rita), kept(per), kept(store)) == ("Rita's", None, None)
    per.keep_arrangement("active", ids, "da", "work", "Per's")
    store.keep_arrangement("active", ids, "da", "work", "alone")
    assert (kept(rita), kept(per), kept(store)) == ("Rita's", "Per's", "alone")


def test_places_of_somebody_whom_the_user_sees_no_longer_are_forgotten(rita: Session) -> None:
    [facts] = rita.facts(["active"])

    def kept(ids: set[str]) -> str | None:
        found = rita.arrangement(facts, ids, "da", "work")
        return found and found.document

    rita.keep_arrangement("active", {"active_mor", "rita"}, "da", "work", "both")
    rita.keep_arrangement("active", {"active_mor", "rita"}, "da", "table", "for the table")
    rita.keep_arrangement("active", {"active_mor"}, "da", "work", "one")
    assert kept({"active_mor"}) == "one" == kept({"active_mor", "rita"})
    assert rita.arrangement(facts, {"active_mor", "rita"}, "da", "table") is not None


# --- bringing files in --------------------------------------------------------------------------------------


@pytest.fixture
def importer(rita: Session) -> Session:
    return session_of(replace(RITA, rights=frozenset({"import"})), door_of(rita), Tied())


def test_who_may_not_bring_in_is_refused(rita: Session, case: Callable) -> None:
    for do in (rita.plan, rita.store):
        with pytest.raises(Forbidden):
            do(case(written(("new", "per", "active", ""))), "three")
    assert rita.sources() == ["one"]


def test_who_brings_in_is_responsible_for_what_is_new(importer: Session, people: People, case: Callable) -> None:
    assign(people, {"family": "taken", "user": "u_per", "part": "responsible"})
    importer.store(case(written(("new", "per", "active", ""), ("taken", "per", "active", ""))), "three")
    made = [one for one in people.assignments(users=["u_rita"]) if one.by == "u_rita"]
    assert [(one.family, one.part, one.from_, one.to) for one in made] == [("new", "responsible", TODAY, None)]
    assert [entry.id for entry in importer.families()] == ["active", "new"]


def test_somebody_else_takes_over_from_who_brought_in(importer: Session, people: People, case: Callable) -> None:
    importer.store(case(written(("new", "per", "active", ""))), "three")
    assign(people, {"family": "new", "user": "u_per", "part": "responsible", "from": "2026-11-30"})
    assert [entry.id for entry in importer.families()] == ["active"]


def test_who_brings_in_is_told_of_the_own_file_alone(importer: Session, case: Callable) -> None:
    text = written(FAMILIES[8]).replace('"Per"', '"Peter"').replace("Solvang", "Solby") + "actors_"
    with pytest.raises(Conflict) as caught:
        importer.store(case(text.removesuffix("actors_")), "mine")
    told = caught.value.text("da")
    assert [message.key for message in caught.value.contradictions] == [
        "conflict.own.municipality", "conflict.own.family_elsewhere", "conflict.own.value",
    ]  # fmt: skip
    assert "actors[per].name" in told
    assert not any(word in told for word in ("Solvang", "one", "two", '"Per"'))
    with pytest.raises(Conflict) as caught:
        importer.plan(case(written(("fresh", "per", "active", ""))), "one")
    assert [message.key for message in caught.value.contradictions] == ["conflict.own.family_left_out"]
    change = importer.plan(case(written(("fresh", "per", "active", ""))), "one", replace=True)
    assert {one.what for one in change} <= {"created", "changed"}


def test_users_change_no_records_yet_and_only_administrators_empty(rita: Session, store: Session) -> None:
    change = store.plan(store.case_file("one").replaced(municipality=None), "one")  # type: ignore[union-attr]
    with pytest.raises(Forbidden):
        rita.apply(change)
    with pytest.raises(Forbidden):
        rita.reset()
    session_of(replace(RITA, role="administrator"), door_of(store), Tied()).reset()
    assert store.families() == []


# --- consents -----------------------------------------------------------------------------------------------

CONSENTS = """
    consents:
      - {id: c1, given_by: active_mor, about: [active_mor], from_units: [job], to_units: [familie], information: [services], valid_from: 2026-01, status: given}
      - {id: c2, given_by: active_mor, about: [active_mor], from_units: [job], to_units: [familie], information: [services], valid_from: 2026-02, status: refused}
"""


def test_only_whoever_is_responsible_withdraws_a_consent(
    people: People, store: Session, case: Callable[[str], CaseFile]
) -> None:
    store.store(case(written(*FAMILIES[:1]) + CONSENTS), "one")
    rita = session_of(RITA, door_of(store), Tied())
    with pytest.raises(Forbidden):
        rita.withdraw("active", "c1")
    assign(people, {"family": "active", "part": "responsible"})
    for consent in ("c2", "c3"):
        with pytest.raises(UnknownConsent):
            rita.withdraw("active", consent)
    with pytest.raises(UnknownFamily):
        rita.withdraw("other", "c1")
    assert [one.what for one in rita.withdraw("active", "c1")] == ["created"]
    assert not rita.withdraw("active", "c1")
    [facts] = rita.facts(["active"])
    said = {one.id: one.document() for one in facts.family.consents}
    assert said["c1-withdrawn"] == {
        "id": "c1-withdrawn", "given_by": "active_mor", "about": ["active_mor"], "from_units": ["job"], "to_units": ["familie"],
        "valid_from": "2026-11-30", "status": "withdrawn",
    }  # fmt: skip
    assert set(said) == {"c1", "c2", "c1-withdrawn"}
