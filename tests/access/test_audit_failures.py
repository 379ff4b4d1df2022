"""Where a line cannot be written, that is an error, and never a log that begins anew or ends in half a line."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from access.audit import files
from access.audit.errors import AuditError
from access.audit.log import AuditLog
from tests.access.audits import KEY, Clock, audit_at, lines_of, look, month_files, wrong
from tests.access.breaking import BREAKS


@pytest.fixture
def log(tmp_path: Path) -> AuditLog:
    """An audit with two lines."""
    log = audit_at(tmp_path)
    log.append([look(), look("bo")])
    return log


@pytest.mark.parametrize("break_it", BREAKS, ids=lambda one: one.__name__)
def test_a_log_that_was_broken_takes_no_line_and_is_not_begun_anew(
    log: AuditLog, break_it: Callable[[AuditLog], None]
) -> None:
    break_it(log)
    with pytest.raises(AuditError):
        log.append([look()])
    with pytest.raises(AuditError):
        log.prepare()


def test_no_log_no_head_is_a_beginning_only_at_the_start(log: AuditLog) -> None:
    shutil.rmtree(log.folder)
    log.head.unlink()
    with pytest.raises(AuditError):
        log.append([look()])
    log.prepare()
    log.append([look()])
    assert [line.seq for line in lines_of(log)] == [1]


def test_a_disk_that_is_full_leaves_no_part_of_a_line(log: AuditLog, monkeypatch: pytest.MonkeyPatch) -> None:
    before = month_files(log)[0].read_bytes()
    real = os.write

    def write(descriptor: int, content: bytes) -> int:
        if len(content) <= 300:
            raise OSError(28, "No space left on device")
        return real(descriptor, bytes(content[:100]))  # what still fits

    monkeypatch.setattr(os, "write", write)
    with pytest.raises(AuditError, match="No space left"):
        log.append([look(), look("bo")])
    monkeypatch.undo()
    assert month_files(log)[0].read_bytes() == before
    log.append([look("cilie")])
    assert [line.family for line in lines_of(log)] == ["anna", "bo", "cilie"]
    assert wrong(log) == set()


def test_a_sync_that_fails_is_an_error(log: AuditLog, monkeypatch: pytest.MonkeyPatch) -> None:
    def sync(descriptor: int) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "fdatasync", sync)
    with pytest.raises(AuditError, match="Input/output error"):
        log.append([look()])


@pytest.mark.parametrize("what", ["file", "folder"])
def test_what_is_taken_away_while_it_is_written_to_is_an_error(
    log: AuditLog, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.fdatasync

    def sync(descriptor: int) -> None:
        real(descriptor)
        if what == "file":
            month_files(log)[0].unlink()
        else:
            shutil.copytree(log.folder, log.folder.with_name("copy"))
            shutil.rmtree(log.folder)
            log.folder.with_name("copy").rename(log.folder)

    monkeypatch.setattr(os, "fdatasync", sync)
    with pytest.raises(AuditError, match="taken away"):
        log.append([look()])


def test_who_holds_the_lock_for_too_long_is_told(log: AuditLog) -> None:
    with files.folder_opened(log.folder) as folder, files.locked(folder):
        with files.folder_opened(log.folder) as again, pytest.raises(AuditError, match="held it"):
            with files.locked(again, wait=0.05):
                pass


def test_a_folder_that_cannot_be_made_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    log = AuditLog(tmp_path / "file" / "audit", tmp_path / "head", KEY, 24, Clock())
    with pytest.raises(AuditError, match="cannot be written"):
        log.prepare()
    assert not (tmp_path / "head").exists()
