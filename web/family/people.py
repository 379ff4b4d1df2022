"""Personer: everybody around the family on a day, a line each, and what the page rests on."""

from flask import Blueprint, request

from maps.page.people import part, people_of
from maps.page.rights import rights_of
from web.family.page import family_page, on_the_day
from web.family.page_request import leading_on
from web.languages import language

people = Blueprint("people", __name__)
MOST = 60
"""So many people stand on one page, where they can be searched; more are parted."""
ON_A_PAGE = 25


@people.get("/familie/<id:family>/personer")
def page(family: str) -> str:
    """The table that says all that the map shows; `side` is the number of its page, from 1."""
    wanted = leading_on(family)
    drawn = on_the_day(wanted)
    everybody = people_of(drawn.scene)
    count = sum(len(group.rows) for group in everybody)
    sides = 1 if count <= MOST else -(-count // ON_A_PAGE)
    side = min(max(request.args.get("side", 1, type=int), 1), sides)
    groups = everybody if sides == 1 else part(everybody, (side - 1) * ON_A_PAGE, side * ON_A_PAGE)
    return family_page(
        "family/people.html",
        "people",
        wanted,
        map=drawn,
        groups=groups,
        side=side,
        sides=sides,
        notes=drawn.scene.said,
        rights=rights_of(wanted.facts, drawn.ids, language()),
    )
