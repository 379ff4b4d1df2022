"""What is made for a meeting: the room of all who sit there, each one's own, and what is handed out, with nobody who is barred."""

import pytest

from graph.checks import check_document
from graph.errors import UnknownMeeting
from graph.model.records import CaseFile
from graph.reading.cut import cut, facts_in
from graph.reading.gathering import Gathering, gathering, handed_out
from graph.reading.look import Look
from graph.reading.scope import EVERYTHING, Scope
from importers.casefile.yaml12 import read_yaml
from tests.access.looking import POLICY

FAMILY = """
tovholder: 1
as_of: 2025-06-30
actors: [{id: rita, name: Rita, kind: professional}, {id: bo, name: Bo, kind: professional}]
families:
  - id: f
    name: F
    homes: [{id: hjem}]
    members: [{id: mor, name: Mor, kind: adult, lives_in: [hjem]}, {id: barn, name: Barn, kind: child, custody: [mor]}]
    private_network: [{id: morfar, name: Morfar}, {id: mormor, name: Mormor}]
    private_ties:
      - {a: morfar, b: barn, no_contact: true}
      - {a: mormor, b: barn, closeness: 1, valence: positive}
      - {a: morfar, b: mormor, valence: positive}
    wishes: [{by: mor, about: bo, wish: not_wanted}]
    engagements:
      - {id: e1, actor: rita, for: [mor], at: office, status: active, from: 2025-01-01}
      - {id: e2, actor: bo, for: [barn], at: office, status: active, from: 2025-01-01}
    meetings:
      - {id: m, kind: network_meeting, date: 2025-07-10, status: planned, participants: [mor, rita], invited: [{who: mormor}, {who: barn, answer: no}]}
      - {id: both, kind: network_meeting, date: 2025-08-10, status: planned, participants: [barn, rita], invited: [{who: morfar}]}
    agreements: [{id: a, text: Ringer, holder: bo, status: open}, {id: b, text: Skriver, holder: rita, status: open}]
"""


def read() -> CaseFile:
    checked = check_document(read_yaml(FAMILY)[0])
    assert checked.case_file is not None, checked.errors
    return checked.case_file


def gathered(meeting: str) -> Gathering:
    case_file = read()
    facts = facts_in(case_file, case_file.families[0], "file")

    def one(who: str) -> Scope:
        return POLICY.kept_apart(EVERYTHING, facts.family, [who])

    return gathering(Look(), POLICY, facts, meeting, lambda meeting: cut(facts, EVERYTHING), one)


def test_what_is_made_for_one_of_two_in_conflict_leads_to_neither() -> None:
    found = gathered("m")
    assert {*found.sitting} == {"mor", "rita", "mormor"}, "who said no does not sit there"
    assert not found.meets_apart and found.room == found.for_one("mormor") == found.for_one("rita")
    assert found.made_for("barn").family.private_network == ()
    assert gathered("both").meets_apart
    with pytest.raises(UnknownMeeting):
        gathered("none")


def test_nobody_who_is_barred_is_handed_out_nor_what_they_promised() -> None:
    seen = gathered("m").room
    out = handed_out(seen)
    family = out.family
    assert [one.id for one in family.private_network] == ["mormor"]
    assert out.actors.keys() == {"rita"} and [one.id for one in family.engagements] == ["e1"]
    assert [one.id for one in family.agreements] == ["b"]
    assert out.limited and not seen.limited, "what is missing is not claimed to be so"
    assert handed_out(out) == out
