"""Whom a family exists for, by role and by what ties the user to it; and what shows of the organisation at large."""

from datetime import UTC, datetime

import pytest

from access.policy import AccessPolicy
from access.roles import PURPOSE
from graph.model.records import Actor, Unit
from graph.reading.rights import Circumstances, Rights
from graph.reading.viewer import Role, Viewer

POLICY = AccessPolicy()
ROLES = tuple(PURPOSE)
TIES = {
    "nothing": Rights("f"),
    "responsible": Rights("f", parts=frozenset({"responsible"})),
    "worker": Rights("f", parts=frozenset({"worker"})),
    "acts": Rights("f", acts=True),
    "meeting": Rights("f", parts=frozenset({"meeting"}), meetings=frozenset({"m"})),
    "meeting that is long over": Rights("f", parts=frozenset({"meeting"})),
    "own unit": Rights("f", works=True),
    "own unit, a reason": Rights("f", works=True, reason=True),
    "a reason alone": Rights("f", reason=True),
    "member": Rights("f", member="mor"),
}
OPEN = {
    "caseworker": {"responsible", "worker", "acts"},
    "meeting_leader": {"meeting"},
    "leader": {"own unit, a reason"},
    "citizen": {"member"},
}


def somebody(role: Role, *units: str) -> Viewer:
    return Viewer("u", role, PURPOSE[role], units, (), frozenset(), datetime(2026, 11, 29, tzinfo=UTC), "web")


@pytest.mark.parametrize("role", ROLES)
def test_a_family_exists_for_whom_the_head_of_the_column_says(role: Role) -> None:
    assert {name for name, rights in TIES.items() if POLICY.admits(somebody(role), rights)} == OPEN.get(role, set())
    assert not POLICY.admits(somebody(role), None)


@pytest.mark.parametrize("role", ROLES)
def test_blocked_beats_everything(role: Role) -> None:
    everything = Rights(
        "f",
        parts=frozenset({"responsible", "worker", "meeting", "blocked"}),
        meetings=frozenset({"m"}),
        whole=("c1",),
        acts=True,
        works=True,
        reason=True,
        member="mor",
    )
    assert not POLICY.admits(somebody(role), everything)
    assert not POLICY.needs_reason(somebody(role), everything)


def test_only_a_leader_whose_unit_works_there_is_asked_for_a_reason() -> None:
    asked = {
        (role, name) for role in ROLES for name, rights in TIES.items() if POLICY.needs_reason(somebody(role), rights)
    }
    assert asked == {("leader", "own unit")}


UNITS = {
    "top": Unit(id="top", name="Top", level="administration"),
    "own": Unit(id="own", name="Own", level="department", part_of="top"),
    "other": Unit(id="other", name="Other", level="department", part_of="top"),
}


@pytest.mark.parametrize(
    ("role", "sees"), [("administrator", {"top", "own", "other", "a", "b"}), ("planner", set()), ("caseworker", set())]
)
def test_the_organisation_shows_to_an_administrator_and_to_nobody_without_a_family(role: Role, sees: set[str]) -> None:
    at_large = POLICY.at_large(somebody(role, "own"), Circumstances({}, UNITS), [])
    actors = [
        Actor.model_validate({"id": id, "name": id, "kind": "professional", "unit": unit})
        for id, unit in (("a", "own"), ("b", "other"))
    ]
    assert {one.id for one in (*UNITS.values(), *actors) if at_large.shows(one)} == sees
    assert not at_large.knows("f")
