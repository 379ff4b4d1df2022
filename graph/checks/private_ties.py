"""What two private ties of one pair may not both say: that there is contact, and that it is known that there is none."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from graph.checks.faults import Fault, Place
from graph.checks.values import shown
from graph.model.dates import PartialDate
from graph.model.periods import Days, certain_days, common_day, possible_days
from graph.model.records import CaseFile, PrivateTie

_TOLD = 3
"""Of one absence no more contradictions than this are told: a file may hold thousands."""


def private_contradictions(case_file: CaseFile) -> tuple[list[Fault], list[Fault]]:
    """Those that certainly hold on one day, and those that only may."""
    certain: list[Fault] = []
    possible: list[Fault] = []
    for number, family in enumerate(case_file.families):
        place: Place = ("families", number, "private_ties")
        for one, other in _of_one_pair(family.private_ties):
            here, there = family.private_ties[one], family.private_ties[other]
            pair = {"a": shown(here.a), "b": shown(here.b)}
            day = common_day(_certain(here), _certain(there))
            if day is not None:
                said = pair | {"day": "" if day == date.min else str(PartialDate(day, day))}
                code = "private_contradiction_undated" if day == date.min else "private_contradiction"
                certain.append(Fault(code, (*place, one), said, also=(*place, other)))
            elif common_day(_possible(here), _possible(there)) is not None:
                possible.append(Fault("private_contradiction_possible", (*place, one), pair, also=(*place, other)))
    return certain, possible


def says_contact(tie: PrivateTie) -> bool:
    """Whether the tie says that the two have contact. A conflict, a threat or a ban does not."""
    return tie.status is None and not tie.no_contact and tie.valence not in ("conflict", "threat")


def _of_one_pair(ties: Sequence[PrivateTie]) -> Iterator[tuple[int, int]]:
    """The places of each absence with those of a few ties of the same two that say there is contact, in order."""
    contacts: dict[frozenset[str], list[int]] = defaultdict(list)
    for place, tie in enumerate(ties):
        if says_contact(tie):
            contacts[frozenset((tie.a, tie.b))].append(place)
    for place, tie in enumerate(ties):
        if tie.status == "documented_absent":
            met = [
                other
                for other in contacts[frozenset((tie.a, tie.b))]
                if common_day(_possible(tie), _possible(ties[other])) is not None
            ]
            yield from ((min(place, other), max(place, other)) for other in met[:_TOLD])


def _certain(tie: PrivateTie) -> Days | None:
    return certain_days(tie.from_, tie.to)


def _possible(tie: PrivateTie) -> Days | None:
    return possible_days(tie.from_, tie.to)
