"""Hold: a meeting while it is held, one thing at a time beside the map. Large, for touch, and it needs no script."""

from typing import Any

from flask import Blueprint, jsonify, make_response, request
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from maps.page.held import effect_told, picture
from web.editing.drawn import Said, words_of
from web.editing.kinds import FormData, said, said_all
from web.editing.sending import RECEIPT, sent, typed, typed_token
from web.editing.troubles import Trouble
from web.family.page import family_page
from web.languages import language
from web.meetings.answers import ANSWERS
from web.meetings.room import STEPS, WITH_MAP, Room, digest_of, room_of
from web.session import session
from words import Message, text
from words.dates import When

holding = Blueprint("holding", __name__, template_folder="templates")
COLUMNS = ("works", "worries", "next")
LABELS = (
    "participants", "answer", "text", "said_by", "column", "holder", "due", "to", "engagement", "decision", "area", "own_area",
    "step", "who", "dream", "actor", "scope", "coordination",
)  # fmt: skip
"""What a mistake can be told of, beside its control."""


@holding.get("/familie/<id:family>/moeder/<handle>/hold")
def page(family: str, handle: str) -> Response:
    """The meeting at one of its steps."""
    return _drawn(_room(family, handle), {})


@holding.post("/familie/<id:family>/moeder/<handle>/hold")
def answer(family: str, handle: str) -> Response:
    """An answer: saved at once, and the step again; with what is wrong where it was not."""
    room, data = _room(family, handle), typed()
    if room.step not in ANSWERS:
        raise NotFound  # while the family talks alone nothing is written
    if lacks := _lacks(room.step, data):
        return _drawn(room, data, problem=text(Message(f"hold.lacks.{lacks}"), room.family.lang))
    done = sent(room.family, room.page, ANSWERS[room.step](room, data), _after(room))
    return _drawn(room, data, done) if isinstance(done, Trouble) else done


def _lacks(step: str, data: FormData) -> str | None:
    """What an answer lacks that only those at the table can say: told in their words before anything is tried."""
    match step:
        case "hvem":
            return None if said_all(data, "participants") else "participants"
        case "tavle":
            return None if said(data, "away") or said(data, "text") else "text"
        case "aftaler" if not said(data, "of"):
            return next((name for name in ("text", "holder") if not said(data, name)), None)
        case "tovholder":
            return None if said(data, "coordination") or said(data, "actor") else "actor"
        case _:
            return None


@holding.get("/familie/<id:family>/moeder/<handle>/hold/nyt")
def news(family: str, handle: str) -> Response:
    """A text that is another one once something else shows in the room: asked for by each screen that shows the meeting."""
    return jsonify(digest=digest_of(family, handle))


def _room(family: str, handle: str) -> Room:
    step = request.args.get("trin", STEPS[0])
    number, skipped = (min(max(request.args.get(name, 0, type=int), 0), 999) for name in ("nr", "sprunget"))
    room = room_of(family, handle, step, number, skipped)
    if step not in room.steps:
        raise NotFound
    return room


def _after(room: Room) -> str:
    """Where an answer leads: to the same step; who is here is said once, and a pair that was asked about is gone from it."""
    if room.step == "hvem":
        return room.to(trin=room.step_to(1))
    still_asked = room.step == "par" and said(typed(), "answer") != "yes"
    return room.to(trin=room.step, nr=room.number or None, sprunget=room.skipped + still_asked or None)


def _drawn(room: Room, data: FormData, trouble: Trouble | None = None, problem: str = "") -> Response:
    family = room.family
    labels = {name: (text(Message(f"hold.label.{name}"), family.lang), f"f-{name}") for name in LABELS}
    drawn = family_page(
        f"meetings/hold/{room.step}.html",
        "holding",
        room.page,
        desk=None,
        room=room,
        is_conference=room.meeting.kind == "family_group_conference",
        map=picture(room.seen, room.day, language(), room.lit) if room.step in WITH_MAP else "",
        said=Said(data),
        trouble=trouble,
        problem=problem,
        lines=[*trouble.lines(labels, family)] if trouble else [],
        base=(trouble and trouble.version) or family.version,
        token=typed_token(),
        back=room.to(trin=room.step, nr=room.number or None),
        receipt=session().desk(room.page.id, request.args[RECEIPT]).receipt if request.args.get(RECEIPT) else None,
        words_of=words_of,
        when=When,
        **_own(room),
    )
    return make_response(drawn, trouble.status if trouble else 422 if problem else 200)


def _own(room: Room) -> dict[str, Any]:
    """What only one step needs."""
    match room.step:
        case "indsatser":
            return {"told": effect_told(room.effect, language()) if room.decisions else ()}
        case "tovholder" | "aftaler":
            return {"is_responsible": session().desk(room.page.id).is_responsible}
        case "tavle":
            return {"columns": COLUMNS}
        case _:
            return {}
