"""What case files of one import may not say of each other. Against what is stored already, the store checks."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from graph.checks.faults import Fault
from graph.checks.keys import keys_of
from graph.checks.values import shown, shown_whole
from graph.model.base import Record
from graph.model.records import CaseFile
from words import Message, Series


class NamedFile(NamedTuple):
    """A case file, and the name by which people know it: of its file, its form, its table."""

    name: str
    case_file: CaseFile


def between(given: Sequence[NamedFile], *, replace: bool) -> Iterator[tuple[int, Fault]]:
    """Another municipality, a family in two files, and (unless `replace`) units and actors that differ.

    Each fault with the number of the case file that it lies in.
    """
    first: dict[tuple[str, str], tuple[NamedFile, Record]] = {}
    municipality: NamedFile | None = None
    for number, file in enumerate(given):
        if file.case_file.municipality is not None:
            municipality = municipality or file
            if file.case_file.municipality != municipality.case_file.municipality:
                yield number, _other_municipality(file, municipality)
        for kind in ("units", "actors", "families"):
            for position, record in enumerate(getattr(file.case_file, kind)):
                other, known = first.setdefault((kind, record.id), (file, record))
                if other is file or (kind != "families" and (replace or known == record)):
                    continue
                place = (kind, position)
                if kind == "families":
                    yield number, Fault("family_in_two_files", place, {"id": shown(record.id), "file": other.name})
                else:
                    yield number, Fault("differs_between_files", place, _differences(record, known, other))


def _other_municipality(file: NamedFile, first: NamedFile) -> Fault:
    here, there = shown(file.case_file.municipality), shown(first.case_file.municipality)
    return Fault("another_municipality", ("municipality",), {"here": here, "there": there, "file": first.name})


def _differences(record: Any, known: Record, other: NamedFile) -> dict[str, Any]:
    here, there = record.document(), known.document()
    keys = [key for key in keys_of(type(record)) if here.get(key) != there.get(key)]
    said = [
        Message("difference.of_key", {"key": key, "here": _value(here, key), "there": _value(there, key)})
        for key in keys
    ]
    return {"id": shown(record.id), "file": other.name, "differences": Series(tuple(said), between="; ")}


def _value(record: dict[str, Any], key: str) -> str | Message:
    value = record.get(key)
    return Message("value.not_given") if value is None else shown_whole(value)
