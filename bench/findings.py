"""All findings: of one family by size, and of a municipality, beside the same rules written plainly over dictionaries.

`python -m bench.findings [FAMILIES]` (1,000, 5,000 and 25,000 where nothing is said) on a throw-away folder. The plain
version is the evaluator of `tests/naive`: the second reading of the rules that the product is tested against. It is given
one family at a time, as a document in memory; reading costs it nothing. Both look for garbage as seldom as commands do, and
say the columns of each candidate.
"""

import json
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from bench.municipality import case_file
from bench.timing import Timed, in_turn, report
from casework.session import Session
from graph.reading.cut import Seen, facts_of
from graph.reading.facts import named_ids
from graph.reading.rows import BATCH, stored_families
from graph.storage.statements import statement
from queries import Finding, findings
from tests.naive import evaluate as plain
from tests.naive.reading import read_catalogue
from tests.sessions import ACCESS, door_of
from tovholder.application import in_session
from tovholder.cli.console import seldom_collect
from tovholder.settings import load_settings

SIZES = {8: 100, 25: 10, 70: 1}
"""Actors of a family, and how many such families are timed together."""
A_FILE = 250
"""Families a source."""
GROWTH = (1_000, 5_000, 25_000)
SAMPLE = 500
"""Families on which the plain version is timed: its time a family does not depend on how many there are."""
Document = dict[str, Any]


def main(sizes: tuple[int, ...]) -> None:
    """Run all and print."""
    seldom_collect()
    for actors, families in SIZES.items():
        one_size(actors, families)
    with tempfile.TemporaryDirectory(prefix="tovholder-bench-", ignore_cleanup_errors=True) as folder:
        settings = replace(load_settings()[0], neo4j_uri=None, data=Path(folder), linger=0.0)
        with in_session(settings, act=("query", "bench")) as session:
            stored = 0
            for families in sizes:
                for number in range(stored // A_FILE, families // A_FILE):
                    session.store(case_file(number, A_FILE), f"source {number}")
                stored = families
                municipality(session, families)


def one_size(actors: int, families: int) -> None:
    """The findings of some families of one size."""
    file = case_file(actors, families, actors=actors)
    facts = [facts_of(file, family.id) for family in file.families]
    documents = list(alone(json.loads(json.dumps(file.document(), default=str))))
    catalogue = read_catalogue()
    day = file.as_of
    works = {
        "findings": lambda: [with_columns(findings(one, day)) for one in facts],
        "the rules written plainly": lambda: [
            plain.evaluate(document, document["families"][0]["id"], day, catalogue) for document in documents
        ],
    }
    report(f"{families} families of {actors} actors, facts at hand", in_turn(works, runs=3, warm=1))


def with_columns(found: list[Finding]) -> list[Finding]:
    """The findings, what is known of each candidate worked out: the plain rules say it too."""
    for finding in found:
        if finding.candidate:
            assert finding.candidate.columns
    return found


def alone(document: Document) -> Iterator[Document]:
    """The document once for each family, with no other family in it."""
    yield from (document | {"families": [family]} for family in document["families"])


def municipality(session: Session, families: int) -> None:
    """All findings of so many families, streamed; beside reading alone, and the plain rules on as many."""
    ids = [entry.id for entry in session.families()]
    assert len(ids) == families
    bare = timed("bare bulk read", lambda: bulk_read(session, ids))
    facts = timed("facts", lambda: sum(1 for _ in session.facts(ids)))
    everything = timed(
        "findings of all, streamed",
        lambda: sum(len(with_columns(findings(one, one.as_of))) for one in session.facts(ids)),
    )
    sample = list(session.facts(ids[:SAMPLE]))
    rules = timed("rules alone", lambda: [with_columns(findings(one, one.as_of)) for one in sample])
    documents = [document_of(one) for one in sample]
    catalogue = read_catalogue()
    plainly = timed(
        "plain rules", lambda: [plain.evaluate(said, said["families"][0]["id"], sample[0].as_of, catalogue) for said in documents]
    )  # fmt: skip
    scale = families / SAMPLE
    report(
        f"A municipality of {families:,} families of 8 actors; memory at its highest "
        f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB",
        [
            bare,
            facts,
            everything,
            Timed("rules alone (from a sample)", tuple(s * scale for s in rules.seconds)),
            Timed("rules written plainly (from a sample)", tuple(s * scale for s in plainly.seconds)),
        ],
    )


def bulk_read(session: Session, ids: list[str]) -> int:
    """The same statements in the same batches, their rows taken and thrown away."""
    door, rows = door_of(session), 0

    def run(text: Any, **parameters: Any) -> list[Any]:
        return door.read(ACCESS, text, **parameters)

    first = list(stored_families(run, ids[:BATCH]))
    named = sorted({id for one in first for id in named_ids(one.family)})
    sources = sorted({one.source for one in first})
    for start in range(0, len(ids), BATCH):
        rows += len(run(statement("families").text, families=ids[start : start + BATCH]))
        rows += len(run(statement("around").text, actors=named, units=named, sources=sources))
    return rows


def document_of(facts: Seen) -> Document:
    """A family as the plain rules take it: dictionaries and lists."""
    told = {
        "tovholder": 1,
        "as_of": facts.as_of,
        "units": [unit.document() for unit in facts.units.values()],
        "actors": [actor.document() for actor in facts.actors.values()],
        "ties": [tie.document() for tie in facts.general_ties],
        "families": [facts.family.document()],
    }
    return json.loads(json.dumps(told, default=str))


def timed(name: str, work: Any) -> Timed:
    """One run: these take minutes."""
    start = time.perf_counter()
    work()
    return Timed(name, (time.perf_counter() - start,))


if __name__ == "__main__":
    main(tuple(int(word) for word in sys.argv[1:]) or GROWTH)
