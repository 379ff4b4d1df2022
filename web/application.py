"""What the pages need of the composed application (`tovholder.application.Application` is one)."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Protocol

from flask import current_app

from graph.facts import FamilyFacts
from graph.store import FamilyEntry


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


def source() -> Source:
    """The application behind the page that is asked for."""
    return current_app.extensions["tovholder"]
