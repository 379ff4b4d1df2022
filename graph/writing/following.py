"""What a person decided of two units or actors, followed by the next file that still names both: of whatever source it is.

The one that is gone does not come back with its file; whoever it names there is the one that stayed. Taken back, the file says again
what it says.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from graph.model.base import Record
from graph.model.change import RecordRef
from graph.model.log import ORGANISATION, Document, undone
from graph.model.mentions import MENTIONS, MadeOne, followed
from graph.model.parts import OWN
from graph.model.records import Actor, CaseFile, Family, Tie, Unit, order_key
from graph.reading.log import taking_back
from graph.reading.rows import Run, around
from graph.storage.logged import decoded_change
from graph.storage.statements import statement


def decisions_on(run: Run, case_file: CaseFile) -> list[MadeOne]:
    """The decisions that stand and concern somebody whom the file names, in the order in which they were taken."""
    named = {record.id for record in (*case_file.units, *case_file.actors)}
    changes = [decoded_change(row["said"]) for row in run(statement("made_one").text, family=ORGANISATION)]
    if not changes:
        return []
    back = undone(taking_back(run, ORGANISATION))
    found: list[MadeOne] = []
    for change in changes:
        values = change.values
        if change.key not in back and values["gone"] in named:
            found.append(MadeOne(values["list"], values["gone"], values["keep"]))
            named.add(values["keep"])
    return found


def following(run: Run, case_file: CaseFile, decisions: Sequence[MadeOne]) -> CaseFile:
    """The file as it is by these decisions, with those that stayed."""
    gone = {one.gone for one in decisions}
    units = tuple(_all("units", Unit, (one for one in case_file.units if one.id not in gone), decisions))
    actors = tuple(_all("actors", Actor, (one for one in case_file.actors if one.id not in gone), decisions))
    missing = {one.keep for one in decisions} - gone - {record.id for record in (*units, *actors)}
    near = around(run, missing, missing, ())
    units += tuple(unit for id, unit in sorted(near.units.items()) if id not in {one.id for one in units})
    actors += tuple(near.actors[id] for id in sorted(missing & near.actors.keys()))
    families = tuple(_family(family, decisions) for family in case_file.families)
    ties = tuple(_all("ties", Tie, case_file.ties, decisions))
    return case_file.replaced(units=units, actors=actors, ties=ties, families=families).in_order()


def _family(family: Family, decisions: Sequence[MadeOne]) -> Family:
    lists: dict[str, Any] = {}
    for name in MENTIONS:
        records = getattr(family, name, None) if name != OWN else None
        if records:
            lists[name] = tuple(_all(name, type(records[0]), records, decisions))
    own = followed(OWN, {"recorded_by": family.recorded_by}, decisions) or {}
    return family.replaced(**lists, recorded_by=tuple(own["recorded_by"]) if own.get("recorded_by") else None)


def _all(list: str, model: type[Record], records: Iterable[Record], decisions: Sequence[MadeOne]) -> list[Any]:
    """Records as they are by the decisions; what then says the same stands once."""
    found: dict[str, Record] = {}
    for record in records:
        document = record.document()
        after = followed(list, document, decisions)
        if after is not None:
            one = record if after == document else model.model_validate(after, by_alias=True, by_name=False)
            found.setdefault(order_key(one), one)
    return [*found.values()]


def followed_documents(
    documents: Mapping[RecordRef, Document], decisions: Sequence[MadeOne]
) -> dict[RecordRef, Document]:
    """What a file said last of a family, as it is by the decisions."""
    found: dict[RecordRef, Document] = {}
    said: set[tuple[str, str]] = set()
    for ref, document in documents.items():
        after = followed(ref.list, dict(document), decisions)
        if after is None:
            continue
        place = (ref.list, str(sorted(after.items())))
        if ref.list in ("ties", "wishes") and "id" not in after:
            if place in said:
                continue
            said.add(place)
        found[ref] = after
    return found
