"""Forløb: which services helped whom, year by year."""

from datetime import date

from flask import Blueprint

from maps import FamilyMap
from queries.day.months import months_after
from web.family.page import family_page, map_of
from web.family.page_request import leading_on

course = Blueprint("course", __name__)


@course.get("/familie/<id:family>/forloeb")
def page(family: str) -> str:
    """The course in years, with the line of the day."""
    wanted = leading_on(family)
    drawn = map_of(wanted)
    return family_page("family/course.html", "course", wanted, map=drawn, comparisons=_comparisons(drawn, wanted.day))


def _comparisons(drawn: FamilyMap, day: date) -> list[tuple[str, date]]:
    """The days with which one wants to compare the day: the last meeting before it, and the same date a year before."""
    met = drawn.scene.summary.met
    return [*([("since_meeting", met)] if met else []), ("a_year_ago", months_after(day, -12))]
