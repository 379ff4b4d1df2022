"""Reading a family's log: its changes, what was decided of its findings, who has seen how far. Nothing is hidden yet."""

from collections.abc import Sequence
from typing import Any

from graph.model.log import Decision, Ledger, Logged, Visit, undone
from graph.reading.rows import Run
from graph.storage.logged import decoded_change, decoded_decision, decoded_visit, visit_key
from graph.storage.statements import statement

_NO_END = 2**62
"""Above all numbers of changes."""


def ledger(run: Run, family: str) -> Ledger:
    """How far the log of a family is; of one without changes, or that is not stored, at its beginning."""
    rows = run(statement("ledger").text, family=family)
    return Ledger(family, **rows[0]) if rows else Ledger(family, 0, None, None)


def changes_of(
    run: Run, family: str, *, before: int | None = None, since: int | None = None, limit: int | None = None
) -> list[Logged]:
    """The changes of a family, the newest first: at most `limit`, numbered below `before` and above `since`."""
    return _changes(
        run,
        "changes",
        family=family,
        since=0 if since is None else since,
        before=_NO_END if before is None else before,
        most=_NO_END if limit is None else limit,
    )


def change_of(run: Run, family: str, key: str) -> Logged | None:
    """The family's change of this key; None where it has none."""
    return next(iter(_changes(run, "change", family=family, key=key)), None)


def by_request(run: Run, family: str, user: str, request: str) -> Logged | None:
    """What this user's request of this text changed in the family; None where it changed nothing yet."""
    return next(iter(_changes(run, "change_of_request", family=family, user=user, request=request)), None)


def taking_back(run: Run, family: str) -> list[Logged]:
    """The undos and redos of a family, the newest first."""
    return _changes(run, "taking_back", family=family)


def due_to_erase(run: Run, families: Sequence[str] | None, until: str) -> list[Logged]:
    """The changes of families (None: of all) that removed what may not be kept, made until this moment and not erased yet."""
    return _changes(run, "due_to_erase", families=families, until=until)


def decisions_of(run: Run, family: str) -> list[Decision]:
    """Of each finding of the family of which something was decided, the newest decision whose change stands; the newest first."""
    decisions = [decoded_decision(row["said"]) for row in run(statement("decisions").text, family=family)]
    gone = undone(taking_back(run, family)) if decisions else frozenset[str]()
    found: dict[str, Decision] = {}
    for decision in decisions:
        if gone.isdisjoint((decision.change, *decision.follows)):
            found.setdefault(decision.finding, decision)
    return list(found.values())


def visit_of(run: Run, user: str, family: str) -> Visit | None:
    """How far a user has seen the family's changes; None where they never said."""
    rows = run(statement("visit").text, key=visit_key(user, family))
    return decoded_visit(rows[0]["said"]) if rows else None


def _changes(run: Run, name: str, **parameters: Any) -> list[Logged]:
    return [decoded_change(row["said"]) for row in run(statement(name).text, **parameters)]
