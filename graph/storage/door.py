"""The one door to Neo4j: every query goes through here (before there is a door, `graph.storage.bolt` knocks).

Reads are READ transactions (the engine refuses a write in one), writes are managed WRITE transactions that are tried again
where the engine says so. Values go as parameters. Who asks is named by an `Access`: a later issue writes the audit here
without touching a query.
"""

# The driver leaves some of its own types open; ours are strict.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false

import time
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from types import TracebackType
from typing import Any, LiteralString, Self, TypeVar

from graph.errors import Busy, GraphError, QueryFailed, StoppedWriting, TimeLimit, TooLarge, TooManyRows, Unreachable
from graph.storage.access import Access
from graph.storage.lean import without
from graph.storage.room import Elsewhere, Room
from words import Whole

with without("numpy", "pandas", "pyarrow"):
    import neo4j
    from neo4j import exceptions as driver_errors
    from neo4j.time import Date

T = TypeVar("T")
Row = dict[str, Any]
NO_MEMORY = ("MemoryPoolOutOfMemoryError", "OutOfMemoryError", "TransactionOutOfMemoryError")
MADE_BY_ANOTHER = ("EquivalentSchemaRuleAlreadyExists", "ConstraintAlreadyExists", "IndexAlreadyExists")
"""A schema command that says IF NOT EXISTS, and met another at the same moment that made the same."""
STOPPED_WRITING = ("TransactionLogError", "TransactionCommitFailed", "TransactionStartFailed")
"""Of `Neo.DatabaseError.Transaction`: what follows a log that could not be written."""
NOT_LET_IN = ("Neo.ClientError.Security.Unauthorized", "Neo.ClientError.Security.AuthenticationRateLimit")


_BETWEEN_TRIES = 0.1
"""Seconds."""


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
    patience: float = 60.0
    """Seconds that a write waits while others stand in its way."""


class Write:
    """A transaction that writes: all of it is kept, or nothing."""

    def __init__(self, transaction: neo4j.ManagedTransaction, room: Room) -> None:
        self._transaction = transaction
        self._room = room

    def expects(self, elements: int) -> None:
        """Say how many nodes and relationships are to be written, before the first: `NoRoom` where they do not fit."""
        self._room.check(elements)

    def run(self, text: LiteralString, **parameters: Any) -> list[Row]:
        """Run one statement and give its rows."""
        return [_native(record) for record in self._transaction.run(text, parameters)]


class Door:
    """A database, opened: `Unreachable` where that cannot be. Use it in a `with` block, or close it."""

    def __init__(self, address: Address, limits: Limits | None = None, room: Room | None = None) -> None:
        self.address = address
        self.limits = limits or Limits()
        self._room: Room = room or Elsewhere()
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

    def read(self, access: Access, text: LiteralString, **parameters: Any) -> list[Row]:
        """The rows of a reading query. Dates come as `datetime.date`."""
        _check(access)

        @neo4j.unit_of_work(timeout=self.limits.seconds)
        def work(transaction: neo4j.ManagedTransaction) -> list[Row]:
            rows: list[Row] = []
            for record in transaction.run(text, parameters):
                if len(rows) >= self.limits.rows:
                    raise TooManyRows("too_many_rows", rows=Whole(self.limits.rows))
                rows.append(_native(record))
            return rows

        with self._session(neo4j.READ_ACCESS) as session, self._told():
            return session.execute_read(work)

    def write(self, access: Access, work: Callable[[Write], T]) -> T:
        """Run `work` in one transaction. It may be run again where the engine asks for it: it must change nothing else.

        `NoRoom` where the disk has too little room for any write; `work` says by `Write.expects` if its own is a large one.
        """
        _check(access)
        self._room.check(0)

        @neo4j.unit_of_work(timeout=self.limits.write_seconds)
        def inside(transaction: neo4j.ManagedTransaction) -> T:
            return work(Write(transaction, self._room))

        with self._session(neo4j.WRITE_ACCESS) as session:
            return self._patiently(lambda: session.execute_write(inside))

    def schema(self, text: LiteralString) -> None:
        """Run one schema command, in a transaction of its own as the engine demands.

        It may be run again, so it can be repeated without harm. The driver tries no such command twice.
        """
        self._room.check(0)
        with self._session(neo4j.WRITE_ACCESS) as session:
            self._patiently(lambda: session.run(text).consume())

    def server_version(self) -> str:
        """Name and version of the engine, such as `Neo4j/5.26.30`."""
        with translated():
            return self._driver.get_server_info().agent

    def _patiently(self, work: Callable[[], T]) -> T:
        """Do it, again and again for as long as others stand in the way and patience lasts."""
        deadline = time.monotonic() + self.limits.patience
        while True:
            try:
                with self._told():
                    return work()
            except Busy:
                if time.monotonic() > deadline:
                    raise
            time.sleep(_BETWEEN_TRIES)

    @contextmanager
    def _told(self) -> Generator[None]:
        """The driver's errors as the product's own; where the server stopped writing, what can be done was done."""
        try:
            with translated():
                yield
        except StoppedWriting as err:
            raise self._room.stopped(err) from err

    def _session(self, access: str) -> neo4j.Session:
        return self._driver.session(database=self.address.database, default_access_mode=access)


def _check(access: object) -> None:
    if not isinstance(access, Access):
        raise TypeError("Whoever goes through the door shows an Access.")


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
        raise Unreachable("engine_silent") from err
    except driver_errors.ConfigurationError as err:
        raise Unreachable("no_server_address") from err
    except driver_errors.DriverError as err:
        raise QueryFailed("driver_refused", kind=type(err).__name__) from err


def _from_server(err: driver_errors.Neo4jError) -> GraphError:
    code = err.code or "unknown"
    if code in NOT_LET_IN:
        return Unreachable("not_let_in", reason=code)
    if code.endswith(NO_MEMORY):
        return TooLarge("too_much_at_once")
    if code.startswith("Neo.DatabaseError.Transaction.") and code.endswith(STOPPED_WRITING):
        return StoppedWriting("server_stopped_writing", reason=code)
    if "TransactionTimedOut" in code:
        return TimeLimit("query_too_slow")
    if "DatabaseNotFound" in code:
        return Unreachable("no_such_database")
    if code.endswith("DatabaseUnavailable"):
        return Unreachable("engine_silent")
    # What the engine itself calls transient may work in a moment, whatever it is: it is no fault of the program.
    if err.is_retryable() or code.endswith(MADE_BY_ANOTHER) or "LockAcquisitionTimeout" in code or "LockClient" in code:
        return Busy("database_busy")
    return QueryFailed("query_refused", reason=code)
