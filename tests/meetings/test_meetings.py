"""What decisions would do, what a meeting changed, the lanes of a year, and who may know who must not meet."""

import json
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.checks import check_document
from graph.errors import UnknownMeeting
from graph.model.periods import Days
from graph.reading.cut import Seen, facts_of
from importers.casefile.yaml12 import read_yaml
from queries.contacts import gap_between
from queries.day.view import at
from queries.meetings.changed import meeting_changes
from queries.meetings.consent_matrix import consent_matrix
from queries.meetings.day import meeting_on
from queries.meetings.effect import effect
from queries.meetings.invite import invitation
from queries.timeline import timeline
from tests.naive.timeline import gap

FAMILY = """
tovholder: 1
as_of: 2025-06-30
units:
  - {id: social, name: Social, level: administration, sector: social_children}
  - {id: besk, name: Job, level: administration, sector: employment}
actors:
  - {id: rita, name: Rita, kind: professional, unit: social, authority: true}
  - {id: bo, name: Bo, kind: professional, unit: social}
  - {id: ida, name: Ida, kind: professional, unit: besk}
families:
  - id: f
    name: F
    homes: [{id: hjem}]
    members: [{id: mor, name: Mor, kind: adult, lives_in: [hjem]}, {id: barn, name: Barn, kind: child, custody: [mor]}]
    private_network: [{id: far, name: Far}]
    private_ties: [{a: far, b: mor, valence: threat}]
    engagements:
      - {id: e1, actor: rita, for: [mor], at: office, status: active, from: 2025-01-01, per_week: 1}
      - {id: e2, actor: bo, for: [mor], at: hjem, functions: [f01], status: active, from: 2025-01-01, per_week: 2}
      - {id: e3, actor: ida, for: [mor], at: office, status: active, from: 2025-01-01}
    needs: [{id: n, for: [mor], function: f01, from: 2025-01-01}]
    ties:
      - {id: t1, a: rita, b: bo, kind: exchange, status: documented, from: 2025-02-01}
      - {id: t2, a: rita, b: ida, kind: exchange, status: documented, from: 2025-06-10, source: "møde m"}
      - {id: t3, a: rita, b: f, kind: coordinates, status: documented, from: 2025-06-10}
      - {id: t4, a: bo, b: ida, kind: exchange, status: attempted, date: 2025-03-03}
    meetings:
      - {id: m, kind: network_meeting, date: 2025-06-10, participants: [mor, rita, ida], invited: [{who: far}], status: held,
         coordinator: rita, coordination: named}
      - {id: s, kind: cooperation_meeting, participants: [rita], status: planned}
    agreements:
      - {id: a0, text: Ringer, holder: bo, from: 2025-05-01, to: 2025-06-10, status: done}
      - {id: a1, text: Skriver, holder: rita, from: 2025-06-10, status: open, meeting: m}
    priorities:
      - {id: p1, engagement: e2, decision: end, from: 2025-07-15, meeting: m}
      - {id: p2, engagement: e3, decision: more, meeting: m}
      - {id: p3, engagement: e1, decision: less, per_week: 0.5, meeting: m}
      - {id: p4, engagement: e1, decision: more, from: 2025-06-01, meeting: m}
    status_points: [{id: s1, area: school, said_by: mor, date: 2025-06-10, step: 6, meeting: m}]
"""


def facts_said(text: str) -> Seen:
    """The family of a case file."""
    checked = check_document(read_yaml(text)[0])
    assert checked.case_file is not None, checked.errors
    assert not checked.errors
    return facts_of(checked.case_file, "f")


@pytest.fixture(scope="module")
def seen() -> Seen:
    return facts_said(FAMILY)


def test_what_decisions_would_do(seen: Seen) -> None:
    """Bo leaves on the day of the last decision: the need is without help, and Rita and Bo talk no more."""
    told = effect(seen, "m").document()
    assert told["day"] == "2025-07-15"
    assert told["weekly_appointments"]["mor"] == {
        "before": [3, None],
        "after": [0, None],
    }  # p4 is the last on e1: unknown
    assert told["unknown"] == ["p2", "p4"]
    assert told["needs_without_help"] == ["n"]
    assert told["pairs_lost"] == [["bo", "rita"]]
    assert told["findings"]["new"]
    assert effect(seen, "s").document()["findings"] == {"gone": [], "new": [], "changed": []}


def test_what_a_meeting_changed(seen: Seen) -> None:
    told = meeting_changes(seen, "m").document()
    assert (told["from"], told["to"]) == ("2025-06-09", "2025-06-11")
    assert told["ties"] == ["t2", "t3"]
    assert told["agreements"] == {"new": ["a1"], "done": ["a0"], "passed": [], "dropped": []}
    assert told["priorities"] == ["p1", "p2", "p3", "p4"]
    assert told["status_points"] == ["s1"]
    assert (told["coordination"], told["coordinator"]) == ("named", "rita")
    assert told["left_open"] == ["a1"]


def test_lanes_of_a_year(seen: Seen) -> None:
    told = timeline(seen, date(2025, 1, 1), date(2025, 6, 30)).document()
    assert [(lane["unit"], lane["actor"]) for lane in told["lanes"]] == [
        ("besk", "ida"),
        ("social", "bo"),
        ("social", "rita"),
    ]
    ida = [(entry["kind"], entry["id"]) for entry in told["lanes"][0]["entries"]]
    assert ida == [("engagement", "e3"), ("attempt", "t4"), ("contact", "t2"), ("meeting", "m")]
    [meeting] = [entry for entry in told["lanes"][0]["entries"] if entry["kind"] == "meeting"]
    assert meeting["with"] == ["mor", "rita"]
    early = timeline(seen, date(2024, 1, 1), date(2024, 12, 31)).document()
    assert early["lanes"] == []


def test_who_must_not_meet_and_who_is_never_suggested(seen: Seen) -> None:
    told = invitation(seen, "m").document()
    assert told["not_together"] == [["far", "mor"]]
    assert "far" not in [person["who"] for person in told["people"]]
    professionals = invitation(seen, "s").document()
    kept_out = {person["who"]: person["keep_out"] for person in professionals["people"]}
    assert kept_out == {
        "barn": ["child", "professionals_only"],
        "mor": ["professionals_only"],
        "bo": [],
        "ida": [],
        "rita": [],
    }


def test_a_meeting_that_is_not_there(seen: Seen) -> None:
    with pytest.raises(UnknownMeeting) as err:
        meeting_on(seen, "x")
    assert json.dumps(err.value.text("da"))


IN_A_MUNICIPALITY = FAMILY.replace("units:\n", "units:\n  - {id: kom, name: Kommunen, level: municipality}\n").replace(
    "level: administration,", "level: administration, part_of: kom,"
)


@pytest.mark.parametrize(
    ("consents", "state"),
    [
        ("{id: c, %s, from_units: [kom], to_units: [besk], status: given, form: written}", "missing"),
        ("{id: c, %s, from_units: [social], to_units: [kom], status: given, form: written}", "missing"),
        ("{id: c, %s, from_units: [kom], to_units: [kom], status: refused}", "refused"),
        (
            "{id: a, %s, from_units: [social], to_units: [besk], status: withdrawn, valid_from: 2025-01-01}, "
            "{id: c, %s, from_units: [kom], to_units: [kom], status: given, form: written, valid_from: 2025-02-01}",
            "withdrawn",
        ),
        ("{id: c, %s, from_units: [social], to_units: [besk], status: given, form: written}", "given"),
        ("{id: c, %s, from_units: [social], to_units: [besk], status: given, valid_to: 2025-07/..}", "oral"),
    ],
)
def test_a_consent_to_all_of_the_municipality_opens_nothing(consents: str, state: str) -> None:
    """And hides no withdrawal; what is refused to all of it stays refused. An open end is no day."""
    who = "given_by: mor, about: [mor], information: [contact]"
    facts = facts_said(f"{IN_A_MUNICIPALITY}    consents: [{consents.replace('%s', who)}]\n")
    [cell] = [
        cell
        for cell in consent_matrix(meeting_on(facts, "m")).cells
        if (cell.from_unit, cell.to_unit, cell.information) == ("social", "besk", "contact")
    ]
    assert (cell.state, cell.until) == (state, None)


def test_a_stop_on_a_day_that_is_not_known_is_in_the_year() -> None:
    """As what has no day, from the day on which the work can have begun."""
    facts = facts_said(FAMILY.replace("{id: e3,", "{id: e3, stopped_reason: service,").replace("active", "paused"))
    stops = [
        [
            (lane.actor, entry.start, entry.cause)
            for lane in found.lanes
            for entry in lane.entries
            if entry.kind == "stop"
        ]
        for year in (2024, 2025)
        for found in [timeline(facts, date(year, 1, 1), date(year, 12, 31))]
    ]
    assert stops == [[], [("ida", None, "service")]]


@pytest.mark.parametrize(
    ("tie", "colleagues"),
    [("from: 2025-01-01", ("bo",)), ("from: 2025-01-01, channel: via_citizen", ()), ("id: t9", ())],
)
def test_colleagues_are_of_a_team_that_is_one_on_the_day(tie: str, colleagues: tuple[str, ...]) -> None:
    """A tie without dates is one while both work here; what goes through the citizen makes no team."""
    more = "  - {id: ude, name: Ude, kind: professional}\nfamilies:"
    team = f"      - {{a: ude, b: bo, kind: team, status: documented, {tie}}}\n    meetings:"
    text = FAMILY.replace("families:", more).replace("    meetings:", team).replace("holder: rita", "holder: ude")
    [ball] = [ball for ball in at(facts_said(text), date(2025, 6, 30)).balls if ball.record.id == "a1"]
    assert (ball.state, ball.colleagues) == ("left", colleagues)


@pytest.mark.parametrize("day", range(1, 7))
def test_who_says_both_on_one_day_wants_to_be_asked(day: int) -> None:
    """Whatever the content of the two, in whose order they stand."""
    said = ", ".join(f"{{about: bo, wish: {wish}, by: mor, date: 2025-01-0{day}}}" for wish in ("wanted", "ask"))
    [bo] = [one for one in invitation(facts_said(f"{FAMILY}    wishes: [{said}]\n"), "m").people if one.who == "bo"]
    assert "wanted" not in [because.reason for because in bo.reasons]


SPANS = st.lists(st.tuples(st.integers(0, 20), st.integers(0, 6)), min_size=2, max_size=5)


@given(SPANS)
def test_the_gap_between_contacts_is_that_of_every_choice_of_days(spans: list[tuple[int, int]]) -> None:
    start: Callable[[int], date] = lambda step: date(2025, 1, 1) + timedelta(step)  # noqa: E731
    found = [Days(start(first), start(first + length)) for first, length in spans]
    assert gap_between(found) == tuple(gap([*found]) or ())
