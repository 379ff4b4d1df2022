"""Needs that nobody covers, and adults without anybody close."""

from datetime import date

import pytest

from tests.queries.build import DAY, found, pairs, view

NEED = "needs: [{id: n, for: [mor, barn], function: f07}]\n"


def gaps(engagements: str, need: str = NEED, day: date = DAY) -> list[tuple[str | None, str]]:
    """Class and confidence of each gap."""
    seen = view(f"{need}engagements: [{engagements}]", day=day, as_of=date(2024, 12, 31))
    return [(finding.class_, finding.confidence) for finding in found(seen, "coverage_gap")]


BOTH = "functions: [f07], for: [mor, barn]"


@pytest.mark.parametrize(
    "engagements",
    [
        f"{{actor: a, {BOTH}}}",
        "{actor: a, functions: [f07], for: family}",
        "{actor: a, functions: [f07], for: [mor]}, {actor: b, functions: [f06, f07], for: [barn, far]}",
        f"{{actor: a, {BOTH}, per_week: 0, at: unknown}}",
        f"{{actor: a, {BOTH}, status: ended, to: 2024-06-01}}",
        f"{{actor: a, {BOTH}, status: paused, to: 2024-06}}",
        f"{{actor: a, {BOTH}}}, {{actor: b, service: contact_person, for: [mor]}}",
    ],
)
def test_a_need_that_is_covered(engagements: str) -> None:
    assert gaps(engagements) == []


@pytest.mark.parametrize(
    "engagements",
    [
        "",
        "{actor: a, functions: [f07], for: [mor]}",
        "{actor: a, functions: [f06], for: family}",
        "{actor: a, functions: [f07], for: []}",
        "{actor: a, functions: [], service: contact_person, for: family}",
        f"{{actor: a, {BOTH}, from: 2024-06-02}}",
        f"{{actor: a, {BOTH}, status: waiting}}",
        f"{{actor: a, {BOTH}, status: paused, to: 2024-05-31}}",
        f"{{actor: a, {BOTH}, status: ended, to: 2024-05-31}}",
    ],
)
def test_a_need_that_somebody_has_alone(engagements: str) -> None:
    assert gaps(engagements) == [(None, "documented")]


def test_a_default_covers_as_a_possibility() -> None:
    stated, usual = (
        "{id: x, actor: a, functions: [f07], for: [mor]}",
        "{id: y, actor: b, service: contact_person, for: family}",
    )
    seen = view(f"{NEED}engagements: [{stated}, {usual}]")
    assert "f07" in seen.work("y").tasks
    [finding] = found(seen, "coverage_gap")
    assert (finding.class_, finding.confidence, finding.value) == ("possible_gap", "possible", "f07")
    assert finding.subjects == ("barn", "mor")
    assert [item.entry["id"] for item in finding.evidence] == ["y", "n"]
    assert [item.entry["id"] for item in finding.counter_evidence] == ["x"]
    assert finding.document("da")["statement"].startswith("Barn har brug for hjælp til »")
    assert finding.title("da") == "Får de hjælp til det?"


def test_a_gap_names_those_without_help_and_rests_on_the_need() -> None:
    [finding] = found(view(f"{NEED}engagements: [{{id: x, actor: a, functions: [f07], for: [mor]}}]"), "coverage_gap")
    assert finding.document("da")["statement"].startswith("Barn har brug for hjælp til »")
    assert [item.entry["id"] for item in finding.evidence] == ["n"]
    assert [item.entry["id"] for item in finding.counter_evidence] == ["x"]
    assert not finding.date_uncertain


def test_help_for_others_says_nothing_of_a_need() -> None:
    """`y` helps nobody whom the need is about: it speaks neither for nor against it."""
    others = "{id: x, actor: a, functions: [f07], for: [mor]}, {id: y, actor: b, functions: [f07], for: [far]}"
    [finding] = found(view(f"{NEED}engagements: [{others}]"), "coverage_gap")
    assert [item.entry["id"] for item in finding.counter_evidence] == ["x"]


def test_only_a_default_that_fills_the_gap_makes_it_possible() -> None:
    """`y` covers only whom `x` covers for sure; `z` covers the child."""
    family = "{id: x, actor: a, functions: [f07], for: [mor]}, {id: y, actor: b, service: contact_person, for: [mor]}, {id: z, actor: c, service: contact_person, for: [barn]}"
    [finding] = found(view(f"{NEED}engagements: [{family}]"), "coverage_gap")
    assert [item.entry["id"] for item in finding.evidence] == ["z", "n"]
    assert [item.entry["id"] for item in finding.counter_evidence] == ["x", "y"]


@pytest.mark.parametrize(
    ("dates", "there"),
    [
        ("", True),
        (", from: 2024-06-01", True),
        (", from: 2024-06", True),
        (", from: 2024-06-02", False),
        (", to: 2024-06-01", True),
        (", to: 2024-05", False),
    ],
)
def test_a_need_in_force(dates: str, there: bool) -> None:
    assert bool(gaps("", f"needs: [{{id: n, for: [mor], function: f07{dates}}}]\n")) is there


def test_each_need_has_its_own_finding() -> None:
    needs = "needs: [{id: n, for: [mor], function: f07}, {id: o, for: [mor], function: f07}]\n"
    findings = found(view(needs), "coverage_gap")
    assert [finding.about for finding in findings] == ["n", "o"]
    assert len({finding.id for finding in findings}) == 2


def test_nothing_is_asked_of_somebody_barred() -> None:
    wishes = "wishes: [{about: far, wish: not_wanted, by: mor}]\n"
    [finding] = found(view(f"{wishes}needs: [{{id: n, for: [far], function: f07}}]"), "coverage_gap")
    assert finding.question is None
    assert finding.document("da")["statement"].startswith("Familien har brug for hjælp til »")


# --- private support ----------------------------------------------------------------------------------------------

NETWORK = "private_network: [{id: ven, name: Ven}, {id: mormor, name: Mormor, lives_in: [hjem]}, {id: nabo, name: Nabo, lives_in: [{home: hjem, to: 2024-05-31}]}]\n"


def alone(ties: str, rest: str = "") -> list[tuple[str, ...]]:
    return pairs(found(view(f"{NETWORK}private_ties: [{ties}]\n{rest}"), "no_private_support"))


@pytest.mark.parametrize(
    "tie",
    [
        "{a: mor, b: ven, valence: positive, closeness: 2}",
        "{a: ven, b: far, valence: positive, closeness: 1}",
        "{a: mor, b: ven, valence: positive}",
        "{a: mor, b: far, valence: positive}",
        "{a: ung, b: mor, valence: positive}",
        "{a: mor, b: nabo, valence: positive}",
        "{a: far, b: mormor, valence: positive}",
        "{a: mor, b: ven, valence: positive, from: 2024-06, to: 2024-06-01}",
    ],
)
def test_somebody_close(tie: str) -> None:
    assert alone(tie) == []


@pytest.mark.parametrize(
    "tie",
    [
        "",
        "{a: mor, b: ven, valence: positive, closeness: 3}",
        "{a: mor, b: ven, valence: neutral, closeness: 1}",
        "{a: mor, b: ven, valence: draining, closeness: 1}",
        "{a: mor, b: ven}",
        "{a: mor, b: barn, valence: positive}",
        "{a: far, b: barn, valence: positive}",
        "{a: mor, b: mormor, valence: positive}",
        "{a: ung, b: ven, valence: positive}",
        "{a: mor, b: ven, valence: positive, to: 2024-05-31}",
        "{a: mor, b: ven, valence: positive, from: 2024-06-02}",
    ],
)
def test_nobody_close(tie: str) -> None:
    assert alone(tie) == [("far", "mor")]


@pytest.mark.parametrize("stay", ["from: 2024-06-01", "to: 2024-06-01", "from: 2024-06, to: 2024-06"])
def test_who_lives_in_the_home_on_the_day_is_not_outside_it(stay: str) -> None:
    network = f"private_network: [{{id: gaest, name: Gæst, lives_in: [{{home: hjem, {stay}}}]}}]\n"
    family = f"{network}private_ties: [{{a: mor, b: gaest, valence: positive}}]"
    assert pairs(found(view(family), "no_private_support")) == [("far", "mor")]


def test_ties_of_others_do_not_hide_that_of_an_adult() -> None:
    others = [f"{{a: {a}, b: {b}, valence: positive}}" for a in ("barn", "ung") for b in ("ven", "mormor", "nabo")]
    assert alone(", ".join([*others, "{a: far, b: ven, valence: positive}"])) == []


def test_who_is_barred_is_nobodys_support_and_no_subject() -> None:
    tie = "{a: mor, b: ven, valence: positive}"
    assert alone(tie, "wishes: [{about: ven, wish: not_wanted, by: mor}]") == [("far", "mor")]
    assert alone(f"{tie.replace('mor', 'far')}", "wishes: [{about: far, wish: not_wanted}]") == [("mor",)]
    assert alone("", "wishes: [{about: far, wish: not_wanted}, {about: mor, wish: not_wanted}]") == []


@pytest.mark.parametrize(
    ("mapped", "confidence"),
    [
        ("mapped: {private: 2023-06-02}", "documented"),
        ("mapped: {private: 2023-06-01}", "unknown"),
        ("mapped: {private: 2024-06-01}", "documented"),
        ("mapped: {private: 2024-06-02}", "unknown"),
        ("mapped: {private: 2023-05/2023-06}", "documented"),
        ("mapped: {ties: 2024-05-01}", "unknown"),
        ("", "unknown"),
    ],
)
def test_silence_says_something_for_a_year_after_the_mapping(mapped: str, confidence: str) -> None:
    [finding] = found(view(mapped), "no_private_support")
    assert finding.confidence == confidence
    assert finding.document("da")["statement"].endswith("Det er ikke noteret.") is (confidence == "unknown")
    assert finding.evidence == ()


@pytest.mark.parametrize(("born", "helped"), [("", True), ("birth_year: 2024", True), ("birth_year: 2025", False),
                                              ("age: {years: 0, as_of: 2024-06-02}", True),
                                              ("age: {years: 0, as_of: 2025-06-01}", False)])  # fmt: skip
def test_what_is_for_the_family_is_not_for_a_child_who_is_not_born_yet(born: str, helped: bool) -> None:
    child = f"{{id: lille, name: Lille, kind: child, {born}}}"
    work = "{id: e, actor: a, for: family}, {id: f, actor: b, for: [lille]}"
    seen = view(f"members: [{{id: mor, name: Mor, kind: adult}}, {child}]\nengagements: [{work}]")
    assert ("lille" in seen.helped["a"]) is helped
    assert seen.helped["b"] == {"lille"}, "what names a child may begin before its birth"


def test_nobody_lacks_help_before_being_born() -> None:
    child = "{id: lille, name: Lille, kind: child, birth_year: 2025}"
    said = f"members: [{{id: mor, name: Mor, kind: adult}}, {child}]\nneeds: [{{id: n, for: [mor, lille], function: f07}}]\n"
    covered = "engagements: [{id: e, actor: a, functions: [f07], for: [mor]}]"
    assert found(view(said + covered), "coverage_gap") == []
    [gap] = found(view(said), "coverage_gap")
    assert gap.subjects == ("lille", "mor") and gap.statement.values["members"] == ("Mor",)
