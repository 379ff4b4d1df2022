"""What is decided of a finding, and to whom reason and note show."""

from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any

from casework.editing.decisions import statuses
from graph.model.log import Decision

DAY = date(2025, 6, 1)


def decision(**values: Any) -> Decision:
    said = {"until": None, "reason": "other", "note": "Et notat", "meeting": None, "facts": "1", "seen": "all"} | values
    at = datetime(2025, 5, 1, tzinfo=UTC)
    return Decision(
        key="d", family="f", finding="x", type="silo", state="dismissed", at=at, user="u", change="c", **said
    )  # type: ignore[arg-type]


def test_reason_and_note_show_to_whom_the_same_shows() -> None:
    """access.md R19: a dismissal's reason is `notes`; it may speak of what somebody else may not see."""
    found: Any = [SimpleNamespace(id="x", facts="1")]
    same, other = (statuses(found, [decision()], DAY, DAY, hidden)["x"].document() for hidden in ("all", "less"))
    assert (same["state"], same["reason"], same["note"]) == ("dismissed", "other", "Et notat")
    assert (other["state"], other["reason"], other["note"]) == ("dismissed", None, None)


def test_a_day_that_has_passed_takes_it_up_again() -> None:
    found: Any = [SimpleNamespace(id="x", facts="1")]
    passed = statuses(found, [decision(until=date(2025, 5, 31))], DAY, DAY, "less")["x"].document()
    assert (passed["state"], passed["reopened"]) == ("new", "date")
    assert passed["was"]["note"] is None
    changed = statuses(found, [decision(facts="2")], DAY, DAY, "less")["x"].document()
    assert (changed["state"], changed["reopened"], changed["was"]) == ("new", None, None)
