"""A meeting on its day: who comes, and what may be said there, cell by cell, as the contract of meetings words it."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import cache

from tests.naive.dates import FUTURE, PAST, span
from tests.naive.day import Day, Record

TYPES = ("contact", "services", "appointments", "needs", "network", "treatment", "notes")
BROAD = ("municipality", "magistrate")
WORST_FIRST = ("refused", "withdrawn", "missing", "expired", "oral", "given")
LAST_OF_EQUAL = ("given", "refused", "withdrawn")
CONSENT_AGE = 15


def the_day(meeting: Record, asked: date) -> date:
    """The day asked about, brought into the days on which the meeting may be."""
    begin = span(meeting.get("date"))
    if begin is None:
        return asked
    end = span(meeting.get("until")) if meeting.get("repeats") else begin
    if asked < begin.earliest:
        return begin.earliest
    return end.latest if end is not None and end.latest < asked else asked


def who_comes(meeting: Record) -> set[str]:
    """I: who is invited, and who takes part."""
    return {one["who"] for one in meeting.get("invited") or []} | set(meeting["participants"])


# --- how old a child is ---------------------------------------------------------------------------------------------


def _age(born: date, day: date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(step) for step in range((last - first).days + 1)]


@cache
def _surely_so_old(birth_year: int | None, age: tuple[int, str] | None, years: int, day: date) -> bool:
    if birth_year is not None:
        return all(_age(born, day) >= years for born in _days(date(birth_year, 1, 1), date(birth_year, 12, 31)))
    if age is None or (seen := span(age[1])) is None or FUTURE == seen.latest or PAST == seen.earliest:
        return False
    births = _days(date(seen.earliest.year - age[0] - 1, 1, 1), seen.latest)
    fitting = [born for born in births if any(_age(born, on) == age[0] for on in _days(seen.earliest, seen.latest))]
    return all(_age(born, day) >= years for born in fitting)


def surely_so_old(member: Record, years: int, day: date) -> bool:
    """On each day on which the child can be born it would be so old by now."""
    age = member.get("age")
    return _surely_so_old(member.get("birth_year"), (age["years"], str(age["as_of"])) if age else None, years, day)


# --- what may be said -----------------------------------------------------------------------------------------------


class Matrix:
    """The cells of a meeting, with these who come."""

    def __init__(
        self, day: Day, meeting: Record, coming: Iterable[str], consent_age: int, general: Sequence[Record]
    ) -> None:
        self.day, self.consent_age = day, consent_age
        self.bases = [*(day.family.get("legal_bases") or []), *general]
        self.units: dict[str, list[str]] = {}
        for actor in sorted(set(coming) & set(day.actors) - day.barred):
            self.units.setdefault(own_unit(day, actor), []).append(actor)
        named = {word for point in meeting.get("agenda") or [] for word in point.get("information") or []}
        self.types = [word for word in TYPES if word in named | {"contact", "services"}]

    def cells(self) -> list[Record]:
        return [
            self.cell(u, v, word)
            for u in sorted(self.units)
            for v in sorted(self.units)
            if u not in self.path(v) and v not in self.path(u)
            for word in self.types
        ]

    def path(self, unit: str) -> list[str]:
        return self.day.path(unit) or [unit]

    def names(self, record: Record, u: str, v: str, also_broad: bool = False) -> bool:
        """It names a unit on the path of each, which is not too broad."""
        return all(
            any(
                named in self.path(unit) and (also_broad or self.day.units.get(named, {}).get("level") not in BROAD)
                for named in record.get(side) or []
            )
            for side, unit in (("from_units", u), ("to_units", v))
        )

    def statutes(self, u: str, v: str, word: str) -> list[str]:
        found = []
        for basis in self.bases:
            begin, end = span(basis.get("date")), span(basis.get("valid_to"))
            whole = basis.get("statute") and basis.get("assessed_by") and begin
            in_force = begin and begin.latest <= self.day.t and (end is None or self.day.t <= end.latest)
            if whole and in_force and word in basis.get("information", []) and self.names(basis, u, v):
                found.append(basis["statute"])
        return found

    def cell(self, u: str, v: str, word: str) -> Record:
        cell: Record = {"from_unit": u, "to_unit": v, "information": word}
        statutes = self.statutes(u, v, word)
        if statutes:
            return cell | {"state": "legal_basis", "consents": [], "until": None, "statute": statutes, "ask": []}
        said: list[tuple[str | None, str, Record]] = []
        for person in self.persons(u):
            givers = self.givers(self.day.members[person])
            said += [(None, "missing", {})] if not givers else []
            for giver in givers:
                last = self.last_said(giver, person, u, v, word)
                said.append((giver, self.state(last), last or {}))
        state = min((state for _, state, _ in said), key=WORST_FIRST.index, default="missing")
        ends = [end.latest for _, _, consent in said if (end := span(consent.get("valid_to"))) and end.latest != FUTURE]
        until = min(ends, default=None) if state in ("given", "oral") else None
        return cell | {
            "state": state,
            "consents": sorted({consent["id"] for _, _, consent in said if consent}),
            "until": until.isoformat() if until else None,
            "statute": [None],
            "ask": sorted({giver for giver, state, _ in said if giver and state != "given"} - self.day.barred),
        }

    def persons(self, unit: str) -> list[str]:
        """Whom those of the unit who come help; all members where that is not known, or they do not work here."""
        day = self.day
        works = [e for e in day.engagements if e["actor"] in self.units[unit] and (day.held(e) or day.coming(e))]
        if not works or any(e["for"] == [] for e in works):
            return sorted(day.members)
        return sorted(set().union(*(day.targets(e) for e in works)))

    def givers(self, member: Record) -> list[str]:
        if member["kind"] != "child":
            return [member["id"]]
        custody = list(member.get("custody") or [])
        of_age = surely_so_old(member, self.consent_age, self.day.t)
        return [*custody, member["id"]] if custody and of_age else custody

    def last_said(self, giver: str, person: str, u: str, v: str, word: str) -> Record | None:
        """The latest of what this giver said of this person. A refusal of something too broad counts, a consent to it does not."""
        best: tuple[tuple, Record] | None = None
        for consent in self.day.family.get("consents") or []:
            status, types = consent.get("status"), consent.get("information") or []
            takes_back = status in ("refused", "withdrawn")
            begin = span(consent.get("valid_from"))
            if (
                (takes_back or status == "given")
                and consent.get("given_by") == giver
                and person in (consent.get("about") or [])
                and self.names(consent, u, v, also_broad=takes_back)
                and (word in types or (takes_back and not types))
                and (begin is None or begin.earliest <= self.day.t)
            ):
                rank = (begin is not None, begin.latest if begin else PAST, LAST_OF_EQUAL.index(status), consent["id"])
                if best is None or rank > best[0]:
                    best = (rank, consent)
        return best[1] if best else None

    def state(self, consent: Record | None) -> str:
        if consent is None:
            return "missing"
        if consent["status"] != "given":
            return consent["status"]
        end = span(consent.get("valid_to"))
        if end is not None and end.latest < self.day.t:
            return "expired"
        return "given" if consent.get("form") == "written" else "oral"


def own_unit(day: Day, actor: str) -> str:
    return day.actors[actor].get("unit") or actor


def between(matrix: Matrix, unit: str) -> Iterator[Record]:
    """The cells that the unit is at an end of, in their order."""
    return (cell for cell in matrix.cells() if unit in (cell["from_unit"], cell["to_unit"]))
