"""The policy that composition hands to the store: whom a family exists for, and what shows of it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from access.apart import kept_apart
from access.changing import changes_of
from access.roles import COLUMNS, Column
from access.room import Room
from access.scope import FamilyScope
from access.sitting import AtMeeting, at_meeting
from graph.model.base import Record
from graph.model.meetings import Meeting, sitting
from graph.model.records import Actor, Engagement, Family, Tie, Unit
from graph.reading.changes import Changes
from graph.reading.facts import FamilyFacts
from graph.reading.hiding import path_of
from graph.reading.rights import Circumstances, Rights
from graph.reading.scope import EVERYTHING, Scope
from graph.reading.sight import Sight
from graph.reading.viewer import Viewer

CONSENT_AGE = 15
"""The age from which a child must consent too, where the municipality has set none."""
SEES_THE_ORGANISATION = frozenset({"administrator"})
"""Roles that see all units and actors, and nothing of any family."""


@dataclass(frozen=True)
class AccessPolicy:
    """The rules of `docs/access-table.md`."""

    consent_age: int = CONSENT_AGE

    def admits(self, viewer: Viewer, rights: Rights | None) -> bool:
        """Whether a family exists for the viewer: what the head of the role's column asks for, and not blocked."""
        if rights is None or "blocked" in rights.parts:
            return False
        match viewer.role:
            case "caseworker":
                return rights.acts or not rights.parts.isdisjoint({"responsible", "worker"})
            case "meeting_leader":
                return "meeting" in rights.parts and bool(rights.meetings)
            case "leader":
                return rights.works and rights.reason
            case "citizen":
                return rights.member is not None
            case _:
                return False

    def needs_reason(self, viewer: Viewer, rights: Rights | None) -> bool:
        """Whether a leader, whose unit works here, has given no reason yet."""
        if viewer.role != "leader" or rights is None or "blocked" in rights.parts:
            return False
        return rights.works and not rights.reason

    def scope(self, viewer: Viewer, facts: FamilyFacts, circumstances: Circumstances) -> Scope:
        """What shows to the viewer; nothing where the family is not admitted."""
        if not self.admits(viewer, circumstances.rights.get(facts.family.id)):
            return NOTHING
        scope = self._by_table(viewer, facts, circumstances)
        if viewer.role != "citizen":
            return scope
        return self._room([scope], facts, circumstances, (circumstances.rights[facts.family.id].member or "",))

    def _by_table(self, viewer: Viewer, facts: FamilyFacts, circumstances: Circumstances) -> FamilyScope:
        def admits(family: str) -> bool:
            return self.admits(viewer, circumstances.rights.get(family))

        return FamilyScope(viewer, _column(viewer), facts, circumstances, admits, self.consent_age)

    def room(
        self, viewer: Viewer, facts: FamilyFacts, circumstances: Circumstances, participants: Sequence[str]
    ) -> Scope:
        """What a meeting's room shows: what the viewer and each participant may see, family members as citizens.

        An actor who takes part sees as a caseworker of its unit, a unit likewise. Where one of two in conflict sits in it, nothing
        leads to the other.
        """
        scopes = [
            self._own(viewer, facts, circumstances),
            *(self._scope_of(id, viewer, facts, circumstances) for id in participants),
        ]
        return self._room(scopes, facts, circumstances, participants)

    def _own(self, viewer: Viewer, facts: FamilyFacts, circumstances: Circumstances) -> Scope:
        """What shows to the viewer; all to whoever works alone."""
        return EVERYTHING if viewer.role == "local" else self.scope(viewer, facts, circumstances)

    def kept_apart(self, scope: Scope, family: Family, persons: Collection[str]) -> Scope:
        """What of this may stand in what is made for these persons."""
        return kept_apart(scope, family, persons)

    def at_meeting(
        self, viewer: Viewer, facts: FamilyFacts, circumstances: Circumstances, meeting: Meeting
    ) -> AtMeeting:
        """What the room shows in which a meeting sits: what all there may see, who they are, and what they say."""
        persons = sitting(meeting)
        own = self._own(viewer, facts, circumstances)
        scopes = [own, *(self._scope_of(id, viewer, facts, circumstances) for id in persons)]
        if not persons:
            scopes.append(NOTHING)  # nobody is there to see anything
        room = self._room(scopes, facts, circumstances, persons)
        return at_meeting(facts, room, kept_apart(own, facts.family, persons), meeting)

    def _room(
        self, scopes: Sequence[Scope], facts: FamilyFacts, circumstances: Circumstances, persons: Sequence[str]
    ) -> Room:
        return Room([kept_apart(scope, facts.family, persons) for scope in scopes], facts, circumstances)

    def _scope_of(self, participant: str, viewer: Viewer, facts: FamilyFacts, circumstances: Circumstances) -> Scope:
        here = circumstances.rights.get(facts.family.id, Rights(facts.family.id))
        actor = facts.actors.get(participant)
        unit = participant if participant in facts.units else actor.unit if actor else None
        is_private = actor is None and unit is None
        looks = Viewer(
            user=participant,
            role="citizen" if is_private else "caseworker",
            purpose="own" if is_private else "meeting",
            units=(unit,) if unit else (),
            actors=(),
            rights=frozenset(),
            now=viewer.now,
            via=viewer.via,
        )
        rights = Rights(
            facts.family.id,
            parts=frozenset({"worker"}),
            responsible=here.responsible,
            member=participant if is_private else None,
        )
        around = replace(circumstances, rights={facts.family.id: rights})
        return self._by_table(looks, facts, around)

    def changes(self, viewer: Viewer, sight: Sight, circumstances: Circumstances) -> Changes:
        """What the viewer may change of a family that they see so."""
        return changes_of(viewer, sight, circumstances.rights.get(sight.seen.family.id, Rights(sight.seen.family.id)))

    def runs_the_organisation(self, viewer: Viewer) -> bool:
        """Whether the viewer may change all units and actors: whoever sees them all."""
        return viewer.role in SEES_THE_ORGANISATION

    def at_large(self, viewer: Viewer, circumstances: Circumstances, families: Sequence[Scope]) -> Scope:
        """What shows in one of the families, the own unit with those who stand in it, and those that hold it."""
        return _AtLarge(self, viewer, circumstances, tuple(families))


def _column(viewer: Viewer) -> Column:
    return next(column for column in COLUMNS if column == viewer.role)


class _Nothing(Scope):
    """Nothing shows."""

    @property
    def limited(self) -> bool:
        return True

    def knows(self, family: str) -> bool:
        return False

    def shows(self, record: Record, field: str | None = None) -> bool:
        return False


NOTHING = _Nothing()


@dataclass(frozen=True)
class _AtLarge(Scope):
    """The organisation as a viewer sees it. Of families it knows which there are, and nothing that is in them."""

    policy: AccessPolicy
    viewer: Viewer
    circumstances: Circumstances
    families: tuple[Scope, ...]

    @property
    def limited(self) -> bool:
        return True

    def knows(self, family: str) -> bool:
        return self.policy.admits(self.viewer, self.circumstances.rights.get(family))

    def shows(self, record: Record, field: str | None = None) -> bool:
        if not isinstance(record, Unit | Actor | Tie):
            return False
        if not isinstance(record, Tie) and self._shows_anywhere(record):
            return True
        return any(scope.shows(record) and (field is None or scope.shows(record, field)) for scope in self.families)

    def functions(self, engagement: Engagement) -> tuple[str, ...] | None:
        raise TypeError("No work shows at large.")

    def _shows_anywhere(self, record: Unit | Actor) -> bool:
        if self.viewer.role in SEES_THE_ORGANISATION:
            return True
        if isinstance(record, Actor):
            return bool(self.families) and record.unit in self.viewer.units
        paths = (path_of(unit, self.circumstances.units) for unit in self.viewer.units)
        return bool(self.families) and any(record.id in path for path in paths)
