"""Case files in which every word that somebody wrote is a canary, for the tests of what may leave the house."""

import random
from collections.abc import Iterator
from typing import Any

from graph.checks.validate import validated
from graph.model.base import Record
from graph.model.catalogue import load_catalogue
from graph.model.records import CaseFile, Unit
from graph.reading.cut import Seen, facts_of
from maps.scene.redaction import CODES, IDS, SHAPED, WORDS
from tests.naive.generate import random_document
from tests.queries.build import CASES, case

CATALOGUE = load_catalogue()
BIRD = "Kanariefugl"
"""Stands in every name, id and free text that `birds` has written, and in no text of the program."""


class _Birds:
    """Puts a canary into every text of a record; one text gets the same canary wherever it stands."""

    def record(self, record: Any) -> Any:
        update = {name: self.value(record, name, getattr(record, name)) for name in type(record).model_fields}
        return record.replaced(**update)

    def value(self, record: Record, field: str, value: Any) -> Any:
        if isinstance(value, Record):
            return self.record(value)
        if isinstance(value, tuple):
            return tuple(self.item(record, field, item) for item in value)
        words = _words(type(record).model_fields[field].annotation) | WORDS.get(field, frozenset())
        return value if value in words else self.item(record, field, value)

    def item(self, record: Record, field: str, value: Any) -> Any:
        if isinstance(value, Record):
            return self.record(value)
        if not isinstance(value, str) or field in SHAPED or (isinstance(record, Unit) and field == "name"):
            return value
        if field in CODES and value in CATALOGUE.by_code.keys() | CATALOGUE.sectors.keys():
            return value
        return f"{value}{BIRD}" if field in IDS else f"{BIRD}{value} {BIRD}sen"


def _words(annotation: Any) -> frozenset[str]:
    found = {part for part in getattr(annotation, "__args__", ()) if isinstance(part, str)}
    return frozenset(found).union(*(_words(part) for part in getattr(annotation, "__args__", ()) if part is not None))


def birds(case_file: CaseFile) -> CaseFile:
    """The file with a canary in every name, id and free text but the names of units."""
    return _Birds().record(case_file).in_order()


def case_files() -> Iterator[tuple[str, CaseFile]]:
    """All cases, and 40 random families."""
    for path in sorted(CASES.glob("*.yaml")):
        if ".expected" not in path.name:
            yield path.stem, case(path.stem)
    for seed in range(40):
        checked = validated(random_document(random.Random(40_000 + seed)))
        assert checked.case_file is not None
        yield f"random {seed}", checked.case_file.in_order()


def families() -> Iterator[tuple[str, Seen]]:
    """Each family of them, with canaries, also as its source."""
    for name, case_file in case_files():
        marked = birds(case_file)
        for family in marked.families:
            yield name, facts_of(marked, family.id, source=f"{BIRD}kilde")
