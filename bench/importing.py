"""What bringing in a table costs: whether `convert` stays linear, and what storing it reaches of the engine's bare batch speed.

`python -m bench.importing [ROWS …]` (5,000 10,000 20,000 where nothing is said; eight rows a family) on a folder that is thrown away. Each
table is converted by a process of its own, whose peak of memory is told. Then the smallest one is stored as an import is, with where
its records came from, and in turn with it, on the same database, its nodes and relationships are written by bare batches, without a look at what is
there, a plan or an origin.
"""

import csv
import random
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

from casework.session import Session
from graph.model.change import Change
from graph.model.imports import ImportedFile
from graph.storage.codec import encode
from graph.writing.apply import apply
from graph.writing.difference import Difference, Plan
from importers import Converted, Options, bring_in
from tests.graph.states import state_of
from tests.sessions import ACCESS, door_of
from tovholder.application import in_session
from tovholder.cli.console import seldom_collect
from tovholder.settings import load_settings

ROWS = (5_000, 10_000, 20_000)
A_FAMILY = 8
STAFF = 2_000
RUNS = 5
MAPPING = """tovholder_mapping: 1
name: bench
as_of: 2024-01-01
family: {column: "Sagsnr", name: "Familie"}
ignore: ["Note"]
tables:
  - sheet: 1
    rows:
      - unit: {name: {column: "Afdeling"}, level: {value: department}}
      - actor: {name: {column: "Navn"}, kind: {value: professional}, unit: {made: unit}}
      - member: {name: {column: "Barn"}, kind: {value: child}}
      - engagement: {actor: {made: actor}, service: {column: "Indsats", words: services}, for: {made: member}, at: {value: unknown}, status: {column: "Status", words: statuses}, from: {column: "Fra"}, per_week: {column: "Gange/uge"}}
"""
_HEAD = ["Sagsnr", "Barn", "Navn", "Afdeling", "Indsats", "Status", "Fra", "Gange/uge", "Note"]
_SERVICES = ("Mentor", "Psykolog", "Bostøtte", "Familiebehandling")


def main(sizes: tuple[int, ...]) -> None:
    """Run all and print."""
    seldom_collect()
    with tempfile.TemporaryDirectory(prefix="tovholder-bench-", ignore_cleanup_errors=True) as folder:
        for rows in sizes:
            write_table(Path(folder), rows)
            done = subprocess.run(
                [sys.executable, "-m", "bench.importing", "--one", str(_table(Path(folder), rows))],
                capture_output=True,
                text=True,
                check=True,
            )
            seconds, kilobytes = (float(word) for word in done.stdout.split())
            print(
                f"convert {rows:>9,} rows: {seconds:8.1f} s  {rows / seconds:8,.0f} rows a second  {kilobytes / 1024:6.0f} MB at most"
            )
        settings = replace(load_settings()[0], neo4j_uri=None, data=Path(folder) / "data", linger=0.0)
        with in_session(settings, act=("query", "bench")) as session:
            storing(session, converted(_table(Path(folder), min(sizes))))


def write_table(folder: Path, rows: int) -> None:
    """A list of helpers, with its mapping beside it."""
    chance = random.Random(1)
    (folder / "bench.yaml").write_text(MAPPING, "utf-8")
    with _table(folder, rows).open("w", newline="", encoding="utf-8") as file:
        written = csv.writer(file, delimiter=";")
        written.writerow(_HEAD)
        for n in range(rows):
            helper = chance.randrange(STAFF)
            who = [f"S-{n // A_FAMILY}", "Bo", f"Hjælper {helper}", f"Afdeling {helper % 40}"]
            what = [
                _SERVICES[n % 4],
                "i gang",
                f"{n % 28 + 1:02d}-{n % 12 + 1:02d}-20{10 + n % 9}",
                "0,5" if n % 2 else "",
            ]
            written.writerow([*who, *what, "x"])


def _table(folder: Path, rows: int) -> Path:
    return folder / f"rows_{rows}.csv"


def converted(table: Path) -> Converted:
    """The table by its mapping."""
    return bring_in([table], "table", table.with_name("bench.yaml"), Options(as_of=date(2024, 1, 1)), max_bytes=10**9)


def convert_one(table: Path) -> None:
    """Convert in this process, and print the seconds and the kilobytes that it took."""
    import resource  # not on Windows

    start = time.perf_counter()
    made = converted(table)
    assert made.is_whole
    with table.with_suffix(".yaml").open("wb") as file:
        made.write(file)
    with table.with_suffix(".json").open("wb") as file:
        made.write_account(file)
    print(time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


def storing(session: Session, made: Converted) -> None:
    """An import beside the engine's bare batches, in turn: nodes and relationships a second, and the share."""
    assert made.case_file is not None
    case_file, source = made.case_file, "bench"
    file = ImportedFile("bench.csv", "0" * 64, "table", "bench", made.places)
    graph = Difference(created=encode(state_of(case_file, source)))
    plan = Plan(Change(()), graph)
    bare: list[float] = []
    stored: list[float] = []
    for run in range(RUNS + 1):
        session.reset()
        start = time.perf_counter()
        door_of(session).write(ACCESS, lambda write: apply(write, plan))
        middle = time.perf_counter()
        session.reset()
        again = time.perf_counter()
        session.store(case_file, source, file=file)
        if run:  # in the first one the engine compiles what it does often
            bare.append(middle - start)
            stored.append(time.perf_counter() - again)
    shares = sorted(one / other for one, other in zip(bare, stored, strict=True))
    print(f"\n{graph.size:,} nodes and relationships, {len(made.places):,} records with where they came from")
    for name, seconds in (("the engine's bare batches", bare), ("an import, stored", stored)):
        middle = sorted(seconds)[len(seconds) // 2]
        print(f"{name:28} {middle:7.2f} s  {graph.size / middle:10,.0f} a second")
    print(f"share, run by run: {', '.join(f'{share:.0%}' for share in shares)}")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        convert_one(Path(sys.argv[2]))
    else:
        main(tuple(map(int, sys.argv[1:])) or ROWS)
