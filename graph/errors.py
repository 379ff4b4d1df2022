"""What can go wrong with the database, in the product's own words: fact, evidence, remedy.

GraphError
├── Unreachable        no server answers, or it refuses the password
├── WrongSchema        the database is newer than the program, or holds something else
├── TooLarge           a file does not fit into one transaction
├── TimeLimit          a query ran longer than its limit, or gave more rows than its cap
├── Conflict           what is to be stored contradicts what another source says
├── UnknownFamily      no family of that id
└── QueryFailed        the engine refused a query: a fault of the program
"""


class GraphError(Exception):
    """Base of all errors of the graph. The message is for people; only a `Conflict` names stored values."""


class Unreachable(GraphError):
    """No server answers, or it does not let us in."""


class WrongSchema(GraphError):
    """The database is newer than the program, or is not one of Tovholder's."""


class TooLarge(GraphError):
    """A file does not fit into one transaction."""


class TimeLimit(GraphError):
    """A query ran longer than its limit, or gave more rows than its cap."""


class Conflict(GraphError):
    """What is to be stored contradicts what is there; `problems` names each contradiction."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


class UnknownFamily(GraphError):
    """No family of that id is stored (or the viewer may not see it)."""


class QueryFailed(GraphError):
    """The engine refused a query: a fault of the program, not of its user."""
