"""Adgangskode: whoever logs in with a password changes it, by the old one; what else is open of theirs ends with it."""

from flask import Blueprint, Response, g, make_response, redirect, render_template, request, url_for
from werkzeug.exceptions import NotFound, TooManyRequests

from access.login import waiting
from access.passwords import LEAST, MOST, hashed, refusal
from web.application import application
from web.languages import language
from web.login.kept import begin
from web.login.views import people
from words import Message, text

password = Blueprint("password", __name__)


@password.get("/adgangskode")
def form() -> Response:
    """The form."""
    _only_with_passwords()
    return _form(200)


@password.post("/adgangskode")
def change() -> Response:
    """Change it. A wrong old one makes wait, as at the login: else an open screen would be a way to guess it."""
    _only_with_passwords()
    person, now, address = g.person, application().clock(), request.remote_addr or ""
    if left := waiting.wait(people().logins, person.login, address, now):
        raise TooManyRequests(retry_after=int(left.total_seconds()) + 1)
    old, new = request.form.get("nu", ""), request.form.get("ny", "")
    if len(old) > MOST or people().by_password(person.login, old) != person:
        waiting.failed(people().logins, person.login, address, now)
        return _form(422, "password_wrong")
    waiting.succeeded(people().logins, person.login)
    if new != request.form.get("igen", ""):
        return _form(422, "password_differs")
    if refused := refusal(new, (person.name, person.login, person.id)):
        return _form(422, refused)
    people().keep_password(person, g.viewer.role, hashed(new))
    people().logins.end_all(person.id)
    begin(person.id, g.viewer.role, now)
    return make_response(redirect(url_for("password.form", gemt="ja"), 303))


def _only_with_passwords() -> None:
    if people().kind != "local":
        raise NotFound


def _form(status: int, fault: str = "") -> Response:
    values = {"least": LEAST, "most": MOST}
    told = [text(Message(f"error.{fault}.{part}", values), language()) for part in ("fact", "remedy") if fault]
    kept = "gemt" in request.args and not fault
    page = render_template("login/password.html", faults=[" ".join(told)] if told else [], least=LEAST, kept=kept)
    return make_response(page, status)
