"""Who may read the pages where one person works alone: whoever opened the printed address.

The port is open to every program and user of the machine. So the address that is printed carries a random token, which
becomes a cookie.
"""

import hmac
from urllib.parse import quote, urlencode

from flask import Flask, current_app, redirect, request
from werkzeug.exceptions import Forbidden
from werkzeug.wrappers import Response

from web.gate import OPEN_ENDPOINTS

TOKEN = "adgang"  # noqa: S105 (the name of the parameter, not a secret)


class NoAccess(Forbidden):
    """The request brings no token, or a wrong one."""


def install(app: Flask) -> None:
    """Check each request."""
    app.before_request(_check)


def cookie_name() -> str:
    """A cookie holds for all ports of a host: each server has its own name for it."""
    return f"tovholder_{request.environ['SERVER_PORT']}"


def is_token(given: str) -> bool:
    """Whether it is the token of the printed address."""
    return hmac.compare_digest(given.encode(), current_app.config["ACCESS_TOKEN"].encode())


def clean_way() -> str:
    """The page that is asked for, under its address without the token."""
    rest = urlencode([(name, value) for name, value in request.args.items(multi=True) if name != TOKEN])
    # What is no page could be another site: //example.com
    page = quote(request.path, safe="/~") if request.url_rule else "/"
    return f"{page}?{rest}" if rest else page


def _check() -> Response | None:
    if request.endpoint in OPEN_ENDPOINTS:
        return None
    if TOKEN in request.args:
        return _let_in(request.args[TOKEN])
    if not is_token(request.cookies.get(cookie_name(), "")):
        raise NoAccess
    return None


def _let_in(given: str) -> Response:
    """Keep the token as a cookie and go to the same page under its clean address."""
    if not is_token(given):
        raise NoAccess
    response = redirect(clean_way(), 303)
    response.set_cookie(cookie_name(), given, httponly=True, samesite="Strict")
    return response
