"""What findings say, in sentences: how it is known, who is meant, when, and nothing that nobody knows."""

import pytest

from queries.candidate import Candidate
from tests.queries.build import found, view

BOTH_AT_HOME = "engagements: [{actor: a, from: 2024-01-01}, {actor: c, from: 2024-01-01}]\n"
ABSENT = "{a: a, b: c, kind: %s, status: documented_absent}"
MET = "id: moede, kind: network_meeting, participants: [a, c, mor], status: "


def said(family: str, type: str) -> str:
    [finding] = found(view(family), type)
    return finding.statement.text("da")


@pytest.mark.parametrize(
    ("known", "absence"),
    [
        (f"ties: [{ABSENT % 'exchange'}]", "Det er noteret, at de ikke taler sammen."),
        (f"ties: [{ABSENT % 'awareness'}]", "Det er noteret, at de ikke kender til hinanden."),
        ("mapped: {ties: 2024-06-01}", "Alle kontakter er gennemgået, og der var ingen mellem dem."),
    ],
)
def test_how_it_is_known_that_two_do_not_talk(known: str, absence: str) -> None:
    assert said(BOTH_AT_HOME + known, "missing_link").endswith(absence)
    assert said(BOTH_AT_HOME + known, "unaware_in_home") == f"Aktør A og Aktør C kommer i samme hjem. {absence}"


@pytest.mark.parametrize(
    ("other", "serving"),
    [
        ("c", "Aktør A og Aktør C hjælper begge "),
        ("n", "Aktør A og Anden myndighed har begge med "),
        ("u1", "Aktør A og Betjent har begge med "),
    ],
)
def test_who_decides_and_the_police_are_not_said_to_help(other: str, serving: str) -> None:
    ties = f"ties: [{{a: a, b: {other}, kind: exchange, status: documented_absent}}]"
    assert said(f"engagements: [{{actor: a}}, {{actor: {other}}}]\n{ties}", "missing_link").startswith(serving)


@pytest.mark.parametrize(
    ("meeting", "which"),
    [
        ("agreed, date: 2024-07-03", "Netværksmødet den 3. juli 2024"),
        ("agreed, date: 2024-07", "Netværksmødet i juli 2024"),
        ("agreed, date: 2024-06-20/2024-07-03", "Netværksmødet mellem 20. juni 2024 og 3. juli 2024"),
        ("agreed, repeats: monthly", "Netværksmødet hver måned"),
        ("agreed", "Netværksmødet (datoen er ikke oplyst)"),
    ],
)
def test_which_meeting_is_meant(meeting: str, which: str) -> None:
    assert said(f"meetings: [{{{MET}{meeting}}}]", "meeting_gap").startswith(f"{which}: ")


@pytest.mark.parametrize(
    ("services", "sentence"),
    [
        (
            ("work_placement", "family_treatment"),
            "Virksomhedspraktik stoppede, fordi det ikke passede sammen med familiebehandling.",
        ),
        (
            ("mentor", "mentor"),
            "Hjælpen fra Aktør C stoppede, fordi det ikke passede sammen med hjælpen fra Aktør A.",
        ),
    ],
)
def test_nobody_is_the_cause_of_a_stop(services: tuple[str, str], sentence: str) -> None:
    stopped, other = services
    work = (
        f"{{id: x, actor: a, service: {other}}}, {{actor: c, service: {stopped}, status: ended, stopped_because_of: x}}"
    )
    assert said(f"engagements: [{work}]", "plan_conflict") == sentence


def test_who_followed_whom_stands_in_the_order_of_time() -> None:
    shifts = "{actor: r5, status: ended, from: 2022-09-01, to: 2023-01-31}, {actor: r2, status: ended, from: 2023-06-01, to: 2024-01-31}, {actor: r3}"
    assert said(f"engagements: [{shifts}]", "discontinuity").endswith("Vejleder 5, Vejleder 2 og Vejleder 3.")


FOUR = "engagements: [{actor: a, per_week: 0.25}, {actor: c, at: office, for: [mor]}, {actor: d, at: office, for: [far]}]\n"


def candidate_of(family: str, id: str) -> Candidate:
    [candidate] = [f.candidate for f in found(view(family), "coordinator_candidate") if f.subjects == (id,)]
    assert candidate is not None
    return candidate


def test_what_nobody_knows_speaks_against_nobody() -> None:
    candidate = candidate_of(FOUR, "c")
    assert (candidate.for_, candidate.against) == ((), ())
    assert [message.text("da") for message in candidate.unknown] == [
        "Om der er kontakt med to af de andre.",
        "Hvor tit der er aftaler med familien.",
        "Om familien ønsker det. Spørg familien først.",
    ]


def test_who_does_not_talk_to_whom_is_named_unless_barred() -> None:
    ties = "ties: [{a: a, b: c, kind: exchange, status: documented_absent}, {a: a, b: d, kind: exchange, status: documented_absent}]\n"
    wishes = "wishes: [{about: c, wish: not_wanted}, {about: a, wish: wanted}]"
    candidate = candidate_of(FOUR + ties + wishes, "a")
    assert [message.text("da") for message in candidate.for_] == [
        "Familien ønsker det.",
        "Møder familien cirka hver 4. uge.",
    ]
    assert [message.text("da") for message in candidate.against] == ["Taler ikke med: Aktør D."]
    assert candidate.unknown == ()
