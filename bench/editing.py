"""What a command costs, beside the reading of the same family, and whether it stays so.

`python -m bench.editing [FAMILIES …]` (1,000 and 25,000 where nothing is said) on a folder that is thrown away: in turn, on one database,
the family is read as a page reads it, changed by a command with its answer (findings before and after), and opened with its keys; then
once more with 1,000 changes in its history.
"""

import sys
import tempfile
from dataclasses import replace
from itertools import count
from pathlib import Path

from bench.municipality import case_file
from bench.timing import in_turn, report
from casework.session import Session
from tovholder.application import in_session
from tovholder.cli.console import seldom_collect
from tovholder.settings import load_settings

A_FILE = 250
"""Families a source."""
ACTORS = (8, 25)
RUNS = 15
CHANGES = 1_000


def main(sizes: tuple[int, ...]) -> None:
    """Run all and print."""
    seldom_collect()
    with tempfile.TemporaryDirectory(prefix="tovholder-bench-", ignore_cleanup_errors=True) as folder:
        settings = replace(load_settings()[0], neo4j_uri=None, data=Path(folder), linger=0.0)
        with in_session(settings, act=("query", "bench")) as session:
            edited = [case_file(10_000 + actors, 1, actors) for actors in ACTORS]
            for number, file in enumerate(edited):
                session.store(file, f"edited {number}")
            stored = 0
            for families in sizes:
                for number in range(stored // A_FILE, families // A_FILE):
                    session.store(case_file(number, A_FILE), f"source {number}")
                stored = families
                for actors, file in zip(ACTORS, edited, strict=True):
                    one_family(session, file.families[0].id, f"{families} families, one of {actors} actors")
            for actors, file in zip(ACTORS, edited, strict=True):
                family = file.families[0].id
                for _ in range(CHANGES):
                    _change(session, family)
                one_family(session, family, f"the same with {CHANGES} changes, {actors} actors")


_YEARS = count()


def _change(session: Session, family: str) -> None:
    """Change one field of the first member."""
    opened = session.open(family)
    member = opened["lists"]["members"][0]["key"]
    said = {"command": "change", "list": "members", "key": member, "set": {"birth_year": 1950 + next(_YEARS) % 50}}
    answer = session.edit(family, {**said, "base": opened["version"]}, via="api")
    assert answer.status == 200, answer.document


def one_family(session: Session, family: str, title: str) -> None:
    """A command beside the reading of the family."""
    version = session.open(family)["version"]
    member = session.open(family)["lists"]["members"][0]["key"]
    said = {"command": "change", "list": "members", "key": member}

    def command() -> None:
        nonlocal version
        wanted = {**said, "set": {"birth_year": 1950 + next(_YEARS) % 50}, "base": version}
        version = session.edit(family, wanted, via="api").document["version"]

    works = {
        "read the family": lambda: list(session.facts([family])),
        "a command, with its findings": command,
        "open the family with its keys": lambda: session.open(family),
        "the first page of its history": lambda: session.changes(family),
    }
    report(title, in_turn(works, RUNS, warm=3))


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or (1_000, 25_000))
