"""Spørgsmål: what the family and those around it may talk about, each with what it rests on."""

from flask import Blueprint

from web.family.asked import leading_on
from web.family.page import family_page, on_the_day

questions = Blueprint("questions", __name__)


@questions.get("/familie/<id:family>/spoergsmaal")
def page(family: str) -> str:
    """All questions of a day."""
    wanted = leading_on(family)
    return family_page("family/questions.html", "questions", wanted, map=on_the_day(wanted))
