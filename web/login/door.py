"""Who is let in where people log in: whoever has logged in, is still a user, and asks for a page that the role has.

Forms carry a token (Flask-WTF); what is sent as JSON says by its content type that no form of another site sent it.
"""

import secrets
from typing import Any

from flask import Flask, g, redirect, request, url_for
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from flask_wtf.csrf import CSRFError, CSRFProtect
from werkzeug.exceptions import Forbidden, Unauthorized
from werkzeug.wrappers import Response

from graph.model.people import User
from graph.reading.noting import Entry
from web.acts import act
from web.application import People, application
from web.family.reason import reason
from web.gate import OPEN_ENDPOINTS, OtherHost
from web.login import oidc
from web.login.kept import KeptSessions, begin, end, kept
from web.login.pages_of import has_page
from web.login.password import password
from web.login.still import held_by, still
from web.login.views import login
from web.token import TOKEN, NoAccess, clean_way, is_token
from web.users.bases import bases
from web.users.views import assignments, users

BEFORE_LOGIN = frozenset({"login.form", "login.log_in", "oidc.ask", "oidc.back", "general.change_language"})
"""What whoever has not logged in may ask for."""
A_MINUTE = "600 per minute"
"""Requests of one address: more than a town hall behind one address needs, less than a machine that tries."""
TRIES = "60 per minute"


def install(app: Flask, people: People) -> None:
    """Let people log in, and check who asks."""
    app.session_interface = KeptSessions(people.logins)
    app.secret_key = secrets.token_bytes(32)  # signs the tokens of forms: an open form does not outlive this process
    app.config.update(WTF_CSRF_CHECK_DEFAULT=False, WTF_CSRF_TIME_LIMIT=None, WTF_CSRF_SSL_STRICT=False)
    csrf = CSRFProtect(app)
    limiter = Limiter(get_remote_address, app=app, default_limits=[A_MINUTE], storage_uri="memory://")
    limiter.request_filter(lambda: request.endpoint in OPEN_ENDPOINTS)
    app.before_request(lambda: _check(people, csrf))
    for topic in (login, users, assignments, bases, password, reason, still):
        app.register_blueprint(topic)
    for topic in (login, password):
        limiter.limit(TRIES, methods=["POST"])(topic)
    if people.oidc:
        oidc.install(app, people.oidc)
    app.context_processor(_for_every_page)


def _check(people: People, csrf: CSRFProtect) -> Response | None:
    if request.endpoint in OPEN_ENDPOINTS:
        return None
    if request.method not in ("GET", "HEAD") and request.url_rule and not request.is_json:
        _check_form(csrf)
    if people.kind == "demo" and TOKEN in request.args:
        return _begin_demo(people)
    person = people.find(kept().user or "")
    role = kept().get("role")
    if person is None or role not in person.roles:
        return _not_logged_in(people)
    g.person, g.viewer = person, people.viewer(person, role, "web")
    if request.endpoint and not (request.endpoint in BEFORE_LOGIN or has_page(role, request.endpoint)):
        people.note(person, role, Entry(*act(), "refused"))
        raise Forbidden
    return None


def _check_form(csrf: CSRFProtect) -> None:
    try:
        csrf.protect()
    except CSRFError as err:
        raise OtherHost from err


def _not_logged_in(people: People) -> Response | None:
    if kept().user is not None:
        end()  # no user any more, or no longer in this role
    if request.endpoint in BEFORE_LOGIN:
        return None
    if people.kind == "demo":
        raise NoAccess
    if request.is_json or request.path.startswith("/api/") or request.method not in ("GET", "HEAD"):
        raise Unauthorized
    way = request.full_path if request.query_string else request.path
    return redirect(url_for("login.form", til=way if request.path != "/" else None), 303)


def _begin_demo(people: People) -> Response:
    """Whoever opens the printed address of the demo is the first of its people."""
    if not is_token(request.args[TOKEN]):
        raise NoAccess
    first = people.all()[0]
    begin(first.id, first.roles[0], application().clock())
    return redirect(clean_way(), 303)


def _for_every_page() -> dict[str, Any]:
    person: User | None = g.get("person")
    if person is None:
        return {}
    people = application().people
    return {
        "person": person,
        "role": g.viewer.role,
        "purpose": g.viewer.purpose,
        "held_by": held_by,
        "has_password": people is not None and people.kind == "local",
        "cast": people.all() if people and people.kind == "demo" else [],
    }
