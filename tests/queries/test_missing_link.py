"""Missing links: absent, recommended, and those that are asked about."""

import pytest

from tests.queries.build import found, pairs, view

ABSENT = "ties: [{a: a, b: c, kind: exchange, status: documented_absent}]"


def links(family: str, class_: str | None = None) -> list:
    return [finding for finding in found(view(family), "missing_link") if class_ in (None, finding.class_)]


def test_an_absent_pair_with_a_shared_person() -> None:
    [finding] = links(f"engagements: [{{actor: a}}, {{actor: c, at: office}}]\n{ABSENT}")
    assert (finding.subjects, finding.class_, finding.confidence, finding.value) == (
        ("a", "c"),
        "absent",
        "documented",
        1.0,
    )


def test_the_home_stands_in_for_an_unknown_person() -> None:
    [finding] = links(f"engagements: [{{actor: a, for: []}}, {{actor: c}}]\n{ABSENT}", "absent")
    assert finding.confidence == "possible"


@pytest.mark.parametrize("other", ["for: [far]", "for: [], at: office", "for: [], at: andet_hjem"])
def test_without_a_shared_person_there_is_no_link(other: str) -> None:
    assert links(f"engagements: [{{actor: a}}, {{actor: c, {other}}}]\n{ABSENT}") == []


def test_no_office_stands_in_for_an_unknown_person() -> None:
    assert links(f"engagements: [{{actor: a, for: [], at: office}}, {{actor: c, at: office}}]\n{ABSENT}") == []


def test_nobody_barred_is_asked_about() -> None:
    asked = links("engagements: [{actor: a}, {actor: c}]\nwishes: [{about: a, wish: not_wanted}]")
    assert asked == []


def test_nobody_barred_is_linked() -> None:
    unwanted = "wishes: [{about: c, wish: not_wanted, by: mor}]"
    assert links(f"engagements: [{{actor: a}}, {{actor: c}}]\n{ABSENT}\n{unwanted}") == []


def test_a_recommended_link() -> None:
    family = (
        "engagements: [{actor: a, at: office}, {actor: c}]\nties: [{a: c, b: a, kind: exchange, status: recommended}]"
    )
    [finding] = links(family)
    assert (finding.class_, finding.confidence, finding.value) == ("recommended", "possible", 1.0)


@pytest.mark.parametrize(
    "tie",
    [
        "{a: job, b: boern, kind: exchange, status: recommended}",
        "{a: a, b: job, kind: exchange, status: recommended}",
        "{a: a, b: c, kind: exchange, status: recommended, from: 2024-06-02}",
        "{a: a, b: c, kind: exchange, status: planned}",
    ],
)
def test_what_is_recommended_between_others_is_none(tie: str) -> None:
    assert links(f"engagements: [{{actor: a, at: office}}, {{actor: c}}]\nties: [{tie}]") == []


@pytest.mark.parametrize(
    ("engagements", "reason"),
    [
        ("{actor: a}, {actor: c}", "same_home"),
        ("{actor: m, at: office}, {actor: n, at: office}", "two_authorities"),
        (
            '{actor: a, at: office, slots: ["mon 09:00-10:00"]}, {actor: c, at: office, slots: ["mon 09:30-10:30"]}',
            "plan_conflict",
        ),
        ("{actor: a, at: office, functions: [f17]}, {actor: c, at: office, functions: [f17]}", "shared_task"),
    ],
)
def test_what_makes_an_unknown_link_worth_asking(engagements: str, reason: str) -> None:
    [finding] = links(f"engagements: [{engagements}]")
    assert (finding.class_, finding.confidence) == ("ask", "unknown")
    assert finding.statement.values["reason"].key == f"reason.{reason}"


@pytest.mark.parametrize(
    ("engagements", "shown"),
    [
        ("{actor: a}, {actor: c}, {actor: c, for: [far]}, {actor: c, for: [far], at: office}", ["e0", "e1", "e2"]),
        ("{actor: m, at: office}, {actor: n, at: office}, {actor: n, for: [far]}", ["e0", "e1"]),
        ("{actor: a, functions: [f17]}, {actor: c, at: office}, {actor: c, at: school, functions: [f17], for: [far]}",
         ["e0", "e1", "e2"]),
        ('{actor: a, slots: ["mon 09:00-10:00"], for: family}, {actor: c, at: office}, '
         '{actor: c, at: school, slots: ["mon 09:30-10:30"], for: [far]}, {actor: c, for: [], at: school}', ["e0", "e1", "e2"]),
    ],
)  # fmt: skip
def test_what_is_asked_rests_on_the_shared_person_and_the_reason(engagements: str, shown: list[str]) -> None:
    [finding] = links(f"engagements: [{engagements}]", "ask")
    assert sorted(item.entry["id"] for item in finding.evidence) == shown


def test_what_is_recommended_is_not_asked_as_well() -> None:
    family = "engagements: [{actor: a}, {actor: c}]\nties: [{a: c, b: a, kind: exchange, status: recommended}]"
    assert [finding.class_ for finding in links(family)] == ["recommended"]


def test_what_is_recommended_takes_none_of_the_ten_places() -> None:
    """Seven in one home make 21 pairs: one exchanges, one is recommended, and ten others are asked about."""
    engagements = ", ".join(f"{{actor: {actor}}}" for actor in ("a", "b", "c", "d", "m", "n", "o"))
    ties = "{a: a, b: b, kind: exchange, status: documented}, {a: a, b: c, kind: exchange, status: recommended}"
    classes = [finding.class_ for finding in links(f"engagements: [{engagements}]\nties: [{ties}]")]
    assert (classes.count("ask"), classes.count("recommended")) == (10, 1)


@pytest.mark.parametrize(("actor", "asked"), [("u1", False), ("u2", False), ("u3", True)])
def test_of_police_and_courts_nothing_is_asked(actor: str, asked: bool) -> None:
    """By the sector of the unit or of the nearest above it; what is recorded or recommended is still told."""
    circle = f"engagements: [{{actor: {actor}}}, {{actor: a}}]\n"
    assert [finding.class_ for finding in links(circle)] == (["ask"] if asked else [])
    for status, class_ in (("recommended", "recommended"), ("documented_absent", "absent")):
        tie = f"ties: [{{a: a, b: {actor}, kind: exchange, status: {status}}}]"
        assert [finding.class_ for finding in links(circle + tie)] == [class_]


@pytest.mark.parametrize(
    "engagements",
    [
        "{actor: a, at: office}, {actor: c, at: office}",
        "{actor: a, at: office, functions: [f18]}, {actor: c, at: office, functions: [f18]}",
        "{actor: m, at: office}, {actor: n, at: office, for: [far]}",
        "{actor: m, at: office}, {actor: c, at: office}",
    ],
)
def test_what_does_not(engagements: str) -> None:
    assert links(f"engagements: [{engagements}]") == []


def test_ten_are_asked_about_the_weightiest_first() -> None:
    """Six in one home make fifteen pairs; one pair exchanges, and what would join most comes first."""
    actors = "".join(f"{{actor: {actor}}}, " for actor in ("a", "b", "c", "d", "m", "o"))
    family = f"engagements: [{actors}{{actor: n, at: office, functions: [f01]}}]\nties: [{{a: a, b: b, kind: exchange, status: documented}}]"
    asked = links(family)
    assert len(asked) == 10
    assert min(finding.value for finding in asked[:8]) <= asked[0].value == pytest.approx(2 * 2 / 42)
    assert ("m", "o") not in pairs(asked)
    assert sum({"a", "b"} & {*finding.subjects} != set() for finding in asked) == 8


def test_nothing_is_asked_where_nothing_is_mapped() -> None:
    family = "engagements: [{actor: a}, {actor: b}, {actor: c}]\n"
    assert links(family) == []
    assert len(links(family + "ties: [{a: a, b: b, kind: exchange, status: documented}]")) == 2


@pytest.mark.parametrize("status", ["attempted", "planned"])
def test_what_was_tried_speaks_against_it(status: str) -> None:
    family = f"engagements: [{{actor: a}}, {{actor: c}}]\nties: [{{a: a, b: c, kind: exchange, status: {status}, date: 2024-05-01}}, {{a: c, b: a, kind: exchange, status: documented, date: 2023}}]"
    [finding] = links(family)
    assert [item.entry["date"] for item in finding.counter_evidence] == ["2023", "2024-05-01"]
