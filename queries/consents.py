"""What consents allow on the day: whether two units may exchange about persons."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Literal

from graph.periods import first_of, last_of
from graph.records import Consent
from queries.view import View

Have = Literal["yes", "no", "expired"]


@dataclass(frozen=True)
class ConsentNeeded:
    """A consent that would be needed before acting, and whether it is there."""

    from_unit: str
    to_unit: str
    about: tuple[str, ...]
    have: Have

    def document(self) -> Mapping[str, Any]:
        """The consent as it stands in a finding: one and the same in all that need it, since many candidates do."""
        return self._document

    @cached_property
    def _document(self) -> Mapping[str, Any]:
        return {"from_unit": self.from_unit, "to_unit": self.to_unit, "about": list(self.about), "have": self.have}


def between_actors(view: View, a: str, b: str, about: Iterable[str]) -> tuple[ConsentNeeded, ...]:
    """What two actors need before they exchange; nothing in one unit, or where the unit of either is not known."""
    return between_units(view, view.facts.actors[a].unit, view.facts.actors[b].unit, about)


def between_units(view: View, a: str | None, b: str | None, about: Iterable[str]) -> tuple[ConsentNeeded, ...]:
    """What two units need before they exchange about persons, each way; a barred private person is not named."""
    if a is None or b is None or a == b:
        return ()
    one, other = min(a, b), max(a, b)
    asked = (one, other, frozenset(about))
    known = view.consents.get(asked)
    if known is None:
        persons = tuple(sorted(asked[2] - view.barred_people))
        known = view.consents[asked] = tuple(
            ConsentNeeded(sender, to, persons, have(view, sender, to, persons))
            for sender, to in ((one, other), (other, one))
        )
    return known


def have(view: View, from_unit: str, to_unit: str, about: tuple[str, ...]) -> Have:
    """`yes` where consents given and in force name everybody, and no refusal does anybody; else `expired` where they did.

    A unit that a consent names covers what lies below it. Where it is not known who is concerned, there is none.
    """
    if not view.facts.family.consents:
        return "no"
    covering = [consent for consent in view.facts.family.consents if _covers(view, consent, from_unit, to_unit)]
    valid = [consent for consent in covering if _is_valid(consent, view.day)]
    refused = _named(consent for consent in valid if consent.status in ("refused", "withdrawn"))
    if not about or not refused.isdisjoint(about):
        return "no"
    given = _named(consent for consent in valid if consent.status == "given")
    if given.issuperset(about):
        return "yes"
    lapsed = _named(
        consent for consent in covering if consent.status == "given" and last_of(consent.valid_to) < view.day
    )
    return "expired" if (given | lapsed).issuperset(about) else "no"


def _named(consents: Iterable[Consent]) -> set[str]:
    return {person for consent in consents for person in consent.about}


def _is_valid(consent: Consent, day: date) -> bool:
    return first_of(consent.valid_from) <= day <= last_of(consent.valid_to)


def _covers(view: View, consent: Consent, from_unit: str, to_unit: str) -> bool:
    senders, receivers = view.paths.get(from_unit, ()), view.paths.get(to_unit, ())
    return not set(consent.from_units).isdisjoint(senders) and not set(consent.to_units).isdisjoint(receivers)
