"""Network meetings that lack something, and how often a family has met."""

from datetime import date

import pytest

from queries.day.months import months_after
from queries.measures.family import measures_of
from tests.queries.build import DAY, found, pairs, view
from words import text

LATER = date(2024, 12, 31)
MET = "id: x, kind: network_meeting, participants: [a, c, mor], coordinator: a, status: held, date: 2024-05-01"
COVER = "consents: [{id: k, about: [mor], from_units: [social], to_units: [job], form: written, status: given%s}]\n"


def gaps(meeting: str, rest: str = "", day: date = DAY) -> list[tuple[tuple[str, ...], str]]:
    seen = view(f"meetings: [{{{meeting}}}]\n{rest}", day=day, as_of=LATER)
    return [(finding.subjects, finding.confidence) for finding in found(seen, "meeting_gap")]


@pytest.mark.parametrize(
    ("meeting", "rest", "confidence"),
    [
        (MET, COVER % "", None),
        (MET, "", "possible"),
        (MET.replace("coordinator: a, ", ""), COVER % "", "possible"),
        (MET.replace("coordinator: a", "coordinator: none"), COVER % "", "documented"),
        (MET.replace("coordinator: a, ", ""), "", "possible"),
        (MET, COVER.replace("job", "skole") % "", "documented"),
        (MET, COVER.replace("social", "kommune").replace("job", "kommune") % "", None),
        (MET, COVER.replace("social", "boern") % "", None),
        (MET, COVER.replace("social", "voksne") % "", "documented"),
        (MET, COVER.replace("written", "oral") % "", "documented"),
        (MET, COVER.replace("form: written, ", "") % "", "documented"),
        (MET, COVER.replace("status: given", "status: withdrawn") % "", "documented"),
        (MET, COVER % ", valid_from: 2024-05-01, valid_to: 2024-05-01", None),
        (MET, COVER % ", valid_from: 2024-05-02", "documented"),
        (MET, COVER % ", valid_to: 2024-04-30", "documented"),
        (MET.replace("2024-05-01", "2024-05"), COVER % ", valid_from: 2024-05-31", None),
        (MET.replace("2024-05-01", "2024-05"), COVER % ", valid_from: 2024-06-01", "documented"),
        (MET.replace("kind: network_meeting", "kind: cooperation_meeting"), "", None),
        (MET.replace("held", "planned").replace("2024-05", "2024-07"), "", None),
        (MET.replace("held", "cancelled"), "", None),
    ],
)
def test_what_a_meeting_lacks(meeting: str, rest: str, confidence: str | None) -> None:
    assert gaps(meeting, rest) == ([(("a", "c"), confidence)] if confidence else [])


@pytest.mark.parametrize(
    ("meeting", "there"),
    [
        (MET.replace("2024-05-01", "2024-03-03"), True),
        (MET.replace("2024-05-01", "2024-03-02"), False),
        (MET.replace("2024-05-01", "2024-06-02"), False),
        (MET.replace(", date: 2024-05-01", ""), False),
        (MET.replace("held", "agreed").replace("2024-05-01", "2024-06-01"), True),
        (MET.replace("held", "agreed").replace("2024-05-01", "2024-05-31"), False),
        (MET.replace("held", "agreed").replace("2024-05-01", "2030-01-01"), True),
        (MET.replace("held", "agreed").replace(", date: 2024-05-01", ""), True),
        (MET.replace("held", "agreed") + ", repeats: monthly", True),
        (MET.replace("held", "agreed") + ", repeats: monthly, until: 2024-05-31", False),
    ],
)
def test_meetings_that_count_or_are_to_come(meeting: str, there: bool) -> None:
    assert bool(gaps(meeting)) is there


@pytest.mark.parametrize(
    ("series", "valid", "covered"),
    [
        ("date: 2024-01-01", "valid_from: 2024-06-01, valid_to: 2024-06-01", True),
        ("date: 2024-01-01", "valid_to: 2024-05-31", False),
        ("date: 2024-07-01, until: 2024-12-01", "valid_from: 2024-07-01, valid_to: 2024-07-01", True),
        ("date: 2024-07-01, until: 2024-12-01", "valid_from: 2024-07-02", False),
        ("until: 2024-12-01", "valid_from: 2024-06-01, valid_to: 2024-06-01", True),
    ],
)
def test_the_day_of_a_series_is_the_nearest(series: str, valid: str, covered: bool) -> None:
    meeting = MET.replace("held", "agreed").replace("date: 2024-05-01", f"repeats: monthly, {series}")
    assert gaps(meeting, COVER % f", {valid}") == ([] if covered else [(("a", "c"), "documented")])


def test_the_day_of_a_series_that_is_over_is_its_last() -> None:
    meeting = f"{MET.replace('2024-05-01', '2024-01-01')}, repeats: monthly, until: 2024-05-01"
    assert gaps(meeting, COVER % ", valid_from: 2024-05-01, valid_to: 2024-05-01") == []
    assert gaps(meeting, COVER % ", valid_from: 2024-05-02") == [(("a", "c"), "documented")]


@pytest.mark.parametrize(
    ("participants", "subjects", "uncovered"),
    [
        ("[a, mor]", ("a",), "Børneafdelingen"),
        ("[a, b, c]", ("a", "b", "c"), "Børneafdelingen, Jobcentret og Voksenafdelingen"),
        ("[job, mor]", (), "Jobcentret"),
    ],
)
def test_each_unit_that_takes_part(participants: str, subjects: tuple[str, ...], uncovered: str) -> None:
    [finding] = found(view(f"meetings: [{{{MET.replace('[a, c, mor]', participants)}}}]"), "meeting_gap")
    assert finding.subjects == subjects
    assert finding.document("da")["statement"].endswith(f"samtykke for {uncovered}.")


def test_what_would_be_needed() -> None:
    consents = COVER.replace("job", "skole") % ", valid_from: 2024-01-01"
    [finding] = found(
        view(f"meetings: [{{{MET.replace('[a, c, mor]', '[a, c, d, mor]')}}}]\n{consents}"), "meeting_gap"
    )
    needed = [(need.from_unit, need.to_unit, need.about, need.have) for need in finding.consent]
    assert needed == [
        ("boern", "job", ("mor",), "no"),
        ("job", "boern", ("mor",), "no"),
        ("job", "skole", ("mor",), "no"),
        ("skole", "job", ("mor",), "no"),
    ]
    assert [item.entry["id"] for item in finding.evidence] == ["x"]
    assert [item.entry["id"] for item in finding.counter_evidence] == ["k"]
    assert finding.question is not None


def test_each_meeting_has_its_own_finding_and_nothing_is_asked_of_who_is_barred() -> None:
    meetings = f"meetings: [{{{MET}}}, {{{MET.replace('id: x', 'id: y')}}}]\nwishes: [{{about: c, wish: not_wanted}}]"
    findings = found(view(meetings), "meeting_gap")
    assert [(finding.about, finding.question) for finding in findings] == [("x", None), ("y", None)]
    assert pairs(findings) == [("a", "c")] * 2
    assert "Aktør" not in "".join(finding.document("da")["statement"] for finding in findings)


# --- how often ------------------------------------------------------------------------------------------------------


def a_year(meetings: str, day: date = DAY) -> int | None:
    return measures_of(view(f"meetings: [{meetings}]", day=day, as_of=LATER))["meetings_a_year"]


def meeting(said: str, participants: str = "[a, mor]", status: str = "held") -> str:
    return f"{{id: x, kind: other, participants: {participants}, status: {status}, {said}}}"


@pytest.mark.parametrize(
    ("said", "times"),
    [
        (meeting("date: 2024-06-01"), 1),
        (meeting("date: 2024-06-02"), 0),
        (meeting("date: 2023-06-03"), 1),
        (meeting("date: 2023-06-02"), 0),
        (meeting("date: 2024-05"), 1),
        (meeting("date: 2024-06"), 0),
        (meeting("date: 2023-06"), 0),
        (meeting("date: 2024-01-01", "[a, c]"), 0),
        (meeting("date: 2024-01-01", "[barn]"), 1),
        (meeting("date: 2024-01-01", status="agreed"), 0),
        (meeting("coordinator: a"), 0),
        (meeting("date: 2024-05-18, repeats: weekly"), 3),
        (meeting("date: 2024-05-18, repeats: weekly, until: 2024-05-31"), 2),
        (meeting("date: 2024-05-18, repeats: weekly, until: 2024-06"), 3),
        (meeting("date: 2024-05-18, repeats: weekly, until: 2024-05-25/2024-06"), 2),
        (meeting("date: 2024-05-18, repeats: fortnightly"), 2),
        (meeting("date: 2020-05-18, repeats: weekly"), 52),
        (meeting("date: 2024-04, repeats: monthly"), 2),
        (meeting("date: 2024-01-31, repeats: monthly, until: 2024-04-30"), 4),
        (meeting("date: 2024-01-31, repeats: monthly, until: 2024-04-29"), 3),
        (meeting("date: 2020-03-31, repeats: monthly"), 12),
        (meeting("date: 2023-06-02, repeats: quarterly"), 3),
        (meeting("date: 2024/.., repeats: monthly"), 0),
        (meeting("date: ../2024-05-18, repeats: weekly"), 3),
    ],
)
def test_the_meetings_of_a_year(said: str, times: int) -> None:
    assert a_year(said) == times


def test_without_any_meeting_it_is_not_known() -> None:
    told = measures_of(view())
    assert told["meetings_a_year"] is None
    assert told["reasons"]["meetings_a_year"] == "Der er ikke noteret noget møde."
    assert a_year(meeting("date: 2024-01-01", status="cancelled")) == 0


def test_the_calendar_has_ends() -> None:
    assert a_year(meeting("date: 9999-12-01, repeats: monthly"), date.max) == 1
    assert a_year(meeting("date: 0001-01-01"), date.min) == 1
    assert (months_after(date.max, 1), months_after(date.min, -1)) == (date.max, date.min)
    assert months_after(date(9999, 1, 31), 1) == date(9999, 2, 28)
    assert months_after(date(1, 3, 31), -1) == date(1, 2, 28)


@pytest.mark.parametrize(
    ("status", "asks"),
    [
        ("held, date: 2024-05-01", "Hvem samler op efter mødet"),
        ("held, date: 2024-06-01", "Hvem samler op efter mødet"),
        ("agreed, date: 2024-06-01", "Hvem leder mødet"),
        ("agreed, date: 2024-07-01", "Hvem leder mødet"),
        ("held, date: 2024-05-01, repeats: monthly", "Hvem leder mødet"),
        ("held, date: 2024-03-01, repeats: monthly, until: 2024-05-01", "Hvem samler op efter mødet"),
    ],
)
@pytest.mark.parametrize("consents", [COVER % "", ""])
def test_who_leads_is_not_asked_of_a_meeting_that_is_over(status: str, asks: str, consents: str) -> None:
    meeting = f"id: x, kind: network_meeting, participants: [a, c, mor], status: {status}"
    [gap] = found(view(f"meetings: [{{{meeting}}}]\n{consents}", as_of=LATER), "meeting_gap")
    assert gap.question
    assert text(gap.question, "da").startswith(asks)
    assert ("ledte" in text(gap.statement, "da")) is (asks == "Hvem samler op efter mødet")
