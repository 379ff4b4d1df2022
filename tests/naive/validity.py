"""The rules of the case file that a made-up document must keep: a list of what is wrong with it."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import combinations
from typing import Any

from tests.naive.dates import FUTURE, PAST, Span, span
from tests.naive.day import PLACES_THAT_ARE_NO_HOME, Record, period

REQUIRED = {
    "units": ("id", "name", "level"),
    "actors": ("id", "name", "kind"),
    "families": ("id", "name"),
    "homes": ("id",),
    "members": ("id", "name", "kind"),
    "private_network": ("id", "name"),
    "private_ties": ("a", "b"),
    "wishes": ("about", "wish"),
    "engagements": ("id", "actor", "for", "at", "status"),
    "needs": ("id", "for", "function"),
    "ties": ("a", "b", "kind", "status"),
    "meetings": ("id", "kind", "participants", "status"),
    "consents": ("id",),
    "agreements": ("id", "text", "status"),
    "priorities": ("id", "engagement", "decision"),
    "status_points": ("id", "area", "said_by", "date", "step"),
    "dreams": ("id", "who", "text"),
}
OF_A_FAMILY = [name for name in REQUIRED if name not in ("units", "actors", "families")]
BY_THE_WAY = ("via_citizen", "via_record")


def records(document: Record, name: str) -> list[Record]:
    return document.get(name) or []


def problems(document: Record) -> list[str]:
    """What breaks a rule of the file; empty for a valid document."""
    return list(_problems(document))


def _problems(document: Record) -> Iterator[str]:
    if "as_of" not in document or not document.get("families"):
        yield "as_of or families missing"
        return
    try:
        date.fromisoformat(str(document["as_of"]))
    except ValueError:
        yield "as_of is no full date"
    missing = list(_missing_keys(document))
    if missing:
        yield from missing
        return
    yield from _ids(document)
    yield from _tree(document)
    known = {record["id"] for name in ("units", "actors") for record in records(document, name)}
    yield from _dangling("units", document, "units", {"part_of": "one"}, _ids_of(document, "units"))
    yield from _dangling("actors", document, "actors", {"unit": "one"}, _ids_of(document, "units"))
    yield from _dangling("actors", document, "actors", {"record_access": "many"}, _ids_of(document, "units"))
    yield from _ties(document, records(document, "ties"), known)
    yield from _periods("actors", records(document, "actors"))
    for family in document["families"]:
        yield from _family(document, family)


def _ids_of(holder: Record, name: str) -> set[str]:
    return {record["id"] for record in records(holder, name)}


def _missing_keys(document: Record) -> Iterator[str]:
    for name, keys in REQUIRED.items():
        holders = document["families"] if name in OF_A_FAMILY else [document]
        for holder in [*holders, document] if name == "ties" else holders:
            for record in records(holder, name):
                yield from (f"{name}: {key} missing in {record}" for key in keys if record.get(key) is None)


def _ids(document: Record) -> Iterator[str]:
    shared = [record["id"] for name in ("units", "actors", "families") for record in records(document, name)]
    for family in document["families"]:
        shared += [r["id"] for name in ("members", "private_network") for r in records(family, name)]
        for name in (
            "homes",
            "engagements",
            "needs",
            "meetings",
            "consents",
            "agreements",
            "priorities",
            "status_points",
            "dreams",
        ):
            twice = [i for i, n in Counter(r["id"] for r in records(family, name)).items() if n > 1]
            yield from (f"{name}: {ident} twice" for ident in twice)
    yield from (f"{ident} twice" for ident, n in Counter(shared).items() if n > 1)
    if "none" in _ids_of(document, "actors"):
        yield "an actor is called none"


def _tree(document: Record) -> Iterator[str]:
    above = {unit["id"]: unit.get("part_of") for unit in records(document, "units")}
    for unit in above:
        if len(list(_path(above, unit))) > len(above):
            yield f"unit {unit} holds itself"


def _path(above: dict[str, str | None], unit: str | None) -> Iterator[str]:
    for _ in range(len(above) + 1):
        if unit is None:
            return
        yield unit
        unit = above.get(unit)


def _dangling(
    where: str, holder: Record, name: str, keys: dict[str, str], known: set[str], also: tuple[Any, ...] = ()
) -> Iterator[str]:
    """Records of `holder[name]` that name somebody unknown under one of the keys (`one` id or `many`)."""
    for record in records(holder, name):
        for key, how_many in keys.items():
            value = record.get(key)
            named = [] if value is None or value in also else [value] if how_many == "one" else value
            yield from (f"{where}: {key} names {x}" for x in named if x not in known)


def _family(document: Record, family: Record) -> Iterator[str]:
    members, homes = _ids_of(family, "members"), _ids_of(family, "homes")
    units, actors = _ids_of(document, "units"), _ids_of(document, "actors")
    network, engagements = _ids_of(family, "private_network"), _ids_of(family, "engagements")
    private = members | network
    for name, keys, known, also in (
        ("members", {"custody": "many"}, private, ()),
        ("private_ties", {"a": "one", "b": "one"}, private, ()),
        ("wishes", {"by": "one"}, members, ()),
        ("wishes", {"about": "one"}, private | actors, ()),
        ("engagements", {"actor": "one"}, actors, ()),
        ("engagements", {"for": "many", "attends": "many"}, members, ("family",)),
        ("engagements", {"at": "one"}, homes, tuple(PLACES_THAT_ARE_NO_HOME)),
        ("engagements", {"stopped_because_of": "one"}, engagements, ()),
        ("needs", {"for": "many"}, members, ()),
        ("meetings", {"participants": "many"}, members | actors, ()),
        ("meetings", {"coordinator": "one"}, actors, ("none",)),
        ("agreements", {"holder": "one"}, private | actors, ("none",)),
        ("agreements", {"need": "one"}, _ids_of(family, "needs"), ()),
        ("agreements", {"after": "one"}, _ids_of(family, "agreements"), ()),
        *((name, {"meeting": "one"}, _ids_of(family, "meetings"), ()) for name in ("agreements", "priorities")),
        ("priorities", {"engagement": "one"}, engagements, ()),
        ("status_points", {"said_by": "one"}, private | actors, ()),
        ("dreams", {"who": "one"}, members, ()),
        ("consents", {"given_by": "one", "about": "many"}, members, ()),
        ("consents", {"from_units": "many", "to_units": "many"}, units, ()),
    ):
        yield from _dangling(name, family, name, keys, known, also)
    for name in ("private_ties", "engagements", "needs", "ties"):
        yield from _periods(name, records(family, name))
    yield from _passed_on(family)
    yield from _within_meetings(family, private | actors)
    yield from _periods("consents", records(family, "consents"), "valid_from", "valid_to")
    yield from _periods("meetings", records(family, "meetings"), "date", "until")
    for person in records(family, "members") + records(family, "private_network"):
        stays = [stay if isinstance(stay, dict) else {"home": stay} for stay in person.get("lives_in") or []]
        yield from (f"lives_in names {stay['home']}" for stay in stays if stay.get("home") not in homes)
        yield from _periods("lives_in", stays)
    yield from (f"need {need['id']} is for nobody" for need in records(family, "needs") if not need["for"])
    yield from (f"meeting {m['id']} of nobody" for m in records(family, "meetings") if not m["participants"])
    yield from ("a private tie of one" for tie in records(family, "private_ties") if tie["a"] == tie["b"])
    for engagement in records(family, "engagements"):
        if (engagement.get("service") is None) == (engagement.get("service_text") is None):
            yield f"{engagement['id']}: a service or a service_text, not both"
    yield from _ties(document, records(family, "ties"), units | actors | members | {family["id"]})
    yield from contradictions([*records(document, "ties"), *records(family, "ties")])


def _passed_on(family: Record) -> Iterator[str]:
    """What was passed on is taken over on the same day, and nothing else is."""
    agreements = {one["id"]: one for one in records(family, "agreements")}
    after = {one["after"]: one for one in agreements.values() if one.get("after") in agreements}
    for ident, one in agreements.items():
        taker = after.get(ident)
        if (one["status"] == "passed") != (taker is not None):
            yield f"{ident}: passed and taken over do not agree"
        elif taker is not None and (one.get("to") is None or one.get("to") != taker.get("from")):
            yield f"{ident}: passed on another day"
        if one["status"] == "open" and one.get("to") is not None:
            yield f"{ident}: open with an end"
    yield from _periods("agreements", records(family, "agreements"))
    yield from _periods("agreements", records(family, "agreements"), "from", "due")


def _within_meetings(family: Record, known: set[str]) -> Iterator[str]:
    for meeting in records(family, "meetings"):
        items = [*records(meeting, "agenda"), *records(meeting, "board")]
        said = [item.get("said_by") for item in records(meeting, "board")]
        named = [*(one.get("who") for one in records(meeting, "invited")), *filter(None, said)]
        yield from (f"{meeting['id']}: names {who}" for who in named if who not in known)
        if any("id" not in item or not (item.get("text") or item.get("finding")) for item in items):
            yield f"{meeting['id']}: an item without id or text"
        yield from (
            f"{meeting['id']}: a board item in no column" for item in records(meeting, "board") if "column" not in item
        )


def _periods(name: str, given: list[Record], begin: str = "from", end: str = "to") -> Iterator[str]:
    for record in given:
        first, last = period(record, begin, end)
        if first and last and last.latest < first.earliest:
            yield f"{name}: ends before it begins: {record}"


def _ties(document: Record, given: list[Record], known: set[str]) -> Iterator[str]:
    above = {unit["id"]: unit.get("part_of") for unit in records(document, "units")}
    actors = _ids_of(document, "actors")
    for tie in given:
        a, b = tie["a"], tie["b"]
        yield from (f"ties: {end} is nobody" for end in (a, b) if end not in known)
        if a == b or (a in above and b in above and (a in _path(above, b) or b in _path(above, a))):
            yield f"ties: {a} and {b} are one, or one holds the other"
        named = [*(tie.get("deputy") or []), *(tie.get("successor") or [])]
        yield from (f"ties: {x} is no actor" for x in named if x not in actors)
    seen = Counter(repr(sorted(tie.items(), key=str)) for tie in given)
    yield from (f"ties: equal ones: {key}" for key, n in seen.items() if n > 1)


def certain_days(tie: Record) -> Span:
    """The days on which it certainly holds (none where the first lies after the last)."""
    contact = span(tie.get("date"))
    if contact:
        return Span(contact.latest, contact.earliest)
    begin, end = period(tie)
    return Span(begin.latest if begin else PAST, end.earliest if end else FUTURE)


def contradictions(ties: list[Record]) -> Iterator[str]:
    """Documented and documented absent, of one kind, for one pair, on a certain day."""
    for one, two in combinations(ties, 2):
        statuses = {one["status"], two["status"]}
        pair = {one["a"], one["b"]} == {two["a"], two["b"]}
        if one["kind"] != two["kind"] or not pair or statuses != {"documented", "documented_absent"}:
            continue
        if one.get("channel") in BY_THE_WAY or two.get("channel") in BY_THE_WAY:
            continue
        first, second = certain_days(one), certain_days(two)
        if max(first.earliest, second.earliest) <= min(first.latest, second.latest):
            yield f"ties: contradiction: {one} and {two}"
