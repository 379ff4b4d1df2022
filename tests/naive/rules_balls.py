"""Who has the ball, by reading the contract line by line; and who manages the case."""

from datetime import date
from fractions import Fraction
from typing import Any

from tests.naive.dates import FUTURE, span
from tests.naive.day import Day, Record, period
from tests.naive.finding import finding
from tests.naive.pairs import Pairs
from tests.naive.rules_home import coverage_gap

STATES = ("nobody", "left", "no_agreement", "overdue", "due_soon", "held")


def open_agreements(day: Day) -> list[Record]:
    """Those that somebody still has to do."""
    found = []
    for one in day.family.get("agreements") or []:
        begin, end = period(one)
        if begin and day.t < begin.earliest:
            continue
        status = one["status"]
        is_passed_later = status == "passed" and end is not None and day.t < end.earliest
        is_over_later = status in ("done", "dropped") and end is not None and day.t < end.latest and day.t < day.as_of
        if status == "open" or is_passed_later or is_over_later:
            found.append(one)
    return found


def uncertain(day: Day, one: Record) -> bool:
    """Whether it would not be open with the latest beginning, or the earliest end of what is done or dropped."""
    begin, end = period(one)
    if begin is None or day.t < begin.latest:
        return True
    return one["status"] in ("done", "dropped") and end is not None and (day.t >= end.earliest or day.t >= day.as_of)


def state(day: Day, one: Record) -> str:
    holder = one.get("holder")
    people = {*day.members, *(person["id"] for person in day.family.get("private_network") or [])}
    if holder in (None, "none") or (holder in people and holder in day.barred):
        return "nobody"
    if holder in day.actors:
        works = [e for e in day.engagements if e["actor"] == holder]
        if not any(day.held(e) or day.coming(e) for e in works):
            return "left"
    due = span(one.get("due"))
    if due and due.latest < day.t:
        return "overdue"
    return "due_soon" if due and (due.latest - day.t).days <= 14 else "held"


def balls(day: Day, pairs: Pairs) -> list[tuple[str, str, bool]]:
    """State, id and whether the date is uncertain, of each ball."""
    found = [(state(day, one), one["id"], uncertain(day, one)) for one in open_agreements(day)]
    met = {one.get("need") for one in open_agreements(day)}
    for gap in coverage_gap(day, pairs):
        if gap["about"] not in met:
            [need] = [one for one in day.family["needs"] if one["id"] == gap["about"]]
            begin, end = period(need)
            unsure = begin is None or day.t < begin.latest or (end is not None and end.earliest < day.t)
            found.append(("no_agreement", gap["about"], unsure))
    return found


def loose_ball(day: Day, pairs: Pairs) -> list[Record]:
    agreements = {one["id"]: one for one in day.family.get("agreements") or []}
    gaps = {gap["about"]: gap for gap in coverage_gap(day, pairs)}
    found = []
    for kind, ident, unsure in balls(day, pairs):
        if kind not in ("nobody", "left", "no_agreement"):
            continue
        one = agreements.get(ident, {}) if kind != "no_agreement" else {}
        holder = str(one.get("holder"))
        subject = holder if kind == "left" and holder not in day.barred else day.family_id
        record = finding(
            day,
            "loose_ball",
            [subject],
            [("need", {"id": ident}) if kind == "no_agreement" else ("agreement", one)],
            gaps[ident]["confidence"] if kind == "no_agreement" else "documented",
            class_=kind,
            date_uncertain=unsure,
            about=ident,
        )
        record["question_is_null"] = record["question_is_null"] or holder in day.barred
        found.append(record)
    return found


def colleagues(day: Day, pairs: Pairs, holder: str) -> list[str]:
    """The actors of P of one team with somebody, not barred."""
    return [other for other in day.P if other != holder and pairs.one_team(holder, other) and other not in day.barred]


def documents(day: Day, pairs: Pairs) -> list[Record]:
    """The answer of `balls`."""
    agreements = {one["id"]: one for one in day.family.get("agreements") or []}
    needs = {one["id"]: one for one in day.family.get("needs") or []}
    found = []
    for state_, ident, unsure in balls(day, pairs):
        of_need = state_ == "no_agreement"
        one = needs[ident] if of_need else agreements[ident]
        before: list[str] = []
        while not of_need and (earlier := agreements.get([ident, *before][-1], {}).get("after")):
            before.append(earlier)
        told = {"family": day.family_id, "as_of": day.t.isoformat(), "list": "needs" if of_need else "agreements"}
        told |= {"id": ident, "state": state_, "text": one.get("text"), "due": one.get("due"), "date_uncertain": unsure}
        told |= {"holder": None if of_need or state_ == "nobody" else one.get("holder")}
        told |= {"passes": None if of_need else len(before), "before": before[::-1]}
        told |= {"colleagues": colleagues(day, pairs, one["holder"]) if state_ == "left" else []}
        found.append(told | {"need": None if of_need else one.get("need"), "meeting": one.get("meeting")})

    def order(told: Record) -> tuple[int, date, str]:
        due = span(told["due"])
        return STATES.index(told["state"]), due.latest if due else FUTURE, told["id"]

    return sorted(found, key=order)


def case_management(day: Day, pairs: Pairs) -> dict[str, Any]:
    """Holders, reach and model."""
    named = {
        tie["a"]
        for tie in day.own_ties
        if tie["kind"] == "coordinates" and tie["status"] == "documented" and day.in_force(tie)
        if tie.get("scope") in (None, "actors")
    }
    holders = sorted(named & set(day.P)) or sorted(
        {e["actor"] for e in day.engagements if day.running(e) and "f20" in day.tasks(e)}
    )
    others = [actor for actor in day.P if actor not in holders]
    if not holders or not others:
        return {"holders": holders, "reach": None, "model": None, "reason": "nobody_else" if holders else "no_holder"}
    known = [{pairs.state(*sorted((actor, holder))) for holder in holders} for actor in others]
    lo = Fraction(sum("present" in states for states in known), len(others))
    hi = Fraction(sum(bool(states & {"present", "unknown"}) for states in known), len(others))
    few = len(holders) == 1
    half = Fraction(1, 2)
    model = (1 if few else 3) if lo >= half else (2 if few else 4) if hi < half else None
    reach = [float(lo), float(hi)]
    return {"holders": holders, "reach": reach, "model": model, "reason": None if model else "not_known"}
