"""What files of one import may not say of each other. Against what is stored already, the store checks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from dataclasses import replace as replaced
from pathlib import Path
from typing import Any

from graph.record import Record
from graph.records import CaseFile
from importers.documents import read_document
from importers.keys import keys_of
from importers.problems import Fault, Place, Problem, shown, shown_file, to_problems


@dataclass(frozen=True)
class Parsed:
    """A file that holds. `case_file` is in order; `warnings` say what is doubtful in it."""

    source: str
    path: Path
    case_file: CaseFile
    warnings: tuple[Problem, ...]


def between(parsed: Sequence[Parsed], *, max_bytes: int, replace: bool) -> Iterator[Problem]:
    """Another municipality, a family in two files, and (unless `replace`) units and actors that differ."""
    first: dict[tuple[str, str], tuple[Parsed, Record]] = {}
    municipality: Parsed | None = None
    for file in parsed:
        found: list[Fault] = []
        if file.case_file.municipality is not None:
            municipality = municipality or file
            found += _other_municipality(file, municipality)
        for kind in ("units", "actors", "families"):
            for record in getattr(file.case_file, kind):
                other, known = first.setdefault((kind, record.id), (file, record))
                if other is file or (kind != "families" and (replace or known == record)):
                    continue
                found.append(_named_by_both(kind, record, known, other))
        if found:
            yield from _at_their_lines(file, found, max_bytes)


def _other_municipality(file: Parsed, first: Parsed) -> list[Fault]:
    here, there = file.case_file.municipality, first.case_file.municipality
    if here == there:
        return []
    fact = f"{shown(here)} is another municipality than {shown(there)} in {shown_file(first.path)}"
    return [Fault(("municipality",), fact, "One database is one municipality: import them into two.")]


def _named_by_both(kind: str, record: Any, known: Record, other: Parsed) -> Fault:
    where = shown_file(other.path)
    if kind == "families":
        fact = f"the family {shown(record.id)} stands in {where} too"
        remedy = "A family belongs to one file: remove it from the other."
    else:
        here, there = record.document(), known.document()
        keys = [key for key in keys_of(type(record)) if here.get(key) != there.get(key)]
        said = "; ".join(f"`{key}` is {_value(here, key)} here and {_value(there, key)} there" for key in keys)
        fact = f"{shown(record.id)} differs from {where}: {said}"
        remedy = "Make the two equal, or leave it out of one of the files."
    return Fault((kind, record.id), fact, remedy)


def _value(record: dict[str, Any], key: str) -> str:
    """A value as a message may show it; ids of a list one by one."""
    value = record.get(key)
    if value is None:
        return "not given"
    return f"[{', '.join(shown(item) for item in value)}]" if isinstance(value, list) else shown(value)


def _at_their_lines(file: Parsed, faults: list[Fault], max_bytes: int) -> list[Problem]:
    """The file is read once more: its records were put in order, and its text was not kept."""
    document = read_document(file.path, max_bytes)
    placed = [replaced(fault, place=_position(fault.place, document.value)) for fault in faults]
    return to_problems(placed, shown_file(file.path), document.value, document.lines)


def _position(place: Place, document: Any) -> Place:
    kind, *named = place
    records = document.get(kind) if isinstance(document, dict) else None
    if not named or not isinstance(records, list):
        return (kind,)
    return (
        kind,
        next((n for n, item in enumerate(records) if isinstance(item, dict) and item.get("id") == named[0]), 0),
    )
