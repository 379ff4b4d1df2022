"""A family's map to take along: every kind of file, with names, initials or roles, each as a download of its own."""

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, Response, current_app, make_response, redirect, request, url_for
from werkzeug.exceptions import BadRequest
from werkzeug.wrappers import Response as AnyResponse

from graph.reading.table import Audience
from maps.arranging import arranged
from maps.formats import FORMATS
from maps.formats.paper import Paper
from maps.scene.redaction import Names
from web.family.views import asked
from web.languages import language
from web.session import session

files = Blueprint("files", __name__)
PEOPLE: Mapping[str, Names] = {"navne": "names", "initialer": "initials", "roller": "roles"}
"""How people are called in the file, by the word in the address; the first one where it says nothing."""
VIEWS: Mapping[str, Audience] = {"bord": "table", "arbejde": "work"}
"""For whom the file is, by the word in the address; the first one where it says nothing."""
PAPERS: Mapping[str, Paper | None] = {"": None, "a4": "a4", "a3": "a3", "ark": "sheets"}
ENDINGS = ", ".join(FORMATS)


@files.get("/familie/<id:family>/fil")
def chosen(family: str) -> AnyResponse:
    """On to the file that a form chose."""
    kept: dict[str, Any] = {
        name: value for name in ("as_of", "visning", "navne", "papir") if (value := request.args.get(name))
    }
    ending = request.args.get("format", "")
    if ending not in FORMATS:
        raise BadRequest
    return redirect(url_for("files.taken", family=family, ending=ending, **kept), 303)


@files.get(f"/familie/<id:family>/fil/familiekort.<any({ENDINGS}):ending>")
def taken(family: str, ending: str) -> Response:
    """The family's map on a day as a file. Its name says the day, for whom it is and how people are called, and nothing of whom."""
    view = request.args.get("visning", "") or next(iter(VIEWS))
    people = request.args.get("navne", "") or next(iter(PEOPLE))
    paper = request.args.get("papir", "")
    if view not in VIEWS or people not in PEOPLE or paper not in PAPERS:
        raise BadRequest
    facts, day = asked(family)
    format = FORMATS[ending]
    drawn = format.map(facts, day, language(), PEOPLE[people], VIEWS[view])
    if format.drawn and PEOPLE[people] == "names":
        drawn = arranged(session(), facts, drawn)
    response = make_response(format.write(drawn, PAPERS[paper]))
    response.headers["Content-Type"] = format.media
    usual = {next(iter(VIEWS)), next(iter(PEOPLE))}
    name = "-".join(["familiekort", day.isoformat(), *(word for word in (view, people) if word not in usual)])
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    current_app.logger.info("A map was taken out: %s, %s, %s.", ending, VIEWS[view], PEOPLE[people])
    return response
