"""The JSON API: a family read and changed by commands, its findings, its history. What it answers: docs/editing.md.

Nothing is checked here: a command is read whole by `casework.editing`, which tells everything that is wrong with it at once.
"""

from collections.abc import Callable
from datetime import date
from importlib.metadata import version
from typing import Any, TypeVar

from flask import Blueprint, Response, current_app, jsonify, make_response, request
from werkzeug.exceptions import BadRequest, NotFound

from casework.editing.reading import AskedChanges
from casework.finding_actors import Wanted
from casework.session import Answer
from graph.errors import UnknownFamily
from graph.model.dates import full_day
from graph.model.records import CaseFile
from importers import to_json, to_yaml
from web.json_body import json_body
from web.planning.api import tables
from web.session import session

api = Blueprint("api", __name__, url_prefix="/api/v1")
T = TypeVar("T")
YAML = "application/yaml"


@api.get("/families")
def families() -> Response:
    """The families that the viewer may know of, by id; `q`: those whose name holds it."""
    wanted = " ".join(request.args.get("q", "").casefold().split())
    found = [one for one in session().families() if wanted in (one.name or "").casefold()]
    return jsonify({"families": [{"id": one.id, "name": one.name, "as_of": str(one.as_of)} for one in found]})


@api.get("/silo")
def silo() -> Response:
    """What is released for planners, as `tovholder silo --format json` gives it; of a `table`, of a `day`."""
    return tables()


@api.get("/actors")
def actors() -> Response:
    """Who may be meant by a name (`q`), or by a role in a unit, at most ten; with a `family`, who works there too."""
    asked = request.args
    wanted = Wanted(*(asked.get(name, "").strip() for name in ("q", "role", "unit")))
    found = _known(lambda: session().actors(wanted, asked.get("family") or None)).document()
    return jsonify({"version": session().organisation_version(), **found})


@api.post("/organisation/commands")
def organisation_command() -> Response:
    """Do what a command says to units and actors by themselves. With `dry_run=1` nothing is stored."""
    body, dry_run = json_body(), request.args.get("dry_run", "") == "1"
    return answered(session().edit_organisation(body, via="api", dry_run=dry_run))


@api.post("/families")
def new_family() -> Response:
    """A family that is made here, from `name` and `as_of`."""
    return answered(session().create_family(json_body()))


@api.get("/families/<id:family>")
def read(family: str) -> Response:
    """The family with its records and their keys."""
    return jsonify(_known(lambda: session().open(family)))


@api.post("/families/<id:family>/commands")
def command(family: str) -> Response:
    """Do what a command says. With `dry_run=1` nothing is stored."""
    body, dry_run = json_body(), request.args.get("dry_run", "") == "1"
    return answered(_known(lambda: session().edit(family, body, via="api", day=_day(), dry_run=dry_run)))


@api.get("/families/<id:family>/findings")
def findings(family: str) -> Response:
    """The findings of a day, each with what was decided of it."""
    day = _day()
    return jsonify(_known(lambda: session().findings(family, day)))


@api.get("/families/<id:family>/changes")
def changes(family: str) -> Response:
    """The history, the newest change first, 50 a page."""
    record = request.args.get("record")
    list, slash, key = (record or "").partition("/")
    if record is not None and not slash:
        raise BadRequest
    wanted = AskedChanges(request.args.get("since"), (list, key) if record else None, request.args.get("before"))
    return jsonify(_known(lambda: session().changes(family, wanted)))


@api.get("/families/<id:family>/case-file")
def case_file(family: str) -> Response:
    """The family and all that it names, as a case file: YAML, or JSON for who asks for that."""
    found: CaseFile = _known(lambda: session().family_file(family))
    best = request.accept_mimetypes.best_match((YAML, "application/json"), YAML)
    response = make_response(to_json(found) if best == "application/json" else to_yaml(found))
    response.headers["Content-Type"] = f"{best}; charset=utf-8"
    return response


@api.put("/families/<id:family>/visit")
def visit(family: str) -> Response:
    """Remember how far the viewer has seen the changes."""
    body = json_body()
    if not isinstance(body, dict) or not isinstance(body.get("version"), str):
        raise BadRequest
    _known(lambda: session().visit(family, body["version"]))
    return make_response("", 204)


@api.get("/openapi.json")
def description() -> Response:
    """What the API takes and answers, for programs."""
    from web.api.description import described  # here: its hundred models are made only where somebody asks for them

    return jsonify(described(current_app, version("tovholder")))


def answered(answer: Answer) -> Response:
    """The answer of an edit. What does not exist for the viewer is told as any address that leads nowhere."""
    if answer.status == 404:
        raise NotFound
    response = jsonify(answer.document)
    response.status_code = answer.status
    return response


def _known(ask: Callable[[], T]) -> T:
    try:
        return ask()
    except UnknownFamily:
        raise NotFound from None


def _day() -> date | None:
    given: Any = request.args.get("day")
    if not given:
        return None
    try:
        return full_day(given)
    except ValueError:
        raise BadRequest from None
