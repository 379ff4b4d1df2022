"""A family opened for whoever edits it or reads its history: what is recorded, what of it shows, and the log of its changes.

Whoever edits holds the family's lock from before the first reading to the end, so that what was read is what is written on.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from graph.errors import UnknownFamily
from graph.model.base import Record
from graph.model.change import RecordRef
from graph.model.log import Decision, Ledger, Logged, Visit
from graph.model.parts import NAMES, OWN, SOURCES, Naming, Part, State, family_in, parted, ref_of, shared, whole
from graph.model.records import Actor, CaseFile, Family, Tie, Unit
from graph.reading import log
from graph.reading.facts import FamilyFacts, assemble, named_ids
from graph.reading.hiding import path_of
from graph.reading.look import Look
from graph.reading.organisation import Meant, Shown, actors_meant, actors_of_ids, anywhere, families_seen
from graph.reading.rows import Around, Run, around, source_row, stored_families
from graph.reading.scope import Scope
from graph.reading.sight import Sight
from graph.storage.door import Write
from graph.storage.statements import statement
from graph.writing.apply import apply
from graph.writing.difference import Plan, plan_between
from graph.writing.log import append, keep_decision
from graph.writing.stored import LABEL_OF_SHARED

APP = "app"
"""The source of what is made in the product, and the one by which it keeps what a family's file may not name any more."""
Records = Mapping[RecordRef, Record]
"""A family's records and the units and actors round it, by what names each for good; people with their homes."""
Fresh = Callable[[], str]
"""Gives an inner id that nothing has."""


class Edit(NamedTuple):
    """What one edit stores."""

    before: Records
    """What is recorded, with all that is named."""
    after: Records
    new_shared: frozenset[RecordRef]
    """Units and actors that the family's source and the product's own name from now on."""
    logged: Logged
    decisions: tuple[Decision, ...] = ()

    def fields(self) -> tuple[str, ...]:
        """The lists and fields that change, for what is noted of it: no value."""
        found: set[str] = {self.logged.command}
        for entry in self.logged.records:
            was, now = dict(entry.before or {}), dict(entry.after or {})
            found.update(f"{entry.list}.{key}" for key in was | now if was.get(key) != now.get(key))
        return tuple(sorted(found))


@dataclass(frozen=True)
class Log:
    """The log of one family, read where it is asked."""

    run: Run
    family: str

    def changes(self, *, before: int | None = None, since: int | None = None, limit: int | None = None) -> list[Logged]:
        """Changes, the newest first: those numbered below `before` and above `since`."""
        return log.changes_of(self.run, self.family, before=before, since=since, limit=limit)

    def pages(self) -> Iterator[Logged]:
        """All changes, the newest first, read as far as somebody asks."""
        before: int | None = None
        while page := self.changes(before=before, limit=50):
            yield from page
            before = page[-1].number

    def change(self, key: str) -> Logged | None:
        """The change of this key; None where there is none."""
        return log.change_of(self.run, self.family, key)

    def taking_back(self) -> list[Logged]:
        """The undos and redos, the newest first."""
        return log.taking_back(self.run, self.family)

    def answered(self, user: str, request: str) -> Logged | None:
        """What this user's request of this text did; None where nothing was done yet."""
        return log.by_request(self.run, self.family, user, request)

    def visit(self, user: str) -> Visit | None:
        """How far the user has seen the changes; None where they never said."""
        return log.visit_of(self.run, user, self.family)

    def decisions(self) -> list[Decision]:
        """What was decided of findings, the newest of each that is not undone."""
        return log.decisions_of(self.run, self.family)


@dataclass(frozen=True)
class Opened:
    """A family as it is recorded, for one viewer."""

    family: str
    source: str
    file_as_of: date
    """The day of the family's file."""
    municipality: str | None
    state: State
    near: Around
    look: Look
    ledger: Ledger
    log: Log

    @cached_property
    def records(self) -> Records:
        """What is recorded now."""
        return whole(self.state)

    @cached_property
    def general_ties(self) -> tuple[Tie, ...]:
        """Those of the family's own file."""
        return tuple(self.near.ties.get(self.source, {}).values())

    @cached_property
    def now(self) -> Sight:
        """What shows now."""
        return self.sight(self.records)

    def facts(self, records: Records) -> FamilyFacts:
        """The facts of the family, were this recorded of it. Nothing is hidden yet."""
        own = family_in(records, self.family)
        return assemble(
            own,
            as_of=own.as_of or self.file_as_of,
            source=self.source,
            municipality=self.municipality,
            units={record.id: record for record in records.values() if isinstance(record, Unit)},
            actors={record.id: record for record in records.values() if isinstance(record, Actor)},
            general_ties=self.general_ties,
        )

    def sight(self, records: Records) -> Sight:
        """What would show, were this recorded."""
        return self.look.sight(self.facts(records))

    def unhidden(self, records: Records) -> Sight:
        """All of it, for what is worked out of everything and shown to nobody: what names a question, once two are made one."""
        return Look().sight(self.facts(records))

    def others(self, ids: Sequence[str]) -> dict[RecordRef, Record]:
        """Units and actors of these ids that do not stand round the family yet, with the units that hold them; of those that show."""
        found = self._known(ids, self.look.at_large([self.now.scope]))
        if self.look.tied is None or {ref.id for ref in found}.issuperset(ids):
            return found
        return self._known(ids, self.anywhere)

    def _known(self, ids: Sequence[str], scope: Scope) -> dict[RecordRef, Record]:
        if not ids:
            return {}
        near = around(self.log.run, ids, ids, ())
        found = shared(one for one in (*near.units.values(), *near.actors.values()) if scope.shows(one))
        return {ref: record for ref, record in found.items() if ref not in self.records}

    @cached_property
    def anywhere(self) -> Scope:
        """What shows of the organisation to the viewer, in this family or another."""
        return anywhere(self.log.run, self.look, {self.family: self.now.scope})

    def meant(self, meant: Meant) -> Shown:
        """The actors that may be meant: those of the family, and those that show to the viewer anywhere."""
        seen, run = self.now.seen, self.log.run
        ids = set(actors_meant(run, meant, self.look)) - seen.actors.keys()
        more = actors_of_ids(run, ids, self.anywhere) if ids or self.look.tied is not None else Shown((), ())
        units = {unit.id: unit for unit in (*more.units, *seen.units.values())}
        here = frozenset(engagement.actor for engagement in seen.family.engagements)
        return Shown((*seen.actors.values(), *more.actors), tuple(units.values()), here)

    def families_seen(self, ids: Collection[str]) -> int:
        """In how many families, of those that the viewer sees, one of these units and actors is named."""
        return len(families_seen(self.log.run, self.look, ids))

    def named_elsewhere(self, ids: Collection[str]) -> set[str]:
        """Those of these units and actors that somebody else names: another family, another source, a general tie."""
        own = [self.source, APP]
        rows = self.log.run(statement("named_elsewhere").text, ids=sorted(ids), family=self.family, sources=own)
        return {row["id"] for row in rows}


def opened(run: Run, look: Look, family: str, ledger: Ledger) -> Opened:
    """The family with what stands round it. `UnknownFamily` where it is not stored."""
    stored = next(iter(stored_families(run, [family])), None)
    if stored is None:
        raise UnknownFamily("no_such_family", families=family)
    names = named_ids(stored.family)
    near = around(run, names, names, (stored.source,))
    return Opened(
        family=family,
        source=stored.source,
        file_as_of=stored.file_as_of,
        municipality=stored.municipality,
        state=stored.state() | shared((*near.units.values(), *near.actors.values())),
        near=near,
        look=look,
        ledger=ledger,
        log=Log(run, family),
    )


def plan_family(run: Run, family: Family, as_of: date) -> Plan:
    """What storing a family does that is made here: of the product's own source, whose day is that of its latest family."""
    ref = RecordRef(SOURCES, APP, "")
    stored = source_row(run, APP)
    source = CaseFile.model_construct(None, tovholder=1, as_of=stored.as_of if stored else as_of)
    before: dict[RecordRef, Record] = {ref: source} if stored else {}
    named = Naming.model_construct(None, label="Family", id=family.id)
    own = family.replaced(as_of=None if as_of == source.as_of else as_of)
    after = before | {ref: source, ref_of(Part(NAMES, APP, named)): named, RecordRef(OWN, family.id, ""): own}
    return plan_between(before, after)


def plan_edit(found: Opened, edit: Edit, fresh: Fresh) -> Plan:
    """What an edit does to the graph."""
    more = {ref: record for ref, record in edit.before.items() if ref not in found.records}
    before = dict(found.state) | more
    after = parted(edit.after, found.state, fresh)
    gone = {ref for ref in edit.before if ref.list in LABEL_OF_SHARED and ref not in edit.after}
    before |= _named_by(found, gone)
    _name_others(found, edit, before, after)
    is_named = any(ref.list == NAMES and ref.owner == APP for ref in after)
    if is_named and source_row(found.log.run, APP) is None:
        own = CaseFile.model_construct(None, tovholder=1, as_of=found.facts(edit.after).as_of)
        after[RecordRef(SOURCES, APP, "")] = own
    return plan_between(before, after)


def _name_others(found: Opened, edit: Edit, before: dict[RecordRef, Record], after: dict[RecordRef, Record]) -> None:
    """Let the family's source name whom the family names from now on, and no more whom it does not: so what a source holds is whole by
    itself. The product's own names them too, so that the file, which does not, leaves them when it comes again."""
    facts = found.facts(edit.after)
    needed = {*shared((*facts.units.values(), *facts.actors.values()))}
    stays = {ref for ref in edit.before if ref.list in LABEL_OF_SHARED and ref in edit.after}
    new = {ref for ref in stays & needed if ref not in found.records} | edit.new_shared
    left = {ref for ref in stays - needed if ref in found.records}
    if not new and not left:
        return
    held = with_holding(new, edit.after)
    rows = found.log.run(statement("named_by").text, ids=sorted(ref.id for ref in held | left))
    sources = {row["id"]: frozenset(row["sources"]) for row in rows}
    brought = {ref for ref in new if found.source not in sources.get(ref.id, ())}
    after |= naming((found.source,), brought)
    own = with_holding(brought, edit.after)
    after |= naming((APP,), [ref for ref in own if APP not in sources.get(ref.id, ())])
    _name_no_more(found, {ref for ref in left if sources.get(ref.id, frozenset()) > {found.source, APP}}, before)


def _name_no_more(found: Opened, brought: Collection[RecordRef], before: dict[RecordRef, Record]) -> None:
    """Of these, which others brought, the family's source names those no more that nothing of it names."""
    if brought:
        ids = sorted(ref.id for ref in brought)
        said = {"ids": ids, "source": found.source, "families": [found.family]}
        kept = {row["id"] for row in found.log.run(statement("needed_by_source").text, **said)}
        before |= naming((found.source,), [ref for ref in brought if ref.id not in kept])


def with_holding(refs: Collection[RecordRef], records: Records) -> set[RecordRef]:
    """These units and actors with the units that hold them or whose records they may read."""
    units = {ref.id: one for ref, one in records.items() if isinstance(one, Unit)}
    found = set(refs)
    for ref in refs:
        record = records[ref]
        names = (record.unit, *record.record_access) if isinstance(record, Actor) else (ref.id,)
        found.update(RecordRef("units", "", id) for name in names for id in path_of(name, units))
    return found


def naming(sources: Collection[str], refs: Collection[RecordRef]) -> dict[RecordRef, Record]:
    """That these sources name these units and actors."""
    named: dict[RecordRef, Record] = {}
    for ref in sorted(refs):
        naming = Naming.model_construct(None, label=LABEL_OF_SHARED[ref.list], id=ref.id)
        named |= {ref_of(Part(NAMES, source, naming)): naming for source in sources}
    return named


def _named_by(found: Opened, gone: Collection[RecordRef]) -> dict[RecordRef, Record]:
    """That those which name them do."""
    if not gone:
        return {}
    rows = found.log.run(statement("named_by").text, ids=sorted(ref.id for ref in gone))
    sources = {row["id"]: row["sources"] for row in rows}
    named: dict[RecordRef, Record] = {}
    for ref in gone:
        named |= naming(sources.get(ref.id, ()), [ref])
    return named


def carry_out(write: Write, found: Opened, edit: Edit, fresh: Fresh, hold: Callable[[Plan], Plan]) -> None:
    """Store an edit with its line of the log, in the transaction in which the family was opened."""
    plan = hold(plan_edit(found, edit, fresh))
    write.expects(plan.difference.size)
    apply(write, plan)
    append(write, edit.logged)
    for decision in edit.decisions:
        keep_decision(write, decision)
