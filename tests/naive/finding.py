"""What a naive finding is made of."""

from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from tests.naive.day import Day, Record

Evidence = list[tuple[str, Record]]


def tie_key(tie: Record) -> tuple:
    """What a tie without an id is known by."""
    dates = tuple(str(tie[key]) if tie.get(key) is not None else None for key in ("from", "to", "date"))
    return (tie["a"], tie["b"], tie["kind"], tie["status"], tie.get("channel"), *dates)


def evidence_ids(evidence: Evidence) -> set[tuple[str, Any]]:
    return {(kind, record["id"] if record.get("id") else tie_key(record)) for kind, record in evidence}


def is_uncertain(day: Day, kind: str, record: Record) -> bool:
    """It holds on t, and would not with every partial date read against it."""
    if kind == "engagement":
        if day.running(record):
            return not day.running(record, certain=True)
        return day.on_hold(record) and not day.on_hold(record, certain=True)
    if kind == "tie":
        return day.in_force(record) and not day.in_force(record, certain=True)
    if kind == "meeting":
        return day.meeting_counts(record) and not day.meeting_counts(record, certain=True)
    return False


def names_barred(day: Day, kind: str, record: Record, subjects: list[str]) -> bool:
    """A tie with a private person who is barred, and whom the finding is not about: no evidence."""
    private = {*day.members, *(person["id"] for person in day.family.get("private_network") or [])}
    silent = (private & day.barred) - set(subjects)
    return kind == "tie" and bool({record["a"], record["b"]} & silent)


def _plain(value: Any) -> Any:
    return float(value) if isinstance(value, Fraction) else value


def finding(
    day: Day,
    type_: str,
    subjects: Iterable[str],
    evidence: Evidence,
    confidence: str = "documented",
    **more: Any,
) -> Record:
    """One record. `more`: class_, level, own_choice, between, value, interval, tasks, candidate, date_uncertain."""
    subjects = sorted(set(subjects))
    evidence = [proof for proof in evidence if not names_barred(day, *proof, subjects)]
    uncertain = more.get("date_uncertain", False) or any(is_uncertain(day, k, r) for k, r in evidence)
    return {
        "type": type_,
        "class": more.get("class_"),
        "level": more.get("level"),
        "own_choice": more.get("own_choice"),
        "family": day.family_id,
        "as_of": day.t.isoformat(),
        "subjects": subjects,
        "between": sorted(more.get("between", [])),
        "value": _plain(more.get("value")),
        "interval": more.get("interval"),
        "confidence": confidence,
        "date_uncertain": uncertain,
        "evidence_ids": evidence_ids(evidence),
        "shared_tasks": more.get("shared_tasks", []),
        "different_tasks": more.get("different_tasks", []),
        "candidate": more.get("candidate"),
        "about": more.get("about"),
        "question_is_null": bool(set(subjects) & day.barred),
    }


def engagements(records: Iterable[Record]) -> Evidence:
    return [("engagement", record) for record in records]


def ties(records: Iterable[Record]) -> Evidence:
    return [("tie", record) for record in records]


def of_actors(day: Day, actors: Iterable[str]) -> Evidence:
    """All engagements that keep these actors in P."""
    return engagements(e for actor in actors for e in day.held_by(actor))
