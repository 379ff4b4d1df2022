"""What a form sends, and what comes of it: back to where the writer came from, or the form again with what is wrong."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from urllib.parse import parse_qsl, urlsplit, urlunsplit

from flask import redirect, request
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import NotFound, ServiceUnavailable
from werkzeug.wrappers import Response

from casework.session import Answer
from graph.errors import Forbidden
from graph.model.log import Via
from web.editing.family import OpenFamily
from web.editing.kinds import FormData, said
from web.editing.partial_dates import Date
from web.editing.troubles import Trouble
from web.family.page_request import PageRequest, with_query
from web.family.standing import keep_places
from web.session import session
from web.ways import own_way

RECEIPT = "kvittering"
"""The parameter of the page to which a writer comes back: the change that was made, or that nothing was."""
NOTHING = "intet"


def typed() -> FormData:
    """What the form of this request says."""
    return request.form.to_dict(flat=False)


def typed_token() -> str:
    """A random text: the same form sent twice changes once."""
    return f"{session().random.getrandbits(80):020x}"


def back_to(page: PageRequest, endpoint: str = "map.page") -> str:
    """The page from which the writer came; one of the family's where that is not known."""
    return own_way(request.values.get("til", "")) or page.to(endpoint)


def day_of(data: FormData, name: str) -> str | None:
    """A day that a form asks for whole: as a command takes it; as it was typed where it is none."""
    return Date().read({**data, f"{name}.how": ["exact"]}, name, "da")


def day_controls(name: str, day: date) -> dict[str, list[str]]:
    """The controls that say a day."""
    return Date().write(day.isoformat(), name, "da")


def sent(
    family: OpenFamily, page: PageRequest, body: Mapping[str, Any], back: str, *, via: Via = "page"
) -> Response | Trouble:
    """Send a command: back with a receipt where it was done, else why it was not.

    Nothing moves on the writer's map but what is new; a conversation draws it whole when it is read back.
    """
    data = typed()
    whole = {
        **body,
        "base": said(data, "_base") or family.version,
        "request": said(data, "_request") or typed_token(),
    }
    if confirmed := data.get("_confirm"):
        whole["confirm"] = [*confirmed]
    answer = session().edit(family.id, whole, via=via, day=page.day)
    if answer.status == 200:
        change = answer.document["change"]
        if change and via == "page":
            keep_places(page, said(data, "_places"))
        return redirect(with_receipt(back, change["key"] if change else NOTHING), 303)
    return _refused(answer, family.lang)


def sent_to_organisation(family: OpenFamily, body: Mapping[str, Any], back: str) -> Response | Trouble:
    """Send a command about units and actors by themselves: back with the receipt of what it changed in the family."""
    data = typed()
    whole = {
        **body,
        "base": said(data, "_organisation") or session().organisation_version(),
        "request": said(data, "_request") or typed_token(),
    }
    if confirmed := data.get("_confirm"):
        whole["confirm"] = [*confirmed]
    answer = session().edit_organisation(whole, via="page")
    if answer.status == 200:
        keys = [part["key"] for part in answer.document["changes"] if part["family"] == family.id]
        return redirect(with_receipt(back, keys[0]) if keys else back, 303)
    return _refused(answer, family.lang)


def _refused(answer: Answer, lang: str) -> Trouble:
    if answer.status == 403:
        raise Forbidden("forbidden")
    if answer.status == 404:
        raise NotFound
    if answer.status == 503:
        raise ServiceUnavailable
    return Trouble(answer.status, answer.document["error"], answer.document, lang)


def with_receipt(back: str, key: str) -> str:
    """The address with the receipt of this change, in the place of another one."""
    parts = urlsplit(back)
    args = MultiDict((name, value) for name, value in parse_qsl(parts.query) if name != RECEIPT)
    args.add(RECEIPT, key)
    return with_query(urlunsplit(("", "", parts.path, "", "")), args) + (f"#{parts.fragment}" if parts.fragment else "")
