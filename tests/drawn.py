"""The maps of the case files on their own days, each made once a worker: tests only look at them."""

from functools import cache
from pathlib import Path

from maps import FamilyMap, family_map
from tests.case_files import FILES, families


@cache
def drawn(path: Path, lang: str = "da") -> tuple[FamilyMap, ...]:
    """The map of each family of a case file."""
    return tuple(family_map(facts, facts.as_of, lang) for facts in families(path))


def all_drawn() -> dict[str, FamilyMap]:
    """The map of each family of the cases and the demo, by file and family."""
    return {f"{path.stem} {map.view.facts.family.id}": map for path in FILES for map in drawn(path)}
