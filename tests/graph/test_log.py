"""The log of a family: what is added comes back in its order, what is undone does not count, what is erased is gone from all of it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import neo4j
import pytest

from casework.session import Session
from graph.errors import UnknownFamily
from graph.model.log import Decision, Ledger, Logged, LoggedRecord, Visit
from graph.model.records import CaseFile
from graph.reading.log import by_request, change_of, changes_of, decisions_of, ledger, taking_back, visit_of
from graph.storage.statements import statement
from graph.writing.log import append, erase_due, erase_records, keep_decision, keep_visit, lock_family
from tests.sessions import ACCESS, door_of

TWO = """
tovholder: 1
as_of: 2024-06-30
families:
  - {id: skov, name: "Skov", members: [{id: mor, name: "Mor", kind: adult}]}
  - {id: lund, name: "Lund", members: [{id: far, name: "Far", kind: adult}]}
"""
AT = datetime(2025, 6, 1, 12, tzinfo=UTC)
MOTHER = {"id": "mor", "name": "Mor", "kind": "adult"}
RENAMED = LoggedRecord("members", "mor", "mor", "mor", MOTHER, MOTHER | {"name": "Kari"})
GONE = LoggedRecord(
    "ties", "0af", "t_1", None, {"a": "mor", "b": "skov", "kind": "trust", "status": "documented"}, None
)


def logged(key: str, family: str = "skov", **more: Any) -> Logged:
    said: dict[str, Any] = {"at": AT, "user": "rita", "via": "page", "command": "change", "values": {}, "records": ()}
    return Logged(key=key, family=family, number=0, **said | more)


def decided(key: str, finding: str, change: str, **more: Any) -> Decision:
    said: dict[str, Any] = {
        "state": "accepted",
        "until": date(2025, 12, 1),
        "reason": "other",
        "note": "Aftalt",
        "meeting": None,
    }
    return Decision(key, "skov", finding, "load", "f1", at=AT, user="rita", seen="0", change=change, **said | more)


@pytest.fixture
def do(store: Session, case: Callable[[str], CaseFile]) -> Callable[..., Any]:
    """Two families are stored; the fixture writes something, with the lock of its family."""
    store.store(case(TWO), "one")

    def do(what: Callable[..., Any], *args: Any, family: str = "skov") -> Any:
        def work(write: Any) -> Any:
            lock_family(write, family)
            return what(write, *args)

        return door_of(store).write(ACCESS, work)

    return do


@pytest.fixture
def run(store: Session) -> Callable[..., list[dict[str, Any]]]:
    return lambda text, **parameters: door_of(store).read(ACCESS, text, **parameters)


def test_changes_come_back_the_newest_first(do: Callable, run: Callable) -> None:
    first = logged("c1", values={"list": "members", "with": ["æ"]}, records=(RENAMED, GONE), request="r1")
    assert ledger(run, "skov").number == ledger(run, "ingen").number == 0
    for change in (first, logged("c2", via="import", request="r1", user="per"), logged("c3", undoes="c1")):
        do(append, change)
    do(append, logged("c4", "lund", request="r1"), family="lund")
    found = changes_of(run, "skov")
    assert [(one.key, one.number) for one in found] == [("c3", 3), ("c2", 2), ("c1", 1)]
    assert found[2] == change_of(run, "skov", "c1") == by_request(run, "skov", "rita", "r1")
    assert found[2] == replace(first, number=1)
    assert change_of(run, "lund", "c1") is None
    assert by_request(run, "skov", "rita", "r2") is None
    assert [one.key for one in changes_of(run, "skov", before=3, limit=1)] == ["c2"]
    assert [one.key for one in changes_of(run, "skov", since=1)] == ["c3", "c2"]
    assert (ledger(run, "skov").number, ledger(run, "skov").newest) == (3, "c3")
    rows = run(
        "MATCH (c:Change)-[r:CHANGES]->(f:Family) RETURN c.key AS key, f.key AS family, r.key AS edge ORDER BY key"
    )
    assert [row["family"] for row in rows] == ["skov", "skov", "skov", "lund"]
    assert rows[0]["edge"] == "c1>skov"


def test_a_family_that_is_not_stored_has_no_lock(store: Session, do: Callable, run: Callable) -> None:
    with pytest.raises(UnknownFamily):
        do(append, logged("c1", "ingen"), family="ingen")
    assert run("MATCH (l:Ledger {key: 'ingen'}) RETURN l") == []
    assert door_of(store).write(ACCESS, lambda write: lock_family(write, "skov")) == ledger(run, "skov")


def test_what_was_decided_last_and_stands_counts(do: Callable, run: Callable) -> None:
    """Undone, the decision before it counts; redone, it counts again."""

    def states() -> list[tuple[str, str]]:
        return [(one.finding, one.state) for one in decisions_of(run, "skov")]

    for number, (finding, state) in enumerate([("f", "accepted"), ("g", "discussed"), ("f", "resolved")], 1):
        do(append, logged(f"c{number}", command="decide"))
        do(keep_decision, decided(f"d{number}", finding, f"c{number}", state=state))
    assert states() == [("f", "resolved"), ("g", "discussed")]
    assert decisions_of(run, "skov")[1] == decided("d2", "g", "c2", state="discussed")
    do(append, logged("u", undoes="c3", values={"with": ["c2"]}))
    assert states() == [("f", "accepted")]
    do(append, logged("r", redoes="u"))
    assert states() == [("f", "resolved"), ("g", "discussed")]
    do(append, logged("again", undoes="c3"))
    assert states() == [("g", "discussed"), ("f", "accepted")]
    assert [one.key for one in taking_back(run, "skov")] == ["again", "r", "u"]
    assert decisions_of(run, "lund") == []
    assert run("MATCH (d:Decision)-[r:CONCERNS]->(f) RETURN DISTINCT f.key AS family") == [{"family": "skov"}]


def test_a_visit_goes_no_way_back(do: Callable, run: Callable) -> None:
    assert visit_of(run, "rita", "skov") is None
    later = datetime(2025, 6, 2, tzinfo=UTC)
    for number, at in ((3, AT), (2, later)):
        do(keep_visit, "rita", "skov", number, at)
    assert visit_of(run, "rita", "skov") == Visit("rita", "skov", 3, AT)
    do(keep_visit, "rita", "skov", 3, later)
    assert visit_of(run, "rita", "skov") == Visit("rita", "skov", 3, later)
    assert visit_of(run, "per", "skov") is None


def test_what_is_erased_is_gone_from_every_change(store: Session, do: Callable, run: Callable) -> None:
    for key, records in (("c1", (RENAMED,)), ("c2", (GONE,)), ("c3", (RENAMED, GONE))):
        do(append, logged(key, records=records))
    do(erase_records, "skov", "members", "mor")
    bare = LoggedRecord("members", "mor", "mor", "mor", None, None)
    assert [(one.erased, one.records) for one in changes_of(run, "skov")] == [
        (True, (bare, GONE)), (False, (GONE,)), (True, (bare,)),
    ]  # fmt: skip
    assert (
        run("MATCH (n) WHERE any(name IN keys(n) WHERE n[name] IS :: STRING AND n[name] CONTAINS 'Kari') RETURN n")
        == []
    )


def test_what_may_not_be_kept_goes_from_the_log_after_its_days(store: Session, do: Callable, run: Callable) -> None:
    """Not before, not what was removed for another reason, and not what was taken back; also where somebody else imports."""
    records = (replace(RENAMED, before=MOTHER, after=None, after_key=None),)
    reason = {"reason": "family_asked"}
    do(append, logged("c1", records=(RENAMED,)))
    do(append, logged("c2", records=(GONE,), command="remove", values={"reason": "mistake"}))
    do(append, logged("c3", records=records, command="batch", values={"commands": [{"command": "remove", **reason}]}))
    do(append, logged("c4", "lund", records=records, command="remove", values=reason), family="lund")
    do(append, logged("c5", "lund", undoes="c4"), family="lund")

    def erased() -> list[str]:
        return [one.key for family in ("skov", "lund") for one in changes_of(run, family) if one.erased]

    bare = store._store
    bare.erase_due(AT + timedelta(days=29))
    assert erased() == []
    do(erase_due, ["lund"], AT + timedelta(days=31), 30)
    assert erased() == []
    bare.erase_due(AT + timedelta(days=31))
    assert erased() == ["c3", "c1"]
    do(append, logged("c6", "lund", redoes="c5"), family="lund")
    bare.erase_due(AT + timedelta(days=31))
    assert erased() == ["c3", "c1", "c4"]


def test_a_log_goes_with_its_family(
    store: Session, case: Callable[[str], CaseFile], do: Callable, run: Callable
) -> None:
    for family in ("skov", "lund"):
        do(append, logged(f"c_{family}", family), family=family)
        do(keep_visit, "rita", family, 1, AT, family=family)
    do(keep_decision, decided("d", "f", "c_skov"))
    kept = "MATCH (n:Change|Decision|Visit|Ledger) RETURN labels(n)[0] AS label ORDER BY label"
    without = "\n".join(line for line in TWO.splitlines() if "skov" not in line)
    store.store(case(without), "one", replace=True)
    assert [row["label"] for row in run(kept)] == ["Change", "Ledger", "Visit"]
    store.reset()
    assert run(kept) == []


def test_a_log_costs_what_is_asked_of_it(store: Session, do: Callable) -> None:
    """With a thousand changes, and with those of a hundred other families."""
    fill = "UNWIND range(1, $n) AS i CREATE (:Change {key: $f + i, family: $f, number: i, user: 'u', at: '', command: '', values: '{}', records: '[]'})"

    def work(write: Any) -> None:
        write.run(fill, n=1000, f="skov")
        for number in range(100):
            write.run(fill, n=10, f=f"f{number}")

    do(work)
    asked = {
        "changes": {"since": 0, "before": 999, "most": 5},
        "change": {"key": "skov7"},
        "change_of_request": {"user": "u", "request": "r"},
        "taking_back": {},
        "decisions": {},
    }
    address = door_of(store).address
    with neo4j.GraphDatabase.driver(address.uri, auth=(address.user, address.password)) as driver:
        for name, values in asked.items():
            profiled = driver.execute_query("PROFILE " + statement(name).text, family="skov", **values)
            assert _hits(profiled.summary.profile) < 100, name


def _hits(step: Any) -> int:
    return step.get("dbHits", 0) + sum(map(_hits, step.get("children", ())))


def test_the_ledger_of_a_family_begins_with_nothing(do: Callable, store: Session) -> None:
    found = door_of(store).write(ACCESS, lambda write: lock_family(write, "lund"))
    assert (found.number, found.newest) == (0, None)
    assert isinstance(found, Ledger)
