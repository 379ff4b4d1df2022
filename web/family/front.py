"""A family's own address: on to its map."""

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response

from web.family.page_request import with_query
from web.session import session

front = Blueprint("family", __name__, template_folder="templates")


@front.get("/familie/<id:family>")
def page(family: str) -> Response:
    """On to the map, asked for in the same way; `UnknownFamily` where there is none."""
    list(session().facts([family]))
    return redirect(with_query(url_for("map.page", family=family), request.args), 303)
