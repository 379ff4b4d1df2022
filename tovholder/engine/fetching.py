"""Fetching the engine's jars into the user's cache, or into a folder to carry to a machine without internet.

The lock file tells which jars and what is in them; jgo knows where a Maven repository keeps each. A jar is
fetched into a folder of its own, compared with its SHA-256, and only then moved to its place in one step: what
stands under ``lib`` is whole or was damaged later, and the check before each start finds that.
"""

from __future__ import annotations

import logging
import os
import shutil
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from pathlib import Path

from tovholder.engine.errors import DataFolderError, FetchError
from tovholder.engine.jars import (
    LOCK_FILE,
    LOCK_NAME,
    Jar,
    Neo4j,
    broken_jars,
    cache_folder,
    neo4j_at_home,
    neo4j_of,
    read_lock,
)
from tovholder.engine.locks import locked
from tovholder.engine.settings import EngineSettings, Progress, ProgressCallback
from words import Message

_log = logging.getLogger(__name__)

_THREADS = 8
_TRIES = 3
_ANSWER_TIMEOUT = 30
"""Seconds that the repository has for each answer."""
_LOCK_TIMEOUT = 1800.0
"""Seconds to wait for another command's fetch: 123 MB over a slow line."""


def find_neo4j(settings: EngineSettings, progress: ProgressCallback | None = None) -> Neo4j:
    """The Neo4j to start, every jar checked.

    From TOVHOLDER_NEO4J_HOME if it is set, else from the cache, where what is missing or damaged is fetched
    first. Raises `HomeError`, `JarError` or `FetchError`.
    """
    if settings.neo4j_home is not None:
        return neo4j_at_home(settings.neo4j_home, progress)
    folder = fetch(settings, progress)
    return neo4j_of(folder, [folder / "lib" / jar.name for jar in read_lock()])


def fetch(settings: EngineSettings, progress: ProgressCallback | None = None, lock: Path = LOCK_FILE) -> Path:
    """Make sure that every jar is in the cache and whole, and return their folder.

    Fetches what is missing or damaged. Two commands may do this at once: the second waits, then finds the
    work done. Raises `FetchError` with the address that was asked, `DataFolderError` if the cache cannot be
    written. With the lock file of another version the folder serves as TOVHOLDER_NEO4J_HOME.
    """
    folder = cache_folder(settings.cache, lock)
    jars = read_lock(lock)
    if not broken_jars(folder, jars, progress):
        return folder
    with _writing(settings.cache):
        (folder / "lib").mkdir(parents=True, exist_ok=True)
        with locked(settings.cache / "fetch.lock", Message("engine.busy.fetching"), _LOCK_TIMEOUT, progress):
            _fetch_missing(folder, jars, settings.repository, progress)
            _place(lock, folder / LOCK_NAME)
    return folder


def fetch_to(settings: EngineSettings, target: Path, progress: ProgressCallback | None = None) -> Path:
    """Write a folder that works as TOVHOLDER_NEO4J_HOME on a machine without internet; return it.

    The list of checksums comes last, and is checked wherever the folder is used. Raises as `fetch` does.
    """
    source = fetch(settings, progress)
    jars = read_lock()
    with _writing(target):
        (target / "lib").mkdir(parents=True, exist_ok=True)
        for done, jar in enumerate(jars, start=1):
            _place(source / "lib" / jar.name, target / "lib" / jar.name)
            if progress:
                progress(Progress("fetching", done, len(jars)))
        _place(LOCK_FILE, target / LOCK_NAME)
    if broken := broken_jars(target, jars, progress):
        raise DataFolderError("engine_copy_differs", folder=target, jar=broken[0].name)
    return target


@contextmanager
def _writing(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as err:
        raise DataFolderError("engine_jars_not_written", folder=folder, reason=err) from err


def _fetch_missing(
    folder: Path, jars: tuple[Jar, ...], repository: str | None, progress: ProgressCallback | None
) -> None:
    missing = broken_jars(folder, jars)
    for leftover in folder.glob(".part-*/"):
        shutil.rmtree(leftover)
    done = len(jars) - len(missing)
    with (
        tempfile.TemporaryDirectory(prefix=".part-", dir=folder) as part,
        ThreadPoolExecutor(_THREADS) as pool,
    ):
        try:
            futures = [pool.submit(_fetch_jar, jar, Path(part), folder, repository) for jar in missing]
            for future in as_completed(futures):
                future.result()
                done += 1
                if progress:
                    progress(Progress("fetching", done, len(jars)))
        finally:
            # After the first failure, or Ctrl-C, the jars not yet begun are not wanted any more.
            pool.shutdown(cancel_futures=True)


def _fetch_jar(jar: Jar, part: Path, folder: Path, repository: str | None) -> None:
    """Fetch one jar, check it, and move it to its place."""
    from jgo.constants import MAVEN_CENTRAL_URL
    from jgo.maven import MavenContext
    from requests import RequestException

    base = (repository or MAVEN_CENTRAL_URL).rstrip("/")
    context = MavenContext(repo_cache=part, local_repos=[], remote_repos={"central": base}, timeout=_ANSWER_TIMEOUT)
    component = context.project(jar.group, jar.artifact).at_version(jar.version)
    artifact = component.artifact(classifier=jar.classifier or "", packaging="jar")
    address = f"{base}/{component.path_prefix.as_posix()}/{artifact.filename}"
    for attempt in range(1, _TRIES + 1):
        answer: str | Message
        try:
            path = artifact.resolve()
        # jgo tells a refusal of the repository by RuntimeError, a broken connection as requests does.
        except (RequestException, RuntimeError) as err:
            answer = _reason(err)
        else:
            if jar.is_whole(path.parent):
                path.replace(folder / "lib" / jar.name)
                return
            answer = Message("engine.wrong_content")
        # jgo writes straight to this place, and a broken connection leaves half a jar there.
        (part / component.path_prefix / jar.name).unlink(missing_ok=True)
        error = FetchError("engine_not_fetched", jar=jar.name, address=address, answer=answer)
        _log.info("try %d of %d: %s", attempt, _TRIES, error.part("evidence", "en"))
        if attempt == _TRIES:
            raise error


def _reason(err: Exception) -> str:
    """The innermost cause: `requests` wraps it in two layers that repeat the address."""
    cause: BaseException = err
    while (inner := cause.__cause__ or cause.__context__) is not None:
        cause = inner
    return f"{type(cause).__name__}: {cause}"


def _place(source: Path, target: Path) -> None:
    """Copy a file so that the target is whole at every moment."""
    handle, name = tempfile.mkstemp(prefix=".part-", dir=target.parent)
    os.close(handle)
    try:
        shutil.copyfile(source, name)
        # mkstemp gives 0600; jars and their list are no secret, and a carried folder may change hands.
        os.chmod(name, 0o644)
        os.replace(name, target)
    finally:
        Path(name).unlink(missing_ok=True)
