"""Følg op: what a meeting changed, who approves its minutes, what is to be carried out, and when the next one is. It needs no script."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, make_response, request
from werkzeug.wrappers import Response

from maps.page.followed import Followed, followed
from queries.distinct_names import with_distinct_names
from queries.meetings.changed import meeting_changes
from web.editing.deciding import meeting_text
from web.editing.desk import desk_of
from web.editing.drawn import Said
from web.editing.family import OpenFamily
from web.editing.kinds import FormData, said
from web.editing.options import Choice
from web.editing.sending import day_of, sent, typed, typed_token
from web.editing.troubles import Trouble
from web.family.page import family_page
from web.family.page_request import leading_on, page_request
from web.meetings.opened import OpenMeeting
from web.session import session
from words import Message, text
from words.dates import When

following = Blueprint("following", __name__, template_folder="templates")
SCOPES = ("family", "actors", "both")
KEPT = ("kind", "participants", "leader", "minutes_by", "place")
"""What the next meeting has of this one."""


@dataclass(frozen=True)
class FollowedUp(OpenMeeting):
    """A meeting that is followed up."""

    @property
    def told(self) -> Followed:
        """What came of it, in words."""
        facts = with_distinct_names(self.page.facts, self.family.lang).facts
        return followed(meeting_changes(facts, self.key), self.family.lang)


@following.get("/familie/<id:family>/moeder/<handle>/foelg-op")
def page(family: str, handle: str) -> Response:
    """What came of the meeting."""
    return _drawn(FollowedUp.at(leading_on(family), handle))


@following.post("/familie/<id:family>/moeder/<handle>/foelg-op")
def change(family: str, handle: str) -> Response:
    """Somebody approved the minutes, the coordinator is recorded, or there is a next meeting; one thing at a time."""
    one, data = FollowedUp.at(page_request(family), handle), typed()
    done = sent(one.family, one.page, _body(one, data), one.to("following.page"))
    return _drawn(one, data, done) if isinstance(done, Trouble) else done


def _body(one: FollowedUp, data: FormData) -> dict[str, Any]:
    if who := said(data, "approved"):
        return _change(one, {f"minutes_approved.{who}": who})
    if who := said(data, "not_approved"):
        return _change(one, {f"minutes_approved.{who}": None})
    if by := said(data, "accepted_by"):
        return _change(one, {"plan_accepted": {"by": by, "date": day_of(data, "accepted") or _today()}})
    if scope := said(data, "scope"):
        named: dict[str, Any] = {"command": "coordinate", "actor": one.record.get("coordinator"), "on": _today()}
        return named | ({"scope": scope} if scope in ("family", "actors") else {})
    record = {name: one.record[name] for name in KEPT if name in one.record}
    record |= {"status": "planned", **({"date": day} if (day := day_of(data, "date")) else {})}
    added = {"command": "add", "list": "meetings", "record": record, "ref": "naeste"}
    return {"command": "batch", "commands": [added, _change(one, {"next": "@naeste"})]}


def _change(one: FollowedUp, fields: Mapping[str, Any]) -> dict[str, Any]:
    return {"command": "change", "list": "meetings", "key": one.key, "set": dict(fields)}


def _today() -> str:
    return session().today().isoformat()


def _drawn(one: FollowedUp, data: FormData | None = None, trouble: Trouble | None = None) -> Response:
    family = one.family
    labels = {
        name: (text(Message(f"follow.label.{name}"), family.lang), f"f-{name}")
        for name in ("date", "scope", "accepted", "accepted_by")
    }
    desk = desk_of(one.page)
    next_one = one.record.get("next")
    drawn = family_page(
        "meetings/follow.html",
        "editing",
        one.page,
        desk=desk,
        both=[],
        one=one,
        title=text(Message("follow.title", {"meeting": meeting_text(family, one.record)}), family.lang),
        told=one.told,
        step="foelg-op",
        is_responsible=bool(desk and desk.desk.is_responsible),
        scopes=SCOPES,
        authorities=_authorities(one) if one.record["kind"] == "family_group_conference" else None,
        accepted=_accepted(one),
        next_meeting=_called(family, next_one) if next_one else None,
        trouble=trouble,
        lines=[*trouble.lines(labels, family)] if trouble else [],
        said=Said(data or {}),
        base=(trouble and trouble.version) or family.version,
        token=typed_token(),
        back=one.to("following.page"),
        way_back=request.path,
    )
    return make_response(drawn, trouble.status if trouble else 200)


def _authorities(one: FollowedUp) -> list[Choice]:
    """Who may accept the plan of the family: whoever decides, by name."""
    deciding = {actor.id for actor in one.page.facts.actors.values() if actor.authority}
    return [choice for choice in one.family.options["actors"] if choice.value in deciding]


def _accepted(one: FollowedUp) -> tuple[str, str] | None:
    """Who accepted the plan, and when; None where that is not noted."""
    accepted = one.record.get("plan_accepted")
    if not accepted:
        return None
    return one.family.names.get(accepted["by"], ""), When(accepted["date"]).text(one.family.lang)


def _called(family: OpenFamily, key: str) -> tuple[str, str] | None:
    """The handle of a meeting and what it is called; None where it does not show."""
    for item in family.document["lists"].get("meetings", ()):
        if item["key"] == key:
            return family.handle("meetings", key), meeting_text(family, item["record"])
    return None
