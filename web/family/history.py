"""Historik: what was changed of a family, the newest first, in the reader's words; and what is new since they last looked."""

from collections.abc import Iterator
from datetime import datetime
from itertools import groupby
from typing import Any, NamedTuple

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response

from casework.editing.reading import AskedChanges
from web.application import application
from web.family.page import family_page
from web.family.page_request import PageRequest, leading_on
from web.languages import language
from web.session import session
from words.dates import day_text

history = Blueprint("history", __name__)


class Line(NamedTuple):
    """A change as the page tells it."""

    key: str
    time: str
    who: str
    """Empty where one person works alone."""
    told: str
    is_new: bool
    """Since the reader's last visit, by somebody else."""
    is_undone: bool
    can_be_undone: bool
    is_undo: bool


class Day(NamedTuple):
    """The changes of a day, the newest first."""

    day: str
    lines: list[Line]


@history.get("/familie/<id:family>/aendringer")
def page(family: str) -> str:
    """A page of the history. It is work's: on the table lies nothing of it."""
    wanted = leading_on(family)
    if wanted.audience == "table":
        return family_page("family/history.html", "history", wanted, days=[], after=None, unseen=0, version="0")
    said = session().changes(family, AskedChanges(before=request.args.get("foer")))
    new = {one["key"] for one in session().changes(family, AskedChanges(since="visit"))["changes"]}
    return family_page(
        "family/history.html",
        "history",
        wanted,
        days=[*_days(said["changes"], new)],
        after=said["next"],
        unseen=len(new),
        version=said["version"],
    )


@history.post("/familie/<id:family>/aendringer")
def seen(family: str) -> Response:
    """Remember that the reader has seen the changes up to this one."""
    session().visit(family, request.form.get("version", ""))
    return redirect(url_for("history.page", family=family), 303)


def unseen_of(page: PageRequest) -> int:
    """How many changes others made since the reader's last visit; at most those of one page are counted."""
    return len(session().changes(page.id, AskedChanges(since="visit"))["changes"])


def _days(changes: list[dict[str, Any]], new: set[str]) -> Iterator[Day]:
    told = ((_local(one["at"]), one) for one in changes)
    for day, group in groupby(told, key=lambda item: item[0].date()):
        yield Day(day_text(day, language()), [_line(at, one, new) for at, one in group])


def _local(said: str) -> datetime:
    return datetime.fromisoformat(said).astimezone(application().clock().tzinfo)


def _line(at: datetime, said: dict[str, Any], new: set[str]) -> Line:
    return Line(
        key=said["key"],
        time=f"{at:%H.%M}" if language() == "da" else f"{at:%H:%M}",
        who=_who(said["by"]),
        told=said["summary"],
        is_new=said["key"] in new,
        is_undone=said["undone"],
        can_be_undone=not said["undone"] and not said["erased"],
        is_undo=bool(said["undoes"]),
    )


def _who(user: str) -> str:
    people = application().people
    person = people.find(user) if people else None
    return person.name if person else ("" if people is None else user)
