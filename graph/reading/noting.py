"""What is noted of a look, before anybody gets to see anything: composition hands the store what writes it down."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from graph.reading.viewer import Viewer

Action = Literal[
    "login",
    "logout",
    "view",
    "list",
    "search",
    "query",
    "edit",
    "export",
    "print",
    "consent",
    "basis",
    "emergency",
    "assign",
    "user",
    "setting",
    "import",
    "delete",
    "extract",
    "log",
]
Outcome = Literal["shown", "refused", "failed"]


class Act(NamedTuple):
    """What somebody does by a request or a command."""

    action: Action
    object: str
    """What is asked for: a page, a kind of file, a command."""


class Named(NamedTuple):
    """A record of the entry's family: noted by its handle, for an id of a file may be a name."""

    list: str
    """The list of the family that it stands in, such as `members`."""
    key: str


@dataclass(frozen=True)
class Entry:
    """One line of the audit, as far as whoever reads knows it: nothing of what was read, no name, no free text."""

    action: Action
    object: str
    """What was asked for: `map`, `questions`, a kind of file, a command."""
    outcome: Outcome = "shown"
    family: str | None = None
    """A list has an entry for each family in it."""
    stored: bool = True
    """Whether the family is: an id of which there is no family is something that somebody typed, and is noted as a keyed hash."""
    about: tuple[Named, ...] = ()
    """Members and private people who show."""
    basis: tuple[str | Named, ...] = ()
    """What opened it: `own`, `assignment`, consents and bases."""
    emergency: str | None = None
    """The id of the emergency access under which it was shown."""
    change: tuple[str, ...] | None = None
    """Names of fields that change; never what stood in them, but `field=value` of closed vocabularies."""


Told = tuple[str | None, Outcome]
"""Of an entry that was noted: its family, and how it came out."""
Note = Callable[[Viewer, Sequence[Entry]], None]
"""Writes entries down for good, all at once. Where it cannot, it raises, and nothing is shown or stored."""
