"""The one door: reads cannot write, limits hold, errors are the product's own and never hold a stored value."""

import pytest

from casework.session import Session
from graph.errors import GraphError, QueryFailed, TimeLimit, TooManyRows, Unreachable, WrongSchema
from graph.storage.door import Address, Door, Limits
from graph.storage.migrate import migrate, migrations, schema_version
from graph.storage.statements import parse
from tests.sessions import ACCESS, door_of


def test_a_read_cannot_write(store: Session) -> None:
    with pytest.raises(QueryFailed, match="nothing was changed"):
        door_of(store).read(ACCESS, "CREATE (n:Unit {key: 'x'})")
    assert door_of(store).read(ACCESS, "MATCH (n:Unit) RETURN count(n) AS n") == [{"n": 0}]


def test_a_read_has_a_row_cap(door: Door) -> None:
    with Door(door.address, Limits(rows=10)) as narrow:
        assert len(narrow.read(ACCESS, "UNWIND range(1, 10) AS n RETURN n")) == 10
        with pytest.raises(TooManyRows, match="more than 10 rows"):
            narrow.read(ACCESS, "UNWIND range(1, 11) AS n RETURN n")


def test_a_read_has_a_time_limit(door: Door) -> None:
    slow = "UNWIND range(1, 30000) AS a UNWIND range(1, 30000) AS b WITH a, b WHERE a * b = -1 RETURN count(*) AS n"
    with Door(door.address, Limits(seconds=0.3)) as hasty, pytest.raises(TimeLimit, match="longer than its limit"):
        hasty.read(ACCESS, slow)


def test_a_write_that_fails_half_way_leaves_nothing(store: Session) -> None:
    with pytest.raises(ZeroDivisionError):
        door_of(store).write(ACCESS, lambda write: (write.run("CREATE (n:Unit {key: 'x'})"), 1 // 0))
    assert door_of(store).read(ACCESS, "MATCH (n:Unit) RETURN count(n) AS n") == [{"n": 0}]


def test_an_error_of_the_engine_holds_no_stored_value(store: Session) -> None:
    door_of(store).write(ACCESS, lambda write: write.run("CREATE (n:Family {key: 'hemmelig'})"))
    with pytest.raises(GraphError) as caught:
        door_of(store).write(ACCESS, lambda write: write.run("CREATE (n:Family {key: 'hemmelig'})"))
    assert "hemmelig" not in str(caught.value)


@pytest.mark.parametrize("uri", ["bolt://127.0.0.1:9", "nonsense"])
def test_a_server_that_is_not_there_is_said_so(uri: str) -> None:
    with pytest.raises(Unreachable), Door(Address(uri, "neo4j", "x")) as door:
        door.read(ACCESS, "RETURN 1 AS one")


def test_a_wrong_password_is_said_so_and_never_shown(door: Door) -> None:
    wrong = Address(door.address.uri, "neo4j", "not-the-password")
    assert "not-the-password" not in repr(wrong)
    with pytest.raises(Unreachable, match="does not accept") as caught, Door(wrong) as other:
        other.read(ACCESS, "RETURN 1 AS one")
    assert "not-the-password" not in str(caught.value)


def test_a_database_newer_than_the_program_is_refused(store: Session) -> None:
    newest = migrations()[-1].number
    door_of(store).write(ACCESS, lambda write: write.run("CREATE (m:Migration {number: $n})", n=newest + 1))
    try:
        with pytest.raises(WrongSchema, match=f"schema {newest + 1}, this program knows schema {newest}"):
            migrate(door_of(store))
    finally:
        door_of(store).write(ACCESS, lambda write: write.run("MATCH (m:Migration {number: $n}) DELETE m", n=newest + 1))


def test_a_foreign_database_is_refused(store: Session) -> None:
    door_of(store).write(ACCESS, lambda write: write.run("MATCH (m:Migration) SET m:Away REMOVE m:Migration"))
    try:
        with pytest.raises(WrongSchema, match="not Tovholder's"):
            migrate(door_of(store))
    finally:
        door_of(store).write(ACCESS, lambda write: write.run("MATCH (m:Away) SET m:Migration REMOVE m:Away"))


def test_migrating_twice_changes_nothing(store: Session) -> None:
    assert migrate(door_of(store)) == schema_version(door_of(store)) == migrations()[-1].number
    [row] = door_of(store).read(ACCESS, "SHOW CONSTRAINTS YIELD name RETURN count(name) AS n")
    assert row["n"] >= 17


def test_a_statement_without_its_header_is_refused() -> None:
    with pytest.raises(ValueError, match="lacks question, cost"):
        parse("x", "// title: A\n// params: none\nRETURN 1")
