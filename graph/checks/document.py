"""A plain document, as a file, a form or a table gives it, checked whole: by the models and across its records."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from graph.checks.across import check
from graph.checks.faults import Fault, Place, inside
from graph.checks.validate import Validated, validated
from graph.model.records import CaseFile
from graph.model.text import settled


class Checked(NamedTuple):
    """What is wrong with a document, and what is doubtful; places are those of the document.

    `case_file` is whole and in order where there are no errors; with errors it is what could be kept, None for nothing.
    """

    case_file: CaseFile | None
    errors: list[Fault]
    warnings: list[Fault]


def check_document(document: Any) -> Checked:
    """All that the models and the checks across records say of a document: dicts, lists and plain values, keys as in the format."""
    document = _settled(document)  # the records hold their ids so, and are looked up in it
    judged = validated(document)
    if judged.case_file is None:
        return Checked(None, judged.faults, [])
    across = check(judged.case_file, judged.dropped)
    errors = [*judged.faults, *_in_document(across.errors, judged, document)]
    case_file = judged.case_file if errors else judged.case_file.in_order()
    return Checked(case_file, errors, _in_document(across.warnings, judged, document))


_OTHER_IN_NFC = frozenset("\u2000\u2001")


def _settled(value: Any) -> Any:
    """The document with each text in its one spelling; the depth is bounded by the readers.

    But what white space NFC would make another kind of: a fault names what was written.
    """
    if isinstance(value, dict):
        return {key: _settled(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_settled(item) for item in value]
    return settled(value) if isinstance(value, str) and not _OTHER_IN_NFC & set(value) else value


def _in_document(faults: Sequence[Fault], judged: Validated, document: Any) -> list[Fault]:
    """Faults of a case file at their places in the document, some parts of which may have been left out."""

    def original(place: Place, item: str | None) -> Place:
        found: Place = ()
        here = document
        for step in judged.original(place):
            found = (*found, step)
            here = inside(here, step)
        # The models sort lists of ids, and homes may be given by their id alone: an item is found by what it names.
        if item is not None and isinstance(here, list):
            named = (each.get("home") if isinstance(each, dict) else each for each in here)
            found += tuple(number for number, name in enumerate(named) if name == item)[:1]
        return found

    return [
        replace(fault, place=original(fault.place, fault.item), also=fault.also and original(fault.also, None))
        for fault in faults
    ]
