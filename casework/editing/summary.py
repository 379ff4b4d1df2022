"""A change in one sentence, made when it is shown, in the reader's language, from what they see of it."""

from collections.abc import Iterator, Mapping
from typing import Any

from casework.editing.entries import SHARED, inverse
from casework.editing.history import Past, decided_in
from graph.model.catalogue import ServiceName, load_catalogue
from graph.model.log import LoggedRecord
from graph.model.parts import OWN
from graph.reading.sight import Sight
from words import Message, Series, set_off, text
from words.dates import OnDay, When

MOST = 3
"""Records that a sentence names; of more it says how many."""


def change_of(past: Past, lang: str) -> dict[str, Any]:
    """A change as answers tell it, ready for JSON."""
    change = past.change
    return {
        "key": change.key,
        "command": change.command,
        "at": change.at.isoformat(),
        "by": change.user,
        "via": change.via,
        "summary": text(sentence(past), lang),
        **({"merge": change.values["merge"]} if "merge" in change.values else {}),
    }


def sentence(past: Past) -> Message:
    """What was done, in one sentence without a full stop."""
    change, names = past.change, _names(past)
    if change.command in ("undo", "redo") and "of" in change.values:
        of = change.values["of"]
        records = inverse(past.records) if change.command == "undo" else past.records
        return Message(f"edit.{change.command}", {"what": _said(of["command"], of["values"], records, names)})
    return _said(change.command, change.values, past.records, names)


def _said(
    command: str, said: Mapping[str, Any], records: tuple[LoggedRecord, ...], names: Mapping[str, str]
) -> Message:
    match command:
        case "contact":
            pair = tuple(_named(names, said[end]) for end in ("a", "b"))
            return Message(f"edit.contact.{said['answer']}", {"names": pair, "day": When(said["on"])})
        case "coordinate":
            return Message("edit.coordinate", {"name": _named(names, said["actor"]), "day": When(said["on"])})
        case "review":
            return Message("edit.review", {"day": When(said["as_of"])})
        case "merge":
            ends = {end: _named(names, said[end]) for end in ("gone", "keep")}
            return Message("edit.merge", ends)
        case "decide":
            return _decided(said)
        case "batch" if not records:
            return _each(said)
        case "undo" | "redo" | "import":
            return Message(f"edit.{command}", {"what": _records(records, names)})
        case _:
            return Message("edit.done", {"what": _records(records, names)})


def _decided(said: Mapping[str, Any]) -> Message:
    return Message(f"edit.decide.{said['state']}", {"title": Message(f"{said['type']}.title")})


def _each(said: Mapping[str, Any]) -> Message:
    """What was decided of several findings, each kind of thing once."""
    kinds = {(one["state"], one["type"]): one for one in decided_in(said)}
    told = [_decided(one) for one in kinds.values()]
    if len(told) > MOST:
        told = [*told[: MOST - 1], Message("edit.more", {"count": len(told) - MOST + 1})]
    return Message("edit.done", {"what": Series(tuple(told), between="; ") if told else Message("edit.of_a_finding")})


def _records(records: tuple[LoggedRecord, ...], names: Mapping[str, str]) -> Message | Series:
    told = [*_told(_main(records), names)]
    if not told:
        return Message("edit.of_a_finding")
    if len(told) > MOST:
        more = len(told) - MOST + 1
        told = [*told[: MOST - 1], Message("edit.more", {"count": more})]
    return Series(tuple(told), between="; ")


def _main(records: tuple[LoggedRecord, ...]) -> tuple[LoggedRecord, ...]:
    """Without what came along with others: the family's day, and the unit and actor of work that is new."""
    main = tuple(one for one in records if one.list not in SHARED and not _is_the_day(one))
    return main or records


def _is_the_day(entry: LoggedRecord) -> bool:
    was, now = dict(entry.before or {}), dict(entry.after or {})
    return entry.list == OWN and was.pop("as_of", None) != now.pop("as_of", None) and was == now


def _told(records: tuple[LoggedRecord, ...], names: Mapping[str, str]) -> Iterator[Message]:
    for entry in records:
        said = entry.after or entry.before
        if said is not None:
            yield Message(f"edit.record.{_what(entry)}", {"what": _called(entry, said, names), **_end(entry)})


def _what(entry: LoggedRecord) -> str:
    if entry.before is None:
        return "added"
    if entry.after is None:
        return "removed"
    return "ended" if _end(entry) else "changed"


def _end(entry: LoggedRecord) -> dict[str, Any]:
    """The day on which a record ends that had no end before."""
    before, after = entry.before or {}, entry.after or {}
    ends = (
        [after[key] for key in ("to", "until") if key in after and key not in before]
        if entry.before and entry.after
        else []
    )
    return {"day": OnDay(ends[0])} if ends else {}


def _called(entry: LoggedRecord, said: Mapping[str, Any], names: Mapping[str, str]) -> Any:
    """What a record is called in a sentence; what it says stands in no sentence."""
    match entry.list:
        case "members" | "private_network" | "actors" | "units":
            return set_off(str(said["name"]))
        case "engagements":
            return Message("edit.called.engagements", {"name": _named(names, said["actor"]), "service": _service(said)})
        case "ties" | "private_ties":
            return Message(
                f"edit.called.{entry.list}", {"names": tuple(_named(names, said[end]) for end in ("a", "b"))}
            )
        case "wishes":
            return Message("edit.called.wishes", {"name": _named(names, said["about"])})
        case list if list == OWN:
            return Message("edit.called.family")
        case list:
            return Message(f"edit.called.{list}")


def _service(said: Mapping[str, Any]) -> Any:
    code = said.get("service")
    if code in load_catalogue().by_code:
        return ServiceName(str(code))
    return said.get("service_text") or Message("edit.called.work")


def _named(names: Mapping[str, str], id: str) -> Any:
    return set_off(names[id]) if id in names else Message("edit.called.somebody")


def _names(past: Past) -> dict[str, str]:
    names: dict[str, str] = {}
    for sight in (past.sees_before, past.sees_after):
        names |= _of(sight)
    return names


def _of(sight: Sight) -> dict[str, str]:
    seen = sight.seen
    people = (*seen.family.members, *seen.family.private_network, *seen.actors.values(), *seen.units.values())
    return {one.id: one.name for one in (*people, seen.family)}
