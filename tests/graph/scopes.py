"""A policy that hides given records and single fields, in every family, from whoever looks; all else shows."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from graph.model.base import Record
from graph.model.meetings import Meeting
from graph.model.records import Family, order_key
from graph.reading.changes import ALL_CHANGES, Changes
from graph.reading.facts import FamilyFacts
from graph.reading.look import LimitedLook, Look
from graph.reading.rights import Circumstances, Rights
from graph.reading.scope import Scope
from graph.reading.sight import Sight
from graph.reading.viewer import Viewer
from graph.storage.access import Access
from graph.store import Store

Field = tuple[str, str]
"""A record, by its id or what names it by its content, and one of its fields."""


@dataclass(frozen=True)
class KeptFrom(Scope):
    """Records of these ids (a tie or wish without one: of that content) do not exist, nor do these fields of others."""

    ids: frozenset[str]
    fields: frozenset[Field]

    def knows(self, family: str) -> bool:
        return family not in self.ids

    def shows(self, record: Record, field: str | None = None) -> bool:
        name = order_key(record)
        return name not in self.ids if field is None else (name, field) not in self.fields

    # --- the policy that has this scope everywhere ------------------------------------------------------------

    def admits(self, viewer: Viewer, rights: Rights | None) -> bool:
        return rights is not None and rights.family not in self.ids

    def needs_reason(self, viewer: Viewer, rights: Rights | None) -> bool:
        return False

    def scope(self, viewer: Viewer, facts: FamilyFacts, circumstances: Circumstances) -> Scope:
        return self

    def at_large(self, viewer: Viewer, circumstances: Circumstances, families: Sequence[Scope]) -> Scope:
        return self if families else Shut()

    def kept_apart(self, scope: Scope, family: Family, persons: Collection[str]) -> Scope:
        return scope

    def room(
        self, viewer: Viewer, facts: FamilyFacts, circumstances: Circumstances, participants: Sequence[str]
    ) -> Scope:
        return self

    def at_meeting(
        self, viewer: Viewer, facts: FamilyFacts, circumstances: Circumstances, meeting: Meeting
    ) -> tuple[FamilyFacts, Scope]:
        return facts, self

    def changes(self, viewer: Viewer, sight: Sight, circumstances: Circumstances) -> Changes:
        return ALL_CHANGES

    def runs_the_organisation(self, viewer: Viewer) -> bool:
        return False


class Shut(Scope):
    """Nothing shows."""

    def knows(self, family: str) -> bool:
        return False

    def shows(self, record: Record, field: str | None = None) -> bool:
        return False


def kept_from(*ids: str, fields: frozenset[Field] = frozenset()) -> KeptFrom:
    """What composition hands to the store: the same scope whoever looks and whatever is recorded."""
    return KeptFrom(frozenset(ids), fields)


@dataclass(frozen=True)
class TiedToAll(LimitedLook):
    """A look of somebody whom something ties to every family that is stored."""

    stored: tuple[str, ...] = ()

    @property
    def tied(self) -> Sequence[str] | None:
        return self.stored


class KeptStore(Store):
    """A store whose policy alone says which families there are: everybody is tied to all.

    A unit goes where only hidden actors stand, in the whole organisation.
    """

    def _look(self, access: Access) -> Look:
        if access.viewer.role == "local":
            return super()._look(access)
        policy = self._policy
        assert isinstance(policy, KeptFrom)
        rows = self._door.read(access, "MATCH (f:Family) RETURN f.key AS id")
        stored = tuple(row["id"] for row in rows)
        gone = frozenset(
            row["unit"]
            for row in self._door.read(
                access,
                """MATCH (a:Actor)-[:WORKS_IN]->(:Unit)-[:PART_OF*0..50]->(u:Unit)
                WHERE a.key IN $hidden OR NOT a.key IN $adrift
                RETURN u.key AS unit, collect(a.key) AS actors""",
                hidden=sorted(policy.ids),
                adrift=[id for id, field in policy.fields if field == "unit"],
            )
            if policy.ids.issuperset(row["actors"])
        )
        return TiedToAll(access.looks, replace(policy, ids=policy.ids | gone), Circumstances({}, {}), stored=stored)
