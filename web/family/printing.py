"""Udskriv og hent: what to take along of a family, on paper and as files."""

from flask import Blueprint

from maps.formats.about import not_on_paper
from web.family.asked import leading_on
from web.family.page import family_page, shown

printing = Blueprint("printing", __name__)


@printing.get("/familie/<id:family>/udskriv")
def page(family: str) -> str:
    """The files, each with who is to see it and how people are called in it."""
    wanted = leading_on(family)
    return family_page("family/printing.html", "printing", wanted, not_on_paper=not_on_paper(shown(wanted)))
