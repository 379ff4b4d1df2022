"""What each step of a meeting that is held does, as a command. What is left out is not said: nothing is written of it."""

from collections.abc import Callable, Mapping
from typing import Any

from graph.model.meetings import Agreement, source_of
from web.editing.kinds import FormData, said, said_all
from web.editing.sending import day_of
from web.meetings.room import Room
from web.session import session

Body = dict[str, Any]


def who(room: Room, data: FormData) -> Body:
    """Who is here: who is not has said no, so that what all here may see is asked of nobody else."""
    here = said_all(data, "participants")
    away = {f"invited.{id}": {"answer": "no"} for id in room.here if id not in here}
    return _change(room, {"participants": here, **away})


def contact(room: Room, data: FormData) -> Body:
    """Whether two talk, as it was told here."""
    a, b = (room.family.somebody(said(data, end)) for end in ("a", "b"))
    return {
        "command": "contact",
        "a": a,
        "b": b,
        "answer": said(data, "answer") or None,
        "on": str(room.day),
        "source": source_of(room.key),
    }


def board(room: Room, data: FormData) -> Body:
    """Something said for a column of the board, or taken off it."""
    if away := said(data, "away"):
        return _change(room, {f"board.{away}": None})
    words: Body = {"column": said(data, "column") or None, "text": said(data, "text")}
    if speaker := said(data, "said_by"):
        words["said_by"] = speaker
    return _change(room, {"board.@nyt": words})


def agreement(room: Room, data: FormData) -> Body:
    """A new agreement; or one that is done, dropped, or passed on to somebody else."""
    if handle := said(data, "of"):
        key, _ = room.family.record("agreements", handle)
        if status := said(data, "status"):
            return {"command": "end", "list": "agreements", "key": key, "on": str(room.day), "status": status}
        return _pass_on(room, key, said(data, "to"))
    record: Body = {"text": said(data, "text"), "from": str(room.day), "status": "open", "meeting": room.key}
    record |= {name: value for name, value in (("holder", said(data, "holder")), ("due", day_of(data, "due"))) if value}
    return _add("agreements", record)


def _pass_on(room: Room, key: str, holder: str) -> Body:
    """The ball goes on: the old agreement ends as passed, the new one takes it over with what was agreed."""
    old = next((one for one in room.agreements if one.id == key), None)
    on = str(room.day)
    carried = _carried(old) if old else {}
    ends = {"command": "change", "list": "agreements", "key": key, "set": {"status": "passed", "to": on}, "on": on}
    record = {**carried, "after": key, "from": on, "holder": holder or None, "status": "open", "meeting": room.key}
    return {"command": "batch", "commands": [ends, _add("agreements", record)]}


def _carried(old: Agreement) -> Body:
    document = old.document()
    return {name: document[name] for name in ("text", "about", "need", "question", "due") if name in document}


def priority(room: Room, data: FormData) -> Body:
    """What is decided on an effort: the last word of this meeting on it."""
    effort = said(data, "engagement")
    record: Body = {
        "engagement": effort,
        "decision": said(data, "decision") or None,
        "from": str(room.day),
        "meeting": room.key,
    }
    known = [one for one in room.decisions if one.engagement == effort]
    if not known:
        return _add("priorities", record)
    return {
        "command": "change",
        "list": "priorities",
        "key": known[-1].id,
        "set": {"decision": record["decision"]},
    }


def status(room: Room, data: FormData) -> Body:
    """Where somebody is now, from 0 to 10; or what they hope for."""
    day = str(room.day)
    if said(data, "dream"):
        return _add("dreams", {"who": said(data, "who"), "text": said(data, "dream"), "date": day, "meeting": room.key})
    step = said(data, "step")
    record: Body = {
        "area": said(data, "area") or None,
        "said_by": said(data, "said_by"),
        "date": day,
        "step": int(step) if step.isascii() and step.isdigit() and len(step) < 3 else step or None,
        "meeting": room.key,
    }
    return _add("status_points", record | {name: value for name in ("text", "own_area") if (value := said(data, name))})


def coordinator(room: Room, data: FormData) -> Body:
    """Who coordinates from here on: somebody, a team, nobody, or it is settled later."""
    how = said(data, "coordination")
    chosen = said(data, "actor")
    if how not in ("team", "nobody", "postponed"):
        how = "named"
    known = {"named": chosen or None, "nobody": "none"}.get(how)
    named = _change(room, {"coordination": how, "coordinator": known})
    scope = said(data, "scope")
    if how != "named" or not scope or not session().desk(room.family.id).is_responsible:
        return named
    coordinates: Body = {"command": "coordinate", "actor": chosen, "on": str(room.day)}
    if scope in ("family", "actors"):
        coordinates["scope"] = scope
    return {"command": "batch", "commands": [named, coordinates]}


def over(room: Room, data: FormData) -> Body:
    """The meeting is over: it was held, with those who are here."""
    return {**_change(room, {"status": "held", "participants": list(room.here)}), "on": str(room.day)}


ANSWERS: Mapping[str, Callable[[Room, FormData], Body]] = {
    "hvem": who,
    "dagsorden": contact,
    "par": contact,
    "tavle": board,
    "aftaler": agreement,
    "indsatser": priority,
    "status": status,
    "tovholder": coordinator,
    "slut": over,
}


def _change(room: Room, fields: Mapping[str, Any]) -> Body:
    return {"command": "change", "list": "meetings", "key": room.key, "set": dict(fields)}


def _add(list: str, record: Mapping[str, Any]) -> Body:
    return {"command": "add", "list": list, "record": dict(record)}
