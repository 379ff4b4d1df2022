"""Log, Stikprøve and Kontrol: who looked at what, a sample to go through, and whether the log is whole."""

import secrets
from datetime import date
from typing import Any, NamedTuple, get_args

from flask import Blueprint, Response, abort, make_response, redirect, render_template, request, url_for
from werkzeug.exceptions import BadRequest

from access.audit.head import Head, parsed
from access.audit.lines import Line
from access.audit.reviewing import Filter, Verdict
from access.audit.telling import opened_by
from casework.reviewing import Review
from graph.model.dates import full_day
from graph.reading.noting import Action, Outcome
from web.application import application
from web.errors import BadDate
from web.session import session
from words import Message

audit = Blueprint("audit", __name__, template_folder="templates")
ON_A_PAGE = 15
"""Lines: on a telephone each takes a third of what it takes of a screen."""
SAMPLE = 10
_VERDICTS: dict[str, Verdict] = {"i-orden": "in_order", "foelges-op": "follow_up"}


class Row(NamedTuple):
    """A line as it is shown."""

    line: Line
    day: date
    time: str
    who: Message
    what: Message
    outcome: Message
    basis: list[Message]


@audit.get("/log")
def index() -> str:
    """A page of the lines that are asked for, the newest first, and who opened many families within an hour in all of them."""
    asked = _filter()
    lines, many = _review().lines(asked)
    pages = max(1, -(-len(lines) // ON_A_PAGE))
    page = min(max(request.args.get("side", 1, type=int), 1), pages)
    return render_template(
        "audit/log.html",
        rows=[_row(line) for line in lines[(page - 1) * ON_A_PAGE : page * ON_A_PAGE]],
        total=len(lines),
        page=page,
        pages=pages,
        many=many[:ON_A_PAGE],
        given=_given(),
        choices=_choices(),
    )


@audit.get("/log/stikproeve")
def sample() -> str:
    """A sample of looks, drawn by the seed in the address: the same for whoever opens it."""
    seed = request.args.get("froe", "")
    drawn = _review().sample(SAMPLE, seed, _filter()) if seed else []
    rows = [(_row(one.line), one.verdict) for one in drawn]
    return render_template("audit/sample.html", rows=rows, seed=seed, given=_given())


@audit.post("/log/stikproeve")
def draw_or_judge() -> Response:
    """Draw a new sample, or note what was made of a line of one."""
    seed = request.form.get("froe", "")
    if verdict := _VERDICTS.get(request.form.get("vurdering", "")):
        seq = request.form.get("linje", type=int)
        if seq is None or not seed:
            raise BadRequest
        _review().judge(seq, verdict)
    else:
        seed = secrets.token_hex(4)
    days: dict[str, Any] = {name: request.form[name] for name in ("fra", "til") if request.form.get(name)}
    return make_response(redirect(url_for("audit.sample", froe=seed, **days), 303))


@audit.get("/log/kontrol")
def check() -> str:
    """Whether the log is whole, by itself, and held against a head that was noted elsewhere."""
    noted = request.args.get("noteret", "").strip()
    since = _head(noted)
    found = _review().verify(since)
    troubles = [(one, Message(f"audit.trouble.{one.what}", {"seq": one.seq})) for one in found.troubles]
    return render_template("audit/check.html", found=found, troubles=troubles, noted=noted, is_head=since or not noted)


def _review() -> Review:
    noted = application().audit
    if noted is None:
        abort(404)
    return Review(session().viewer, noted)


def _filter() -> Filter:
    values = _given()
    return Filter(
        user=values["bruger"] or None,
        family=values["familie"] or None,
        action=next((action for action in get_args(Action) if action == values["handling"]), None),
        outcome=next((outcome for outcome in get_args(Outcome) if outcome == values["udfald"]), None),
        first=_day(values["fra"]),
        last=_day(values["til"]),
    )


def _given() -> dict[str, str]:
    names = ("bruger", "familie", "handling", "udfald", "fra", "til")
    return {name: request.args.get(name, "").strip() for name in names}


def _choices() -> dict[str, Any]:
    return {
        "handling": [(action, Message(f"audit.action.{action}")) for action in get_args(Action)],
        "udfald": [(outcome, Message(f"audit.outcome.{outcome}")) for outcome in get_args(Outcome)],
    }


def _day(text: str) -> date | None:
    try:
        return full_day(text) if text else None
    except ValueError:
        raise BadDate(text) from None


def _head(text: str) -> Head | None:
    try:
        return parsed(text) if text else None
    except ValueError:
        return None


def _row(line: Line) -> Row:
    time = line.time.astimezone(application().clock().tzinfo)
    return Row(
        line,
        time.date(),
        f"{time:%H.%M}",
        Message(f"audit.role.{line.role}"),
        Message(f"audit.action.{line.action}"),
        Message(f"audit.outcome.{line.outcome}"),
        opened_by(line),
    )
