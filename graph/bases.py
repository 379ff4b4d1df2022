"""General bases: what two units may tell each other wherever both work. An administrator enters one, and whoever looks after data
protection confirms it: until then it opens nothing, and nobody confirms their own. What has ended stays in the list.
"""

from datetime import date

from graph.checks.people import confirm_faults
from graph.errors import Forbidden, PeopleRefused
from graph.model.people import GeneralBasis, User
from graph.reading.viewer import Role
from graph.storage.access import Access
from graph.storage.door import Door, Write
from graph.storage.properties import decoded, encoded
from graph.storage.statements import statement
from graph.writing.locks import lock_people


class GeneralBases:
    """The general bases of one database, by this access. `Forbidden` where the role may not do it."""

    def __init__(self, door: Door, access: Access) -> None:
        self._door = door
        self._access = access

    def all(self) -> list[GeneralBasis]:
        """All of them, also what waits and what has ended, in the order of their ids."""
        rows = self._door.read(self._access, statement("general_bases").text)
        return [decoded(GeneralBasis, row["said"]) for row in rows]

    def names(self) -> dict[str, str]:
        """What users are called, by id: those who entered, confirmed and ended."""
        rows = self._door.read(self._access, statement("users").text)
        return {user.id: user.name for user in (decoded(User, row["said"]) for row in rows)}

    def enter(self, basis: GeneralBasis) -> None:
        """Store a basis of one administrator, which waits to be confirmed."""
        self._only("administrator")
        alone = basis.replaced(entered_by=(self._access.looks.user,), confirmed=None, ended=None, ended_by=None)
        self._door.write(self._access, lambda write: _keep(write, alone))

    def confirm(self, id: str, day: date) -> None:
        """The second of the two says that it holds, from now on. `PeopleRefused` for the first one, and where nothing waits."""
        self._only("auditor")
        user = self._access.looks.user

        def work(write: Write) -> None:
            basis = _found(write, id)
            if faults := list(confirm_faults(basis, user)):
                raise PeopleRefused(faults)
            _keep(write, basis.replaced(entered_by=(*basis.entered_by, user), confirmed=day))

        self._door.write(self._access, work)

    def end(self, id: str, day: date) -> None:
        """It opens nothing any more, from now on: one of the two is enough to end it."""
        self._only("administrator", "auditor")
        user = self._access.looks.user

        def work(write: Write) -> None:
            basis = _found(write, id)
            if not basis.ended:
                _keep(write, basis.replaced(ended=day, ended_by=user))

        self._door.write(self._access, work)

    def _only(self, *roles: Role) -> None:
        if self._access.looks.role not in roles:
            raise Forbidden("forbidden")


def _found(write: Write, id: str) -> GeneralBasis:
    lock_people(write)
    for row in write.run(statement("general_bases").text):
        basis = decoded(GeneralBasis, row["said"])
        if basis.id == id:
            return basis
    raise PeopleRefused([*confirm_faults(None, "")])


def _keep(write: Write, basis: GeneralBasis) -> None:
    write.run(statement("keep_general_basis").text, basis=encoded(basis))
