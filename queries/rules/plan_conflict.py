"""Two actors whose plans for the family collide."""

from queries.day.view import View
from queries.finding import Finding, found
from words import Message

TYPE = "plan_conflict"


def find(view: View) -> list[Finding]:
    """An engagement `stopped_because_of` another actor's, from its stop (`to`) until 180 days after; or fixed slots overlap.

    A stop without a day counts always, and is `date_uncertain`. Slots: two active or coming engagements of two actors, whose
    periods can overlap, with overlapping fixed slots for one attending member.
    """
    findings = []
    for ends, conflicts in view.plan_conflicts.items():
        stop = next((conflict for conflict in conflicts if conflict.is_stop), None)
        members = frozenset[str]().union(*(conflict.members for conflict in conflicts))
        first = stop or conflicts[0]
        findings.append(
            found(
                view,
                TYPE,
                ends,
                variant="stop" if stop else "slots",
                values={
                    "actors": view.names(ends),
                    "one": view.name(first.one.actor.id),
                    "other": view.name(first.other.actor.id),
                    "members": view.names(members) or (Message("the_family", {}),),
                },
                rests_on=[work.engagement for conflict in conflicts for work in (conflict.one, conflict.other)],
                date_uncertain=any(conflict.undated for conflict in conflicts),
            )
        )
    return findings
