"""What is noted of a look, before anybody gets to see anything: composition hands the store what writes it down."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

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


@dataclass(frozen=True)
class Entry:
    """One line of the audit, as far as whoever reads knows it: nothing of what was read, no name, no free text."""

    action: Action
    object: str
    """What was asked for: `map`, `questions`, a kind of file, a command."""
    outcome: Outcome = "shown"
    families: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    """Members and private people who show."""
    basis: tuple[str, ...] = ()
    """What opened it: `own`, ids of consents and bases, `assignment`."""
    change: tuple[str, ...] = ()
    """Names of fields that change; never what stood in them, but values of closed vocabularies."""


Note = Callable[[Viewer, Sequence[Entry]], None]
"""Writes entries down for good, all at once. Where it cannot, it raises, and nothing is shown or stored."""
