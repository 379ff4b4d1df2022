"""Møder: the meetings that are recorded of a family, with their days, who takes part, and what is missing."""

from flask import Blueprint, request

from maps.page.balls import balls_of
from maps.page.meetings import meetings_of
from web.family.page import family_page, on_the_day
from web.family.page_request import leading_on

meetings = Blueprint("meetings", __name__)


@meetings.get("/familie/<id:family>/moeder")
def page(family: str) -> str:
    """The meetings to come, who has the ball between meetings, then those that were held."""
    wanted = leading_on(family)
    drawn = on_the_day(wanted)
    lists = meetings_of(drawn.view, drawn.findings, drawn.scene.findings, drawn.scene.lang)
    chosen = request.args.get("valgt", "")
    balls = balls_of(drawn.view, drawn.scene.lang)
    return family_page("family/meetings.html", "meetings", wanted, lists=lists, chosen=chosen, balls=balls)
