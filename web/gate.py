"""Who may read the pages: whoever opened the printed address, on this machine, under this server's own name.

The port is open to every program and user of the machine. So the address that is printed carries a random token, which
becomes a cookie; and only requests that name this server as their host are answered, so that no page of another site can
reach it through a name of its own (DNS rebinding).
"""

import hmac
from urllib.parse import quote, urlencode

from flask import Flask, current_app, redirect, request
from flask.wrappers import Response
from werkzeug.exceptions import Forbidden
from werkzeug.wrappers import Response as AnyResponse

TOKEN = "adgang"  # noqa: S105 (the name of the parameter, not a secret)
STATIC_ENDPOINTS = frozenset({"static", "assets.of_room", "assets.vis_network"})
"""Style, scripts and pictures: the same for everybody, so that a browser may keep them."""
OPEN_ENDPOINTS = STATIC_ENDPOINTS | {"general.health"}
"""What holds nothing of any family: these, and whether the server lives."""
HOSTS = ("127.0.0.1", "localhost")
CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}
LIBRARY_ENDPOINTS = frozenset({"map.explore"})
"""Pages on which a library writes to the document in ways that trusted types forbid."""


class NoAccess(Forbidden):
    """The request brings no token, or a wrong one."""


class OtherHost(Forbidden):
    """The request was meant for a server of another name."""


def install(app: Flask) -> None:
    """Check each request, and send the headers with each answer."""
    app.before_request(_check)
    app.after_request(_with_headers)


def cookie_name() -> str:
    """A cookie holds for all ports of a host: each server has its own name for it."""
    return f"tovholder_{request.environ['SERVER_PORT']}"


def _check() -> AnyResponse | None:
    if request.environ.get("HTTP_HOST", "").lower() not in _own_names():
        raise OtherHost
    if request.url_rule and request.method not in ("GET", "HEAD") and not _is_from_own_page():
        raise OtherHost
    if request.endpoint in OPEN_ENDPOINTS:
        return None
    if TOKEN in request.args:
        return _let_in(request.args[TOKEN])
    if not _is_token(request.cookies.get(cookie_name(), "")):
        raise NoAccess
    return None


def _is_from_own_page() -> bool:
    """What changes something is asked for by our own pages. Browsers say whose page asks, a form by the second header alone."""
    origin = request.headers.get("Origin", "").lower()
    return (
        origin in {f"{request.scheme}://{name}" for name in _own_names()}
        or request.headers.get("Sec-Fetch-Site") == "same-origin"
    )


def _own_names() -> set[str]:
    port = request.environ["SERVER_PORT"]
    names = {f"{host}:{port}" for host in HOSTS}
    return names | set(HOSTS) if port == "80" else names


def _is_token(given: str) -> bool:
    return hmac.compare_digest(given.encode(), current_app.config["ACCESS_TOKEN"].encode())


def _let_in(given: str) -> AnyResponse:
    """Keep the token as a cookie and go to the same page under its clean address."""
    if not _is_token(given):
        raise NoAccess
    rest = urlencode([(name, value) for name, value in request.args.items(multi=True) if name != TOKEN])
    page = (
        quote(request.path, safe="/~") if request.url_rule else "/"
    )  # what is no page could be another site: //example.com
    response = redirect(f"{page}?{rest}" if rest else page, 303)
    response.set_cookie(cookie_name(), given, httponly=True, samesite="Strict")
    return response


def _with_headers(response: Response) -> Response:
    policy = CSP if request.endpoint in LIBRARY_ENDPOINTS else f"{CSP}; require-trusted-types-for 'script'"
    response.headers["Content-Security-Policy"] = policy
    response.headers.update(HEADERS)
    if request.endpoint not in STATIC_ENDPOINTS or response.status_code >= 400:
        response.headers["Cache-Control"] = "no-store"
    return response
