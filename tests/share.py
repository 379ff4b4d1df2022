"""How much of what can be repeated without end a run does: a part, another each day, or the whole.

Tests marked `by_turns` are each in every second run of that kind, and all in the whole: what looks at one thing from many sides, in
rooms that change seldom.

A part is always a part of the whole: a run of one day finds nothing that `sh scripts/test --whole` would not find, and over
the days the parts are the whole. What is chosen follows from one number, by default the day's; the header of the run says
it, and TEST_PART=<number> asks for the same part again.
"""

import os
from collections.abc import Sequence
from datetime import date
from typing import TypeVar
from zlib import crc32

import pytest

from tests.small_disk import small_disk_told

T = TypeVar("T")
PART, WHOLE, TURNS = "TEST_PART", "TEST_WHOLE", "TEST_TURNS"


def pytest_configure(config: pytest.Config) -> None:
    """The workers get the environment of the run, so all take the same part, at midnight too."""
    os.environ.setdefault(PART, str(date.today().toordinal()))
    if not hasattr(config, "workerinput"):
        os.environ[TURNS] = "" if config.args_source is pytest.Config.ArgsSource.ARGS else "1"


def pytest_report_header(config: pytest.Config) -> list[str]:
    """What this run repeats, and what it makes do with."""
    repeats = "repeats: the whole" if is_whole() else f"repeats: {PART}={os.environ[PART]} (--whole for all)"
    return [repeats, small_disk_told()]


def is_whole() -> bool:
    """Whether the run is asked for all."""
    return bool(os.environ.get(WHOLE))


def is_waiting(item: pytest.Item) -> bool:
    """Whether a test takes turns, and it is not its day: where some tests are named on the command line, all of them run."""
    if is_whole() or not os.environ.get(TURNS) or not item.get_closest_marker("by_turns"):
        return False
    return (crc32(item.nodeid.encode()) + int(os.environ[PART])) % 2 == 0


def some(everything: Sequence[T], count: int) -> list[T]:
    """All, or `count` of them: those of this run, evenly spread, in order."""
    parts = len(everything) // count
    if is_whole() or parts < 2:
        return list(everything)
    return list(everything[int(os.environ[PART]) % parts :: parts])
