"""The database as the rest of the product sees it: families and their facts, sources in and out. Everything by the door."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from graph.apply import apply
from graph.arrangements import Arrangement, find, forget, keep
from graph.door import Door, Write
from graph.errors import TooLarge, UnknownFamily
from graph.facts import FamilyFacts
from graph.plan import Plan
from graph.reading import Run, read_facts, read_source
from graph.records import CaseFile, Family
from graph.statements import statement
from graph.viewer import LocalViewer, Viewer
from graph.visibility import Hidden, empty_units, hide, hide_in_family, hide_in_file
from graph.writing import plan_source

ELEMENTS = 1_000_000
"""Nodes and relationships that one transaction may touch."""


@dataclass(frozen=True)
class FamilyEntry:
    """A family in a list: no more than its name and where it comes from."""

    id: str
    name: str | None
    source: str
    as_of: date
    municipality: str | None


class Store:
    """Reads and writes of one database, whose schema is up to date (`graph.migrate`)."""

    def __init__(self, door: Door, *, elements: int = ELEMENTS) -> None:
        self.door = door
        self._elements = elements

    def _run(self, viewer: Viewer) -> Run:
        return partial(self.door.read, viewer)

    def families(self, viewer: Viewer) -> list[FamilyEntry]:
        """All families that the viewer may know of, in the order of their ids."""
        return [FamilyEntry(**row) for row in self.door.read(viewer, statement("families_list").text)]

    def sources(self, viewer: Viewer) -> list[str]:
        """The names of all sources, in order."""
        return [row["source"] for row in self.door.read(viewer, statement("sources_list").text)]

    def facts(self, viewer: Viewer, families: Sequence[str]) -> Iterator[FamilyFacts]:
        """What the viewer may know of these families, streamed in the order of their ids.

        `UnknownFamily` where an id is not stored: after the facts of those before it.
        """
        wanted = sorted(set(families))
        run = self._run(viewer)
        found: list[str] = []
        for facts in read_facts(run, wanted):
            found.append(facts.family.id)
            yield hide(facts, self._hidden(viewer, facts.family, facts.actors, facts.units))
        missing = sorted(set(wanted) - set(found))
        if missing:
            raise UnknownFamily(
                f"There is no family {', '.join(missing)}. `tovholder findings --family all` shows those that there are; "
                "`tovholder import FILE` brings in more."
            )

    def case_file(self, viewer: Viewer, source: str) -> CaseFile | None:
        """A source as the viewer may see it, as a case file; None where there is none of that name."""
        case_file = read_source(self._run(viewer), source)
        if case_file is None:
            return None
        units = {unit.id: unit for unit in case_file.units}
        actors = [actor.id for actor in case_file.actors]
        families = [
            hide_in_family(family, hidden) if hidden else family
            for family in case_file.families
            for hidden in [self._hidden(viewer, family, actors, units)]
        ]
        at_large = viewer.hidden_actors(None, actors)
        hidden = Hidden(actors=at_large, units=self._empty_units(viewer, at_large, units))
        return hide_in_file(case_file, hidden, families)

    def _hidden(self, viewer: Viewer, family: Family, actors: Collection[str], units: Any) -> Hidden:
        hidden = viewer.hidden_actors(family.id, actors)
        people = viewer.hidden_people(family.id, [person.id for person in family.private_network])
        return Hidden(hidden, people, self._empty_units(viewer, hidden, units))

    def _empty_units(self, viewer: Viewer, hidden: frozenset[str], units: Any) -> frozenset[str]:
        if not hidden:
            return frozenset()
        rows = self.door.read(viewer, statement("standing").text, units=sorted(units))
        standing = {row["unit"]: row["actors"] for row in rows}
        elsewhere = {actor for actors in standing.values() for actor in actors}
        return empty_units(units, standing, hidden | viewer.hidden_actors(None, elsewhere))

    def plan(self, case_file: CaseFile, source: str, *, replace: bool = False) -> Plan:
        """What storing this file as this source would change; nothing is changed. `Conflict` where it contradicts."""
        return self._checked(plan_source(self._run(LocalViewer()), case_file, source, replace=replace))

    def store(self, case_file: CaseFile, source: str, *, replace: bool = False) -> Plan:
        """Store a file as a source, whole or not at all, and give what it changed.

        `Conflict` where it contradicts what is stored, `TooLarge` where one transaction cannot take it. Whoever stores is
        told both values where two sources differ: a later issue says here who may.
        """

        def work(write: Write) -> Plan:
            _lock(write)
            plan = self._checked(plan_source(write.run, case_file, source, replace=replace))
            apply(write, plan)
            forget(write, families=[ref.key for ref in plan.removed_nodes if ref.label == "Family"])
            return plan

        return self.door.write(work)

    def _checked(self, plan: Plan) -> Plan:
        if plan.size > self._elements:
            raise TooLarge(
                f"The source {plan.source} changes {plan.size:,} nodes and relationships; one transaction takes "
                f"{self._elements:,} (TOVHOLDER_MAX_CHANGES). Split the file and import its parts."
            )
        return plan

    def arrangement(self, viewer: Viewer, family: str, ids: Collection[str], lang: str) -> Arrangement | None:
        """The kept arrangement that best fits a map of these ids, all of which the viewer sees; None where there is none."""
        return find(self._run(viewer), family, ids, lang)

    def keep_arrangement(
        self, family: str, ids: Collection[str], lang: str, document: str, replaced: Arrangement | None = None
    ) -> None:
        """Keep where everything stands on a map of these ids; a stale one in whose place it stands is forgotten."""
        keys = [replaced.key] if replaced and replaced.is_stale else []
        self.door.write(lambda write: keep(write, family, ids, lang, document, keys))

    def forget_arrangement(self, arrangement: Arrangement) -> None:
        """Let the map arrange itself again."""
        self.door.write(lambda write: forget(write, keys=[arrangement.key]))

    def reset(self) -> None:
        """Remove all families and all that is stored with them; whatever else the server holds stays.

        Whole families a transaction, then those around them, then the sources: where it is cut off, what is left is whole.
        """
        for label in ("Family", "Actor", "Unit", "Source"):
            while self.door.write(lambda write, label=label: _remove_some(write, label)):
                pass


def _lock(write: Write) -> None:
    """Writers go one after another: what was read in this transaction stays true until it ends."""
    write.run("MATCH (m:Migration {number: 1}) SET m.writes = m.writes + 1")


def _remove_some(write: Write, label: str) -> int:
    """Remove a batch of nodes of the label, families with all that belongs to them."""
    _lock(write)
    return write.run(statement(f"remove_{label.lower()}").text)[0]["gone"]
