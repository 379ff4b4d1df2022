"""Spørgsmål: what the family and those around it may talk about. A list of groups, one of them in detail, with what it rests on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask import Blueprint, redirect, request
from werkzeug.wrappers import Response

from casework.editing.decisions import SETTLED, Status
from maps import FamilyMap
from maps.page.questions import GroupText, group_texts
from maps.scene.statements import SceneFinding
from queries.finding import Finding
from queries.groups import SECTIONS, first_questions
from web.family.page import family_page, on_the_day
from web.family.page_request import PageRequest, leading_on
from web.languages import language
from web.session import session
from words import Message, text
from words.dates import When

questions = Blueprint("questions", __name__)
FEW = 3
"""So many findings stand open; more, or pairs of a home, are a line each until somebody opens them."""
ENDPOINTS = {"questions": "questions.page", "coordinator": "coordinator.page", "meetings": "meetings.page"}
"""The page on which a group is shown."""


@dataclass(frozen=True)
class Chosen:
    """The group in detail. `asked` is what somebody chose, the group or a finding in it; empty where it stands there unasked."""

    group: GroupText
    asked: str
    taken: bool
    """Whether all of it is taken to the meeting."""
    toggled: tuple[str, ...]
    """What is taken to the meeting if that is turned round."""

    @property
    def short(self) -> bool:
        """Whether it is short enough to stand open."""
        return len(self.group.findings) <= FEW

    def opens(self, *findings: SceneFinding) -> bool:
        """Whether these stand open: all of a short group do, and what somebody chose."""
        return self.short or self.asked in {finding.id for finding in findings}


@dataclass(frozen=True)
class States:
    """What is decided of the findings of a day, in words. On the table nothing of it lies."""

    by_id: Mapping[str, Status]
    lang: str

    def is_settled(self, id: str) -> bool:
        """Whether nobody need talk about it now."""
        return id in self.by_id and self.by_id[id].state in SETTLED

    def told(self, id: str) -> str:
        """What is decided of a finding; empty where nothing is."""
        status = self.by_id.get(id)
        if status is None or status.decision is None:
            return ""
        decision = status.decision
        key = f"reopened_{status.reopened}" if status.reopened else status.state
        values = {"day": When(decision.at.date()), "until": When(decision.until) if decision.until else ""}
        said = [text(Message(f"questions.state.{key}", values), self.lang)]
        if status.reopened or not status.tells_why:
            return said[0]
        if decision.reason:
            said.append(text(Message(f"questions.reason.{decision.reason}"), self.lang))
        return " ".join([*said, *([decision.note] if decision.note else [])])


def states_of(wanted: PageRequest, findings: Sequence[Finding]) -> States:
    """The states of the findings of a page."""
    if wanted.audience != "work":
        return States({}, language())
    return States(session().statuses(wanted.id, findings, wanted.day), language())


@questions.get("/familie/<id:family>/spoergsmaal")
def page(family: str) -> Response | str:
    """The questions of a day; `valgt` is the group in detail, or a finding in it. On to the page of a group that has its own."""
    wanted = leading_on(family)
    drawn = on_the_day(wanted)
    groups = groups_of(drawn)
    asked = request.args.get("valgt", "")
    found = find(groups, asked)
    if found and found.page != "questions":
        return redirect(wanted.to(ENDPOINTS[found.page], valgt=asked), 303)
    here = [group for group in groups if group.page == "questions"]
    states = states_of(wanted, drawn.findings)
    settled = [group for group in here if all(states.is_settled(id) for id in _ids(group))]
    open = [group for group in here if group not in settled]
    return family_page(
        "family/questions.html",
        "questions",
        wanted,
        sections=[(name, [group for group in open if group.section == name]) for name in SECTIONS],
        settled=settled,
        states=states,
        chosen=_chosen(wanted, found or next(iter(first_questions(open)), None), asked if found else ""),
        gone=bool(asked) and not found,
        along=len({id for group in groups for id in _ids(group)} & set(wanted.along)),
        taken={group.id for group in here if wanted.takes(_ids(group))},
        elsewhere=[name for name in ("coordinator", "meetings") if any(group.page == name for group in groups)],
    )


def groups_of(drawn: FamilyMap) -> tuple[GroupText, ...]:
    """The groups of a family on a day, in words."""
    return group_texts(drawn.view, drawn.findings, drawn.scene.findings, drawn.scene.lang)


def find(groups: Sequence[GroupText], id: str) -> GroupText | None:
    """The group of this id, or that in which the finding of this id stands."""
    return next((group for group in groups if id == group.id or id in _ids(group)), None)


def _ids(group: GroupText) -> tuple[str, ...]:
    return tuple(finding.id for finding in group.findings)


def _chosen(wanted: PageRequest, group: GroupText | None, asked: str) -> Chosen | None:
    if group is None:
        return None
    return Chosen(group, asked, wanted.takes(_ids(group)), wanted.toggled(_ids(group)))
