"""What the pages need of the composed application (`tovholder.application.Application` is one)."""

from typing import Protocol

from flask import current_app

from casework.session import Session


class Preferences(Protocol):
    """The settings that a page reads."""

    @property
    def lang(self) -> str:
        """The language of who has not chosen one: da or en."""
        ...


class Source(Protocol):
    """What gives each request its session."""

    @property
    def settings(self) -> Preferences:
        """What the user set."""
        ...

    def session(self, lang: str | None = None) -> Session:
        """A new session, in the language."""
        ...


def source() -> Source:
    """The application behind the page that is asked for."""
    return current_app.extensions["tovholder"]
