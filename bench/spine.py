"""The spine: facts beside the bare query, findings, import beside the engine's bare batch speed, a command's start.

`python -m bench.spine [FILES FAMILIES]` (100 files of 100 families where nothing is said) on a throw-away folder.
"""

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from bench.municipality import case_file
from bench.timing import Timed, in_turn, report
from casework.session import Session
from graph.model.change import Change
from graph.storage.codec import encode
from graph.storage.door import Door
from graph.storage.statements import statement
from graph.writing.apply import apply
from graph.writing.difference import Difference, Plan
from importers import load, to_yaml
from queries import findings
from tests.graph.states import state_of
from tests.sessions import ACCESS, door_of
from tovholder.application import in_session
from tovholder.cli.console import seldom_collect
from tovholder.settings import load_settings


def main(files: int, families: int) -> None:
    """Run all and print. This process looks for garbage as seldom as commands do."""
    seldom_collect()
    with tempfile.TemporaryDirectory(prefix="tovholder-bench-") as folder:
        settings = replace(load_settings()[0], neo4j_uri=None, data=Path(folder) / "data", linger=5.0)
        with in_session(settings, act=("query", "bench")) as session:
            imports(session, Path(folder), files, families)
            one_family(session)
            commands(folder)


def imports(session: Session, folder: Path, files: int, families: int) -> None:
    """Import of many files beside the engine's bare batch speed on the same nodes and relationships."""
    for warm in range(3):  # the engine compiles what it does often; that is not what is compared
        session.store(case_file(warm, families), str(warm))
        session.reset()
    paths = [folder / f"{number}.yaml" for number in range(files)]
    for number, path in enumerate(paths):
        path.write_text(to_yaml(case_file(number, families)), encoding="utf-8")
    start = time.perf_counter()
    read = [load(path) for path in paths]
    parsed = time.perf_counter()
    elements = 0
    for one in read:
        session.store(one.case_file, one.source)
    stored = time.perf_counter()
    session.reset()
    bare_start = time.perf_counter()
    for one in read:
        graph = Difference(created=encode(state_of(one.case_file, one.source)))
        elements += graph.size
        _forget_shared(door_of(session), graph)
        plan = Plan(Change(()), graph)
        door_of(session).write(ACCESS, lambda write, plan=plan: apply(write, plan))
    bare = time.perf_counter() - bare_start
    rows = [
        Timed("the engine's bare batches", (bare,)),
        Timed("store: plan and apply", (stored - parsed,)),
        Timed("read and check the files", (parsed - start,)),
        Timed("import in all", (stored - start,)),
    ]
    report(f"Import of {files} files of {families} families, {elements:,} nodes and relationships", rows)


def _forget_shared(door: Door, graph: Difference) -> None:
    """Units and actors that are there already are not created again."""
    there = {
        row["key"] for row in door.write(ACCESS, lambda write: write.run("MATCH (n:Actor|Unit) RETURN n.key AS key"))
    }
    if there:
        graph.created.nodes = {
            ref: said for ref, said in graph.created.nodes.items() if ref.label not in ("Unit", "Actor")
        }
        shared = ("PART_OF", "WORKS_IN", "HAS_ACCESS_TO")
        graph.created.edges = {ref: said for ref, said in graph.created.edges.items() if ref.type not in shared}


def one_family(session: Session) -> None:
    """Facts and findings of one family beside the bare query."""
    id = "f0_0"
    facts = next(session.facts([id]))
    text = statement("families").text
    works = {
        "bare query of one family": lambda: door_of(session).read(ACCESS, text, families=[id]),
        "facts of one family": lambda: list(session.facts([id])),
        "findings of one family (8 actors), facts at hand": lambda: findings(facts, facts.as_of),
    }
    report("One family", in_turn(works, runs=50, warm=5))


def commands(data: str) -> None:
    """A whole command beside the bare start of Python, the engine running."""
    ours = {"TOVHOLDER_DATA": str(Path(data) / "data"), "TOVHOLDER_SETTINGS": os.devnull}
    environ = {name: value for name, value in os.environ.items() if name != "TOVHOLDER_NEO4J_URI"} | ours

    def run(*words: str) -> None:
        subprocess.run([sys.executable, *words], check=True, env=environ, stdout=subprocess.DEVNULL)

    works = {
        "python -c pass": lambda: run("-c", "pass"),
        "tovholder --version": lambda: run("-m", "tovholder", "--version"),
        "tovholder findings --family ID, engine running": lambda: run(
            "-m", "tovholder", "findings", "--family", "f0_0", "--format", "json"
        ),
    }
    report("Commands", in_turn(works, runs=7))


if __name__ == "__main__":
    main(*(int(word) for word in sys.argv[1:3])) if len(sys.argv) > 2 else main(100, 100)
