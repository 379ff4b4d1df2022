"""The room of a meeting shows what each who sits in it may see; and nothing made for one of two in conflict leads to the other."""

from collections.abc import Iterable
from dataclasses import replace

import pytest

from graph.errors import UnknownMeeting
from graph.model.base import Record
from graph.model.meetings import Meeting
from graph.model.records import CaseFile, order_key
from graph.reading.cut import Seen, cut, facts_in
from graph.reading.facts import FamilyFacts
from graph.reading.gathering import Gathering, gathering
from graph.reading.look import LimitedLook
from graph.reading.rights import Rights
from graph.reading.scope import Scope
from graph.reading.viewer import LocalViewer
from maps.papers import MeetingPapers, Paper, PaperName
from tests.access.looking import IDS, NOW, POLICY, assignments, circumstances, load_file, users, viewer

FULL = load_file("full.yaml")
USERS = users()


def facts(family: str, case_file: CaseFile = FULL) -> FamilyFacts:
    [record] = [one for one in case_file.families if one.id == IDS[family]]
    return facts_in(case_file, record, "source")


def looks(user: str, case_file: CaseFile = FULL):
    one = viewer(USERS[user], {unit.id: unit for unit in case_file.units})
    return one, circumstances(one, case_file, USERS, assignments())


def in_room(family: str, *participants: str) -> Seen:
    one, around = looks("u_rita")
    recorded = facts(family)
    return cut(recorded, POLICY.room(one, recorded, around, [IDS[name] for name in participants]))


def citizen(family: str, member: str) -> Seen:
    one, around = looks("u_rita")
    herself = replace(one, role="citizen", purpose="own", units=(), actors=())
    rights = {**around.rights, IDS[family]: Rights(IDS[family], member=IDS[member])}
    recorded = facts(family)
    return cut(recorded, POLICY.scope(herself, recorded, replace(around, rights=rights)))


def ids(records: Iterable[Record]) -> set[str]:
    known = {id: name for name, id in IDS.items()}
    return {known.get(id, id) for id in map(order_key, records)}


def test_a_room_with_the_job_centre_holds_what_it_and_the_family_department_both_see() -> None:
    room = in_room("A", "rita", "per")
    [work] = room.family.engagements
    assert work.actor == IDS["fiona"]
    assert (work.at, work.slots, work.goal, work.functions) == ("unknown", (), None, ("f03",))
    assert room.family.private_network == () == room.family.needs
    assert room.limited


def test_a_mother_in_the_room_leaves_herself_and_her_children() -> None:
    room = in_room("A", "rita", "fiona", "mor")
    assert ids(room.family.members) == {"mor", "barn", "ung"}
    assert IDS["e4"] not in {work.id for work in room.family.engagements}
    assert all(work.goal is None for work in room.family.engagements)
    assert not any(home.protected for home in room.family.homes)


def test_what_treatment_there_is_stays_out_of_a_room_with_others() -> None:
    assert IDS["e4"] not in {work.id for work in in_room("A", "lars", "mor", "per").family.engagements}


def test_a_room_is_never_more_than_each_who_sits_in_it_sees() -> None:
    both = in_room("A", "rita", "per")
    for alone in (in_room("A", "rita"), in_room("A", "per")):
        assert ids(both.family.engagements) <= ids(alone.family.engagements)
        assert both.actors.keys() <= alone.actors.keys()
        assert both.units.keys() <= alone.units.keys()


def test_a_citizen_sees_herself_her_children_and_their_help() -> None:
    mother = citizen("A", "mor")
    assert ids(mother.family.members) == {"mor", "barn", "ung"}
    assert IDS["e4"] in {work.id for work in mother.family.engagements}
    assert all(work.goal is None and work.yearly_cost is None for work in mother.family.engagements)
    assert {wish.by for wish in mother.family.wishes} == {IDS["mor"]}
    assert all(tie.source is None and tie.kind != "trust" for tie in mother.family.ties)


@pytest.mark.parametrize(("who", "other"), [("farC", "morC"), ("morC", "farC")])
def test_nothing_made_for_one_of_two_in_conflict_leads_to_the_other(who: str, other: str) -> None:
    seen = citizen("C", who)
    homes = {"morC": "hjemC", "farC": "hjemD"}
    assert ids(seen.family.members) == {who, "barnC"}
    assert homes[other] not in ids(seen.family.homes)
    assert not any(IDS[other] in work.for_ for work in seen.family.engagements)
    assert all(work.at in ("office", "unknown") for work in seen.family.engagements)
    assert seen.family.private_ties == () or who == "morC"
    assert IDS[other] not in repr(seen.family)


def test_the_father_sees_nothing_of_the_mothers_friend_or_of_help_in_her_home() -> None:
    father = citizen("C", "farC")
    assert father.family.private_network == ()
    assert ids(father.family.engagements) == {"eC1", "eC3"}
    assert "13:11" not in repr(father)


def test_a_room_with_the_father_holds_nothing_of_the_mother() -> None:
    room = in_room("C", "rita", "fiona", "farC")
    assert ids(room.family.homes) == {"hjemD"}
    assert ids(room.family.engagements) <= {"eC1"}
    assert IDS["veninde"] not in repr(room.family)


def test_what_is_sent_to_one_who_is_asked_is_theirs_also_where_somebody_works_alone() -> None:
    _, around = looks("u_rita")
    recorded = facts("A")
    alone = POLICY.room(LocalViewer(NOW), recorded, around, [IDS["per"]])
    assert shown_to(recorded, alone) == shown_to(
        recorded, POLICY.room(looks("u_per")[0], recorded, around, [IDS["per"]])
    )
    assert cut(recorded, alone).family.needs == ()


def shown_to(recorded: FamilyFacts, scope: Scope) -> set[str]:
    return ids(cut(recorded, scope).family.engagements)


def gathered(user: str, recorded: FamilyFacts, meeting: str) -> Gathering:
    """A meeting as a user prepares it."""
    viewer, around = looks(user)

    def room(meeting: Meeting) -> Seen:
        return cut(*POLICY.at_meeting(viewer, recorded, around, meeting))

    def one(who: str) -> Scope:
        return POLICY.room(viewer, recorded, around, [who])

    return gathering(LimitedLook(viewer, POLICY, around), POLICY, recorded, meeting, room, one)


TEXTS: tuple[PaperName, ...] = ("agenda", "network", "efforts", "goals", "priorities", "timeline")
LISTS = ("private_ties", "wishes", "needs", "agreements", "priorities", "status_points", "dreams")


@pytest.mark.parametrize("user", ["u_rita", "u_per", "u_fiona"])
def test_what_does_not_show_in_the_room_changes_nothing_of_its_papers(user: str) -> None:
    recorded, seen = facts("A"), 0
    for meeting in recorded.family.meetings:
        try:
            whole = gathered(user, recorded, meeting.id)
        except UnknownMeeting:
            continue
        told = _told(MeetingPapers(whole, "da"))
        for name in LISTS:
            shown = {order_key(one) for one in getattr(whole.room.family, name)}
            for hidden in (one for one in getattr(recorded.family, name) if order_key(one) not in shown):
                left = tuple(one for one in getattr(recorded.family, name) if one is not hidden)
                bare = replace(recorded, family=recorded.family.replaced(**{name: left}))
                twin = _told(MeetingPapers(gathered(user, bare, meeting.id), "da"))
                assert twin == told, (meeting.id, name, order_key(hidden))
                seen += 1
    assert seen > 5


def _told(papers: MeetingPapers) -> list[Paper | None]:
    return [papers.paper(name) for name in TEXTS]
