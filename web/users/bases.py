"""Generelle grundlag: what two units may tell each other wherever both work, entered by one and confirmed by another."""

from flask import Blueprint, Response, make_response, redirect, render_template, request, url_for

from access.information import GENERAL, INFORMATION
from graph.bases import GeneralBases
from graph.model.people import GeneralBasis
from importers import basis_of_cells
from web.application import application
from web.session import session
from web.users.faults import faults_of
from web.users.views import sheet_of

bases = Blueprint("bases", __name__)
ON_A_PAGE = 6
"""Each says who did what when: three times as much as a user."""
TYPES = tuple(type for type in INFORMATION if type in GENERAL)


@bases.get("/enheder/grundlag")
def index() -> Response:
    """All of them, those that wait first; for an administrator a form for another one."""
    return _page(200, [])


@bases.post("/enheder/grundlag")
def change() -> Response:
    """Enter one, confirm one, or end one."""
    doing = {"bekraeft": _confirm, "slut": _end}.get(request.form.get("handling", ""), _enter)
    found = session().general_bases()
    if faults := faults_of(lambda: doing(found)):
        return _page(422, faults)
    return make_response(redirect(url_for("bases.index"), 303))


def _enter(found: GeneralBases) -> None:
    said: dict[str, object] = {
        name: request.form.get(name, "").strip() for name in ("statute", "assessed_by", "date", "valid_to", "necessity")
    }
    giving, taking = (_ids(request.form.get(name, "")) for name in ("from_units", "to_units"))
    both = [*giving, *taking] if request.form.get("begge") else []
    said |= {"from_units": both or giving, "to_units": both or taking}
    said["information"] = [type for type in TYPES if type in request.form.getlist("information")]
    id = f"g_{application().random.getrandbits(64):016x}"
    found.enter(basis_of_cells(said, id, session().viewer.user, session().today()))


def _ids(cell: str) -> list[str]:
    return [id for part in cell.split(",") if (id := part.strip())]


def _confirm(found: GeneralBases) -> None:
    found.confirm(request.form.get("id", ""), session().today())


def _end(found: GeneralBases) -> None:
    found.end(request.form.get("id", ""), session().today())


def _page(status: int, faults: list[str]) -> Response:
    found = session().general_bases()
    every = sorted(found.all(), key=lambda one: (_state(one) != "waits", _state(one) == "ended", one.statute, one.id))
    page = render_template(
        "users/bases.html",
        sheet=sheet_of(every, ON_A_PAGE),
        total=len(every),
        names=found.names(),
        state=_state,
        types=TYPES,
        faults=faults,
        typed=request.form,
    )
    return make_response(page, status)


def _state(one: GeneralBasis) -> str:
    if one.ended or (one.valid_to and one.valid_to.last < session().today()):
        return "ended"
    return "holds" if one.is_confirmed else "waits"
