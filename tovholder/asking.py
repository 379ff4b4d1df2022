"""Who asks at the command line: a person of the product, once there are any, by the name that the operating system gives them."""

import os
from collections.abc import Callable, Mapping
from datetime import datetime

from access.roles import PURPOSE
from graph.model.people import User, UserRole
from graph.people import People
from graph.reading.viewer import LocalViewer, Via, Viewer
from tovholder.errors import InputError
from words import Series
from words.errors import ProductError

SUPERUSER = 0


class NobodyLinked(ProductError):
    """Whoever asks is no user of the product, and it has users."""


def os_name(environ: Mapping[str, str] = os.environ, uid: Callable[[], int] = os.getuid) -> str:
    """The name of whoever runs this process; of root by `sudo`, that of who asked for it: as text, it need be no account here."""
    who = uid()
    if who == SUPERUSER and environ.get("SUDO_USER"):
        return environ["SUDO_USER"]
    import pwd  # here: it is of the operating systems that have such names

    try:
        return pwd.getpwuid(who).pw_name
    except KeyError:  # in a container
        return str(who)


def viewer_at_command_line(
    directory: People, now: datetime, role: str | None = None, needed: UserRole | None = None
) -> Viewer:
    """Who asks, in this role, or in the one that the command needs, or else in their first. Whoever works alone, as such.

    `NobodyLinked` where users are stored and this is none of them; `InputError` for a role that the user does not have.
    """
    if not directory.has_users():
        return LocalViewer(now)
    name = os_name()
    user = directory.by_os_login(name)
    if user is None or not user.is_there(now.date()):
        raise NobodyLinked("cli_nobody_linked", name=name)
    return viewer_of(directory, user, _role(user, role, needed), now, "cli")


def viewer_of(directory: People, user: User, role: UserRole, now: datetime, via: Via) -> Viewer:
    """The user in this role, now."""
    units = directory.units_of(user, role)
    return Viewer(user.id, role, PURPOSE[role], units, user.actors, frozenset(user.may), now, via)


def _role(user: User, wanted: str | None, needed: UserRole | None) -> UserRole:
    for role in user.roles:
        if role == wanted or (wanted is None and needed in (None, role)):
            return role
    if wanted is None:
        return user.roles[0]  # the session refuses what the role may not do
    raise InputError("cli_no_such_role", role=wanted, roles=Series(user.roles))
