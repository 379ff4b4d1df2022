"""What the log holds, as properties of its nodes, and back. What changed stands in it as JSON: nobody asks Cypher about it."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import UTC, datetime
from typing import Any

from graph.model.log import Decision, Logged, LoggedRecord, Visit
from graph.storage.elements import escaped


def edge_key(key: str, family: str) -> str:
    """The key of the relationship between a node of this key and a family."""
    return f"{escaped(key)}>{escaped(family)}"


def visit_key(user: str, family: str) -> str:
    """The key of a user's visit to a family."""
    return f"{escaped(user)}/{escaped(family)}"


def encoded_change(change: Logged) -> dict[str, Any]:
    """A change as the properties of its node, without its number: that is the ledger's to give."""
    said = {
        **_plain(change),
        "at": time_text(change.at),
        "values": _text(change.values),
        "records": encoded_records(change.records),
        "takes_back": bool(change.takes_back) or None,
        "erased": change.erased or None,
        "erases": change.must_be_forgotten or None,
    }
    return {name: value for name, value in said.items() if name != "number"}


def decoded_change(said: Mapping[str, Any]) -> Logged:
    """The change of a node."""
    records = json.loads(said["records"])
    values = {field.name: said.get(field.name) for field in fields(Logged)}
    values |= {
        "at": datetime.fromisoformat(said["at"]),
        "values": json.loads(said["values"]),
        "records": tuple(LoggedRecord(**record) for record in records),
        "erased": bool(said.get("erased")),
    }
    return Logged(**values)  # type: ignore[arg-type]


def encoded_records(records: Iterable[LoggedRecord]) -> str:
    """What a change did to records, as JSON."""
    return _text([_plain(record) for record in records])


def encoded_decision(decision: Decision) -> dict[str, Any]:
    """A decision as the properties of its node."""
    return {**_plain(decision), "at": time_text(decision.at), "follows": [*decision.follows] or None}


def decoded_decision(said: Mapping[str, Any]) -> Decision:
    """The decision of a node."""
    values = {field.name: said.get(field.name) for field in fields(Decision)}
    values |= {"at": datetime.fromisoformat(said["at"]), "follows": tuple(said.get("follows") or ())}
    return Decision(**values)  # type: ignore[arg-type]


def encoded_visit(visit: Visit) -> dict[str, Any]:
    """A visit as the properties of its node."""
    return {**_plain(visit), "key": visit_key(visit.user, visit.family), "at": time_text(visit.at)}


def decoded_visit(said: Mapping[str, Any]) -> Visit:
    """The visit of a node."""
    return Visit(said["user"], said["family"], said["number"], datetime.fromisoformat(said["at"]))


def _plain(record: Logged | LoggedRecord | Decision | Visit) -> dict[str, Any]:
    """Its fields by name."""
    return {field.name: getattr(record, field.name) for field in fields(record)}


def time_text(at: datetime) -> str:
    """A moment, so that the order of texts is that of time."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
