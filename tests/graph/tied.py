"""Small files of families that a user works in, or not, and a policy for the store's own tests."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from graph.model.meetings import Meeting
from graph.model.records import Family
from graph.reading.changes import ALL_CHANGES, Changes
from graph.reading.facts import FamilyFacts
from graph.reading.rights import Circumstances, Rights
from graph.reading.scope import EVERYTHING, Scope
from graph.reading.sight import Sight
from graph.reading.viewer import Viewer

NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)
RITA = Viewer("u_rita", "caseworker", "case", ("familie",), ("rita",), frozenset(), NOW, "web")
FILE = """
tovholder: 1
as_of: 2026-11-29
municipality: Solvang
units:
  - {id: familie, name: "Familie", level: department}
  - {id: team, name: "Team", level: team, part_of: familie}
  - {id: job, name: "Job", level: department}
actors:
  - {id: rita, name: "Rita", kind: professional, unit: familie}
  - {id: tom, name: "Tom", kind: professional, unit: team}
  - {id: per, name: "Per", kind: professional, unit: job}
families:
"""
FAMILY = """
  - id: {id}
    name: "{id}"
    members: [{{id: {id}_mor, name: "Mor", kind: adult}}]
    engagements: [{work}]
    meetings: [{meetings}]
"""
WORK = "{{id: {family}_e{n}, actor: {actor}, for: [{family}_mor], at: office, status: {status}{more}}}"
FAMILIES = (
    ("active", "rita", "active", ""),
    ("granted", "rita", "granted", ", from: 2027-01"),
    ("paused", "rita", "paused", ", to: 2026-11"),
    ("ended", "rita", "ended", ", to: 2026-10"),
    ("over", "rita", "active", ", to: 2026-11-29"),
    ("by_then", "rita", "active", ", to: 2026-11-30/.."),
    ("waiting", "rita", "waiting", ""),
    ("in_team", "tom", "active", ""),
    ("other", "per", "active", ""),
)


@dataclass(frozen=True)
class Tied:
    """A policy for the store's own tests: whoever works in a family, or is assigned and not blocked, sees all of it."""

    def admits(self, viewer: Viewer, rights: Rights | None) -> bool:
        return rights is not None and (rights.acts or bool(rights.parts)) and "blocked" not in rights.parts

    def needs_reason(self, viewer: Viewer, rights: Rights | None) -> bool:
        return rights is not None and rights.works

    def scope(self, viewer: Viewer, facts: FamilyFacts, circumstances: Circumstances) -> Scope:
        assert self.admits(viewer, circumstances.rights.get(facts.family.id)), "asked of what is not admitted"
        return EVERYTHING

    def at_large(self, viewer: Viewer, circumstances: Circumstances, families: Sequence[Scope]) -> Scope:
        return Large(len(families) > 0)

    def kept_apart(self, scope: Scope, family: Family, persons: Collection[str]) -> Scope:
        return scope

    def room(
        self, viewer: Viewer, facts: FamilyFacts, circumstances: Circumstances, participants: Sequence[str]
    ) -> Scope:
        return self.scope(viewer, facts, circumstances)

    def at_meeting(
        self, viewer: Viewer, facts: FamilyFacts, circumstances: Circumstances, meeting: Meeting
    ) -> tuple[FamilyFacts, Scope]:
        return facts, self.scope(viewer, facts, circumstances)

    def changes(self, viewer: Viewer, sight: Sight, circumstances: Circumstances) -> Changes:
        return ALL_CHANGES

    def runs_the_organisation(self, viewer: Viewer) -> bool:
        return False


@dataclass(frozen=True)
class Large(Scope):
    """All of the organisation, or nothing."""

    shown: bool

    def knows(self, family: str) -> bool:
        return False

    def shows(self, record: Any, field: str | None = None) -> bool:
        return self.shown


def written(*families: tuple[str, str, str, str], meetings: str = "") -> str:
    text = FILE
    for number, (id, actor, status, more) in enumerate(families):
        work = WORK.format(n=number, family=id, actor=actor, status=status, more=more)
        text += FAMILY.format(id=id, work=work, meetings=meetings.replace("\n", " "))
    return text
