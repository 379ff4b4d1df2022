"""Units and actors through the checks of an import: what is wrong is told at its place in the body."""

from casework.editing.body import Body
from casework.editing.checking import white_space
from casework.editing.draft import SHARED, Document, texts
from casework.editing.refusals import Invalid, Named, Wrong
from casework.organisation.draft import Shared
from graph.checks import Fault, check_document
from graph.checks.faults import Place
from graph.model.change import RecordRef
from graph.model.records import Actor, Unit

LONGEST_ID = 200


def check_shared(draft: Shared, body: Body) -> dict[RecordRef, Unit | Actor]:
    """Check what the draft says, with the units that it names and that show; gives these and it. `Invalid` with all that is wrong."""
    wanted = {ref: document for ref, document in draft.documents.items() if document is not None}
    named = {one for document in wanted.values() for one in texts(document) if len(one) <= LONGEST_ID}
    around = draft.found.stored(named - {ref.id for ref in wanted})
    shown = draft.found.shown(around) if draft.found.look.tied is not None else around
    kept = {id for ref in wanted if (one := draft.stored.get(ref)) for id in texts(one.document())}
    near = {ref: one for ref, one in around.items() if ref in shown or ref.id in kept}
    lists: dict[str, list[tuple[RecordRef, Document]]] = {name: [] for name in SHARED}
    for ref, document in ({ref: one.document() for ref, one in near.items()} | wanted).items():
        if draft.documents.get(ref, document) is not None:
            lists[ref.list].append((ref, document))
    document = {
        "tovholder": 1,
        "as_of": "2000-01-01",
        **{name: [one for _, one in some] for name, some in lists.items()},
    }
    checked = check_document(document)
    wrongs = [*body.wrongs, *(_placed(draft, fault, lists) for fault in checked.errors)]
    for ref, one in wanted.items():
        old = draft.stored[ref].document() if ref in draft.stored else {}
        wrongs += white_space(ref.list, old, one, draft.touched[ref]) if ref in draft.touched else ()
    if wrongs or checked.case_file is None:
        raise Invalid(wrongs)
    found = {RecordRef("units", "", one.id): one for one in checked.case_file.units}
    return found | {RecordRef("actors", "", one.id): one for one in checked.case_file.actors}


def _placed(draft: Shared, fault: Fault, lists: dict[str, list[tuple[RecordRef, Document]]]) -> Wrong:
    part = _at(fault.place, lists)
    if part and part[0] in draft.touched:
        return Wrong(fault, draft.touched[part[0]].path(*part[1]) or None)
    return Wrong(fault, None, Named(part[0].list, part[0].id) if part else None)


def _at(place: Place, lists: dict[str, list[tuple[RecordRef, Document]]]) -> tuple[RecordRef, Place] | None:
    match place:
        case (str(name), int(number), *rest) if name in lists:
            return lists[name][number][0], tuple(rest)
    return None
