"""What a scope is worked out of beside the facts: what ties a viewer to families, all units, general bases.

Read by a query of its own, before anything of a family is: of work its states and days alone, of meetings the days.
"""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from graph.model.people import GeneralBasis
from graph.model.records import LegalBasis
from graph.reading.rights import AT_WORK, MEETING_DAYS, Circumstances, Rights
from graph.reading.rows import Run, decode_unit
from graph.reading.viewer import Viewer
from graph.storage.properties import from_properties
from graph.storage.statements import statement


def circumstances(run: Run, viewer: Viewer) -> Circumstances:
    """What is so today for the viewer."""
    today = viewer.now.date()
    [row] = run(
        statement("circumstances").text,
        user=viewer.user,
        actors=list(viewer.actors),
        units=list(viewer.units) if viewer.role == "leader" else [],
        today=today,
        states=sorted(AT_WORK),
    )
    rights = _rights(row, today)
    for family, units in row["responsible"]:
        rights[family] = replace(rights[family], responsible=frozenset(units))
    units = [decode_unit(said, above) for said, above in row["units"]]
    return Circumstances(rights, {unit.id: unit for unit in units}, tuple(map(_basis, row["bases"])))


def _rights(row: dict[str, Any], today: date) -> dict[str, Rights]:
    found: dict[str, Rights] = {}

    def add(family: str, **more: Any) -> None:
        found[family] = replace(found.get(family, Rights(family)), **more)

    for family, part, whole, meeting, ends in row["assignments"]:
        known = found.get(family, Rights(family))
        leads = any(last is None or today <= last + timedelta(days=MEETING_DAYS) for last in ends)
        add(
            family,
            parts=known.parts | {part},
            whole=tuple(sorted({*known.whole, *whole})),
            meetings=known.meetings | ({meeting} if leads else frozenset()),
        )
    for family in row["acts"]:
        add(family, acts=True)
    for family in row["works"]:
        add(family, works=True)
    for family in row["reasons"]:
        add(family, reason=True)
    for family, member in row["members"]:
        add(family, member=member)
    return found


def _basis(said: dict[str, Any]) -> LegalBasis:
    return GeneralBasis.model_construct(None, **from_properties(GeneralBasis, said)).basis()
