"""The command that a form of a record says: to add it, change it, end it or remove it."""

from collections.abc import Mapping
from typing import Any

from queries.meetings.asked import passed_on
from web.editing.forms import changed, data_of, record_of, within
from web.editing.kinds import FormData, said
from web.editing.records import PageRecord, drawn_from
from web.editing.sending import day_of

Body = dict[str, Any]
TIE = "tie."
"""What the names of the controls begin with that say how close somebody who is new is to one of the family."""
OF_A_TIE = ("b", "closeness", "valence", "no_contact")
"""What is asked of that."""


def of_act(act: str, record: PageRecord, data: FormData) -> Body:
    """The command of a form: `slut` ends the record, `slet` removes it, all else adds or changes it."""
    named = {"list": record.list, "key": record.key}
    lang = record.family.lang
    if act == "slut":
        return {"command": "end", **named, **_ending(data)}
    if act == "slet":
        return {"command": "remove", **named, **_removing(data)}
    if record.is_new:
        return adding(record.list, data, lang)
    return {"command": "change", **named, **_changing(record.list, data, lang)}


def of_two(act: str, record: PageRecord, data: FormData) -> Body:
    """The command about two who help: `saml` says that they are one, `adskil` that they are not."""
    other = said(data, "_other") or None
    if act == "saml":
        return {"command": "merge", "list": record.list, "keep": other, "gone": record.key}
    return {"command": "distinct", "list": record.list, "a": record.key, "b": other}


def of_agenda(act: str, record: PageRecord, data: FormData, types: Mapping[str, str]) -> Body:
    """The command that takes questions to a meeting, or from its agenda; `types`: of the questions there are, by id."""
    ids, there = [*(data.get("finding") or ())], [*record.document.get("agenda", ())]
    if act == "dagsorden":
        known = {item.get("finding") for item in there}
        there += [point_of(id, types) for id in dict.fromkeys(ids) if id not in known]
    else:
        there = [item for item in there if item.get("finding") not in ids]
    return {"command": "change", "list": record.list, "key": record.key, "set": {"agenda": there or None}}


def point_of(id: str, types: Mapping[str, str]) -> dict[str, Any]:
    """The point of an agenda at which a question is talked about, with what that passes on."""
    information = passed_on(types.get(id, ""))
    return {"finding": id, **({"information": [*information]} if information else {})}


def adding(list: str, data: FormData, lang: str) -> Body:
    """The record; of an engagement perhaps with somebody who is new, in a unit that is; of somebody private perhaps with a tie."""
    record = record_of(list, data, lang)
    if list == "meetings" and (ids := data.get("finding")):
        record["agenda"] = [{"finding": id} for id in dict.fromkeys(ids)]
    if list == "private_network" and (tie := _tie(data, lang)):
        person = {"command": "add", "list": list, "ref": "p", "record": record}
        return {"command": "batch", "commands": [person, {"command": "add", "list": "private_ties", "record": tie}]}
    actor = within(data, "new_actor.")
    if list != "engagements" or not actor:
        return {"command": "add", "list": list, "record": record}
    new = record_of("actors", actor, lang)
    unit = record_of("units", within(data, "new_unit."), lang)
    return {"command": "add", "list": list, "record": record, "new_actor": new | ({"new_unit": unit} if unit else {})}


def _tie(data: FormData, lang: str) -> dict[str, Any]:
    """How close somebody who is new is to one of the family; empty where nothing is said of it."""
    said_of = {
        key: value for key, value in record_of("private_ties", within(data, TIE), lang).items() if key in OF_A_TIE
    }
    return {"a": "@p", **said_of} if said_of else {}


def _changing(list: str, data: FormData, lang: str) -> Body:
    """What was changed in the form since it was drawn, but for the fields in which the writer takes what others wrote."""
    fields = changed(list, data_of(list, drawn_from(data), lang), data, lang)
    fields = {name: value for name, value in fields.items() if said(data, f"_choose.{name}") != "theirs"}
    on = day_of(data, "_since")
    return {"set": fields} | ({"on": on} if on and "status" in fields else {})


def _ending(data: FormData) -> Body:
    more = {name: value for name in ("home", "stopped_reason", "stopped_because_of") if (value := said(data, name))}
    return {"on": day_of(data, "_on"), **more}


def _removing(data: FormData) -> Body:
    others = [_named(text) for text in data.get("_with") or []]
    return {"reason": said(data, "reason") or None} | ({"with": others} if others else {})


def _named(text: str) -> dict[str, str]:
    list, _, key = text.partition("|")
    return {"list": list, "key": key}
