"""The room in which a meeting sits: beside what all there may see, who they are and what they say; nothing else shows, or tells of itself."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from access.apart import in_conflict_with
from access.policy import AccessPolicy
from graph.model.base import Record
from graph.model.meetings import Meeting, sitting
from graph.model.records import CaseFile, Family
from graph.reading.cut import Seen, cut, facts_in
from graph.reading.facts import FamilyFacts
from graph.reading.rights import Circumstances
from graph.reading.viewer import LocalViewer
from importers import load
from queries.day.view import at

ROOT = Path(__file__).parents[2]
FILES = [
    *sorted((ROOT / "tovholder/demo").glob("*.yaml")),
    *sorted((ROOT / "tests/meetings/cases").glob("*.yaml")),
    ROOT / "tests/access/files/full.yaml",
]
TOLD_BY_NOBODY = ("needs", "wishes", "status_points", "dreams", "agreements", "priorities")
"""Lists of which no record decides what somebody else may see."""
NOW = datetime(2025, 7, 1, 12, tzinfo=UTC)


def room(facts: FamilyFacts, meeting: Meeting) -> Seen:
    around = Circumstances({}, dict(facts.units))
    told, scope = AccessPolicy().at_meeting(LocalViewer(NOW), facts, around, meeting)
    return cut(told, scope)


def meetings(case_file: CaseFile) -> list[tuple[FamilyFacts, Meeting]]:
    return [
        (facts_in(case_file, family, "source"), meeting)
        for family in case_file.families
        for meeting in family.meetings
        if meeting.participants
    ]


def without(facts: FamilyFacts, list: str, left: tuple[Record, ...]) -> FamilyFacts:
    """The facts with these records of a list alone; agreements name none that is gone."""
    family = facts.family.replaced(**{list: left})
    there = {one.id for one in (*family.needs, *family.agreements)}
    agreements = tuple(
        one.replaced(need=one.need if one.need in there else None, after=one.after if one.after in there else None)
        for one in family.agreements
    )
    return replace(facts, family=family.replaced(agreements=agreements))


def shown(seen: Seen) -> tuple[Family, dict[str, object], dict[str, object]]:
    return seen.family, dict(seen.actors), dict(seen.units)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_does_not_show_in_the_room_tells_nothing_of_itself_there(path: Path) -> None:
    for facts, meeting in meetings(load(path).case_file):
        seen = room(facts, meeting)
        for list in TOLD_BY_NOBODY:
            known = {getattr(one, "id", one) for one in getattr(seen.family, list)}
            there = tuple(one for one in getattr(facts.family, list) if getattr(one, "id", one) in known)
            less = without(facts, list, there)
            assert shown(room(less, meeting)) == shown(seen), (meeting.id, list)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_who_sits_there_shows_and_nobody_else_who_is_hidden_from_one_of_them(path: Path) -> None:
    for facts, meeting in meetings(load(path).case_file):
        seen = room(facts, meeting)
        here = set(sitting(meeting))
        if here & in_conflict_with(facts.family, here):  # two who must not meet: then nothing leads to either
            assert not here & {one.id for one in seen.family.private_network}
            continue
        people = {one.id for one in (*facts.family.members, *facts.family.private_network)}
        assert here & facts.actors.keys() <= seen.actors.keys()
        assert here & {one.id for one in facts.family.members} <= {one.id for one in seen.family.members}
        assert set(seen.family.meetings[0].participants) <= here | seen.actors.keys() | people
        assert seen.limited, "nothing is claimed from silence"
        works = {one.actor: one for one in seen.family.engagements}
        whole = {one.id: one for one in facts.family.engagements}
        bare = [one for one in works.values() if one.for_ == () and whole[one.id].for_ != ()]
        assert all(one.actor in here for one in bare)
        assert all((one.service, one.goal, one.slots, one.at) == (None, None, (), "unknown") for one in bare)


def test_a_sister_and_the_job_centre_see_who_sits_there_and_who_talks() -> None:
    """Of Anna's meeting in August: her sister sits there, so nothing is told that not all may see but who they are."""
    [(facts, meeting)] = [
        (facts, one)
        for facts, one in meetings(load(ROOT / "tovholder/demo/anna.yaml").case_file)
        if one.id == "an_m_august"
    ]
    seen = room(facts, meeting)
    assert [one.name for one in seen.family.members] == ["Anna"]
    assert [one.name for one in seen.family.private_network] == ["Mette, Annas søster"]
    assert seen.family.members[0].lives_in == () == seen.family.homes
    assert {one.actor for one in seen.family.engagements} == set(meeting.participants) & facts.actors.keys()
    assert seen.family.needs == () == seen.family.wishes == seen.family.private_ties
    view = at(seen, facts.as_of)
    assert view.state("an_jobraadgiver", "an_familiebehandler") == "absent", "it is written down"
    assert view.state("an_familieraadgiver", "an_laerer") == "present"


def test_whoever_took_part_sat_there_whatever_they_had_answered() -> None:
    held = Meeting.model_validate(
        {
            "id": "m",
            "kind": "network_meeting",
            "status": "held",
            "participants": ["a", "b"],
            "invited": [{"who": "b", "answer": "no"}, {"who": "c"}],
        }
    )
    assert sitting(held) == ("a", "b")
    assert set(sitting(held.replaced(status="planned"))) == {"a", "c"}


def test_where_nobody_sits_nothing_shows() -> None:
    facts, meeting = next(found for found in meetings(load(ROOT / "tovholder/demo/anna.yaml").case_file))
    empty = meeting.replaced(participants=(), invited=())
    seen = room(replace(facts, family=facts.family.replaced(meetings=(empty,))), empty)
    family = seen.family
    assert not (family.members or family.private_network or family.engagements or family.ties or family.agreements)
    assert not (seen.actors or family.needs or family.status_points or family.dreams)


def test_who_said_that_they_do_not_come_leaves_the_room_to_the_others() -> None:
    [(facts, meeting)] = [
        (facts, one)
        for facts, one in meetings(load(ROOT / "tovholder/demo/anna.yaml").case_file)
        if one.id == "an_m_august"
    ]
    away = meeting.replaced(participants=tuple(id for id in meeting.participants if id != "an_soester"), invited=())
    family = facts.family.replaced(meetings=(away,))
    seen = room(replace(facts, family=family), away)
    assert [one.name for one in seen.family.private_network] == []
    assert {one.name for one in seen.family.members} >= {"Anna"}
