"""Kort: the map of a family, its time and its panel on one screen; the same for the meeting room; and the free view."""

import hashlib
import json
from typing import Any

from flask import Blueprint, abort, redirect, request
from werkzeug.wrappers import Response

from maps import FamilyMap
from maps.arranging import digest
from maps.page.explore import OPTIONS, choices, legend, network
from maps.page.rights import rights_of
from web import assets
from web.family.page import family_page, map_of
from web.family.page_request import PageRequest, leading_on
from web.family.standing import remember
from web.languages import language
from words import below

map_topic = Blueprint("map", __name__)


@map_topic.get("/familie/<id:family>/kort")
def page(family: str) -> Response | str:
    """The map. With `skaerm` as the meeting room sees it: the map alone, and only what may lie on the table."""
    wanted = leading_on(family)
    if not request.args.get("skaerm"):
        return _page("family/map.html", wanted)
    if wanted.audience != "table":
        return redirect(wanted.to("map.page", visning="bord", skaerm="ja"), 303)
    return _page("family/screen.html", wanted)


@map_topic.get("/familie/<id:family>/udforsk")
def explore(family: str) -> str:
    """The same map, to be moved about in freely."""
    if not assets.exploring_is_on():
        abort(404)
    wanted = leading_on(family)
    drawn = map_of(wanted)
    return family_page(
        "family/explore.html", "explore", wanted, map=drawn, network=_network(drawn), legend=legend(drawn.film)
    )


def _page(template: str, wanted: PageRequest) -> str:
    drawn = map_of(wanted)
    return family_page(
        template,
        "map",
        wanted,
        map=drawn,
        said=below(language(), "map.sheet."),
        question_link=lambda id: wanted.to("questions.page", valgt=id),
        content=content_digest(wanted, drawn),
        places=digest(drawn),
        stands=remember(drawn),
        rights=rights_of(wanted.facts, drawn.ids, language()),
    )


def content_digest(wanted: PageRequest, drawn: FamilyMap) -> str:
    """A digest of all that the page says but not of where things stand: the same before and after a chip was moved."""
    data = {key: value for key, value in drawn.data.items() if key != "sheet"}
    lines = [
        (item.edge.id, item.edge.state, item.edge.a, item.edge.b, item.on, item.drawn) for item in drawn.film.edges
    ]
    parts = (wanted.name, wanted.facts.source, wanted.facts.municipality, wanted.facts.as_of.isoformat(), drawn.table,
             drawn.summary(), drawn.notes, data, lines)  # fmt: skip
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


def _network(drawn: FamilyMap) -> dict[str, Any]:
    """What the free-form view draws, ready for JSON."""
    net = network(drawn.film, drawn.layout)
    return {"nodes": net.nodes, "edges": net.edges, "options": OPTIONS, "choices": choices(drawn.film)}
