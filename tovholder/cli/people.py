"""Users and assignments at the command line; each of these is an administrator's."""

import sys
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tovholder.cli.console import counted_text, engine_progress, err, out, say, spelled, tell_done
from tovholder.cli.help import Command
from tovholder.cli.settings import read_settings
from tovholder.errors import InputError

if TYPE_CHECKING:
    from casework.session import Session
    from graph.model.people import User
    from graph.reading.noting import Action

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)

Table = Annotated[Path, typer.Argument(metavar="cli.metavar.table", help="cli.user.table")]
UserId = Annotated[str, typer.Argument(metavar="cli.metavar.user", help="cli.user.id", callback=spelled)]


@contextmanager
def _session(object: str, action: "Action" = "user") -> "Generator[Session]":
    from tovholder.application import in_session

    settings = read_settings()
    with (
        engine_progress() as progress,
        in_session(settings, progress, needed="administrator", act=(action, object)) as session,
    ):
        yield session


@app.command("list", cls=Command, help="cli.user.list")
def list_users(csv: Annotated[bool, typer.Option("--csv", help="cli.user.csv")] = False) -> None:
    """All users: who they are, their roles, and whether they have ended; or the table that `user import` reads."""
    from importers import user_table

    with _session("list") as session:
        users, today = session.people().users(), session.today()
    if csv:
        print(user_table(users), end="")
        return
    for user in users:
        out().print(_line(user, today))
    if not users:
        err().print(say("cli.user.none"))


def _line(user: "User", today: date) -> str:
    said = [user.id, user.name, ", ".join(say(f"role.{role}") for role in user.roles)]
    named = (("unit", user.unit), ("login", user.login), ("os_login", user.os_login))
    said += [f"{name} {value}" for name, value in named if value]
    if user.may:
        said.append(say("cli.user.may", rights=", ".join(user.may)))
    if not user.is_there(today):
        said.append(say("cli.user.ended", day=user.ends))
    return " · ".join(said)


@app.command("add", cls=Command, help="cli.user.add")
def add(
    id: UserId,
    name: Annotated[str, typer.Option(metavar="cli.metavar.name", help="cli.user.name")],
    role: Annotated[list[str], typer.Option(metavar="cli.metavar.role", help="cli.user.role")],
    login: Annotated[str | None, typer.Option(metavar="cli.metavar.name", help="cli.user.login")] = None,
    unit: Annotated[str | None, typer.Option(metavar="cli.metavar.unit", help="cli.user.unit")] = None,
    actor: Annotated[list[str] | None, typer.Option(metavar="cli.metavar.actor", help="cli.user.actor")] = None,
    os_login: Annotated[str | None, typer.Option(metavar="cli.metavar.name", help="cli.user.os_login")] = None,
    may: Annotated[list[str] | None, typer.Option(metavar="import", help="cli.user.right")] = None,
    family: Annotated[str | None, typer.Option(metavar="cli.metavar.family", help="cli.user.family")] = None,
    member: Annotated[str | None, typer.Option(metavar="cli.metavar.name", help="cli.user.member")] = None,
) -> None:
    """Store one user, in place of the one of this id."""
    from importers import user_of_cells

    said = {"id": id, "name": name, "roles": role, "login": login, "unit": unit, "actors": actor, "os_login": os_login}
    with _session("add") as session:
        people, today = session.people(), session.today()
        stored = people.users()
        user = user_of_cells({**said, "may": may, "family": family, "member": member}, stored, today)
        people.keep_users([user], today, stored)
    tell_done(say("cli.user.stored", users=counted_text("cli.user.count", 1)))


@app.command("import", cls=Command, help="cli.user.import")
def import_users(table: Table) -> None:
    """Store the users of a table, all or none; those of an id that is stored are replaced, and keep their passwords."""
    from importers import read_users

    with _session("import_users") as session:
        people, today = session.people(), session.today()
        stored = people.users()
        users = read_users(table, stored, today)
        people.keep_users(users, today, stored)
    tell_done(say("cli.user.stored", users=counted_text("cli.user.count", len(users))))
    _tell_replaced(users, stored)


def _tell_replaced(users: "Sequence[User]", stored: "Sequence[User]") -> None:
    """What was replaced, old and new: nothing is overwritten without a word."""
    from importers import differing

    known = {user.id: user for user in stored}
    for user in users:
        if user.id in known:
            for name, new, old in differing(user, known[user.id]):
                tell_done(say("cli.user.replaced", user=user.id, column=name, old=old or "–", new=new or "–"))


@app.command("end", cls=Command, help="cli.user.end")
def end(
    id: UserId,
    last: Annotated[str | None, typer.Option("--last", metavar="cli.metavar.day", help="cli.user.last")] = None,
) -> None:
    """A user is none from now on, or after this day."""
    from tovholder.cli.findings import on_day, one_day

    day = one_day(last, "--last")
    with _session("end") as session:
        ends = on_day(day, session) if day else session.today() - timedelta(days=1)
        session.people().end_user(id, ends, session.today())
    tell_done(say("cli.user.ends", user=id, day=ends))


@app.command("password", cls=Command, help="cli.user.password")
def password(id: UserId) -> None:
    """Give a user a password, read from a terminal without showing it, or as the first line that comes in."""
    from access.passwords import hashed
    from graph.errors import UnknownUser
    from tovholder.people import forget_logins

    with _session("password") as session:
        people = session.people()
        user = people.user(id)
        if user is None:
            raise UnknownUser("no_such_user", user=id)
        given = _read_password()
        _refuse(given, user)
        people.keep_secret(id, hashed(given))
        forget_logins(read_settings(), id)
    tell_done(say("cli.user.password_kept", user=id))


def _read_password() -> str:
    if sys.stdin.isatty():
        from getpass import getpass

        first, second = getpass(say("cli.user.new_password")), getpass(say("cli.user.once_more"))
        if first != second:
            raise InputError("password_differs")
        return first
    return sys.stdin.readline().rstrip("\r\n")


def _refuse(given: str, user: "User") -> None:
    from access.passwords import LEAST, MOST, refusal

    match refusal(given, (user.name, user.login or "", user.id)):
        case "password_short":
            raise InputError("password_short", least=LEAST)
        case "password_long":
            raise InputError("password_long", most=MOST)
        case "password_common":
            raise InputError("password_common")


def assign(table: Table) -> None:
    """Store the assignments of a table, all or none."""
    from importers import read_assignments

    with _session("assign", "assign") as session:
        people = session.people()
        wanted = read_assignments(table, people.users(), session.today(), session.viewer.user)
        kept = people.assign(wanted)
    tell_done(say("cli.assign.stored", assignments=counted_text("cli.assign.count", len(kept))))
