"""Hvorfor ser jeg det?: by which right whoever looks sees somebody, in sentences. Nothing is said of what does not show."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import get_args

from graph.model.periods import last_of
from graph.model.records import Consent, LegalBasis
from graph.model.vocabulary import Information
from graph.reading.cut import Seen
from words import Message, text
from words.dates import day_text
from words.messages import joined, set_off

INFORMATION = get_args(Information)
TIES = frozenset({"responsible", "worker", "meeting", "actor", "own", "reason", "citizen"})
RIGHTS = frozenset({"whole", "own", "responsible", "met", "takes_part", "helped", "citizen"})


def rights_of(seen: Seen, ids: Collection[str], lang: str) -> Mapping[str, tuple[str, ...]]:
    """By id of each of these who shows, a sentence a right. Empty where whoever looks works alone, and all shows."""
    told = _Telling(seen, lang)
    ties = tuple(told.ties(seen.why.get(("families", seen.family.id), ())))
    if not seen.why:
        return {}
    people = {
        "members": seen.family.members,
        "private_network": seen.family.private_network,
        "actors": seen.actors.values(),
    }
    return {
        one.id: tuple(told.rights(_words(seen, list, one.id))) or ties
        for list, some in people.items()
        for one in some
        if one.id in ids
    }


def _words(seen: Seen, list: str, id: str) -> Mapping[str, None]:
    """What lets somebody show, and of whoever works with the family what lets that work show; each once."""
    works = (work.id for work in seen.family.engagements if list == "actors" and work.actor == id)
    named = [(list, id), *(("engagements", work) for work in works)]
    return dict.fromkeys(word for one in named for word in seen.why.get(one, ()))


class _Telling:
    """Rights of one family in words."""

    def __init__(self, seen: Seen, lang: str) -> None:
        self._seen, self._lang = seen, lang
        self._people = {one.id: one.name for one in (*seen.family.members, *seen.family.private_network)}
        self._bases: Mapping[str, Consent | LegalBasis] = {
            one.id: one for one in (*seen.family.consents, *seen.family.legal_bases, *seen.general)
        }

    def ties(self, words: Iterable[str]) -> Iterator[str]:
        """A sentence for each word of what ties somebody to the family."""
        return (self._say(f"tie.{word}") for word in words if word in TIES)

    def rights(self, words: Iterable[str]) -> Iterator[str]:
        """A sentence a right: a word of `Scope.why`, or the id of a consent or basis that shows."""
        for word in words:
            if word in self._bases:
                yield self._basis(self._bases[word])
            elif word in RIGHTS:
                yield self._say(f"right.{word}")

    def _basis(self, basis: Consent | LegalBasis) -> str:
        parts = {
            "from": self._units(basis.from_units),
            "to": self._units(basis.to_units),
            "what": joined(
                [self._say(f"information.{one}") for one in INFORMATION if one in basis.information], self._lang
            ),
            "until": self._say("until", day=day_text(last_of(basis.valid_to), self._lang)) if basis.valid_to else "",
        }
        if isinstance(basis, Consent):
            giver = self._people.get(basis.given_by or "")
            return self._say("consent", **parts, who=giver) if giver else self._say("consent_of_somebody", **parts)
        kind = "general" if basis in self._seen.general else "basis"
        return self._say(kind, **parts, statute=basis.statute or "")

    def _units(self, ids: Iterable[str]) -> str:
        shown = [set_off(self._seen.units[id].name) for id in ids if id in self._seen.units]
        return joined(shown or [self._say("a_unit")], self._lang)

    def _say(self, key: str, **values: object) -> str:
        return text(Message(f"rights.{key}", values), self._lang)
