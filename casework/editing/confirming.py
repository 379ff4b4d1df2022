"""What must be said twice, because it takes away what protects somebody, or touches what belongs to others."""

from collections.abc import Collection, Iterator

from casework.editing.refusals import Needs
from graph.editing import Opened, Records
from graph.model.change import RecordRef
from graph.model.records import Actor, Consent, Home, Unit

CONFIRMATIONS = ("unbar", "unprotect", "consent", "shared", "double")


def check_confirmed(opened: Opened, before: Records, after: Records, confirmed: Collection[str]) -> None:
    """`Needs` with all that the change does and that was not confirmed."""
    missing = [need for need in _needs(opened, before, after) if need not in confirmed]
    if missing:
        raise Needs(missing, families_of(opened, before, after) if "shared" in missing else None)


def families_of(opened: Opened, before: Records, after: Records) -> int | None:
    """In how many families that the viewer sees the units and actors are named that change; None where none does."""
    shared = [ref.id for ref in _changed_shared(before, after)]
    return opened.families_seen(shared) if shared else None


def _needs(opened: Opened, before: Records, after: Records) -> Iterator[str]:
    if opened.facts(before).barred - opened.facts(after).barred:
        yield "unbar"
    if _protected(before) - _protected(after):
        yield "unprotect"
    if any(_is_given_again(record, after.get(ref)) for ref, record in before.items()):
        yield "consent"
    shared = [ref.id for ref in _changed_shared(before, after)]
    if shared and opened.named_elsewhere(shared):
        yield "shared"


def _protected(records: Records) -> set[RecordRef]:
    return {ref for ref, record in records.items() if isinstance(record, Home) and record.protected}


def _is_given_again(before: object, after: object) -> bool:
    return (
        isinstance(before, Consent)
        and isinstance(after, Consent)
        and before.status in ("refused", "withdrawn")
        and after.status == "given"
    )


def _changed_shared(before: Records, after: Records) -> Iterator[RecordRef]:
    for ref, record in before.items():
        if isinstance(record, Actor | Unit) and ref in after and after[ref] != record:
            yield ref
