"""What the frame of a family's pages offers to whoever may change it: one place to undo, the receipt of a change, ways to the forms."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from flask import request
from werkzeug.datastructures import MultiDict

from casework.editing.desk import Desk
from graph.errors import UnknownFamily
from graph.model.handles import handle
from graph.reading.cut import Seen
from web.application import application
from web.editing.family import SHARED
from web.editing.options import service_text
from web.editing.sending import NOTHING, RECEIPT, typed_token
from web.family.page_request import PageRequest, next_meeting, with_query
from web.languages import language
from web.session import session
from words import Message, capital, text
from words.dates import When


@dataclass(frozen=True)
class PageDesk:
    """What a page offers. Nothing where the viewer may not change the family, or where the page is for the table."""

    family: str
    desk: Desk
    token: str
    came: Sequence[str] = ()
    """What is to be asked since the change of the receipt."""
    went: Sequence[str] = ()
    """What is answered by it."""
    is_undoable: bool = False
    """Whether the change of the receipt can be undone as things stand."""
    nothing_changed: bool = False
    meeting: tuple[str, str] | None = None
    """The next meeting, to whose agenda questions are taken: what stands for it, and what it is called. None where there is none."""
    _key: bytes = field(default=b"", repr=False)

    def forms_of(self, seen: Seen, id: str, lang: str) -> Sequence[tuple[str, str, str]]:
        """The forms that are about somebody: the list, what stands for the record, and what it is called beside others.

        Who helps has one for each engagement; the family's own people have one, whose name is not said again.
        """
        family = seen.family
        for list in ("members", "private_network"):
            if any(person.id == id for person in getattr(family, list)):
                return [(list, self.handle(list, id), "")]
        works = [work for work in family.engagements if work.actor == id]
        called = [service_text(work.document(), lang) if len(works) > 1 else "" for work in works]
        return [
            ("engagements", self.handle("engagements", work.id), name) for work, name in zip(works, called, strict=True)
        ]

    def stands_for(self, seen: Seen, id: str) -> tuple[str, str]:
        """The list in which somebody is recorded, and their handle."""
        family = seen.family
        lists = ("members", "private_network")
        list = next((one for one in lists if any(person.id == id for person in getattr(family, one))), "actors")
        return list, self.handle(list, id)

    @property
    def here(self) -> str:
        """The address of the page, without the receipt: where a form leads back to."""
        args = MultiDict((name, value) for name, value in request.args.items(multi=True) if name != RECEIPT)
        return with_query(request.path, args)

    def handle(self, list: str, key: str) -> str:
        """What stands for a record in addresses."""
        return handle(self._key, "" if list in SHARED else self.family, list, key)


def desk_of(page: PageRequest) -> PageDesk | None:
    """The desk of a page; None where nothing is offered."""
    if page.audience != "work":
        return None
    key = request.args.get(RECEIPT, "")
    try:
        desk = session().desk(page.id, key)
    except UnknownFamily:
        return None  # it went between two readings of one page
    if not desk.may_edit:
        return None
    more: dict[str, Any] = {"nothing_changed": key == NOTHING, "meeting": _meeting(page)}
    if desk.receipt:
        more |= _since(page, desk.receipt["key"], desk.receipt["command"], desk.version)
    return PageDesk(page.id, desk, typed_token(), **more, _key=application().handle_key)


def _meeting(page: PageRequest) -> tuple[str, str] | None:
    meeting = next_meeting(page.facts, page.day)
    if meeting is None:
        return None
    called = capital(text(Message(f"map.meeting.{meeting.kind}"), language()))
    day = f" {When(str(meeting.date)).text(language())}" if meeting.date else ""
    return handle(application().handle_key, page.id, "meetings", meeting.id), called + day


def _since(page: PageRequest, key: str, command: str, version: str) -> dict[str, Any]:
    """What the change did to the questions: the opposite of what undoing it would do, which is tried and not done."""
    back = "redo" if command == "undo" else "undo"
    body = {"command": back, "change": key, "base": version}
    tried = session().edit(page.id, body, day=page.day, dry_run=True)
    if tried.status != 200:
        return {"is_undoable": tried.document["error"] == "confirm"}
    found = tried.document["findings"]
    came, went = ([one["statement"] for one in found[side]] for side in ("went", "came"))
    return {"came": came, "went": went, "is_undoable": True}
