"""A meeting's room, and what is handed out for it: each holds what those may see for whom it is made, and nobody who is barred."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from functools import cached_property

from graph.errors import UnknownMeeting
from graph.model.barred import barred
from graph.model.base import Record
from graph.model.meetings import Meeting, sitting
from graph.model.records import PrivateTie
from graph.reading.cut import Seen, cut
from graph.reading.facts import FamilyFacts
from graph.reading.look import Look
from graph.reading.policy import Policy
from graph.reading.scope import Scope
from graph.reading.table import on_the_table


def handed_out(seen: Seen, questions: Collection[str] = ()) -> Seen:
    """What of this may be handed out: what may lie on the table, without anybody of whom it shows that they are barred.

    Of the questions on agendas these stay. The same once more changes nothing.
    """
    kept_out = barred(seen.family) & seen.barred
    bare = on_the_table(seen, questions)
    return cut(bare, _Without(kept_out)) if kept_out else bare


@dataclass(frozen=True)
class _Without(Scope):
    """All shows but these people. What they do is not known then: nothing is claimed from their absence."""

    kept_out: frozenset[str]

    @property
    def limited(self) -> bool:
        """Yes: something is left out."""
        return True

    def knows(self, family: str) -> bool:
        """Which families there are is not asked here."""
        return True

    def shows(self, record: Record, field: str | None = None) -> bool:
        """Whether it is none of them."""
        return field is not None or getattr(record, "id", None) not in self.kept_out


@dataclass(frozen=True)
class Gathering:
    """A meeting for whoever prepares or leads it. Each cut is made when it is first asked for."""

    id: str
    """The meeting's."""
    own: Seen
    """What the viewer sees."""
    sitting: tuple[str, ...]
    """Who sits there, or did, as it is recorded: of them only those are to be told who show."""
    meets_apart: bool
    """Whether two are to sit there between whom there is a threat, or no contact: then nothing is made for it."""
    _room: Callable[[], Seen] = field(repr=False)
    _one: Callable[[str], Scope] = field(repr=False)
    _looking: Look = field(repr=False)
    _policy: Policy = field(repr=False)
    _facts: FamilyFacts = field(repr=False)
    _made: dict[str, Seen] = field(default_factory=dict, repr=False)

    @cached_property
    def room(self) -> Seen:
        """What is told in the room, as it may leave the product."""
        return self._looking.on_paper(self._room())

    def for_one(self, who: str) -> Seen:
        """What may be sent to one who is asked to come: to a professional what they may see, to all others what the room may."""
        if who not in self._facts.actors:
            return self.room
        if who not in self._made:
            self._made[who] = self._cut(self._one(who))
        return self._made[who]

    def made_for(self, person: str) -> Seen:
        """What the viewer sees, without what leads to somebody with whom this person is in conflict: for what they are asked."""
        return self._cut(self._looking.made_for(self._facts, [person], self._policy))

    def _cut(self, scope: Scope) -> Seen:
        return self._looking.on_paper(self._looking.opened(self._facts, scope).seen)


def gathering(
    looking: Look,
    policy: Policy,
    facts: FamilyFacts,
    meeting: str,
    room: Callable[[Meeting], Seen],
    one: Callable[[str], Scope],
) -> Gathering:
    """What shows of a meeting, of what is recorded of its family; `room` gives what is told there, `one` what shows to one who is asked
    to come. `UnknownMeeting` where the viewer sees none of this id."""
    own = looking.on_paper(looking.seen(facts))
    if all(one.id != meeting for one in own.family.meetings):
        raise UnknownMeeting("unknown_meeting", meeting=meeting)
    [found] = (one for one in facts.family.meetings if one.id == meeting)
    here = sitting(found)
    apart = any(_keeps_apart(tie) and {tie.a, tie.b} <= {*here} for tie in facts.family.private_ties)
    return Gathering(meeting, own, here, apart, lambda: room(found), one, looking, policy, facts)


def _keeps_apart(tie: PrivateTie) -> bool:
    return tie.valence == "threat" or bool(tie.no_contact)
