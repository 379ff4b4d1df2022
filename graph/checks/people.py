"""What users and assignments may not say of each other. Each fault with the place `(number, key)` of the record that it lies in."""

from collections.abc import Iterator, Sequence
from datetime import date

from graph.checks.faults import Fault
from graph.checks.values import shown
from graph.model.people import Assignment, GeneralBasis, Reason, User
from graph.model.periods import first_of, last_of

UNIQUE = ("id", "login", "os_login")
"""What two users may not share."""
LEAST_REASON = 20
"""Letters of a reason to look: fewer say nothing to whoever reads it in a sample."""


def user_faults(users: Sequence[User], stored: Sequence[User], today: date) -> Iterator[Fault]:
    """What is wrong with these users beside those that are stored, of which those of the same id are replaced."""
    new = {user.id for user in users}
    rest = [user for user in stored if user.id not in new]
    for key in UNIQUE:
        owners = {getattr(user, key): user.id for user in rest} if key != "id" else {}
        for number, user in enumerate(users):
            value = getattr(user, key)
            if value is not None and owners.setdefault(value, user.id) != user.id:
                yield Fault("user_taken", (number, key), {"value": shown(value), "user": shown(owners[value])})
    ids = [user.id for user in users]
    for number, id in enumerate(ids):
        if id in ids[:number]:
            yield Fault("user_twice", (number, "id"), {"user": shown(id)})
    if users and not any(is_able_administrator(user, today) for user in (*rest, *users)):
        yield Fault("no_administrator", ())


def is_able_administrator(user: User, today: date) -> bool:
    """Whether the user can manage the others at the command line today: somebody always must."""
    return "administrator" in user.roles and user.os_login is not None and user.is_there(today)


def assignment_faults(assignments: Sequence[Assignment], users: Sequence[User]) -> Iterator[Fault]:
    """What is wrong with these assignments: a user who is not stored, the same one twice, an end before the beginning."""
    known = {user.id for user in users}
    seen: set[tuple[object, ...]] = set()
    for number, assignment in enumerate(assignments):
        if assignment.user not in known:
            yield Fault("no_such_user", (number, "user"), {"user": shown(assignment.user)})
        if assignment.to is not None and assignment.to < assignment.from_:
            yield Fault("ends_before_it_begins", (number, "to"), {"value": shown(str(assignment.to))})
        if (*assignment.place, assignment.from_) in seen:
            yield Fault("assignment_twice", (number, "family"), {"user": shown(assignment.user)})
        seen.add((*assignment.place, assignment.from_))


def reason_faults(reason: Reason) -> Iterator[Fault]:
    """What is wrong with a reason that somebody gave."""
    if sum(letter.isalpha() for letter in reason.because or "") < LEAST_REASON:
        yield Fault("reason_short", (0, "because"), {"least": LEAST_REASON})


def basis_faults(basis: GeneralBasis) -> Iterator[Fault]:
    """What is wrong with a general basis that somebody entered."""
    if basis.valid_to and last_of(basis.valid_to) < first_of(basis.date):
        yield Fault("ends_before_it_begins", (0, "valid_to"), {"value": shown(str(basis.valid_to))})


def confirm_faults(basis: GeneralBasis | None, user: str) -> Iterator[Fault]:
    """Why this user may not confirm a general basis: none waits, or it is their own."""
    if basis is None or basis.is_confirmed or basis.ended:
        yield Fault("no_such_basis", ())
    elif user in basis.entered_by:
        yield Fault("own_basis", ())
