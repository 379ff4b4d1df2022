"""Units and actors, which all families share: named, joined and looked up when all rows are read."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Any

from importers.tables.cells import letter
from importers.tables.drafts import Draft, TellAgain
from importers.tables.keeping import Kept
from importers.tables.lookups import Looking, resolved
from importers.tables.mapper import Mapper
from importers.tables.naming import slug
from importers.tables.spool import marks, packed, unpacked
from importers.tables.values import Wanted, Wrong
from importers.tables.wording import folded

_BATCH = 5_000
_LISTS = {"unit": "units", "actor": "actors"}
_OF_KIND = "SELECT no, said, data FROM shared WHERE kind = ? AND no > ? ORDER BY no LIMIT ?"
_BY_ID = "SELECT no, said, data, id FROM shared WHERE kind = ? ORDER BY id, no"
_SETTLED = "UPDATE shared SET adds = ?, wrong = ?, differs = ? WHERE no = ?"
_ALIKE = """SELECT list, unit, folded FROM joined WHERE name IS NOT NULL GROUP BY list, unit, folded
  HAVING count(DISTINCT name) > 1"""
_NAMES = "SELECT DISTINCT name FROM joined WHERE list = ? AND unit = ? AND folded = ? ORDER BY name LIMIT 2"


@dataclass(slots=True)
class Origin:
    """Where a unit or actor came from: its first row, and the place of each key."""

    table: int
    row: int
    places: dict[str, tuple[int, int, int | None]]
    wrong: frozenset[str]

    def place(self, key: str) -> tuple[int, int, int | None]:
        """Table, row and column of a key."""
        return self.places.get(key, (self.table, self.row, None))


class Shared:
    """The units and actors of all rows."""

    def __init__(self, mapper: Mapper, looking: Looking) -> None:
        self._mapper = mapper
        self._kept: Kept = mapper.drafts
        self._spool = self._kept.spool
        self._looking = looking
        self.variants = _Variants(self._kept)
        self.known = lru_cache(maxsize=20_000)(self._known)
        """The record of a list and an id; None where there is none."""

    def gather(self) -> None:
        """Give all their ids, and join what is the same."""
        for number, draft in self._drafts("unit"):
            self._name(number, draft, slug(str(draft.values.get("name"))))
        self._kept.forget()
        self._spool.run("CREATE INDEX shared_by_id ON shared (kind, id, no)")
        self._join_all("unit")
        for number, draft in self._drafts("actor"):
            unit = self._unit(draft)
            name = slug(str(draft.values.get("name")))
            id = f"{name}_{slug(unit)}" if unit else name
            self._name(number, draft, f"{id}_actor" if self.known("units", id) else id)
        self._join_all("actor")
        self._kept.forget()
        self._spool.run("CREATE INDEX joined_alike ON joined (list, unit, folded, name)")

    # --- ids -----------------------------------------------------------------------------------------------

    def _drafts(self, kind: str) -> Iterator[tuple[int, Draft]]:
        last = 0
        while found := self._spool.ask(_OF_KIND, (kind, last, _BATCH)):
            for number, said, data in found:
                yield number, self._draft(said, data)
            last = found[-1][0]

    def _draft(self, said: bytes, data: bytes) -> Draft:
        table, row = unpacked(data)
        return self._kept.draft(unpacked(said), table, row, None, self.variants)

    def _name(self, number: int, draft: Draft, id: str) -> None:
        id = str(draft.values.get("id") or id)
        self._spool.put("UPDATE shared SET id = ? WHERE no = ?", (id, number))
        self._spool.put(
            "INSERT OR IGNORE INTO names VALUES (?, ?, ?)", (draft.map.list, str(draft.values.get("name", id)), id)
        )
        self._spool.put("INSERT OR IGNORE INTO names VALUES (?, ?, ?)", (draft.map.list, id, id))

    def _unit(self, draft: Draft) -> str | None:
        """The unit that an id of an actor is made with."""
        try:
            return resolved(draft.values.get("unit"), self._look_up)
        except Wrong:
            return None

    def _join_all(self, kind: str) -> None:
        rows = self._spool.each(_BY_ID, (kind,))
        for id, group in groupby(rows, key=lambda row: row[3]):
            first: Draft | None = None
            for number, said, data, _ in group:
                draft = self._draft(said, data)
                draft.id = draft.values["id"] = id
                told = self._resolve(draft)
                if first is None:
                    first, draft.adds = draft, True
                else:
                    told += self._joined(first, draft)
                values = (draft.adds, bool(draft.wrong), packed(tuple(told)) if told else None, number)
                self._spool.put(_SETTLED, values)
            assert first is not None
            self._put(first)

    def _put(self, draft: Draft) -> None:
        origin = Origin(draft.table, draft.row, {key: draft.place(key) for key in draft.values}, frozenset(draft.wrong))
        name = draft.values.get("name")
        alike = folded(str(name)) if name is not None else None
        values = (draft.map.list, draft.id, name, str(draft.values.get("unit", "")), alike)
        self._spool.put("INSERT INTO joined VALUES (?, ?, ?, ?, ?, ?)", (*values, packed((draft.values, origin))))

    def _resolve(self, draft: Draft) -> list[TellAgain]:
        """Let the draft name others by their ids. Gives what is to be told in each row that says it."""
        told: list[TellAgain] = []
        for key, value in list(draft.values.items()):
            try:
                found = resolved(value, self._look_up)
            except Wrong as wrong:
                text = value.text if isinstance(value, Wanted) else None
                told.append(TellAgain(key, draft.columns.get(key), wrong.rule, wrong.code, wrong.values, text))
                found = None
            if found is None:
                del draft.values[key]
                draft.wrong.add(key)
            else:
                draft.values[key] = found
        return told

    def _joined(self, first: Draft, draft: Draft) -> list[TellAgain]:
        told: list[TellAgain] = []

        def differs(key: str) -> None:
            table, row, column = first.place(key)
            values = said_of_difference(self._mapper, draft, key, (table, row, column))
            told.append(TellAgain(key, draft.columns.get(key), "differs", "", values, None))
            draft.wrong.add(key)

        draft.join(first, differs)
        return told

    # --- looking up ----------------------------------------------------------------------------------------

    def found(self, list: str, text: str) -> set[str]:
        """The ids of those whose id or name is this."""
        return {id for (id,) in self._spool.ask("SELECT id FROM names WHERE list = ? AND text = ?", (list, text))}

    def names(self, list: str) -> Sequence[str]:
        """The names of all, for those that are not found."""
        return [
            text for (text,) in self._spool.ask("SELECT DISTINCT text FROM names WHERE list = ? ORDER BY text", (list,))
        ]

    def _look_up(self, wanted: Wanted) -> str:
        ids = self.found(wanted.find, wanted.text) if wanted.find != "people" else set[str]()
        exact = {wanted.text} & ids
        return self._looking.id_of(wanted, exact or ids, lambda: self.names(wanted.find))

    def _known(self, list: str, id: str) -> dict[str, Any] | None:
        found = self._spool.one("SELECT data FROM joined WHERE list = ? AND id = ?", (list, id))
        return unpacked(found[0])[0] if found else None

    def batches(self, list: str, size: int) -> Iterator[list[tuple[dict[str, Any], Origin]]]:
        """All records of a list with where they came from, so many at a time, in the order of their ids."""
        last = ""
        statement = "SELECT id, data FROM joined WHERE list = ? AND id > ? ORDER BY id LIMIT ?"
        while found := self._spool.ask(statement, (list, last, size)):
            yield [unpacked(data) for _, data in found]
            last = found[-1][0]

    def count(self) -> int:
        """How many there are."""
        return int(self._spool.one("SELECT count(*) FROM joined")[0])

    def named_beside(self, names: Iterable[str]) -> dict[str, list[dict[str, Any]]]:
        """The units and actors that are named, with the units that hold them, as a document has them."""
        found: dict[str, dict[str, dict[str, Any]]] = {"units": {}, "actors": {}}
        todo = [name for name in names if name]
        while todo:
            name = todo.pop()
            for list, records in found.items():
                record = None if name in records else self.known(list, name)
                if record is not None:
                    records[name] = record
                    todo += [one for key in ("unit", "part_of") if isinstance(one := record.get(key), str)]
                    todo += [one for one in record.get("record_access") or () if isinstance(one, str)]
        return {list: [records[id] for id in sorted(records)] for list, records in found.items()}

    def wrong_ids(self, list: str, ids: Iterable[str]) -> None:
        """Something is wrong with these: so it is with each family that names them."""
        known = [*ids]
        kind = next(kind for kind, one in _LISTS.items() if one == list)
        self._spool.run(f"UPDATE shared SET wrong = 1 WHERE kind = ? AND id IN ({marks(known)})", (kind, *known))  # noqa: S608
        self._kept.forget()

    def look_alike(self) -> list[tuple[str, str]]:
        """Pairs of names of units, and of actors of one unit, that differ in blanks, case or hyphens alone."""
        pairs = ([str(name) for (name,) in self._spool.ask(_NAMES, group)] for group in self._spool.ask(_ALIKE))
        return sorted((one, other) for one, other in pairs)


class _Variants(Sequence[Any]):
    """Variants by their number."""

    def __init__(self, kept: Kept) -> None:
        self._kept = kept

    def __getitem__(self, number: Any) -> Any:
        return self._kept.variant(number)

    def __len__(self) -> int:
        return 0


def said_of_difference(mapper: Mapper, draft: Draft, key: str, place: tuple[int, int, int | None]) -> dict[str, Any]:
    """What tells that two rows say different things of one record."""
    mapped = mapper.tables[draft.table]
    table, row, column = place
    at = f"{mapper.tables[table].table.name}!{letter(column) if column is not None else ''}{row}"
    own = draft.columns.get(key)
    is_secret = own is not None and mapper.is_secret(mapped.table.headers[own])
    return {"id": "…" if is_secret else str(draft.id or ""), "other": at, "key": key}
