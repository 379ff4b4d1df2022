"""A conversation with a family: what is shown between two people at a tablet, and where it stands.

What lies on the screen lies on the table: nothing of whom the family does not want, and nobody who is joined to it only by what hurts.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import Any

from casework.editing.desk import Desk
from graph.reading.cut import Seen
from graph.reading.table import on_the_table
from web.editing.family import OpenFamily, open_family
from web.editing.options import Choice
from web.family.page_request import PageRequest
from web.session import session

STEPS = ("hvem", "hjem", "netvaerk", "uden-om", "fagfolk", "hjaelp", "par", "tovholder", "kort")
"""The questions in their order, as addresses say them."""
PAIRS = 10
"""So many pairs are asked about in one conversation."""
OVER = frozenset({"ended", "cancelled"})

Pair = tuple[str, str]


@dataclass(frozen=True)
class Talk:
    """A question of the conversation. `number` is how many of its kind were asked before, `skipped` of how many nothing was said."""

    page: PageRequest
    family: OpenFamily
    step: str
    number: int = 0
    skipped: int = 0

    @cached_property
    def shown(self) -> Seen:
        """What may lie on the table."""
        return on_the_table(self.page.facts)

    @property
    def place(self) -> int:
        """The number of the question, from 1."""
        return STEPS.index(self.step) + 1

    def to(self, by: int) -> str | None:
        """The question so many steps on, or back; None where there is none."""
        at = STEPS.index(self.step) + by
        return STEPS[at] if 0 <= at < len(STEPS) else None

    @cached_property
    def desk(self) -> Desk:
        """What whoever asks may change."""
        return session().desk(self.page.id)

    def choices(self, *sources: str) -> list[Choice]:
        """Those of these sources of the forms' options who may lie on the table."""
        family = self.shown.family
        ids = {one.id for one in (*family.members, *family.private_network, *family.homes)}
        ids |= {work.actor for work in family.engagements}
        return [choice for source in sources for choice in self.family.options[source] if choice.value in ids]

    @property
    def homes(self) -> list[str]:
        """The ids of the family's homes that show on the table."""
        return [home.id for home in self.shown.family.homes]

    @cached_property
    def works(self) -> list[dict[str, Any]]:
        """The work that is not over, by whom it is done."""
        shown = {work.id for work in self.shown.family.engagements}
        items = self.family.document["lists"].get("engagements", ())
        mine = [one for one in items if one["record"]["status"] not in OVER and one["record"]["id"] in shown]
        return sorted(mine, key=lambda one: (self.family.names.get(one["record"]["actor"], ""), one["key"]))

    @property
    def work(self) -> dict[str, Any] | None:
        """The work that is asked about; None where none is left."""
        return self.works[self.number] if self.number < len(self.works) else None

    @cached_property
    def pairs(self) -> list[Pair]:
        """Two who both work with the family and of whom nothing is recorded; those who come to the same place first."""
        ties = {
            frozenset((one["record"]["a"], one["record"]["b"])) for one in self.family.document["lists"].get("ties", ())
        }
        places: dict[str, set[str]] = {}
        for item in self.works:
            places.setdefault(item["record"]["actor"], set()).add(item["record"]["at"])
        homes = set(self.homes)
        names = self.family.names
        found = [
            pair
            for pair in combinations(sorted(places, key=lambda id: (names.get(id, ""), id)), 2)
            if frozenset(pair) not in ties
        ]
        return sorted(found, key=lambda pair: not (places[pair[0]] & places[pair[1]] & homes))

    @property
    def pair(self) -> Pair | None:
        """The pair that is asked about; None where all are, or enough."""
        return self.pairs[self.skipped] if self.number < PAIRS and self.skipped < len(self.pairs) else None

    @property
    def asked_in_all(self) -> int:
        """How many pairs are asked about in all."""
        return min(PAIRS, self.number + len(self.pairs) - self.skipped)


def talk_of(page: PageRequest, step: str, number: int, skipped: int) -> Talk:
    """The conversation at a question. `Forbidden` for whoever may not change the family."""
    return Talk(page, open_family(page.id), step, number, skipped)


def names_of(choices: Sequence[Choice]) -> list[str]:
    """What they are called."""
    return [choice.label for choice in choices]
