"""Whatever is done to the log by somebody without the key, `verify` finds, and no line is added to it."""

import json
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from access.audit.errors import AuditError
from access.audit.head import Head
from access.audit.lines import stamp
from access.audit.log import AuditLog
from access.audit.verifying import read_head, verify
from tests.access.audits import KEY, Clock, audit_at, look, looked_through, month_files, wrong

Lines = list[bytes]


@pytest.fixture
def log(tmp_path: Path) -> AuditLog:
    """Three months of four lines each."""
    clock = Clock()
    log = audit_at(tmp_path, clock)
    for month in (1, 2, 3):
        clock.now = datetime(2026, month, 5, tzinfo=UTC)
        log.append([look(f"f{number}") for number in range(4)])
    return log


def changed(line: bytes, **values: object) -> bytes:
    """The line with other values, chained as before."""
    return json.dumps(json.loads(line) | values, separators=(",", ":")).encode()


def rechained(lines: Lines, key: bytes) -> Lines:
    """Lines as somebody would chain them who has another key."""
    done: Lines = []
    for line in lines:
        done.append(changed(line, prev=stamp(key, done[-1])) if done else line)
    return done


def swap(lines: Lines, one: int, other: int) -> Lines:
    lines = list(lines)
    lines[one], lines[other] = lines[other], lines[one]
    return lines


TAMPERINGS: dict[str, tuple[Callable[[Lines], Lines], set[str]]] = {
    "changed": (lambda lines: [lines[0], changed(lines[1], user="u_per"), *lines[2:]], {"chain"}),
    "changed_last": (lambda lines: [*lines[:-1], changed(lines[-1], user="u_per")], {"chain", "head"}),
    "a_space_more": (lambda lines: [lines[0], lines[1].replace(b",", b", ", 1), *lines[2:]], {"chain"}),
    "swapped": (lambda lines: swap(lines, 1, 2), {"number"}),
    "swapped_numbers_too": (
        lambda lines: [lines[0], changed(lines[2], seq=json.loads(lines[1])["seq"]), changed(lines[1], seq=json.loads(lines[2])["seq"]), lines[3]],
        {"chain"},
    ),
    "inserted": (lambda lines: [*lines[:2], lines[1], *lines[2:]], {"number"}),
    "inserted_and_renumbered": (
        lambda lines: [*lines[:2], *(changed(line, seq=json.loads(line)["seq"] + 1) for line in lines[1:])],
        {"chain", "number", "head"},
    ),
    "removed": (lambda lines: [lines[0], *lines[2:]], {"number"}),
    "removed_first": (lambda lines: lines[1:], {"number", "beginning"}),
    "renumbered": (
        lambda lines: [lines[0], *(changed(line, seq=json.loads(line)["seq"] - 1) for line in lines[2:])],
        {"chain", "number", "end"},
    ),
    "chained_by_another_key": (lambda lines: rechained([changed(lines[0], user="u_per"), *lines[1:]], b"another" * 5), {"chain", "head"}),
    "no_line": (lambda lines: [lines[0], b"{}", *lines[2:]], {"unreadable", "number"}),
    "empty_line": (lambda lines: [lines[0], b"", *lines[1:]], {"unreadable", "chain"}),
    "emptied": (lambda lines: [], {"number", "beginning", "end"}),
}  # fmt: skip


@pytest.mark.parametrize("month", [0, 1, 2])
@pytest.mark.parametrize("name", TAMPERINGS)
def test_each_tampering_is_found(log: AuditLog, name: str, month: int) -> None:
    assert wrong(log) == set()
    tamper, kinds = TAMPERINGS[name]
    file = month_files(log)[month]
    lines = tamper(file.read_bytes().splitlines())
    file.write_bytes(b"".join(line + b"\n" for line in lines))
    found = looked_through(log)
    assert {trouble.what for trouble in found.troubles} & kinds
    if name in ("changed", "swapped", "removed"):
        [*first] = (trouble for trouble in found.troubles if trouble.file == file.name)
        assert first[0].line in (2, 3)


@pytest.mark.parametrize("left", [0, 1, 3])
def test_lines_cut_off_at_the_end_are_missed_and_no_line_is_added(log: AuditLog, left: int) -> None:
    file = month_files(log)[-1]
    file.write_bytes(b"".join(file.read_bytes().splitlines(keepends=True)[:left]))
    assert wrong(log) == {"end"}
    with pytest.raises(AuditError, match="does not end as it should"):
        log.append([look()])


def test_a_line_cut_short_is_missed(log: AuditLog) -> None:
    file = month_files(log)[-1]
    file.write_bytes(file.read_bytes()[:-20])
    assert wrong(log) == {"end"}
    with pytest.raises(AuditError):
        log.append([look()])


def test_a_month_cut_short_in_a_line_is_found(log: AuditLog) -> None:
    file = month_files(log)[0]
    file.write_bytes(file.read_bytes()[:-20])
    assert wrong(log) == {"torn", "number"}


@pytest.mark.parametrize("month", [0, 1, 2])
def test_a_month_that_is_gone_is_missed(log: AuditLog, month: int) -> None:
    month_files(log)[month].unlink()
    assert wrong(log) == [{"beginning"}, {"number"}, {"end"}][month]


def test_a_removal_that_nobody_noted_is_no_removal(log: AuditLog) -> None:
    """A line that says so, chained by somebody without the key."""
    first, _, last = month_files(log)
    gone = first.read_bytes().splitlines()[-1]
    first.unlink()
    lines = last.read_bytes().splitlines()
    said = changed(
        lines[-1], seq=13, user="system", role="system", action="delete", object="log", prev=stamp(b"another" * 5, lines[-1]),
        change=["months=2026-01:2026-01", "lines=1:4", f"hash={stamp(KEY, gone)}"],
    )  # fmt: skip
    last.write_bytes(b"".join(line + b"\n" for line in [*lines, said]))
    assert wrong(log) == {"chain"}
    with pytest.raises(AuditError):
        log.append([look()])


@pytest.mark.parametrize("change", [None, [], ["lines"], ["lines=a:b", "hash=1"], ["lines=1:4"]])
def test_a_line_that_says_nothing_of_a_removal_stops_no_look_through_the_log(log: AuditLog, change: object) -> None:
    file = month_files(log)[1]
    lines = file.read_bytes().splitlines()
    lines[1] = changed(lines[1], role="system", action="delete", object="log", change=change)
    file.write_bytes(b"".join(line + b"\n" for line in lines))
    assert wrong(log) == {"chain"}


def test_an_old_copy_of_log_and_head_is_told_by_a_head_noted_elsewhere(log: AuditLog, tmp_path: Path) -> None:
    shutil.copytree(log.folder, tmp_path / "copy")
    old = log.head.read_bytes()
    log.append([look("what nobody is to know")])
    noted = read_head(log.head)
    shutil.rmtree(log.folder)
    shutil.copytree(tmp_path / "copy", log.folder)
    log.head.write_bytes(old)
    assert wrong(log) == set()  # it is whole, and a line short
    assert [trouble.what for trouble in verify(log.folder, log.head, KEY, noted).troubles] == ["since"]
    log.append([look("another")])
    assert [trouble.what for trouble in verify(log.folder, log.head, KEY, noted).troubles] == ["since"]


@pytest.mark.parametrize("ago", [0, 1, 5])
def test_a_head_noted_elsewhere_holds_as_the_log_goes_on(log: AuditLog, ago: int) -> None:
    noted = read_head(log.head)
    log.append([look()] * ago)
    assert verify(log.folder, log.head, KEY, noted).troubles == []
    wrong_hash = Head(noted.seq, "0" * 64)
    assert [trouble.what for trouble in verify(log.folder, log.head, KEY, wrong_hash).troubles] == ["since"]


def test_a_head_noted_before_a_removal_holds_to_its_last_line(tmp_path: Path) -> None:
    clock = Clock()
    log = audit_at(tmp_path, clock, months=1)
    log.append([look()])
    earlier = read_head(log.head)
    log.append([look()])
    last = read_head(log.head)
    clock.now = datetime(2026, 3, 5, tzinfo=UTC)
    log.append([look()])
    clock.now = datetime(2026, 4, 5, tzinfo=UTC)
    log.append([look()])
    assert [file.name for file in month_files(log)] == ["2026-03.jsonl", "2026-04.jsonl"]
    assert verify(log.folder, log.head, KEY, last).troubles == []
    assert [trouble.what for trouble in verify(log.folder, log.head, KEY, earlier).troubles] == ["since"]


def test_an_old_head_alone_hides_nothing(log: AuditLog) -> None:
    old = log.head.read_bytes()
    log.append([look()])
    log.head.write_bytes(old)
    found = looked_through(log)
    assert (found.lines, found.unfinished, found.troubles) == (13, True, [])


@pytest.mark.parametrize("content", [b"", b"13", b"x" * 86, b"\xff" * 86, b"99999999999999999999:" + b"0" * 64 + b"\n"])
def test_a_head_that_is_none_is_told(log: AuditLog, content: bytes) -> None:
    log.head.write_bytes(content)
    with pytest.raises(AuditError):
        log.append([look()])
    if content.startswith(b"9"):
        assert wrong(log) == {"end"}
    else:
        with pytest.raises(AuditError, match="head of the audit cannot be read"):
            looked_through(log)
