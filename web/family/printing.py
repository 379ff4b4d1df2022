"""Udskriv og hent: what to take along of a family, as packs of pages with a preview of them, and as other files."""

from dataclasses import dataclass

from flask import Blueprint, request
from werkzeug.exceptions import BadRequest

from maps.formats.about import not_on_paper
from maps.packs import PACKS
from web.family.packs import NAMED, PAPERS, PackRequest, pack_request
from web.family.page import family_page, map_of
from web.family.page_request import leading_on

printing = Blueprint("printing", __name__)
MOST_SHOWN = 5
"""So many pages are shown beside the form; a longer pack says how many more there are."""


@dataclass(frozen=True)
class Preview:
    """The pack that is chosen: the addresses of the pictures of its first pages, and how many more it has."""

    pack: PackRequest
    pages: tuple[str, ...]
    more: int


@printing.get("/familie/<id:family>/udskriv")
def page(family: str) -> str:
    """The packs, one of them chosen (`pakke`), and the files. At the table there is none that must not lie there."""
    here = leading_on(family)
    offered = [word for word, name in NAMED.items() if here.audience in (PACKS[name].audience, "work")]
    word = request.args.get("pakke") or offered[0]
    if word not in NAMED:
        raise BadRequest
    chosen = pack_request(here, word if word in offered else offered[0])
    count = chosen.count
    pages = (chosen.to("packs.preview", side=side) for side in range(1, min(count, MOST_SHOWN) + 1))
    return family_page(
        "family/printing.html",
        "printing",
        here,
        offered=offered,
        papers=PAPERS,
        preview=Preview(chosen, tuple(pages), max(0, count - MOST_SHOWN)),
        taken=len(pack_request(here, next(iter(NAMED))).taken),
        not_on_paper=not_on_paper(map_of(here)),
    )
