"""A family on a day: its page and the free view."""

from datetime import date

from flask import Blueprint, abort, render_template, request

from graph.model.dates import full_day
from graph.reading.cut import Seen
from web import assets
from web.errors import BadDate
from web.family.page import family_page
from web.languages import language
from web.session import session

family = Blueprint("family", __name__, template_folder="templates")


@family.get("/familie/<id:family>")
def page(family: str) -> str:
    """A family on a day: its map, its questions, its table."""
    facts, day = asked(family)
    return render_template("family/page.html", page=family_page(facts, day, language()))


@family.get("/familie/<id:family>/udforsk")
def explore(family: str) -> str:
    """The same map, to be moved about in freely."""
    if not assets.exploring_is_on():
        abort(404)
    facts, day = asked(family)
    return render_template("family/explore.html", page=family_page(facts, day, language()))


def asked(family: str) -> tuple[Seen, date]:
    """The facts of the family, and the day that is asked about: without one, that of the family's own file."""
    given = request.args.get("as_of", "").strip()
    asked = _day(given) if given else None
    [facts] = session().facts([family])
    return facts, asked or facts.as_of


def _day(given: str) -> date:
    try:
        return full_day(given)
    except ValueError:
        raise BadDate(given[:40]) from None
