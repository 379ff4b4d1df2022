"""What each request must be before a page is asked: meant for this server, and where it changes something, sent by a page of ours.

Then who asks: whoever has logged in, in a role that has the page (`web.login.door`); and where one person works alone,
whoever opened the printed address (`web.token`). Only requests that name this server as their host are answered, so that no page of
another site can reach it through a name of its own (DNS rebinding).
"""

from flask import Flask, current_app, request
from flask.wrappers import Response
from werkzeug.exceptions import Forbidden

from web.application import application

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
STRICT_TRANSPORT = "max-age=31536000; includeSubDomains"
"""Under TLS: this server is never asked without it again, for a year."""
UPLOADS = frozenset({"imports.act"})
"""Where a file may be sent; all else is a form."""
FORM_BYTES = 256 * 1024
"""What a form may hold beside the file."""
LIBRARY_ENDPOINTS = frozenset({"map.explore", "planning.silo_map_page"})
"""Pages on which a library writes to the document in ways that trusted types forbid."""


class OtherHost(Forbidden):
    """The request was meant for a server of another name, or sent by a page of another site."""


def install(app: Flask) -> None:
    """Check each request, and send the headers with each answer."""
    app.before_request(_check)
    app.after_request(_with_headers)


def _check() -> None:
    if request.endpoint in UPLOADS and request.method == "POST":
        request.max_content_length = int(application().settings.max_file_mb * 1_000_000) + FORM_BYTES
    if request.environ.get("HTTP_HOST", "").lower() not in _own_names():
        raise OtherHost
    if request.url_rule and request.method not in ("GET", "HEAD") and not _is_from_own_page():
        raise OtherHost


def _is_from_own_page() -> bool:
    """What changes something is asked for by our own pages. Browsers say whose page asks, a form by the second header alone.

    A program says neither; where people log in, what it sends must hold the token of a form (`web.login.door`).
    """
    origin, site = request.headers.get("Origin", "").lower(), request.headers.get("Sec-Fetch-Site")
    if not origin and site is None:
        return current_app.config["HAS_LOGIN"] and not request.is_json
    return origin in {f"{request.scheme}://{name}" for name in _own_names()} or site == "same-origin"


def _own_names() -> set[str]:
    port = request.environ["SERVER_PORT"]
    hosts = {*HOSTS, *current_app.config["HOSTS"]}
    names = {f"{host}:{port}" for host in hosts}
    return names | hosts if port == ("443" if request.is_secure else "80") else names


def _with_headers(response: Response) -> Response:
    policy = CSP if request.endpoint in LIBRARY_ENDPOINTS else f"{CSP}; require-trusted-types-for 'script'"
    response.headers["Content-Security-Policy"] = policy
    response.headers.update(HEADERS)
    if request.is_secure:
        response.headers["Strict-Transport-Security"] = STRICT_TRANSPORT
    if request.endpoint not in STATIC_ENDPOINTS or response.status_code >= 400:
        response.headers["Cache-Control"] = "no-store"
    return response
