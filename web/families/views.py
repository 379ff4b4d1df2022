"""Mine familier: the list of families, with what one needs to find one and to get ready."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from flask import Blueprint, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from graph.errors import UnknownFamily
from graph.store import FamilyEntry
from maps.page.families import Listed, listed
from web.languages import language
from web.session import session
from words import below
from words.order import danish

families = Blueprint("families", __name__, template_folder="templates")
ON_A_PAGE = 30
"""Families: two screens. What is said of each is read when its page is asked for."""


class Sheet(NamedTuple):
    """A page of the list, by its number from 1."""

    number: int
    entries: list[FamilyEntry]

    @property
    def first(self) -> str:
        """The name that it begins with."""
        return shown(self.entries[0])

    @property
    def last(self) -> str:
        """The name that it ends with."""
        return shown(self.entries[-1])


class Row(NamedTuple):
    """A family on the page that is shown."""

    id: str
    name: str
    told: Listed
    apart: bool
    """Whether another family, on this page or another, is called the same."""


def shown(entry: FamilyEntry) -> str:
    """What a family is called; its id where it has no name."""
    return entry.name or entry.id


def sheets(entries: list[FamilyEntry]) -> list[Sheet]:
    """All families, by name in Danish order: no ranking."""
    in_order = sorted(entries, key=lambda entry: (danish(shown(entry)), entry.name or "", entry.id))
    starts = range(0, len(in_order), ON_A_PAGE)
    return [Sheet(number, in_order[start : start + ON_A_PAGE]) for number, start in enumerate(starts, 1)]


def sheet_of(every: list[Sheet], asked: str) -> Sheet | None:
    """The page of the list that the address asks for by this name; the nearest where that number is not there."""
    number = request.args.get(asked, 1, type=int)
    return every[min(max(number, 1), len(every)) - 1] if every else None


MAKES_FAMILIES = frozenset({"caseworker", "local"})
"""The roles that make a family here."""


@families.post("/")
def create() -> Response:
    """Make a family of this name: on to its map, or to the conversation with it. The list again where something is wrong."""
    name = request.form.get("navn", "").strip()
    answer = session().create_family({"name": name})
    if answer.status != 201:
        wrong = [error["message"] for error in answer.document["errors"]]
        return make_response(_page(Making(name, wrong)), answer.status)
    family = answer.document["id"]
    if request.form.get("begynd") == "samtale":
        return redirect(url_for("interview.ask", family=family, step="hvem"), 303)
    return redirect(url_for("map.page", family=family), 303)


class Making(NamedTuple):
    """What was typed of a family that is to be made, and what is wrong with it."""

    name: str = ""
    wrong: Sequence[str] = ()


@families.get("/")
def index() -> str:
    """A page of the list, with ways to the others by the names on them; the nearest where that number is not there.

    The address names a page by its number, and nobody by name: so there is no search that is sent.
    """
    try:
        return _page()
    except UnknownFamily:  # removed since the list was read
        return _page()


def _page(making: Making | None = None) -> str:
    entries = session().families()
    every = sheets(entries)
    sheet = sheet_of(every, "side")
    return render_template(
        "families/list.html",
        sheet=sheet,
        sheets=every,
        total=len(entries),
        rows=_rows(sheet.entries, Counter(map(shown, entries))) if sheet else [],
        search={"words": below(language(), "pages.family_search.")},
        asking=_asking(),
        making=(making or Making()) if session().viewer.role in MAKES_FAMILIES else None,
    )


class Asking(NamedTuple):
    """The families that a leader may see on giving a reason, on a page of their own; read and noted only where asked for."""

    is_open: bool
    sheet: Sheet | None = None
    of: int = 0
    total: int = 0


def _asking() -> Asking | None:
    """None for all but leaders."""
    if session().viewer.role != "leader":
        return None
    if "andre" not in request.args:
        return Asking(is_open=False)
    entries = session().families_to_ask_for()
    every = sheets(entries)
    return Asking(True, sheet_of(every, "andre"), len(every), len(entries))


def _rows(entries: list[FamilyEntry], called: Counter[str]) -> list[Row]:
    told = {facts.family.id: listed(facts, language()) for facts in session().facts([entry.id for entry in entries])}
    return [Row(entry.id, shown(entry), told[entry.id], called[shown(entry)] > 1) for entry in entries]
