"""The private local engine as the rest of the program sees it: lease, start, stop, status."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from tovholder.engine import home, locks
from tovholder.engine.errors import BusyError, EngineInUseError, PortTakenError, RepairError, SupervisorError
from tovholder.engine.leases import Channel, Lease, RunningEngine, SupervisorGone, take_lease
from tovholder.engine.settings import USER, Bolt, EngineSettings, Progress, ProgressCallback
from words import Message

_PORT_TRIES = 3
_SCHEMA_PATIENCE = 600.0
"""Seconds to wait while another command brings the schema up to date: an index over a large graph takes a while."""


@dataclass(frozen=True)
class Connection:
    """Where the engine is and how to log in. The password shows in no printed form."""

    uri: str
    user: str
    password: str = field(repr=False)


@dataclass(frozen=True)
class EngineStatus:
    """What runs on a data folder; everything after `running` is empty if nothing does."""

    running: bool
    state: str = "stopped"
    """``stopped``, ``starting``, ``ready``, ``broken`` or ``stopping``; ``broken`` only where it was looked into."""
    pid: int | None = None
    """The server's process."""
    supervisor_pid: int | None = None
    uri: str | None = None
    version: str | None = None
    """Neo4j's version."""
    leases: int = 0
    holders: tuple[int, ...] = ()
    """The processes that hold the leases."""
    standing: bool = False
    """Whether the engine stays until it is stopped (`LocalEngine.start`)."""
    started: str | None = None
    """ISO 8601, UTC."""
    linger: float | None = None
    """Seconds that the engine will live on after the last lease."""


class LocalEngine:
    """The Neo4j of one data folder, shared by all commands that work on it."""

    def __init__(self, settings: EngineSettings, bolt: Bolt) -> None:
        self._settings = settings
        self._bolt = bolt

    @contextmanager
    def lease(self, progress: ProgressCallback | None = None) -> Iterator[Connection]:
        """The engine for the length of a block: it is fetched and started first where need be.

        Beside a running engine this takes milliseconds. Afterwards the engine lives on while others hold a
        lease, and then for as long as the settings say. Raises an `EngineError`.
        """
        channel, running = self._ready_engine() or self._start(progress)
        lease = Lease(channel, running.server)
        try:
            yield Connection(running.uri, USER, home.password_of(self._settings))
        finally:
            lease.close()

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Keep other programs from changing the schema of this data folder's database. Raises `BusyError`."""
        what = Message("engine.busy.migrating")
        with home.locked(self._settings, self._settings.schema_lock, what, _SCHEMA_PATIENCE, None):
            yield

    def start(self, progress: ProgressCallback | None = None) -> EngineStatus:
        """Start the engine, if it does not run, and let it run until `stop`. Raises an `EngineError`."""
        channel, running = self._ready_engine() or self._start(progress)
        try:
            channel.ask("hold")
        except SupervisorGone as err:
            raise _supervisor_gone(running) from err
        finally:
            channel.close()
        return self.status()

    def stop(self, *, force: bool = False, progress: ProgressCallback | None = None) -> bool:
        """End the engine and return when it has ended; tell whether there was one.

        If other commands hold it, it will end with the last of them, without lingering, and this raises
        `EngineInUseError`; with `force` it ends under them.
        """
        running = RunningEngine.read(self._settings.running_file)
        if running is None and not self._settings.state.exists():
            return False
        try:
            answer = self._ask_running(running, "stop", force=force)
        except SupervisorGone:
            from tovholder.engine.server import clear_up, supervisor_ended

            with home.usable_data_folder(self._settings):
                was_there = locks.is_held(self._settings.life_lock)
            with supervisor_ended(self._settings, progress):
                return clear_up(self._settings) or was_there
        if answer.holders and not force:
            raise _in_use(answer)
        self._wait_for_end(progress)
        return True

    @property
    def data(self) -> Path:
        """The data folder."""
        return self._settings.data

    def looked_into(self) -> EngineStatus:
        """The same as `status`, and whether an engine that is ready takes any transaction: else its state is ``broken``."""
        status = self.status()
        if status.state != "ready" or status.uri is None:
            return status
        try:
            self._bolt.ping(status.uri, USER, home.password_of(self._settings))
        except (ConnectionError, PermissionError):
            return status
        except OSError:
            return replace(status, state="broken")
        return status

    def repair(self, progress: ProgressCallback | None = None) -> Path:
        """Mend a store whose transaction log ends doubled, and see it come up; give the folder with the log as it was.

        `RepairError` where there is nothing to mend, or an engine works with the store.
        """
        from tovholder.engine import repair
        from tovholder.engine.server import clear_up, supervisor_ended

        status = self.looked_into()
        if status.state == "broken":
            self.end_broken()
        elif status.state in ("starting", "ready"):
            raise RepairError("engine_repair_runs", pid=status.pid)
        home.prepare_state(self._settings)
        with supervisor_ended(self._settings, progress):
            clear_up(self._settings)
            with home.usable_data_folder(self._settings):
                if (found := repair.doubled_end(self._settings)) is None:
                    raise RepairError("engine_repair_nothing", home=self._settings.home)
                kept = repair.shorten(self._settings, found)
        with self.lease(progress):
            return kept

    def end_broken(self) -> None:
        """End a server that ran out of room, at once and hard; return when it has ended."""
        try:
            self._ask_running(RunningEngine.read(self._settings.running_file), "broken")
            self._wait_for_end(None)
        except (SupervisorGone, BusyError):
            return  # another command was the first to say so, or starts it anew already

    def status(self) -> EngineStatus:
        """What runs on this data folder. Starts nothing, changes nothing."""
        running = RunningEngine.read(self._settings.running_file)
        try:
            answer = self._ask_running(running, "status")
        except SupervisorGone:
            if running and running.state == "stopping" and locks.is_held(self._settings.life_lock):
                return _status_of(running)
            return EngineStatus(running=False)
        return _status_of(answer)

    def _ask_running(self, running: RunningEngine | None, do: str, **details: object) -> RunningEngine:
        if running is None:
            raise SupervisorGone
        channel = Channel.to(running.socket)
        try:
            return channel.ask(do, **details)
        finally:
            channel.close()

    def _wait_for_end(self, progress: ProgressCallback | None) -> None:
        from tovholder.engine.server import supervisor_ended

        with supervisor_ended(self._settings, progress):
            return

    def _take_lease(self) -> tuple[Channel, RunningEngine] | None:
        running = RunningEngine.read(self._settings.running_file)
        if running is None:
            return None
        try:
            return take_lease(running.socket, self._settings.linger)
        except SupervisorGone:
            return None

    def _ready_engine(self) -> tuple[Channel, RunningEngine] | None:
        """A lease of an engine that already answers; None if there is none."""
        if (taken := self._take_lease()) is None:
            return None
        channel, running = taken
        if running.state == "ready":
            return taken
        channel.close()
        return None

    def _start(self, progress: ProgressCallback | None) -> tuple[Channel, RunningEngine]:
        """Start the engine, or wait while another command does."""
        from tovholder.engine.failures import log_size as log_size_of
        from tovholder.engine.fetching import find_neo4j
        from tovholder.engine.server import launch

        settings = self._settings
        home.prepare_state(settings)
        neo4j = find_neo4j(settings, progress)
        patience = _PORT_TRIES * settings.start_timeout + settings.stop_timeout
        what = Message("engine.busy.starting")
        with home.locked(settings, settings.start_lock, what, patience, progress):
            for tries_left in reversed(range(_PORT_TRIES)):
                log_size = log_size_of(settings)
                # A command that was killed while it started the engine leaves one that only has to get ready.
                channel, running = self._take_lease() or launch(settings, neo4j)
                if running.state == "ready":
                    return channel, running
                try:
                    with channel.closed_on_error():
                        return channel, self._get_ready(channel, running, log_size, progress)
                except PortTakenError:
                    if not tries_left:
                        raise
        raise AssertionError("the last try returns or raises")

    def _get_ready(
        self,
        channel: Channel,
        running: RunningEngine,
        log_size: int,
        progress: ProgressCallback | None,
    ) -> RunningEngine:
        from tovholder.engine.server import Readiness

        begun = time.monotonic()
        try:
            Readiness(self._settings, self._bolt, channel, running, log_size, progress).wait()
            answer = channel.ask("ready")
        except SupervisorGone as err:
            self._give_up(running)
            raise _supervisor_gone(running) from err
        except BaseException:
            self._give_up(running)
            raise
        if progress:
            progress(Progress("ready", time.monotonic() - begun, self._settings.start_timeout))
        return answer

    def _give_up(self, running: RunningEngine) -> None:
        """End an engine that did not become ready, so that the next start begins afresh."""
        try:
            self._ask_running(running, "stop", force=True)
        except SupervisorGone:
            from tovholder.engine.processes import end

            if process := running.server.process():
                end(process)


def _supervisor_gone(running: RunningEngine) -> SupervisorError:
    return SupervisorError("engine_supervisor_ended", pid=running.supervisor.pid)


def _status_of(running: RunningEngine) -> EngineStatus:
    return EngineStatus(
        running=True,
        state=running.state,
        pid=running.server.pid,
        supervisor_pid=running.supervisor.pid,
        uri=running.uri,
        version=running.version,
        leases=len(running.holders),
        holders=running.holders,
        standing=running.standing,
        started=running.started,
        linger=running.linger,
    )


def _in_use(running: RunningEngine) -> EngineInUseError:
    holders = ", ".join(str(pid) for pid in sorted({*running.holders} - {os.getpid()}) or running.holders)
    return EngineInUseError("engine_in_use", holders=holders)
