"""A leader's reason, before the first look at a family of the own unit's: it opens the family for the rest of the day."""

from flask import Blueprint, Response, make_response, redirect, render_template, request, url_for

from graph.checks.people import LEAST_REASON
from graph.store import FamilyEntry
from importers import reason_of_cells
from web.session import session
from web.users.faults import faults_of
from web.ways import own_way

reason = Blueprint("reason", __name__)


@reason.get("/familie/<id:family>/aarsag")
def form(family: str) -> Response:
    """The form; on to the page that was asked for, where the family shows already. `UnknownFamily` for whoever may not ask."""
    entry = session().asks_reason(family)
    return _form(entry, 200, []) if entry else _on(family)


@reason.post("/familie/<id:family>/aarsag")
def give(family: str) -> Response:
    """Keep the reason, and on to the page that was asked for."""
    entry = session().asks_reason(family)
    if entry is None:
        return _on(family)
    viewer, said = session().viewer, request.form.get("begrundelse", "").strip()
    day = viewer.now.date()
    if faults := faults_of(lambda: session().keep_reason(reason_of_cells(said, viewer.user, family, day))):
        return _form(entry, 422, faults)
    return _on(family)


def _on(family: str) -> Response:
    way = own_way(request.values.get("til", ""))
    return make_response(redirect(way or url_for("map.page", family=family), 303))


def _form(entry: FamilyEntry, status: int, faults: list[str]) -> Response:
    page = render_template(
        "family/reason.html",
        family=entry.id,
        name=entry.name or entry.id,
        least=LEAST_REASON,
        faults=faults,
        given=request.form.get("begrundelse", ""),
        way=own_way(request.values.get("til", "")) or "",
    )
    return make_response(page, status)
