"""The small forms: whether two talk, who holds the rope, undoing, and the day of a review."""

from collections.abc import Mapping
from typing import Any

from flask import make_response, request
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from casework.editing.reading import AskedChanges
from web.editing.drawn import Said
from web.editing.family import OpenFamily, open_family
from web.editing.kinds import Controls, FormData, said
from web.editing.sending import back_to, day_controls, day_of, sent, sent_to_organisation, typed, typed_token
from web.editing.troubles import Trouble
from web.editing.views import editing
from web.family.page import family_page
from web.family.page_request import PageRequest, leading_on, page_request
from web.session import session
from words import Message, text

ANSWERS = ("yes", "no", "unknown")
OPEN_WORK = ("applied", "waiting", "granted", "active", "paused")
"""Work of which a review asks whether it still is so."""
STATUSES = (*OPEN_WORK, "ended", "cancelled")


def small_page(
    template: str,
    title: str,
    page: PageRequest,
    family: OpenFamily,
    data: FormData,
    trouble: Trouble | None = None,
    **values: object,
) -> Response:
    """A page of one form, drawn or shown again with what is wrong."""
    labels = {name: (text(Message(f"editing.asks.{name}"), family.lang), f"f-{name}") for name in ASKED}
    drawn = family_page(
        f"editing/{template}.html",
        "editing",
        page,
        title=text(Message(f"editing.asks.{title}"), family.lang),
        family=family,
        said=Said(data),
        trouble=trouble,
        lines=[*trouble.lines(labels, family)] if trouble else [],
        both=[],
        base=(trouble and trouble.version) or said(data, "_base") or family.version,
        token=typed_token(),
        back=back_to(page),
        **values,
    )
    return make_response(drawn, trouble.status if trouble else 200)


ASKED = ("answer", "on", "actor", "deputy", "state", "until", "reason", "note", "meeting", "as_of")
"""What these forms ask, by the keys of their commands."""


# --- do they talk? ------------------------------------------------------------------------------------------------


@editing.get("/familie/<id:family>/kontakt")
def ask_contact(family: str) -> Response:
    """Whether two talk, from the day of the map on; `a` and `b` are handles. No answer is chosen before."""
    page, opened = leading_on(family), open_family(family)
    return _contact(
        page,
        opened,
        {"a": [request.args.get("a", "")], "b": [request.args.get("b", "")], **day_controls("on", page.day)},
    )


@editing.post("/familie/<id:family>/kontakt")
def contact(family: str) -> Response:
    """Say whether they talk."""
    page, opened, data = page_request(family), open_family(family), typed()
    a, b = _pair(opened, data)
    body = {"command": "contact", "a": a, "b": b, "answer": said(data, "answer") or None}
    on = day_of(data, "on") or page.day.isoformat()
    answer = sent(opened, page, {**body, "on": on, **said_of(data, "channel", "source")}, back_to(page))
    return _contact(page, opened, data, answer) if isinstance(answer, Trouble) else answer


def _pair(family: OpenFamily, data: FormData) -> tuple[str, str]:
    ids = [actor["id"] for actor in family.document["actors"]]
    return family.actor(said(data, "a"), ids), family.actor(said(data, "b"), ids)


def _contact(page: PageRequest, family: OpenFamily, data: FormData, trouble: Trouble | None = None) -> Response:
    names = tuple(family.names[id] for id in _pair(family, data))
    return small_page("contact", "contact", page, family, data, trouble, names=names, answers=ANSWERS)


# --- who holds the rope ---------------------------------------------------------------------------------------------


@editing.get("/familie/<id:family>/tovholder/vaelg")
def ask_coordinator(family: str) -> Response:
    """Who coordinates, for whom, from which day; and which of those before stop."""
    page, opened = leading_on(family), open_family(family)
    return _coordinator(page, opened, day_controls("on", page.day))


@editing.post("/familie/<id:family>/tovholder")
def coordinate(family: str) -> Response:
    """Name who coordinates."""
    page, opened, data = page_request(family), open_family(family), typed()
    body = {
        "command": "coordinate",
        "actor": said(data, "actor") or None,
        "on": day_of(data, "on"),
        **said_of(data, "scope"),
    }
    for name in ("deputy", "ends"):
        if chosen := [value for value in data.get(name) or [] if value]:
            body[name] = chosen
    answer = sent(opened, page, body, back_to(page, "coordinator.page"))
    return _coordinator(page, opened, data, answer) if isinstance(answer, Trouble) else answer


def _coordinator(page: PageRequest, family: OpenFamily, data: FormData, trouble: Trouble | None = None) -> Response:
    ties = [item for item in family.document["lists"]["ties"] if item["record"]["kind"] == "coordinates"]
    earlier = [(item["key"], family.names.get(item["record"]["a"], "")) for item in ties if "to" not in item["record"]]
    return small_page(
        "coordinator", "coordinator", page, family, data, trouble, earlier=earlier, scopes=("actors", "family")
    )


# --- undoing --------------------------------------------------------------------------------------------------------


@editing.get("/familie/<id:family>/fortryd")
def ask_undo(family: str) -> Response:
    """Whether a change (`aendring`) is to be undone, or done again."""
    page, opened = leading_on(family), open_family(family)
    change = _change(page, request.args.get("aendring", ""))
    return _undo(page, opened, {"aendring": [change["key"]]}, change)


@editing.post("/familie/<id:family>/fortryd")
def undo(family: str) -> Response:
    """Undo a change, with those that rest on it where that is said; an undo is undone by doing it again."""
    page, opened, data = page_request(family), open_family(family), typed()
    change = _change(page, said(data, "aendring"))
    body: dict[str, Any] = {"command": "redo" if change["undoes"] else "undo", "change": change["key"]}
    if others := data.get("_changes"):
        body["with"] = [*others]
    if "merge" in change:
        body = {"command": "redo" if change["undoes"] else "unmerge", "change": change["merge"]}
        answer = sent_to_organisation(opened, body, back_to(page))
    else:
        answer = sent(opened, page, body, back_to(page))
    return _undo(page, opened, data, change, answer) if isinstance(answer, Trouble) else answer


def _change(page: PageRequest, key: str) -> Mapping[str, Any]:
    """The change of this key, however old. `NotFound` where there is none."""
    before = None
    while True:
        found = session().changes(page.id, AskedChanges(before=before))
        for one in found["changes"]:
            if one["key"] == key:
                return one
        before = found["next"]
        if before is None:
            raise NotFound


def _undo(
    page: PageRequest, family: OpenFamily, data: FormData, change: Mapping[str, Any], trouble: Trouble | None = None
) -> Response:
    because = [] if trouble is None else [one["change"] for one in trouble.document.get("because", ())]
    later = [one for one in session().changes(page.id)["changes"] if one["key"] in because]
    return small_page("undo", "undo", page, family, data, trouble, change=change, later=later)


# --- the day of a review --------------------------------------------------------------------------------------------


@editing.get("/familie/<id:family>/gennemgang")
def ask_review(family: str) -> Response:
    """What still holds: the day on which it is gone through, and the work that is not over."""
    page, opened = leading_on(family), open_family(family)
    return _review(page, opened, day_controls("as_of", session().today()))


@editing.post("/familie/<id:family>/gennemgang")
def review(family: str) -> Response:
    """Say what holds on the day."""
    page, opened, data = page_request(family), open_family(family), typed()
    changed = [
        {"key": item["key"], "set": {"status": status}}
        for item in opened.document["lists"]["engagements"]
        if (status := said(data, f"status.{item['key']}")) and status != item["record"]["status"]
    ]
    body: dict[str, Any] = {"command": "review", "as_of": day_of(data, "as_of")} | ({"set": changed} if changed else {})
    answer = sent(opened, page, body, back_to(page))
    return _review(page, opened, data, answer) if isinstance(answer, Trouble) else answer


def _review(page: PageRequest, family: OpenFamily, data: FormData, trouble: Trouble | None = None) -> Response:
    items = [item for item in family.document["lists"]["engagements"] if item["record"]["status"] in OPEN_WORK]
    rows = [(item["key"], family.called("engagements", item["record"]), item["record"]["status"]) for item in items]
    drawn: Controls = {f"status.{key}": [status] for key, _, status in rows}
    return small_page("review", "review", page, family, {**drawn, **data}, trouble, rows=rows, statuses=STATUSES)


def said_of(data: FormData, *names: str) -> dict[str, str]:
    """What the form says under these names, where it says something."""
    return {name: value for name in names if (value := said(data, name))}
