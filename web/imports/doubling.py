"""Who may be recorded twice, as a part of Hent fra fil: pairs with what speaks for and against them, and what a person says of each."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, NamedTuple

from flask import Response, make_response, redirect, render_template, request, url_for

from casework.doubles import Double
from casework.session import Answer
from casework.telling_apart import back, different, same, tell
from graph.checks.values import clean
from graph.errors import UnknownFamily
from web.languages import language
from web.session import session
from words import Message, joined, text

MOST = 50
"""Pairs on the page; once they are decided, others take their place."""


class Pair(NamedTuple):
    """A pair as the page shows it."""

    kind: str
    ids: tuple[str, str]
    names: tuple[str, str]
    likeness: str
    reasons: str
    against: str


def doubles_page(told: str = "", status: int = HTTPStatus.OK) -> Response:
    """The pairs, the likely ones first."""
    found = session().doubles()
    page = render_template(
        "imports/doubles.html",
        pairs=[_pair(one, language()) for one in found[:MOST]],
        more=max(0, len(found) - MOST),
        told=told,
        undo=request.args.get("kvittering", "") if not told else "",
    )
    return make_response(page, status)


def _pair(one: Double, lang: str) -> Pair:
    reasons, against = (
        joined([text(Message(f"doubles.reason.{reason}"), lang) for reason in some], lang)
        for some in (one.for_, one.against)
    )
    likeness = text(Message(f"bring.doubles.{one.likeness}"), lang)
    return Pair(one.kind, one.ids, (clean(one.names[0]), clean(one.names[1])), likeness, reasons, against)


def decide() -> Response:
    """What a form says of a pair."""
    form, asked = request.form, session()
    one, other = form.get("en", ""), form.get("anden", "")
    said: Mapping[str, Any]
    match form.get("svar"):
        case "ens":
            said = same(asked, one, other)
        case "forskellige":
            said = different(one, other)
        case _:
            said = back(form.get("aendring", ""))
    try:
        answer, key = tell(asked, said, "page")
    except UnknownFamily as err:
        return doubles_page(err.text(language()), HTTPStatus.NOT_FOUND)
    if answer.status != HTTPStatus.OK:
        return doubles_page(_refused(answer), answer.status)
    undone = said["command"] == "undo"
    return make_response(redirect(url_for("imports.index", ens="ja", kvittering=None if undone else key), 303))


def _refused(answer: Answer) -> str:
    errors = answer.document.get("errors", [])
    return " ".join(one["message"] for one in errors) or text(Message("bring.doubles.refused"), language())
