"""The organisation opened for whoever changes units and actors by themselves: what is stored, what of it shows, the log.

Whoever changes it holds its ledger, and those of the families whose records change with it: they are opened one by one.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import NamedTuple

from graph.editing import APP, Edit, Fresh, Log, Opened, Records, naming, opened
from graph.model.base import Record
from graph.model.change import RecordRef
from graph.model.log import ORGANISATION, Ledger, Logged
from graph.model.parts import GENERAL_TIES, SOURCES, parted, shared
from graph.model.records import Actor, CaseFile, Tie, Unit
from graph.reading.families import read_facts
from graph.reading.hiding import path_of
from graph.reading.log import ledger
from graph.reading.look import Look
from graph.reading.organisation import Meant, actors_meant, shown_in
from graph.reading.rows import Run, around, source_row
from graph.reading.scope import Scope
from graph.reading.sight import Sight
from graph.storage.door import Write
from graph.storage.logged import decoded_change
from graph.storage.statements import statement
from graph.writing.apply import apply
from graph.writing.difference import Plan, plan_between
from graph.writing.log import append, append_to_organisation, keep_decision, lock_family, lock_organisation
from graph.writing.stored import LABEL_OF_SHARED


class Naming(NamedTuple):
    """What names a unit or an actor, beside families: a record of this list (or a user, or a general basis), in a field."""

    list: str
    key: str
    field: str


class FamilyPart(NamedTuple):
    """What a change of the organisation does to one family."""

    opened: Opened
    edit: Edit


@dataclass(frozen=True)
class OrganisationEdit:
    """What one change of the organisation stores."""

    before: Records
    """Units and actors as they are stored."""
    after: Records
    logged: Logged
    parts: tuple[FamilyPart, ...] = ()
    ties: Mapping[RecordRef, tuple[Tie | None, Tie | None]] = field(default_factory=dict)
    """General ties that change: before and after."""
    named: Mapping[str, frozenset[RecordRef]] = field(default_factory=dict)
    """By source, what it names from now on."""
    unnamed: Mapping[str, frozenset[RecordRef]] = field(default_factory=dict)
    """By source, what it names no more."""

    def fields(self) -> tuple[str, ...]:
        """The lists and fields that change, for what is noted of it: no value."""
        found = {self.logged.command}
        for entry in self.logged.records:
            was, now = dict(entry.before or {}), dict(entry.after or {})
            found.update(f"{entry.list}.{key}" for key in was | now if was.get(key) != now.get(key))
        return tuple(sorted(found))


@dataclass(frozen=True)
class Organisation:
    """Units and actors as they are stored, for one viewer."""

    look: Look
    ledger: Ledger
    log: Log
    lock: Callable[[str], Ledger]
    """Makes other writers of a family wait."""

    @property
    def run(self) -> Run:
        """Runs what is asked."""
        return self.log.run

    @cached_property
    def sights(self) -> Mapping[str, Sight]:
        """What shows of each family that exists for a user; of whoever sees all, none is read."""
        if self.look.tied is None:
            return {}
        admitted = [id for id in self.look.tied if self.look.admits(id)]
        return {facts.family.id: self.look.sight(facts) for facts in read_facts(self.run, admitted)}

    @cached_property
    def scope(self) -> Scope:
        """What shows of the organisation."""
        return self.look.at_large([sight.scope for sight in self.sights.values()])

    def stored(self, ids: Iterable[str]) -> dict[RecordRef, Unit | Actor]:
        """The units and actors of these ids with the units that hold them, whoever sees them."""
        wanted = sorted(set(ids))
        near = around(self.run, wanted, wanted, ()) if wanted else None
        return dict(shared((*near.units.values(), *near.actors.values()))) if near else {}  # type: ignore[arg-type]

    def shown(self, records: Mapping[RecordRef, Record]) -> dict[RecordRef, Record]:
        """Those of these units and actors that show, as they do."""
        return shown_in(records, self.scope)

    def families_naming(self, ids: Iterable[str]) -> list[str]:
        """The families that name one of these, whoever sees them."""
        return [row["id"] for row in self.run(statement("families_naming").text, ids=sorted(set(ids)))]

    def visible(self, families: Iterable[str], id: str) -> list[str]:
        """Those of these families in which the viewer sees that this is named."""
        if self.look.tied is None:
            return [*families]
        return [one for one in families if one in self.sights and _names(self.sights[one], id)]

    def others_naming(self, ids: Iterable[str], today: date) -> list[Naming]:
        """What else names one of these."""
        rows = self.run(statement("others_naming").text, ids=sorted(set(ids)), today=today)
        return [Naming(**row) for row in rows]

    def told_apart(self) -> list[Logged]:
        """The changes that say of two that they are not the same."""
        return [decoded_change(row["said"]) for row in self.run(statement("told_apart").text, family=ORGANISATION)]

    def open_family(self, family: str) -> Opened:
        """A family whose records change too, locked: with all that is recorded, for what must follow is asked of nobody's sight.
        `UnknownFamily` where it is gone."""
        return opened(self.run, Look(), family, self.lock(family))

    def sources_of(self, ids: Iterable[str]) -> dict[str, list[str]]:
        """By unit and actor, the sources that name it."""
        rows = self.run(statement("named_by").text, ids=sorted(set(ids)))
        return {row["id"]: row["sources"] for row in rows}

    def needed_by(self, source: str, ids: Iterable[str], families: Iterable[str]) -> set[str]:
        """Those of these units and actors that a source must name, these of its families left out."""
        rows = self.run(statement("needed_by_source").text, ids=sorted(set(ids)), source=source, families=[*families])
        return {row["id"] for row in rows}

    def alike(self, list: str, beginnings: Sequence[str], unit: str) -> set[str]:
        """The ids of units or actors whose names begin like this one, or that work in the unit; whoever sees them."""
        if list == "actors":
            return {*actors_meant(self.run, Meant(beginnings, unit), self.look)}
        return {row["id"] for row in self.run(statement("units_meant").text, beginnings=[*beginnings])}

    def general_ties(self, sources: Iterable[str]) -> dict[RecordRef, Tie]:
        """The general ties of these sources, by what names each for good."""
        wanted = sorted(set(sources))
        rows = [source_row(self.run, source) for source in wanted]
        ids = {id for row in rows if row for id in (*row.units, *row.actors)}
        near = around(self.run, ids, ids, wanted)
        return {
            RecordRef(GENERAL_TIES, source, key): tie for source, ties in near.ties.items() for key, tie in ties.items()
        }

    def joined_up_the_tree(self, units: Mapping[str, Unit], unit: str) -> bool:
        """Whether a tie would join a unit with one that holds it, were these the units."""
        below = [row["id"] for row in self.run(statement("units_below").text, unit=unit)]
        above = [id for id in path_of(unit, units) if id != unit]
        [row] = self.run(statement("ties_up_the_tree").text, below=below, above=above)
        return row["joined"]


def _names(sight: Sight, id: str) -> bool:
    return id in sight.seen.actors or id in sight.seen.units


def read_organisation(run: Run, look: Look) -> Organisation:
    """The organisation as it is stored, to be read."""
    return Organisation(look, ledger(run, ORGANISATION), Log(run, ORGANISATION), lambda family: ledger(run, family))


def locked_organisation(write: Write, look: Look) -> Organisation:
    """The same, its ledger held: other changes of the organisation, and imports, wait."""
    held = lock_organisation(write)
    return Organisation(look, held, Log(write.run, ORGANISATION), lambda family: lock_family(write, family))


def plan_organisation(found: Organisation, edit: OrganisationEdit, fresh: Fresh) -> Plan:
    """What a change of the organisation does to the graph."""
    before: dict[RecordRef, Record] = dict(edit.before)
    after: dict[RecordRef, Record] = dict(edit.after)
    for part in edit.parts:
        more = {ref: one for ref, one in part.edit.before.items() if ref not in part.opened.records}
        before |= {**part.opened.state, **more}
        own = parted(part.edit.after, part.opened.state, fresh)
        after |= {ref: one for ref, one in own.items() if ref not in edit.before}
    gone = {ref for ref in before if ref.list in LABEL_OF_SHARED and ref not in after}
    before |= naming_of(found.sources_of(ref.id for ref in gone), gone)
    for ref, (was, now) in edit.ties.items():
        before |= {ref: was} if was else {}
        after |= {ref: now} if now else {}
    for source, refs in edit.unnamed.items():
        before |= naming((source,), [ref for ref in refs if ref not in gone])
    for source, refs in edit.named.items():
        after |= naming((source,), refs)
        if source == APP and source_row(found.run, APP) is None:
            after[RecordRef(SOURCES, APP, "")] = CaseFile.model_construct(
                None, tovholder=1, as_of=edit.logged.at.date()
            )
    return plan_between(before, after)


def naming_of(sources: Mapping[str, Sequence[str]], refs: Iterable[RecordRef]) -> dict[RecordRef, Record]:
    """That those sources name these units and actors."""
    found: dict[RecordRef, Record] = {}
    for ref in refs:
        found |= naming(sources.get(ref.id, ()), [ref])
    return found


def carry_out_organisation(
    write: Write, found: Organisation, edit: OrganisationEdit, fresh: Fresh, hold: Callable[[Plan], Plan]
) -> None:
    """Store a change of the organisation with its line of the log, and of each family's that changes with it."""
    plan = hold(plan_organisation(found, edit, fresh))
    write.expects(plan.difference.size)
    apply(write, plan)
    append_to_organisation(write, edit.logged)
    for part in edit.parts:
        append(write, part.edit.logged)
        for decision in part.edit.decisions:
            keep_decision(write, decision)
