"""Who in the circle could hold the rope. One finding a candidate, never one winner."""

from queries.day import candidates as known
from queries.day.columns import columns
from queries.day.coordination import Contact
from queries.day.evidence import presence
from queries.day.holding import if_holds
from queries.day.view import View
from queries.finding import Candidate, Finding, found
from words import AtLeast, HowOften, InWords, Message

TYPE = "coordinator_candidate"


def find(view: View) -> list[Finding]:
    """One finding a candidate who passes the hard filters, never one winner; "a team" and "nobody" are valid choices.

    In P already; not the holder of both scopes already; a professional or volunteer (an organisation or group only as
    "somebody at X", class `organisation`); not known to meet the family less than monthly; no court, police, payment
    agency or placement host by all it does here; active for ≥ 3 more calendar months as far as known; no documented trust
    tie of valence `conflict` in force; not barred. Order: the wish, then reach (lo), then contact.
    """
    total = sum(view.contacts[actor].lo for actor in view.circle)
    return [_finding(view, actor, place, total) for place, actor in enumerate(known.candidates(view), 1)]


def _finding(view: View, actor: str, place: int, total: float) -> Finding:
    holds = if_holds(view, actor)
    organisation = view.facts.actors[actor].kind in ("organisation", "group")
    return found(
        view,
        TYPE,
        [actor],
        variant="organisation" if organisation else "person",
        values={"name": view.name(actor)},
        rests_on=presence(view, [actor]),
        class_="organisation" if organisation else None,
        consent=holds.consents,
        candidate=Candidate(
            place,
            columns(view, actor, total),
            _speaks_for(view, actor),
            _speaks_against(view, actor),
            _not_known(view, actor, organisation),
            holds.document(),
        ),
    )


def _speaks_for(view: View, actor: str) -> tuple[Message, ...]:
    tied, others = len(view.neighbours[actor]), len(view.circle) - 1
    reach = {"tied": InWords(tied), "others": InWords(others)}
    contact = view.contacts[actor]
    return tuple(
        Message(f"candidate.for.{key}", values)
        for key, values, holds in (
            ("wanted", {}, known.wish(view, actor) == "wanted"),
            ("reach", reach, 0 < tied < others),
            ("reach_all", {}, 0 < tied == others),
            ("contact", {"often": _often(contact)}, contact.lo > 0),
        )
        if holds
    )


def _often(contact: Contact) -> AtLeast | HowOften:
    """How often somebody meets the family, as far as known."""
    return AtLeast(contact.lo) if contact.hi is None else HowOften(contact.lo, contact.hi, about=True)


def _speaks_against(view: View, actor: str) -> tuple[Message, ...]:
    apart = tuple(view.name(other) for other in sorted(view.apart[actor] - view.known_barred))
    return (Message("candidate.against.absent", {"names": apart}),) if apart else ()


def _not_known(view: View, actor: str, organisation: bool) -> tuple[Message, ...]:
    """What speaks neither for nor against: nobody has said it."""
    unknown = len(view.circle) - 1 - len(view.neighbours[actor]) - len(view.apart[actor])
    contact = view.contacts[actor]
    return tuple(
        Message(f"candidate.unknown.{key}", values)
        for key, values, holds in (
            ("who", {}, organisation),
            ("ties", {"count": InWords(unknown)}, unknown > 0),
            ("contact", {}, contact.hi is None and contact.lo == 0),
            ("ask", {}, known.wish(view, actor) != "wanted"),
        )
        if holds
    )
