"""Tables of users and assignments: as others write them, and everything wrong told by line and column."""

from datetime import date
from pathlib import Path

import pytest

from graph.model.people import Assignment, User, assignment_id
from importers import BadInput, read_assignments, read_users, user_table

TODAY = date(2026, 11, 30)
USERS = """id,name,login,roles,unit,actors,os_login
u_admin,u_admin,u_admin,administrator,,,u_admin
u_rita,Rita,rita,caseworker,familie,rita,u_rita
"""
ADMIN = User.model_validate({"id": "u_admin", "name": "A", "roles": ["administrator"], "os_login": "u_admin"})
RITA = User.model_validate({"id": "u_rita", "name": "Rita", "roles": ["caseworker"]})


def users(tmp_path: Path, text: str, *stored: User) -> list[User]:
    (tmp_path / "users.csv").write_bytes(text.encode())
    return read_users(tmp_path / "users.csv", stored, TODAY)


def assigned(tmp_path: Path, text: str) -> list[Assignment]:
    (tmp_path / "assign.csv").write_bytes(text.encode())
    return read_assignments(tmp_path / "assign.csv", [ADMIN, RITA], TODAY, "u_admin")


def told(caught: pytest.ExceptionInfo[BadInput]) -> list[tuple[int | None, str, str]]:
    return [(problem.line, problem.path, problem.fault.code) for problem in caught.value.problems]


def test_users_are_read_as_they_are_written(tmp_path: Path) -> None:
    rita = {
        "id": "u_rita",
        "name": "Rita",
        "login": "rita",
        "roles": ["caseworker"],
        "unit": "familie",
        "actors": ["rita"],
    }
    assert users(tmp_path, USERS) == [
        User.model_validate({**ADMIN.document(), "name": "u_admin", "login": "u_admin"}),
        User.model_validate({**rita, "os_login": "u_rita"}),
    ]


def test_a_table_that_was_written_is_read_and_one_that_others_overtook_is_not(tmp_path: Path) -> None:
    rita = User.model_validate({**RITA.document(), "actors": ["a", "b"], "ends": "2026-12-31", "may": ["import"]})
    table = user_table([ADMIN, rita])
    assert users(tmp_path, table, ADMIN, rita) == [ADMIN, rita]
    with pytest.raises(BadInput) as caught:
        users(tmp_path, table, ADMIN, rita.replaced(unit="skole", name="Rita Ny"))
    assert told(caught) == [(3, "name", "user_overtaken"), (3, "unit", "user_overtaken")]
    assert "Rita Ny" in str(caught.value.problems[0].fact("da")) and "skole" in caught.value.problems[1].fact("en")
    with pytest.raises(BadInput) as caught:
        users(tmp_path, table, ADMIN)
    assert told(caught) == [(3, "version", "user_gone")]
    assert users(tmp_path, "id,name,roles,version\nu_rita,Ny,leader,\n", ADMIN, rita)[0].name == "Ny"


@pytest.mark.parametrize("between", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_spreadsheet_may_write_it_in_its_own_way(tmp_path: Path, between: str, end: str) -> None:
    lines = [
        ["\ufeffname", "id", "roles", "may", "actors"],
        ["Rita Å", "u_rita", '"caseworker; leader"', "import", '"rita | fiona"'],
        ["", "", "", "", ""],
    ]
    [rita] = users(tmp_path, "".join(between.join(cells) + end for cells in lines), ADMIN)
    assert (rita.name, rita.roles, rita.may, rita.actors) == (
        "Rita Å",
        ("caseworker", "leader"),
        ("import",),
        ("fiona", "rita"),
    )


def test_everything_wrong_with_users_is_told_by_line_and_column(tmp_path: Path) -> None:
    text = USERS + "u_x,,x,boss,,,\n,Y,y,caseworker;leader,,,\nu_z,Z,z,caseworker,,,,more\nu_v,V,V\u200b,,,,\n"
    with pytest.raises(BadInput) as caught:
        users(tmp_path, text)
    assert told(caught) == [
        (4, "name", "empty_cell"),
        (4, "roles", "not_allowed"),
        (5, "id", "empty_cell"),
        (6, "", "too_many_cells"),
        (7, "login", "invisible_character"),
        (7, "roles", "empty_cell"),
    ]
    assert 'users.csv:4: roles: "boss"' in caught.value.text("da")


def test_what_users_may_not_share_is_told_by_line_and_column(tmp_path: Path) -> None:
    with pytest.raises(BadInput) as caught:
        users(tmp_path, USERS + "u_per,Per,rita,caseworker,,,\n")
    assert told(caught) == [(4, "login", "user_taken")]
    with pytest.raises(BadInput) as caught:
        users(tmp_path, USERS.replace("administrator,,,u_admin", "administrator,,,"))
    assert told(caught) == [(None, "", "no_administrator")]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("id,name,rolle", [(1, "roles", "missing_column"), (1, "rolle", "unknown_column")]),
        ("id,name,roles,id", [(1, "id", "column_twice"), (1, "id", "column_twice")]),
        ("id,name,roles", [(None, "", "empty_table")]),
        ("", [(1, "id", "missing_column"), (1, "name", "missing_column"), (1, "roles", "missing_column")]),
    ],
)
def test_the_columns_are_checked(tmp_path: Path, head: str, expected: list[tuple[int, str, str]]) -> None:
    with pytest.raises(BadInput) as caught:
        users(tmp_path, head)
    assert sorted(told(caught), key=str) == sorted(expected, key=str)


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadInput) as caught:
        read_users(tmp_path / "none.csv", [], TODAY)
    assert told(caught) == [(None, "", "file_is_not_there")]
    (tmp_path / "x.csv").write_bytes(b"id,name\n\xe5,x\n")
    with pytest.raises(BadInput) as caught:
        read_users(tmp_path / "x.csv", [], TODAY)
    assert told(caught) == [(2, "", "no_utf8")]


def test_assignments_are_read_as_they_are_written(tmp_path: Path) -> None:
    text = """user,family,part,meeting,from,to,because
u_rita,skov,responsible,,,,prøve
u_rita,lund,worker,,,2026-11-27,prøve
u_rita,eng,meeting,m1,2026-12-01,2027-01-31,
"""
    one, two, three = assigned(tmp_path, text)
    assert (one.part, one.from_, one.to, one.because, one.by) == ("responsible", TODAY, None, "prøve", "u_admin")
    assert (two.from_, two.to) == (date(2026, 11, 27), date(2026, 11, 27))
    assert (three.meeting, three.from_, three.to) == ("m1", date(2026, 12, 1), date(2027, 1, 31))
    assert one.id == assignment_id("u_rita", "skov", "responsible", None, TODAY)
    [short] = assigned(tmp_path, "user,family,part\nu_rita,skov,blocked\n")
    assert (short.part, short.from_, short.because) == ("blocked", TODAY, None)


def test_everything_wrong_with_assignments_is_told_by_line_and_column(tmp_path: Path) -> None:
    text = """user,family,part,meeting,from,to
u_nobody,skov,worker,,,
u_rita,skov,boss,,,
u_rita,skov,meeting,,,
u_rita,skov,worker,,i går,
u_rita,skov,worker,,2026-12-01,2026-11-30
"""
    with pytest.raises(BadInput) as caught:
        assigned(tmp_path, text)
    assert told(caught) == [
        (2, "user", "no_such_user"),
        (3, "part", "not_allowed"),
        (4, "", "assignment_meeting"),
        (5, "from", "no_full_date"),
        (6, "to", "ends_before_it_begins"),
    ]
