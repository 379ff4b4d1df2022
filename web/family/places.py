"""Where chips stand: somebody puts one elsewhere, or lets the map arrange itself again."""

from typing import Any

from flask import Blueprint, redirect
from werkzeug.exceptions import BadRequest, Gone
from werkzeug.wrappers import Response as AnyResponse

from maps import UnknownChip
from maps.arranging import Earlier, arrange_again, move
from web.family.page import map_of
from web.family.page_request import page_request
from web.json_body import json_body
from web.session import session

places = Blueprint("places", __name__)
_earlier = Earlier(most=100)
FARTHEST = 10_000
"""No drawing is so wide, in units: a chip is not moved farther."""


@places.post("/familie/<id:family>/plads")
def put(family: str) -> AnyResponse:
    """Move a chip by some units of the drawing: it goes as near to there as its own part of the map lets it.

    The answer, here and below, is the page with the map as it stands now.
    """
    chip, by = _wanted(json_body())
    wanted = page_request(family)
    drawn = map_of(wanted)
    try:
        move(session(), wanted.facts, drawn, chip, *by)
    except UnknownChip:
        raise BadRequest from None
    _earlier.remember(drawn)
    return redirect(wanted.to("map.page"), 303)


@places.post("/familie/<id:family>/plads/igen")
def again(family: str) -> AnyResponse:
    """Let the map arrange itself again."""
    wanted = page_request(family)
    drawn = map_of(wanted)
    _earlier.remember(drawn)
    arrange_again(session(), wanted.facts, drawn)
    return redirect(wanted.to("map.page"), 303)


@places.post("/familie/<id:family>/plads/tilbage")
def back(family: str) -> AnyResponse:
    """Let everything stand as it did before: `places` is what the page said of its places then."""
    said = json_body()
    if not isinstance(said, dict) or not isinstance(said.get("places"), str):
        raise BadRequest
    wanted = page_request(family)
    drawn = map_of(wanted)
    if not _earlier.put_back(session(), wanted.facts, drawn, said["places"]):
        raise Gone
    _earlier.remember(drawn)
    return redirect(wanted.to("map.page"), 303)


def _wanted(said: Any) -> tuple[str, tuple[float, float]]:
    """The chip and by how much it goes right and down."""
    if not isinstance(said, dict) or not isinstance(said.get("chip"), str):
        raise BadRequest
    return said["chip"], (_units(said.get("right")), _units(said.get("down")))


def _units(way: Any) -> float:
    # What is no number is in no range; any integer is compared.
    if type(way) not in (int, float) or not -FARTHEST <= way <= FARTHEST:
        raise BadRequest
    return float(way)
