"""The commands of the organisation: what the body of each says."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from casework.editing.body import Body
from casework.editing.draft import SHARED
from graph.checks.keys import did_you_mean, keys_of
from graph.checks.values import listed, shown
from graph.model.parts import KINDS

ABOUT_ALL = ("base", "request", "confirm")
"""Keys of every body."""


@dataclass(frozen=True)
class Said:
    """A command, read: what it does to which units or actors. Keys that do not go with it are empty."""

    command: str
    body: Body
    list: str = ""
    key: str = ""
    record: Mapping[str, Any] | None = None
    """Of `add` the record, of `change` and `end` the fields that are set."""
    other: str = ""
    """Of `merge` who goes; of `distinct` the other one."""
    change: str = ""

    def values(self) -> dict[str, Any]:
        """What the log keeps of it: ids and words, no names."""
        match self.command:
            case "merge":
                return {"list": self.list, "keep": self.key, "gone": self.other}
            case "distinct":
                return {"list": self.list, "a": self.key, "b": self.other}
            case "add" | "unmerge" | "undo" | "redo":
                return {"list": self.list} if self.list else {}
            case _:
                return {"list": self.list, "key": self.key, "fields": sorted(self.record or {})}


def add(body: Body, today: date) -> Said | None:
    """A unit or an actor more."""
    body.only("list", "record", *ABOUT_ALL)
    list, record = _list(body), body.mapping("record", required=True)
    if record is not None and "id" in record:
        body.wrong("id_given", "record", "id")
    return Said("add", body, list, record=record) if list and record is not None else None


def change(body: Body, today: date) -> Said | None:
    """Fields of one, and what they say from now on; null: unknown."""
    body.only("list", "key", "set", *ABOUT_ALL)
    list, key, fields = _list(body), body.text("key", required=True), body.mapping("set", required=True)
    if list is None or key is None or fields is None:
        return None
    known = [one for one in keys_of(KINDS[list]) if one != "id"]
    for one in fields:
        if one not in known:
            values = {"key": shown(one), "hint": did_you_mean(one, known), "allowed": listed(known)}
            body.wrong("id_given" if one == "id" else "unknown_key", "set", one, **values)
    return Said("change", body, list, key, fields)


def end(body: Body, today: date) -> Said | None:
    """The last day on which an actor holds the post."""
    body.only("list", "key", "on", *ABOUT_ALL)
    list, key = body.word("list", ("actors",), required=True), body.text("key", required=True)
    on = body.day("on", required=True, until=today)
    return Said("end", body, list, key, {"to": str(on)}) if list and key is not None and on else None


def remove(body: Body, today: date) -> Said | None:
    """One that nobody names."""
    body.only("list", "key", *ABOUT_ALL)
    list, key = _list(body), body.text("key", required=True)
    return Said("remove", body, list, key) if list and key is not None else None


def merge(body: Body, today: date) -> Said | None:
    """Two that are one: every mention of `gone` becomes `keep`."""
    body.only("list", "keep", "gone", *ABOUT_ALL)
    return _two("merge", body, "keep", "gone")


def distinct(body: Body, today: date) -> Said | None:
    """Two that are not the same, however alike they look."""
    body.only("list", "a", "b", *ABOUT_ALL)
    return _two("distinct", body, "a", "b")


def _two(command: str, body: Body, one: str, other: str) -> Said | None:
    list = _list(body)
    key, gone = body.text(one, required=True), body.text(other, required=True)
    if list is None or key is None or gone is None:
        return None
    if key == gone:
        body.wrong("one_end", other, end=shown(key))
    return Said(command, body, list, key, other=gone)


def _taking_back(command: str) -> Callable[[Body, date], Said | None]:
    def read(body: Body, today: date) -> Said | None:
        body.only("change", *ABOUT_ALL)
        key = body.text("change", required=True)
        return Said(command, body, change=key) if key is not None else None

    return read


def _list(body: Body) -> str | None:
    return body.word("list", SHARED, required=True)


READERS: Mapping[str, Callable[[Body, date], Said | None]] = {
    "add": add,
    "change": change,
    "end": end,
    "remove": remove,
    "merge": merge,
    "unmerge": _taking_back("unmerge"),
    "distinct": distinct,
    "undo": _taking_back("undo"),
    "redo": _taking_back("redo"),
}
COMMANDS = tuple(READERS)
