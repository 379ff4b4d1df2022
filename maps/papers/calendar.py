"""Calendar files: when a meeting is and when agreements are due. They lie on phones that others see: of the family they say nothing.

No name, no purpose, no text of what was agreed, no id: the id of each event is a hash that only who has the secret could make.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from graph.model.dates import PartialDate
from graph.model.meetings import Agreement, Meeting
from graph.model.periods import Days, plus
from words import Message, text

HERE = ZoneInfo("Europe/Copenhagen")
"""The clock by which the times of meetings are written."""
YEAR = 366
PRODUCT = "-//Tovholder//Tovholder//DA"
EVERY = {
    "weekly": {"freq": "weekly"},
    "fortnightly": {"freq": "weekly", "interval": 2},
    "monthly": {"freq": "monthly"},
    "quarterly": {"freq": "monthly", "interval": 3},
}


def meeting_file(meeting: Meeting, uid: str, lang: str) -> bytes | None:
    """A meeting with its time and place; None where its day is not known."""
    day = _one_day(meeting.date)
    if day is None:
        return None
    event = _event(uid, text(Message("papers.calendar.meeting"), lang), day, meeting.time)
    if meeting.place:
        event.add("location", meeting.place)
    if meeting.repeats:
        until = meeting.until.latest if meeting.until else None
        event.add("rrule", {**EVERY[meeting.repeats], **({"until": _last(until, meeting.time)} if until else {})})
    return _file([event], Days(day, plus(day, YEAR)))


def due_file(agreements: Sequence[tuple[Agreement, str]], lang: str) -> bytes:
    """The last day of each agreement that is open, beside the id of its event; those without a day are left out."""
    told = text(Message("papers.calendar.agreement"), lang)
    due = ((one.due.latest, uid) for one, uid in agreements if one.status == "open" and one.due)
    return _file(_event(uid, told, day, None) for day, uid in sorted((day, uid) for day, uid in due if day))


def _file(events: Iterable[Event], clock: Days | None = None) -> bytes:
    """The file; `clock`: days for which it says when the clock is put forward and back."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    for event in events:
        calendar.add_component(event)
    if clock:
        calendar.add_missing_timezones(*clock)
    return calendar.to_ical()


def _event(uid: str, summary: str, day: date, hours: str | None) -> Event:
    """An event of some hours, or of a whole day. It bears the beginning of its day as its stamp: no file holds a clock."""
    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", datetime.combine(day, time(), ZoneInfo("UTC")))
    event.add("summary", summary)
    event.add("class", "PRIVATE")
    if hours is None:
        event.add("dtstart", day)
        event.add("dtend", day + timedelta(days=1))
        event.add("transp", "TRANSPARENT")
    else:
        begin, end = (datetime.combine(day, time.fromisoformat(one), HERE) for one in hours.split("-"))
        event.add("dtstart", begin)
        event.add("dtend", end)
    return event


def _last(day: date, hours: str | None) -> date | datetime:
    """The last moment of a series: in universal time where it has hours, as the format asks for."""
    if hours is None:
        return day
    return datetime.combine(day, time(23, 59, 59), HERE).astimezone(ZoneInfo("UTC"))


def _one_day(given: PartialDate | None) -> date | None:
    return given.earliest if given and given.earliest and given.earliest == given.latest else None
