"""The commands of editing: what the body of each says, and what it does to a draft.

A command is read whole before anything is done, so that all that is wrong with it is told at once. `decide`, `undo` and `redo` work on
the log and stand in modules of their own; a batch may hold several of the first.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from casework.editing import add, change, contact, coordinate, decisions, end, remove, review
from casework.editing.body import Body
from casework.editing.decisions import Decide
from casework.editing.draft import Draft
from casework.editing.refusals import Invalid


class Command(Protocol):
    """What is asked for, read."""

    def apply(self, draft: Draft) -> None:
        """Do it to the draft; what cannot be is noted there, or refused."""
        ...

    def values(self) -> Mapping[str, Any]:
        """What the log keeps of it: ids and words, no names."""
        ...


@dataclass(frozen=True)
class Batch:
    """Several as one change."""

    commands: tuple[Command, ...]
    names: tuple[str, ...]
    decides: tuple[Decide, ...] = ()
    """What is decided of findings: of a group, of each of them."""

    def apply(self, draft: Draft) -> None:
        """One after the other."""
        for command in self.commands:
            command.apply(draft)

    def values(self) -> Mapping[str, Any]:
        return {
            "commands": [{"command": name, **one.values()} for name, one in zip(self.names, self.commands, strict=True)]
        }


READERS: Mapping[str, Callable[[Body], Command | None]] = {
    "add": add.read,
    "change": change.read,
    "end": end.read,
    "remove": remove.read,
    "contact": contact.read,
    "coordinate": coordinate.read,
    "review": review.read,
}
ON_THE_LOG = ("decide", "undo", "redo")
COMMANDS = (*READERS, "batch", *ON_THE_LOG)
ABOUT_ALL = ("command", "base", "request", "confirm")
"""Keys of every body."""
MOST = 200
"""Commands in one batch."""


def read(body: Body, name: str, today: date) -> Command:
    """The command that a body says. `Invalid` where it cannot be read."""
    found = _batch(body, today) if name == "batch" else READERS[name](body)
    if body.wrongs or found is None:
        raise Invalid(body.wrongs)
    return found


def _batch(body: Body, today: date) -> Command | None:
    body.only("commands", *ABOUT_ALL)
    parts = body.bodies("commands", required=True)
    if len(parts) > MOST:
        body.wrong("too_many_commands", "commands", most=MOST)
        return None
    read: list[tuple[str, Command]] = []
    decides: list[Decide] = []
    for part in parts:
        name = part.word("command", (*READERS, "decide"), required=True)
        if name == "decide":
            decided = decisions.read(part, today)
            decides += [decided] if decided else []
        elif name and (command := READERS[name](part)):
            read.append((name, command))
    return Batch(tuple(command for _, command in read), tuple(name for name, _ in read), tuple(decides))
