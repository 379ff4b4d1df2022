"""A case file without some actors or people, made from its plain document: what `hide` must give, by other means.

Follows `docs/architecture.md`, "Hidden": written on dictionaries, it shares no code with `graph.visibility`.
"""

from typing import Any

from graph.records import CaseFile

NAMES = (
    "participants",
    "attends",
    "deputy",
    "successor",
    "custody",
    "record_access",
    "from_units",
    "to_units",
    "about",
)


def without(case_file: CaseFile, hidden: set[str]) -> CaseFile:
    """The same file as if the hidden had never been written down."""
    document = case_file.document()
    gone = hidden | _units_left_empty(document, hidden)
    _drop(document, "units", lambda unit: unit["id"] in gone)
    _drop(document, "actors", lambda actor: actor["id"] in gone)
    _drop_ties(document, gone)
    for family in document.get("families", []):
        _family(family, gone)
    _names(document, gone)
    return CaseFile.model_validate(document).in_order()


def _units_left_empty(document: dict[str, Any], hidden: set[str]) -> set[str]:
    above = {unit["id"]: unit.get("part_of") for unit in document.get("units", [])}

    def path(unit: str | None) -> list[str]:
        return [] if unit is None else [unit, *path(above[unit])]

    standing: dict[str, set[str]] = {}
    for actor in document.get("actors", []):
        for unit in path(actor.get("unit")):
            standing.setdefault(unit, set()).add(actor["id"])
    empty = {unit for unit, actors in standing.items() if actors <= hidden}
    return {unit for unit in above if empty & set(path(unit))}


def _family(family: dict[str, Any], gone: set[str]) -> None:
    work = {engagement["id"] for engagement in family.get("engagements", []) if engagement["actor"] in gone}
    _drop(family, "engagements", lambda engagement: engagement["id"] in work)
    for engagement in family.get("engagements", []):
        if engagement.get("stopped_because_of") in work:
            del engagement["stopped_because_of"]
    _drop(family, "private_network", lambda person: person["id"] in gone)
    _drop(family, "private_ties", lambda tie: {tie["a"], tie["b"]} & gone)
    _drop(family, "wishes", lambda wish: wish["about"] in gone or wish.get("by") in gone)
    _drop(family, "meetings", lambda meeting: meeting["participants"] and set(meeting["participants"]) <= gone)
    for meeting in family.get("meetings", []):
        if meeting.get("coordinator") in gone:
            del meeting["coordinator"]
    for consent in family.get("consents", []):
        if consent.get("given_by") in gone:
            del consent["given_by"]
    _drop_ties(family, gone)


def _drop(holder: dict[str, Any], name: str, goes: Any) -> None:
    if name in holder:
        holder[name] = [record for record in holder[name] if not goes(record)]


def _drop_ties(holder: dict[str, Any], gone: set[str]) -> None:
    _drop(holder, "ties", lambda tie: {tie["a"], tie["b"]} & gone)


def _names(value: Any, gone: set[str]) -> None:
    """Take the hidden out of every list of names, however deep."""
    if isinstance(value, list):
        for item in value:
            _names(item, gone)
    elif isinstance(value, dict):
        for key, item in value.items():
            if key in NAMES and isinstance(item, list):
                value[key] = [name for name in item if name not in gone]
            else:
                _names(item, gone)
