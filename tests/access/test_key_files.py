"""A key is made once, for its owner alone, and never taken where others could have read it."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from access.key_files import KeyFileError, kept_key, read_key


def test_a_key_is_made_once_for_its_owner_alone(tmp_path: Path) -> None:
    file = tmp_path / "keys" / "audit-key"
    key = kept_key(file)
    assert len(key) == 64
    assert kept_key(file) == key
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700
    assert [path.name for path in file.parent.iterdir()] == ["audit-key"]
    assert kept_key(tmp_path / "another") != key


def test_who_only_reads_makes_none(tmp_path: Path) -> None:
    with pytest.raises(KeyFileError, match="cannot be read"):
        read_key(tmp_path / "key")
    assert list(tmp_path.iterdir()) == []


def test_all_who_make_it_at_once_have_the_same(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(kept_key, [tmp_path / "key"] * 40))) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["key"]


def test_a_key_of_ones_own_is_taken_without_its_line_feed(tmp_path: Path) -> None:
    file = tmp_path / "key"
    file.write_bytes(b"k" * 32 + b"\n")
    file.chmod(0o640)  # a group may be that of the service
    assert kept_key(file) == b"k" * 32


@pytest.mark.parametrize("rights", [0o604, 0o602, 0o666])
def test_a_key_that_others_can_read_or_write_is_refused(tmp_path: Path, rights: int) -> None:
    file = tmp_path / "key"
    file.write_bytes(b"k" * 32)
    file.chmod(rights)
    with pytest.raises(KeyFileError, match="read by others"):
        kept_key(file)


@pytest.mark.parametrize("content", [b"", b"\n" * 40, b"k" * 31])
def test_a_key_that_is_too_short_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "key"
    file.write_bytes(content)
    file.chmod(0o600)
    with pytest.raises(KeyFileError, match="at least 32"):
        kept_key(file)


def test_what_is_no_file_is_refused_and_stays(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("")
    (tmp_path / "astray").symlink_to(tmp_path / "nowhere" / "key")
    for path in (tmp_path / "folder", tmp_path / "file" / "key", tmp_path / "astray"):
        with pytest.raises(KeyFileError):
            kept_key(path)
    assert {path.name for path in tmp_path.iterdir()} == {"folder", "file", "astray"}
