"""What the list of families says of each: who coordinates, the next meeting, and how to tell two of one name apart."""

from dataclasses import dataclass

from graph.reading.cut import Seen
from maps.scene.summary import next_meeting
from maps.scene.telling import Teller
from queries.day.view import at
from queries.distinct_names import with_distinct_names

CHILDREN = frozenset({"child", "young_adult"})


@dataclass(frozen=True)
class Listed:
    """A family in the list, as it is known on the day of its file: the one that its pages begin with.

    It says neither how many questions there are nor anything that families could be ranked by. Empty where nothing is recorded.
    """

    coordinators: tuple[str, ...]
    meeting: str
    born: tuple[int, ...]
    """The birth years of the children, the eldest first."""
    limited: bool
    """Whether whoever looks may not see all."""


def listed(facts: Seen, lang: str) -> Listed:
    """A family for the list, in the language."""
    view = at(with_distinct_names(facts, lang).facts, facts.as_of)
    members = facts.family.members
    return Listed(
        limited=facts.limited,
        coordinators=tuple(view.name(coordinator.id) for coordinator in view.coordinators),
        meeting=next_meeting(view, Teller(view, lang)),
        born=tuple(sorted(one.birth_year for one in members if one.kind in CHILDREN and one.birth_year)),
    )
