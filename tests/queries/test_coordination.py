"""Plans that collide, contact that is not there, and who holds the rope or could."""

from datetime import date

import pytest

from queries import findings_of
from queries.day.candidates import excluded
from queries.rules.registry import SILENCED_WITHOUT_CONTACT
from tests.queries.build import DAY, found, pairs, view

CIRCLE = "engagements: [{actor: a}, {actor: b}, {actor: c}]\n"
ROPE = "{a: a, b: familie, kind: coordinates, status: documented}"


# --- plans --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "there"), [("2024-02-29", False), ("2024-03-01", True), ("2024-09-27", True), ("2024-09-28", False)]
)
def test_a_stop_counts_for_180_days(day: str, there: bool) -> None:
    family = "engagements: [{id: x, actor: a}, {actor: b, status: cancelled, to: 2024-03, stopped_because_of: x}]"
    assert bool(found(view(family, day=date.fromisoformat(day), as_of=date(2024, 12, 31)), "plan_conflict")) is there


def test_an_undated_stop_counts_always_and_is_uncertain() -> None:
    family = "engagements: [{id: x, actor: a}, {actor: b, status: ended, stopped_because_of: x}]"
    [finding] = found(view(family), "plan_conflict")
    assert (finding.subjects, finding.date_uncertain) == (("a", "b"), True)


@pytest.mark.parametrize(
    ("one", "other", "there"),
    [
        ("", "", True),
        ("", "status: granted, from: 2024-07-31", True),
        ("", "status: granted, from: 2024-08-01", False),
        ("to: 2024-06-30", "status: granted, from: 2024-07-01", False),
        ("to: 2024-07-01", "status: granted, from: 2024-07-01", True),
        ("", "status: paused", False),
        ("", "attends: [far]", False),
        ("", 'slots: ["tue 12:00-13:00"]', False),
        ("", 'slots: ["wed 09:00-12:00"]', False),
    ],
)
def test_fixed_times_collide(one: str, other: str, there: bool) -> None:
    slots = 'slots: ["tue 09:00-12:00"]'
    second = other if "slots" in other else f"{slots}, {other}"
    family = f"engagements: [{{actor: a, {slots}, {one}}}, {{actor: b, {second}}}]".replace(", }", "}")
    assert pairs(found(view(family), "plan_conflict")) == ([("a", "b")] if there else [])


def test_one_stop_without_a_day_leaves_a_doubt() -> None:
    dated = "{actor: b, status: ended, stopped_because_of: x, to: 2024-05-01}"
    undated = dated.replace(", to: 2024-05-01", "")
    for stops, uncertain in ((dated, False), (f"{dated}, {undated}", True)):
        [finding] = found(view(f"engagements: [{{id: x, actor: a}}, {stops}]"), "plan_conflict")
        assert finding.date_uncertain is uncertain


def test_what_one_of_them_stopped_for_itself_leaves_no_doubt() -> None:
    family = "engagements: [{id: x, actor: a}, {actor: b, status: ended, stopped_because_of: x, to: 2024-05-01}, {actor: a, status: ended, stopped_because_of: x}]"
    [finding] = found(view(family), "plan_conflict")
    assert finding.date_uncertain is False


def test_plans_collide_by_their_own_periods() -> None:
    """Neither the end of the post of `p` nor that what was granted begins after the day of the file sets them apart."""
    slots = 'slots: ["tue 09:00-12:00"]'
    family = f"engagements: [{{actor: a, {slots}, status: granted, from: 2024-07-15}}, {{actor: p, {slots}}}]"
    assert pairs(found(view(family), "plan_conflict")) == [("a", "p")]


@pytest.mark.parametrize("slots", [("tue 09:00-12:00", "tue 12:00-13:00"), ("tue 12:00-13:00", "tue 09:00-12:00")])
def test_one_after_the_other_is_no_collision(slots: tuple[str, str]) -> None:
    family = f'engagements: [{{actor: a, slots: ["{slots[0]}"]}}, {{actor: b, slots: ["{slots[1]}"]}}]'
    assert found(view(family), "plan_conflict") == []


def test_one_actor_does_not_collide_with_itself() -> None:
    slots = 'slots: ["tue 09:00-12:00"]'
    assert found(view(f"engagements: [{{actor: a, {slots}}}, {{actor: a, {slots}}}]"), "plan_conflict") == []


# --- contact ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("attempt", "there"),
    [
        ("{a: a, b: mor, kind: exchange, status: attempted}", True),
        ("{a: a, b: familie, kind: exchange, status: attempted, date: 2024-06-01}", True),
        ("{a: a, b: familie, kind: exchange, status: attempted, date: 2023-12-04}", True),
        ("{a: a, b: familie, kind: exchange, status: attempted, date: 2023-12-03}", False),
        ("{a: a, b: mor, kind: exchange, status: attempted, date: 2024-06-02}", False),
        ("{a: a, b: mor, kind: exchange, status: attempted, from: 2020, to: 2023-12}", True),
        ("{a: a, b: c, kind: exchange, status: attempted}", False),
        ("{a: a, b: mor, kind: exchange, status: planned}", False),
    ],
)
def test_an_attempt_without_contact(attempt: str, there: bool) -> None:
    assert bool(found(view(f"{CIRCLE}ties: [{attempt}]"), "no_established_contact")) is there


@pytest.mark.parametrize(
    "contact",
    [
        "ties: [{a: a, b: mor, kind: exchange, status: attempted}, {a: b, b: barn, kind: exchange, status: documented}]",
        "ties: [{a: a, b: mor, kind: exchange, status: attempted}, {a: b, b: mor, kind: trust, status: documented, valence: conflict}]",
        f"ties: [{{a: a, b: mor, kind: exchange, status: attempted}}, {ROPE}]",
        "ties: [{a: a, b: mor, kind: exchange, status: attempted}]\nmeetings: [{id: x, kind: other, participants: [b, mor], status: held, date: 2024-04-01}]",
        "ties: [{a: a, b: mor, kind: exchange, status: attempted}]\nengagements: [{actor: a, per_week: [0.1, 1]}]",
    ],
)
def test_contact_is_there(contact: str) -> None:
    family = contact if "engagements" in contact else CIRCLE + contact
    assert found(view(family), "no_established_contact") == []


@pytest.mark.parametrize(
    "nothing",
    [
        "ties: [{a: a, b: mor, kind: exchange, status: attempted}, {a: b, b: mor, kind: awareness, level: 4, status: documented, channel: direct}]",
        "ties: [{a: a, b: mor, kind: exchange, status: attempted}]\nmeetings: [{id: x, kind: other, participants: [b, mor], status: held, date: 2024-01-01}]",
        "ties: [{a: a, b: mor, kind: exchange, status: attempted}]\nengagements: [{actor: a, per_week: [0, 2]}, {actor: b, per_week: 1, status: paused}]",
    ],
)
def test_what_is_no_contact(nothing: str) -> None:
    family = nothing if "engagements" in nothing else CIRCLE + nothing
    [finding] = found(view(family), "no_established_contact")
    assert finding.subjects == ("familie",)


def test_without_contact_nothing_is_said_of_coordination() -> None:
    bare = f"{CIRCLE}ties: [{{a: a, b: c, kind: exchange, status: documented_absent}}"
    silenced = view(f"{bare}, {{a: a, b: mor, kind: exchange, status: attempted}}]")
    said = {finding.type for finding in findings_of(view(f"{bare}]"))}
    assert {"sole_bearer", "no_coordinator", "coordinator_candidate"} <= said
    assert {finding.type for finding in findings_of(silenced)} == (said - SILENCED_WITHOUT_CONTACT) | {
        "no_established_contact"
    }


# --- coordinators -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ties", "scope"),
    [
        (ROPE, "both"),
        ("{a: a, b: familie, kind: coordinates, status: documented, scope: actors}", "actors"),
        ("{a: a, b: familie, kind: coordinates, status: documented, scope: family}", "family"),
        (
            "{a: a, b: familie, kind: coordinates, status: documented, scope: family},"
            "{a: a, b: familie, kind: coordinates, status: documented, scope: actors}",
            "both",
        ),
    ],
)
def test_a_coordinator_and_the_scope(ties: str, scope: str) -> None:
    [finding] = found(view(f"{CIRCLE}ties: [{ties}]"), "coordinator")
    assert (finding.subjects, finding.class_) == (("a",), scope)
    assert found(view(f"{CIRCLE}ties: [{ties}]"), "no_coordinator") == []


@pytest.mark.parametrize(
    "tie",
    [
        "{a: a, b: familie, kind: coordinates, status: planned}",
        "{a: a, b: familie, kind: coordinates, status: documented, scope: unit}",
        "{a: a, b: familie, kind: coordinates, status: documented, to: 2024-05-31}",
        "{a: d, b: familie, kind: coordinates, status: documented}",
    ],
)
def test_no_coordinator(tie: str) -> None:
    seen = view(f"{CIRCLE}ties: [{tie}, {{a: a, b: b, kind: exchange, status: documented}}]")
    assert found(seen, "coordinator") == []
    [finding] = found(seen, "no_coordinator")
    assert (finding.subjects, finding.confidence) == (("a", "b", "c"), "documented")


def test_general_coordination_counts_in_no_family() -> None:
    assert found(view(CIRCLE, general="[{a: a, b: b, kind: coordinates, status: documented}]"), "coordinator") == []


def test_a_question_where_nothing_is_mapped() -> None:
    [finding] = found(view(CIRCLE), "no_coordinator")
    assert finding.confidence == "unknown"
    assert finding.document("da")["statement"].endswith("Vi har ikke spurgt endnu, om nogen er tovholder.")


@pytest.mark.parametrize(
    "family", ["engagements: [{actor: a}, {actor: c}]", "engagements: [{actor: a}, {actor: b}, {actor: m}]"]
)
def test_too_few_actors_or_units(family: str) -> None:
    assert found(view(family), "no_coordinator") == []


# --- candidates ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("engagement", "rest", "filter"),
    [
        ("status: granted, from: 2024-06-10", "", "not_in_circle"),
        ("per_week: 0.23", "", "meets_rarely"),
        ("status: paused", "", "meets_rarely"),
        ("service: work_placement", "", "role"),
        ("service: benefits_caseworker", "", "role"),
        ("service: state_authority", "", "role"),
        ("to: 2024-08-31", "", "leaves_soon"),
        ("to: 2024-08", "", "leaves_soon"),
        ("to: 2024-08}, {actor: a, status: paused", "", "leaves_soon"),
        ("to: 2024-08}, {actor: a, status: paused, to: 2024-10", "", "leaves_soon"),
        ("to: 2024-08}, {actor: a, status: ended, to: 2024-10", "", "leaves_soon"),
        ("at: office", "ties: [{a: a, b: mor, kind: trust, valence: conflict, status: documented}]", "conflict"),
        ("at: office", "wishes: [{about: a, wish: not_wanted, by: mor}]", "barred"),
    ],
)
def test_each_filter_says_why(engagement: str, rest: str, filter: str) -> None:
    seen = view(f"engagements: [{{actor: a, {engagement}}}]\n{rest}")
    assert found(seen, "coordinator_candidate") == []
    assert ("a", filter) in [(out.id, out.filter) for out in excluded(seen)]


@pytest.mark.parametrize(
    "engagements",
    [
        "{actor: a, per_week: 0.24}",
        "{actor: a, per_week: [0.1, 0.3]}",
        "{actor: a, per_week: 0.1}, {actor: a}",
        "{actor: a, per_week: 0.1}, {actor: a, per_week: 0.15}",
        "{actor: a, to: 2024-09-01}",
        "{actor: a, to: 2024-07-01}, {actor: a}",
        "{actor: a, to: 2024-07-01}, {actor: a, status: granted, from: 2024-09}",
        "{actor: a, to: 2024-09}",
        "{actor: a, service: work_placement}, {actor: a, service: mentor}",
    ],
)
def test_who_passes_the_filters(engagements: str) -> None:
    assert pairs(found(view(f"engagements: [{engagements}]"), "coordinator_candidate")) == [("a",)]


@pytest.mark.parametrize(
    ("scopes", "there"),
    [([""], False), ([", scope: actors", ", scope: family"], False), ([", scope: actors"], True),
     ([", scope: family"], True), ([", scope: unit"], True), ([", to: 2024-05-31"], True)],
)  # fmt: skip
def test_who_holds_the_rope_for_both_is_no_candidate(scopes: list[str], there: bool) -> None:
    ties = ", ".join(ROPE.replace("}", f"{scope}}}") for scope in scopes)
    seen = view(f"engagements: [{{actor: a}}, {{actor: b}}]\nties: [{ties}]")
    assert pairs(found(seen, "coordinator_candidate")) == ([("a",)] if there else []) + [("b",)]
    assert (("a", "holds") in [(out.id, out.filter) for out in excluded(seen)]) is not there


def test_the_sector_of_the_unit_comes_before_that_of_the_service() -> None:
    family = "engagements: [{actor: d, service: state_authority}]"
    assert pairs(found(view(family), "coordinator_candidate")) == [("d",)]


def test_somebody_at_an_organisation() -> None:
    [finding] = found(view("engagements: [{actor: o}]"), "coordinator_candidate")
    assert finding.class_ == "organisation"
    assert finding.document("da")["statement"].startswith("Nogen fra Stedet kan måske")


def test_candidates_are_ordered_by_wish_then_reach_then_contact() -> None:
    family = (
        "engagements: [{actor: a, per_week: 1}, {actor: b, per_week: 2}, {actor: c}, {actor: d}]\n"
        "ties: [{a: c, b: a, kind: exchange, status: documented}, {a: c, b: b, kind: exchange, status: documented}]\n"
        "wishes: [{about: d, wish: wanted, by: mor}, {about: b, wish: not_wanted, by: far, date: 2023}, {about: b, wish: ask, by: far, date: 2024}]"
    )
    seen = {
        finding.subjects[0]: finding.document("da")["candidate"]
        for finding in found(view(family), "coordinator_candidate")
    }
    assert sorted(seen, key=lambda id: seen[id]["place"]) == ["d", "c", "b", "a"]
    assert seen["c"]["columns"]["reach"] == [pytest.approx(2 / 3), 1.0]
    assert seen["b"]["columns"]["appointments_a_week"] == [2, 2]
    assert seen["b"]["columns"]["share_of_contact"] == pytest.approx(2 / 3)
    assert seen["d"]["columns"]["appointments_a_week"] == [0, None]
    assert [seen[id]["columns"]["wish"] for id in "abcd"] == [None, "ask", None, "wanted"]
    assert seen["d"]["for"] == ["Familien ønsker det."]
    assert len(seen["a"]["columns"]) == 12


def test_the_day_does_not_matter_where_no_end_is_known() -> None:
    assert pairs(found(view("engagements: [{actor: a}]", day=DAY.replace(year=2050)), "coordinator_candidate")) == [
        ("a",)
    ]


@pytest.mark.parametrize("order", [1, -1])
def test_of_two_wishes_of_one_day_the_cautious_one_counts(order: int) -> None:
    wishes = ["{about: a, wish: ask, by: far, date: 2024}", "{about: a, wish: wanted, by: far, date: 2024}"][::order]
    [finding] = found(view(f"engagements: [{{actor: a}}]\nwishes: [{', '.join(wishes)}]"), "coordinator_candidate")
    assert finding.document("da")["candidate"]["columns"]["wish"] == "ask"


@pytest.mark.parametrize("order", [1, -1])
def test_a_wish_without_a_date_comes_before_a_dated_one(order: int) -> None:
    wishes = ["{about: a, wish: ask, by: far}", "{about: a, wish: wanted, by: far, date: 2024}"][::order]
    [finding] = found(view(f"engagements: [{{actor: a}}]\nwishes: [{', '.join(wishes)}]"), "coordinator_candidate")
    assert finding.document("da")["candidate"]["columns"]["wish"] == "wanted"
