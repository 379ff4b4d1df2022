"""Users and assignments at the command line; and who asks there, once there are users."""

import os
import pwd
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from access.login.kept import Login, Logins
from casework.session import Session
from graph.model.people import User
from importers import load
from tests.case_files import CASES
from tests.cli.conftest import Ran, Tovholder
from tovholder.asking import NobodyLinked, os_name, viewer_at_command_line
from tovholder.people import LOGINS

pytestmark = pytest.mark.by_turns

ME = os_name()
FILES = Path(__file__).parents[1] / "access" / "files"
ANNA = CASES / "anna.yaml"
TODAY = date.today()


def table(path: Path, *rows: str) -> Path:
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def import_users(tovholder: Tovholder, tmp_path: Path):
    """Stores an administrator who is whoever runs the tests, and these."""

    def run(*rows: str, roles: str = "administrator", more: str = "") -> Ran:
        head = "id,name,login,roles,unit,actors,os_login,may"
        me = f"u_me,Me,me,{roles},,{more},{ME},"
        return tovholder("user", "import", table(tmp_path / "users.csv", head, me, *rows))

    return run


def test_users_and_assignments_are_read_as_they_are_given(tovholder: Tovholder, tmp_path: Path, store: Session) -> None:
    users = tmp_path / "users.csv"
    users.write_text((FILES / "users.csv").read_text("utf-8").replace(",,,u_admin", f",,,{ME}"), encoding="utf-8")
    assert tovholder("user", "import", users) == Ran(0, "Stored: 10 users.\n", "")
    assert tovholder("assign", FILES / "assignments.csv") == Ran(0, "Stored: 6 assignments.\n", "")
    stored = store.people().assignments(users=["u_lone", "u_fiona"])
    assert {(one.user, one.part, one.to) for one in stored} == {
        ("u_lone", "worker", date(2026, 11, 27)),
        ("u_fiona", "blocked", None),
    }
    assert {one.by for one in stored} == {"u_admin"}
    assert [user.id for user in store.people().users() if "leader" in user.roles] == ["u_leder"]


def test_nothing_is_stored_of_a_table_with_something_wrong(
    import_users, tovholder: Tovholder, tmp_path: Path, store: Session
) -> None:
    done = import_users("u_x,X,me,boss,,,,")
    assert (done.code, done.out) == (1, "")
    assert 'users.csv:3: roles: "boss"' in done.err and "1 problem" not in done.err
    assert store.people().users() == []
    assert import_users().code == 0
    done = tovholder("assign", table(tmp_path / "a.csv", "user,family,part", "u_no,a,worker", "u_me,a,boss"))
    assert (done.code, done.out) == (1, "")
    assert "a.csv:2: user: there is no user" in done.err and "a.csv:3: part:" in done.err
    assert store.people().assignments() == []


def test_a_user_is_added_listed_ended_and_gets_a_password(
    import_users, tovholder: Tovholder, tmp_path: Path, store: Session
) -> None:
    assert tovholder("user", "list").err.startswith("There are no users")
    first = tovholder("user", "add", "u_rita", "--name", "Rita", "--role", "caseworker")
    assert first.code == 1 and "nobody could manage the users" in first.err
    assert import_users().code == 0
    words = ["--role", "caseworker", "--role", "leader", "--unit", "familie", "--login", "rita", "--may", "import"]
    assert tovholder("user", "add", "u_rita", "--name", "Rita Hansen", *words).code == 0
    assert store.people().user("u_rita") == User.model_validate(
        {
            "id": "u_rita",
            "name": "Rita Hansen",
            "roles": ["caseworker", "leader"],
            "unit": "familie",
            "login": "rita",
            "may": ["import"],
        }
    )
    for wrong, told in (("kort", "too short"), ("ritahansen12", "soon guessed"), ("", "too short")):
        done = tovholder("user", "password", "u_rita", stdin=f"{wrong}\n")
        assert done.code == 1 and told in done.err
    assert tovholder("user", "password", "u_rita", stdin="tolv gule drager\n").code == 0
    secret = store.people().by_login("rita")[1]
    assert secret and secret.startswith("$argon2id$")
    assert "argon2" not in tovholder("user", "list").out
    written = tmp_path / "written.csv"
    written.write_text(tovholder("user", "list", "--csv").out, encoding="utf-8")
    assert "argon2" not in written.read_text("utf-8")
    corrected = table(tmp_path / "corrected.csv", *written.read_text("utf-8").replace("familie", "skole").splitlines())
    done = tovholder("user", "import", corrected)
    assert done == Ran(0, "Stored: 2 users.\nu_rita: unit was familie, now skole\n", "")
    overtaken = tovholder("user", "import", written)
    assert overtaken.code == 1 and "there is now skole, in the table familie" in overtaken.err
    done = tovholder("user", "end", "u_rita")
    assert done.code == 0 and "u_rita · Rita Hansen · Caseworker, Leader" in tovholder("user", "list").out
    ended = store.people().user("u_rita")
    assert ended and not ended.is_there(TODAY) and ended.is_there(TODAY - timedelta(days=1))
    assert tovholder("user", "end", "u_rita", "--last", "2030-01-31").code == 0
    for command in ("end", "password"):
        assert tovholder("user", command, "u_no", stdin="tolv gule drager\n").code == 1
    last = tovholder("user", "end", "u_me")
    assert last.code == 1 and "nobody could manage the users" in last.err


CONTENT = (
    ["findings", "--family", "annas_familie"], ["measures", "--family", "all"], ["export", "-o", "out"],
    ["changes", "--family", "annas_familie", "--from", "2024-01-01", "--to", "2025-01-01"], ["reset", "--yes"],
    ["map", "--family", "annas_familie", "-o", "x.svg"], ["user", "list"], ["import", str(ANNA)],
)  # fmt: skip


def test_who_is_not_linked_is_told_what_to_do(import_users, tovholder: Tovholder, store: Session) -> None:
    users = [{"id": "u_ada", "name": "Ada", "roles": ["administrator"], "os_login": "somebody else"}]
    store.people().keep_users([User.model_validate(user) for user in users], TODAY)
    for words in CONTENT:
        done = tovholder(*words)
        assert (done.code, done.out) == (2, ""), words
        assert ME in done.err and "os_login" in done.err
    for words in (["validate", str(ANNA)], ["new"], ["doctor"]):
        assert tovholder(*words).code == 0, words
    assert "Families" not in tovholder("doctor").out


def test_what_a_user_may_not_see_is_not_there(
    import_users, tovholder: Tovholder, add, tmp_path: Path, store: Session
) -> None:
    add("anna")
    assert store.families()
    assert import_users(roles="administrator;caseworker").code == 0
    unknown = tovholder("findings", "--family", "no_such")
    foreign = tovholder("findings", "--family", "annas_familie")
    assert (foreign.code, foreign.out) == (1, "")
    assert foreign.err.replace("annas_familie", "no_such") == unknown.err
    assert tovholder("findings", "--family", "all", "--format", "json").out == "[]\n"
    assert tovholder("import", ANNA).code == 2  # without the right to
    assign = table(tmp_path / "a.csv", "user,family,part", "u_me,annas_familie,responsible")
    assert tovholder("assign", assign).code == 0
    assert tovholder("findings", "--family", "annas_familie", "--role", "administrator").code == 1
    assert tovholder("findings", "--family", "annas_familie", "--role", "caseworker").code == 0
    wrong = tovholder("findings", "--family", "annas_familie", "--role", "leader")
    assert wrong.code == 1 and "administrator, caseworker" in wrong.err


def test_a_leader_gives_a_reason_and_sees_the_family_for_the_day(
    import_users, tovholder: Tovholder, add, tmp_path: Path, store: Session
) -> None:
    add("anna")
    [facts] = store.facts(["annas_familie"])
    at_work = [one.actor for one in facts.family.engagements if one.status == "active" and one.to is None]
    unit = next(actor.unit for actor in map(facts.actors.__getitem__, at_work) if actor.unit)
    users = table(tmp_path / "u.csv", "id,name,roles,unit,os_login", f"u_me,Me,administrator;leader,{unit},{ME}")
    assert tovholder("user", "import", users).code == 0
    look = ("findings", "--family", "annas_familie", "--role", "leader")
    refused = tovholder(*look)
    assert refused.code == 1 and "tovholder reason annas_familie" in refused.err
    assert tovholder("reason", "annas_familie", stdin="too short\n").code == 1
    assert tovholder("reason", "no_such", stdin="x\n").code == 1
    why = "A complaint about the case in week 47\n"
    assert (
        tovholder("reason", "annas_familie", stdin=why).out == "annas_familie is open to you for the rest of the day.\n"
    )
    assert tovholder(*look).code == 0


def test_who_asks_is_told_by_the_operating_system(monkeypatch: pytest.MonkeyPatch) -> None:
    assert os_name({}, os.getuid) == pwd.getpwuid(os.getuid()).pw_name
    assert os_name({"SUDO_USER": "rita"}, lambda: 0) == "rita"
    assert os_name({"SUDO_USER": ""}, lambda: 0) == "root"
    assert os_name({"SUDO_USER": "rita", "USER": "rita", "LOGNAME": "rita"}, lambda: 4_000_000_000) == "4000000000"


def test_an_ended_user_is_nobody(store: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tovholder.asking.os_name", lambda: "rita")
    users = [
        {"id": "u_ada", "name": "Ada", "roles": ["administrator"], "os_login": "ada"},
        {"id": "u_rita", "name": "Rita", "roles": ["caseworker"], "os_login": "rita", "ends": str(TODAY)},
    ]
    store.people().keep_users([User.model_validate(user) for user in users], TODAY)
    directory = store._store.directory()
    assert viewer_at_command_line(directory, store.clock()).user == "u_rita"
    with pytest.raises(NobodyLinked):
        viewer_at_command_line(directory, store.clock() + timedelta(days=1))


def test_a_consent_is_listed_and_withdrawn(tovholder: Tovholder, add, store: Session) -> None:
    add("syn_meetings")
    family, consent = "familie_bech", "c_mundtligt"
    told = "c_mundtligt · given · karin · emil · familieafd → skole · services · 2024-01-01 – 2024-12-31\n"
    assert told in tovholder("consent", "list", family).out
    assert tovholder("consent", "withdraw", family, "no_such").code == 1
    assert tovholder("consent", "withdraw", family, consent) == Ran(0, "c_mundtligt is withdrawn.\n", "")
    told = f"c_mundtligt-withdrawn · withdrawn · karin · emil · familieafd → skole · {TODAY} –\n"
    assert told in tovholder("consent", "list", family).out


def test_whose_knowledge_a_file_is_can_be_said(tovholder: Tovholder, store: Session) -> None:
    [unit, *_] = load(ANNA).case_file.units
    assert tovholder("import", ANNA, "--recorded-by", "no_such_unit").code == 1
    assert tovholder("import", ANNA, "--recorded-by", unit.id).code == 0
    stored = store.case_file("anna")
    assert stored and [family.recorded_by for family in stored.families] == [(unit.id,)]


def test_a_new_password_ends_what_is_open(
    import_users, tovholder: Tovholder, store: Session, environ: dict[str, str]
) -> None:
    assert import_users().code == 0
    now = datetime.now(UTC)
    logins = Logins(Path(environ["TOVHOLDER_DATA"]) / LOGINS)
    for id, user in (("mine", "u_me"), ("yours", "u_other")):
        logins.keep(id, Login(user, {}, now), now)
    assert tovholder("user", "password", "u_me", stdin="tolv gule drager\n").code == 0
    assert logins.find("mine", now) is None
    assert logins.find("yours", now)
