"""The case files that tests read: the shared cases, those of the demo, and documents made by a test."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from graph.checks import check
from graph.checks.validate import validated
from graph.model.records import CaseFile
from graph.reading.cut import Seen, facts_of
from importers import load

CASES = Path(__file__).parent / "cases"
DEMO = Path(__file__).parents[1] / "tovholder" / "demo"
FAULTS = Path(__file__).parent / "faults" / "inputs" / "maps"
"""Families on which maps, pages and files once went wrong."""
FILES = sorted(path for path in (*CASES.glob("*.yaml"), *DEMO.glob("*.yaml")) if ".expected" not in path.name)
"""The cases and the demo, without what is expected of them."""


def families(path: Path) -> Iterator[Seen]:
    """The facts of each family of a case file."""
    case_file = load(path).case_file
    for family in case_file.families:
        yield facts_of(case_file, family.id, source=path.stem)


def records_of(document: dict[str, Any]) -> CaseFile:
    """The document as the product reads a file; it has nothing to say against it."""
    checked = validated(document)
    assert checked.case_file is not None and checked.faults == []
    assert check(checked.case_file, checked.dropped).errors == []
    return checked.case_file.in_order()


def with_runes(folder: Path) -> Path:
    """A case file with an actor whose name no font here has, beside others whose names are in Arabic."""
    text = (FAULTS / "f01a_arabic.yaml").read_text(encoding="utf-8")
    path = folder / "runes.yaml"
    path.write_text(text.replace("Familierådgiver", "ᚠᚢᚦ"), encoding="utf-8")
    return path
