"""`audit show` and `audit sample`: the log for whoever looks after it, which notes that it was looked into."""

import re
from pathlib import Path

import pytest

from access.audit.verifying import all_lines
from casework.session import Session
from tests.cli.conftest import Ran, Tovholder
from tovholder.asking import os_name

ME = os_name()
TIME = r"\d{1,2} \w+ \d{4} at \d\d\.\d\d"


@pytest.fixture
def as_roles(tovholder: Tovholder, tmp_path: Path):
    """Makes whoever runs the tests a user in these roles."""

    def run(roles: str) -> Ran:
        table = tmp_path / "users.csv"
        table.write_text(f"id,name,login,roles,os_login\nu_me,Me,me,{roles},{ME}\n", encoding="utf-8")
        return tovholder("user", "import", table)

    return run


def without_time(said: str) -> list[str]:
    return [re.sub(TIME, "…", line) for line in said.splitlines()]


def test_whoever_looks_after_the_log_reads_it_as_sentences_and_that_is_noted(
    as_roles, tovholder: Tovholder, environ: dict[str, str], store: Session
) -> None:
    assert as_roles("administrator").code == 0
    assert as_roles("administrator").code == 0  # noted: before the first there was nobody
    refused = tovholder("audit", "show")
    assert (refused.code, refused.out) == (2, "")
    assert "The audit is for those who look after it." in refused.err
    assert as_roles("administrator;auditor").code == 0
    assert tovholder("findings", "--family", "0101-nobody", "--role", "auditor").code == 1
    shown = tovholder("audit", "show")
    assert (shown.code, shown.err) == (0, "")
    said = without_time(shown.out)
    hashed = re.search(r"unknown:[a-z]{16}", shown.out)
    assert hashed and "0101" not in shown.out
    assert said == [
        "1. …: u_me (administrator of users) has worked on users (import_users).",
        "2. …: u_me (administrator of users) would have looked into the audit (lines), and was refused.",
        "3. …: u_me (administrator of users) has worked on users (import_users).",
        f"4. …: u_me (data protection and control) would have asked (findings) of a family that is not here ({hashed[0]}), and was refused.",
        "5. …: u_me (data protection and control) has looked into the audit (lines).",
    ]
    danish = tovholder("audit", "show", "--action", "log", TOVHOLDER_LANG="da").out.splitlines()
    assert [line.partition(":")[2] for line in danish] == [
        " u_me (brugeradministrator) ville have set i loggen (lines) og blev afvist.",
        " u_me (databeskyttelse og kontrol) har set i loggen (lines).",
        " u_me (databeskyttelse og kontrol) har set i loggen (lines). Noteret: action.",
    ]
    assert [line[:2] for line in tovholder("audit", "show", "--user", "u_me", "--action", "user").out.splitlines()] == [
        "1.",
        "3.",
    ]
    month = next(all_lines(Path(environ["TOVHOLDER_DATA"]) / "audit")).at[:7]
    assert tovholder("audit", "show", "--month", month, "--action", "query").out.startswith("4. ")
    nothing = tovholder("audit", "show", "--month", "2020-02", "--family", "f1")
    assert nothing == Ran(0, "", "No line fits.\n")
    for words, told in (("--month 2026-13", "2026-13"), ("--action peep", "login, logout, view")):
        wrong = tovholder("audit", "show", *words.split())
        assert wrong.code == 1 and told in wrong.err
    lines = list(all_lines(Path(environ["TOVHOLDER_DATA"]) / "audit"))
    assert lines[-1].change == ("family", "first", "last")

    drawn = tovholder("audit", "sample", "--size", "1", "--seed", "abc")
    assert without_time(drawn.out) == said[3:4]
    assert (
        drawn.err == "1 line. Seed abc: `--seed abc` draws the same, as long as there are no more lines to draw from.\n"
    )
    assert tovholder("audit", "sample", "--seed", "abc", "--month", month).out == drawn.out
    by_chance = tovholder("audit", "sample")
    seed = re.search(r"--seed (\w+)", by_chance.err)
    assert seed and tovholder("audit", "sample", "--seed", seed[1]).out == by_chance.out
    assert tovholder("audit", "verify").code == 0


def test_where_one_person_works_alone_there_is_no_log(tovholder: Tovholder, environ: dict[str, str]) -> None:
    for command in ("show", "sample"):
        done = tovholder("audit", command)
        assert (done.code, done.out) == (1, "")
        assert "There is no audit." in done.err
    assert not (Path(environ["TOVHOLDER_DATA"]) / "audit").exists()
