"""What can go wrong with the database, in the product's own words: a code and values, told in either language.

GraphError
├── Unreachable        no server answers, or it refuses the password
├── Busy               others are writing, and keep doing so
├── WrongSchema        the database is newer than the program, or holds something else
├── NoRoom             too little room on the disk: nothing can be stored
│   └── StoppedWriting   the server ended all writing and reading, likely for lack of room
├── TooLarge           a file does not fit into one transaction
├── TimeLimit          a query ran longer than its limit
├── TooManyRows        a query gave more rows than its cap
├── Conflict           what is to be stored contradicts what another source says
├── Overtaken          somebody changed it after it was read
├── UnknownFamily      no family of that id
│   └── ReasonNeeded     it shows to this viewer once they have given a reason to look
├── UnknownUser        no user of that id
├── UnknownMeeting     no meeting of that id in the family
├── UnknownConsent     no consent of that id in the family
├── UnknownImport      no import of that key
├── ImportStays        an import that cannot be undone
├── PeopleRefused      what is to be stored of users or assignments cannot be
├── Forbidden          who asks may not do that
└── QueryFailed        the engine refused a query: a fault of the program
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from words import Message, Series
from words.errors import ProductError

if TYPE_CHECKING:
    from graph.checks.faults import Fault


class GraphError(ProductError):
    """Base of all errors of the graph. Only a `Conflict` names stored values."""


class Unreachable(GraphError):
    """No server answers, or it does not let us in."""


class Busy(GraphError):
    """Others are writing: the same may work in a moment."""


class WrongSchema(GraphError):
    """The database is newer than the program, or is not one of Tovholder's."""


class NoRoom(GraphError):
    """There is too little room on the disk to store anything."""


class StoppedWriting(NoRoom):
    """The server could not write its log, and takes no transaction any more until it is started anew."""


class TooLarge(GraphError):
    """A file does not fit into one transaction."""


class TimeLimit(GraphError):
    """A query ran longer than its limit."""


class TooManyRows(GraphError):
    """A query gave more rows than its cap."""


class Conflict(GraphError):
    """What is to be stored contradicts what is there; `contradictions` says each, with what to do about it."""

    def __init__(self, contradictions: Sequence[Message]) -> None:
        self.contradictions = tuple(contradictions)
        super().__init__("conflict", contradictions=Series(self.contradictions, between="\n"))


class Overtaken(GraphError):
    """A record is no longer what it was when the change was made from it."""


class UnknownFamily(GraphError):
    """No family of that id is stored (or the viewer may not see it)."""


class ReasonNeeded(UnknownFamily):
    """The family is of the own unit's, and shows once a reason to look is given. `family` is its id."""

    @property
    def family(self) -> str:
        """Its id."""
        return str(self.values["families"])


class UnknownUser(GraphError):
    """No user of that id is stored."""


class UnknownImport(GraphError):
    """No import of that key is kept."""


class ImportStays(GraphError):
    """An import cannot be undone: it is undone already, what it said was erased, or something was changed since."""


class UnknownMeeting(GraphError):
    """No meeting of that id is stored in the family (or the viewer may not see it)."""


class UnknownConsent(GraphError):
    """No given consent of that id is stored in the family (or the viewer may not see it)."""


class PeopleRefused(GraphError):
    """What is to be stored of users or assignments cannot be; `faults` says all of it."""

    def __init__(self, faults: Sequence["Fault"]) -> None:
        self.faults = tuple(faults)
        super().__init__("people_refused", faults=Series(tuple(map(_line, self.faults)), between="\n"))


def _line(fault: "Fault") -> Message:
    fact, remedy = (Message(f"fault.{fault.code}.{part}", fault.values) for part in ("fact", "remedy"))
    return Message("people.refused", {"fact": fact, "remedy": remedy})


class Forbidden(GraphError):
    """Who asks may not do that, in the role in which they ask."""


class QueryFailed(GraphError):
    """The engine refused a query: a fault of the program, not of its user."""
