"""Users, assignments and reasons of one database: what a `graph.store.Store` knows of people, not of families.

Who may ask for them and change them is the session's to say (`casework.session`). What is stored is valid by itself and beside the
rest: `PeopleRefused` says what is not, and nothing is stored then. Changes go one after another.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any, TypeVar

from graph.checks.faults import Fault
from graph.checks.people import assignment_faults, user_faults
from graph.errors import Overtaken, PeopleRefused, UnknownUser
from graph.model.base import Record
from graph.model.people import Assignment, Reason, User, UserRole
from graph.reading.rows import Run
from graph.storage.access import Access
from graph.storage.door import Door, Row, Write
from graph.storage.properties import decoded, encoded
from graph.storage.statements import statement
from graph.writing.locks import lock_people

R = TypeVar("R", bound=Record)


class People:
    """What is known of people, by this access."""

    def __init__(self, door: Door, access: Access) -> None:
        self._door = door
        self._access = access

    def _run(self, name: str, **parameters: Any) -> list[Row]:
        return self._door.read(self._access, statement(name).text, **parameters)

    # --- users ----------------------------------------------------------------------------------------------

    def users(self) -> list[User]:
        """All users, also those who have ended, in the order of their ids."""
        return [decoded(User, row["said"]) for row in self._run("users")]

    def has_users(self) -> bool:
        """Whether there is any user, so that nobody works alone."""
        return bool(self._run("has_users")[0]["has_users"])

    def user(self, id: str) -> User | None:
        """The user of this id; None where there is none."""
        return self._one(id=id)[0]

    def by_login(self, login: str) -> tuple[User | None, str | None]:
        """Who logs in by this name, and the hash of the password where there is one."""
        return self._one(login=login)

    def by_os_login(self, name: str) -> User | None:
        """Whom the operating system calls so."""
        return self._one(os_login=name)[0]

    def _one(self, **by: str) -> tuple[User | None, str | None]:
        rows = self._run("user_of", **{"id": None, "login": None, "os_login": None, **by})
        return (decoded(User, rows[0]["said"]), rows[0]["secret"]) if rows else (None, None)

    def keep_users(self, users: Sequence[User], today: date, seen: Iterable[User] | None = None) -> None:
        """Store users, whole or not at all: new ones, and those that are there as they are now. Their passwords stay.

        `seen`: those that were stored when the change was made. `Overtaken` where one of these users is not as it was then.
        """

        def work(write: Write) -> None:
            lock_people(write)
            stored = [decoded(User, row["said"]) for row in write.run(statement("users").text)]
            if seen is not None and _of_ids(users, stored) != _of_ids(users, seen):
                raise Overtaken("overtaken")
            _refuse(user_faults(users, stored, today))
            write.run(statement("keep_users").text, users=[encoded(user) for user in users])

        self._door.write(self._access, work)

    def end_user(self, id: str, last: date, today: date) -> User:
        """Say a user's last day. `UnknownUser` where there is none; `PeopleRefused` where nobody could manage users then."""
        user = self.user(id)
        if user is None:
            raise UnknownUser("no_such_user", user=id)
        ended = user.replaced(ends=last)
        self.keep_users([ended], today, [user])
        return ended

    def keep_secret(self, id: str, secret: str | None) -> None:
        """Keep the hash of a user's password; None takes it away. `UnknownUser` where there is none."""
        if self.user(id) is None:
            raise UnknownUser("no_such_user", user=id)
        self._door.write(self._access, lambda write: write.run(statement("keep_secret").text, id=id, secret=secret))

    def units_of(self, user: User, role: UserRole) -> tuple[str, ...]:
        """The user's own unit; a leader's with all that lies below it."""
        if user.unit is None:
            return ()
        if role != "leader":
            return (user.unit,)
        return tuple(sorted({user.unit, *(row["id"] for row in self._run("units_below", unit=user.unit))}))

    # --- what ties them to families -------------------------------------------------------------------------

    def assignments(
        self, *, users: Iterable[str] | None = None, families: Iterable[str] | None = None
    ) -> list[Assignment]:
        """All assignments, or those of these users, or in these families; also what has ended."""
        return _assignments(
            lambda text, **parameters: self._door.read(self._access, text, **parameters), users, families
        )

    def assign(self, wanted: Sequence[Assignment]) -> list[Assignment]:
        """Store assignments, whole or not at all, and give them as they are stored.

        What is assigned already, on the day on which the new one would begin, goes on since when it began. Whoever brought a
        family in is responsible no longer than until somebody else is.
        """

        def work(write: Write) -> list[Assignment]:
            lock_people(write)
            stored = [decoded(User, row["said"]) for row in write.run(statement("users").text)]
            _refuse(assignment_faults(wanted, stored))
            there = _assignments(write.run, {one.user for one in wanted}, None)
            kept = [_going_on(one, there) for one in wanted]
            relieved = _relieved(kept, _assignments(write.run, None, {one.family for one in wanted}))
            write.run(statement("keep_assignments").text, assignments=[encoded(one) for one in (*relieved, *kept)])
            return kept

        return self._door.write(self._access, work)

    def reasons(self, user: str) -> list[Reason]:
        """Why this user looked at families as a leader, the oldest first."""
        return [decoded(Reason, row["said"]) for row in self._run("reasons", user=user)]

    def keep_reason(self, reason: Reason) -> None:
        """Store a leader's reason."""
        said = encoded(reason)
        self._door.write(self._access, lambda write: write.run(statement("keep_reason").text, reason=said))


def _assignments(run: Run, users: Iterable[str] | None, families: Iterable[str] | None) -> list[Assignment]:
    rows = run(
        statement("assignments").text,
        users=None if users is None else sorted(users),
        families=None if families is None else sorted(families),
    )
    return [decoded(Assignment, row["said"]) for row in rows]


def _going_on(wanted: Assignment, stored: Iterable[Assignment]) -> Assignment:
    for one in stored:
        if one.place == wanted.place and one.from_ <= wanted.from_ <= (one.to or date.max):
            return wanted.replaced(id=one.id, from_=one.from_)
    return wanted


def _relieved(new: Iterable[Assignment], stored: Iterable[Assignment]) -> Iterator[Assignment]:
    """Those who are responsible because they brought a family in, until the day before somebody else is."""
    since = {one.family: one for one in new if one.part == "responsible"}
    for one in stored:
        other = since.get(one.family)
        if other and one.part == "responsible" and one.by == one.user != other.user:
            yield one.replaced(to=min(one.to or date.max, other.from_ - timedelta(days=1)))


def _of_ids(users: Iterable[User], among: Iterable[User]) -> dict[str, str]:
    """The versions of these users among others, as far as they are there."""
    ids = {user.id for user in users}
    return {user.id: user.version for user in among if user.id in ids}


def _refuse(faults: Iterable[Fault]) -> None:
    found = tuple(faults)
    if found:
        raise PeopleRefused(found)
