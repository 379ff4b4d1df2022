"""What becomes of a question, or of all questions of a group: the form of `decide`, and of a batch of it."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask import request
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from web.editing.answers import said_of, small_page
from web.editing.family import OpenFamily, open_family
from web.editing.kinds import FormData
from web.editing.sending import back_to, day_of, sent, typed
from web.editing.troubles import Trouble
from web.editing.views import editing
from web.family.page import on_the_day
from web.family.page_request import PageRequest, leading_on, page_request
from web.family.questions import find, groups_of
from web.session import session
from words import Message, text
from words.dates import When

STATES = ("discussed", "accepted", "dismissed", "resolved", "new")
WHY = ("by_design", "wrong_data", "not_relevant", "family_wish", "handled_elsewhere", "other")
LISTS = {
    "engagement": "engagements", "tie": "ties", "meeting": "meetings", "need": "needs", "consent": "consents",
    "agreement": "agreements",
}  # fmt: skip
"""By what a question rests on, the list in which it is corrected."""
Question = Mapping[str, Any]


@editing.get("/familie/<id:family>/afgoer")
def ask_decision(family: str) -> Response:
    """What becomes of a question; `valgt` is its id, or that of its group: then of all of them."""
    page, opened = leading_on(family), open_family(family)
    chosen = request.args.get("valgt", "")
    group = find(groups_of(on_the_day(page)), chosen)
    ids = [one.id for one in group.findings] if group and group.id == chosen else [chosen]
    asked = _asked(page, ids)
    return _form(page, opened, _drawn(asked), asked)


@editing.post("/familie/<id:family>/afgoer")
def decide(family: str) -> Response:
    """Say what becomes of it; of several in one change."""
    page, opened, data = page_request(family), open_family(family), typed()
    ids, facts = ([*(data.get(name) or [])] for name in ("valgt", "facts"))
    said = _said(data)
    each = [{"command": "decide", "finding": id, "facts": rests, **said} for id, rests in zip(ids, facts, strict=False)]
    body = each[0] if len(each) == 1 else {"command": "batch", "commands": each}
    if not each:
        raise NotFound
    answer = sent(opened, page, body, back_to(page, "questions.page"))
    return _form(page, opened, data, _asked(page, ids), answer) if isinstance(answer, Trouble) else answer


def _said(data: FormData) -> dict[str, Any]:
    """What is decided, the same of all: what does not go with the state is not read."""
    state = said_of(data, "state").get("state")
    found: dict[str, Any] = {"state": state, **said_of(data, "note")}
    if state in ("accepted", "dismissed"):
        found |= said_of(data, "reason")
    if state == "accepted":
        found["until"] = day_of(data, "until")
    if state == "discussed":
        found |= said_of(data, "meeting")
    return found


def _asked(page: PageRequest, ids: Sequence[str]) -> Sequence[Question]:
    """The questions and what was decided of them. `NotFound` where there is none of an id on the day."""
    there = {one["id"]: one for one in session().findings(page.id, page.day)["findings"]}
    if not ids or not there.keys() >= set(ids):
        raise NotFound
    return [there[id] for id in ids]


def _drawn(asked: Sequence[Question]) -> dict[str, list[str]]:
    return {"valgt": [one["id"] for one in asked], "facts": [one["facts"] for one in asked]}


def _form(
    page: PageRequest, family: OpenFamily, data: FormData, asked: Sequence[Question], trouble: Trouble | None = None
) -> Response:
    if trouble and trouble.error == "conflict":
        data = {**data, **_drawn(asked)}
    return small_page(
        "decision",
        "decision",
        page,
        family,
        data,
        trouble,
        questions=asked,
        states=STATES,
        why=WHY,
        meetings=_meetings(family),
        corrections=_corrections(family, asked),
    )


def _meetings(family: OpenFamily) -> list[tuple[str, str]]:
    """The meetings at which it may have been talked about, and what each is called, the latest first."""
    found = [item["record"] for item in family.document["lists"]["meetings"]]
    found = [one for one in found if one["status"] != "cancelled"]
    found.sort(key=lambda one: (one.get("date", ""), one["id"]), reverse=True)
    return [(one["id"], meeting_text(family, one)) for one in found]


def meeting_text(family: OpenFamily, meeting: Mapping[str, Any]) -> str:
    """What a meeting is called, with its day."""
    day = (
        When(meeting["date"]).text(family.lang) if "date" in meeting else text(Message("editing.not_said"), family.lang)
    )
    return f"{family.called('meetings', meeting)}, {day}"


def _corrections(family: OpenFamily, asked: Sequence[Question]) -> list[tuple[str, str, str]]:
    """What the questions rest on: the list, the handle, and what it is called."""
    found: dict[tuple[str, str], str] = {}
    for question in asked:
        for item in (*question["evidence"], *question["counter_evidence"]):
            list = LISTS.get(item["kind"], "")
            for one in family.document["lists"].get(list, ()):
                if one["key"] == item["id"]:
                    found[list, family.handle(list, one["key"])] = family.called(list, one["record"])
    return [(list, handle, name) for (list, handle), name in found.items()]
