"""Who may change what of a family that they see (docs/access-table.md): by role and part, and by whose work it is."""

from dataclasses import dataclass
from datetime import timedelta

from access.records import holders_of, meeting_of
from graph.model.base import Record
from graph.model.change import RecordRef
from graph.model.meetings import Agreement, Dream, Meeting, Priority, StatusPoint
from graph.model.records import Actor, Engagement, Tie
from graph.reading.changes import Changes
from graph.reading.rights import Rights
from graph.reading.sight import Sight
from graph.reading.viewer import Viewer

PRIVATE = frozenset({"private_network", "private_ties", "wishes"})
OF_MEETINGS = frozenset({"agreements", "priorities", "status_points", "dreams"})
TAKING_BACK = frozenset({"undo", "redo"})
"""Commands by which somebody takes back what they made, though they could not remove what others did."""
LEADER_DAYS = timedelta(days=7)
"""For how long after a meeting whoever leads it may change what belongs to it."""


@dataclass(frozen=True)
class Everything(Changes):
    """Of whoever is responsible: whatever shows, but where rights rest on it: units, and to which one somebody of another belongs. A
    command that hidden records stand in the way of is refused where it is tried."""

    units: frozenset[str]
    any: bool = True

    def may(self, command: str, ref: RecordRef, before: Record | None, after: Record | None) -> bool:
        if before is None or after is None:
            return True
        if isinstance(before, Actor) and isinstance(after, Actor):
            return before.unit == after.unit or before.unit in self.units
        return ref.list != "units"

    def may_decide(self) -> bool:
        return True


@dataclass(frozen=True)
class Nothing(Changes):
    """Of all others, in emergency too."""

    any: bool = False

    def may(self, command: str, ref: RecordRef, before: Record | None, after: Record | None) -> bool:
        return False

    def may_decide(self) -> bool:
        return False


@dataclass(frozen=True)
class OfWorker(Changes):
    """Of whoever works here: what the own unit does, ties and meetings in which one of it stands, needs, the private network where it
    shows, and what becomes of findings."""

    units: frozenset[str]
    sight: Sight
    any: bool = True

    def may(self, command: str, ref: RecordRef, before: Record | None, after: Record | None) -> bool:
        if command == "coordinate" or (ref.list == "private_network" and after is None and command not in TAKING_BACK):
            return False
        return all(self._owns(ref, record) for record in (before, after) if record is not None)

    def may_decide(self) -> bool:
        return True

    def _owns(self, ref: RecordRef, record: Record) -> bool:
        match record:
            case Engagement():
                return self._is_ours(record.actor)
            case Tie():
                return record.kind != "coordinates" and (self._is_ours(record.a) or self._is_ours(record.b))
            case Meeting():
                return any(map(self._is_ours, record.participants))
            case Agreement() | Priority() | StatusPoint() | Dream():
                return self._is_of_our_meeting(record) or any(map(self._is_ours, holders_of(record)))
            case Actor():
                return record.unit in self.units
            case _:
                return ref.list == "needs" or ref.list in PRIVATE

    def _is_of_our_meeting(self, record: Record) -> bool:
        meetings = (one for one in self.sight.seen.family.meetings if one.id == meeting_of(record))
        return any(self._is_ours(id) for meeting in meetings for id in meeting.participants)

    def _is_ours(self, id: str) -> bool:
        actor = self.sight.seen.actors.get(id)
        return id in self.units or (actor is not None and actor.unit in self.units)


@dataclass(frozen=True)
class OfMeetingLeader(Changes):
    """Of whoever leads meetings here: these meetings, what comes of them, and whether two talk."""

    meetings: frozenset[str]
    any: bool = True

    def may(self, command: str, ref: RecordRef, before: Record | None, after: Record | None) -> bool:
        if ref.list == "meetings":
            return ref.id in self.meetings
        if ref.list in OF_MEETINGS:
            return all(meeting_of(record) in self.meetings for record in (before, after) if record is not None)
        return ref.list == "ties" and command == "contact"

    def may_decide(self) -> bool:
        return False


def changes_of(viewer: Viewer, sight: Sight, rights: Rights) -> Changes:
    """What the viewer, whom this ties to the family, may change of it."""
    if "blocked" in rights.parts:
        return Nothing()
    if viewer.role == "caseworker":
        if "responsible" in rights.parts:
            return Everything(frozenset(viewer.units))
        return OfWorker(frozenset(viewer.units), sight) if rights.acts or "worker" in rights.parts else Nothing()
    if viewer.role == "meeting_leader":
        open = frozenset(
            one.id for one in sight.seen.family.meetings if one.id in rights.meetings and _is_open(one, viewer)
        )
        return OfMeetingLeader(open) if open else Nothing()
    return Nothing()


def _is_open(meeting: Meeting, viewer: Viewer) -> bool:
    end = meeting.until if meeting.repeats else meeting.date
    return end is None or viewer.now.date() <= end.last + LEADER_DAYS
