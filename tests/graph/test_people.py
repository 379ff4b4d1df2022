"""Users, assignments, general bases and reasons: what is stored comes back, and what cannot be is told whole."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from pydantic import ValidationError

from casework.session import Session
from graph.bases import GeneralBases
from graph.errors import Forbidden, PeopleRefused, UnknownUser
from graph.model.people import ROLES, Assignment, GeneralBasis, Reason, User, assignment_id
from graph.model.records import CaseFile
from graph.people import People
from graph.reading.circumstances import circumstances
from graph.reading.viewer import Viewer
from tests.sessions import ACCESS, door_of, session_of

TODAY = date(2026, 11, 30)
ADA: dict[str, Any] = {"id": "u_ada", "name": "Ada", "roles": ["administrator"], "os_login": "ada", "login": "ada"}
RITA: dict[str, Any] = {
    "id": "u_rita", "name": "Rita", "roles": ["caseworker", "leader"], "unit": "familie", "actors": ["rita"],
    "login": "rita", "may": ["import"],
}  # fmt: skip
UNITS = """
tovholder: 1
as_of: 2026-11-30
units:
  - {id: social, name: "Social", level: administration}
  - {id: familie, name: "Familie", level: department, part_of: social}
  - {id: team, name: "Team", level: team, part_of: familie}
  - {id: job, name: "Job", level: department}
"""


def user(said: dict[str, Any] | None = None, **more: Any) -> User:
    return User.model_validate({**(said or ADA), **more})


def assigned(**more: Any) -> Assignment:
    said = {"user": "u_rita", "family": "skov", "part": "worker", "from": "2026-11-01", "by": "u_ada", **more}
    begins = date.fromisoformat(said["from"])
    return Assignment.model_validate(
        {"id": assignment_id(said["user"], said["family"], said["part"], said.get("meeting"), begins), **said}
    )


@pytest.fixture
def people(store: Session) -> People:
    people = store.people()
    people.keep_users([user(ADA), user(RITA)], TODAY)
    return people


def codes(refused: pytest.ExceptionInfo[PeopleRefused]) -> list[tuple[str, Any]]:
    return [(fault.code, fault.place) for fault in refused.value.faults]


def test_users_come_back_as_they_went_in(people: People) -> None:
    ended = user(RITA, id="u_old", login="old", ends="2020-12-31", os_login="old", may=[])
    people.keep_users([ended], TODAY)
    assert people.users() == [user(ADA), user(dict(ended.document())), user(RITA)]
    assert people.user("u_rita") == user(RITA)
    assert people.by_login("rita") == (user(RITA), None)
    assert people.by_os_login("ada") == user(ADA)
    assert (people.user("rita"), people.by_login("u_rita"), people.by_os_login("rita")) == (None, (None, None), None)


def test_what_a_user_no_longer_says_is_gone_and_the_password_stays(people: People) -> None:
    people.keep_secret("u_rita", "$argon2id$…")
    plain = {"id": "u_rita", "name": "Rita", "roles": ["caseworker"], "login": "rita"}
    people.keep_users([user(plain)], TODAY)
    assert people.by_login("rita") == (user(plain), "$argon2id$…")
    people.keep_secret("u_rita", None)
    assert people.by_login("rita") == (user(plain), None)
    with pytest.raises(UnknownUser):
        people.keep_secret("u_nobody", "x")


def test_a_list_of_users_never_holds_a_password(people: People) -> None:
    people.keep_secret("u_rita", "$argon2id$…")
    assert "argon2id" not in repr(people.users()) + repr(people.user("u_rita"))


def test_all_that_is_wrong_with_users_is_told_and_nothing_is_stored(people: People) -> None:
    new = [user(ADA, id="u_new", os_login=None), user(RITA, id="u_new", login="x"), user(ADA, id="u_two", login="x")]
    with pytest.raises(PeopleRefused) as refused:
        people.keep_users(new, TODAY)
    assert codes(refused) == [
        ("user_taken", (0, "login")),
        ("user_taken", (2, "login")),
        ("user_taken", (2, "os_login")),
        ("user_twice", (1, "id")),
    ]
    assert [one.id for one in people.users()] == ["u_ada", "u_rita"]
    text = refused.value.text("da")
    assert text.startswith('Intet er gemt:\n"ada" er navnet på brugeren "u_ada". Giv hver bruger')


@pytest.mark.parametrize(
    "first", [RITA, {**ADA, "os_login": None}, {**ADA, "ends": "2026-11-29"}], ids=["none", "no os_login", "ended"]
)
def test_the_first_users_hold_an_administrator_of_the_command_line(store: Session, first: dict[str, Any]) -> None:
    with pytest.raises(PeopleRefused) as refused:
        store.people().keep_users([user(first)], TODAY)
    assert codes(refused) == [("no_administrator", ())]
    assert store.people().users() == []


def test_the_last_administrator_stays(people: People) -> None:
    for end in (
        lambda: people.end_user("u_ada", date(2026, 11, 29), TODAY),
        lambda: people.keep_users([user(ADA, roles=["auditor"])], TODAY),
        lambda: people.keep_users([user(ADA, os_login=None)], TODAY),
    ):
        with pytest.raises(PeopleRefused) as refused:
            end()
        assert codes(refused) == [("no_administrator", ())]
    assert people.user("u_ada") == user(ADA)
    people.keep_users([user(ADA, id="u_two", login="two", os_login="two")], TODAY)
    assert people.end_user("u_ada", date(2026, 11, 29), TODAY) == user(ADA, ends="2026-11-29")
    assert people.user("u_ada") == user(ADA, ends="2026-11-29")
    with pytest.raises(UnknownUser):
        people.end_user("u_nobody", TODAY, TODAY)


def test_a_user_is_there_on_the_last_day_and_not_after_it() -> None:
    ended = user(ends="2026-11-30")
    assert user().is_there(TODAY) and ended.is_there(TODAY)
    assert not ended.is_there(date(2026, 12, 1))


@pytest.mark.parametrize("wrong", [{"roles": []}, {"roles": ["local"]}, {"may": ["all"]}, {"id": " x"}, {"shoe": 3}])
def test_a_user_is_checked(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        user(**wrong)


def test_a_leader_has_the_units_below(people: People, store: Session, case: Callable[[str], CaseFile]) -> None:
    assert people.units_of(user(RITA), "leader") == ("familie",)  # a unit that is not stored yet
    store.store(case(UNITS), "units")
    assert people.units_of(user(RITA), "caseworker") == ("familie",)
    assert people.units_of(user(RITA), "leader") == ("familie", "team")
    assert people.units_of(user(RITA, unit="social"), "leader") == ("familie", "social", "team")
    assert people.units_of(user(ADA), "administrator") == ()


def test_assignments_come_back_as_they_went_in(people: People) -> None:
    one = assigned(part="responsible", because="ny sag", whole=["c1"], to="2027-01-31")
    two = assigned(family="not stored", part="meeting", meeting="m1")
    assert people.assign([one, two]) == [one, two]
    assert people.assignments() == [two, one]
    assert people.assignments(users=["u_ada"]) == []
    assert people.assignments(users=["u_rita"], families=["skov"]) == [one]
    assert people.assignments(families=["not stored"]) == [two]


def test_who_is_assigned_already_goes_on_since_then(people: People) -> None:
    first = assigned()
    people.assign([first])
    assert people.assign([assigned(**{"from": "2026-11-30", "because": "igen", "to": "2026-12-24"})]) == [
        assigned(because="igen", to="2026-12-24")
    ]
    again = assigned(**{"from": "2027-01-01"})
    assert people.assign([again]) == [again]
    assert {one.from_ for one in people.assignments()} == {date(2026, 11, 1), date(2027, 1, 1)}


def test_all_that_is_wrong_with_assignments_is_told_and_nothing_is_stored(people: People) -> None:
    with pytest.raises(PeopleRefused) as refused:
        people.assign([assigned(), assigned(), assigned(user="u_nobody"), assigned(family="b", to="2026-10-31")])
    assert codes(refused) == [
        ("assignment_twice", (1, "family")),
        ("no_such_user", (2, "user")),
        ("ends_before_it_begins", (3, "to")),
    ]
    assert people.assignments() == []


@pytest.mark.parametrize("wrong", [{"part": "meeting"}, {"meeting": "m1"}, {"part": "boss"}])
def test_an_assignment_is_checked(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        assigned(**wrong)


BASIS: dict[str, Any] = {
    "id": "b1", "statute": "Serviceloven § 49 a", "from_units": ["familie"], "to_units": ["job"],
    "information": ["services"], "assessed_by": "Ada", "date": "2026-11", "valid_to": "2027",
    "necessity": "fælles plan", "entered_by": ["u_ada", "u_dpo"],
}  # fmt: skip


def test_a_general_basis_is_entered_by_one_and_confirmed_by_another(store: Session) -> None:
    door = door_of(store)

    def bases(role: str, user: str) -> GeneralBases:
        looks = Viewer(user, role, "control", (), (), frozenset(), store.clock(), "web")  # type: ignore[arg-type]
        return session_of(looks, door).general_bases()

    def opening() -> list[str]:
        looks = Viewer("u_rita", "caseworker", "case", ("familie",), (), frozenset(), store.clock(), "web")
        return [one.id for one in circumstances(lambda text, **more: door.read(ACCESS, text, **more), looks).bases]

    basis = GeneralBasis.model_validate({**BASIS, "entered": TODAY})
    with pytest.raises(Forbidden):
        bases("auditor", "u_dpo").enter(basis)
    bases("administrator", "u_ada").enter(basis)
    [waiting] = bases("auditor", "u_dpo").all()
    assert waiting == basis.replaced(entered_by=("u_ada",))
    assert opening() == []
    with pytest.raises(Forbidden):
        bases("administrator", "u_bo").confirm("b1", TODAY)
    for user, id in (("u_ada", "b1"), ("u_dpo", "no_such")):
        with pytest.raises(PeopleRefused):
            bases("auditor", user).confirm(id, TODAY)
    bases("auditor", "u_dpo").confirm("b1", TODAY)
    assert opening() == ["b1"]
    assert bases("auditor", "u_dpo").all() == [basis.replaced(confirmed=TODAY)]
    assert basis.basis().document().items() >= {
        "id": "b1", "statute": "Serviceloven § 49 a", "from_units": ["familie"], "to_units": ["job"],
        "information": ["services"], "assessed_by": "Ada", "date": "2026-11",
    }.items()  # fmt: skip
    with pytest.raises(PeopleRefused):
        bases("auditor", "u_other").confirm("b1", TODAY)
    bases("administrator", "u_bo").end("b1", TODAY)
    assert opening() == []
    [ended] = bases("auditor", "u_dpo").all()
    assert (ended.ended, ended.ended_by, ended.entered_by) == (TODAY, "u_bo", ("u_ada", "u_dpo"))
    with pytest.raises(Forbidden):
        bases("caseworker", "u_rita")


@pytest.mark.parametrize("wrong", [{"entered_by": []}, {"entered_by": ["u_a", "u_b", "u_c"]}, {"statute": None}])
def test_a_general_basis_is_checked(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        GeneralBasis.model_validate({**BASIS, **wrong})


def test_reasons_come_back_as_they_went_in(people: People) -> None:
    said = {
        "id": "r1",
        "user": "u_rita",
        "family": "skov",
        "because": "klage",
        "from": "2026-11-30",
        "to": "2026-12-29",
    }
    given, drawn = Reason.model_validate(said), Reason.model_validate({**said, "id": "r2", "because": None})
    people.keep_reason(given)
    people.keep_reason(drawn)
    assert people.reasons("u_rita") == [given, drawn]
    assert people.reasons("u_ada") == []


def test_users_stay_when_all_families_go(people: People, store: Session, case: Callable[[str], CaseFile]) -> None:
    store.store(case(UNITS), "units")
    people.assign([assigned()])
    store.reset()
    assert (len(people.users()), len(people.assignments())) == (2, 1)


@pytest.mark.parametrize("role", [*ROLES, "system"])
def test_only_an_administrator_manages_people(store: Session, role: Any) -> None:
    viewer = Viewer("u", role, "operation", (), (), frozenset(), datetime(2026, 11, 30, tzinfo=UTC), "web")
    session = session_of(viewer, door_of(store))
    if role == "administrator":
        assert session.people().users() == []
    else:
        with pytest.raises(Forbidden):
            session.people()
