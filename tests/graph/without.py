"""A case file without some records and fields, made from its plain document: what the cut must give, by other means.

Follows `docs/architecture.md`, "Hidden": written on dictionaries, it shares no code with `graph.reading`.
"""

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from graph.model.base import Record
from graph.model.records import CaseFile, order_key

Document = dict[str, Any]
NAMES = (
    "participants", "attends", "deputy", "successor", "custody", "record_access", "from_units", "to_units", "about", "for", "recorded_by",
    "minutes_approved", "by",
)  # fmt: skip
ONE_NAME = (
    "coordinator", "given_by", "stopped_because_of", "unit", "leader", "minutes_by", "convener", "asked_for_by",
)  # fmt: skip
INSIDE = {"invited": "who", "board": "said_by"}
"""Lists inside a meeting, and the key of whom an item is of: without them it goes."""
NAMED = {"need": "needs", "meeting": "meetings", "next": "meetings", "after": "agreements"}
"""Keys that name a record, and its list: what is gone is not named."""
NEVER_EMPTIED = ("about", "for", "participants")
"""Without anybody left in it, a record says something else than it said: it goes, if there was somebody."""


def without(case_file: CaseFile, hidden: Collection[str], fields: Collection[tuple[str, str]] = ()) -> CaseFile:
    """The same file as if the hidden had never been written down."""
    document, gone = case_file.document(), set(hidden)
    # What lies in a hidden unit goes with it, though the field that says so does not show.
    gone |= _units_that_go(document, gone, {name for name, field in fields if field == "unit"})
    for record, said in _pairs(case_file, document):
        said["?"] = order_key(record)
    for _, said in _pairs(case_file, document):
        for name, field in fields:
            # A wish of somebody hidden goes with them, though whose it is does not show.
            if said["?"] == name and name not in gone and not (field == "by" and said.get("by") in gone):
                said.pop(field.rstrip("_"), None)
    for family in document.get("families", []):
        gone_here = gone | {work["id"] for work in family.get("engagements", []) if {work["id"], work["actor"]} & gone}
        for work in family.get("engagements", []):
            work["at"] = "unknown" if work["at"] in gone else work["at"]
        gone_here |= {
            work["id"]
            for work in family.get("engagements", [])
            if isinstance(work["for"], list) and work["for"] and set(work["for"]) <= gone
        }
        for value in family.values():
            if isinstance(value, list):
                value[:] = [record for record in value if _stays(record, gone_here)]
        if family.get("same_as", {}).get("family") in gone:
            del family["same_as"]
        _names(family, gone_here)
        _forget_records(family)
    for name in ("units", "actors", "ties", "families"):
        if name in document:
            document[name] = [record for record in document[name] if _stays(record, gone)]
    _names(document, gone)
    return CaseFile.model_validate(document).in_order()


def _forget_records(family: Document) -> None:
    """Take out what names a need, a meeting or an agreement that is gone."""
    there = {name: {record["id"] for record in family.get(name, [])} for name in NAMED.values()}
    for name in ("meetings", "agreements", "priorities", "status_points", "dreams"):
        for record in family.get(name, []):
            for key, list in NAMED.items():
                if key in record and record[key] not in there[list]:
                    del record[key]


def _pairs(record: Record, said: Document) -> Iterator[tuple[Record, Document]]:
    """Each record in the lists of a file and of its families, beside what the document says of it."""
    for name in type(record).model_fields:
        records = getattr(record, name)
        if isinstance(records, tuple) and records and name != "lives_in":
            for one, its in zip(records, said[name] if name in said else [], strict=False):
                if isinstance(one, Record) and isinstance(its, dict):
                    yield one, its
                    yield from _pairs(one, its) if name == "families" else ()


def _stays(record: Document, gone: set[str]) -> bool:
    if record.pop("?", None) in gone or record.get("id") in gone:
        return False
    single = ("a", "b", "by", "holder", "engagement", "said_by", "who", "about")
    ends = {record[name] for name in single if isinstance(record.get(name), str)}
    if ends & gone:
        return False
    return not any(
        isinstance(record.get(name), list) and record[name] and set(record[name]) <= gone for name in NEVER_EMPTIED
    )


def _units_that_go(document: Document, hidden: set[str], adrift: set[str]) -> set[str]:
    """Those that are hidden, those in which only the hidden stand, as far as the viewer can know, and what lies in them.

    Who is `adrift` stands nowhere for the viewer, who does not see of which unit they are.
    """
    above = {unit["id"]: unit.get("part_of") for unit in document.get("units", [])}

    def path(unit: str | None) -> list[str]:
        return [] if unit is None else [unit, *path(above[unit])]

    standing: dict[str, set[str]] = {}
    for actor in document.get("actors", []):
        for unit in path(actor.get("unit")) if actor["id"] not in adrift - hidden else ():
            standing.setdefault(unit, set()).add(actor["id"])
    empty = {unit for unit, actors in standing.items() if actors <= hidden} | (above.keys() & hidden)
    return {unit for unit in above if empty & set(path(unit))}


def _names(value: Any, gone: set[str]) -> None:
    """Take the hidden out of every list of names and every single name, however deep."""
    for item in _values(value):
        _names(item, gone)
    if isinstance(value, dict):
        value.pop("?", None)
        for key, item in list(value.items()):
            if key in NAMES and isinstance(item, list):
                value[key] = [name for name in item if name not in gone]
            elif key == "lives_in":
                value[key] = [home for home in item if (home if isinstance(home, str) else home["home"]) not in gone]
            elif key in ONE_NAME and item in gone:
                del value[key]
            elif key in INSIDE:
                value[key] = [one for one in item if one.get(INSIDE[key]) not in gone]
            elif key == "plan_accepted" and item["by"] in gone:
                del value[key]


def _values(value: Any) -> Iterable[Any]:
    return value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
