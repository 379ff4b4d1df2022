"""The real server, in folders of the test's own; the jars come from the user's cache.

No test leaves a process behind: `make_settings` remembers each data folder it gives out, and afterwards stops
the engine there and checks that neither server nor supervisor lives.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from graph.storage import bolt
from tests.engine.support import QUICK_JAVA, Holder, MakeSettings
from tovholder.engine import EngineSettings, LocalEngine, fetch
from tovholder.engine.locks import is_held
from tovholder.engine.processes import servers_of


@pytest.fixture
def hold() -> Iterator[Callable[[EngineSettings], Holder]]:
    """Start other commands."""
    holders: list[Holder] = []

    def begin(settings: EngineSettings) -> Holder:
        holders.append(Holder(settings))
        return holders[-1]

    yield begin
    for holder in holders:
        if holder.process.returncode is None:
            holder.kill()


@pytest.fixture(scope="session")
def jars() -> Path:
    """The folder of the fetched jars, in the user's cache."""
    return fetch(EngineSettings(data=Path("unused")))


@pytest.fixture
def make_settings(tmp_path: Path, jars: Path) -> Iterator[MakeSettings]:
    """Settings for a data folder of this test, and its clearing up."""
    given: list[EngineSettings] = []

    def make(**changes: Any) -> EngineSettings:
        settings = replace(
            EngineSettings(data=tmp_path / "data", heap="512m", linger=0.0, archive=False, jvm=QUICK_JAVA), **changes
        )
        given.append(settings)
        return settings

    yield make
    for settings in given:
        LocalEngine(settings, bolt).stop(force=True)
        assert not list(servers_of(settings.home))
        assert not settings.life_lock.exists() or not is_held(settings.life_lock)
