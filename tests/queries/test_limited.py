"""To whoever may not see all, nothing is claimed from silence: a helper who is hidden never becomes "there is no helper"."""

import re
from typing import Any

import pytest

from queries import findings_of
from queries.day.view import View, at
from queries.limited import AT_MOST, FROM_SILENCE
from tests.queries.build import DAY, facts
from tests.sessions import changed

THREE = "engagements: [{actor: a}, {actor: b}, {actor: c}]\n"
FAMILIES = {
    "coverage_gap": "engagements: [{actor: a, service: mentor}]\nneeds: [{id: n, for: [barn], function: f01}]\n",
    "loose_ball": "engagements: [{actor: a, service: mentor}]\nneeds: [{id: n, for: [barn], function: f01}]\n",
    "single_point_of_failure": THREE + "ties: [{a: a, b: familie, kind: coordinates, status: documented}]\n",
    "handover_gap": "engagements: [{actor: a}]\nties: [{a: a, b: familie, kind: coordinates, status: documented, to: 2024-06-20}]\n",
    "no_established_contact": "engagements: [{actor: a, status: granted}]\nties: [{a: a, b: mor, kind: exchange, status: attempted, date: 2024-05-20}]\n",
    "meeting_gap": "engagements: [{actor: a}, {actor: c}]\n"
    "meetings: [{id: m, kind: network_meeting, date: 2024-05-20, participants: [a, c], coordinator: none, status: held}]\n",
    "discontinuity": "engagements: [{actor: a, predecessors: {count: 3, since: 2023-06}}]\n",
    "no_coordinator": THREE + "ties: [{a: a, b: b, kind: exchange, status: documented}]\n",
    "no_private_support": "mapped: {private: 2024-05-01}\n",
}


def views(family: str) -> tuple[View, View]:
    whole = facts(family)
    return at(whole, DAY), at(changed(whole, limited=True), DAY)


def of_type(view: View, type: str) -> list[Any]:
    return [finding for finding in findings_of(view) if finding.type == type]


@pytest.mark.parametrize("type", AT_MOST)
def test_a_finding_from_silence_is_no_surer_than_silence_allows(type: str) -> None:
    whole, limited = views(FAMILIES[type])
    [full], [less] = of_type(whole, type), of_type(limited, type)
    assert full.confidence == "documented"
    assert less.confidence == AT_MOST[type]
    assert less.subjects == full.subjects
    assert less.evidence == full.evidence


@pytest.mark.parametrize("type", AT_MOST)
@pytest.mark.parametrize(
    ("lang", "claims"), [("da", r"ikke noteret|er ene om|ikke spurgt"), ("en", r"not recorded|is alone in|not asked")]
)
def test_its_statement_says_what_can_be_seen_and_not_what_is_recorded(type: str, lang: str, claims: str) -> None:
    _, limited = views(FAMILIES[type])
    [finding] = of_type(limited, type)
    assert not re.search(claims, finding.document(lang)["statement"])


def test_a_need_that_nobody_is_seen_to_cover_is_a_possible_gap() -> None:
    whole, limited = views(FAMILIES["coverage_gap"])
    assert [of_type(view, "coverage_gap")[0].class_ for view in (whole, limited)] == [None, "possible_gap"]


def test_each_statement_from_silence_has_words_of_its_own() -> None:
    types = {key.split(".")[0] for key in FROM_SILENCE}
    assert types - {"not_mapped"} <= AT_MOST.keys()


def test_who_sees_all_is_told_as_before() -> None:
    for family in FAMILIES.values():
        whole, _ = views(family)
        again = at(changed(facts(family), limited=False), DAY)
        assert [one.document("da") for one in findings_of(whole)] == [one.document("da") for one in findings_of(again)]
