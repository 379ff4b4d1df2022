"""The checks of a case file, made of units and actors first and then family by family; what they say is told at the cells it came from."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from graph.checks import check_document
from graph.checks.document import Checked
from graph.checks.faults import Fault
from graph.checks.values import shown
from graph.model.mentions import MENTIONS
from importers.tables.account import key_of
from importers.tables.drafts import Draft
from importers.tables.faults import CellFault, fault
from importers.tables.gathering import Gathered
from importers.tables.mapper import Mapper
from importers.tables.shared import Origin, Shared
from importers.tables.spool import Spool, packed
from words import Message

_ACTORS = 1_000
"""Actors that are checked at a time."""
_FEW = 2_000
"""Where there are no more units and actors, a family with errors is checked beside all of them: then they can be suggested."""
_CHECKED_AGAIN = 200
_NAMES = frozenset(("by", "given_by", "attends", "for", *(key for keys in MENTIONS.values() for key in keys)))
"""Keys of a family's records that may name a unit or an actor, or be meant to."""
_SHARED = ("units", "actors", "members", "private_network", "families")
"""Lists whose records share one set of ids."""
_TWICE = """SELECT ids.kind, ids.id, owner, list, tab, number, col FROM ids
  JOIN (SELECT kind, id FROM ids GROUP BY kind, id HAVING count(DISTINCT owner) > 1) twice ON twice.kind = ids.kind AND twice.id = ids.id
  ORDER BY ids.kind, ids.id, owner, ids.rowid"""
_PUT_ID = "INSERT INTO ids VALUES (?, ?, ?, ?, ?, ?, ?)"
_PUT_MADE = "INSERT OR REPLACE INTO made VALUES (?, ?, ?)"
_PUT_PLACE = "INSERT INTO places VALUES (?, ?, ?, ?, ?)"


class Checking:
    """Checks what was gathered, and keeps it while nothing is wrong."""

    def __init__(self, mapper: Mapper, shared: Shared, as_of: str) -> None:
        self._mapper, self._shared = mapper, shared
        self._head = {"tovholder": 1, "as_of": as_of}
        self._spool: Spool = mapper.drafts.spool
        self._owners = 1
        """Who has ids so far: units and actors are one, each family is one."""
        self._again = 0

    # --- units and actors ----------------------------------------------------------------------------------

    def check_shared(self) -> None:
        """All units at once, since they are a tree; then the actors."""
        units = [one for batch in self._shared.batches("units", _ACTORS) for one in batch]
        self._check_list("units", units, {})
        for batch in self._shared.batches("actors", _ACTORS):
            names = (name for record, _ in batch for name in _texts(record, ("unit", "record_access")))
            self._check_list("actors", batch, {"units": self._shared.named_beside(names)["units"]})

    def _check_list(self, list: str, found: list[tuple[dict[str, Any], Origin]], beside: dict[str, Any]) -> None:
        checked = check_document({**self._head, **beside, list: [record for record, _ in found]})
        wrong = set[str]()
        for one, is_warning in _all_faults(checked):
            if one.place[:1] != (list,) or len(one.place) < 2 or not isinstance(one.place[1], int):
                continue
            record, origin = found[one.place[1]]
            self._tell(one, one.place[2:], origin.place, origin.wrong, is_warning=is_warning)
            if not is_warning:
                wrong.add(str(record["id"]))
        if wrong:
            self._shared.wrong_ids(list, wrong)
        for record, origin in found:
            table, row, column = origin.place("id")
            self._spool.put(_PUT_ID, ("shared", record["id"], 0, list, table, row, column))
            self._spool.put(_PUT_PLACE, (list, "", record["id"], self._sheet(origin.table), origin.row))
        if checked.case_file is not None and not self._mapper.faults.errors:
            for made in getattr(checked.case_file, list):
                self._spool.put(_PUT_MADE, (list, made.id, packed(made.document())))

    # --- families ------------------------------------------------------------------------------------------

    def check_family(self, gathered: Gathered) -> None:
        """One family, beside the units and actors that it names."""
        document = gathered.document
        names = [name for records in document.values() if isinstance(records, list) for name in _named(records)]
        checked = check_document({**self._head, **self._shared.named_beside(names), "families": [document]})
        if _of_family(checked.errors) and self._again < _CHECKED_AGAIN and self._shared.count() <= _FEW:
            self._again += 1
            everybody = {
                list: [record for batch in self._shared.batches(list, _FEW) for record, _ in batch]
                for list in ("units", "actors")
            }
            checked = check_document({**self._head, **everybody, "families": [document]})
        for one, is_warning in _all_faults(checked):
            if one.place[:1] != ("families",):
                continue
            draft, rest = _draft_at(gathered, one.place)
            if draft is None:
                self._mapper.faults.append(told_of_record("", None, None, one, is_warning=is_warning))
            else:
                self._tell(one, rest, draft.place, draft.wrong, is_warning=is_warning, family=draft.family)
        self._keep_ids(gathered)
        if checked.case_file is not None and not self._mapper.faults.errors:
            family = checked.case_file.families[0]
            self._spool.put(_PUT_MADE, ("families", family.id, packed(family.document())))

    def _keep_ids(self, gathered: Gathered) -> None:
        """The ids that no other family may have, and where each record came from."""
        family = str(gathered.document["id"])
        self._owners += 1
        self._spool.put(_PUT_ID, ("shared", family, self._owners, "families", None, None, None))
        is_whole = not self._mapper.faults.errors
        for draft in gathered.placed.values():
            list = draft.map.list
            if draft.id is not None and (list in _SHARED or list == "homes" or "id" in draft.columns):
                kind = "shared" if list in _SHARED else list
                self._spool.put(_PUT_ID, (kind, draft.id, self._owners, list, *draft.place("id")))
            if is_whole:
                key = key_of(list, draft.values)
                self._spool.put(_PUT_PLACE, (list, family, key, self._sheet(draft.table), draft.row))

    def check_ids(self) -> None:
        """Ids that two families, or a family and a unit or actor, give to different records."""
        first: tuple[str, str, int] | None = None
        for kind, id, owner, _, table, row, column in self._spool.ask(_TWICE):
            if first is None or first[:2] != (kind, id):
                first = (kind, id, owner)
                continue
            if owner == first[2]:
                continue  # told with the family
            code = "id_twice_shared" if kind == "shared" else "id_twice"
            one = Fault(code, (), {"id": shown(id)})
            if table is None:
                self._mapper.faults.append(told_of_record("", None, None, one, is_warning=False))
                continue

            def place(_: str, at: tuple[int, int, int | None] = (table, row, column)) -> tuple[int, int, int | None]:
                return at

            self._tell(one, ("id",), place, (), is_warning=False)

    # --- telling -------------------------------------------------------------------------------------------

    def _tell(
        self,
        one: Fault,
        rest: tuple[str | int, ...],
        place: Callable[[str], tuple[int, int, int | None]],
        wrong: Iterable[str],
        *,
        is_warning: bool,
        family: str | None = None,
    ) -> None:
        """What a check says of a record, at the cell of the key that it is about."""
        key = next((step for step in rest if isinstance(step, str)), "")
        wrong = frozenset(wrong)
        if key in wrong or (not key and wrong):
            return  # what it says comes of what was told
        table, row, column = place(key)
        mapped = self._mapper.tables[table]
        header = mapped.table.headers[column] if column is not None else ""
        value = "" if self._mapper.is_secret(header) else mapped.table.cell(row, column).shown()
        self._mapper.faults.append(
            told_of_record(mapped.table.name, row, column, one, header, value, is_warning=is_warning, family=family)
        )

    def _sheet(self, table: int) -> str:
        return self._mapper.tables[table].table.name


def _all_faults(checked: Checked) -> Iterable[tuple[Fault, bool]]:
    return (*((one, False) for one in checked.errors), *((one, True) for one in checked.warnings))


def _of_family(faults: Iterable[Fault]) -> bool:
    return any(one.place[:1] == ("families",) for one in faults)


def _named(records: list[dict[str, Any]]) -> Iterable[str]:
    return (name for record in records for name in _texts(record, _NAMES & record.keys()))


def _texts(record: dict[str, Any], keys: Iterable[str]) -> Iterable[str]:
    for key in keys:
        value = record.get(key)
        for one in value if isinstance(value, list) else (value,):
            if isinstance(one, str):
                yield one


def _draft_at(gathered: Gathered, place: tuple[str | int, ...]) -> tuple[Draft | None, tuple[str | int, ...]]:
    """The draft of the innermost record at a place, and the rest of the way."""
    for length in range(len(place), 0, -1):
        if place[:length] in gathered.placed:
            return gathered.placed[place[:length]], place[length:]
    return None, place


def told_of_record(
    sheet: str,
    row: int | None,
    column: int | None,
    one: Fault,
    header: str = "",
    value: str = "",
    *,
    is_warning: bool,
    family: str | None = None,
) -> CellFault:
    """What the checks of a case file say, at a cell."""
    rule = "cpr" if one.code in ("cpr", "cpr_key") else "record"
    plain = fault(sheet, row, column, rule, header=header, value=value, is_warning=is_warning, family=family)
    return replace(
        plain,
        fact=Message(f"fault.{one.code}.fact", one.values),
        remedy=Message(f"fault.{one.code}.remedy", one.values),
    )
