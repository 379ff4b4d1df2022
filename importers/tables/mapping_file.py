"""A mapping file to a `Mapping`. All that is wrong with it is told at once, at its lines."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple, get_args

from graph.checks.faults import Fault, Place
from graph.checks.keys import did_you_mean, keys_of, words_in
from graph.checks.values import clean, listed, shown
from graph.model.dates import full_day
from graph.model.text import settled
from importers.casefile.documents import MAX_BYTES, read_document
from importers.casefile.problems import BadInput, shown_file, to_problems
from importers.casefile.yaml12 import read_yaml
from importers.tables.cells import ReadOptions
from importers.tables.mapping import (
    FREE_TEXT,
    KINDS,
    OF_ALL,
    Canvas,
    FamilyMap,
    Find,
    Mapping,
    Matrix,
    RecordMap,
    Spec,
    TableMap,
    When,
)
from importers.tables.texts import is_encoding
from importers.tables.wording import LISTS, words_of

_TOP = (
    "tovholder_mapping", "name", "as_of", "family", "read", "unknown", "yes", "no", "ignore", "free_text", "tables", "words",
    "extends", "ego_kind", "node_name", "closeness", "edges",
)  # fmt: skip
_READ: dict[str, tuple[str, ...]] = {
    "dates": ("dmy", "mdy"), "decimal": (",", "."), "hidden": ("refuse", "read", "skip"), "merged": ("refuse", "fill"),
    "serials": ("refuse", "read"),
}  # fmt: skip
_SPEC = ("column", "value", "made", "join", "default", "words", "find", "split", "key")
_EXTENDS = ("network-canvas", "own-workbook")
_MOST_REPEATS = 200
_PSEUDO = {"home": ("name",)}
"""Keys that a record does not have and whose value makes its id."""


class MappingFile(NamedTuple):
    """A mapping and how the account names it."""

    mapping: Mapping
    file: str
    sha256: str

    def told(self) -> dict[str, str]:
        """The mapping as an account names it."""
        return {"name": clean(self.mapping.name), "file": clean(self.file), "sha256": self.sha256}


def read_mapping(path: Path, max_bytes: int = MAX_BYTES) -> MappingFile:
    """Read a mapping file. `BadInput` with all that is wrong with it."""
    document = read_document(path, max_bytes)
    file = shown_file(path)
    faults: list[Fault] = list(document.faults)
    mapping = Mapping()
    if document.readable:
        mapping, found = mapping_of(document.value)
        faults += found
    if faults:
        raise BadInput(to_problems(faults, file, document.value, document.lines))
    return MappingFile(mapping, path.name, hashlib.sha256(document.text.encode()).hexdigest())


def shipped_mapping(name: str) -> MappingFile:
    """A mapping that comes with the program."""
    text = files("importers.mappings").joinpath(name).read_text("utf-8")
    value, _ = read_yaml(text)
    mapping, faults = mapping_of(value)
    assert not faults, faults
    return MappingFile(mapping, name, hashlib.sha256(text.encode()).hexdigest())


def mapping_of(value: Any) -> tuple[Mapping, list[Fault]]:
    """The mapping that a document says, and all that is wrong with it."""
    reader = _Reader()
    return reader.read(value), reader.faults


@dataclass
class _Reader:
    faults: list[Fault] = field(default_factory=list[Fault])
    lists: frozenset[str] = frozenset()
    free_text: bool = False

    def read(self, value: Any) -> Mapping:
        said = self._object(value, (), _TOP)
        if said is None:
            return Mapping()
        if said.get("tovholder_mapping") != 1:
            self._wrong(
                "mapping_version",
                ("tovholder_mapping",) if "tovholder_mapping" in said else (),
                said.get("tovholder_mapping"),
            )
        words = self._words(said.get("words"), ("words",))
        self.lists = frozenset(words)
        self.free_text = self._one_of(said.get("free_text"), ("free_text",), (True, False)) is True
        extends = self._one_of(said.get("extends"), ("extends",), _EXTENDS)
        as_of, as_of_cell = self._as_of(said.get("as_of"), ("as_of",))
        family = self._family(said.get("family"), ("family",))
        tables = tuple(self._tables(said.get("tables"), ("tables",)))
        if not extends and "tables" not in said:
            self._wrong("mapping_missing_key", (), key="tables")
        if family is None and any(record.kind not in OF_ALL for table in tables for record in table.records):
            self._wrong("mapping_missing_key", (), key="family")
        mapping = Mapping(
            name=self._text(said.get("name"), ("name",)) or "",
            as_of=as_of,
            as_of_cell=as_of_cell,
            family=family,
            read=self._read_options(said.get("read"), ("read",)),
            ignore=self._texts(said.get("ignore"), ("ignore",)),
            free_text=self.free_text,
            tables=tables,
            words=words,
            extends=extends,
            canvas=self._canvas(said),
        )
        for key in ("unknown", "yes", "no"):
            if key in said:
                mapping = replace(mapping, **{key: self._texts(said[key], (key,))})
        return mapping

    # --- parts ---------------------------------------------------------------------------------------------

    def _as_of(self, value: Any, place: Place) -> tuple[str | None, str | None]:
        if isinstance(value, dict):
            said = self._object(value, place, ("option", "cell")) or {}
            self._one_of(said.get("option"), (*place, "option"), ("as-of",))
            cell = self._text(said.get("cell"), (*place, "cell"))
            if cell is not None and "!" not in cell:
                self._wrong("mapping_cell", (*place, "cell"), cell)
            return None, cell
        if value is None:
            return None, None
        try:
            return str(full_day(str(value))), None
        except ValueError:
            self._wrong("mapping_day", place, value)
            return None, None

    def _family(self, value: Any, place: Place) -> FamilyMap | None:
        if value is None:
            return None
        said = self._object(value, place, ("id", "name", "column", "key"))
        if said is None:
            return None
        if ("id" in said) == ("column" in said):
            self._wrong("mapping_family", place)
        name, name_column = said.get("name"), None
        if isinstance(name, dict):
            of_column = self._object(name, (*place, "name"), ("column",)) or {}
            name_column, name = self._text(of_column.get("column"), (*place, "name", "column")), None
        return FamilyMap(
            id=self._text(said.get("id"), (*place, "id")),
            name=self._text(name, (*place, "name")),
            column=self._text(said.get("column"), (*place, "column")),
            name_column=name_column,
            is_keyed=self._one_of(said.get("key"), (*place, "key"), ("hash",)) is not None,
        )

    def _read_options(self, value: Any, place: Place) -> ReadOptions:
        said = self._object(value, place, ("header_row", "encoding", *_READ)) if value is not None else {}
        said = said or {}
        chosen = {key: self._one_of(said.get(key), (*place, key), allowed) for key, allowed in _READ.items()}
        row, encoding = said.get("header_row", 1), said.get("encoding")
        if not isinstance(row, int) or isinstance(row, bool) or not 1 <= row <= 1000:
            self._wrong("mapping_header_row", (*place, "header_row"), row)
            row = 1
        if encoding is not None and (not isinstance(encoding, str) or not is_encoding(encoding)):
            self._wrong("mapping_encoding", (*place, "encoding"), encoding)
            encoding = None
        return ReadOptions(header_row=row, encoding=encoding, **{key: it for key, it in chosen.items() if it})

    def _words(self, value: Any, place: Place) -> dict[str, dict[str, Any]]:
        if value is None:
            return {}
        if not isinstance(value, dict):
            self._wrong("mapping_no_object", place, value)
            return {}
        return {str(name): self._word_list(said, (*place, name)) for name, said in value.items()}

    def _word_list(self, value: Any, place: Place) -> dict[str, Any]:
        if value is None:
            return {}  # a list of which no word is decided yet
        if not isinstance(value, dict):
            self._wrong("mapping_no_object", place, value)
            return {}
        for word, meaning in value.items():
            simple = meaning if isinstance(meaning, list) else [meaning]
            if not simple or not all(isinstance(one, str | int | float) for one in simple):
                self._wrong("mapping_word", (*place, word), meaning)
        return {settled(str(word)): meaning for word, meaning in value.items()}

    def _canvas(self, said: dict[str, Any]) -> Canvas:
        closeness = said.get("closeness")
        of_column = self._object(closeness, ("closeness",), ("column", "words")) or {} if closeness is not None else {}
        words = self._word_list(of_column.get("words", {}), ("closeness", "words"))
        edges = self._word_list(said["edges"], ("edges",)) if "edges" in said else {}
        for word, kind in edges.items():
            self._one_of(kind, ("edges", word), ("private_tie",))
        for word, ring in words.items():
            self._one_of(ring, ("closeness", "words", word), (1, 2, 3))
        return Canvas(
            self._one_of(said.get("ego_kind"), ("ego_kind",), ("adult", "young_adult", "child")) or "adult",
            self._text(said.get("node_name"), ("node_name",)) or "name",
            self._text(of_column.get("column"), ("closeness", "column")),
            words,
            edges,
        )

    def _tables(self, value: Any, place: Place) -> Iterable[TableMap]:
        for number, one in enumerate(self._list(value, place)):
            here = (*place, number)
            said = self._object(one, here, ("sheet", "rows"))
            if said is None:
                continue
            sheet = said.get("sheet")
            if isinstance(sheet, bool) or not isinstance(sheet, str | int) or sheet == "":
                self._wrong("mapping_sheet", (*here, "sheet") if "sheet" in said else here, sheet)
                sheet = 1
            records = [
                record
                for n, row in enumerate(self._list(said.get("rows"), (*here, "rows")))
                for record in self._record(row, (*here, "rows", n))
            ]
            for n, record in enumerate(records):
                self._made_before(record, {other.kind for other in records[:n]}, (*here, "rows"))
            yield TableMap(settled(sheet) if isinstance(sheet, str) else sheet, tuple(records))

    def _made_before(self, record: RecordMap, before: set[str], place: Place) -> None:
        for key, spec in record.fields.items():
            if spec.made and spec.made not in before:
                self._wrong("mapping_made", place, spec.made, key=f"{record.kind}.{key}")

    def _record(self, value: Any, place: Place) -> Iterable[RecordMap]:
        if not isinstance(value, dict) or len(value) != 1:
            self._wrong("mapping_record", place, value, kinds=listed(KINDS))
            return
        kind, said = next(iter(value.items()))
        here = (*place, kind)
        if kind not in KINDS:
            self._wrong("mapping_unknown_record", here, kind, hint=did_you_mean(str(kind), KINDS), kinds=listed(KINDS))
            return
        model = KINDS[kind][1]
        allowed = [*keys_of(model), *_PSEUDO.get(kind, ()), "repeat", "when"]
        allowed += ["matrix"] if kind in ("tie", "private_tie") else []
        said = self._object(said, here, allowed)
        if said is None:
            return
        repeat = self._repeat(said["repeat"], (*here, "repeat")) if "repeat" in said else None
        when = self._when(said["when"], (*here, "when")) if "when" in said else None
        matrix = self._matrix(said["matrix"], (*here, "matrix")) if "matrix" in said else None
        specs = {
            key: spec
            for key, one in said.items()
            if key not in ("repeat", "when", "matrix") and (spec := self._spec(kind, model, key, one, (*here, key)))
        }
        self._required(kind, model, said, here)
        if repeat is None:
            yield RecordMap(kind, specs, when, None, matrix)
            return
        sign, first, last = repeat
        for number in range(first, last + 1):
            yield RecordMap(
                kind,
                {
                    key: replace(spec, columns=tuple(_numbered(c, sign, number) for c in spec.columns))
                    for key, spec in specs.items()
                },
                when and replace(when, column=_numbered(when.column, sign, number)),
                number,
                matrix,
            )

    def _required(self, kind: str, model: Any, said: dict[str, Any], place: Place) -> None:
        """Keys that each record must have and no column gives. An id is made from the content."""
        given = {*said, "id"} | ({"a", "b", "status"} if "matrix" in said else set())
        for key, known in keys_of(model).items():
            if known.is_required() and key not in given:
                self._wrong("mapping_missing_key", place, key=key)
        if kind == "engagement" and not {"service", "service_text"} & set(said):
            self._wrong("mapping_missing_key", place, key="service")

    def _spec(self, kind: str, model: Any, key: str, value: Any, place: Place) -> Spec | None:
        said = self._object(value, place, _SPEC)
        if said is None:
            return None
        given = [name for name in ("column", "value", "made", "join") if name in said]
        if len(given) != 1:
            self._wrong("mapping_one_of", place, value, keys=listed(("column", "value", "made", "join")))
            return None
        if key in FREE_TEXT and not self.free_text and "value" not in said:
            self._wrong("mapping_free_text", place, key=f"{kind}.{key}")
        columns = self._texts(said.get("join"), (*place, "join")) if "join" in said else ()
        column = self._text(said.get("column"), (*place, "column"))
        made = self._one_of(said.get("made"), (*place, "made"), tuple(KINDS))
        find: Find | None = self._one_of(said.get("find"), (*place, "find"), get_args(Find))
        return Spec(
            columns=(column,) if column is not None else columns,
            **({"value": said["value"]} if "value" in said else {}),
            made=made or "",
            **({"default": said["default"]} if "default" in said else {}),
            words=self._words_named(said.get("words"), model, key, (*place, "words")),
            find=find,
            split=self._texts(said.get("split"), (*place, "split")),
            is_keyed=self._one_of(said.get("key"), (*place, "key"), ("hash",)) is not None,
        )

    def _words_named(self, value: Any, model: Any, key: str, place: Place) -> Any:
        if value is None:
            return None
        if isinstance(value, dict):
            return self._word_list(value, place)
        if isinstance(value, str) and (value in self.lists or (words_of(value, model, key) and value in LISTS)):
            return value
        known = [*self.lists, *LISTS]
        self._wrong("mapping_words", place, value, hint=did_you_mean(str(value), known), lists=listed(sorted(known)))
        return None

    def _when(self, value: Any, place: Place) -> When | None:
        said = self._object(value, place, ("column", "is", "in"))
        if said is None:
            return None
        column = self._text(said.get("column"), (*place, "column"))
        if column is None or ("is" in said) == ("in" in said):
            self._wrong("mapping_when", place)
            return None
        if "is" in said:
            wanted = self._text(said["is"], (*place, "is")) or ""
            return When(column, is_filled=wanted == "filled", among=() if wanted == "filled" else (wanted,))
        return When(column, among=self._texts(said["in"], (*place, "in")))

    def _matrix(self, value: Any, place: Place) -> Matrix | None:
        said = self._object(value, place, ("names", "cells"))
        names = self._text(said.get("names"), (*place, "names")) if said else None
        cells = self._word_list(said.get("cells"), (*place, "cells")) if said else {}
        if names is None:
            self._wrong("mapping_missing_key", place, key="names")
            return None
        for word, status in cells.items():
            self._one_of(status, (*place, "cells", word), words_in(keys_of(KINDS["tie"][1])["status"].annotation))
        return Matrix(names, cells)

    def _repeat(self, value: Any, place: Place) -> tuple[str, int, int] | None:
        if isinstance(value, dict) and len(value) == 1:
            sign, span = next(iter(value.items()))
            if isinstance(span, list) and len(span) == 2 and all(type(end) is int for end in span):
                first, last = span
                if 0 <= first <= last < first + _MOST_REPEATS:
                    return str(sign), first, last
        self._wrong("mapping_repeat", place, value, most=str(_MOST_REPEATS))
        return None

    # --- values --------------------------------------------------------------------------------------------

    def _object(self, value: Any, place: Place, allowed: Iterable[str]) -> dict[str, Any] | None:
        """A mapping with these keys; others are told and left out."""
        if not isinstance(value, dict):
            self._wrong("mapping_no_object", place, value)
            return None
        known = list(allowed)
        for key in value:
            if key not in known:
                hint = did_you_mean(key, known)
                self._wrong("mapping_unknown_key", (*place, key), key, hint=hint, allowed=listed(known))
        return {key: item for key, item in value.items() if key in known}

    def _list(self, value: Any, place: Place) -> list[Any]:
        if isinstance(value, list) or value is None:
            return value or []
        self._wrong("mapping_no_list", place, value)
        return []

    def _text(self, value: Any, place: Place) -> str | None:
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, str | int | float) or str(value) == "":
            self._wrong("mapping_no_text", place, value)
            return None
        return settled(str(value))

    def _texts(self, value: Any, place: Place) -> tuple[str, ...]:
        found = []
        for number, one in enumerate(self._list(value, place)):
            if isinstance(one, bool) or not isinstance(one, str | int | float):
                self._wrong("mapping_no_text", (*place, number), one)
            else:
                found.append(settled(str(one)))
        return tuple(found)

    def _one_of(self, value: Any, place: Place, allowed: Iterable[Any]) -> Any:
        if value is None:
            return None
        if value in allowed:
            return value
        words = [_said(one) for one in allowed]
        self._wrong("mapping_not_allowed", place, value, hint=did_you_mean(str(value), words), words=listed(words))
        return None

    def _wrong(self, code: str, place: Place, value: Any = None, **said: Any) -> None:
        self.faults.append(Fault(code, place, {"value": shown(value), **said}))


def _said(value: Any) -> str:
    return {True: "true", False: "false"}.get(value, str(value)) if isinstance(value, bool) else str(value)


def _numbered(column: str, sign: str, number: int) -> str:
    return column.replace("{" + sign + "}", str(number))
