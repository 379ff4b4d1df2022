"""The engine's jars: which ones, whether each is whole, and which class starts the server.

``jgo.toml`` asks for one Maven coordinate; ``jgo.lock.toml`` names every jar that it leads to, with its
SHA-256. Both are kept beside this module. To move to another version, change the coordinate and run in this
folder, with a Maven repository of its own so that nothing old is taken for new::

    uvx --from 'jgo[cli]==3.2.0' jgo --repo-cache "$(mktemp -d)" -f jgo.toml lock

A folder of jars is ``lib/*.jar`` with a copy of the lock file beside ``lib``; an unpacked Neo4j distribution
has ``lib/*.jar`` and no lock file, and is then checked only for being readable.
"""

from __future__ import annotations

import hashlib
import re
import zipfile
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from tovholder.engine.errors import HomeError, JarError
from tovholder.engine.settings import Progress, ProgressCallback
from words import Message, counted

LOCK_NAME = "jgo.lock.toml"
LOCK_FILE = Path(__file__).with_name(LOCK_NAME)

# The class moved in the calendar versions (2025 on); whichever is there is the one to run.
ENTRY_CLASSES = ("org.neo4j.server.Neo4jCommunity", "org.neo4j.server.CommunityEntryPoint")

# What their manifests name as further jars must have stood on the class path before: else Java's class archive (see
# `archive`) takes those for no part of the path, and then for one that does not fit.
_LAST = ("jaxb-runtime-",)

_THREADS = 4


@dataclass(frozen=True)
class Jar:
    """One line of the lock file."""

    group: str
    artifact: str
    version: str
    classifier: str | None
    sha256: str

    @property
    def name(self) -> str:
        """The file name in ``lib``."""
        return f"{self.artifact}-{self.version}{'-' + self.classifier if self.classifier else ''}.jar"

    def is_whole(self, folder: Path) -> bool:
        """Whether the file in `folder` has the content that the lock file tells."""
        try:
            with open(folder / self.name, "rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest() == self.sha256
        except OSError:
            return False


@dataclass(frozen=True)
class Neo4j:
    """A Neo4j that can be started: its version, its jars in the order of the class path, its entry class."""

    version: str
    jars: tuple[Path, ...]
    entry_class: str


def read_lock(path: Path = LOCK_FILE) -> tuple[Jar, ...]:
    """The jars of a lock file. Raises `HomeError` if it cannot be read as one."""
    import tomllib

    try:
        rows = tomllib.loads(path.read_text(encoding="utf-8"))["dependencies"]
        return tuple(
            Jar(row["groupId"], row["artifactId"], row["version"], row.get("classifier"), row["sha256"]) for row in rows
        )
    except (OSError, ValueError, KeyError, TypeError) as err:
        raise HomeError("engine_jar_list", path=path, reason=err) from err


def cache_folder(cache: Path, lock: Path = LOCK_FILE) -> Path:
    """Where the jars of this version of the lock file lie within the cache."""
    digest = hashlib.sha256(lock.read_bytes()).hexdigest()[:8]
    return cache / f"neo4j-{_version_of(jar.name for jar in read_lock(lock))}-{digest}"


def broken_jars(folder: Path, jars: tuple[Jar, ...], progress: ProgressCallback | None = None) -> tuple[Jar, ...]:
    """The jars that are missing from `folder`/lib or do not have the content that the lock file tells."""
    lib = folder / "lib"
    broken = []
    with ThreadPoolExecutor(_THREADS) as pool:
        for done, (jar, whole) in enumerate(
            zip(jars, pool.map(lambda jar: jar.is_whole(lib), jars), strict=True), start=1
        ):
            if progress:
                progress(Progress("verifying", done, len(jars)))
            if not whole:
                broken.append(jar)
    return tuple(broken)


def neo4j_at_home(home: Path, progress: ProgressCallback | None) -> Neo4j:
    """The Neo4j in a folder that somebody names, every jar checked. Raises `HomeError` or `JarError`."""
    lock = home / LOCK_NAME
    if lock.exists():
        jars = read_lock(lock)
        if broken := broken_jars(home, jars, progress):
            raise _broken(home / "lib", [jar.name for jar in broken], Message("engine.jar_differs"))
        return neo4j_of(home, [home / "lib" / jar.name for jar in jars])
    paths = sorted((home / "lib").glob("*.jar"))
    if damaged := [path.name for path in paths if not zipfile.is_zipfile(path)]:
        raise _broken(home / "lib", damaged, Message("engine.jar_unreadable"))
    return neo4j_of(home, paths)


def _broken(lib: Path, names: list[str], how: Message) -> JarError:
    jars = counted("engine.jars", len(names), jar=names[0], more=len(names) - 1)
    return JarError("engine_jar", jars=jars, path=lib / names[0], how=how)


def neo4j_of(home: Path, paths: list[Path]) -> Neo4j:
    """The Neo4j that these jars make. Raises `HomeError` where they hold no server."""
    version = _version_of(path.name for path in paths)
    entry = version and _entry_class(path for path in paths if path.name == f"neo4j-{version}.jar")
    if not version or not entry:
        raise HomeError("engine_home", lib=home / "lib")
    return Neo4j(version, tuple(sorted(paths, key=lambda path: path.name.startswith(_LAST))), entry)


def _version_of(names: Iterable[str]) -> str | None:
    """The version in the name of the server's main jar, ``neo4j-5.26.30.jar``."""
    for name in names:
        if match := re.fullmatch(r"neo4j-([0-9][0-9.]*[0-9])\.jar", name):
            return match[1]
    return None


def _entry_class(paths: Iterable[Path]) -> str | None:
    for path in paths:
        with zipfile.ZipFile(path) as archive:
            members = set(archive.namelist())
        for name in ENTRY_CLASSES:
            if name.replace(".", "/") + ".class" in members:
                return name
    return None
