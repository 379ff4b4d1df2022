"""Whether an open page still holds: asked by its script each minute. It is no use of the login, and nothing of it is noted.

A page holds while whoever looked is logged in, in the same role, and all that it shows still shows to them. *No* clears the page.
"""

from collections.abc import Iterable
from typing import Any

from flask import Blueprint, Response, g, make_response

from graph.errors import UnknownFamily
from graph.reading.cut import Seen
from graph.reading.holding import joined, mark, marks, marks_in
from web.json_body import json_body
from web.session import session

still = Blueprint("still", __name__)


@still.post("/gaelder")
def ask() -> Response:
    """204 where the page holds, else 404; 401 where nobody is logged in."""
    said = json_body()
    held, family = (said.get("holds"), said.get("family")) if isinstance(said, dict) else (None, None)
    holds = isinstance(held, str) and marks_in(held) <= _now(family if isinstance(family, str) else None)
    return make_response("", 204 if holds else 404)


def _now(family: str | None) -> set[str]:
    try:
        return {_of_login(), *session().holding(family)}
    except UnknownFamily:
        return {_of_login()}


def held_by(facts: Seen | None = None, families: Iterable[Any] | None = None) -> str:
    """What a page that shows a family, or a list of families, holds."""
    listed = (mark("families", row.id) for row in families or ())
    return joined({_of_login(), *listed, *(marks(facts) if facts else ())})


def _of_login() -> str:
    return mark("login", g.viewer.user, g.viewer.role)
