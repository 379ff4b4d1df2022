"""What may be said at a meeting: for each two units and each type of information the consent or the basis, or what is missing."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Literal, NamedTuple, get_args

from graph.model.periods import first_of, last_of
from graph.model.records import Consent, Member
from graph.model.vocabulary import Information
from queries.day.units import path_of
from queries.meetings.day import MeetingDay

CellState = Literal["refused", "withdrawn", "missing", "expired", "oral", "given", "legal_basis"]
_WORST: tuple[CellState, ...] = get_args(CellState)
ASK_FIRST: frozenset[CellState] = frozenset({"missing", "expired", "oral"})
SHUT: frozenset[CellState] = frozenset({"refused", "withdrawn"})
TYPES: tuple[Information, ...] = get_args(Information)
ALWAYS: tuple[Information, ...] = ("contact", "services")
"""What every meeting passes on; the rest stands on its agenda."""
BROAD = frozenset({"municipality", "magistrate"})
"""Levels of units that are too broad for a basis or a consent to name."""
CONSENT_AGE = 15
_LATEST_OF_EQUAL = ("given", "refused", "withdrawn")


class Cell(NamedTuple):
    """Whether one unit may tell another something of a type, on the day of the meeting."""

    from_unit: str
    to_unit: str
    information: Information
    state: CellState
    consents: tuple[str, ...] = ()
    until: date | None = None
    """Of what is given or oral, the first day after which it holds no longer."""
    statute: str | None = None
    ask: tuple[str, ...] = ()
    """Who would have to give it. Nobody who is barred."""

    @property
    def key(self) -> dict[str, str]:
        """Which cell it is."""
        return {"from_unit": self.from_unit, "to_unit": self.to_unit, "information": self.information}

    def document(self) -> dict[str, Any]:
        """Ready for JSON."""
        return {
            **self.key,
            "state": self.state,
            "consents": list(self.consents),
            "until": self.until.isoformat() if self.until else None,
            "statute": self.statute,
            "ask": list(self.ask),
        }


@dataclass(frozen=True)
class ConsentMatrix:
    """What may be said between the units of those who come to a meeting."""

    on: MeetingDay
    invited: frozenset[str]
    """Who comes: those who are invited, or take part."""
    consent_age: int = CONSENT_AGE

    def document(self) -> dict[str, Any]:
        """Ready for JSON."""
        return {**self.on.head, "cells": [cell.document() for cell in self.cells]}

    @cached_property
    def units(self) -> dict[str, list[str]]:
        """By unit (an actor without one stands for itself), in order, its actors who come; nobody who is barred."""
        facts, found = self.on.view.facts, dict[str, list[str]]()
        for actor in sorted(self.invited & facts.actors.keys() - self.on.view.known_barred):
            found.setdefault(self.unit_of(actor), []).append(actor)
        return dict(sorted(found.items()))

    def unit_of(self, actor: str) -> str:
        """Its own unit; the actor itself where that is not known."""
        return self.on.view.facts.actors[actor].unit or actor

    @cached_property
    def cells(self) -> tuple[Cell, ...]:
        """All cells, by the two units and the type."""
        types: set[Information] = {*ALWAYS, *(one for item in self.on.meeting.agenda for one in item.information)}
        ordered: list[Information] = [type for type in TYPES if type in types]
        pairs = ((u, v) for u in self.units for v in self.units if u not in self._path(v) and v not in self._path(u))
        return tuple(self._cell(u, v, type) for u, v in pairs for type in ordered)

    def _path(self, unit: str) -> tuple[str, ...]:
        return path_of(unit, self.on.view.facts.units) or (unit,)

    def _cell(self, u: str, v: str, type: Information) -> Cell:
        basis = self._basis(u, v, type)
        if basis is not None:
            return Cell(u, v, type, "legal_basis", statute=basis)
        answers = [*self._answers(u, v, type)]
        said: list[CellState] = [answer.state for answer in answers]
        state: CellState = min(said, key=_WORST.index) if said else "missing"
        ends = [answer.consent.valid_to for answer in answers if answer.consent]
        last = [end.latest for end in ends if end and end.latest and state in ("given", "oral")]
        asked = {answer.giver for answer in answers if answer.giver and answer.state != "given"}
        return Cell(
            u,
            v,
            type,
            state,
            tuple(sorted({answer.consent.id for answer in answers if answer.consent})),
            min(last, default=None),
            None,
            tuple(sorted(asked - self.on.view.facts.barred)),
        )

    def _basis(self, u: str, v: str, type: Information) -> str | None:
        """The statute of the first legal basis that opens it."""
        facts, day = self.on.view.facts, self.on.day
        for basis in (*facts.family.legal_bases, *facts.general):
            whole = basis.statute and basis.assessed_by and basis.date
            joins = self._named(basis.from_units, u) and self._named(basis.to_units, v)
            if whole and joins and type in basis.information and last_of(basis.date) <= day <= last_of(basis.valid_to):
                return basis.statute
        return None

    def _named(self, named: Collection[str], unit: str, *, broad: bool = False) -> bool:
        """Whether a unit on the path is named that is not too broad. `broad`: or any, as of what is refused or withdrawn."""
        units, path = self.on.view.facts.units, self._path(unit)
        return any(id in path and (broad or id not in units or units[id].level not in BROAD) for id in named)

    # --- consents ---------------------------------------------------------------------------------------------

    def _answers(self, u: str, v: str, type: Information) -> Iterator["_Answer"]:
        """What each giver of each person whom u helps has said last."""
        for person in self.persons_of(u):
            givers = givers_of(self._members[person], self.on.day, self.consent_age)
            if not givers:
                yield _Answer(None, None, "missing")
            for giver in givers:
                consent = self._latest(giver, person, u, v, type)
                yield _Answer(giver, consent, self._state(consent))

    @cached_property
    def _members(self) -> dict[str, Member]:
        return {member.id: member for member in self.on.view.facts.family.members}

    def persons_of(self, unit: str) -> Sequence[str]:
        """Whom the work of its actors who come helps, which is active, paused or about to begin; all where that is not known."""
        works = [work for actor in self.units[unit] for work in self.on.view.works_of.get(actor, ())]
        here = [work for work in works if work.in_circle or work.coming]
        helped = frozenset[str]().union(*(work.targets for work in here))
        if not here or any(work.engagement.for_ == () for work in here):
            helped = frozenset(self._members)
        return sorted(helped)

    def _latest(self, giver: str, person: str, u: str, v: str, type: Information) -> Consent | None:
        said = [one for one in self.on.view.facts.family.consents if self._concerns(one, giver, person, u, v, type)]
        return max(said, key=_in_time, default=None)

    def _concerns(self, consent: Consent, giver: str, person: str, u: str, v: str, type: Information) -> bool:
        takes_back = consent.status in ("refused", "withdrawn")
        return (
            (takes_back or consent.status == "given")
            and consent.given_by == giver
            and person in consent.about
            and self._named(consent.from_units, u, broad=takes_back)
            and self._named(consent.to_units, v, broad=takes_back)
            and (type in consent.information or (takes_back and not consent.information))
            and first_of(consent.valid_from) <= self.on.day
        )

    def _state(self, consent: Consent | None) -> CellState:
        if consent is None:
            return "missing"
        if consent.status in ("refused", "withdrawn"):
            return consent.status
        if last_of(consent.valid_to) < self.on.day:
            return "expired"
        return "given" if consent.form == "written" else "oral"


class _Answer(NamedTuple):
    giver: str | None
    consent: Consent | None
    state: CellState


def _in_time(consent: Consent) -> tuple[bool, date, int, str]:
    """Undated first, then by the latest day; of equal ones what takes back last, then the higher id."""
    rank = _LATEST_OF_EQUAL.index(consent.status or "given")
    return consent.valid_from is not None, last_of(consent.valid_from), rank, consent.id


def consent_matrix(on: MeetingDay, consent_age: int = CONSENT_AGE, also: Iterable[str] = ()) -> ConsentMatrix:
    """The matrix of a meeting; `also`: as if these came too."""
    return ConsentMatrix(on, on.invited.union(also), consent_age)


def givers_of(member: Member, day: date, consent_age: int) -> tuple[str, ...]:
    """Who must consent for a member: itself; for a child whoever has custody, and the child where it is certainly of age.

    Nobody where a child is in nobody's custody: then nobody can.
    """
    if member.kind != "child":
        return (member.id,)
    if not member.custody:
        return ()
    return (*member.custody, member.id) if is_certainly(member, consent_age, day) else member.custody


def is_certainly(member: Member, years: int, day: date) -> bool:
    """Whether a member is so old on the day for sure, by the year of birth or by the age on some day."""
    certain = [-1]
    if member.birth_year is not None:
        certain.append(day.year - member.birth_year - ((day.month, day.day) < (12, 31)))
    if member.age is not None and member.age.as_of.latest is not None:
        since = member.age.as_of.latest
        certain.append(member.age.years + day.year - since.year - ((day.month, day.day) < (since.month, since.day)))
    return max(certain) >= years
