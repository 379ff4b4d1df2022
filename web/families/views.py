"""The list of families."""

from typing import NamedTuple

from flask import Blueprint, render_template, request

from graph.store import FamilyEntry
from web.session import session
from words.order import danish

families = Blueprint("families", __name__, template_folder="templates")
ON_A_PAGE = 200
"""Families: some screens, and a page that is there at once however many families there are."""


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


def shown(entry: FamilyEntry) -> str:
    """What a family is called; its id where it has no name."""
    return entry.name or entry.id


def sheets(entries: list[FamilyEntry]) -> list[Sheet]:
    """All families, by name in Danish order: no ranking."""
    in_order = sorted(entries, key=lambda entry: (danish(shown(entry)), entry.name or "", entry.id))
    starts = range(0, len(in_order), ON_A_PAGE)
    return [Sheet(number, in_order[start : start + ON_A_PAGE]) for number, start in enumerate(starts, 1)]


@families.get("/")
def index() -> str:
    """A page of the list, with ways to the others by the names on them; the nearest where that number is not there.

    The address names a page by its number, and nobody by name: so there is no search that is sent.
    """
    every = sheets(session().families())
    asked = request.args.get("side", 1, type=int)
    sheet = every[min(max(asked, 1), len(every)) - 1] if every else None
    total = sum(len(one.entries) for one in every)
    return render_template("families/list.html", sheet=sheet, sheets=every, total=total)
