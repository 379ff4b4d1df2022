"""What consents allow on the day: whether two units may exchange about persons."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Literal, NamedTuple

from graph.model.periods import first_of, last_of
from graph.model.records import Consent
from queries.day.core import Day

Have = Literal["yes", "no", "expired"]


class ConsentNeeded(NamedTuple):
    """A consent that would be needed before acting, and whether it is there."""

    from_unit: str
    to_unit: str
    about: tuple[str, ...]
    have: Have

    def document(self) -> Mapping[str, Any]:
        """The consent as it stands in a finding."""
        return {"from_unit": self.from_unit, "to_unit": self.to_unit, "about": list(self.about), "have": self.have}


class Consents:
    """What consents allow on a day. An answer is kept: many pairs of actors stand for the same units."""

    def __init__(self, day: Day) -> None:
        self._day = day
        self._answers: dict[tuple[str, str, frozenset[str]], tuple[ConsentNeeded, ...]] = {}

    def between_actors(self, a: str, b: str, about: Iterable[str]) -> tuple[ConsentNeeded, ...]:
        """What two actors need before they exchange; nothing in one unit, or where the unit of either is not known."""
        actors = self._day.facts.actors
        return self.between_units(actors[a].unit, actors[b].unit, about)

    def between_units(self, a: str | None, b: str | None, about: Iterable[str]) -> tuple[ConsentNeeded, ...]:
        """What two units need before they exchange about persons, each way; a barred private person is not named."""
        if a is None or b is None or a == b:
            return ()
        one, other = min(a, b), max(a, b)
        question = (one, other, frozenset(about))
        answer = self._answers.get(question)
        if answer is None:
            persons = tuple(sorted(question[2] - self._day.barred_people))
            answer = self._answers[question] = tuple(
                ConsentNeeded(sender, to, persons, have(self._day, sender, to, persons))
                for sender, to in ((one, other), (other, one))
            )
        return answer


def have(day: Day, from_unit: str, to_unit: str, about: tuple[str, ...]) -> Have:
    """`yes` where consents given and in force name everybody, and no refusal does anybody; else `expired` where they did.

    A unit that a consent names covers what lies below it. Where it is not known who is concerned, there is none.
    """
    if not day.facts.family.consents:
        return "no"
    covering = [consent for consent in day.facts.family.consents if _covers(day, consent, from_unit, to_unit)]
    valid = [consent for consent in covering if _is_valid(consent, day.day)]
    refused = _named(consent for consent in valid if consent.status in ("refused", "withdrawn"))
    if not about or not refused.isdisjoint(about):
        return "no"
    given = _named(consent for consent in valid if consent.status == "given")
    if given.issuperset(about):
        return "yes"
    lapsed = _named(
        consent for consent in covering if consent.status == "given" and last_of(consent.valid_to) < day.day
    )
    return "expired" if (given | lapsed).issuperset(about) else "no"


def _named(consents: Iterable[Consent]) -> set[str]:
    return {person for consent in consents for person in consent.about}


def _is_valid(consent: Consent, day: date) -> bool:
    return first_of(consent.valid_from) <= day <= last_of(consent.valid_to)


def _covers(day: Day, consent: Consent, from_unit: str, to_unit: str) -> bool:
    senders, receivers = day.paths.get(from_unit, ()), day.paths.get(to_unit, ())
    return not set(consent.from_units).isdisjoint(senders) and not set(consent.to_units).isdisjoint(receivers)
