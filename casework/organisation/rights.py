"""Who may change what of the organisation: whoever runs it all, and a caseworker what they may change in one of their families.

Two are made one by a caseworker only where each family that changes with it is theirs to change, and shows to them as it is. What
rights rest on (units, users, general bases) changes by whoever runs the organisation alone.
"""

from casework.editing.refusals import NotAllowed
from casework.organisation.work import Work
from graph.model.base import Record
from graph.model.change import RecordRef
from graph.organisation import FamilyPart, Organisation


def hold_to_rights(work: Work) -> None:
    """`NotAllowed` where the viewer may not do it."""
    found, look = work.found, work.found.look
    if look.runs_the_organisation():
        return
    if not any(look.changes(sight).any for sight in found.sights.values()):
        raise NotAllowed
    changes = work.draft.changes()
    if work.said.command == "distinct":
        changes = [(ref, one, one) for ref, one in work.draft.stored.items()]
    is_of_units = any(ref.list == "units" for ref, _, _ in changes)
    if work.more.get("ties") or (is_of_units and (work.parts or work.said.command == "merge")):
        raise NotAllowed
    for ref, before, after in changes:
        goes_with_families = bool(work.parts) and (before is None or after is None)
        if not (goes_with_families or work.is_own or _may_anywhere(found, work.said.command, ref, before, after)):
            raise NotAllowed
    for part in work.parts:
        _hold_family(found, part)


def _may_anywhere(
    found: Organisation, command: str, ref: RecordRef, before: Record | None, after: Record | None
) -> bool:
    """Whether the viewer may do this to it in one of the families in which it shows."""
    for sight in found.sights.values():
        there = {*sight.seen.actors, *sight.seen.units}
        if (before is None or ref.id in there) and found.look.changes(sight).may(command, ref, before, after):
            return True
    return False


def _hold_family(found: Organisation, part: FamilyPart) -> None:
    """`NotAllowed` where the family does not exist for the viewer, or what changes in it does not show to them whole, or is not
    theirs to change."""
    sight = found.sights.get(part.opened.family)
    if sight is None:
        raise NotAllowed
    rights = found.look.changes(sight)
    for ref, before in part.edit.before.items():
        after = part.edit.after.get(ref)
        if before == after or ref.list in ("units", "actors"):
            continue
        if sight.record(ref, before) != before or not rights.may("change", ref, before, after):
            raise NotAllowed
