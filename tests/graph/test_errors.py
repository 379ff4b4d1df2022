"""What goes wrong with the database is told in both languages, each by its own class, and without what the engine says."""

from datetime import date

import pytest
from neo4j import exceptions as driver_errors

from graph.errors import (
    Busy,
    Conflict,
    GraphError,
    NoRoom,
    QueryFailed,
    StoppedWriting,
    TimeLimit,
    TooLarge,
    TooManyRows,
    UnknownFamily,
    Unreachable,
    WrongSchema,
)
from graph.storage.door import translated
from words import LANGUAGES, Message, Whole, counted

SECRET = "what the engine says"


def of_server(code: str) -> driver_errors.Neo4jError:
    return driver_errors.Neo4jError._hydrate_neo4j(code=code, message=SECRET)  # pyright: ignore[reportPrivateUsage]


@pytest.mark.parametrize(
    ("raised", "kind", "code"),
    [
        (driver_errors.ServiceUnavailable(SECRET), Unreachable, "engine_silent"),
        (driver_errors.SessionExpired(SECRET), Unreachable, "engine_silent"),
        (driver_errors.ConfigurationError(SECRET), Unreachable, "no_server_address"),
        (driver_errors.TransactionError(SECRET), QueryFailed, "driver_refused"),
        (of_server("Neo.ClientError.Security.Unauthorized"), Unreachable, "not_let_in"),
        (of_server("Neo.TransientError.General.OutOfMemoryError"), TooLarge, "too_much_at_once"),
        (of_server("Neo.ClientError.Transaction.TransactionTimedOut"), TimeLimit, "query_too_slow"),
        (of_server("Neo.ClientError.Database.DatabaseNotFound"), Unreachable, "no_such_database"),
        (of_server("Neo.ClientError.Transaction.LockAcquisitionTimeout"), Busy, "database_busy"),
        (of_server("Neo.TransientError.Transaction.DeadlockDetected"), Busy, "database_busy"),
        (of_server("Neo.TransientError.Of.NobodySawBefore"), Busy, "database_busy"),
        (of_server("Neo.TransientError.General.DatabaseUnavailable"), Unreachable, "engine_silent"),
        (of_server("Neo.ClientError.Schema.EquivalentSchemaRuleAlreadyExists"), Busy, "database_busy"),
        (of_server("Neo.DatabaseError.Transaction.TransactionLogError"), StoppedWriting, "server_stopped_writing"),
        (of_server("Neo.DatabaseError.Transaction.TransactionStartFailed"), StoppedWriting, "server_stopped_writing"),
        (of_server("Neo.DatabaseError.Transaction.TransactionCommitFailed"), StoppedWriting, "server_stopped_writing"),
        (of_server("Neo.ClientError.Schema.ConstraintValidationFailed"), QueryFailed, "query_refused"),
    ],
)  # fmt: skip
def test_an_error_of_the_driver_is_told_as_what_it_means(raised: Exception, kind: type[GraphError], code: str) -> None:
    with pytest.raises(GraphError) as caught, translated():
        raise raised
    assert (type(caught.value), caught.value.code) == (kind, code)
    assert caught.value.text("da") != caught.value.text("en") == str(caught.value)
    assert SECRET not in caught.value.text("da") + caught.value.text("en")


CONTRADICTIONS = [
    Message("conflict.municipality", {"here": "A", "there": "B", "source": "s"}),
    Message("conflict.kind", {"id": "x", "here": Message("conflict.unit"), "there": Message("conflict.actor"), "source": "s"}),
    Message("conflict.kind", {"id": "y", "here": Message("conflict.family"), "there": Message("conflict.unit"), "source": "s"}),
    Message("conflict.family_elsewhere", {"id": "x", "other": "s", "source": "t"}),
    Message("conflict.family_left_out", {"id": "x", "source": "t"}),
    Message("conflict.family_edited", {"id": "x", "edits": counted("conflict.edits", 1), "day": date(2025, 6, 1)}),
    Message("conflict.family_left_out_edited", {"id": "x", "source": "t", "edits": counted("conflict.edits", 2), "day": date(2025, 6, 1)}),
    Message("conflict.both_changed", {"id": "x", "place": ".members[m]", "field": "name", "base": "1", "here": "2", "there": "3"}),
    Message("conflict.both_record", {"id": "x", "place": ".members[m]"}),
    Message("conflict.together", {"place": "families[x]", "fact": Message("fault.said_twice.fact")}),
    Message("conflict.value", {"place": "units", "id": "x", "field": "name", "here": "1", "there": "2", "sources": ("s", "t")}),
]  # fmt: skip


def test_every_contradiction_is_told_in_the_language_of_the_reader() -> None:
    conflict = Conflict(CONTRADICTIONS)
    danish, english = (conflict.text(lang).splitlines() for lang in LANGUAGES)
    assert len(danish) == len(english) == len(CONTRADICTIONS)
    assert all(one != other for one, other in zip(danish, english, strict=True))
    assert danish[1] == "x er en enhed i denne fil og en aktør i kilden s. Giv en af dem et andet id."
    assert (
        english[-1] == "units[x].name: this file says 1, the source s and t says 2. Make them equal, or use --replace."
    )


@pytest.mark.parametrize(
    ("err", "danish"),
    [
        (TooManyRows("too_many_rows", rows=Whole(20000)), "mere end 20.000 rækker"),
        (TooLarge("too_many_changes", source="s", changes=Whole(2000), most=Whole(1000)), "ændrer 2.000 ting"),
        (WrongSchema("newer_schema", stored=9, known=2), "har skema 9"),
        (WrongSchema("foreign_database", labels="Person"), "slagsen Person"),
        (UnknownFamily("no_such_family", families="x, y"), "ingen familie x, y"),
        (Busy("keeps_changing"), "bliver ved med"),
        (NoRoom("no_room", free=1, need=64, data="x"), "for lidt plads til at gemme"),
        (NoRoom("disk_became_full", reason="x", need=256), "Disken blev fuld undervejs"),
    ],
)  # fmt: skip
def test_what_the_graph_finds_itself_is_told_in_both_languages(err: GraphError, danish: str) -> None:
    assert danish in err.text("da")
    assert err.text("da") != err.text("en") == str(err)
    assert "{" not in err.text("en")
