"""Three round trips over Bolt that are needed before there is a door: is the server there, its first password, and what keeps
its database from coming up.

The local engine calls these while it starts a server (`tovholder.engine.settings.Bolt`); it does not import
the driver itself. Nor does this before it knocks: whoever only asks whether an engine runs waits for no driver.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from graph.storage.lean import without

if TYPE_CHECKING:
    from neo4j import Driver

_TIMEOUT = 5.0
"""Seconds for a connection and for a query: a server that is starting may accept and then say nothing."""

_NOT_READY = (
    "Neo.ClientError.Database.DatabaseNotFound",  # before the database `neo4j` is made in a new store
    "Neo.ClientError.Security.AuthenticationRateLimit",  # five seconds, after three wrong passwords
)


class BoltError(OSError):
    """The server answered, and the answer is neither yes, nor "not yet", nor "wrong password"."""


def ping(uri: str, user: str, password: str) -> None:
    """Run ``RETURN 1`` on the user's database.

    Raises `PermissionError` if the server refuses user or password, `ConnectionError` if it does not answer
    or is not ready (asking again later makes sense), `BoltError` for anything else.
    """
    with _connected(uri, user, password) as driver, driver.session() as session:
        session.run("RETURN 1 AS one").consume()


def set_first_password(uri: str, user: str, old: str, new: str) -> None:
    """Change the password of `user`, as a server asks for at the first log-in. Raises as `ping` does."""
    with _connected(uri, user, old) as driver, driver.session(database="system") as session:
        session.run("ALTER CURRENT USER SET PASSWORD FROM $old TO $new", old=old, new=new).consume()


def why_offline(uri: str, user: str, password: str) -> str | None:
    """What the server says of the user's database where it tried to start it and could not; None as long as it may come up.

    Raises as `ping` does.
    """
    with _connected(uri, user, password) as driver, driver.session(database="system") as session:
        shown = session.run(
            "SHOW DATABASE neo4j YIELD requestedStatus, currentStatus, statusMessage"
            " WHERE requestedStatus = 'online' AND currentStatus IN ['offline', 'dirty', 'quarantined']"
            " RETURN statusMessage AS message"
        )
        messages = [record["message"] for record in shown]
    return next((message for message in messages if message), None)


@contextmanager
def _connected(uri: str, user: str, password: str) -> Iterator[Driver]:
    with without("numpy", "pandas", "pyarrow"):
        from neo4j import GraphDatabase
        from neo4j.exceptions import AuthError, DriverError, Neo4jError
    try:
        with GraphDatabase.driver(
            uri,
            auth=(user, password),
            connection_timeout=_TIMEOUT,
            connection_acquisition_timeout=_TIMEOUT,
            telemetry_disabled=True,
        ) as driver:
            yield driver
    except Neo4jError as err:
        # The text of the server may quote what it was sent; its code does not.
        if err.is_retryable() or err.code in _NOT_READY:
            raise ConnectionError(f"{uri}: {err.code}") from err
        if isinstance(err, AuthError):
            raise PermissionError(f"{uri} refuses the user {user} ({err.code})") from err
        raise BoltError(f"{uri}: {err.code}") from err
    except (DriverError, OSError) as err:
        raise ConnectionError(f"{uri}: {type(err).__name__}") from err
