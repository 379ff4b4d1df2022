"""A network meeting without a named coordinator, or with somebody whose unit no consent covers."""

from datetime import date

from graph.model.periods import Days, first_of, last_of, meeting_period
from graph.model.records import Consent, Meeting
from queries.day.consents import ConsentNeeded
from queries.day.states import is_to_come
from queries.day.view import View
from queries.finding import Finding, found
from words import Message
from words.dates import OnDay

TYPE = "meeting_gap"


def find(view: View) -> list[Finding]:
    """A held or agreed network meeting without a named coordinator, or with participants' units that no consent covers.

    A consent counts if it is written, given and in force on the day of the meeting; a unit that it names (from or to) covers
    what lies below it. `documented` where the coordinator is `none`, or consents are recorded and a unit is not covered;
    else `possible`. On the day: a meeting that counts then, or an agreed one still to come. Subjects: the meeting's actors.
    """
    return [finding for meeting in view.facts.family.meetings if (finding := _gap(view, meeting))]


def _gap(view: View, meeting: Meeting) -> Finding | None:
    if meeting.kind != "network_meeting" or not _is_now_or_to_come(view, meeting):
        return None
    consents = [consent for consent in view.facts.family.consents if _is_given(consent, _days(view, meeting))]
    covered = frozenset(unit for consent in consents for unit in (*consent.from_units, *consent.to_units))
    units = participating_units(view, meeting)
    bare = [unit for unit in units if covered.isdisjoint(view.paths.get(unit, (unit,)))]
    unnamed = meeting.coordinator in (None, "none")
    if not unnamed and not bare:
        return None
    recorded = bool(view.facts.family.consents)
    sure = meeting.coordinator == "none" or (recorded and bool(bare))
    actors = [id for id in meeting.participants if id in view.facts.actors]
    return found(
        view,
        TYPE,
        actors,
        variant=_variant(unnamed, bool(bare), _is_over(meeting, view.day)),
        values={"meeting": _named(meeting), "units": tuple(view.name(unit) for unit in bare)},
        rests_on=[meeting],
        against=consents,
        confidence="documented" if sure else "possible",
        consents=_needed(view, meeting, units, bare),
        about=meeting.id,
    )


def _variant(unnamed: bool, bare: bool, over: bool) -> str:
    """Its words: who leads it is not asked of a meeting that is over, but who follows up."""
    if not unnamed:
        return "consent"
    return f"{'held_' if over else ''}{'both' if bare else 'coordinator'}"


def _is_over(meeting: Meeting, day: date) -> bool:
    """Whether it was held, or all of its days lie before the day."""
    last = last_of(meeting.until if meeting.repeats else meeting.date)
    return last < day or (meeting.status == "held" and not meeting.repeats)


def _named(meeting: Meeting) -> Message:
    """Which meeting it is: by its date, or how often it comes back."""
    if meeting.repeats is not None:
        return Message("network_meeting.series", {"repeats": Message(f"map.repeats.{meeting.repeats}")})
    if meeting.date is None:
        return Message("network_meeting.undated")
    return Message("network_meeting.dated", {"on": OnDay(meeting.date)})


def _is_now_or_to_come(view: View, meeting: Meeting) -> bool:
    days = meeting_period(meeting)
    if days is not None and view.day in days:
        return True
    return meeting.status == "agreed" and is_to_come(meeting, view.day)


def _days(view: View, meeting: Meeting) -> Days:
    """Its day: that of a series is the day asked about, or the nearest to it; without a date, the day asked about."""
    if meeting.repeats is None:
        return Days(meeting.date.first, meeting.date.last) if meeting.date else Days(view.day, view.day)
    nearest = max(first_of(meeting.date), min(view.day, last_of(meeting.until)))
    return Days(nearest, nearest)


def _is_given(consent: Consent, days: Days) -> bool:
    """Whether it is written, given and in force then."""
    in_force = first_of(consent.valid_from) <= days.last and last_of(consent.valid_to) >= days.first
    return in_force and consent.form == "written" and consent.status == "given"


def participating_units(view: View, meeting: Meeting) -> tuple[str, ...]:
    """The units of the actors who take part, and those that take part themselves."""
    units = {id for id in meeting.participants if id in view.facts.units}
    units |= {view.facts.actors[id].unit or "" for id in meeting.participants if id in view.facts.actors}
    return tuple(sorted(units - {""}))


def _needed(view: View, meeting: Meeting, units: tuple[str, ...], bare: list[str]) -> tuple[ConsentNeeded, ...]:
    """What the units that no consent covers need with each of the others, about the members who take part."""
    about = view.members.intersection(meeting.participants)
    pairs = {(min(a, b), max(a, b)) for a in bare for b in units if a != b}
    return tuple(need for a, b in sorted(pairs) for need in view.consents.between_units(a, b, about))
