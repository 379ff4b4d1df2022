"""The drafts of one family to records: ids from content, what says the same joined, names looked up; then its part of the document."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from importers.tables.cells import Cell
from importers.tables.drafts import Draft, RowResult
from importers.tables.lookups import Looking, resolved
from importers.tables.mapper import Mapper
from importers.tables.mapping import RecordMap
from importers.tables.naming import hashed, slug
from importers.tables.shared import Shared, said_of_difference
from importers.tables.values import Wanted, Wrong

_FIRST = ("home", "member", "person")
"""Records that others name, in the order in which they stand."""
_PREFIX = {"engagement": "e", "need": "n", "meeting": "mt", "consent": "c"}
_PEOPLE = ("member", "person")


@dataclass
class Gathered:
    """A family as it stands in the document, and where each of its records came from."""

    document: dict[str, Any]
    placed: dict[tuple[str | int, ...], Draft] = field(default_factory=dict[tuple[str | int, ...], Draft])


@dataclass
class Gatherer:
    """Puts together what the rows of a family became."""

    mapper: Mapper
    shared: Shared
    looking: Looking
    family: str
    name: str
    rows: list[RowResult]
    by_id: dict[tuple[str, str], Draft] = field(default_factory=dict[tuple[str, str], Draft])
    names: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """The ids of the people of a name."""
    named: set[str] = field(default_factory=set[str])
    """The units and actors that the rows name."""

    def gather(self, of_matrices: "Callable[[Gatherer], Iterable[tuple[RecordMap, list[Draft]]]]") -> Gathered:
        """The family with its records; `of_matrices` gives the ties of its matrices, when all names are known."""
        for row in self.rows:
            self.named |= {one.id for one in row.shared}
            tell_again(self.mapper, row)
        by_kind: dict[str, list[Draft]] = defaultdict(list)
        for row in self.rows:
            for draft in row.own:
                by_kind[draft.map.kind].append(draft)
        for kind in _FIRST:
            for draft in by_kind[kind]:
                self._name(draft)
        for kind in _FIRST:
            for draft in by_kind[kind]:
                self._resolve(draft)
                self._join(draft)
        for record, drafts in of_matrices(self):
            by_kind[record.kind] += drafts
        for kind, drafts in by_kind.items():
            for draft in drafts if kind not in _FIRST else ():
                self._resolve(draft)
                self._identify(draft)
        return self._document(by_kind)

    # --- ids -----------------------------------------------------------------------------------------------

    def _name(self, draft: Draft) -> None:
        """Give a home or a person its id."""
        name = draft.values.get("name")
        id = draft.values.get("id") or f"{self.family}_{slug(str(name)) if name else 'hjem'}"
        if draft.map.kind == "home":
            draft.values.pop("name", None)
        draft.id = draft.values["id"] = str(id)
        if draft.map.kind in _PEOPLE:
            for text in (draft.id, str(draft.values.get("name", draft.id))):
                self.names[text].add(draft.id)

    def _identify(self, draft: Draft) -> None:
        """Give all other records an id of their content, where none is given, and join what says the same."""
        said = {"family": draft.family, **{key: value for key, value in draft.values.items() if key != "id"}}
        prefix = _PREFIX.get(draft.map.kind)
        if prefix is None:
            self._join(draft, hashed("", said))
            return
        if not draft.values.get("id"):
            draft.values["id"] = hashed(prefix, said)
        draft.id = str(draft.values["id"])
        self._join(draft)

    def _join(self, draft: Draft, known_by: str | None = None) -> None:
        first = self.by_id.setdefault((draft.map.list, known_by or str(draft.id)), draft)
        if first is draft:
            draft.adds = True
        else:
            draft.join(first, partial(self.differs, first, draft))

    def differs(self, first: Draft, draft: Draft, key: str) -> None:
        """Tell that two rows say different things of one record."""
        self.tell(draft, key, Wrong("differs", **said_of_difference(self.mapper, draft, key, first.place(key))))

    # --- names ---------------------------------------------------------------------------------------------

    def _resolve(self, draft: Draft) -> None:
        """Let the draft name others by their ids."""
        for key, value in list(draft.values.items()):
            found = resolved(value, partial(self.look_up, draft, key))
            if found is None:
                del draft.values[key]
                draft.wrong.add(key)
            else:
                draft.values[key] = found

    def look_up(self, draft: Draft, key: str, wanted: Wanted) -> str | None:
        """The id of who is meant; None, and told, where nobody is or several are."""
        try:
            return self.looking.id_of(wanted, self.found(wanted), partial(self._known, wanted))
        except Wrong as wrong:
            self.tell(draft, key, wrong, wanted.text)
            return None

    def found(self, wanted: Wanted) -> set[str]:
        """The ids of those who may be meant: by an id alone; else by name, first whom the family's own rows name."""
        people = wanted.find == "people"
        all_named = self.names.get(wanted.text, set()) if people else self.shared.found(wanted.find, wanted.text)
        by_id = {wanted.text} & all_named
        return by_id or all_named & self.named or all_named

    def _known(self, wanted: Wanted) -> list[str]:
        if wanted.find != "people":
            return [*self.shared.names(wanted.find)]
        people = (one for (list, _), one in self.by_id.items() if list in ("members", "private_network"))
        return sorted({str(one.values.get("name", one.id)) for one in people})

    # --- the document --------------------------------------------------------------------------------------

    def _document(self, by_kind: dict[str, list[Draft]]) -> Gathered:
        gathered = Gathered({"id": self.family, "name": self.name})
        for drafts in by_kind.values():
            for draft in drafts:
                if draft.same is None:
                    records = gathered.document.setdefault(draft.map.list, [])
                    gathered.placed["families", 0, draft.map.list, len(records)] = draft
                    records.append(dict(draft.values))
        return gathered

    # --- telling -------------------------------------------------------------------------------------------

    def tell(self, draft: Draft, key: str, wrong: Wrong, value: str | None = None) -> None:
        """Something is wrong with a key of a draft."""
        mapped = self.mapper.tables[draft.table]
        column = draft.columns.get(key)
        cell = Cell("text", value) if value is not None else mapped.table.cell(draft.row, column)
        self.mapper.tell(mapped, draft.row, column, wrong, cell, self.family)
        draft.wrong.add(key)


def tell_again(mapper: Mapper, row: RowResult) -> None:
    """What is wrong with the units and actors that a row names: it stands in this row, too."""
    for variant in row.shared:
        for one in variant.told:
            mapped = mapper.tables[row.table]
            cell = Cell("text", one.text) if one.text is not None else mapped.table.cell(row.row, one.column)
            mapper.tell(mapped, row.row, one.column, Wrong(one.rule, one.code, **one.values), cell, row.family)
