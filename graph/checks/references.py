"""Whether each id that a record names is there, and is of a kind that may stand there."""

from collections.abc import Iterator
from typing import NamedTuple

from graph.checks.faults import Fault, Place
from graph.checks.keys import Suggestions, did_you_mean
from graph.checks.validate import Dropped
from graph.checks.values import listed, shown
from graph.model.base import Record
from graph.model.catalogue import load_catalogue
from graph.model.meetings import Meeting
from graph.model.records import CaseFile, Engagement, Member, PrivatePerson
from graph.model.vocabulary import PLACES
from words import Message, Series

PERSON = ("members", "private_network")
WHO = ("actors", "units", *PERSON, "families")
_SOMEBODY = ("actors", *PERSON)

# Which lists a key may name records of: the lists of the file, and those of the record's own family. `places` and `none` are words.
_UNITS = {"part_of": ("units",)}
_ACTORS = {"unit": ("units",), "record_access": ("units",)}
_GENERAL_TIES = {"a": ("actors", "units"), "b": ("actors", "units"), "deputy": ("actors",), "successor": ("actors",)}
_UNITS_TO_UNITS = {"from_units": ("units",), "to_units": ("units",)}
_OF_A_FAMILY: dict[str, dict[str, tuple[str, ...]]] = {
    "members": {"custody": PERSON},
    "private_network": {},
    "private_ties": {"a": PERSON, "b": PERSON},
    "wishes": {"about": (*PERSON, "actors"), "by": PERSON},
    "engagements": {
        "actor": ("actors",),
        "for": ("members",),
        "attends": PERSON,
        "at": ("homes", "places"),
        "stopped_because_of": ("engagements",),
    },
    "needs": {"for": ("members",)},
    "ties": {"a": WHO, "b": WHO, "deputy": ("actors",), "successor": ("actors",)},
    "meetings": {
        "participants": WHO,
        "coordinator": ("actors", "none"),
        "leader": ("actors",),
        "minutes_by": _SOMEBODY,
        "convener": ("actors",),
        "next": ("meetings",),
        "minutes_approved": _SOMEBODY,
    },
    "agreements": {
        "about": ("members",),
        "need": ("needs",),
        "holder": (*_SOMEBODY, "none"),
        "meeting": ("meetings",),
        "after": ("agreements",),
    },
    "priorities": {"engagement": ("engagements",), "by": ("members", "actors"), "meeting": ("meetings",)},
    "status_points": {"about": ("members",), "said_by": _SOMEBODY, "meeting": ("meetings",)},
    "dreams": {"who": ("members",), "meeting": ("meetings",)},
    "consents": {"given_by": PERSON, "about": PERSON, **_UNITS_TO_UNITS},
    "legal_bases": _UNITS_TO_UNITS,
}
_WITHIN_MEETINGS: dict[str, dict[str, tuple[str, ...]]] = {
    "invited": {"who": _SOMEBODY, "asked_for_by": ("members",)},
    "board": {"said_by": _SOMEBODY},
}
_NAMED_BY_OTHERS = ("members", "private_network", "homes", "engagements", "needs", "meetings", "agreements")
"""The lists of a family whose records others may name."""
_NO_RECORDS = ("places", "none")


class _Known(NamedTuple):
    """The ids that a record may name, by list."""

    ids: dict[str, frozenset[str]]
    dropped: Dropped
    suggest: Suggestions

    def fault(self, name: str, lists: tuple[str, ...], place: Place) -> Fault | None:
        """What is wrong with a name where records of these lists are meant; None where nothing is, or nothing is known."""
        if any(name in self.ids[kind] or kind in self.dropped.lists for kind in lists) or name in self.dropped.ids:
            return None
        other = next((kind for kind, ids in self.ids.items() if name in ids and kind not in _NO_RECORDS), None)
        code = "names_another_kind" if other else "names_nothing" if len(lists) == 1 else "names_none_of_these"
        meant = Series(tuple(map(_kind, lists)), last="list.nor" if code == "names_none_of_these" else "list.or")
        hint = self.suggest(name, [self.ids[kind] for kind in lists])
        values = {"name": shown(name), "meant": meant, "hint": hint} | ({"kind": _kind(other)} if other else {})
        return Fault(code, place, values, item=name)


def _kind(list: str) -> Message:
    """What the records of a list are, as a message says it."""
    return Message(f"record.{list}", {"places": listed(sorted(PLACES))} if list == "places" else {})


def reference_faults(case_file: CaseFile, dropped: Dropped) -> Iterator[Fault]:
    """Each name in the file that names nothing, or something of a kind that cannot stand there."""
    shared = {"units": _ids(case_file.units), "actors": _ids(case_file.actors)}
    suggest = Suggestions()
    known = _Known(shared, dropped, suggest)
    for name, keys in (("units", _UNITS), ("actors", _ACTORS), ("ties", _GENERAL_TIES)):
        yield from _names(getattr(case_file, name), keys, (name,), known)
    for number, family in enumerate(case_file.families):
        place = ("families", number)
        own = {name: _ids(getattr(family, name)) for name in _NAMED_BY_OTHERS}
        words = {"families": frozenset({family.id}), "places": PLACES, "none": frozenset({"none"})}
        known = _Known({**shared, **own, **words}, dropped, suggest)
        for name, keys in _OF_A_FAMILY.items():
            yield from _names(getattr(family, name), keys, (*place, name), known)
        for name in PERSON:
            yield from _residences(getattr(family, name), (*place, name), known)
        yield from filter(
            None, (known.fault(unit, ("units",), (*place, "recorded_by")) for unit in family.recorded_by or ())
        )
        yield from _engagements(family.engagements, (*place, "engagements"))
        yield from _within_meetings(family.meetings, (*place, "meetings"), known)


def _ids(records: tuple[Record, ...]) -> frozenset[str]:
    return frozenset(str(getattr(record, "id", "")) for record in records)


def _names(
    records: tuple[Record, ...], keys: dict[str, tuple[str, ...]], place: Place, known: _Known
) -> Iterator[Fault]:
    for number, record in enumerate(records):
        for key, lists in keys.items():
            value = getattr(record, "for_" if key == "for" else key)
            if value is None or (key == "for" and value == "family"):
                continue
            for name in value if isinstance(value, tuple) else (value,):
                fault = known.fault(name, lists, (*place, number, key))
                if fault is not None:
                    yield fault


def _residences(people: tuple[Member, ...] | tuple[PrivatePerson, ...], place: Place, known: _Known) -> Iterator[Fault]:
    for number, person in enumerate(people):
        for residence in person.lives_in:
            fault = known.fault(residence.home, ("homes",), (*place, number, "lives_in"))
            if fault is not None:
                yield fault


def _within_meetings(meetings: tuple[Meeting, ...], place: Place, known: _Known) -> Iterator[Fault]:
    for number, meeting in enumerate(meetings):
        for name, keys in _WITHIN_MEETINGS.items():
            yield from _names(getattr(meeting, name), keys, (*place, number, name), known)
        accepted = meeting.plan_accepted
        fault = accepted and known.fault(accepted.by, ("actors",), (*place, number, "plan_accepted", "by"))
        if fault:
            yield fault


def _engagements(engagements: tuple[Engagement, ...], place: Place) -> Iterator[Fault]:
    services = load_catalogue().by_code
    for number, engagement in enumerate(engagements):
        if engagement.service is not None and engagement.service not in services:
            hint = did_you_mean(engagement.service, services)
            said = {"service": shown(engagement.service), "hint": hint}
            yield Fault("unknown_service", (*place, number, "service"), said)
        if engagement.stopped_because_of == engagement.id:
            yield Fault("stopped_by_itself", (*place, number, "stopped_because_of"))
