"""A made-up municipality as a source of families: what the demo's planner sees, and what `tovholder synth` writes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

from graph.model.records import Actor, CaseFile, Unit
from graph.reading.cut import Seen, facts_of
from graph.store import FamilyEntry
from planning import synth
from planning.audit import pinned
from planning.disclosure import Organisations, Rule, Shown, protect
from planning.errors import ReleaseError
from planning.release import Release, Releases
from tovholder.counting import extract
from tovholder.planner import Planner

A_FILE = 250
"""Families in a case file."""


def case_files(families: int, seed: int) -> Iterator[CaseFile]:
    """The municipality, checked and in order, one file at a time."""
    for document in synth.files(families, seed, A_FILE):
        yield CaseFile.model_validate(document).in_order()


@dataclass(frozen=True)
class MadeUp:
    """Its families, as whoever counts asks for them."""

    count: int
    seed: int

    @cached_property
    def _files(self) -> list[CaseFile]:
        return [*case_files(self.count, self.seed)]

    def families(self) -> Sequence[FamilyEntry]:
        """All families, in the order of their ids."""
        return [
            FamilyEntry(family.id, family.name, synth.MUNICIPALITY, file.as_of, synth.MUNICIPALITY)
            for file in self._files
            for family in file.families
        ]

    def facts(self, families: Sequence[str]) -> Iterator[Seen]:
        """All that there is of them."""
        file_of = {family.id: file for file in self._files for family in file.families}
        for id in families:
            yield facts_of(file_of[id], id)

    def staff(self) -> tuple[Sequence[Actor], Mapping[str, Unit]]:
        """All actors, and the units by id."""
        return self._files[0].actors, {unit.id: unit for unit in self._files[0].units}


DEMO = MadeUp(600, 17)
"""The municipality of the demo."""
DEMO_DAYS = tuple(date(year, 12, 31) for year in range(2021, 2025))
DEMO_KEY = sha256(b"the invented families of the demo").digest()
"""No secret: nobody is to be found among families that are made up."""
NUMBERS = "demo_numbers"
"""The folder with the release of these days, made once: to count it anew would keep whoever wants a look waiting."""


def release_of_demo(folder: Path) -> Release:
    """Count the families of the demo, hold the attack against it, and keep the release in a folder: how the one that comes along was made."""
    shown = shown_of_demo(folder)
    organisations = shown[1]
    if told := pinned(shown[0], organisations, Rule()):
        raise ReleaseError("silo_pinned", tables=", ".join(told), tries=1)
    units = DEMO.staff()[1]
    holder = organisations[DEMO_DAYS[-1]].holder
    named = {unit for one in shown[0] for unit in (one.place.key.u, one.place.key.v, one.place.key.unit) if unit}
    names = {unit: units[unit].name for unit in sorted(named)}
    within = {unit: above for unit in names if (above := holder.get(unit)) in names and above != unit}
    made = Release("2024-01", synth.MUNICIPALITY, DEMO_DAYS, Rule(), names, tuple(shown[0]), within)
    return Releases(folder).keep(made)


def shown_of_demo(folder: Path) -> tuple[list[Shown], Organisations]:
    """What is shown of the demo's families, and their organisation."""
    with extract(DEMO, DEMO_DAYS, Rule(), folder, lambda facts, total: facts) as found:
        return protect(found.blocks(DEMO_KEY), DEMO_KEY, Rule(), found.organisations), found.organisations


def planner_of_demo(folder: Path, most_questions: int, meetings_a_tie: int) -> Planner:
    """What the planner of the demo sees, in a folder that is thrown away."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for item in files("tovholder").joinpath(NUMBERS).iterdir():
        if item.name.endswith((".json", ".parquet")):
            (folder / item.name).write_bytes(item.read_bytes())
    planner = Planner(folder, most_questions, meetings_a_tie, source=lambda _: DEMO)
    for release in planner.released().releases:
        planner.questions(release).open(DEMO_KEY)
    return planner
