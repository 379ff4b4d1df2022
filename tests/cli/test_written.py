"""The files that commands write: they hold a family's data, and stand where somebody put them."""

import stat
from pathlib import Path

import pytest

from tovholder.files import put


def mode(path: Path) -> int:
    return stat.S_IMODE(path.lstat().st_mode)


def test_a_new_file_is_for_the_user_alone(tmp_path: Path) -> None:
    put(tmp_path / "kort.svg", b"new")
    assert mode(tmp_path / "kort.svg") == 0o600


@pytest.mark.parametrize("rights", [0o600, 0o640, 0o664])
def test_a_file_that_was_there_keeps_its_rights(tmp_path: Path, rights: int) -> None:
    file = tmp_path / "kort.svg"
    file.write_bytes(b"old")
    file.chmod(rights)
    put(file, b"new")
    assert (file.read_bytes(), mode(file)) == (b"new", rights)


@pytest.mark.parametrize("there", [True, False])
def test_a_link_stays_one_and_what_it_leads_to_is_written(tmp_path: Path, there: bool) -> None:
    (tmp_path / "share").mkdir()
    target, link = tmp_path / "share" / "kort.svg", tmp_path / "kort.svg"
    if there:
        target.write_bytes(b"old")
    link.symlink_to(Path("share", "kort.svg"))
    put(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    assert sorted(tmp_path.rglob("*")) == [link, target.parent, target]


def test_what_a_killed_run_left_behind_is_no_hindrance(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.getpid", lambda: 7)
    outside = tmp_path / "outside"
    outside.write_bytes(b"kept")
    (tmp_path / ".tovholder-7").symlink_to(outside)
    put(tmp_path / "kort.svg", b"new")
    assert (outside.read_bytes(), mode(tmp_path / "kort.svg")) == (b"kept", 0o600)
