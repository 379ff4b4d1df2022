"""Brugere og tildelinger: who may log in, in which roles, and with which families somebody works. No family is read here."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any, NamedTuple

from flask import Blueprint, Response, make_response, redirect, render_template, request, url_for
from werkzeug.datastructures import MultiDict

from access.passwords import LEAST, MOST, hashed, refusal
from graph.checks.faults import Fault
from graph.checks.values import shown
from graph.errors import Overtaken, PeopleRefused, UnknownUser
from graph.model.people import ROLES, Assignment, Part, User
from graph.people import People
from importers import assignment_of_cells, user_of_cells
from web.application import application
from web.languages import language
from web.session import session
from web.users.faults import faults_of
from words import Message, text
from words.errors import ProductError
from words.order import danish

users = Blueprint("users", __name__, template_folder="templates")
assignments = Blueprint("assignments", __name__, template_folder="templates")
ON_A_PAGE = 15
"""On a telephone each takes a third of what it takes of a screen."""
TYPED = ("name", "login", "unit", "os_login", "family", "member")
"""What is typed of a user, each a text."""
OVERTAKEN = 409
PARTS: tuple[Part, ...] = ("responsible", "worker", "blocked")
"""What can be given here; the part of a meeting comes with meetings."""


class Sheet(NamedTuple):
    """A page of a list."""

    number: int
    of: int
    rows: list[Any]


def sheet_of(rows: list[Any], most: int = ON_A_PAGE) -> Sheet:
    """The page that is asked for, or the nearest."""
    of = max(1, -(-len(rows) // most))
    number = min(max(request.args.get("side", 1, type=int), 1), of)
    return Sheet(number, of, rows[(number - 1) * most : number * most])


# --- users ----------------------------------------------------------------------------------------------------


@users.get("/brugere")
def index() -> Response:
    """All users, by name; a form for another one."""
    return _users(200, [])


@users.post("/brugere")
def change() -> Response:
    """Store a user, end one, or give one a password."""
    doing: Callable[[People], None] = {"slut": _end, "kode": _give_password}.get(
        request.form.get("handling", ""), _keep
    )
    try:
        faults = _faults(doing)
    except Overtaken:
        return _users(OVERTAKEN, [])
    if faults:
        return _users(422, faults)
    return make_response(redirect(url_for("users.index", side=request.args.get("side")), 303))


def _keep(people: People) -> None:
    said: dict[str, Any] = {name: request.form.get(name, "").strip() for name in ("id", *TYPED)}
    said["actors"] = [id for part in request.form.get("actors", "").split(",") if (id := part.strip())]
    said |= {"roles": request.form.getlist("roles"), "may": request.form.getlist("may")}
    stored = people.users()
    known = next((user for user in stored if user.id == said["id"]), None)
    if known and request.form.get("ret") != known.id:
        fault = Fault("user_taken", (0, "id"), {"value": shown(known.id), "user": shown(known.id)})
        raise PeopleRefused([fault])
    user = user_of_cells(said, stored, session().today())
    if known:  # what the form does not ask for stays
        user = user.replaced(ends=known.ends)
        if request.form.get("base") != known.version:
            raise Overtaken("overtaken")
    people.keep_users([user], session().today(), stored)


def _end(people: People) -> None:
    """From now on: what is kept of the user's logins ends with it."""
    today = session().today()
    user = people.end_user(request.form.get("id", ""), today - timedelta(days=1), today)
    _end_logins(user)


def _give_password(people: People) -> None:
    user, password = people.user(request.form.get("id", "")), request.form.get("kode", "")
    if user is None:
        raise UnknownUser("no_such_user", user=request.form.get("id", ""))
    refused = refusal(password, (user.name, user.login or "", user.id))
    if refused:
        raise ProductError(refused, least=LEAST, most=MOST)
    people.keep_secret(user.id, hashed(password))
    _end_logins(user)


def _end_logins(user: User) -> None:
    if found := application().people:
        found.logins.end_all(user.id)


def _users(status: int, faults: list[str]) -> Response:
    found = sorted(session().people().users(), key=lambda user: (danish(user.name), user.id))
    kind = application().people
    corrected = next((user for user in found if user.id == request.values.get("ret")), None)
    typed = _form_of(corrected) if corrected else MultiDict()
    if faults or (status == OVERTAKEN and corrected):
        typed = MultiDict(request.form)
    if status == OVERTAKEN and corrected:
        typed["base"] = corrected.version  # whoever sends it again has seen what others stored
    page = render_template(
        "users/users.html",
        sheet=sheet_of(found),
        total=len(found),
        roles=ROLES,
        faults=faults,
        typed=typed,
        is_overtaken=status == OVERTAKEN,
        differences=_differences(corrected) if status == OVERTAKEN else [],
        today=session().today(),
        passwords=kind is not None and kind.kind == "local",
    )
    return make_response(page, status)


class Difference(NamedTuple):
    """Something that others have stored otherwise than it was typed."""

    field: str
    typed: str
    stored: str


def _differences(user: User | None) -> list[Difference]:
    """What was typed of a user beside what others have stored meanwhile."""
    if user is None:
        return []
    typed, stored = _cells(request.form), _cells(_form_of(user))
    return [Difference(name, typed[name], stored[name]) for name in typed if typed[name] != stored[name]]


def _cells(said: MultiDict[str, str]) -> dict[str, str]:
    """What stands in each field of a form, as one text."""
    roles = ", ".join(text(Message(f"role.{role}"), language()) for role in ROLES if role in said.getlist("roles"))
    may = ", ".join(said.getlist("may"))
    return {**{name: said.get(name, "").strip() for name in (*TYPED, "actors")}, "roles": roles, "may": may}


def _form_of(user: User) -> MultiDict[str, str]:
    """What the form says of a user who is to be corrected, and from which version on."""
    said = [(name, getattr(user, name) or "") for name in ("id", *TYPED)]
    said += [("ret", user.id), ("base", user.version), ("actors", ", ".join(user.actors))]
    return MultiDict([*said, *(("roles", role) for role in user.roles), *(("may", right) for right in user.may)])


# --- assignments ------------------------------------------------------------------------------------------------


@assignments.get("/tildelinger")
def list_assignments() -> Response:
    """All assignments, or those of one user; a form for another one."""
    return _assignments(200, [])


@assignments.post("/tildelinger")
def assign() -> Response:
    """Store an assignment."""
    if faults := _faults(_assign):
        return _assignments(422, faults)
    return make_response(redirect(url_for("assignments.list_assignments", bruger=request.form.get("user")), 303))


def _assign(people: People) -> None:
    said = {name: request.form.get(name, "").strip() for name in ("user", "family", "part", "from", "to", "because")}
    people.assign([assignment_of_cells(said, people.users(), session().today(), session().viewer.user)])


def _assignments(status: int, faults: list[str]) -> Response:
    chosen = request.args.get("bruger") or request.form.get("user")
    people = session().people()
    found = people.assignments(users=[chosen] if chosen else None)
    named = {user.id: user.name for user in people.users()}
    found.sort(key=lambda one: (danish(named.get(one.user, one.user)), one.family, one.from_))
    page = render_template(
        "users/assignments.html",
        sheet=sheet_of(found),
        total=len(found),
        named=named,
        chosen=chosen,
        parts=PARTS,
        faults=faults,
        typed=request.form,
        holds=_holds,
    )
    return make_response(page, status)


def _holds(one: Assignment) -> bool:
    return one.from_ <= session().today() <= (one.to or session().today())


def _faults(doing: Callable[[People], None]) -> list[str]:
    return faults_of(lambda: doing(session().people()))
