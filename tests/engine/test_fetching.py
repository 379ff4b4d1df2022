"""Fetching the jars, from a Maven repository on this machine that serves the jars of the user's cache."""

from __future__ import annotations

import re
import shutil
import socket
import threading
import zipfile
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path, PurePosixPath

import pytest
from jgo.env import LockFile as JgoLockFile
from jgo.env import compute_spec_hash

from tovholder.engine import EngineSettings, Progress, default_cache, fetch, fetch_to
from tovholder.engine.errors import DataFolderError, FetchError, HomeError, JarError
from tovholder.engine.fetching import find_neo4j
from tovholder.engine.jars import LOCK_FILE, LOCK_NAME, broken_jars, read_lock

ONE = "neo4j-5.26.30.jar"


class Repository(ThreadingHTTPServer):
    """A Maven repository on loopback. It counts what was asked, and can be told to send something else."""

    daemon_threads = True

    def __init__(self, jars: Path) -> None:
        self.lib = jars / "lib"
        self.asked: Counter[str] = Counter()
        self.instead: dict[str, list[bytes]] = {}
        super().__init__(("127.0.0.1", 0), _Answer)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/maven2"


class _Answer(BaseHTTPRequestHandler):
    server: Repository  # pyright: ignore[reportIncompatibleVariableOverride]

    def do_GET(self) -> None:
        name = PurePosixPath(self.path).name
        if name.endswith(".sha1"):
            self.send_error(404)
            return
        self.server.asked[name] += 1
        instead = self.server.instead.get(name)
        body = (self.server.lib / name).read_bytes()
        sent = instead.pop(0) if instead else body
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(sent)

    def log_message(self, format: str, *args: object) -> None:
        """Keep the test's output free of one line a jar."""


@pytest.fixture
def repository(jars: Path) -> Iterator[Repository]:
    server = Repository(jars)
    with server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture
def settings(repository: Repository, tmp_path: Path) -> EngineSettings:
    return EngineSettings(
        data=tmp_path / "data", cache=tmp_path / "cache", repository=repository.address, start_timeout=5
    )


@pytest.fixture
def nearly(settings: EngineSettings, jars: Path) -> Path:
    """A cache that holds all jars but one."""
    folder = settings.cache / jars.name
    shutil.copytree(jars, folder, copy_function=shutil.copyfile)
    (folder / "lib" / ONE).unlink()
    return folder


def test_all_jars_come_once_for_two_at_a_time(settings: EngineSettings, repository: Repository) -> None:
    steps: list[Progress] = []
    with ThreadPoolExecutor(2) as pool:
        one = pool.submit(fetch, settings, steps.append)
        other = pool.submit(fetch, settings)
    assert one.result() == other.result()
    jars = read_lock()
    assert not broken_jars(one.result(), jars)
    assert repository.asked == Counter({jar.name: 1 for jar in jars})
    assert max(step.done for step in steps) == len(jars)
    assert {step.total for step in steps if step.stage in ("fetching", "verifying")} == {len(jars)}
    assert not list(one.result().rglob(".part-*"))

    repository.asked.clear()
    assert fetch(settings) == one.result()
    assert not repository.asked
    assert find_neo4j(settings).version == "5.26.30"


def test_damaged_and_missing_jars_come_again(settings: EngineSettings, nearly: Path, repository: Repository) -> None:
    damaged = sorted((nearly / "lib").iterdir())[0]
    content = bytearray(damaged.read_bytes())
    content[len(content) // 2] ^= 1
    damaged.write_bytes(content)
    (nearly / ".part-left-by-a-killed-fetch").mkdir()
    fetch(settings)
    assert repository.asked == Counter([ONE, damaged.name])
    assert not broken_jars(nearly, read_lock())
    assert not list(nearly.glob(".part-*"))


def test_half_a_jar_and_a_wrong_one_are_not_used(
    settings: EngineSettings, nearly: Path, repository: Repository
) -> None:
    size = (repository.lib / ONE).stat().st_size
    repository.instead[ONE] = [b"x" * (size // 2), b"x" * size]
    fetch(settings)
    assert repository.asked[ONE] == 3
    assert not broken_jars(nearly, read_lock())


def test_a_repository_that_sends_something_else(settings: EngineSettings, nearly: Path, repository: Repository) -> None:
    size = (repository.lib / ONE).stat().st_size
    repository.instead[ONE] = [b"x" * size] * 9
    with pytest.raises(FetchError, match="SHA-256") as raised:
        fetch(settings)
    assert f"{repository.address}/org/neo4j/neo4j/5.26.30/{ONE}" in raised.value.part("evidence", "en")
    assert not (nearly / "lib" / ONE).exists()


def test_no_answer_names_the_address_and_the_two_ways_round(settings: EngineSettings) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        address = f"http://127.0.0.1:{closed.getsockname()[1]}"
    with pytest.raises(FetchError) as raised:
        fetch(EngineSettings(data=settings.data, cache=settings.cache, repository=address))
    assert f"{address}/org/" in raised.value.part("evidence", "en")
    assert "refused" in raised.value.part("evidence", "en")
    assert "TOVHOLDER_NEO4J_URI" in raised.value.part("remedy", "en")
    assert "TOVHOLDER_NEO4J_HOME" in raised.value.part("remedy", "en")


def test_a_file_in_place_of_the_cache(settings: EngineSettings) -> None:
    settings.cache.write_text("")
    with pytest.raises(DataFolderError, match="TOVHOLDER_CACHE"):
        fetch(settings)


def test_a_carried_folder_is_checked_where_it_is_used(jars: Path, tmp_path: Path) -> None:
    folder = fetch_to(EngineSettings(data=tmp_path), tmp_path / "carried")
    assert sorted(path.name for path in folder.iterdir()) == [LOCK_NAME, "lib"]
    there = EngineSettings(data=tmp_path, neo4j_home=folder)
    neo4j = find_neo4j(there)
    assert len(neo4j.jars) == len(read_lock())
    assert all(path.parent == folder / "lib" for path in neo4j.jars)

    jar = folder / "lib" / "neo4j-kernel-5.26.30.jar"
    whole = jar.read_bytes()
    jar.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    with pytest.raises(JarError, match=jar.name):
        find_neo4j(there)
    jar.unlink()
    with pytest.raises(JarError, match=jar.name):
        find_neo4j(there)
    (folder / LOCK_NAME).write_text("dependencies = 3")
    with pytest.raises(HomeError, match=LOCK_NAME):
        find_neo4j(there)


def test_an_unpacked_distribution(tmp_path: Path) -> None:
    """Without a list: the calendar versions' entry class is found, and a jar that is none is named."""
    lib = tmp_path / "lib"
    lib.mkdir()
    for name, member in (
        ("neo4j-2026.08.1.jar", "org/neo4j/server/Neo4jCommunity.class"),
        ("other.jar", "Other.class"),
    ):
        with zipfile.ZipFile(lib / name, "w") as archive:
            archive.writestr(member, b"")
    settings = EngineSettings(data=tmp_path, neo4j_home=tmp_path)
    found = find_neo4j(settings)
    assert (found.version, found.entry_class) == ("2026.08.1", "org.neo4j.server.Neo4jCommunity")
    (lib / "other.jar").write_bytes((lib / "other.jar").read_bytes()[:-10])
    with pytest.raises(JarError, match=r"other\.jar"):
        find_neo4j(settings)


def test_the_lock_file_is_that_of_the_specification() -> None:
    jars = read_lock()
    assert len({jar.name for jar in jars}) == len(jars) > 200
    assert all(re.fullmatch("[0-9a-f]{64}", jar.sha256) for jar in jars)
    lock = JgoLockFile.load(LOCK_FILE)
    assert lock.spec_hash == compute_spec_hash(LOCK_FILE.with_name("jgo.toml"))
    assert {dependency.packaging for dependency in lock.dependencies} == {"jar"}


def test_default_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/people/anna")
    assert default_cache({"TOVHOLDER_CACHE": str(tmp_path)}) == tmp_path
    monkeypatch.setattr("sys.platform", "linux")
    assert default_cache({"XDG_CACHE_HOME": "/cache"}) == Path("/cache/tovholder")
    assert default_cache({"XDG_CACHE_HOME": "relative"}) == Path("/people/anna/.cache/tovholder")
    assert default_cache({}) == Path("/people/anna/.cache/tovholder")
    monkeypatch.setattr("sys.platform", "darwin")
    assert default_cache({"XDG_CACHE_HOME": "/cache"}) == Path("/people/anna/Library/Caches/tovholder")
