"""Drafts to records: ids from content, what says the same joined, names looked up; then the document of a case file."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from importers.tables.cells import Cell, letter
from importers.tables.drafts import Draft, Drafts
from importers.tables.faults import CellFault
from importers.tables.mapper import MappedTable, Mapper
from importers.tables.mapping import OF_ALL, Matrix, RecordMap
from importers.tables.naming import hashed, slug
from importers.tables.values import Wanted, Wrong
from importers.tables.wording import alike, folded
from words import Series

_FIRST = ("unit", "actor", "home", "member", "person")
"""Records that others name, in the order in which they may name each other."""
_PREFIX = {"engagement": "e", "need": "n", "meeting": "mt", "consent": "c"}
_MOST_COMPARED = 200_000
_PEOPLE = frozenset({"member", "person"})
_OF = {"actors": frozenset({"actor"}), "units": frozenset({"unit"}), "people": _PEOPLE}


@dataclass
class Gathered:
    """The document of a case file, and where each of its records came from."""

    document: dict[str, Any]
    placed: dict[tuple[str | int, ...], Draft] = field(default_factory=dict[tuple[str | int, ...], Draft])


@dataclass
class Gatherer:
    """Puts together what the mapper made."""

    mapper: Mapper
    by_id: dict[tuple[str, str], Draft] = field(default_factory=dict[tuple[str, str], Draft])
    names: dict[tuple[str, str], list[Draft]] = field(default_factory=lambda: defaultdict(list))
    named_by: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """The units and actors that the rows of each family name."""

    compared: int = 0
    """Names compared with those that were not found: it takes its time."""

    @property
    def drafts(self) -> Drafts:
        """What the rows became."""
        return self.mapper.drafts

    @property
    def faults(self) -> list[CellFault]:
        """What is wrong, added to what the mapper told."""
        return self.mapper.faults

    def gather(self, as_of: str) -> Gathered:
        """The document of the case file."""
        by_kind: dict[str, list[Draft]] = defaultdict(list)
        for row in self.drafts.rows:
            for draft in row.drafts:
                by_kind[draft.map.kind].append(draft)
        for kind in _FIRST:
            for draft in by_kind[kind]:
                self._resolve(draft)
                self._name(draft)
        self._note_names()
        for mapped in self.mapper.tables:
            for record in mapped.map.records:
                if record.matrix is not None:
                    by_kind[record.kind] += self._matrix(mapped, record, record.matrix)
        for kind, drafts in by_kind.items():
            if kind not in _FIRST:
                for draft in drafts:
                    self._resolve(draft)
                    self._identify(draft)
        return self._document(as_of, by_kind)

    # --- ids -----------------------------------------------------------------------------------------------

    def _name(self, draft: Draft) -> None:
        """Give a unit, an actor, a home or a person its id, and join it with what is the same."""
        id = draft.values.get("id") or self._id_of(draft)
        if draft.map.kind == "home":
            draft.values.pop("name", None)
        draft.id = draft.values["id"] = str(id)
        self._join(draft, (_where(draft), draft.id))
        if draft.same is None:
            for text in {draft.id, str(draft.values.get("name", draft.id))}:
                self.names[draft.map.kind, text].append(draft)

    def _id_of(self, draft: Draft) -> str:
        kind, name = draft.map.kind, draft.values.get("name")
        if kind == "unit":
            return slug(str(name))
        if kind == "actor":
            unit = draft.values.get("unit")
            id = f"{slug(str(name))}_{slug(str(unit))}" if unit else slug(str(name))
            return f"{id}_actor" if ("units", id) in self.by_id else id
        return f"{draft.family}_{slug(str(name)) if name else 'hjem'}"

    def _identify(self, draft: Draft) -> None:
        """Give all other records an id of their content, where none is given, and join what says the same."""
        said = {"family": draft.family, **{key: value for key, value in draft.values.items() if key != "id"}}
        prefix = _PREFIX.get(draft.map.kind)
        if prefix is None:
            self._join(draft, (_where(draft), hashed("", said)))
            return
        if not draft.values.get("id"):
            draft.values["id"] = hashed(prefix, said)
        draft.id = str(draft.values["id"])
        self._join(draft, (_where(draft), draft.id))

    def _join(self, draft: Draft, key: tuple[str, str]) -> None:
        first = self.by_id.setdefault(key, draft)
        if first is draft:
            draft.adds = True
            return
        draft.same = first
        for name, value in draft.values.items():
            self._join_key(first, draft, name, value)
        first.wrong |= draft.wrong - {*first.values}

    def _join_key(self, first: Draft, draft: Draft, name: str, value: Any) -> None:
        if name in first.values and name not in first.weak:
            if first.values[name] != value and name not in draft.weak:
                self._differs(first, draft, name)
        elif name not in first.values or name not in draft.weak:
            first.values[name] = value
            first.weak -= set() if name in draft.weak else {name}
            first.origin[name] = draft
            draft.adds = True

    def _differs(self, first: Draft, draft: Draft, key: str) -> None:
        mapped = self.mapper.tables[draft.table]
        table, row, column = first.place(key)
        other = self.mapper.tables[table].table
        said = {"id": str(draft.id or ""), "other": _shown_place(other.name, row, column), "key": key}
        own = draft.columns.get(key)
        header = mapped.table.headers[own] if own is not None else ""
        if self.mapper.is_secret(header):
            said["id"] = "…"
        self._tell(draft, key, Wrong("differs", **said))

    # --- names ---------------------------------------------------------------------------------------------

    def _note_names(self) -> None:
        """Whom each family's rows name."""
        for row in self.drafts.rows:
            if row.family is not None:
                self.named_by[row.family] |= {str(draft.id) for draft in row.drafts if draft.map.kind in OF_ALL}

    def _resolve(self, draft: Draft) -> None:
        """Let the draft name others by their ids."""
        for key, value in list(draft.values.items()):
            found = self._resolved(draft, key, value)
            if found is None:
                del draft.values[key]
                draft.wrong.add(key)
            else:
                draft.values[key] = found

    def _resolved(self, draft: Draft, key: str, value: Any) -> Any:
        if isinstance(value, Draft):
            return value.first.id
        if isinstance(value, Wanted):
            return self._look_up(draft, key, value)
        if isinstance(value, list) and any(isinstance(one, Draft | Wanted) for one in value):
            found = [self._resolved(draft, key, one) if isinstance(one, Draft | Wanted) else one for one in value]
            known = [one for one in found if one is not None]
            return known if len(known) == len(found) else None
        return value

    def _look_up(self, draft: Draft, key: str, wanted: Wanted) -> str | None:
        """The id of who is meant; None, and told, where nobody is or several are."""
        found = self._candidates(draft.family, wanted)
        ids = sorted({str(one.id) for one in found})
        if len(ids) == 1:
            return ids[0]
        if ids:
            self._tell(draft, key, Wrong("ambiguous", ids=tuple(ids[:5])), wanted.text)
            return None
        kinds = _OF[wanted.find]
        known = sorted(
            {
                str(one.values.get("name", one.id))
                for one in self.by_id.values()
                if one.map.kind in kinds and self._is_of(draft.family, one)
            }
        )
        self.compared += len(known)
        near = alike(wanted.text, known) if self.compared < _MOST_COMPARED else []
        if near:
            said = {"near": _or(near)}
            self._tell(draft, key, Wrong("not_found", **said), wanted.text)
        else:
            self._tell(draft, key, Wrong("not_found", "not_found_bare"), wanted.text)
        return None

    def _candidates(self, family: str | None, wanted: Wanted) -> list[Draft]:
        kinds = _OF[wanted.find]
        all_named = [
            one for kind in kinds for one in self.names.get((kind, wanted.text), []) if self._is_of(family, one)
        ]
        by_id = [one for one in all_named if one.id == wanted.text]
        near = [one for one in all_named if str(one.id) in self.named_by.get(family or "", ())]
        return by_id or near or all_named

    @staticmethod
    def _is_of(family: str | None, one: Draft) -> bool:
        return one.map.kind in OF_ALL or family is None or one.family == family

    def look_alike(self) -> list[tuple[str, str]]:
        """Pairs of names of units, and of actors of one unit, that differ in blanks, case or hyphens alone."""
        found: dict[tuple[str, str, str], set[str]] = defaultdict(set)
        for draft in self.by_id.values():
            if draft.map.kind in OF_ALL and "name" in draft.values:
                key = (draft.map.kind, str(draft.values.get("unit", "")), folded(str(draft.values["name"])))
                found[key].add(str(draft.values["name"]))
        return [(names[0], names[1]) for names in map(sorted, found.values()) if len(names) > 1]

    # --- matrices ------------------------------------------------------------------------------------------

    def _matrix(self, mapped: MappedTable, record: RecordMap, matrix: Matrix) -> list[Draft]:
        """Ties of the name in each row and the names that head columns. Both halves must say the same; an unknown cell says nothing."""
        names = mapped.columns[matrix.names]
        others = [
            column
            for column, header in enumerate(mapped.table.headers)
            if header and header not in self.mapper.mapping.ignore and column not in mapped.used
        ]
        heads = {column: self._head(mapped, record, column) for column in others}
        found: dict[tuple[str, ...], Draft] = {}
        rows = {row.number: row for row in mapped.table.rows}
        for result in (one for one in self.drafts.rows if one.table == mapped.number):
            row = rows.get(result.row)
            if row is None or not row.cells or result.family is None or self.mapper.reader.is_unknown(row.cells[names]):
                continue
            for column in others:
                if (row.number, column) in mapped.table.broken or self.mapper.reader.is_unknown(row.cells[column]):
                    continue
                draft = self._tie(mapped, record, matrix, result, row, column, heads[column])
                if draft is None:
                    continue
                ends = (str(result.family), *sorted((str(draft.values["a"]), str(draft.values["b"]))))
                if draft.values.get("kind") == "coordinates":
                    ends = (str(result.family), str(draft.values["a"]), str(draft.values["b"]))
                first = found.setdefault(ends, draft)
                if first.values.get("status") != draft.values.get("status"):
                    self._differs(first, draft, "status")
                result.drafts.append(draft)
        return [draft for result in self.drafts.rows for draft in result.drafts if draft.map is record]

    def _head(self, mapped: MappedTable, record: RecordMap, column: int) -> str | None:
        """The name that heads a column, or None where nobody has it: told once, at the header."""
        header = mapped.table.headers[column]
        wanted = Wanted("people" if record.kind == "private_tie" else "actors", header)
        families = {row.family for row in self.drafts.rows if row.table == mapped.number and row.family is not None}
        if any(self._candidates(family, wanted) for family in families) or not families:
            return header
        table = mapped.table
        self.mapper.tell(mapped, table.header_row, column, Wrong("not_found", "not_found_bare"), _text(header), None)
        return None

    def _tie(
        self,
        mapped: MappedTable,
        record: RecordMap,
        matrix: Matrix,
        result: Any,
        row: Any,
        column: int,
        head: str | None,
    ) -> Draft | None:
        names, cell = mapped.columns[matrix.names], row.cells[column]
        find = "people" if record.kind == "private_tie" else "actors"
        draft = Draft(
            record, result.family, mapped.number, row.number, columns={"a": names, "b": column, "status": column}
        )
        status = next(
            (meaning for word, meaning in matrix.cells.items() if self.mapper.reader.holds((word,), cell)), None
        )
        if head is None or row.cells[names].shown() == head:
            return None  # told at the header; or the diagonal
        if status is None:
            rule = "no_is_no_value" if self.mapper.reader.holds(("no",), cell) else "unknown_word"
            code = "" if rule == "no_is_no_value" else "word_of_several"
            self._tell(draft, "status", Wrong(rule, code, offered=_or(list(matrix.cells))), cell.shown())
            return None
        a = self._look_up(draft, "a", Wanted(find, row.cells[names].shown()))
        b = self._look_up(draft, "b", Wanted(find, head))
        if a is None or b is None or a == b:
            return None
        kind = record.fields["kind"].value if "kind" in record.fields else None
        ends = (a, b) if kind == "coordinates" else sorted((a, b))
        draft.values = {key: spec.value for key, spec in record.fields.items()}
        draft.values |= {"a": ends[0], "b": ends[1]}
        if record.kind == "tie" or status == "documented_absent":
            draft.values["status"] = status
        return draft

    # --- the document --------------------------------------------------------------------------------------

    def _document(self, as_of: str, by_kind: dict[str, list[Draft]]) -> Gathered:
        document: dict[str, Any] = {"tovholder": 1, "as_of": as_of, "units": [], "actors": [], "families": []}
        gathered = Gathered(document)
        numbers = {}
        for number, (id, name) in enumerate(sorted(self.drafts.families.items())):
            numbers[id] = number
            document["families"].append({"id": id, "name": name})
        for drafts in by_kind.values():
            for draft in drafts:
                if draft.same is not None:
                    continue
                if draft.map.kind in OF_ALL:
                    owner, place = document, ()
                elif draft.family in numbers:
                    owner, place = document["families"][numbers[draft.family]], ("families", numbers[draft.family])
                else:
                    continue
                records = owner.setdefault(draft.map.list, [])
                gathered.placed[(*place, draft.map.list, len(records))] = draft
                records.append(dict(draft.values))
        return gathered

    @cached_property
    def _family_of_rows(self) -> dict[tuple[int, int], str | None]:
        return {(row.table, row.row): row.family for row in self.drafts.rows}

    def _tell(self, draft: Draft, key: str, wrong: Wrong, value: str | None = None) -> None:
        mapped = self.mapper.tables[draft.table]
        column = draft.columns.get(key)
        cell = _text(value) if value is not None else mapped.table.cell(draft.row, column)
        family = draft.family or self._family_of_rows.get((draft.table, draft.row))
        self.mapper.tell(mapped, draft.row, column, wrong, cell, family)
        draft.wrong.add(key)


def _where(draft: Draft) -> str:
    """The list of the document, and the family, that a record stands in."""
    return draft.map.list if draft.map.kind in OF_ALL else f"{draft.family} {draft.map.list}"


def _shown_place(sheet: str, row: int, column: int | None) -> str:
    return f"{sheet}!{letter(column) if column is not None else ''}{row}"


def _or(words: Iterable[str]) -> Any:
    return Series(tuple(words), last="list.or")


def _text(value: str) -> Any:
    return Cell("text", value)
