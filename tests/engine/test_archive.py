"""The class archive: made after the first stop, used by the next start, and left aside where it does not fit."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from graph.storage import bolt
from tests.engine.support import MakeSettings, eventually, plant
from tests.share import is_whole
from tovholder.engine import EngineSettings, LocalEngine
from tovholder.engine.archive import Archive
from tovholder.engine.fetching import find_neo4j
from tovholder.engine.server import archive_of, java_command


def archive_for(settings: EngineSettings) -> Archive:
    archive = archive_of(settings, find_neo4j(settings))
    assert archive
    return archive


def test_an_archive_is_for_one_java_and_these_jars(tmp_path: Path) -> None:
    java, jar = tmp_path / "jdk" / "bin" / "java", tmp_path / "a.jar"
    java.parent.mkdir(parents=True)
    for path in (java, jar, tmp_path / "jdk" / "release"):
        path.write_text("one")

    def name(class_path: str = str(jar)) -> str:
        return Archive.of(tmp_path, java, class_path).path.name

    first = name()
    assert name() == first
    assert name(f"{jar}{os.pathsep}{jar}") != first
    os.utime(jar, (1, 1))
    second = name()
    (tmp_path / "jdk" / "release").write_text("another")
    assert len({first, second, name()}) == 3


def test_only_a_whole_archive_is_used(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "classes-1.jsa", Path("java"), "a.jar")
    assert not archive.is_whole()
    plant(archive, b"as it was made")
    assert archive.is_whole()
    plant(archive, b"damaged later", checksum_of=b"as it was made")
    assert not archive.is_whole()
    archive.checksum.write_bytes(b"\xff\xfe")
    assert not archive.is_whole()
    archive.checksum.unlink()
    assert not archive.is_whole()


def test_a_java_of_somebodys_own_gets_none(make_settings: MakeSettings, tmp_path: Path, jars: Path) -> None:
    neo4j = find_neo4j(make_settings())
    assert archive_of(make_settings(java=tmp_path / "java"), neo4j) is None
    assert not any("Archive" in word for word in java_command(make_settings(), neo4j))


def check_making(make_settings: MakeSettings, tmp_path: Path, jars: Path) -> None:
    """The whole way: a start without, the archive, a start with it."""
    settings = make_settings(archive=True, cache=tmp_path / "cache", neo4j_home=jars)
    archive = archive_for(settings)
    engine = LocalEngine(settings, bolt)
    assert str(archive.path) not in mapped(engine)
    assert eventually(archive.is_whole, 900)
    assert eventually(lambda: not list(settings.cache.glob(".part-*")), 10)
    assert not settings.classes_file.exists()
    assert str(archive.path) in mapped(engine)
    assert not settings.classes_file.exists()


def mapped(engine: LocalEngine) -> str:
    """What the server of one start has in its memory."""
    status = engine.start()
    maps = Path(f"/proc/{status.pid}/maps").read_text()
    engine.stop(force=True)
    return maps


if is_whole():  # an ordinary run says in its header that it is a part
    test_the_archive_is_made_after_the_first_stop = pytest.mark.linux(pytest.mark.timeout(1800)(check_making))
