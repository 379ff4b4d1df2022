"""Flask's session, kept on the server: the browser has a random id, the file of logins what belongs to it.

Flask calls it session; in the product's words it is a login (`casework.session.Session` is one request's).
"""

import secrets
from datetime import datetime
from typing import Any

from flask import Flask, request, session
from flask.sessions import SessionInterface, SessionMixin
from flask.wrappers import Request, Response
from werkzeug.datastructures import CallbackDict

from access.login.kept import Login, Logins
from web.application import application
from web.gate import STATIC_ENDPOINTS
from web.imports.kept import end_of

ID_BYTES = 32
NO_USE = STATIC_ENDPOINTS | {"still.ask", "imports.state", "holding.news"}


class KeptSession(CallbackDict[str, Any], SessionMixin):
    """What is kept of the browser that asks."""

    def __init__(self, id: str | None, login: Login) -> None:
        super().__init__(dict(login.data), _note_change)
        self.id = id
        self.user = login.user
        self.begun = login.begun
        self.new = id is None
        self.modified = False
        self.ended: list[str] = []
        """Ids that hold no longer."""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to keep."""
        return self.user is None and not self


def _note_change(kept: "KeptSession") -> None:
    kept.modified = True


class KeptSessions(SessionInterface):
    """Reads and keeps it."""

    def __init__(self, logins: Logins) -> None:
        self.logins = logins

    def open_session(self, app: Flask, request: Request) -> KeptSession:
        """What is kept of this browser, or a fresh one: an id that we did not give is never taken over."""
        now = application().clock()
        id = request.cookies.get(cookie_name(request))
        login = self.logins.find(id, now) if id else None
        return KeptSession(id if login else None, login or Login(None, {}, now))

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Keep it for the next request; where a page only asks whether it still holds, that is no use of it."""
        if not isinstance(session, KeptSession) or request.endpoint in NO_USE:
            return
        for id in session.ended:
            self.logins.end(id)
            end_of(id)
        if session.is_empty:
            if session.ended:
                response.delete_cookie(cookie_name(request), secure=request.is_secure, httponly=True, samesite="Lax")
            return
        if session.id is None:
            session.id = secrets.token_urlsafe(ID_BYTES)
            response.set_cookie(
                cookie_name(request), session.id, secure=request.is_secure, httponly=True, samesite="Lax", path="/"
            )
        self.logins.keep(session.id, Login(session.user, dict(session), session.begun), application().clock())


def cookie_name(request: Request) -> str:
    """A cookie holds for all ports of a host, so each server has its own name for it; under TLS it is bound to the host."""
    return "__Host-tovholder" if request.is_secure else f"tovholder_{request.environ['SERVER_PORT']}"


def kept() -> KeptSession:
    """Of this request."""
    found = session._get_current_object()  # type: ignore[attr-defined]
    assert isinstance(found, KeptSession)
    return found


def begin(user: str, role: str, now: datetime) -> None:
    """Somebody is this user in this role from now on, under a new id: one that was known before is worth nothing."""
    found = kept()
    _renew(found)
    found.user = user
    found.begun = now
    found["role"] = role


def change(user: str, role: str) -> None:
    """The same login goes on in another role, under a new id, and ends when it would have ended."""
    found = kept()
    _renew(found)
    found.user = user
    found["role"] = role


def end() -> None:
    """Nobody is logged in here any more."""
    found = kept()
    _renew(found)
    found.user = None


def _renew(found: KeptSession) -> None:
    if found.id is not None:
        found.ended.append(found.id)
    found.id = None
    found.clear()
