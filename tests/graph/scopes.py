"""A scope that hides given records and single fields, in every family; all else shows."""

from dataclasses import dataclass

from graph.model.base import Record
from graph.model.records import order_key
from graph.reading.facts import FamilyFacts
from graph.reading.scope import Scope, ScopeOf
from graph.reading.viewer import Viewer

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


def kept_from(*ids: str, fields: frozenset[Field] = frozenset()) -> ScopeOf:
    """What composition hands to the store: the same scope whoever looks and whatever is recorded."""
    scope = KeptFrom(frozenset(ids), fields)

    def scope_of(viewer: Viewer, facts: FamilyFacts | None) -> KeptFrom:
        return scope

    return scope_of
