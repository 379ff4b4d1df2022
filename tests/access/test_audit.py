"""Lines are added, chained, kept by month, and removed by whole months with a line about it."""

import json
import os
import threading
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from access.audit.errors import AuditError
from access.audit.head import Head, parsed
from access.audit.lines import Event, beginning, stamp
from access.audit.log import AT_ONCE, AuditLog
from access.audit.verifying import read_head
from tests.access.audits import KEY, Clock, audit_at, lines_of, look, looked_through, month_files, wrong

NAMES = "v seq at user role via purpose action object family about basis emergency outcome change prev".split()


def test_a_line_has_the_form_of_the_contract(tmp_path: Path) -> None:
    log = audit_at(tmp_path)
    log.append([Event("u_7f", "caseworker", "web", "case", "view", "map", "f12", ("a" * 16,), ("own", "b" * 16))])
    [file] = month_files(log)
    assert file.name == "2026-01.jsonl"
    [line] = file.read_text().splitlines()
    said = json.loads(line)
    assert list(said) == NAMES
    assert said | {"prev": ""} == {
        "v": 1,
        "seq": 1,
        "at": "2026-01-30T12:00:02.000Z",
        "user": "u_7f",
        "role": "caseworker",
        "via": "web",
        "purpose": "case",
        "action": "view",
        "object": "map",
        "family": "f12",
        "about": ["a" * 16],
        "basis": ["own", "b" * 16],
        "emergency": None,
        "outcome": "shown",
        "change": None,
        "prev": "",
    }
    assert said["prev"] == beginning(KEY)


def test_each_line_says_what_the_one_before_it_was(tmp_path: Path) -> None:
    log = audit_at(tmp_path)
    log.append([look(), look("bo")])
    log.append([look("cilie")])
    first, second, third = month_files(log)[0].read_bytes().splitlines()
    assert json.loads(second)["prev"] == stamp(KEY, first)
    assert json.loads(third)["prev"] == stamp(KEY, second)
    assert read_head(log.head) == Head(3, stamp(KEY, third)) == parsed(str(read_head(log.head)))
    assert looked_through(log).end == read_head(log.head)


def test_files_are_for_their_owner_alone(tmp_path: Path) -> None:
    log = audit_at(tmp_path)
    log.append([look()])
    rights = {path.name: path.stat().st_mode & 0o777 for path in (*log.folder.iterdir(), log.folder, log.head)}
    assert rights == {"2026-01.jsonl": 0o600, "lock": 0o600, "audit": 0o700, "head": 0o600}


@pytest.mark.parametrize("count", [0, 1, AT_ONCE, AT_ONCE + 1, 3 * AT_ONCE])
def test_a_batch_is_one_sync(tmp_path: Path, count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    log = audit_at(tmp_path)
    log.append([look()])
    synced: list[int] = []
    monkeypatch.setattr(os, "fdatasync", synced.append)
    log.append([look(f"f{number}") for number in range(count)])
    assert len(synced) == -(-count // AT_ONCE)
    assert looked_through(log).lines == count + 1
    assert wrong(log) == set()


@pytest.mark.parametrize(
    "values",
    [
        {"about": ("Bodil",)},
        {"about": ("mor",)},
        {"basis": ("c 1",)},
        {"object": "map of Anna"},
        {"change": ("goal=skal holde op med at drikke",)},
        {"change": ("Anna",)},
        {"family": "anna\nbo"},
        {"role": "king"},
        {"action": "peep"},
        {"outcome": "perhaps"},
        {"purpose": "fun"},
    ],
)
def test_no_free_text_fits_in_and_then_nothing_is_written(tmp_path: Path, values: dict[str, Any]) -> None:
    log = audit_at(tmp_path)
    wrong_one = Event(**vars(look()) | values)
    with pytest.raises(ValidationError):
        log.append([look(), wrong_one])
    assert month_files(log) == [] or month_files(log)[0].read_bytes() == b""
    log.append([look()])
    assert [line.seq for line in lines_of(log)] == [1]


def test_what_a_family_is_called_breaks_no_line(tmp_path: Path) -> None:
    log = audit_at(tmp_path)
    strange = 'å"\\/\u2028\u0085<b>'
    log.append([look(strange), look()])
    assert [line.family for line in lines_of(log)] == [strange, "anna"]
    assert wrong(log) == set()


def test_several_writers_share_one_log(tmp_path: Path) -> None:
    log = audit_at(tmp_path)
    others = [AuditLog(log.folder, log.head, KEY, 24, Clock()) for _ in range(3)]

    def write(one: AuditLog) -> None:
        for _ in range(10):
            one.append([look(), look("bo")])

    threads = [threading.Thread(target=write, args=(one,)) for one in (log, *others)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [line.seq for line in lines_of(log)] == list(range(1, 81))
    assert wrong(log) == set()


# --- months -----------------------------------------------------------------------------------------------


def test_a_month_goes_on_from_the_one_before(tmp_path: Path) -> None:
    clock = Clock()
    log = audit_at(tmp_path, clock)
    log.append([look()])
    clock.now = datetime(2026, 2, 1, tzinfo=UTC)
    log.append([look()])
    january, february = month_files(log)
    assert (january.name, february.name) == ("2026-01.jsonl", "2026-02.jsonl")
    said = json.loads(february.read_bytes())
    assert (said["seq"], said["prev"]) == (2, stamp(KEY, january.read_bytes().rstrip(b"\n")))
    clock.now = datetime(2026, 1, 31, tzinfo=UTC)  # set back
    log.append([look()])
    assert [line.seq for line in lines_of(log)] == [1, 2, 3]
    assert wrong(log) == set()


def test_old_months_are_removed_and_a_line_says_so(tmp_path: Path) -> None:
    clock = Clock(datetime(2025, 11, 5, tzinfo=UTC))
    log = audit_at(tmp_path, clock, months=2)
    for month in (
        datetime(2025, 11, 6, tzinfo=UTC),
        datetime(2025, 12, 6, tzinfo=UTC),
        datetime(2026, 1, 6, tzinfo=UTC),
    ):
        clock.now = month
        log.append([look(), look("bo")])
    last = month_files(log)[0].read_bytes().splitlines()[-1]
    clock.now = datetime(2026, 2, 1, tzinfo=UTC)
    log.append([look()])
    assert [path.name for path in month_files(log)] == ["2025-12.jsonl", "2026-01.jsonl", "2026-02.jsonl"]
    *_, removal, newest = lines_of(log)
    assert (removal.user, removal.action, removal.object) == ("system", "delete", "log")
    assert removal.change == ("months=2025-11:2025-11", "lines=1:2", f"hash={stamp(KEY, last)}")
    assert newest.seq == removal.seq + 1 == 8
    found = looked_through(log)
    assert (found.troubles, found.first) == ([], 3)


def test_what_is_too_old_is_removed_at_the_start_too(tmp_path: Path) -> None:
    clock = Clock(datetime(2025, 1, 5, tzinfo=UTC))
    log = audit_at(tmp_path, clock)
    for year in (2025, 2026):
        clock.now = datetime(year, 1, 6, tzinfo=UTC)
        log.append([look()])
    shorter = AuditLog(log.folder, log.head, KEY, 6, clock)
    shorter.prepare()
    assert [path.name for path in month_files(log)] == ["2026-01.jsonl"]
    assert [line.action for line in lines_of(log)] == ["view", "delete"]
    assert wrong(log) == set()


def test_a_removal_that_was_cut_off_is_done_the_next_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock(datetime(2025, 1, 5, tzinfo=UTC))
    log = audit_at(tmp_path, clock, months=3)
    for year in (2025, 2026):
        clock.now = datetime(year, 1, 6, tzinfo=UTC)
        if year == 2026:
            monkeypatch.setattr("access.audit.files.remove", lambda folder, names: None)
        log.append([look()])
    monkeypatch.undo()
    assert len(month_files(log)) == 2
    assert wrong(log) == set()
    log.prepare()
    assert [path.name for path in month_files(log)] == ["2026-01.jsonl"]
    assert wrong(log) == set()


# --- after a crash ----------------------------------------------------------------------------------------


def test_half_a_line_is_cut_off_and_what_was_whole_is_taken_up(tmp_path: Path) -> None:
    log = audit_at(tmp_path)
    log.append([look()])
    before = log.head.read_bytes()
    log.append([look("bo"), look("cilie")])
    [file] = month_files(log)
    log.head.write_bytes(before)  # killed before the head was written, and another one in the middle of a line
    with file.open("ab") as written:
        written.write(b'{"v":1,"seq":4,"at":"2026')
    found = looked_through(log)
    assert (found.unfinished, found.troubles, found.lines) == (True, [], 3)
    log.append([look("ditte")])
    assert [line.family for line in lines_of(log)] == ["anna", "bo", "cilie", "ditte"]
    assert read_head(log.head).seq == 4
    assert (looked_through(log).unfinished, wrong(log)) == (False, set())


def test_half_of_the_first_line_of_all_is_cut_off(tmp_path: Path) -> None:
    log = audit_at(tmp_path)
    (log.folder / "2026-01.jsonl").write_bytes(b'{"v":1')
    log.append([look()])
    assert [line.seq for line in lines_of(log)] == [1]
    assert wrong(log) == set()


def test_a_torn_line_longer_than_a_block_is_cut_off(tmp_path: Path) -> None:
    log = audit_at(tmp_path)
    log.append([look(f"f{number}") for number in range(90)])
    with month_files(log)[0].open("ab") as written:
        written.write(b"x" * 50_000)
    log.append([look()])
    assert [line.seq for line in lines_of(log)] == list(range(1, 92))
    assert wrong(log) == set()


def test_another_key_is_told(tmp_path: Path) -> None:
    log = audit_at(tmp_path)
    other = AuditLog(log.folder, log.head, b"quite another key of thirty-two b", 24, Clock())
    with pytest.raises(AuditError, match="does not end as it should"):
        other.append([look()])
    log.append([look()])
    with pytest.raises(AuditError, match="does not end as it should"):
        other.append([look()])
    assert wrong(other) >= {"head"}
