"""Two actors whose plans for the family collide."""

from graph.model.catalogue import ServiceName
from queries.day.view import View
from queries.day.work import Work
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
                    **_collide(view, first.one, first.other),
                    "members": view.names(members) or (Message("the_family", {}),),
                },
                rests_on=[work.engagement for conflict in conflicts for work in (conflict.one, conflict.other)],
                date_uncertain=any(conflict.undated for conflict in conflicts),
            )
        )
    return findings


def _collide(view: View, one: Work, other: Work) -> dict[str, object]:
    """What did not go together, by the names of the work: nobody is the cause. Of equal names, by who helps."""
    known = view.catalogue.by_code
    codes = [work.engagement.service for work in (one, other)]
    if codes[0] != codes[1] and all(code in known for code in codes):
        return {"one": ServiceName(str(codes[0]), begins=True), "other": ServiceName(str(codes[1]))}
    return {
        "one": Message("plan_conflict.help_begins", {"name": view.name(one.actor.id)}),
        "other": Message("plan_conflict.help", {"name": view.name(other.actor.id)}),
    }
