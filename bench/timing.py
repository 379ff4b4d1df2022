"""Times pieces of work in turn, so that drift of a shared machine meets all of them alike."""

import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Timed:
    """Seconds of the counted runs of one piece of work."""

    name: str
    seconds: tuple[float, ...]

    @property
    def median(self) -> float:
        """The middle of all runs."""
        return statistics.median(self.seconds)

    def row(self, base: "Timed | None" = None) -> str:
        """Name, median, fastest and slowest, and how often the base fits into it."""
        ratio = f"  {self.median / base.median:8.2f} x {base.name}" if base and base is not self else ""
        low, high = min(self.seconds), max(self.seconds)
        return f"{self.name:58} {self.median * 1e3:10.2f} ms  ({low * 1e3:.2f} – {high * 1e3:.2f}){ratio}"


def in_turn(works: Mapping[str, Callable[[], object]], runs: int, warm: int = 1) -> list[Timed]:
    """Run each piece of work in turn, `runs` times after `warm` uncounted ones."""
    seconds: dict[str, list[float]] = {name: [] for name in works}
    for run in range(warm + runs):
        for name, work in works.items():
            start = time.perf_counter()
            work()
            if run >= warm:
                seconds[name].append(time.perf_counter() - start)
    return [Timed(name, tuple(found)) for name, found in seconds.items()]


def report(title: str, timed: list[Timed]) -> None:
    """Print the rows, each beside the first."""
    print(f"\n{title}")
    for one in timed:
        print("  " + one.row(timed[0]))
