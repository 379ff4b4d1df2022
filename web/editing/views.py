"""Ret: a record of a family is added, corrected, ended or removed; three clear acts on one page."""

from flask import Blueprint, make_response, request
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from web.editing import bodies
from web.editing.family import open_family
from web.editing.finding import find_page, found_in, with_those_alike, with_whoever_is_meant
from web.editing.forms import data_of
from web.editing.kinds import Controls, said
from web.editing.record_page import record_page
from web.editing.records import NEW, record_at
from web.editing.sending import back_to, sent, sent_to_organisation, typed
from web.editing.suggested import suggested
from web.editing.troubles import Trouble
from web.family.page import family_page
from web.family.page_request import leading_on, page_request
from web.session import session
from words import Message, text

editing = Blueprint("editing", __name__, template_folder="templates")


@editing.get("/familie/<id:family>/ret")
def all(family: str) -> str:
    """All records of the family, each with the way to its form."""
    page, opened = leading_on(family), open_family(family)
    lists = {
        list: [(opened.handle(list, item["key"]), opened.called(list, item["record"])) for item in items]
        for list, items in opened.document["lists"].items()
    }
    own = opened.handle("family", "")
    lists["actors"] = [(opened.handle("actors", one["id"]), one["name"]) for one in opened.document["actors"]]
    title = text(Message("editing.ways.all_title"), opened.lang)
    return family_page(
        "editing/all.html", "editing", page, title=title, lists=lists, own=own, back=page.to("editing.all")
    )


@editing.get("/familie/<id:family>/ret/<list>/<handle>")
def form(family: str, list: str, handle: str) -> str:
    """The form of a record; of an engagement that is new first who helps."""
    page, opened = leading_on(family), open_family(family)
    suggestion = suggested(opened, list, request.args)
    if (list, handle) == ("engagements", NEW):
        opened, meant = with_whoever_is_meant(opened, request.args)
        record, found = record_at(opened, list, handle), found_in(opened, meant, request.args)
        if not found.is_chosen:
            return find_page(page, record, found)
        return record_page(page, record, {**suggestion.controls, **found.controls}, suggested=suggestion)
    record = record_at(opened, list, handle)
    if record.is_new:
        return record_page(page, record, {**suggestion.controls, **_to_be(list, handle)}, suggested=suggestion)
    return record_page(page, with_those_alike(record), data_of(list, record.document, opened.lang))


def _to_be(list: str, handle: str) -> Controls:
    """What a meeting that is to be is begun with: the questions that are taken to it."""
    if (list, handle) != ("meetings", NEW) or not request.args.getlist("dagsorden"):
        return {}
    return {"finding": request.args.getlist("dagsorden"), "status": ["planned"]}


@editing.post("/familie/<id:family>/ret/<list>/<handle>")
def send(family: str, list: str, handle: str) -> Response:
    """Do what the form says, or show it again with what is wrong."""
    page, opened, data = page_request(family), open_family(family), typed()
    if (list, handle) == ("engagements", NEW) and request.args:
        opened, _ = with_whoever_is_meant(
            opened, request.args
        )  # who was chosen is still named where something is wrong
    act = said(data, "_act") or "ret"
    record = with_those_alike(record_at(opened, list, handle, data))
    if act not in (*record.acts, "slut", "slet"):
        raise NotFound
    if act in ("dagsorden", "afdagsorden"):
        types = {one["id"]: one["type"] for one in session().findings(page.id, page.day)["findings"]}
        answer = sent(opened, page, bodies.of_agenda(act, record, data, types), back_to(page, "questions.page"))
    elif act in ("saml", "adskil"):
        answer = sent_to_organisation(opened, bodies.of_two(act, record, data), back_to(page))
    else:
        answer = sent(opened, page, bodies.of_act(act, record, data), back_to(page))
    if isinstance(answer, Trouble):
        return make_response(record_page(page, record, data, act, answer), answer.status)
    return answer
