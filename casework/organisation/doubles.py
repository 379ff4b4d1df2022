"""Whether a unit or an actor that is added may be there already, among those that the viewer may see."""

from collections.abc import Iterator

from casework.editing.doubles import folded
from casework.editing.refusals import Candidate, Double
from casework.finding_actors import beginnings
from casework.organisation.draft import Shared
from graph.model.change import RecordRef
from graph.model.records import Actor, Unit


def check_doubles(draft: Shared, confirmed: bool) -> None:
    """`Double` with those of the same folded name, or of the same role and unit."""
    if confirmed:
        return
    candidates = [one for ref, _, after in draft.changes() if after is not None for one in _like(draft, ref, after)]
    if candidates:
        raise Double(candidates)


def _like(draft: Shared, ref: RecordRef, new: Unit | Actor) -> Iterator[Candidate]:
    unit = (new.unit or "") if isinstance(new, Actor) else ""
    ids = draft.found.alike(ref.list, beginnings(new.name), unit)
    for other in draft.found.shown(draft.found.stored(ids)).values():
        if type(other) is not type(new) or other.id not in ids:
            continue
        if folded(other.name) == folded(new.name):
            yield Candidate(other.id, ("same_name",))
        elif isinstance(new, Actor) and isinstance(other, Actor) and new.role and new.unit:
            if (new.role, new.unit) == (other.role, other.unit):
                yield Candidate(other.id, ("same_role_and_unit",))
