"""Where chips stand: somebody puts one elsewhere, or lets the map arrange itself again."""

from datetime import date
from typing import Any

from flask import Blueprint, redirect, url_for
from werkzeug.exceptions import BadRequest
from werkzeug.wrappers import Response as AnyResponse

from maps import UnknownChip
from maps.arranging import arrange_again, move
from web.family.page import shown
from web.family.views import asked
from web.json_body import json_body
from web.languages import language
from web.session import session

places = Blueprint("places", __name__)
FARTHEST = 10_000
"""No drawing is so wide, in units: a chip is not moved farther."""


@places.post("/familie/<id:family>/plads")
def put(family: str) -> AnyResponse:
    """Move a chip by some units of the drawing: it takes the free place of its own part of the map nearest to there.

    The answer, here and below, is the page with the map as it stands now.
    """
    chip, by = _wanted(json_body())
    facts, day = asked(family)
    try:
        move(session(), facts, shown(facts, day, language()), chip, *by)
    except UnknownChip:
        raise BadRequest from None
    return _page(family, day)


@places.post("/familie/<id:family>/plads/igen")
def again(family: str) -> AnyResponse:
    """Let the map arrange itself again."""
    facts, day = asked(family)
    arrange_again(session(), facts, shown(facts, day, language()))
    return _page(family, day)


def _page(family: str, day: date) -> AnyResponse:
    return redirect(url_for("family.page", family=family, as_of=day.isoformat()), 303)


def _wanted(said: Any) -> tuple[str, tuple[float, float]]:
    """The chip and by how much it goes right and down."""
    if not isinstance(said, dict) or not isinstance(said.get("chip"), str):
        raise BadRequest
    return said["chip"], (_units(said.get("right")), _units(said.get("down")))


def _units(way: Any) -> float:
    if (
        type(way) not in (int, float) or not -FARTHEST <= way <= FARTHEST
    ):  # no number is in no range; any integer is compared
        raise BadRequest
    return float(way)
