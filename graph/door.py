"""The one door to Neo4j: every query goes through here (before there is a door, `graph.bolt` knocks).

Reads are READ transactions (the engine refuses a write in one), writes are managed WRITE transactions that are tried again
where the engine says so. Values go as parameters. Every read names its `Viewer`: what it may see is taken out by
`visibility`; a later issue adds purpose, consent and audit here without touching a query.
"""

# The driver leaves some of its own types open; ours are strict.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false

from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from types import TracebackType
from typing import Any, LiteralString, Self, TypeVar

import neo4j
from neo4j import exceptions as driver_errors
from neo4j.time import Date

from graph.errors import GraphError, QueryFailed, TimeLimit, TooLarge, Unreachable
from graph.viewer import Viewer

T = TypeVar("T")
Row = dict[str, Any]
NO_MEMORY = ("MemoryPoolOutOfMemoryError", "OutOfMemoryError", "TransactionOutOfMemoryError")
NOT_LET_IN = ("Neo.ClientError.Security.Unauthorized", "Neo.ClientError.Security.AuthenticationRateLimit")


@dataclass(frozen=True)
class Address:
    """Where the server is and how it lets us in."""

    uri: str
    user: str
    password: str
    database: str = "neo4j"

    def __repr__(self) -> str:
        return f"Address({self.uri!r}, {self.database!r})"  # never the password


@dataclass(frozen=True)
class Limits:
    """How long a query may run, in seconds, and how many rows one read may give."""

    seconds: float = 60.0
    write_seconds: float = 600.0
    rows: int = 1_000_000


class Write:
    """A transaction that writes: all of it is kept, or nothing."""

    def __init__(self, transaction: neo4j.ManagedTransaction) -> None:
        self._transaction = transaction

    def run(self, text: LiteralString, **parameters: Any) -> list[Row]:
        """Run one statement and give its rows."""
        return [_native(record) for record in self._transaction.run(text, parameters)]


class Door:
    """A database, opened: `Unreachable` where that cannot be. Use it in a `with` block, or close it."""

    def __init__(self, address: Address, limits: Limits | None = None) -> None:
        self.address = address
        self.limits = limits or Limits()
        with translated():
            self._driver: neo4j.Driver = neo4j.GraphDatabase.driver(
                address.uri,
                auth=(address.user, address.password),
                connection_timeout=10.0,
                max_transaction_retry_time=20.0,
                notifications_min_severity="OFF",
                telemetry_disabled=True,
            )
        try:
            with translated():  # at once: a query would be tried again for a while before it says that nobody is there
                self._driver.verify_connectivity()
        except GraphError:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, err: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of all connections."""
        self._driver.close()

    def read(self, viewer: Viewer, text: LiteralString, **parameters: Any) -> list[Row]:
        """The rows of a reading query. Dates come as `datetime.date`."""

        @neo4j.unit_of_work(timeout=self.limits.seconds)
        def work(transaction: neo4j.ManagedTransaction) -> list[Row]:
            rows: list[Row] = []
            for record in transaction.run(text, parameters):
                if len(rows) >= self.limits.rows:
                    raise TimeLimit(
                        f"A query gave more than {self.limits.rows:,} rows. Ask for fewer families at a time, "
                        "or raise TOVHOLDER_ROW_CAP."
                    )
                rows.append(_native(record))
            return rows

        with self._session(neo4j.READ_ACCESS) as session, translated():
            return session.execute_read(work)

    def write(self, work: Callable[[Write], T]) -> T:
        """Run `work` in one transaction. It may be run again where the engine asks for it: it must change nothing else."""

        @neo4j.unit_of_work(timeout=self.limits.write_seconds)
        def inside(transaction: neo4j.ManagedTransaction) -> T:
            return work(Write(transaction))

        with self._session(neo4j.WRITE_ACCESS) as session, translated():
            return session.execute_write(inside)

    def schema(self, text: LiteralString) -> None:
        """Run one schema command, in a transaction of its own as the engine demands."""
        with self._session(neo4j.WRITE_ACCESS) as session, translated():
            session.run(text).consume()

    def server_version(self) -> str:
        """Name and version of the engine, such as `Neo4j/5.26.30`."""
        with translated():
            return self._driver.get_server_info().agent

    def _session(self, access: str) -> neo4j.Session:
        return self._driver.session(database=self.address.database, default_access_mode=access)


def _native(record: neo4j.Record) -> Row:
    return {key: _value(value) for key, value in record.items()}


def _value(value: Any) -> Any:
    """Dates of the driver as Python's, however deep they lie."""
    if isinstance(value, Date):
        return value.to_native()
    if isinstance(value, list):
        return [_value(item) for item in value]
    if isinstance(value, Mapping):
        return {key: _value(item) for key, item in value.items()}
    return value


@contextmanager
def translated() -> Generator[None]:
    """The driver's errors as the product's own, with the likely cause. Texts of the engine hold values: none is passed on."""
    try:
        yield
    except driver_errors.Neo4jError as err:
        raise _from_server(err) from err
    except (driver_errors.ServiceUnavailable, driver_errors.SessionExpired) as err:
        raise Unreachable(
            "The graph engine does not answer. Is it running? `tovholder doctor` looks, `tovholder engine start` starts the "
            "local one; where TOVHOLDER_NEO4J_URI names a server, check the address."
        ) from err
    except driver_errors.ConfigurationError as err:
        raise Unreachable("TOVHOLDER_NEO4J_URI is no address of a Neo4j server. Write bolt://HOST:PORT.") from err
    except driver_errors.DriverError as err:
        raise QueryFailed(
            f"The driver refused a query ({type(err).__name__}). This is a fault of the program."
        ) from err


def _from_server(err: driver_errors.Neo4jError) -> GraphError:
    code = err.code or "unknown"
    if code in NOT_LET_IN:
        return Unreachable(
            f"The graph engine does not accept the user name or password ({code}). Check TOVHOLDER_NEO4J_USER and "
            "TOVHOLDER_NEO4J_PASSWORD; for the local engine see `tovholder doctor`."
        )
    if code.endswith(NO_MEMORY):
        return TooLarge(
            "This is too much for one transaction of the graph engine. Split the file and import its parts."
        )
    if "TransactionTimedOut" in code:
        return TimeLimit("A query ran longer than its limit. Ask for fewer families, or raise TOVHOLDER_TIME_LIMIT.")
    if "DatabaseNotFound" in code:
        return Unreachable("The server has no database of that name. Check TOVHOLDER_NEO4J_DATABASE.")
    if "LockAcquisitionTimeout" in code or "LockClient" in code:
        return Unreachable("Another command is changing the database. Wait until it has ended and try again.")
    return QueryFailed(
        f"The graph engine refused a query ({code}). This is a fault of the program; nothing was changed."
    )
