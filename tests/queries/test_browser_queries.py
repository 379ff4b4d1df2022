"""The queries for Neo4j Browser give the same pairs as the rules beside them, on every case and day."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import yaml

from graph.facts import facts_of
from graph.statements import statement
from graph.store import Store
from graph.viewer import LocalViewer
from importers import load
from queries import findings
from tests.conftest import CASES

ME = LocalViewer()
FILES = sorted(path for path in CASES.glob("*.yaml") if ".expected" not in path.name)
CASES_WITH_OVERLAP = {"audit_three_in_home", "syn_homes"}


def days_of(path: Path) -> list[date]:
    expected = yaml.safe_load(path.with_suffix(".expected.yaml").read_text(encoding="utf-8"))
    return sorted({date.fromisoformat(str(check["as_of"])) for check in expected["checks"]})


def pairs(store: Store, name: str, day: date) -> set[tuple[str, str, str]]:
    rows = store.door.read(ME, statement(name, "queries").text, day=day)
    return {(row["family"], row["actor"], row["other_actor"]) for row in rows}


def by_rule(path: Path, type: str, day: date) -> Iterator[tuple[str, str, str]]:
    case_file = load(path).case_file
    for family in case_file.families:
        for finding in findings(facts_of(case_file, family.id), day):
            if finding.type == type:
                a, b = finding.subjects
                yield family.id, a, b


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_redundant_actors_gives_the_pairs_of_the_rule(store: Store, path: Path) -> None:
    store.store(load(path).case_file, path.stem)
    seen = {day: pairs(store, "redundant_actors", day) for day in days_of(path)}
    assert seen == {day: set(by_rule(path, "redundant_actors", day)) for day in seen}
    assert any(seen.values()) or path.stem not in CASES_WITH_OVERLAP


def test_redundant_actors_names_home_tasks_and_engagements(store: Store) -> None:
    """syn_homes: Hjemmestøtte A and the new Forældrehjælp, both for Maja."""
    store.store(load(CASES / "syn_homes.yaml").case_file, "syn_homes")
    rows = store.door.read(ME, statement("redundant_actors", "queries").text, day=date(2024, 6, 1))
    [row] = [row for row in rows if (row["actor"], row["other_actor"]) == ("afloeser", "stoette_a")]
    assert row == {
        "family": "familie_lund",
        "actor": "afloeser",
        "other_actor": "stoette_a",
        "home": "hjem_mor",
        "same_tasks": [["f01", "f03"]],
        "engagements": ["e_ny / e_a"],
    }
