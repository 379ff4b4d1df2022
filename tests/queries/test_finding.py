"""The record: its keys, its two hashes, its evidence, its doubts about dates, its consents, and who is never named."""

import json
from dataclasses import FrozenInstanceError
from datetime import date

import pytest

from queries import Finding, at, findings_of
from queries.candidate import COLUMNS
from tests.hash_seeds import printed
from tests.queries.build import CASES, DAY, facts, found, told, view, views
from tests.sessions import changed

KEYS = [
    "id", "facts", "type", "class", "level", "own_choice", "family", "as_of", "subjects", "between", "value", "interval",
    "confidence", "date_uncertain", "statement", "rule", "evidence", "counter_evidence", "shared_tasks", "different_tasks",
    "question", "consent", "candidate",
]  # fmt: skip
ROOT = CASES.parents[1]
ALL_CASES = sorted(path.stem for path in CASES.glob("*.yaml") if "expected" not in path.name)
LINK = "engagements: [{actor: a}, {actor: c, at: office}]\nties: [{a: a, b: c, kind: exchange, status: documented_absent, from: 2024-01-01}]\n"


def link(family: str = LINK, day: date = DAY) -> dict:
    [finding] = found(view(family, day=day, as_of=date(2024, 12, 31)), "missing_link")
    return finding.document("da")


@pytest.mark.parametrize("name", ALL_CASES)
def test_every_finding_of_the_cases_is_whole(name: str) -> None:
    for seen in (seen for year in (2018, 2019, 2024) for seen in views(name, date(year, 6, 30))):
        documents = [finding.document(lang) for finding in findings_of(seen) for lang in ("da", "en")]
        for document in documents:
            assert list(document) == KEYS
            assert json.loads(json.dumps(document)) == document
            assert document["statement"] and document["rule"]
            assert {"{", "}"}.isdisjoint(document["statement"] + document["rule"] + (document["question"] or ""))
            assert "overflødig" not in json.dumps(document, ensure_ascii=False)
            assert document["subjects"] == sorted(document["subjects"])
            assert document["between"] == sorted(document["between"])
            assert document["confidence"] in ("documented", "possible", "unknown")
            assert (document["own_choice"] is None) == (document["type"] != "sole_bearer")
            assert (document["candidate"] is None) == (document["type"] != "coordinator_candidate")
            assert all({*item} <= {"kind", "id", "from", "to", "date", "source"} for item in document["evidence"])
            if document["candidate"]:
                assert tuple(document["candidate"]["columns"]) == COLUMNS
        ids = [document["id"] for document in documents[::2]]
        assert len(ids) == len(set(ids))


def test_a_finding_is_frozen() -> None:
    [finding] = found(view(LINK), "missing_link")
    with pytest.raises(FrozenInstanceError):
        finding.value = 2  # type: ignore[misc]


def test_a_finding_has_no_other_fields() -> None:
    [finding] = found(view(LINK), "missing_link")
    with pytest.raises(TypeError, match="certainty"):
        Finding(**vars(finding), certainty=1)
    assert Finding(**vars(finding)) == finding


def test_the_hashes_do_not_depend_on_the_day() -> None:
    one, other = link(day=DAY), link(day=date(2024, 6, 2))
    assert (one["id"], one["facts"]) == (other["id"], other["facts"])
    assert one["as_of"] != other["as_of"]


def test_the_id_is_the_same_in_every_version() -> None:
    """What people decided about a finding is kept by it: another way to make it would lose their decisions."""
    assert link()["id"] == "04520902aa2121aa"


@pytest.mark.parametrize(
    "changed",
    [
        LINK.replace("from: 2024-01-01", "from: 2024-02-01"),
        LINK.replace("{actor: a}", "{actor: a, for: [mor, far]}"),
        LINK.replace("from: 2024-01-01", "from: 2024-01-01, id: x"),
    ],
)
def test_facts_change_with_what_the_finding_rests_on(changed: str) -> None:
    assert link()["id"] == link(changed)["id"]
    assert link()["facts"] != link(changed)["facts"]


@pytest.mark.parametrize(
    ("family", "type", "mended"),
    [
        (LINK, "missing_link", ("from: 2024-01-01", "from: 2024-01-01, source: notat")),
        (LINK, "missing_link", ("{actor: a}", "{actor: a, service_text: Støtte, goal: Ro}")),
        ("needs: [{id: n, for: [mor], function: f01, text: Tøj}]", "coverage_gap", ("Tøj", "Rent tøj")),
    ],
)
def test_facts_stay_where_free_text_is_mended(family: str, type: str, mended: tuple[str, str]) -> None:
    [before], [after] = (found(view(text), type) for text in (family, family.replace(*mended)))
    assert before.facts == after.facts


@pytest.mark.parametrize("type", ["not_mapped", "no_coordinator"])
def test_what_is_about_everybody_keeps_its_id_when_somebody_comes(type: str) -> None:
    """What people decided about it stays with the family; that P is another shows in the facts."""
    circle = "engagements: [{actor: a}, {actor: b}, {actor: c}]"
    [before], [after] = (found(view(text), type) for text in (circle, circle.replace("]", ", {actor: d}]")))
    assert before.subjects != after.subjects
    assert before.id == after.id
    assert before.facts != after.facts


def test_facts_stay_with_what_it_does_not_rest_on() -> None:
    assert (
        link()["facts"]
        == link(f"{LINK}meetings: [{{id: x, kind: other, participants: [d, mor], status: held}}]")["facts"]
    )


def test_every_run_says_the_same() -> None:
    """Neither the hash of the process nor the order of a set shows."""
    names = ("syn_homes", "syn_inside", "syn_team")
    runs = printed(
        "import json, datetime; from tests.queries.build import told\n"
        f"for name in {names}: print(json.dumps(told(name, datetime.date(2024, 6, 1))))",
        *"123",
    )
    assert len(runs) == 1
    assert all(len(line) > 1000 for line in runs.pop().splitlines())


def test_evidence_is_ordered_by_content() -> None:
    ties = ", ".join(
        f"{{a: a, b: c, kind: {kind}, status: documented_absent, from: {day}}}"
        for kind in ("exchange", "awareness")
        for day in ("2024-02-01", "2023-05")
    )
    document = link(f"engagements: [{{actor: c, from: 2023-01-01}}, {{actor: a, at: office}}]\nties: [{ties}]")
    shown = [(item["kind"], item["from"]) for item in document["evidence"]]
    assert shown == [
        ("engagement", "2023-01-01"),
        ("engagement", "2024-01-01"),
        *[("tie", "2023-05")] * 2,
        *[("tie", "2024-02-01")] * 2,
    ]


@pytest.mark.parametrize(
    ("engagement", "tie", "uncertain"),
    [
        ("from: 2024-01-01", "from: 2024-01-01", False),
        ("from: null", "from: 2024-01-01", True),
        ("from: 2024-06", "from: 2024-01-01", True),
        ("from: 2024-05", "from: 2024-01-01", False),
        ("from: 2024-01-01, to: 2024-06", "from: 2024-01-01", False),
        ("from: 2024-01-01, to: 2024", "from: 2024-01-01", True),
        ("from: 2024-01-01", "from: 2024", True),
        ("from: 2024-01-01", "to: 2025", True),
        ("from: 2024-01-01", "from: 2023, to: 2024-06/..", False),
        ("from: 2024-01-01", "from: 2023, to: 2024-05/..", True),
        ("from: 2024-01-01", "date: 2024-05-15", False),
        ("from: 2024-01-01", "date: 2024-03", True),
        ("from: 2024-01-01", "date: 2024-03-03/2024-05", False),
        ("from: 2024-01-01", "date: 2024-03-02/2024-05", True),
        ("from: 2024-01-01", "date: 2024-06", True),
    ],
)
def test_dates_known_in_part(engagement: str, tie: str, uncertain: bool) -> None:
    family = f"engagements: [{{actor: a, {engagement}}}, {{actor: c, at: office}}]\nties: [{{a: a, b: c, kind: exchange, status: documented_absent, {tie}}}]"
    assert link(family)["date_uncertain"] is uncertain


def test_every_engagement_that_makes_it_true_is_evidence() -> None:
    """And one of them that is known in part leaves a doubt; what helps somebody else does not make it true."""
    family = LINK.replace(
        "{actor: a}", "{id: x, actor: a, from: null}, {id: y, actor: a}, {id: z, actor: a, for: [far]}"
    )
    shown = [item["id"] for item in link(family)["evidence"] if item["kind"] == "engagement"]
    assert (sorted(shown), link(family)["date_uncertain"]) == (["e3", "x", "y"], True)
    assert link(family.replace(", from: null", ""))["date_uncertain"] is False


@pytest.mark.parametrize(
    ("engagement", "uncertain"),
    [
        ("from: 2024-01-01", False),
        ("from: 2024-01-01, to: 2024-05-01", False),
        ("from: 2024-01-01, to: 2024-06-15/2024-12", False),
        ("from: 2024, to: 2024-05/2024-12", True),
        ("from: null", True),
        ("from: null, to: 2024-05-01", True),
    ],
)
def test_of_what_is_paused_only_the_beginning_leaves_a_doubt(engagement: str, uncertain: bool) -> None:
    family = LINK.replace("{actor: a}", f"{{actor: a, status: paused, {engagement}}}")
    [finding] = found(view(family, day=date(2024, 6, 20)), "missing_link")
    assert finding.date_uncertain is uncertain


@pytest.mark.parametrize(("there", "uncertain"), [("", False), (", {actor: a}", True)])
def test_a_tie_that_is_not_in_force_leaves_no_doubt(there: str, uncertain: bool) -> None:
    """An attempt counts for 180 days; one without dates is in force while its actors are in P."""
    family = f"engagements: [{{actor: c}}{there}]\nties: [{{a: a, b: mor, kind: exchange, status: attempted}}]"
    [finding] = found(view(family), "no_established_contact")
    assert finding.date_uncertain is uncertain


def test_no_question_about_who_is_barred() -> None:
    family = "engagements: [{actor: a}, {actor: c}]\nwishes: [{about: c, wish: not_wanted, by: mor}]"
    [finding] = found(view(family), "unaware_in_home")
    assert finding.document("da")["question"] is None
    assert "Aktør C" in finding.document("da")["statement"]


def test_a_barred_private_person_is_in_no_evidence_of_others() -> None:
    family = (
        "engagements: [{actor: a, for: family}, {actor: c, for: family}]\n"
        "private_ties: [{a: far, b: mor, no_contact: true}]\n"
        "ties: [{id: x, a: far, b: familie, kind: coordinates, status: documented}, {a: a, b: c, kind: exchange, status: documented_absent}]"
    )
    seen = view(family)
    [bearer] = found(seen, "sole_bearer")
    assert bearer.own_choice is True
    assert "x" not in [item.entry["id"] for item in bearer.evidence]
    [coordinator] = found(seen, "coordinator")
    assert ([item.entry["id"] for item in coordinator.evidence], coordinator.question) == (["x"], None)
    others = [finding.document("da") for finding in findings_of(seen) if finding.type != "coordinator"]
    assert "Far" not in json.dumps(
        [{key: found[key] for key in ("statement", "question", "consent")} for found in others]
    )
    assert all("far" not in found["subjects"] for found in others)


def test_whom_the_viewer_may_not_see_barred_is_barred_all_the_same() -> None:
    hidden = changed(facts(LINK), barred=frozenset({"c"}))
    assert [
        finding.type for finding in findings_of(at(hidden, DAY)) if "c" in finding.subjects and finding.question
    ] == []


@pytest.mark.parametrize(
    ("consents", "have"),
    [
        ("", "no"),
        ("status: given, about: [mor]", "yes"),
        ("status: given, about: [far]", "no"),
        ("status: given", "no"),
        ("about: [mor]", "no"),
        ("status: refused, about: [mor]", "no"),
        ("status: given, about: [mor], valid_from: 2024-06-01, valid_to: 2024-06-01", "yes"),
        ("status: given, about: [mor], valid_to: 2024-05", "expired"),
        ("status: given, about: [mor], valid_from: 2024-07-01", "no"),
        ("status: withdrawn, about: [mor], valid_to: 2024-05", "no"),
    ],
)
def test_what_consents_allow(consents: str, have: str) -> None:
    given = f"consents: [{{id: x, from_units: [social], to_units: [job], {consents}}}]" if consents else ""
    assert link(LINK + given.replace(", }", "}"))["consent"] == [
        {"from_unit": "boern", "to_unit": "job", "about": ["mor"], "have": have},
        {"from_unit": "job", "to_unit": "boern", "about": ["mor"], "have": "no"},
    ]


@pytest.mark.parametrize("status", ["refused", "withdrawn"])
def test_a_refusal_stands_beside_a_consent(status: str) -> None:
    both = "consents: [{id: x, from_units: [boern], to_units: [job], about: [mor], status: given}, {id: y, from_units: [social], to_units: [job], about: [mor], status: %s}]"
    assert link(LINK + both % status)["consent"][0]["have"] == "no"


def test_a_consent_names_those_concerned_in_order() -> None:
    family = "engagements: [{actor: a, for: family}, {actor: c, for: family}]\nties: [{a: a, b: c, kind: exchange, status: documented_absent}]"
    assert [need["about"] for need in link(family)["consent"]] == [["barn", "far", "mor", "ung"]] * 2


def test_one_unit_needs_no_consent() -> None:
    assert (
        link(
            "engagements: [{actor: a}, {actor: m, at: office}]\nties: [{a: a, b: m, kind: exchange, status: documented_absent}]"
        )["consent"]
        == []
    )


def test_findings_stand_in_the_order_of_the_table() -> None:
    findings, _ = told("syn_inside", date(2024, 6, 1))
    types = [finding["type"] for finding in findings]
    assert [type for place, type in enumerate(types) if type not in types[:place]] == [
        "unaware_in_home", "missing_link", "sole_bearer", "silo", "parallel_load", "no_coordinator",
        "coordinator_candidate", "no_private_support",
    ]  # fmt: skip
    for type in set(types):
        places = [(finding["subjects"], finding["between"]) for finding in findings if finding["type"] == type]
        assert places == sorted(places)
