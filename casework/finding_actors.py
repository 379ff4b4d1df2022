"""Finding somebody who is recorded already, before they are recorded once more. Pure: it looks only among whom it is given.

There is no score: whoever is found is told with the reasons, and the reasons alone give the order.
"""

import difflib
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any, Literal

from graph.model.catalogue import load_catalogue
from graph.model.records import Actor, Unit
from graph.reading.hiding import path_of
from words.order import danish

Reason = Literal["same_name", "similar_name", "same_role_and_unit", "same_team", "in_this_family"]
REASONS: tuple[Reason, ...] = ("same_name", "same_role_and_unit", "similar_name", "same_team", "in_this_family")
"""From the one that says most."""
MOST = 10
ALIKE = 0.75
"""Of two words, how much of them must be the same in the same order."""
SHORTEST = 3
"""Fewer letters are the beginning of too many names."""


@dataclass(frozen=True)
class Wanted:
    """Who is looked for: what is known of them, empty where it is not."""

    name: str = ""
    role: str = ""
    unit: str = ""


@dataclass(frozen=True)
class FoundActor:
    """Somebody who may be meant, and why."""

    actor: Actor
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class FoundActors:
    """Those who may be meant, and the units that hold them."""

    actors: tuple[FoundActor, ...]
    units: tuple[Unit, ...] = ()

    def others(self) -> list[dict[str, Any]]:
        """They and their units as documents."""
        return [*(one.actor.document() for one in self.actors), *(unit.document() for unit in self.units)]

    def document(self) -> dict[str, Any]:
        """Ready for JSON: actors by what fits best, with the units that hold them."""
        holding = set[str]()
        by_id = {unit.id: unit for unit in self.units}
        for one in self.actors:
            holding.update(path_of(one.actor.unit, by_id), *(path_of(id, by_id) for id in one.actor.record_access))
        return {
            "actors": [
                {"key": one.actor.id, "record": one.actor.document(), "reasons": list(one.reasons)}
                for one in self.actors
            ],
            "units": [unit.document() for unit in self.units if unit.id in holding],
        }


def find_actors(
    wanted: Wanted, among: Iterable[Actor], here: Collection[str] = (), *, most: int = MOST
) -> tuple[FoundActor, ...]:
    """Those who may be meant among actors whom the viewer may see; `here` are the ids of those who work with the family.

    Whoever has neither the name nor the role in the unit is left out, unless neither was asked for: then the family's own
    stand there, and who is in a team with one of them. Who fits equally well stands in the order of the alphabet.
    """
    among = list(among)
    teams = {actor.team for actor in among if actor.id in here and actor.team}
    found = []
    for actor in among:
        reasons: tuple[Reason, ...] = tuple(reason for reason in REASONS if _holds(reason, wanted, actor, here, teams))
        asked = bool(wanted.name.strip() or (wanted.role and wanted.unit))
        if reasons and (not asked or set(reasons) - {"same_team", "in_this_family"}):
            found.append(FoundActor(actor, reasons))
    found.sort(key=lambda one: (_rank(one.reasons), danish(one.actor.name), one.actor.id))
    return tuple(found[:most])


def beginnings(name: str) -> list[str]:
    """What the words of a name that may be meant begin with: two letters of each word that was typed, an å also written as aa.

    >>> beginnings("Åse Bang"), beginnings("B")
    (['aa', 'ba', 'ås'], ['b'])
    """
    found = {word[:2] for part in name.casefold().replace(",", " ").split() for word in _spelled(part)}
    return sorted(found)


def _spelled(word: str) -> set[str]:
    return {word, word.replace("å", "aa"), word.replace("aa", "å")}


def _rank(reasons: tuple[Reason, ...]) -> tuple[bool, ...]:
    """Who has the strongest reason comes first, then the next."""
    return tuple(reason not in reasons for reason in REASONS)


def _holds(reason: Reason, wanted: Wanted, actor: Actor, here: Collection[str], teams: set[str]) -> bool:
    if reason == "same_name":
        return bool(wanted.name.strip()) and _folded(wanted.name) == _folded(actor.name)
    if reason == "similar_name":
        return _is_similar(wanted.name, actor.name)
    if reason == "same_role_and_unit":
        same_role = not _roles(wanted.role).isdisjoint(_roles(actor.role or ""))
        return bool(wanted.role and wanted.unit) and same_role and wanted.unit == actor.unit
    if reason == "same_team":
        return actor.team in teams and actor.id not in here
    return actor.id in here


def _is_similar(one: str, other: str) -> bool:
    """Whether each word that was typed begins a word of the name, or is nearly one; the same name is not similar.

    >>> _is_similar("Mari", "Marianne, familiebehandler"), _is_similar("Mariane", "Marianne"), _is_similar("Bo", "Bodil")
    (True, True, False)
    """
    typed, known = _words(one), _words(other)
    if not typed or _folded(one) == _folded(other):
        return False
    return all(any(_begins(word, name) for name in known) for word in typed)


def _begins(word: str, name: str) -> bool:
    if word == name or (len(word) >= SHORTEST and name.startswith(word)):
        return True
    return len(word) >= SHORTEST and difflib.SequenceMatcher(None, word, name).ratio() >= ALIKE


def _words(name: str) -> list[str]:
    return [word for word in (_folded(part) for part in name.replace(",", " ").split()) if word]


def _roles(role: str) -> frozenset[str]:
    """A role as it sounds: the words, and of the code of a service what that is called.

    >>> _roles("jobrådgiver") <= _roles("job_caseworker")
    True
    """
    service = load_catalogue().by_code.get(role)
    names = (service.name_da, service.name_en, service.short_da, service.short_en) if service else ()
    return frozenset(_folded(name) for name in (role.replace("_", " "), *names) if name)


def _folded(name: str) -> str:
    """The name as it sounds: without capitals, marks and signs; aa is å.

    >>> _folded("Aase  Ågård") == _folded("åse aagaard")
    True
    """
    letters = "".join(part[2] for part in danish(" ".join(name.split())))
    return letters.strip(" .")
