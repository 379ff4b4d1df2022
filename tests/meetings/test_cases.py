"""The cases of meetings: what is asked of each is answered as expected, to the word."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from graph.reading.cut import Seen, facts_of
from importers import load
from queries.day.view import at
from queries.finding import Finding
from queries.measures.family import measures
from queries.meetings.consent_matrix import consent_matrix
from queries.meetings.day import meeting_on
from queries.meetings.invite import invitation
from queries.rules.registry import findings
from queries.timeline import timeline

CASES = Path(__file__).parent / "cases"
NAMES = [path.name.removesuffix(".ask.json") for path in sorted(CASES.glob("*.ask.json"))]


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def key(finding: Finding) -> str:
    """A finding as the cases write it."""
    subjects, between = (",".join(sorted(ids)) for ids in (finding.subjects, finding.between))
    said = (finding.type, finding.class_ or "", finding.level or "", subjects, between, finding.about or "")
    return "|".join(said)


class Case:
    """A case file, what is asked of it, and the answers."""

    def __init__(self, name: str) -> None:
        case_file = load(CASES / f"{name}.yaml").case_file
        self.seen = {family.id: facts_of(case_file, family.id) for family in case_file.families}
        self.ask = json.loads((CASES / f"{name}.ask.json").read_text(encoding="utf-8"))
        self.expected = json.loads((CASES / f"{name}.expected.json").read_text(encoding="utf-8"))

    def on_days(self, what: str) -> list[tuple[Seen, date]]:
        """Each family on each day that is asked for."""
        days = [date.fromisoformat(one) for one in self.ask.get(what, [])]
        return [(seen, one) for _, seen in sorted(self.seen.items()) for one in days]


@pytest.fixture(scope="module", params=NAMES)
def case(request: pytest.FixtureRequest) -> Case:
    return Case(request.param)


def test_who_has_the_ball(case: Case) -> None:
    told = [ball.document() for seen, when in case.on_days("balls") for ball in at(seen, when).balls]
    assert told == case.expected.get("balls", [])


def test_a_loose_ball_is_found(case: Case) -> None:
    found = [one for seen, when in case.on_days("balls") for one in findings(seen, when) if one.type == "loose_ball"]
    assert [_told(one) for one in found] == case.expected.get("loose_ball", [])


def _told(finding: Finding) -> dict[str, Any]:
    said = finding.document()
    keys = (
        "type",
        "class",
        "level",
        "family",
        "as_of",
        "subjects",
        "between",
        "value",
        "interval",
        "confidence",
        "date_uncertain",
    )
    evidence = sorted(item["id"] for item in said["evidence"])
    return {**{name: said[name] for name in keys}, "evidence": evidence, "asked": said["question"] is not None}


def test_whom_to_invite(case: Case) -> None:
    asked = case.ask.get("invite", [])
    told = []
    for family, meeting, when in asked:
        found = invitation(case.seen[family], meeting, day(when))
        names = {one.id: key(one) for one in found.findings}
        told.append(_with_keys(found.document(), names))
    assert told == case.expected.get("invite", [])


def _with_keys(document: dict[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    for person in document["people"]:
        for reason in person["reasons"]:
            reason["findings"] = sorted(names[id] for id in reason["findings"])
            reason["records"] = sorted(record["id"] for record in reason["records"])
    return {**document, "untouched": sorted(names[id] for id in document["untouched"])}


def test_what_may_be_said(case: Case) -> None:
    told = [
        consent_matrix(meeting_on(case.seen[family], meeting, day(when))).document()
        for family, meeting, when in case.ask.get("consent", [])
    ]
    assert told == case.expected.get("consent", [])


def test_the_gaps_of_a_year(case: Case) -> None:
    for (family, first, last), expected in zip(
        case.ask.get("timeline", []), case.expected.get("timeline", []), strict=True
    ):
        found = timeline(case.seen[family], date.fromisoformat(first), date.fromisoformat(last)).document()
        assert {name: found[name] for name in expected} == expected


def test_contact_surfaces_and_case_management(case: Case) -> None:
    for (seen, when), expected in zip(case.on_days("measures"), case.expected.get("measures", []), strict=True):
        found = measures(seen, when)
        assert {name: found[name] for name in expected} == expected
