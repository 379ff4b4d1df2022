"""What each answer of the conversation is as a command. What is left out is not said: nothing is written of it."""

from collections.abc import Callable, Mapping
from typing import Any

from web.editing.bodies import adding
from web.editing.kinds import FormData, Often, said, said_all
from web.interview.talk import Talk
from web.session import session

Body = dict[str, Any]
PARTS = ("actors", "ties", "private")
"""What can be said to have been talked about whole, part by part."""


def who(talk: Talk, data: FormData) -> Body:
    """Who is here today, and why: a meeting that is held."""
    record = {
        "kind": said(data, "kind") or None,
        "date": _today(),
        "status": "held",
        "participants": said_all(data, "participants"),
    }
    return _add("meetings", record)


def home(talk: Talk, data: FormData) -> Body:
    """Somebody who lives here; the first one brings the home with them."""
    year = said(data, "birth_year")
    record: Body = {"name": said(data, "name"), "kind": said(data, "kind") or None}
    if year:
        record["birth_year"] = int(year) if year.isascii() and year.isdigit() and len(year) < 5 else year
    homes = talk.homes
    if not talk.family.document["lists"].get("homes"):
        return _batch(_add("homes", {}, "h"), _add("members", {**record, "lives_in": ["@h"]}))
    where = said(data, "home") or (homes[0] if len(homes) == 1 else "")
    return _add("members", record | ({"lives_in": [where]} if where else {}))


def network(talk: Talk, data: FormData) -> Body:
    """Somebody who matters to them, and how close."""
    return adding("private_network", data, talk.family.lang)


def without(talk: Talk, data: FormData) -> Body:
    """Whom they do not want involved, or be asked about first."""
    wish = {"about": said(data, "about"), "wish": said(data, "wish") or None, "date": _today()}
    if by := said(data, "by"):
        wish["by"] = by
    if not (name := said(data, "name")):
        return _add("wishes", {key: value for key, value in wish.items() if value})
    return _batch(_add("private_network", {"name": name}, "p"), _add("wishes", {**wish, "about": "@p"}))


def helping(talk: Talk, data: FormData) -> Body:
    """Who comes, where, how often."""
    record: Body = {"for": [], "at": said(data, "at") or None, "status": "active"}
    if (often := Often().read(data, "per_week", talk.family.lang)) is not None:
        record["per_week"] = often
    if actor := said(data, "actor"):
        return _add("engagements", {**record, "actor": actor})
    return {
        **_add("engagements", record),
        "new_actor": {"name": said(data, "name"), "kind": said(data, "kind") or None},
    }


def tasks(talk: Talk, data: FormData) -> Body:
    """What somebody helps with, and whom."""
    fields: Body = {}
    if functions := said_all(data, "functions"):
        fields["functions"] = functions
    if said(data, "for.family"):
        fields["for"] = "family"
    elif whom := said_all(data, "for"):
        fields["for"] = whom
    return {"command": "change", "list": "engagements", "key": said(data, "_key"), "set": fields}


def pair(talk: Talk, data: FormData) -> Body:
    """Whether two talk."""
    a, b = (talk.family.somebody(said(data, end)) for end in ("a", "b"))
    return {"command": "contact", "a": a, "b": b, "answer": said(data, "answer") or None, "on": _today()}


def rope(talk: Talk, data: FormData) -> Body:
    """Who should hold the rope: as the family wishes it, or as all have agreed."""
    actor = said(data, "actor")
    if said(data, "how") == "agreed":
        return {"command": "coordinate", "actor": actor or None, "on": _today()}
    return _add("wishes", {"wish": "wanted", "date": _today()} | ({"about": actor} if actor else {}))


def whole(talk: Talk, data: FormData) -> Body:
    """That all of a part were talked about."""
    mapped = dict(talk.family.document["family"].get("mapped") or {})
    part = said(data, "part")
    said_now = {part: _today()} if part in PARTS else {}
    return {"command": "change", "list": "family", "key": "", "set": {"mapped": {**mapped, **said_now}}}


ANSWERS: Mapping[str, Callable[[Talk, FormData], Body]] = {
    "hvem": who,
    "hjem": home,
    "netvaerk": network,
    "uden-om": without,
    "fagfolk": helping,
    "hjaelp": tasks,
    "par": pair,
    "tovholder": rope,
    "kort": whole,
}


def _add(list: str, record: Mapping[str, Any], ref: str = "") -> Body:
    return {"command": "add", "list": list, "record": dict(record)} | ({"ref": ref} if ref else {})


def _batch(*commands: Body) -> Body:
    return {"command": "batch", "commands": [*commands]}


def _today() -> str:
    return session().today().isoformat()
