"""What the pages need of the composed application (`tovholder.application.Application` is one)."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Protocol

from flask import current_app

from graph.facts import FamilyFacts
from graph.store import FamilyEntry
from maps import FamilyMap


class Preferences(Protocol):
    """The settings that a page reads."""

    @property
    def lang(self) -> str:
        """The language of who has not chosen one: da or en."""
        ...


class Source(Protocol):
    """Families and their facts as the viewer may know them."""

    @property
    def settings(self) -> Preferences:
        """What the user set."""
        ...

    def today(self) -> date:
        """The day that `today` means."""
        ...

    def families(self) -> list[FamilyEntry]:
        """All families that the viewer may know of."""
        ...

    def facts(self, families: Sequence[str]) -> Iterator[FamilyFacts]:
        """What the viewer may know of these families."""
        ...

    def arranged(self, drawn: FamilyMap) -> FamilyMap:
        """The map with everything where it stood."""
        ...

    def move(self, drawn: FamilyMap, chip: str, right: float, down: float) -> None:
        """Move a chip by some units of the drawing, and keep it there. ValueError for an unknown chip."""
        ...

    def arrange_again(self, drawn: FamilyMap) -> None:
        """Let the map arrange itself when it is next drawn."""
        ...


def source() -> Source:
    """The application behind the page that is asked for."""
    return current_app.extensions["tovholder"]
