"""The routes: ask, check, show."""

import re
from datetime import date

from flask import Blueprint, Response, abort, jsonify, make_response, render_template, request

from graph.errors import GraphError
from graph.facts import FamilyFacts
from web import assets
from web.application import source
from web.errors import BadDate
from web.family import family_page
from web.languages import language, switched
from web.order import danish
from web.scripts import MAP_SCRIPTS, MAP_STYLES, PAGE_SCRIPTS

pages = Blueprint("pages", __name__)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


@pages.get("/")
def families() -> str:
    """All families, by name in Danish order: no ranking."""
    entries = sorted(
        source().families(), key=lambda entry: (danish(entry.name or entry.id), entry.name or "", entry.id)
    )
    return render_template("families.html", entries=entries)


@pages.get("/familie/<id:family>")
def family(family: str) -> str:
    """A family on a day: its map, its questions, its table."""
    facts, day = asked(family)
    return render_template(
        "family.html",
        page=family_page(facts, day, language()),
        map_scripts=(*MAP_SCRIPTS, *PAGE_SCRIPTS),
        map_styles=MAP_STYLES,
    )


@pages.get("/familie/<id:family>/udforsk")
def explore(family: str) -> str:
    """The same map, to be moved about in freely."""
    if not assets.exploring_is_on():
        abort(404)
    facts, day = asked(family)
    return render_template("explore.html", page=family_page(facts, day, language()))


@pages.get("/sprog/<any(da,en):lang>")
def change_language(lang: str) -> Response:
    """Go on in the other language."""
    return make_response(switched(lang, request.args.get("til", "/")))


@pages.get("/sundhed")
def health() -> tuple[Response, int]:
    """Whether the pages can be shown. Nothing of any family is in the answer."""
    try:
        source().families()
    except GraphError as err:
        return jsonify(status="down", reason=type(err).__name__), 503
    return jsonify(status="ok"), 200


def asked(family: str) -> tuple[FamilyFacts, date]:
    """The facts of the family, and the day that is asked about: without one, that of the family's own file."""
    given = request.args.get("as_of", "").strip()
    asked = _day(given) if given else None
    [facts] = source().facts([family])
    return facts, asked or facts.as_of


def _day(given: str) -> date:
    try:
        if not _DAY.fullmatch(given):
            raise ValueError(given)
        return date.fromisoformat(given)
    except ValueError:
        raise BadDate(given[:40]) from None
