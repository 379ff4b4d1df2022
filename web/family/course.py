"""Forløb: which services helped whom, year by year."""

from flask import Blueprint

from web.family.page import family_page, map_of
from web.family.page_request import leading_on

course = Blueprint("course", __name__)


@course.get("/familie/<id:family>/forloeb")
def page(family: str) -> str:
    """The course in years, with the line of the day."""
    wanted = leading_on(family)
    return family_page("family/course.html", "course", wanted, map=map_of(wanted))
