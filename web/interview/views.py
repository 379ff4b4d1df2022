"""Samtale: the conversation with a family, one question a screen, for a tablet between two people. It needs no script."""

from dataclasses import replace
from typing import Any

from flask import Blueprint, make_response, request
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from maps.page.people import people_of
from web.editing.drawn import Said, words_of
from web.editing.forms import data_of
from web.editing.kinds import FormData, Often
from web.editing.sending import RECEIPT, sent, typed, typed_token
from web.editing.troubles import Trouble
from web.family.page import family_page, on_the_day
from web.family.page_request import PageRequest, leading_on, page_request
from web.interview.answers import ANSWERS, PARTS
from web.interview.talk import STEPS, Talk, talk_of
from web.languages import language
from web.session import session
from words import Message, capital, text

interview = Blueprint("interview", __name__, template_folder="templates")
LABELS = ("kind", "participants", "name", "birth_year", "tie.b", "tie.closeness", "about", "wish", "at", "actor", "answer", "functions")  # fmt: skip
"""What the questions ask, by the keys of what is recorded; each has an id in the form."""


@interview.get("/familie/<id:family>/samtale/<step>")
def ask(family: str, step: str) -> Response:
    """A question; `nr` and `sprunget` say how many of its kind were asked and left out before."""
    talk = _talk(leading_on(family), step)
    known = talk.work if step == "hjaelp" else None
    return _drawn(talk, data_of("engagements", known["record"], talk.family.lang) if known else {})


@interview.post("/familie/<id:family>/samtale/<step>")
def answer(family: str, step: str) -> Response:
    """An answer: on to the next of its kind, or the question again with what is wrong."""
    talk, data = _talk(page_request(family), step), typed()
    done = sent(talk.family, talk.page, ANSWERS[step](talk, data), _after(talk), via="interview")
    return _drawn(talk, data, done) if isinstance(done, Trouble) else done


def _talk(page: PageRequest, step: str) -> Talk:
    if step not in STEPS:
        raise NotFound
    number, skipped = (min(max(request.args.get(name, 0, type=int), 0), 999) for name in ("nr", "sprunget"))
    return talk_of(page, step, number, skipped)


def _after(talk: Talk) -> str:
    """Where an answer leads: who is asked for one after the other has a question that follows."""
    more = {"nr": talk.number + 1} if talk.step in ("hjaelp", "par") else {}
    return talk.page.to("interview.ask", step=talk.step, **more, **({"sprunget": talk.skipped} if talk.skipped else {}))


def _drawn(talk: Talk, data: FormData, trouble: Trouble | None = None) -> Response:
    family = talk.family
    labels = {name: (text(Message(f"interview.label.{name}"), family.lang), f"f-{name}") for name in LABELS}
    drawn = family_page(
        f"interview/{talk.step}.html",
        "interview",
        talk.page,
        desk=None,
        talk=talk,
        family=family,
        said=Said(data),
        trouble=trouble,
        lines=[*trouble.lines(labels, family)] if trouble else [],
        base=(trouble and trouble.version) or family.version,
        token=typed_token(),
        back=talk.page.to("interview.ask", step=talk.step),
        receipt=session().desk(talk.page.id, request.args[RECEIPT]).receipt if request.args.get(RECEIPT) else None,
        words_of=words_of,
        often=_often(),
        **_asked(talk),
    )
    return make_response(drawn, trouble.status if trouble else 200)


def _asked(talk: Talk) -> dict[str, Any]:
    """What only one question needs."""
    if talk.step != "kort":
        return {}
    table = on_the_day(replace(talk.page, facts=talk.shown, audience="table"))
    mapped = talk.family.document["family"].get("mapped") or {}
    return {"groups": people_of(table.scene), "parts": [part for part in PARTS if part not in mapped], "told": PARTS}


def _often() -> tuple[tuple[str, str], ...]:
    """How often somebody comes, as people say it."""
    return tuple((how, capital(text(Message(f"editing.often.{how}"), language()))) for how in Often.named)
