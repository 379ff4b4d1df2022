"""What is printed is what `docs/findings.schema.json` says, on every case; the page is fresh."""

import json
from pathlib import Path

import pytest

from graph.reading.cut import facts_of
from importers import load
from queries import findings
from queries.measures.family import measures
from queries.schema import CANDIDATE, CONSENT, EVIDENCE, FINDING, MEASURE, schema
from tests.case_files import CASES

DOCS = Path(__file__).parents[2] / "docs"
FILES = sorted(path for path in CASES.glob("*.yaml") if ".expected" not in path.name)


def test_the_schema_is_fresh() -> None:
    text = (DOCS / "findings.schema.json").read_text(encoding="utf-8")
    assert json.loads(text) == schema(), "python -m queries.schema > docs/findings.schema.json"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_record_has_the_keys_of_the_schema(path: Path) -> None:
    case_file = load(path).case_file
    for family in case_file.families:
        facts = facts_of(case_file, family.id)
        assert list(measures(facts, facts.as_of)) == list(MEASURE)
        for finding in findings(facts, facts.as_of):
            said = json.loads(json.dumps(finding.document("en")))
            assert list(said) == list(FINDING)
            for key in ("type", "level", "confidence"):
                assert said[key] in FINDING[key]["enum"]
            for entry in said["evidence"] + said["counter_evidence"]:
                assert entry.keys() <= EVIDENCE["properties"].keys()
                assert entry.keys() >= set(EVIDENCE["required"])
            assert all(entry.keys() == CONSENT["properties"].keys() for entry in said["consent"])
            assert said["candidate"] is None or said["candidate"].keys() == CANDIDATE["properties"].keys()
