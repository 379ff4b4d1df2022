"""Who in the circle could hold the rope. One finding a candidate, never one winner."""

from queries.candidate import Candidate
from queries.day.candidates import candidates
from queries.day.evidence import presence
from queries.day.view import View
from queries.finding import Finding, found

TYPE = "coordinator_candidate"


def find(view: View) -> list[Finding]:
    """One finding a candidate who passes the hard filters, never one winner; "a team" and "nobody" are valid choices.

    In P already; not the holder of both scopes already; a professional or volunteer (an organisation or group only as
    "somebody at X", class `organisation`); not known to meet the family less than monthly; no court, police, payment
    agency or placement host by all it does here; active for ≥ 3 more calendar months as far as known; no documented trust
    tie of valence `conflict` in force; not barred. Order: the wish, then reach (lo), then contact.
    """
    return [_finding(view, Candidate(view, actor, place)) for place, actor in enumerate(candidates(view), 1)]


def _finding(view: View, candidate: Candidate) -> Finding:
    return found(
        view,
        TYPE,
        [candidate.actor],
        variant="organisation" if candidate.is_organisation else "person",
        values={"name": view.name(candidate.actor)},
        rests_on=presence(view, [candidate.actor]),
        class_="organisation" if candidate.is_organisation else None,
        candidate=candidate,
    )
