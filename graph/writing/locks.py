"""Locks: what a writer is about to change, taken before it is read, so that it stays what was read until the writer ends.

Ledgers come first, by whoever changes a family. Imports go one after another, since each holds its whole file against all that is stored; they and other changes wait for each
other only at the same source, family, unit or actor.
"""

from collections.abc import Iterable

from graph.model.change import Change
from graph.model.records import CaseFile
from graph.storage.codec import ids_named
from graph.storage.door import Write
from graph.storage.elements import NodeRef
from graph.storage.statements import statement
from graph.writing.stored import owner_of


def lock_imports(write: Write) -> None:
    """Wait until no other import or reset is under way."""
    write.run("MATCH (m:Migration {number: 1}) SET m.writes = m.writes + 1")


def lock_people(write: Write) -> None:
    """Wait until no other change of users and of what ties them to families is under way."""
    write.run("MATCH (m:Migration {number: 4}) SET m.writes = m.writes + 1")


def lock_import(write: Write, case_file: CaseFile, source: str) -> None:
    """Lock the source with all that it owns or names, and the families, units and actors of the file that are stored already."""
    lock_imports(write)
    families = sorted(family.id for family in case_file.families)
    write.run(statement("lock_ledgers").text, owning=source, families=families)
    refs = {NodeRef("Family", family.id) for family in case_file.families}
    refs |= {NodeRef("Unit", unit.id) for unit in case_file.units} | {
        NodeRef("Actor", one.id) for one in case_file.actors
    }
    _lock(write, refs, source)


def lock_change(write: Write, change: Change) -> None:
    """Lock the owners of the records that change, and the units and actors that these name, so that they stay there."""
    versions = [(one.ref, record) for one in change for record in (one.before, one.after) if record]
    named = frozenset[str]().union(*(ids_named(ref, record) for ref, record in versions))
    shared = {NodeRef(label, id) for label in ("Actor", "Unit") for id in named}
    _lock(write, {owner_of(one.ref) for one in change} | shared)


def _lock(write: Write, refs: Iterable[NodeRef], source: str | None = None) -> None:
    keys: dict[str, list[str]] = {"Source": [source] if source else [], "Family": [], "Actor": [], "Unit": []}
    for ref in refs:
        keys[ref.label].append(ref.key)
    write.run(
        statement("lock").text,
        owning=source,
        sources=keys["Source"],
        families=keys["Family"],
        actors=keys["Actor"],
        units=keys["Unit"],
    )
