"""The data folder: the server's home with neo4j.conf, the password, and the folder for the supervisor."""

from __future__ import annotations

import os
import re
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tovholder.engine import disk, locks
from tovholder.engine.errors import DataFolderError, PasswordError, StoreVersionError
from tovholder.engine.settings import EngineSettings, ProgressCallback
from words import Message

_FOLDERS = ("conf", "data", "logs", "import", "plugins", "run")
_PASSWORD_LENGTH = 32

# Neo4j refuses to start if a line repeats or is unknown. The short quiet period lets it stop in 0.4 s, not 10;
# the lock timeout makes a deadlocked writer try again where it would wait for ever.
_CONF = """\
server.default_listen_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:{port}
server.bolt.advertised_address=127.0.0.1:{port}
server.http.enabled=false
server.https.enabled=false
dbms.usage_report.enabled=false
server.memory.pagecache.size=64m
db.logs.query.enabled=OFF
db.tx_log.rotation.size=16m
db.tx_log.preallocate=false
db.lock.acquisition.timeout=10s
internal.dbms.bolt.netty_server_shutdown_quiet_period=0
"""


@contextmanager
def usable_data_folder(settings: EngineSettings) -> Iterator[None]:
    """Turn what the system says about the data folder into a `DataFolderError`."""
    try:
        yield
    except OSError as err:
        raise DataFolderError("engine_data_folder", folder=settings.data, reason=err) from err


def prepare_state(settings: EngineSettings) -> None:
    """Make the folder for locks, the running-engine file and the password, for the user alone."""
    with usable_data_folder(settings):
        settings.state.mkdir(mode=0o700, parents=True, exist_ok=True)
        settings.state.chmod(0o700)


@contextmanager
def locked(
    settings: EngineSettings, path: Path, what: Message, timeout: float, progress: ProgressCallback | None
) -> Iterator[int]:
    """Hold a lock of the data folder for the block; gives its descriptor. See `locks.take`."""
    with usable_data_folder(settings):
        lock = locks.take(path, what, timeout, progress)
    try:
        yield lock
    finally:
        os.close(lock)


def prepare_home(settings: EngineSettings, port: int) -> None:
    """Make the server's home and write neo4j.conf. Raises `DataFolderError`."""
    with usable_data_folder(settings):
        settings.home.mkdir(mode=0o700, exist_ok=True)
        settings.home.chmod(0o700)
        for name in _FOLDERS:
            (settings.home / name).mkdir(mode=0o700, exist_ok=True)
        free = disk.free_at(settings.home)
        if free < disk.MINIMUM_FREE:
            free_mb, needed = disk.free_megabytes(free), disk.needed_megabytes(disk.MINIMUM_FREE)
            raise DataFolderError("engine_little_room", folder=settings.data, free=free_mb, needed=needed)
        more = "".join(f"{name}={value}\n" for name, value in settings.conf.items())
        write_private(settings.home / "conf" / "neo4j.conf", _CONF.format(port=port) + more)


def has_store(settings: EngineSettings) -> bool:
    """Whether a server has written to this home before."""
    return (settings.home / "data" / "databases").exists()


def check_store_version(settings: EngineSettings, version: str) -> None:
    """Refuse to open a store that a newer Neo4j has opened before: the store was changed for good by that.

    Raises `StoreVersionError`. Neo4j would find it out too, after half a minute, and without a remedy.
    """
    with usable_data_folder(settings):
        try:
            last = settings.version_file.read_text(encoding="ascii").strip()
        except (FileNotFoundError, UnicodeDecodeError):
            return  # Neo4j itself finds it out, later
    if _release(last) > _release(version) and has_store(settings):
        raise StoreVersionError(
            "engine_too_old", store=last, engine=version, file=settings.version_file, home=settings.home
        )


def keep_store_version(settings: EngineSettings, version: str) -> None:
    """Write down which Neo4j has opened the store."""
    with usable_data_folder(settings):
        write_private(settings.version_file, version + "\n")


def _release(version: str) -> tuple[int, ...]:
    """What tells a store's format: 5.26.30 and 5.26.31 share one."""
    return tuple(int(part) for part in version.split(".")[:2] if re.fullmatch("[0-9]{1,9}", part))


def password_of(settings: EngineSettings) -> str:
    """The store's password; made and kept if there is no store yet.

    It is kept before the store is made, so there is no moment at which a store's password is not on disk.
    Raises `PasswordError` if there is a store and no password.
    """
    with usable_data_folder(settings):
        try:
            password = settings.password_file.read_text(encoding="ascii").strip()
        except (FileNotFoundError, UnicodeDecodeError):
            password = ""
        if password:
            return password
        if has_store(settings):
            raise PasswordError("engine_password_lost", file=settings.password_file, home=settings.home)
        import secrets
        import string

        alphabet = string.ascii_letters + string.digits
        password = "".join(secrets.choice(alphabet) for _ in range(_PASSWORD_LENGTH))
        write_private(settings.password_file, password + "\n")
    return password


def password_refused(settings: EngineSettings) -> PasswordError:
    """The error for a store that does not take the password kept for it."""
    return PasswordError("engine_password_refused", file=settings.password_file, home=settings.home)


def write_private(path: Path, text: str) -> None:
    """Write a file for the user's eyes only (mode 0600), whole at every moment and on disk on return."""
    part = path.with_name(f".{path.name}.{os.getpid()}")
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with open(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(descriptor)
    part.replace(path)


def free_port() -> int:
    """A port on loopback that nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def heap_of(settings: EngineSettings) -> str:
    """The server's largest heap: the setting, else an eighth of the memory, from 512 MB to 2 GB."""
    if settings.heap:
        return settings.heap
    import psutil

    return f"{min(max(psutil.virtual_memory().total // 8 // 2**20, 512), 2048)}m"
