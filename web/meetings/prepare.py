"""Forbered: whom to invite to a meeting and why, what to talk about, and what must be asked first. It needs no script."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from flask import Blueprint, make_response, request
from werkzeug.wrappers import Response

from maps import FamilyMap
from maps.page.invitation import InvitationText, invitation_text
from queries.meetings.asked import MOST
from queries.meetings.consent_matrix import consent_matrix
from queries.meetings.invite import invitation
from web.application import application
from web.editing.bodies import point_of
from web.editing.deciding import meeting_text
from web.editing.desk import desk_of
from web.editing.kinds import FormData, said
from web.editing.sending import sent, typed, typed_token
from web.editing.troubles import Trouble
from web.family.page import family_page, on_the_day
from web.family.page_request import leading_on, page_request
from web.family.questions import groups_of, states_of
from web.meetings.opened import OpenMeeting
from web.session import session
from words import Message, text

preparing = Blueprint("preparing", __name__, template_folder="templates")
ANSWERS = ("yes", "no", "maybe", "unknown")
NEW_POINT = "agenda.@nyt"


@dataclass(frozen=True)
class Prepared(OpenMeeting):
    """A meeting that is being prepared."""

    @property
    def told(self) -> InvitationText:
        """Whom to invite and what to ask first, in words."""
        age = application().settings.consent_age
        found = invitation(self.page.facts, self.key, None, age)
        matrix = consent_matrix(found.on, age)
        return invitation_text(found, matrix, self.family.lang, apart=session().may_know_who_is_apart(self.page.facts))

    @cached_property
    def drawn(self) -> FamilyMap:
        """The family on the day."""
        return on_the_day(self.page)

    @property
    def types(self) -> Mapping[str, str]:
        """The types of what is asked on the day, by id."""
        return {one.id: one.type for one in self.drawn.findings}

    @property
    def suggested(self) -> Sequence["Suggested"]:
        """The first questions that are open and not on the agenda of this meeting, a group of them at a time."""
        states = states_of(self.page, self.drawn.findings)
        there = {point.get("finding") for point in self.record.get("agenda", ())}
        found: list[Suggested] = []
        for group in groups_of(self.drawn):
            ids = [one.id for one in group.findings if one.id not in there and not states.is_settled(one.id)]
            if group.page == "questions" and ids:
                found.append(Suggested(group.id, group.heading, ids))
        return found[:MOST]


@dataclass(frozen=True)
class Suggested:
    """Questions that belong together: what stands for them, what they are called, and their ids."""

    id: str
    heading: str
    findings: Sequence[str]


@preparing.get("/familie/<id:family>/moeder/<handle>/forbered")
def page(family: str, handle: str) -> Response:
    """The meeting as it is prepared."""
    return _drawn(Prepared.at(leading_on(family), handle))


@preparing.post("/familie/<id:family>/moeder/<handle>/forbered")
def change(family: str, handle: str) -> Response:
    """Invite somebody, note what they answered, or put a point on the agenda; one thing at a time."""
    prepared, data = Prepared.at(page_request(family), handle), typed()
    body = {"command": "change", "list": "meetings", "key": prepared.key, "set": _set(prepared, data)}
    done = sent(prepared.family, prepared.page, body, prepared.to("preparing.page"))
    return _drawn(prepared, data, done) if isinstance(done, Trouble) else done


def _set(prepared: Prepared, data: FormData) -> dict[str, Any]:
    """What the form sets: one item of a list of the meeting."""
    if away := said(data, "away"):
        left = [id for id in prepared.record.get("participants", ()) if id != away]
        return {f"invited.{away}": None, "participants": left}
    if who := said(data, "who"):
        return {f"invited.{who}": _invited(said(data, "answer"))}
    if point := said(data, "point"):
        return {f"agenda.{point}": None}
    if point := said(data, "up"):
        return {"agenda": _one_up(prepared.record["agenda"], point)}
    if group := said(data, "group"):
        ids = [id for one in prepared.suggested if one.id == group for id in one.findings]
        return {f"{NEW_POINT}{number}": point_of(id, prepared.types) for number, id in enumerate(ids)}
    minutes = said(data, "minutes")
    return {NEW_POINT: {"text": said(data, "text"), **({"minutes": _number(minutes)} if minutes else {})}}


def _one_up(agenda: Sequence[Mapping[str, Any]], point: str) -> list[Mapping[str, Any]]:
    """The agenda with a point before the one that it stood behind."""
    found = [*agenda]
    place = next((number for number, item in enumerate(found) if item["id"] == point), 0)
    if place:
        found[place - 1 : place + 1] = [found[place], found[place - 1]]
    return found


def _invited(answer: str) -> dict[str, str]:
    return {"answer": answer} if answer in ANSWERS else {}


def _number(typed: str) -> int | str:
    return int(typed) if typed.isdecimal() and len(typed) < 5 else typed


def _drawn(prepared: Prepared, data: FormData | None = None, trouble: Trouble | None = None) -> Response:
    family, record = prepared.family, prepared.record
    labels = {name: (text(Message(f"preparing.{name}"), family.lang), f"f-{name}") for name in ("text", "minutes")}
    drawn = family_page(
        "meetings/prepare.html",
        "editing",
        prepared.page,
        desk=desk_of(prepared.page),
        both=[],
        title=text(Message("preparing.title", {"meeting": meeting_text(family, record)}), family.lang),
        told=prepared.told,
        meeting=record,
        leader=family.names.get(record.get("leader", ""), ""),
        writer=family.names.get(record.get("minutes_by", ""), ""),
        points=record.get("agenda", ()),
        suggestions=prepared.suggested,
        answers=ANSWERS,
        trouble=trouble,
        lines=[*trouble.lines(labels, family)] if trouble else [],
        typed={name: said(data or {}, name) for name in ("text", "minutes")},
        base=(trouble and trouble.version) or family.version,
        token=typed_token(),
        back=prepared.to("preparing.page"),
        handle=prepared.handle,
        correct=prepared.page.to("editing.form", list="meetings", handle=prepared.handle, til=request.path),
    )
    return make_response(drawn, trouble.status if trouble else 200)
