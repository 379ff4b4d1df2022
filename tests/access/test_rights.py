"""What the database says ties each user of the twins to families equals what is worked out of the file by other means."""

from dataclasses import replace
from datetime import date

import pytest

from casework.session import Session
from graph.model.people import Reason
from graph.reading.circumstances import circumstances
from graph.reading.look import LimitedLook
from graph.reading.rights import Rights
from importers import read_assignments, read_users, to_yaml
from tests.access import looking
from tests.sessions import ACCESS, door_of, session_of
from tovholder.asking import viewer_of

TODAY = looking.NOW.date()
LONG = {"from": date.min, "to": date.max}


def test_the_database_ties_users_as_the_file_does(store: Session) -> None:
    case_file = looking.load_file("full.yaml")
    store.store(case_file, "source")
    people, door = store.people(), door_of(store)
    people.keep_users(read_users(looking.FILES / "users.csv", [], TODAY), TODAY)
    people.assign(read_assignments(looking.FILES / "assignments.csv", people.users(), TODAY, "u_admin"))
    for number, family in enumerate(case_file.families):
        said = {"id": f"r{number}", "user": "u_leder", "family": family.id, **LONG}
        people.keep_reason(Reason.model_validate(said))
    everybody, assigned = looking.users(), looking.assignments()
    for user in people.users():
        viewer = viewer_of(store._store.directory(), user, user.roles[0], looking.NOW, "web")
        assert viewer == replace(looking.viewer(everybody[user.id], {one.id: one for one in case_file.units}))
        found = circumstances(lambda text, **more: door.read(ACCESS, text, **more), viewer)
        expected = looking.circumstances(viewer, case_file, everybody, assigned)
        for family in case_file.families:
            # What ties nobody needs no list of who is responsible; a leader's unit alone is asked for its work.
            here, there = (one.rights.get(family.id, Rights(family.id)) for one in (found, expected))
            works = there.works and viewer.role == "leader"
            tied = here.parts or here.acts or here.works or here.reason
            assert here == replace(there, works=works, responsible=there.responsible if tied else frozenset()), user.id
        assert found.units == expected.units


@pytest.mark.parametrize(
    "user", ["u_rita", "u_fiona", "u_per", "u_lone", "u_lars", "u_fremmed", "u_leder", "u_plan", "u_dpo"]
)
def test_a_user_exports_what_the_twin_holds(store: Session, user: str) -> None:
    """By the store, from the one file; who sees no family has no source. A file holds no protected home, of the twin neither."""
    store.store(looking.load_file("full.yaml"), "source")
    people = store.people()
    people.keep_users(read_users(looking.FILES / "users.csv", [], TODAY), TODAY)
    people.assign(read_assignments(looking.FILES / "assignments.csv", people.users(), TODAY, "u_admin"))
    for number, family in enumerate(store.families()):
        said = {"id": f"r{number}", "user": "u_leder", "family": family.id, **LONG}
        people.keep_reason(Reason.model_validate(said))
    stored = people.user(user)
    assert stored is not None
    viewer = viewer_of(store._store.directory(), stored, stored.roles[0], looking.NOW, "web")
    session = session_of(viewer, door_of(store), looking.POLICY)
    twin = looking.load_file(f"twins/{user}.yaml")
    assert [entry.id for entry in session.families()] == [family.id for family in twin.families]
    exported = session.case_file("source")
    if not twin.families:
        assert exported is None
        return
    here = looking.circumstances(viewer, twin, looking.users(), looking.assignments())
    of_twin = LimitedLook(viewer, looking.POLICY, here).seen_file(twin, "source")
    assert exported is not None and of_twin is not None
    assert to_yaml(exported) == to_yaml(of_twin)
