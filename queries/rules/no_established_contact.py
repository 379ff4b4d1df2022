"""A family that somebody tries to reach, without contact so far."""

from queries.day.coordination import attempts
from queries.day.view import View
from queries.finding import Finding, found

TYPE = "no_established_contact"


def find(view: View) -> list[Finding]:
    """Nothing with the family on the day, and an attempt within 180 days before it (undated: counts).

    Nothing: no documented tie with a member or the family in force but awareness, no meeting with a member that counts, no
    active engagement whose `per_week` is known to be above 0, by its lower bound. Suppresses coordinator,
    coordination_split, coordinator_candidate, no_coordinator and sole_bearer.
    """
    if not view.without_contact:
        return []
    return [found(view, TYPE, [view.facts.family.id], values={}, rests_on=attempts(view))]
