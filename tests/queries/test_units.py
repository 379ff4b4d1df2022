"""Findings between units: the citizen between two of them, a unit alone, and nothing known at all."""

import pytest

from graph.model.records import Unit
from queries.day.units import path_of, unit_across, unit_inside
from tests.queries.build import found, pairs, view

ACROSS = "engagements: [{actor: a}, {actor: c}]\n"
INSIDE = "engagements: [{actor: a}, {actor: b}]\n"
ABSENT = "ties: [{a: a, b: c, kind: exchange, status: documented_absent}]"


def test_the_units_of_actors() -> None:
    seen = view("engagements: [{actor: a}, {actor: b}, {actor: c}, {actor: d}]")
    across, inside = seen.levels
    assert across.actors == {"job": ("c",), "skole": ("d",), "social": ("a", "b")}
    assert inside.actors == {"boern": ("a",), "voksne": ("b",)}
    assert inside.pairs == (("boern", "voksne"),)


def test_the_highest_administration_counts_and_what_is_right_below_it() -> None:
    units = {
        id: Unit.model_validate({"id": id, "name": id, "level": level, "part_of": part_of})
        for id, level, part_of in (
            ("by", "municipality", None),
            ("magistrat", "magistrate", "by"),
            ("stor", "administration", "magistrat"),
            ("lille", "administration", "stor"),
            ("afdeling", "department", "lille"),
            ("skoler", "magistrate", "by"),
            ("klasse", "department", "skoler"),
        )
    }
    seen = {id: (unit_across(path_of(id, units), units), unit_inside(path_of(id, units), units)) for id in units}
    assert seen == {
        "by": (None, None),
        "magistrat": ("magistrat", None),
        "stor": ("stor", None),
        "lille": ("stor", "lille"),
        "afdeling": ("stor", "lille"),
        "skoler": ("skoler", None),
        "klasse": ("skoler", None),
    }


def test_the_citizen_between_two_units() -> None:
    [finding] = found(view(ACROSS + ABSENT), "sole_bearer")
    assert (finding.level, finding.between, finding.subjects) == ("across", ("job", "social"), ("mor",))
    assert (finding.confidence, finding.own_choice) == ("documented", False)


@pytest.mark.parametrize(
    ("tie", "confidence"),
    [
        ("{a: a, b: c, kind: exchange, status: recommended}", "possible"),
        ("{a: a, b: c, kind: awareness, level: 2, status: documented, channel: via_citizen}", "possible"),
        ("{a: boern, b: job, kind: exchange, status: recommended}", "possible"),
        ("{a: social, b: c, kind: exchange, status: documented, channel: via_citizen}", "possible"),
        ("{a: social, b: job, kind: awareness, status: documented_absent}", "documented"),
    ],
)
def test_the_signs(tie: str, confidence: str) -> None:
    [finding] = found(view(f"{ACROSS}ties: [{tie}]"), "sole_bearer")
    assert finding.confidence == confidence


@pytest.mark.parametrize(
    "tie",
    [
        "{a: a, b: c, kind: exchange, status: attempted}",
        "{a: a, b: c, kind: awareness, level: 2, status: documented, channel: via_record}",
        "{a: a, b: c, kind: exchange, status: recommended, to: 2024-05-31}",
        "{a: b, b: c, kind: exchange, status: recommended, from: 2024}",
        "{a: a, b: mor, kind: exchange, status: documented, channel: via_citizen}",
    ],
)
def test_what_is_no_sign(tie: str) -> None:
    assert found(view(f"{ACROSS}ties: [{tie}]"), "sole_bearer") == []


@pytest.mark.parametrize(
    "present",
    [
        "{a: b, b: c, kind: exchange, status: documented}",
        "{a: voksne, b: job, kind: exchange, status: documented}",
        "{a: c, b: boern, kind: exchange, status: documented}",
    ],
)
def test_one_contact_across_is_enough(present: str) -> None:
    family = "engagements: [{actor: a}, {actor: b}, {actor: c}]\nties: [{a: a, b: c, kind: exchange, status: documented_absent}"
    assert len(found(view(f"{family}]"), "sole_bearer")) == 1
    assert found(view(f"{family}, {present}]"), "sole_bearer") == []


def test_a_contact_of_units_in_general_says_nothing_of_this_family() -> None:
    general = "[{a: boern, b: job, kind: exchange, status: documented}]"
    assert len(found(view(ACROSS + ABSENT, general=general), "sole_bearer")) == 1


@pytest.mark.parametrize("end", ["b: familie", "b: job, scope: unit"])
def test_a_member_coordinates_by_own_choice(end: str) -> None:
    choice = f"{ABSENT[:-1]}, {{id: x, a: mor, {end}, kind: coordinates, status: documented}}]"
    [finding] = found(view(ACROSS + choice), "sole_bearer")
    assert finding.own_choice is True
    assert "efter eget ønske" in finding.document("da")["statement"]
    assert "x" in [item.entry["id"] for item in finding.evidence]


def test_all_that_serve_in_the_two_units_are_evidence() -> None:
    family = f"engagements: [{{actor: a}}, {{actor: b, from: null}}, {{actor: c}}]\n{ABSENT}"
    [finding] = [finding for finding in found(view(family), "sole_bearer") if finding.level == "across"]
    assert {item.entry["id"] for item in finding.evidence} > {"e0", "e1", "e2"}
    assert finding.date_uncertain is True


@pytest.mark.parametrize(
    ("one", "other", "subjects"),
    [
        ("[mor, barn]", "[mor, far]", ("mor",)),
        ("[mor, ung]", "[ung]", ("ung",)),
        ("[barn]", "[barn]", ("mor",)),
        ("[barn]", "[far]", ("mor",)),
        ("[far]", "[ung]", ()),
        ("[]", "[mor]", ()),
        ("family", "[far]", ("far",)),
    ],
)
def test_who_carries_the_information(one: str, other: str, subjects: tuple[str, ...]) -> None:
    family = f"engagements: [{{actor: a, for: {one}}}, {{actor: c, for: {other}}}]\n{ABSENT}"
    [finding] = found(view(family), "sole_bearer")
    assert finding.subjects == subjects


def test_nobody_barred_carries_it() -> None:
    family = f"engagements: [{{actor: a, for: family}}, {{actor: c, for: family}}]\n{ABSENT}\nprivate_ties: [{{a: far, b: barn, valence: threat, certainty: suspected}}]"
    [finding] = found(view(family), "sole_bearer")
    assert finding.subjects == ("mor", "ung")


def test_inside_an_administration() -> None:
    seen = view(f"{INSIDE}ties: [{{a: a, b: b, kind: exchange, status: documented_absent}}]")
    [bearer] = found(seen, "sole_bearer")
    assert (bearer.level, bearer.between) == ("inside", ("boern", "voksne"))
    assert [(finding.level, finding.subjects) for finding in found(seen, "silo")] == [
        ("inside", ("a",)),
        ("inside", ("b",)),
    ]


def test_a_unit_alone() -> None:
    family = "engagements: [{actor: a}, {actor: b}, {actor: c}, {actor: d}]\nties: [{a: a, b: c, kind: exchange, status: documented_absent}, {a: b, b: d, kind: exchange, status: documented}]"
    [finding] = [finding for finding in found(view(family), "silo") if finding.level == "across"]
    assert (finding.subjects, finding.between) == (("c",), ("job", "social"))


@pytest.mark.parametrize(
    "present",
    [
        "{a: c, b: d, kind: exchange, status: documented}",
        "{a: job, b: skole, kind: exchange, status: documented}",
        "{a: c, b: skole, kind: exchange, status: documented}",
    ],
)
def test_any_contact_of_the_unit_ends_it(present: str) -> None:
    family = f"engagements: [{{actor: a}}, {{actor: c}}, {{actor: d}}]\n{ABSENT[:-1]}, {present}]"
    assert [finding.subjects for finding in found(view(family), "silo")] == [("a",)]


def test_a_contact_with_a_unit_without_actors_here_ends_it_too() -> None:
    family = f"{ACROSS}{ABSENT[:-1]}, {{a: job, b: skole, kind: exchange, status: documented}}]"
    assert [finding.subjects for finding in found(view(family), "silo")] == [("a",)]


def test_unknown_is_no_silo() -> None:
    assert found(view(ACROSS), "silo") == []


def test_nothing_is_mapped() -> None:
    [finding] = found(view("engagements: [{actor: a}, {actor: c, at: office}, {actor: m, at: office}]"), "not_mapped")
    assert (finding.subjects, finding.confidence) == (("a", "c", "m"), "unknown")
    assert "Myndighed" in finding.document("da")["question"]


@pytest.mark.parametrize(
    "family",
    [
        "engagements: [{actor: a}, {actor: c}]",
        "engagements: [{actor: a}, {actor: c}, {actor: t1}, {actor: t2}]",
        f"engagements: [{{actor: a}}, {{actor: c}}, {{actor: d}}]\n{ABSENT}",
        "engagements: [{actor: a}, {actor: c}, {actor: d}]\nties: [{a: boern, b: job, kind: awareness, level: 2, status: documented, channel: via_citizen}]",
    ],
)
def test_a_little_is_known(family: str) -> None:
    assert found(view(family), "not_mapped") == []


def test_no_unit_pair_where_one_holds_the_other() -> None:
    """Asked of `syn_head_office` too; here the head office exchanges with the department below, which ends no silo."""
    seen = view(
        "engagements: [{actor: a}, {actor: b}, {actor: c}]\nties: [{a: social, b: c, kind: exchange, status: documented_absent}]"
    )
    assert pairs(found(seen, "silo")) == [("a", "b"), ("c",)]
