"""A family's packs of pages: each as a PDF, its pages as pictures, and what a form chose."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from functools import cached_property
from threading import Lock
from typing import Any

from flask import Blueprint, Response, abort, current_app, make_response, redirect, request, url_for
from werkzeug.exceptions import BadRequest
from werkzeug.wrappers import Response as AnyResponse

from maps import FamilyMap, family_map
from maps.arranging import digest
from maps.family import family_day
from maps.formats.paper import picture
from maps.packs import PACKS, PackName, PackPaper, same_findings
from web.family.files import PEOPLE
from web.family.page import map_of, on_the_day
from web.family.page_request import PageRequest, page_request, seen_by
from web.languages import language

packs = Blueprint("packs", __name__)
NAMED: Mapping[str, PackName] = {"moedepakke": "meeting", "til-bordet": "table", "til-sagen": "case"}
"""The packs, by the word in the address; the first one where it says nothing."""
PAPERS: Mapping[str, PackPaper | None] = {"": None, "a4": "a4", "a3": "a3"}
WORDS = ", ".join(f"'{word}'" for word in NAMED)
PASSED_ON = ("dato", "as_of", "navne", "papir")


@dataclass(frozen=True)
class PackRequest:
    """A pack as an address asks for it."""

    word: str
    people: str
    paper: str
    asked: PageRequest
    """The family as the pack may show it, whatever the page shows."""

    @property
    def name(self) -> PackName:
        """Which pack it is."""
        return NAMED[self.word]

    @property
    def audience(self) -> str:
        """For whom it is."""
        return PACKS[self.name].audience

    @cached_property
    def taken(self) -> tuple[str, ...]:
        """The ids of the chosen questions that are in it, with people called as it calls them."""
        found = on_the_day(self.asked).findings
        there = {finding.id for finding in found}
        ids = [id for id in self.asked.along if id in there]
        return same_findings(found, self.day.findings, ids) if ids else ()

    @cached_property
    def day(self) -> FamilyMap:
        """The family on the day alone: enough to know what is written on the pages."""
        return self._made(family_day)

    @property
    def count(self) -> int:
        """How many pages it has."""
        return PACKS[self.name].count(self.day, self.taken)

    def map(self) -> FamilyMap:
        """The map on its first page: where people are called by their names it stands as on the screen."""
        return map_of(self.asked) if PEOPLE[self.people] == "names" else self._made(family_map)

    def _made(self, make: Any) -> FamilyMap:
        return make(self.asked.facts, self.asked.day, language(), PEOPLE[self.people], self.asked.audience)

    def to(self, endpoint: str, **values: Any) -> str:
        """The address of the pack, or of a page of it."""
        kept = {name: value for name, value in (("navne", self.people), ("papir", self.paper)) if value}
        return url_for(
            endpoint, family=self.asked.id, pack=self.word, dato=self.asked.day, med=list(self.asked.taken), **kept, **values
        )  # fmt: skip


def pack_request(page: PageRequest, word: str) -> PackRequest:
    """A pack as the address of this page asks for it; `BadRequest` where it cannot be read."""
    people = request.args.get("navne", "") or next(iter(PEOPLE))
    paper = request.args.get("papir", "")
    if word not in NAMED or people not in PEOPLE or paper not in PAPERS:
        raise BadRequest
    return PackRequest(word, people, paper, seen_by(page, PACKS[NAMED[word]].audience))


class RecentPacks:
    """The packs that were made last, by all that they are made of: each picture of a page is of the same one."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._made: list[tuple[Hashable, bytes]] = []
        self._lock = Lock()

    def pdf(self, pack: PackRequest) -> bytes:
        """The pack, made anew only if it is none of the last; who asks for it meanwhile waits for it."""
        with self._lock:
            map = pack.map()
            key = (
                pack.word,
                pack.people,
                pack.paper,
                pack.asked.facts,
                pack.asked.day,
                language(),
                pack.taken,
                digest(map),
            )
            known = next((made for of, made in self._made if of == key), None)
            made = known or PACKS[pack.name].pdf(map, pack.taken, PAPERS[pack.paper])
            self._made = [(key, made), *(item for item in self._made if item[0] != key)][: self._most]
            return made


_recent = RecentPacks(most=4)


@packs.get("/familie/<id:family>/fil/pakke")
def chosen(family: str) -> AnyResponse:
    """On to the pack that a form chose."""
    kept: dict[str, Any] = {name: value for name in PASSED_ON if (value := request.args.get(name))}
    word = request.args.get("pakke", "")
    if word not in NAMED:
        raise BadRequest
    return redirect(url_for("packs.taken", family=family, pack=word, med=request.args.getlist("med"), **kept), 303)


@packs.get(f"/familie/<id:family>/fil/<any({WORDS}):pack>.pdf")
def taken(family: str, pack: str) -> Response:
    """The pack as a PDF. Its name says the day and how people are called, and nothing of whom."""
    found = pack_request(page_request(family), pack)
    response = make_response(_recent.pdf(found))
    response.headers["Content-Type"] = "application/pdf"
    parts = [pack, found.asked.day.isoformat(), *([found.people] if PEOPLE[found.people] != "names" else [])]
    response.headers["Content-Disposition"] = f'attachment; filename="{"-".join(parts)}.pdf"'
    current_app.logger.info("A pack was taken out: %s, %s.", found.name, PEOPLE[found.people])
    return response


@packs.get(f"/familie/<id:family>/fil/<any({WORDS}):pack>-<int:side>.png")
def preview(family: str, pack: str, side: int) -> Response:
    """A page of it as a picture, as the page beside the form shows it; the first one is 1."""
    found = pack_request(page_request(family), pack)
    if not 1 <= side <= found.count:
        abort(404)
    response = make_response(picture(_recent.pdf(found), side - 1, scale=1))
    response.headers["Content-Type"] = "image/png"
    return response
