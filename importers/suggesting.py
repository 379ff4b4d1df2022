"""A first mapping for files that nobody has mapped yet: what each column may be, and which words are not known. All of it is
for a person to confirm; nothing that is only alike is applied."""

import json
from collections import Counter
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

from graph.checks.values import clean
from graph.model.base import Record
from graph.model.records import Engagement, PrivatePerson, Unit
from importers.tables.cells import ReadOptions, Table
from importers.tables.cpr import is_headed
from importers.tables.faults import TableRefused
from importers.tables.mapping import Mapping
from importers.tables.reading import bytes_of, open_sheets
from importers.tables.screening import numbers_in
from importers.tables.wording import folded, words_of
from words import Message, text

_HEADINGS: dict[str, str] = {
    "name": "navn hjælper fagperson medarbejder kontaktperson behandler hvem name helper worker",
    "unit": "afdeling enhed center arbejdssted arbejdsplads organisation team forvaltning unit department",
    "role": "rolle stilling titel funktion faggruppe role title",
    "service": "indsats ydelse foranstaltning tilbud støtte indsatstype service",
    "for": "til for borger modtager gælder hvemerdetfor",
    "at": "sted hvor lokation place",
    "status": "status tilstand",
    "from": "fra start startdato siden begyndt fradato from",
    "to": "tilogmed slut slutdato stop indtil tildato ophør until",
    "per_week": "gangeuge gangepruge gangeprugen gangeomugen gangeprug hyppighed ugentlig perweek",
    "sector": "sektor område sector",
    "child": "barn barnetsnavn child",
    "person": "privatperson netværksperson pårørende",
    "relation": "relation familierelation relationship",
    "birth_year": "født fødselsår årgang birthyear",
    "case": "sagsnr sag sagsnummer sagsid journalnr journalnummer case caseid",
}
_SPLIT = '[",", ";", " og "]'
_SHIPPED = {"network-canvas": "network-canvas.yaml", "graphml": "network.yaml", "gexf": "network.yaml"}
_MOST_WORDS = 40
_LOOKED_AT = 20
"""Rows in which a header is looked for."""


def first_mapping(paths: Sequence[Path], how: str, lang: str, *, max_bytes: int) -> str:
    """The text of a first mapping. `TableRefused` where the files cannot be read."""
    if how in _SHIPPED:
        return shipped(_SHIPPED[how])
    if how != "table":
        raise TableRefused("table_maps_itself", format=how)
    read = [(path, bytes_of(path, max_bytes)) for path in paths]
    row = header_row_of(read)
    sheets = open_sheets(read, ReadOptions(header_row=row, hidden="read", merged="fill"))
    tables = [sheets.table(name) for name in sheets.names]
    return "\n".join(_Sketch(tables, row, paths[0].stem, lang).lines()) + "\n"


def shipped(name: str) -> str:
    """The text of a mapping that comes with the program."""
    return files("importers.mappings").joinpath(name).read_text("utf-8")


def header_row_of(read: Sequence[tuple[Path, bytes]]) -> int:
    """The first row in which at least two cells are filled, and as many as in any of those below: above it a title may stand."""
    sheets = open_sheets(read, ReadOptions(header_row=1, hidden="read", merged="refuse"))
    table = sheets.table(sheets.names[0]) if sheets.names else None
    if table is None or any(one.rule == "separator" for one in table.faults):
        return 1
    filled = [sum(1 for header in table.headers if header)]
    filled += [sum(1 for cell in row.cells if cell.kind != "none") for row in table.rows[:_LOOKED_AT]]
    most = max(filled, default=0)
    return next((number for number, count in enumerate(filled, 1) if count >= max(2, 0.7 * most)), 1)


class _Sketch:
    """A mapping as text, with what is to be decided as remarks."""

    def __init__(self, tables: Sequence[Table], header_row: int, name: str, lang: str) -> None:
        self.tables, self.header_row, self.name, self.lang = tables, header_row, clean(name), lang
        self.words: dict[str, dict[str, list[str]]] = {}
        self.not_taken: list[str] = []
        self.keys: list[str] = []

    def lines(self) -> list[str]:
        """The whole."""
        rows = [line for number, table in enumerate(self.tables, 1) for line in self._table(number, table)]
        out = [
            f"# {_say('head', self.lang)}",
            "tovholder_mapping: 1",
            f"name: {_quoted(self.name)}",
            f"as_of: {{option: as-of}}          # {_say('as_of', self.lang)}",
            *self._family(),
        ]
        if self.header_row > 1:
            out.append(f"read: {{header_row: {self.header_row}}}")
        if self.not_taken:
            out += [f"ignore: [{', '.join(map(_quoted, self.not_taken))}]          # {_say('ignore', self.lang)}"]
        return [*out, "tables:", *rows, *self._words()]

    def _family(self) -> list[str]:
        if self.keys:
            return [
                f"family: {{column: {_quoted(self.keys[0])}, key: hash, name: {_quoted(_say('family', self.lang))}}}"
                f"          # {_say('key', self.lang)}"
            ]
        return [
            f"family: {{id: familie, name: {_quoted(_say('family', self.lang))}}}          # {_say('one', self.lang)}"
        ]

    def _table(self, number: int, table: Table) -> list[str]:
        found = {}
        for header in (one for one in table.headers if one):
            key = meaning_of(header)
            if (is_headed(header) or key == "case") and is_filled(table, header):
                self.keys.append(header)
            elif key is None or key in found:
                self.not_taken.append(header)
            else:
                found[key] = header
        broken = numbers_in(table, Mapping())
        numbers = {one.header for one in broken if one.column is not None}
        self.not_taken += [header for header in found.values() if header in numbers]
        found = {key: header for key, header in found.items() if header not in numbers}
        lines = [*self._records(table, found)]
        if not lines:
            self.not_taken += found.values()
            return [f"  # {_say('nothing', self.lang, sheet=clean(table.name))}"]
        return [f"  - sheet: {number if len(self.tables) == 1 else _quoted(table.name)}", "    rows:", *lines]

    def _records(self, table: Table, found: dict[str, str]) -> list[str]:
        said = {key: f"{{column: {_quoted(header)}}}" for key, header in found.items()}
        lines = []
        if "unit" in found:
            sector = (
                f", sector: {self._listed('sectors', Unit, 'sector', table, found['sector'])}"
                if "sector" in found
                else ""
            )
            lines.append(f"      - unit: {{name: {said['unit']}, level: {{value: department}}{sector}}}")
        if "name" in found and ("service" in found or "role" in found or "unit" in found):
            parts = [f"name: {said['name']}", "kind: {value: professional}"]
            parts += [f"role: {said['role']}"] if "role" in found else []
            parts += ["unit: {made: unit}"] if "unit" in found else []
            lines.append(f"      - actor: {{{', '.join(parts)}}}")
            if "service" in found:
                lines += self._members(table, found["for"]) if "for" in found else []
                lines.append(self._engagement(table, found, said))
        elif "name" in found and "relation" in found:
            relation = self._listed("relations", PrivatePerson, "relation", table, found["relation"])
            lines.append(f"      - person: {{name: {said['name']}, relation: {relation}}}")
        if "child" in found:
            born = f", birth_year: {said['birth_year']}" if "birth_year" in found else ""
            lines.append(f"      - member: {{name: {said['child']}, kind: {{value: child}}{born}}}")
        return lines

    def _engagement(self, table: Table, found: dict[str, str], said: dict[str, str]) -> str:
        parts = [
            "actor: {made: actor}",
            f"service: {self._listed('services', Engagement, 'service', table, found['service'])}",
        ]
        if "for" in found:
            parts.append(f"for: {{column: {_quoted(found['for'])}, split: {_SPLIT}, find: people, words: people}}")
        else:
            parts.append("for: {value: family}")
        if "at" in found:
            place = self._listed("places", Engagement, "at", table, found["at"]).removesuffix("}")
            parts.append(f"at: {place}, default: unknown}}")
        else:
            parts.append("at: {value: unknown}")
        if "status" in found:
            parts.append(f"status: {self._listed('statuses', Engagement, 'status', table, found['status'])}")
        else:
            parts.append("status: {value: active}")
        parts += [f"{key}: {said[key]}" for key in ("from", "to", "per_week") if key in found]
        joined = ",\n          ".join(parts)
        return f"      - engagement: {{\n          {joined}}}"

    def _listed(self, name: str, model: type[Record], key: str, table: Table, header: str) -> str:
        """A key by a list of words; those of the column that are not known are noted, with what they may be."""
        ours = words_of(name, model, key)
        for word in {folded(word): word for word in reversed(values_of(table, header))}.values():
            if ours and ours.by_word.get(folded(word)) is None:
                offered = [f"{ours.labels[label]} ({label})" for label in ours.offered(word)]
                self.words.setdefault(name, {})[word] = offered
        return f"{{column: {_quoted(header)}, words: {name}}}"

    def _members(self, table: Table, header: str) -> list[str]:
        """Remarks that make a member of each name in the column."""
        self.words.setdefault("people", {})["alle"] = ["family"]
        names = dict.fromkeys(part for word in values_of(table, header) for part in _parts(word))
        kinds = _say("kinds", self.lang)
        return [
            f"      # - member: {{name: {{value: {_quoted(name)}}}, kind: {{value: adult}}}}          # {kinds}"
            for name in names
        ]

    def _words(self) -> list[str]:
        out = [f"words:          # {_say('words', self.lang)}"] if self.words else []
        for name, words in self.words.items():
            out.append(f"  {name}:")
            for word, offered in list(words.items())[:_MOST_WORDS]:
                hint = _say("perhaps", self.lang, words="; ".join(offered)) if offered else _say("decide", self.lang)
                out.append(f"    # {_quoted(word)}:          # {hint}")
        return out


def _parts(text: str) -> list[str]:
    return [part for piece in text.replace(";", ",").split(",") for part in map(str.strip, piece.split(" og ")) if part]


def is_filled(table: Table, header: str) -> bool:
    """Whether each row that says anything has a value there, so that it can say whose row it is."""
    column = table.headers.index(header)
    return all(row.cells[column].kind != "none" for row in table.rows if any(c.kind != "none" for c in row.cells))


def values_of(table: Table, header: str) -> list[str]:
    """The texts of a column, the most frequent first."""
    column = table.headers.index(header)
    counts: Counter[str] = Counter()
    for row in table.rows:
        if row.cells and row.cells[column].kind == "text" and (row.number, column) not in table.broken:
            counts[clean(row.cells[column].value)] += 1
    unknown = {folded(word) for word in Mapping().unknown}
    return [
        word for word, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0])) if folded(word) not in unknown
    ]


def meaning_of(header: str) -> str | None:
    """What a column may be by its header; None where that says nothing."""
    said = folded(header.replace("/", ""))
    return next((key for key, words in _HEADINGS.items() if said in words.split()), None)


def _quoted(value: str) -> str:
    return json.dumps(clean(value), ensure_ascii=False)


def _say(key: str, lang: str, **values: object) -> str:
    return text(Message(f"tables.sketch.{key}", values), lang)
