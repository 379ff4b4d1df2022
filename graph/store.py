"""The database as a session uses it: families and their facts, sources in and out. Everything by the door, for whoever asks.

`scope_of` says what the viewer may see, here and nowhere else.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from graph.errors import TooLarge, UnknownFamily
from graph.model.arrangement import Arrangement
from graph.model.change import Change
from graph.model.records import CaseFile, Unit
from graph.people import People
from graph.reading.cut import Seen, cut, cut_file, facts_in, units_gone
from graph.reading.facts import FamilyFacts
from graph.reading.families import read_facts, read_source
from graph.reading.rows import Run, around
from graph.reading.scope import EVERYTHING, Scope, ScopeOf, everything
from graph.reading.table import Audience
from graph.reading.viewer import Viewer
from graph.storage.access import Access, of_system, of_viewer
from graph.storage.door import Door, Write
from graph.storage.migrate import schema_version
from graph.storage.statements import statement
from graph.writing.apply import apply
from graph.writing.arrangements import find, forget, keep
from graph.writing.difference import Plan
from graph.writing.locks import lock_change, lock_import, lock_imports
from graph.writing.source import plan_source
from graph.writing.stored import plan_change
from words import Whole

Fresh = Callable[[], str]
"""Gives an inner id that nothing has."""
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
    """Reads and writes of one database, whose schema is up to date (`graph.storage.migrate`)."""

    def __init__(self, door: Door, *, elements: int = ELEMENTS, scope_of: ScopeOf = everything) -> None:
        self._door = door
        self._elements = elements
        self._scope_of = scope_of

    def _run(self, access: Access) -> Run:
        return partial(self._door.read, access)

    def admit(self, viewer: Viewer) -> Access:
        """The viewer's leave to go through the door: for a session, which says who looks."""
        return of_viewer(viewer)

    def engine(self) -> str:
        """Name and version of the database's engine, such as `Neo4j/5.26.30`."""
        return self._door.server_version()

    def schema(self) -> int:
        """The number of the newest step that the schema has taken."""
        return schema_version(self._door)

    def alive(self, access: Access) -> None:
        """Ask the database for an answer, and for nothing that it holds; `GraphError` where none comes."""
        self._door.read(access, "RETURN 1")

    def people(self, access: Access) -> People:
        """The users and what ties them to families, for whoever asks."""
        return People(self._door, access)

    def directory(self) -> People:
        """The same for the product itself, which must find out who asks before anybody may."""
        return self.people(of_system("login"))

    def families(self, access: Access) -> list[FamilyEntry]:
        """All families that the viewer may know of, in the order of their ids."""
        at_large = self._scope_of(access.looks, None)
        rows = self._door.read(access, statement("families_list").text)
        return [FamilyEntry(**row) for row in rows if at_large.knows(row["id"])]

    def sources(self, access: Access) -> list[str]:
        """The names of all sources, in order, without those of which the viewer may know no family."""
        rows = self._door.read(access, statement("sources_list").text)
        if self._scope_of is everything:
            return [row["source"] for row in rows]
        at_large = self._scope_of(access.looks, None)
        owned: dict[str, list[str]] = {}
        for row in self._door.read(access, statement("families_list").text):
            owned.setdefault(row["source"], []).append(row["id"])
        return [row["source"] for row in rows if _knows_of(at_large, owned.get(row["source"], ()))]

    def facts(self, access: Access, families: Sequence[str]) -> Iterator[Seen]:
        """What the viewer may see of these families, streamed in the order of their ids.

        `UnknownFamily` where an id is not stored, or the viewer may not know of it, which is the same to them: after the
        facts of those before it.
        """
        viewer = access.looks
        at_large = self._scope_of(viewer, None)
        wanted = sorted(set(families))
        found: list[str] = []
        for facts in read_facts(self._run(access), [id for id in wanted if at_large.knows(id)]):
            found.append(facts.family.id)
            yield self._cut(access, facts, facts.units)
        missing = sorted(set(wanted) - set(found))
        if missing:
            raise UnknownFamily("no_such_family", families=", ".join(missing))

    def case_file(self, access: Access, source: str) -> CaseFile | None:
        """A source as the viewer may see it, as a case file; None where there is none of that name that they may know of."""
        stored = read_source(self._run(access), source)
        if stored is None:
            return None
        case_file = stored.case_file()
        if self._scope_of is everything:
            return case_file
        at_large = self._scope_of(access.looks, None)
        if not _knows_of(at_large, [family.id for family in case_file.families]):
            return None
        units = {unit.id: unit for unit in case_file.units}
        families = [
            self._cut(access, facts_in(case_file, family, source), units).family
            for family in case_file.families
            if at_large.knows(family.id)
        ]
        return cut_file(case_file, at_large, self._units_gone(access, at_large, units), families)

    def _cut(self, access: Access, facts: FamilyFacts, units: Mapping[str, Unit]) -> Seen:
        scope = self._scope_of(access.looks, facts)
        return cut(facts, scope, () if scope is EVERYTHING else self._units_gone(access, scope, units))

    def _units_gone(self, access: Access, scope: Scope, units: Mapping[str, Unit]) -> frozenset[str]:
        """The units that go because of who stands in them, in this family or in the organisation at large."""
        rows = self._door.read(access, statement("standing").text, units=sorted(units))
        standing = {row["unit"]: frozenset[str](row["actors"]) for row in rows}
        actors = around(self._run(access), frozenset[str]().union(*standing.values()), (), ()).actors
        scopes = (scope, self._scope_of(access.looks, None))
        hidden = {id for id, actor in actors.items() if not all(scope.shows(actor) for scope in scopes)}
        adrift = {id for id, actor in actors.items() if id not in hidden and not scope.shows(actor, "unit")}
        return units_gone(units, {id: there - adrift for id, there in standing.items()}, hidden, scope)

    def plan(self, access: Access, case_file: CaseFile, source: str, fresh: Fresh, *, replace: bool = False) -> Change:
        """What storing this file as this source would change; nothing is changed. `Conflict` where it contradicts."""
        return self._checked(plan_source(self._run(access), case_file, source, fresh, replace=replace), source).change

    def store(self, access: Access, case_file: CaseFile, source: str, fresh: Fresh, *, replace: bool = False) -> Change:
        """Store a file as a source, whole or not at all, and give what it changed. `fresh` makes inner ids that nothing has.

        `Conflict` where it contradicts what is stored, `TooLarge` where one transaction cannot take it. Whoever stores is
        told both values where two sources differ: a later issue says here who may.
        """

        def work(write: Write) -> Change:
            lock_import(write, case_file, source)
            plan = self._checked(plan_source(write.run, case_file, source, fresh, replace=replace), source)
            write.expects(plan.difference.size)
            apply(write, plan)
            return plan.change

        return self._door.write(access, work)

    def apply(self, access: Access, change: Change) -> None:
        """Carry out a change of records, whole or not at all.

        `Overtaken` where a record is not what it was before, names what is gone, or would go while others still name it.

        Whether what it leaves is valid has been checked by whoever made it.
        """

        def work(write: Write) -> None:
            lock_change(write, change)
            plan = self._checked(plan_change(write.run, change))
            write.expects(plan.difference.size)
            apply(write, plan)

        self._door.write(access, work)

    def _checked(self, plan: Plan, source: str | None = None) -> Plan:
        if plan.difference.size > self._elements:
            changes, most = Whole(plan.difference.size), Whole(self._elements)
            if source is None:
                raise TooLarge("change_too_large", changes=changes, most=most)
            raise TooLarge("too_many_changes", source=source, changes=changes, most=most)
        return plan

    def arrangement(
        self, access: Access, facts: Seen, ids: Collection[str], lang: str, audience: Audience
    ) -> Arrangement | None:
        """The kept arrangement that best fits a map of these ids, all of which the viewer sees; None where there is none."""
        return find(self._run(access), facts.family.id, facts.everybody, ids, lang, audience)

    def keep_arrangement(
        self,
        access: Access,
        family: str,
        ids: Collection[str],
        lang: str,
        audience: Audience,
        document: str,
        replaced: Arrangement | None = None,
        *,
        at: datetime,
    ) -> None:
        """Keep where everything stands on a map of these ids; a stale one in whose place it stands is forgotten."""
        keys = [replaced.key] if replaced and replaced.is_stale else []
        self._door.write(access, lambda write: keep(write, family, ids, lang, audience, document, keys, at=at))

    def forget_arrangement(self, access: Access, arrangement: Arrangement) -> None:
        """Let the map arrange itself again."""
        self._door.write(access, lambda write: forget(write, keys=[arrangement.key]))

    def reset(self, access: Access) -> None:
        """Remove all families and all that is stored with them; whatever else the server holds stays.

        Whole families a transaction, then those around them, then the sources: where it is cut off, what is left is whole.
        """
        for label in ("Family", "Actor", "Unit", "Source"):
            while self._door.write(access, lambda write, label=label: _remove_some(write, label)):
                pass


def _knows_of(scope: Scope, families: Sequence[str]) -> bool:
    """Whether a source with these families may be known of: by one of them, or because it has none."""
    return not families or any(scope.knows(id) for id in families)


def _remove_some(write: Write, label: str) -> int:
    """Remove a batch of nodes of the label, families with all that belongs to them."""
    lock_imports(write)
    return write.run(statement(f"remove_{label.lower()}").text)[0]["gone"]
