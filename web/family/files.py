"""A family's map to take along: every kind of file, for the table or for work, with names, initials or roles."""

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, Response, current_app, make_response, redirect, request, url_for
from werkzeug.exceptions import BadRequest
from werkzeug.wrappers import Response as AnyResponse

from maps.arranging import arranged
from maps.formats import FORMATS
from maps.formats.paper import Paper
from maps.scene.redaction import Names
from web.family.page_request import page_request
from web.languages import language
from web.session import session

files = Blueprint("files", __name__)
PEOPLE: Mapping[str, Names] = {"navne": "names", "initialer": "initials", "roller": "roles"}
"""How people are called in the file, by the word in the address; the first one where it says nothing."""
PAPERS: Mapping[str, Paper | None] = {"": None, "a4": "a4", "a3": "a3", "ark": "sheets"}
ENDINGS = ", ".join(FORMATS)
PASSED_ON = ("dato", "as_of", "visning", "navne", "papir")


@files.get("/familie/<id:family>/fil")
def chosen(family: str) -> AnyResponse:
    """On to the file that a form chose."""
    kept: dict[str, Any] = {name: value for name in PASSED_ON if (value := request.args.get(name))}
    ending = request.args.get("format", "")
    if ending not in FORMATS:
        raise BadRequest
    return redirect(url_for("files.taken", family=family, ending=ending, **kept), 303)


@files.get(f"/familie/<id:family>/fil/familiekort.<any({ENDINGS}):ending>")
def taken(family: str, ending: str) -> Response:
    """The family's map on a day as a file: that of the table, where nothing else is asked for.

    Its name says the day, who may see it and how people are called, and nothing of whom.
    """
    people = request.args.get("navne", "") or next(iter(PEOPLE))
    paper = request.args.get("papir", "")
    if people not in PEOPLE or paper not in PAPERS:
        raise BadRequest
    wanted = page_request(family, audience="table", paper=True)
    format = FORMATS[ending]
    drawn = format.map(wanted.facts, wanted.day, language(), PEOPLE[people], wanted.audience)
    if format.drawn and PEOPLE[people] == "names":
        drawn = arranged(session(), wanted.facts, drawn)
    response = make_response(format.write(drawn, PAPERS[paper]))
    response.headers["Content-Type"] = format.media
    parts = ["familiekort", wanted.day.isoformat()]
    parts += [wanted.audience_word] if wanted.audience == "work" else []
    parts += [people] if PEOPLE[people] != "names" else []
    response.headers["Content-Disposition"] = f'attachment; filename="{"-".join(parts)}.{ending}"'
    current_app.logger.info("A map was taken out: %s, %s, %s.", ending, wanted.audience, PEOPLE[people])
    return response
