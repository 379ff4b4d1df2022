"""`audit verify` and `audit head`: of a log that is whole and of one that is not, without an engine."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from access.audit.lines import Event
from tests.access.audits import look, month_files
from tests.cli.conftest import Tovholder, runs
from tovholder.audit import kept_audit
from tovholder.settings import SettingsError, load_settings


@pytest.fixture
def tovholder(loaded_commands: str) -> Tovholder:
    """Runs `tovholder …` where there is no engine."""
    environ = {name: value for name, value in os.environ.items() if not name.startswith("TOVHOLDER_")}
    return runs(loaded_commands, None, environ | {"TOVHOLDER_SETTINGS": os.devnull, "TOVHOLDER_LANG": "en"})


def settings_in(folder: Path) -> dict[str, str]:
    return {"TOVHOLDER_DATA": str(folder), "TOVHOLDER_AUDIT_HEAD": str(folder / "elsewhere" / "head")}


def written(folder: Path, *events: Event) -> list[Path]:
    """A log with these lines, by the settings; gives the files of its months."""
    settings, _ = load_settings(settings_in(folder))
    noted = kept_audit(settings, lambda: datetime.now(UTC))
    noted.log.append(events)
    return month_files(noted.log)


def test_a_log_that_is_whole_is_told_with_its_end(tovholder: Tovholder, tmp_path: Path) -> None:
    written(tmp_path, look(), look("bo"))
    head = tovholder("audit", "head", **settings_in(tmp_path))
    assert (head.code, head.err) == (0, "")
    assert head.out.startswith("2:")
    for since in ((), ("--since", head.out.strip())):
        verified = tovholder("audit", "verify", *since, **settings_in(tmp_path))
        assert (verified.code, verified.err) == (0, "")
        assert verified.out == f"The audit is whole: 2 lines.\nLast line: {head.out}"


def test_what_is_wrong_is_told_with_file_and_line(tovholder: Tovholder, tmp_path: Path) -> None:
    [file] = written(tmp_path, look(), look("bo"), look("cilie"))
    noted = tovholder("audit", "head", **settings_in(tmp_path)).out.strip()
    file.write_bytes(file.read_bytes().replace(b'"anna"', b'"dora"'))
    verified = tovholder("audit", "verify", **settings_in(tmp_path))
    assert verified.code == 1
    assert f"{file.name}, line 2: Line 2 does not fit the one before." in verified.out
    assert "The audit is not whole: 3 lines." in verified.out
    file.write_bytes(file.read_bytes().splitlines(keepends=True)[0])
    verified = tovholder("audit", "verify", "--since", noted, **settings_in(tmp_path), TOVHOLDER_LANG="da")
    assert verified.code == 1
    assert "Loggen slutter før linje 3. Linjer er væk til sidst." in verified.out
    assert "Linje 3 er ikke den, der blev noteret et andet sted, eller den er væk." in verified.out


def test_somebody_who_was_stopped_while_writing_is_told_and_nothing_is_wrong(
    tovholder: Tovholder, tmp_path: Path
) -> None:
    [file] = written(tmp_path, look())
    with file.open("ab") as torn:
        torn.write(b'{"v":1')
    verified = tovholder("audit", "verify", **settings_in(tmp_path))
    assert verified.code == 0
    assert verified.out.startswith("Somebody was stopped while writing.")


def test_a_log_that_is_not_there_is_wrong_and_nothing_is_made(tovholder: Tovholder, tmp_path: Path) -> None:
    assert tovholder("audit", "verify", **settings_in(tmp_path / "none")).code == 1
    assert tovholder("audit", "head", **settings_in(tmp_path / "none")).code == 2
    assert list(tmp_path.iterdir()) == []
    [file] = written(tmp_path, look())
    file.unlink()
    verified = tovholder("audit", "verify", **settings_in(tmp_path))
    assert (verified.code, verified.out.splitlines()[0]) == (
        1,
        "The log ends before line 1. Lines are gone at the end.",
    )


@pytest.mark.parametrize("given", ["4711", "4711:abc", "x:" + "0" * 64, ""])
def test_what_is_no_head_is_refused(tovholder: Tovholder, tmp_path: Path, given: str) -> None:
    ran = tovholder("audit", "verify", "--since", given, **settings_in(tmp_path))
    assert ran.code == 1
    assert "NUMBER:HASH" in ran.err


def test_all_lies_in_the_data_folder_unless_it_is_said_otherwise(tmp_path: Path) -> None:
    files = load_settings({"TOVHOLDER_DATA": str(tmp_path)})[0].audit_files()
    assert [path.relative_to(tmp_path).as_posix() for path in files[:4]] == [
        "audit",
        "audit-head",
        "audit-key",
        "secret",
    ]
    assert files.months == 24
    said = {f"TOVHOLDER_{name}": str(tmp_path / "else" / name) for name in ("AUDIT", "AUDIT_HEAD", "AUDIT_KEY_FILE", "SECRET_FILE")}  # fmt: skip
    files = load_settings(said | {"HOME": ""})[0].audit_files()
    assert {path.parent.name for path in files[:4]} == {"else"}


def test_without_a_data_folder_each_must_be_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_home() -> Path:
        raise RuntimeError

    monkeypatch.setattr(Path, "home", no_home)
    settings, _ = load_settings({"TOVHOLDER_AUDIT": str(tmp_path)})
    with pytest.raises(SettingsError, match="TOVHOLDER_AUDIT_HEAD"):
        settings.audit_files()
