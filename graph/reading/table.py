"""Til bordet: what of a family may lie on the table while it sits there, after the cut and before anything is made of it.

Away goes what can hurt: threats, suspicions, no-contact, conflict, drain and distrust, whom somebody does not want or would rather
be asked about, and then whoever of the private network nothing else joins to the family. Members stay, and all else does. A view of
this kind equals one of the family without these records; only that it suggests nobody whom they keep out.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Literal, get_args

from graph.model.base import Record
from graph.model.records import Family, PrivatePerson, PrivateTie, Tie, Wish
from graph.reading.cut import Seen, cut, with_questions
from graph.reading.kept_out import is_distrust
from graph.reading.scope import Scope

Audience = Literal["table", "work"]
"""For whom something is drawn: for the table at which the family sits, or for those who work with it."""
AUDIENCES: tuple[Audience, ...] = get_args(Audience)
HURTFUL = frozenset({"conflict", "draining", "threat"})
"""What a private tie may be that is never on the table."""


def on_the_table(seen: Seen, questions: Collection[str] = ()) -> Seen:
    """The family without what can hurt. The same once more changes nothing.

    What is asked is asked of the working view: of the questions on agendas only these stay.
    """
    bare = with_questions(cut(seen, _Table(frozenset())), questions)
    alone = {person.id for person in bare.family.private_network} - held(bare.family, bare.family.private_ties)
    return cut(bare, _Table(frozenset(alone))) if alone else bare


def can_hurt(record: Record) -> bool:
    """Whether a record is never on the table."""
    if isinstance(record, PrivateTie):
        return is_hostile(record) or record.certainty == "suspected"
    if isinstance(record, Tie):
        return is_distrust(record) or (record.kind == "trust" and record.status != "documented")
    return isinstance(record, Wish) and record.wish != "wanted"


def is_hostile(tie: PrivateTie) -> bool:
    """Whether a private tie is a conflict, a threat or a drain, or the two must not be put in touch."""
    return bool(tie.no_contact) or tie.valence in HURTFUL


def held(family: Family, private_ties: Iterable[PrivateTie]) -> set[str]:
    """Whom these private ties, any other tie, a home, custody or a meeting join to the family, be it by way of others of the
    private network: who threatens is not there because a friend of theirs is."""
    private = {person.id for person in family.private_network}
    joined = {person.id for person in family.private_network if person.lives_in}
    for member in family.members:
        joined.update(member.custody)
    for meeting in family.meetings:
        joined.update((*meeting.participants, meeting.coordinator or "", *(one.who for one in meeting.invited)))
    pairs = [{tie.a, tie.b} for tie in (*private_ties, *family.ties)]
    while more := set().union(*(pair for pair in pairs if pair & joined or pair - private)) - joined:
        joined |= more
    return joined


@dataclass(frozen=True)
class _Table(Scope):
    """The scope of the table: all shows but what can hurt and those who are there for nothing else."""

    alone: frozenset[str]

    def knows(self, family: str) -> bool:
        """Which families there are is not asked here."""
        return True

    def shows(self, record: Record, field: str | None = None) -> bool:
        """Whether it may lie on the table; of what may, all fields."""
        if field is not None:
            return True
        return not can_hurt(record) and not (isinstance(record, PrivatePerson) and record.id in self.alone)
