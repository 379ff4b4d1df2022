"""The session of a request."""

from flask import g

from casework.session import Session
from web.acts import act
from web.application import application
from web.languages import language


def session() -> Session:
    """Who asks for this page: made when it is first asked for, gone with the request."""
    if "session" not in g:
        g.session = application().session(language(), g.get("viewer"), act())
    return g.session
