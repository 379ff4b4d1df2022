"""The policy that composition hands to the store: this room knows none of its own."""

from collections.abc import Collection, Sequence
from typing import Protocol

from graph.model.meetings import Meeting
from graph.model.records import Family
from graph.reading.changes import Changes
from graph.reading.facts import FamilyFacts
from graph.reading.rights import Circumstances, Rights
from graph.reading.scope import Scope
from graph.reading.sight import Sight
from graph.reading.viewer import Viewer


class Policy(Protocol):
    """Who may see what. Composition hands one to the store, which asks it in this order."""

    def admits(self, viewer: Viewer, rights: Rights | None) -> bool:
        """Whether a family exists for the viewer, whom this ties to it (None: nothing does).

        Asked before anything of the family is read. What is not admitted is as an id that is not stored.
        """
        ...

    def needs_reason(self, viewer: Viewer, rights: Rights | None) -> bool:
        """Whether the viewer would be admitted on giving a reason to look: the family's name may be listed, and no more."""
        ...

    def scope(self, viewer: Viewer, facts: FamilyFacts, circumstances: Circumstances) -> Scope:
        """What shows to the viewer of a family that is admitted, from all that is recorded of it."""
        ...

    def kept_apart(self, scope: Scope, family: Family, persons: Collection[str]) -> Scope:
        """What of this may stand in what is made for these persons of a family: where one of two in conflict is among them,
        nothing that leads to the other."""
        ...

    def room(
        self, viewer: Viewer, facts: FamilyFacts, circumstances: Circumstances, participants: Sequence[str]
    ) -> Scope:
        """What shows where these sit together, the viewer with them: what each of them may see."""
        ...

    def at_large(self, viewer: Viewer, circumstances: Circumstances, families: Sequence[Scope]) -> Scope:
        """What shows of a source and of the organisation: what shows in one of these families (the scopes of those of the
        source that are admitted), and what the viewer sees anywhere."""
        ...

    def at_meeting(
        self, viewer: Viewer, facts: FamilyFacts, circumstances: Circumstances, meeting: Meeting
    ) -> tuple[FamilyFacts, Scope]:
        """What is told in the room in which a meeting sits: the facts as they are told there, and what of them shows."""
        ...

    def changes(self, viewer: Viewer, sight: Sight, circumstances: Circumstances) -> Changes:
        """What the viewer may change of a family that they see so."""
        ...

    def runs_the_organisation(self, viewer: Viewer) -> bool:
        """Whether the viewer may change all units and actors, and make two one."""
        ...
