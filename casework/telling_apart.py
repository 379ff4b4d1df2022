"""What a person says of two that look alike: the same, or not; and that back. Of two families only that they may be the same is recorded."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from casework.session import Answer, Session
from graph.model.log import Via


class Told(NamedTuple):
    """What came of it, and by which key it is taken back."""

    answer: Answer
    key: str | None


def same(session: Session, keep: str, gone: str) -> Mapping[str, Any]:
    """The command that two are one: of actors the first stays."""
    known = {entry.id for entry in session.families()}
    if known.issuperset((keep, gone)):
        said = {"family": gone, "probability": "likely"}
        return {"family": keep, "command": "change", "list": "family", "key": "", "set": {"same_as": said}}
    return {"command": "merge", "list": "actors", "keep": keep, "gone": gone}


def different(one: str, other: str) -> Mapping[str, Any]:
    """The command that two actors are not one."""
    return {"command": "distinct", "list": "actors", "a": one, "b": other}


def back(key: str) -> Mapping[str, Any]:
    """The command that takes a decision back."""
    family, slash, change = key.rpartition("/")
    return {"command": "undo", "change": change} | ({"family": family} if slash else {})


def tell(session: Session, said: Mapping[str, Any], via: Via) -> Told:
    """Do it. `Forbidden` for whoever has no right to bring files in."""
    session.may_bring_in()
    said = dict(said)
    family = said.pop("family", None)
    if family is not None:
        answer = session.edit(family, {**said, "base": session.changes(family)["version"]}, via=via)
    else:
        base = session.organisation_version()
        answer = session.edit_organisation({**said, "base": base, "confirm": ["shared"]}, via=via)
    change = answer.document.get("change") if answer.status == 200 else None
    if change is None:
        return Told(answer, None)
    return Told(answer, f"{family}/{change['key']}" if family is not None else change["key"])
