"""Log ind, skift rolle, log ud."""

from flask import Blueprint, Response, current_app, g, make_response, redirect, render_template, request, url_for
from werkzeug.exceptions import BadRequest, Forbidden, HTTPException, TooManyRequests

from access.login import waiting
from access.passwords import MOST
from graph.model.people import User, UserRole
from graph.model.text import settled
from graph.reading.noting import Entry
from web.application import People, application
from web.login.kept import begin, change, end, kept
from web.login.pages_of import has_page, start_of
from web.ways import own_way

login = Blueprint("login", __name__, template_folder="templates")


def people() -> People:
    """Who may log in here."""
    found = application().people
    assert found is not None
    return found


@login.get("/log-ind")
def form() -> Response:
    """The form; whoever is logged in already is led on."""
    person = people().find(kept().user or "")
    if person and kept().get("role") in person.roles:
        return make_response(redirect(way_for(kept()["role"], request.args.get("til", "")), 303))
    return _form(200)


@login.post("/log-ind")
def log_in() -> Response:
    """Log in with a name and a password. What was wrong is not said, and takes as long as what is right."""
    if people().kind != "local":
        raise BadRequest
    # As names are kept: else each spelling of one name, unseen characters too, had tries of its own.
    name, password = settled(request.form.get("navn", "").strip()), request.form.get("kode", "")
    now, address = application().clock(), request.remote_addr or ""
    if left := waiting.wait(people().logins, name, address, now):
        people().note_refused("login")
        raise TooManyRequests(retry_after=int(left.total_seconds()) + 1)
    short = len(name) <= MOST and len(password) <= MOST
    person = people().by_password(name, password) if short else None
    if person is None:
        waiting.failed(people().logins, name, address, now)
        people().note_refused("login")
        return _form(401, wrong=True)
    waiting.succeeded(people().logins, name)
    return enter(person)


@login.post("/rolle")
def change_role() -> Response:
    """Go on in another role; in the demo, as somebody else."""
    chosen = request.form.get("bruger") if people().kind == "demo" else None
    person = people().find(chosen or kept().user or "")
    role = request.form.get("rolle") or (person.roles[0] if person and chosen else "")
    if person is None or role not in person.roles:
        people().note(g.person, g.viewer.role, Entry("login", "role", "refused"))
        raise Forbidden
    people().note(person, role, Entry("login", "role"))
    change(person.id, role)
    return make_response(redirect(way_for(role, request.form.get("til", "")), 303))


@login.post("/log-ud")
def log_out() -> Response:
    """Log out, whatever else this browser has open."""
    people().note(g.person, g.viewer.role, Entry("logout", "pages"))
    end()
    response = make_response(redirect(url_for("login.form"), 303))
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


def enter(person: User) -> Response:
    """Somebody has shown who they are: they begin in their first role, on the page that they asked for."""
    role = person.roles[0]
    way = way_for(role, request.form.get("til") or kept().get("til", ""))
    people().note(person, role, Entry("login", "pages"))
    begin(person.id, role, application().clock())
    return make_response(redirect(way, 303))


def way_for(role: UserRole, wanted: str) -> str:
    """The page that was asked for or is open, where the role has it; else the one on which it begins."""
    way = own_way(wanted) or ""
    try:
        endpoint, _ = current_app.create_url_adapter(request).match(way.partition("?")[0], "GET")  # type: ignore[union-attr]
    except HTTPException:
        endpoint = ""
    return way if way and has_page(role, endpoint) else url_for(start_of(role))


def _form(status: int, *, wrong: bool = False) -> Response:
    kind = people().kind
    page = render_template(
        "login/form.html",
        kind=kind,
        wrong=wrong,
        til=own_way(request.values.get("til", "")) or "",
        minutes=application().settings.idle_minutes,
    )
    return make_response(page, status)
