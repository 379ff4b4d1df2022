"""The disk becomes full: nothing acknowledged is lost, the engine ends so that its files stay whole, the next command works.

On a small disk of its own where one can be mounted (as root, on Linux; the header of the run says so), else by a limit on the
size of the server's files, which ends a write in the middle in the same way.
"""

from __future__ import annotations

import os
import resource
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bench.municipality import case_file
from casework.session import Session
from graph.errors import NoRoom, StoppedWriting
from graph.storage import bolt
from graph.storage.door import Address, Door
from graph.storage.migrate import migrate
from graph.storage.room import Elsewhere, Room
from tests.engine.support import MakeSettings, eventually, lives
from tests.sessions import session_at
from tests.share import is_whole, some
from tests.small_disk import mounted
from tovholder import room
from tovholder.engine import EngineSettings, LocalEngine, repair
from tovholder.engine.disk import FOR_A_WRITE, free_at
from tovholder.engine.errors import StoreDamagedError
from tovholder.room import LocalRoom

pytestmark = [pytest.mark.by_turns, pytest.mark.linux]  # elsewhere there are no limits of another process

SIZE = 700
"""Megabytes of the small disk: a start needs 256, and what many rounds store."""
LEFT = (100_000, 300_000, 1_000_000, 3_000_000, 10_000_000)
"""Bytes that are left when the writing begins."""
ROUNDS = [
    (left, what, ends)
    for left in LEFT
    for what, ends in (("imports", "told"), ("moves", "told"), ("imports", "silent"), ("moves", "silent"))
]
"""How much is left, what is written, and whether the command lives to tell of it."""


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path | None]:
    """A small disk; None where none can be mounted."""
    with mounted(tmp_path / "disk", SIZE) as there:
        yield there


@dataclass
class Acknowledged:
    """What was said to be stored."""

    sources: set[str] = field(default_factory=set)
    moves: int = 0


class Trial:
    """A data folder, what was acknowledged on it, and the ways to fill its disk."""

    def __init__(self, settings: EngineSettings, disk: Path | None) -> None:
        self.settings = settings
        self.engine = LocalEngine(settings, bolt)
        self.stored = Acknowledged()
        self.disk = disk
        self.number = 0

    @contextmanager
    def session(self, at: Room | None = None) -> Iterator[Session]:
        """What a command works with. `at` stands in for a command that knows nothing of the disk."""
        with (
            self.engine.lease() as found,
            Door(Address(found.uri, found.user, found.password), None, at or LocalRoom(self.engine)) as door,
        ):
            migrate(door, self.engine.alone)
            yield session_at(door)

    def log(self) -> Path:
        """The newest file of the transaction log."""
        logs = (self.settings.home / "data" / "transactions" / "neo4j").glob("neostore.transaction.db.*")
        return max(logs, key=lambda path: int(path.suffix[1:]))

    @contextmanager
    def little(self, left: int) -> Iterator[None]:
        """So little is left; afterwards there is room again."""
        if self.disk is None:
            server = self.engine.status().pid
            assert server
            limit(server, self.log().stat().st_size + min(left, 2_000_000))
            yield
            if lives(server):
                limit(server, resource.RLIM_INFINITY)
            return
        fill = self.disk / "fill"
        with open(fill, "wb") as file:
            os.posix_fallocate(file.fileno(), 0, free_at(self.disk) - left)
        try:
            yield
        finally:
            fill.unlink()

    def store_one(self, session: Session, families: int) -> None:
        """Import a file; what is acknowledged is remembered."""
        self.number += 1
        name = f"source {self.number}"
        session.store(case_file(self.number, families), name)
        self.stored.sources.add(name)

    def move_one(self, session: Session) -> None:
        """Move a chip of the first family's map."""
        session.keep_arrangement("f1_0", {"f1_0_mor"}, "da", "work", f"{self.stored.moves + 1} {'places ' * 5_000}")
        self.stored.moves += 1

    def write_on(self, session: Session, what: str) -> None:
        """Write until that fails."""
        while True:
            self.store_one(session, 10) if what == "imports" else self.move_one(session)

    def check(self, session: Session) -> None:
        """All that was acknowledged is there, and a write works."""
        found = set(session.sources())
        assert self.stored.sources <= found
        assert len(found - self.stored.sources) <= 1, "one may have been stored that was not acknowledged"
        self.stored.sources = found
        [seen] = session.facts(["f1_0"])
        kept = session.arrangement(seen, {"f1_0_mor"}, "da", "work")
        moves = int(kept.document.split()[0]) if kept else 0
        assert self.stored.moves <= moves <= self.stored.moves + 1
        self.stored.moves = moves
        self.move_one(session)
        self.store_one(session, 1)


def limit(server: int, size: int) -> None:
    """The largest file that the server may write."""
    resource.prlimit(server, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


@pytest.fixture
def trial(disk: Path | None, make_settings: MakeSettings) -> Trial:
    """A data folder on the small disk, if there is one."""
    where = {} if disk is None else {"data": disk / "data"}
    return Trial(make_settings(linger=60.0, **where), disk)


@pytest.mark.alone  # it kills servers, and waits for looks at the disk
@pytest.mark.timeout(3600 if is_whole() else 600)
def test_a_disk_that_becomes_full_loses_nothing(trial: Trial, monkeypatch: pytest.MonkeyPatch) -> None:
    with trial.session() as session:
        trial.store_one(session, 2)
        if trial.disk:
            check_before_a_write(trial, session)
    monkeypatch.setattr(room, "free_at", lambda folder: 2**40)  # as if the disk had become full after the look at it
    for left, what, ends in some(ROUNDS, 1):
        silent = ends == "silent" and trial.disk
        server = trial.engine.status().pid
        with trial.session(Elsewhere() if silent else None) as session, trial.little(left):
            with pytest.raises(NoRoom) as caught:
                trial.write_on(session, what)
            if silent:
                check_that_it_says_so(trial)
            else:
                assert caught.value.code == "disk_became_full"
                assert "256 MB" in caught.value.part("remedy", "en")
                assert not trial.engine.status().running
        if silent:
            trial.engine.stop(force=True)
        assert not lives(server)
        with trial.session() as session:
            trial.check(session)
    if is_whole():
        check_repair(trial)


def check_before_a_write(trial: Trial, session: Session) -> None:
    """With too little room nothing is begun, and reading goes on."""
    with trial.little(FOR_A_WRITE - 2**19):
        with pytest.raises(NoRoom, match="63 MB are free"):
            trial.store_one(session, 1)
        with pytest.raises(NoRoom, match="63 MB are free"):
            trial.move_one(session)
        assert session.sources() == ["source 1"]
    with trial.little(FOR_A_WRITE + 2**18):
        with pytest.raises(NoRoom, match="64 MB are free"):
            trial.store_one(session, 20)
        trial.move_one(session)


def check_that_it_says_so(trial: Trial) -> None:
    """Nobody told the supervisor: the engine's state says it, and the supervisor sees by itself that there is no room."""
    assert trial.engine.looked_into().state == "broken"
    time.sleep(6)


def check_repair(trial: Trial) -> None:
    """A server that was stopped in an orderly way all the same, as by somebody else: its store is mended."""
    with trial.session(Elsewhere()) as session:
        server = trial.engine.status().pid
        assert server
        limit(server, trial.log().stat().st_size + 150_000)
        with pytest.raises(StoppedWriting):
            trial.write_on(session, "imports")
        limit(server, resource.RLIM_INFINITY)
        os.kill(server, signal.SIGTERM)
        assert eventually(lambda: not lives(server) and not trial.engine.status().running, 30)
    assert repair.doubled_end(trial.settings)
    began = time.monotonic()
    with pytest.raises(StoreDamagedError, match="tovholder engine repair"), trial.session():
        pass
    assert time.monotonic() - began < trial.settings.start_timeout
    assert list(trial.engine.repair().iterdir())
    with trial.session() as session:
        trial.check(session)


@pytest.mark.parametrize("size", [64, 100, 5_000])
def test_a_doubled_end_is_found_and_cut(make_settings: MakeSettings, size: int) -> None:
    settings = make_settings()
    folder = settings.home / "data" / "transactions" / "neo4j"
    folder.mkdir(parents=True)
    settings.state.mkdir()
    content = os.urandom(20_000)
    (folder / "checkpoint.0").write_bytes(content[:size] * 2)
    (folder / "neostore.transaction.db.9").write_bytes(content[:size] * 2)
    newest = folder / "neostore.transaction.db.10"
    newest.write_bytes(content)
    assert repair.doubled_end(settings) is None
    newest.write_bytes(content + content[-size:])
    found = repair.DoubledEnd(newest, size)
    assert repair.doubled_end(settings) == found
    kept = repair.shorten(settings, found)
    assert newest.read_bytes() == content
    assert (kept / newest.name).read_bytes() == content + content[-size:]


NO_DOUBLED_ENDS = {
    "nothing": b"",
    "short": b"x" * 63,
    "zeros": bytes(10_000),
    "no repeat": bytes(range(64)),
    "ab": b"ab" * 20,
}


@pytest.mark.parametrize("content", NO_DOUBLED_ENDS.values(), ids=NO_DOUBLED_ENDS)
def test_what_is_no_doubled_end(content: bytes) -> None:
    assert repair.doubled(content) == 0


def test_a_large_write_needs_more_room(make_settings: MakeSettings, monkeypatch: pytest.MonkeyPatch) -> None:
    local = LocalRoom(LocalEngine(make_settings(), bolt))
    monkeypatch.setattr(room, "free_at", lambda folder: FOR_A_WRITE + 1_000_000)
    local.check(0)
    local.check(900)
    with pytest.raises(NoRoom, match=r"64 MB are free at .*, 74 MB are needed"):
        local.check(10_000)
