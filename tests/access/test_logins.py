"""What a login keeps: how long, for whom, and that the file tells nobody how to take its place."""

import stat
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from access.login.kept import Ends, Login, Logins
from access.login.waiting import failed, succeeded, wait

NOW = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@pytest.fixture
def logins(tmp_path: Path) -> Logins:
    return Logins(tmp_path / "data" / "logins.sqlite", Ends(idle=15 * MINUTE, longest=timedelta(hours=8)))


def rita(begun: datetime = NOW) -> Login:
    return Login("u_rita", {"role": "caseworker"}, begun)


def test_what_is_kept_is_found_by_its_id_and_by_nothing_else(logins: Logins, tmp_path: Path) -> None:
    logins.keep("secret", rita(), NOW)
    assert logins.find("secret", NOW) == rita()
    assert logins.find("Secret", NOW) is None
    file = tmp_path / "data" / "logins.sqlite"
    assert b"secret" not in file.read_bytes()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_it_ends_without_use_and_after_some_hours_in_any_case(logins: Logins) -> None:
    logins.keep("id", rita(), NOW)
    assert logins.find("id", NOW + 15 * MINUTE - timedelta(seconds=1))
    assert logins.find("id", NOW + 15 * MINUTE) is None
    for minutes in range(0, 8 * 60, 10):
        logins.keep("id", rita(), NOW + minutes * MINUTE)
    assert logins.find("id", NOW + timedelta(hours=8) - MINUTE)
    assert logins.find("id", NOW + timedelta(hours=8)) is None


def test_it_ends_with_the_log_out_and_with_the_user(logins: Logins) -> None:
    for id, login in (("one", rita()), ("two", rita()), ("per", replace(rita(), user="u_per"))):
        logins.keep(id, login, NOW)
    logins.end("one")
    assert [bool(logins.find(id, NOW)) for id in ("one", "two", "per")] == [False, True, True]
    logins.end_all("u_rita")
    assert [bool(logins.find(id, NOW)) for id in ("one", "two", "per")] == [False, False, True]


def test_what_has_ended_is_forgotten_with_the_next_that_is_kept(logins: Logins, tmp_path: Path) -> None:
    logins.keep("old", Login("u_gone", {}, NOW), NOW)
    logins.keep("new", rita(NOW + 16 * MINUTE), NOW + 16 * MINUTE)
    with logins._open() as database:
        assert database.execute("SELECT user FROM login").fetchall() == [("u_rita",)]


def test_an_account_waits_wherever_it_is_tried_from_and_longer_each_time(logins: Logins) -> None:
    now = NOW
    waits: list[float] = []
    for time in range(10):
        now += wait(logins, "rita", f"10.0.0.{time}", now)
        failed(logins, "rita", f"10.0.0.{time}", now)
        waits.append(wait(logins, "rita", "10.9.9.9", now).total_seconds())
    assert waits == [0, 0, 0, 0, 30, 60, 120, 240, 480, 900]
    assert wait(logins, "per", "10.9.9.9", now) == timedelta(0)
    succeeded(logins, "rita")
    assert wait(logins, "rita", "10.9.9.9", now) == timedelta(0)


def test_an_address_waits_whichever_account_it_tries_and_a_good_password_opens_it_for_no_other(logins: Logins) -> None:
    for time in range(20):
        failed(logins, f"user {time}", "10.0.0.1", NOW)
    assert wait(logins, "another", "10.0.0.1", NOW) == timedelta(seconds=30)
    succeeded(logins, "another")
    assert wait(logins, "another", "10.0.0.1", NOW) == timedelta(seconds=30)
    assert wait(logins, "another", "10.0.0.2", NOW) == timedelta(0)


def test_after_a_day_wrong_passwords_are_forgotten_and_names_are_not_written_down(
    logins: Logins, tmp_path: Path
) -> None:
    for _ in range(9):
        failed(logins, "rita", "10.0.0.1", NOW)
    assert b"rita" not in (tmp_path / "data" / "logins.sqlite").read_bytes()
    assert wait(logins, "rita", "x", NOW)
    assert wait(logins, "rita", "x", NOW + timedelta(hours=24)) == timedelta(0)
