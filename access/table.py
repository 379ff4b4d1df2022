"""The decision table: which condition lets a record show, in which column. `docs/access-table.md` is written from it.

A record shows where one of the conditions of its cell holds; an empty cell is *never*. The two predicates that carry the rest
are `OWN` (the viewer's own unit owns the record) and `COVERED` (it does, or consents or a legal basis open it).
"""

from collections.abc import Mapping
from enum import Enum

from access.roles import Column


class Condition(Enum):
    """Why something shows, by the word for it in the table of the docs, which says what each means."""

    YES = "yes"
    OWN = "own"
    COVERED = "cov"
    RESPONSIBLE = "R"
    WHOLE = "whole"
    OWN_AND_RESPONSIBLE = "R and own"
    COVERED_OF_PARTICIPANT = "cov, of participants"
    TAKES_PART = "takes part"
    HELPED = "a participant helps them"
    ITS_MEETING = "its own"
    WORK_SHOWS = "an engagement of it shows"
    OWN_UNIT = "own unit"
    CONTACT = "contact"
    MET = "met"
    ENDS_SHOW = "both ends show"
    ACTOR_SHOWS = "an actor shows in it"
    PARTY = "own unit is party"
    STANDS = "an actor who shows is in or below it"
    NAMED = "a consent or basis that shows names it, or what is below it"
    OWN_PATH = "own path"
    SELF = "hers"
    SHE_TAKES_PART = "she takes part"
    OWN_TIE = "her own tie or wish"
    HOLDS = "holds it"
    SPEAKS = "said it"
    GAVE_OR_NAMED = "she gave it, or is named"


C = Condition
Cell = frozenset[Condition]
WHOLE_BUT = frozenset({"protected_home", "protected_slots"})
"""Rows that `whole` does not open: who lives in a protected home, and what takes place there."""


def _row(
    caseworker: tuple[Condition, ...],
    meeting_leader: tuple[Condition, ...],
    leader: tuple[Condition, ...],
    citizen: tuple[Condition, ...],
) -> Mapping[Column, Cell]:
    return {
        "caseworker": frozenset(caseworker),
        "meeting_leader": frozenset(meeting_leader),
        "leader": frozenset(leader),
        "citizen": frozenset(citizen),
    }


NEVER: tuple[Condition, ...] = ()
_FAMILY_RECORD = _row((C.RESPONSIBLE, C.COVERED), (C.RESPONSIBLE, C.COVERED), (C.RESPONSIBLE,), (C.SELF,))
_ACTOR = (C.WORK_SHOWS, C.OWN_UNIT, C.CONTACT, C.MET)

TABLE: Mapping[str, Mapping[Column, Cell]] = {
    "member": _row((C.YES,), (C.TAKES_PART, C.HELPED), (C.YES,), (C.SELF,)),
    "home": _row((C.YES,), (C.COVERED,), (C.YES,), (C.SELF,)),
    "protected_home": _row((C.RESPONSIBLE,), NEVER, NEVER, NEVER),
    "protected_slots": _row((C.OWN_AND_RESPONSIBLE,), NEVER, (C.OWN_AND_RESPONSIBLE,), NEVER),
    "engagement": _row((C.COVERED,), (C.COVERED_OF_PARTICIPANT,), (C.OWN,), (C.SELF,)),
    "engagement_notes": _row((C.COVERED,), (C.COVERED_OF_PARTICIPANT,), (C.OWN,), NEVER),
    "actor": _row(_ACTOR, (C.TAKES_PART,), _ACTOR, (C.WORK_SHOWS,)),
    "tie": _row((C.ENDS_SHOW,), (C.ENDS_SHOW,), (C.ENDS_SHOW,), (C.ENDS_SHOW,)),
    "trust": _row((C.WHOLE,), NEVER, NEVER, NEVER),
    "meeting": _row((C.ACTOR_SHOWS,), (C.ITS_MEETING, C.ACTOR_SHOWS), (C.ACTOR_SHOWS,), (C.SHE_TAKES_PART,)),
    "network": _row((C.RESPONSIBLE, C.COVERED), (C.RESPONSIBLE, C.COVERED), (C.RESPONSIBLE,), (C.OWN_TIE,)),
    "need": _FAMILY_RECORD,
    "note": _FAMILY_RECORD,
    "consent": _row((C.RESPONSIBLE, C.PARTY), (C.PARTY,), (C.RESPONSIBLE, C.PARTY), (C.GAVE_OR_NAMED,)),
    "agreement": _row(
        (C.RESPONSIBLE, C.HOLDS, C.COVERED),
        (C.ITS_MEETING, C.HOLDS, C.COVERED),
        (C.RESPONSIBLE, C.HOLDS),
        (C.HOLDS, C.SELF),
    ),
    "agreement_words": _row(
        (C.RESPONSIBLE, C.HOLDS, C.COVERED), (C.ITS_MEETING, C.HOLDS, C.COVERED), (C.RESPONSIBLE, C.HOLDS), (C.HOLDS,)
    ),
    "voice": _row(
        (C.RESPONSIBLE, C.SPEAKS, C.COVERED),
        (C.ITS_MEETING, C.SPEAKS, C.COVERED),
        (C.RESPONSIBLE, C.SPEAKS),
        (C.SPEAKS,),
    ),
    "recorded_by": _row((C.RESPONSIBLE, C.PARTY), NEVER, NEVER, NEVER),
    "unit": _row(*[(C.STANDS, C.NAMED, C.OWN_PATH)] * 4),
    "mapped": _row((C.WHOLE,), NEVER, NEVER, NEVER),
    "same_as": _row((C.WHOLE,), NEVER, NEVER, NEVER),
}
"""By row, then column. A family's name shows wherever the family exists."""
