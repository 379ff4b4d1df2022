"""What a person chooses of tables, column by column and word by word, and the mapping file that says the same.

Less than a mapping can say, and enough for lists of helpers, children and contacts. A mapping that says more is read as it is:
`choices_of` gives None for it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

import yaml

from graph.model.base import Record
from graph.model.cpr import looks_like_cpr
from graph.model.records import Engagement, Member, PrivatePerson, Unit
from importers.looking import Look, SheetLook
from importers.suggesting import meaning_of
from importers.tables.mapping import UNKNOWN
from importers.tables.wording import Words, folded, words_of

NOT_TAKEN = ""
FAMILY, FAMILY_NAME = "family.key", "family.name"
FIELDS = (
    "actor.name", "actor.role", "unit.name", "unit.sector",
    "engagement.service", "engagement.for", "engagement.at", "engagement.status", "engagement.from", "engagement.to",
    "engagement.per_week",
    "member.name", "member.kind", "member.birth_year", "person.name", "person.relation",
    "tie.a", "tie.b", "tie.status", "tie.from", FAMILY, FAMILY_NAME,
)  # fmt: skip
"""What a column can be, by the record and its key; or whose row it is."""
LISTS: Mapping[str, tuple[str, type[Record], str]] = {
    "unit.sector": ("sectors", Unit, "sector"),
    "engagement.service": ("services", Engagement, "service"),
    "engagement.at": ("places", Engagement, "at"),
    "engagement.status": ("statuses", Engagement, "status"),
    "person.relation": ("relations", PrivatePerson, "relation"),
    "member.kind": ("member_kinds", Member, "kind"),
}
"""Columns whose words must be ours, or are decided: the list, and whose words it holds."""
PEOPLE = "people"
KINDS = ("child", "young_adult", "adult")
EVERYBODY = "family"
HOME = "home"
OWN_WORDS = "text"
READ: Mapping[str, tuple[str, ...]] = {
    "dates": ("dmy", "mdy"),
    "decimal": (",", "."),
    "hidden": ("refuse", "read", "skip"),
    "merged": ("refuse", "fill"),
    "serials": ("refuse", "read"),
}
"""How a file can be read; the first of each where nothing is said."""
_SPLIT = [",", ";", " og "]
_MEANING: Mapping[str, str] = {
    "name": "actor.name", "role": "actor.role", "unit": "unit.name", "sector": "unit.sector", "service": "engagement.service",
    "for": "engagement.for", "at": "engagement.at", "status": "engagement.status", "from": "engagement.from",
    "to": "engagement.to", "per_week": "engagement.per_week", "child": "member.name", "birth_year": "member.birth_year",
    "person": "person.name", "relation": "person.relation", "case": FAMILY,
}  # fmt: skip
_NEEDED: Mapping[str, str] = {
    "actor": "actor.name",
    "unit": "unit.name",
    "engagement": "engagement.service",
    "member": "member.name",
    "person": "person.name",
}
"""The column without which no record of its kind can be made."""
_CHOSEN_WITH: Mapping[str, str] = {"engagement": "actor.name"}


class Chosen(NamedTuple):
    """Somebody of the family who is only named in another column: what they are, and the cells that name them."""

    kind: str
    """child, young_adult or adult; `family` where the word means all."""
    cells: tuple[str, ...]


class AskedWord(NamedTuple):
    """A word of a column that somebody must decide on."""

    list: str
    word: str
    offered: tuple[str, ...]
    """Codes that it may mean, the most alike first. None is chosen."""
    cells: tuple[str, ...] = ()


@dataclass(frozen=True)
class Choices:
    """What was chosen. `columns`: by sheet and header, what a column is."""

    name: str
    family_id: str = ""
    family_name: str = ""
    header_row: int = 1
    read: Mapping[str, str] = field(default_factory=dict[str, str])
    columns: Mapping[str, Mapping[str, str]] = field(default_factory=dict[str, Mapping[str, str]])
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict[str, Mapping[str, str]])
    people: Mapping[str, Chosen] = field(default_factory=dict[str, Chosen])

    @property
    def has_key(self) -> bool:
        """Whether a column says whose row it is."""
        return any(FAMILY in columns.values() for columns in self.columns.values())

    @property
    def home(self) -> str:
        """The id of the home of the one family that the file is about."""
        return f"{self.family_id}_hjem"

    def column(self, sheet: str, wanted: str) -> str | None:
        """The header of the column that is this, in a sheet."""
        return next((header for header, is_ in self.columns.get(sheet, {}).items() if is_ == wanted), None)

    def meaning(self, asked: AskedWord) -> str:
        """What was decided of a word; empty where nothing was."""
        if asked.list == PEOPLE:
            found = self.people.get(asked.word)
            return found.kind if found else ""
        return self.words.get(asked.list, {}).get(asked.word, "")

    def mapping(self) -> dict[str, Any]:
        """The document of the mapping file that says the same."""
        return _Written(self).document()

    def text(self) -> str:
        """The mapping file."""
        return yaml.safe_dump(self.mapping(), allow_unicode=True, sort_keys=False, width=120)


def first_choices(look: Look, name: str) -> Choices:
    """What the headers suggest: all of it for a person to confirm. No column of numbers is taken, and no word decided."""
    row = look.sheets[0].header_row if look.sheets else 1
    return Choices(name, header_row=row, columns={sheet.name: _suggested(sheet) for sheet in look.sheets})


def _suggested(sheet: SheetLook) -> dict[str, str]:
    found: dict[str, str] = {}
    headers = [header for header in sheet.headers if header]
    meant = {header: meaning_of(header) or "" for header in headers}
    is_private = "relation" in meant.values() and not {"service", "role", "unit"} & {*meant.values()}
    for header in headers:
        wanted = _MEANING.get(meant[header], NOT_TAKEN)
        if wanted == "actor.name" and is_private:
            wanted = "person.name"
        free = wanted not in found.values() and header not in sheet.numbers
        found[header] = wanted if free and not looks_like_cpr(header) else NOT_TAKEN
    return found


def problems_of(choices: Choices) -> list[str]:
    """What keeps the choices from being a mapping: keys of words."""
    found: list[str] = []
    taken = [[is_ for is_ in columns.values() if is_] for columns in choices.columns.values()]
    if any(len(set(one)) < len(one) for one in taken):
        found.append("twice")
    if not any(set(_NEEDED.values()) & {*one} or _is_tie(one) for one in taken):
        found.append("nothing")
    for one in taken:
        kinds = {is_.partition(".")[0] for is_ in one} & {*_NEEDED}
        found += [f"lacks_{kind}" for kind in sorted(kinds) if _NEEDED[kind] not in one]
        found += [f"lacks_{kind}_actor" for kind, also in _CHOSEN_WITH.items() if kind in kinds and also not in one]
        if "tie" in {is_.partition(".")[0] for is_ in one} and not _is_tie(one):
            found.append("lacks_tie")
    keys = {header for columns in choices.columns.values() for header, is_ in columns.items() if is_ == FAMILY}
    if len(keys) > 1:
        found.append("two_keys")
    if not keys and not choices.family_name:
        found.append("no_family")
    return list(dict.fromkeys(found))


def _is_tie(columns: Iterable[str]) -> bool:
    return {"tie.a", "tie.b", "tie.status"} <= {*columns}


def asked_words(look: Look, choices: Choices) -> list[AskedWord]:
    """The words of the columns that are ours by no list, and whoever is named as somebody of the family and stands in no column
    of their own."""
    return [*_asked_of_lists(look, choices), *_asked_people(look, choices)]


def _asked_of_lists(look: Look, choices: Choices) -> Iterator[AskedWord]:
    seen: set[tuple[str, str]] = set()
    for sheet in look.sheets:
        for header, is_ in choices.columns.get(sheet.name, {}).items():
            if is_ not in LISTS:
                continue
            name, model, key = LISTS[is_]
            ours = words_of(name, model, key) or Words()
            for word in sheet.values.get(header, ()):
                if (name, folded(word)) not in seen and ours.by_word.get(folded(word)) is None:
                    seen.add((name, folded(word)))
                    yield AskedWord(name, word, tuple(ours.labels[label] for label in ours.offered(word)))


def _asked_people(look: Look, choices: Choices) -> Iterator[AskedWord]:
    known = {
        folded(word)
        for sheet in look.sheets
        for wanted in ("member.name", "person.name")
        for word in sheet.values.get(choices.column(sheet.name, wanted) or "", ())
    }
    cells: dict[str, list[str]] = {}
    for sheet in look.sheets:
        for cell in sheet.values.get(choices.column(sheet.name, "engagement.for") or "", ()):
            for name in _named(cell):
                cells.setdefault(name, []).append(cell)
    unknown = {folded(word) for word in UNKNOWN}
    for name, where in cells.items():
        if folded(name) not in known | unknown:
            yield AskedWord(PEOPLE, name, (), tuple(where))


def _named(cell: str) -> list[str]:
    parts = [cell]
    for sign in _SPLIT:
        parts = [piece for part in parts for piece in part.split(sign)]
    return [part.strip() for part in parts if part.strip()]


# --- the mapping file ---------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Written:
    choices: Choices

    def document(self) -> dict[str, Any]:
        choices = self.choices
        document: dict[str, Any] = {"tovholder_mapping": 1, "name": choices.name, "family": self._family()}
        read: dict[str, Any] = {"header_row": choices.header_row} if choices.header_row > 1 else {}
        read |= {key: said for key, said in choices.read.items() if key in READ and said != READ[key][0]}
        if read:
            document["read"] = read
        taken = {FAMILY, FAMILY_NAME, *(is_ for is_ in FIELDS)}
        left = [header for columns in choices.columns.values() for header, is_ in columns.items() if is_ not in taken]
        ignored = [header for header in dict.fromkeys(left) if not self._is_taken(header)]
        if ignored:
            document["ignore"] = ignored
        document["tables"] = [
            {"sheet": sheet, "rows": rows} for sheet in choices.columns if (rows := [*self._rows(sheet)])
        ]
        if words := self._words():
            document["words"] = words
        return document

    def _is_taken(self, header: str) -> bool:
        return any(columns.get(header) for columns in self.choices.columns.values())

    def _family(self) -> dict[str, Any]:
        for sheet in self.choices.columns:
            if key := self.choices.column(sheet, FAMILY):
                name = self.choices.column(sheet, FAMILY_NAME)
                said = {"name": {"column": name}} if name else {"name": self.choices.family_name or "Familie"}
                return {"column": key, "key": "hash", **said}
        return {"id": self.choices.family_id, "name": self.choices.family_name}

    def _rows(self, sheet: str) -> Iterator[dict[str, Any]]:
        said = {
            is_: {"column": header} | self._listed(is_) for header, is_ in self.choices.columns[sheet].items() if is_
        }
        if "unit.name" in said:
            yield {"unit": {"name": said["unit.name"], "level": {"value": "department"}, **_of("unit", said, "sector")}}
        if "actor.name" in said:
            unit = {"unit": {"made": "unit"}} if "unit.name" in said else {}
            kind = {"kind": {"value": "professional"}}
            yield {"actor": {"name": said["actor.name"], **kind, **_of("actor", said, "role"), **unit}}
        if "member.name" in said:
            kind = {} if "member.kind" in said else {"kind": {"value": "child"}}
            yield {"member": {"name": said["member.name"], **kind, **_of("member", said, "kind", "birth_year")}}
        if "person.name" in said:
            yield {"person": {"name": said["person.name"], **_of("person", said, "relation")}}
        if "engagement.service" in said and "actor.name" in said:
            yield from self._work(said)
        if {"tie.a", "tie.b", "tie.status"} <= said.keys():
            yield {"tie": self._tie(said)}

    def _listed(self, is_: str) -> dict[str, Any]:
        if is_ in LISTS:
            return {"words": LISTS[is_][0]} | ({"default": "unknown"} if is_ == "engagement.at" else {})
        return {"split": _SPLIT, "find": "people", "words": PEOPLE} if is_ == "engagement.for" else {}

    def _work(self, said: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
        if "engagement.at" in said and not self.choices.has_key and HOME in self._meanings("places"):
            yield {"home": {"id": {"value": self.choices.home}}}
        if "engagement.for" in said:
            yield from self._members(said["engagement.for"]["column"])
        given = _of("engagement", said, "service", "for", "at", "status", "from", "to", "per_week")
        fixed = {"for": {"value": "family"}, "at": {"value": "unknown"}, "status": {"value": "active"}}
        yield {"engagement": {"actor": {"made": "actor"}, **fixed, **given}}

    def _members(self, column: str) -> Iterator[dict[str, Any]]:
        for name, chosen in self.choices.people.items():
            if chosen.kind in KINDS:
                when = {"when": {"column": column, "in": list(chosen.cells)}} if self.choices.has_key else {}
                yield {"member": {**when, "name": {"value": name}, "kind": {"value": chosen.kind}}}

    def _tie(self, said: Mapping[str, Any]) -> dict[str, Any]:
        status = said["tie.status"]["column"]
        ends = {key: {**said[f"tie.{key}"], "find": "actors"} for key in ("a", "b")}
        answer = {"column": status, "words": {"yes": "documented", "no": "documented_absent"}}
        when = {"column": status, "in": ["yes", "no"]}
        return {"when": when, **ends, "kind": {"value": "exchange"}, "status": answer, **_of("tie", said, "from")}

    def _meanings(self, name: str) -> set[str]:
        return {*self.choices.words.get(name, {}).values()}

    def _words(self) -> dict[str, dict[str, str]]:
        found = {
            name: {word: self._meant(name, code) for word, code in words.items()}
            for name, words in self.choices.words.items()
            if words and name != PEOPLE
        }
        people = {name: EVERYBODY for name, chosen in self.choices.people.items() if chosen.kind == EVERYBODY}
        is_named = any("engagement.for" in columns.values() for columns in self.choices.columns.values())
        return found | ({PEOPLE: people} if is_named else {})

    def _meant(self, name: str, code: str) -> str:
        if (name, code) != ("places", HOME):
            return code
        return "unknown" if self.choices.has_key else self.choices.home


def _of(kind: str, said: Mapping[str, Any], *keys: str) -> dict[str, Any]:
    return {key: said[f"{kind}.{key}"] for key in keys if f"{kind}.{key}" in said}


# --- and back -----------------------------------------------------------------------------------------------


def choices_of(document: Any) -> Choices | None:
    """The choices that this mapping says; None where it says more, or anything in another way."""
    try:
        found = _read(document)
        return found if found.mapping() == document else None
    except (KeyError, TypeError, AttributeError, ValueError, IndexError):
        return None


def choices_in(text: str) -> Choices | None:
    """The choices that a mapping file says; None where it says more, or anything in another way."""
    return choices_of(yaml.safe_load(text))


def renamed(text: str, name: str) -> str:
    """A mapping file under another name."""
    return yaml.safe_dump({**yaml.safe_load(text), "name": name}, allow_unicode=True, sort_keys=False, width=120)


def _read(document: Mapping[str, Any]) -> Choices:
    family = document["family"]
    read = dict(document.get("read", {}))
    row = read.pop("header_row", 1)
    columns: dict[str, dict[str, str]] = {}
    people: dict[str, Chosen] = {}
    for table in document["tables"]:
        here = columns.setdefault(table["sheet"], {})
        for record in table["rows"]:
            [(kind, said)] = record.items()
            if kind == "member" and "value" in said["name"]:
                cells = tuple(said["when"]["in"]) if "when" in said else ()
                people[said["name"]["value"]] = Chosen(said["kind"]["value"], cells)
                continue
            here |= {
                spec["column"]: f"{kind}.{key}" for key, spec in said.items() if "column" in spec and key != "when"
            }
        if "column" in family:
            here[family["column"]] = FAMILY
            if isinstance(family["name"], dict):
                here[family["name"]["column"]] = FAMILY_NAME
    first = next(iter(columns))
    columns[first] |= dict.fromkeys(document.get("ignore", []), NOT_TAKEN)
    words = {name: dict(said) for name, said in document.get("words", {}).items()}
    people |= {name: Chosen(EVERYBODY, ()) for name in words.pop(PEOPLE, {})}
    name = family["name"] if isinstance(family.get("name"), str) else ""
    found = Choices(document["name"], family.get("id", ""), name, row, read, columns, words, people)
    if not found.has_key:
        home = {word: HOME for word, code in words.get("places", {}).items() if code == found.home}
        words = {**words, "places": {**words["places"], **home}} if home else words
    return replace(found, words=words)


def for_look(choices: Choices, look: Look) -> Choices:
    """Choices of another file of the same kind, for the one that is looked at: each of its columns, and what is chosen of it.

    Where it has one sheet and the choices are for one, that is meant, whatever it is called.
    """
    columns: dict[str, dict[str, str]] = {}
    alone = [*choices.columns.values()] if len(choices.columns) == len(look.sheets) == 1 else []
    anywhere = {header: is_ for one in choices.columns.values() for header, is_ in one.items()}
    for sheet in look.sheets:
        known = alone[0] if alone else choices.columns.get(sheet.name, {})
        headers: Sequence[str] = [header for header in sheet.headers if header]
        left = {header for header, is_ in anywhere.items() if is_ == NOT_TAKEN}
        columns[sheet.name] = {header: known.get(header, NOT_TAKEN) for header in headers} | dict.fromkeys(
            left & {*headers} - {*known}, NOT_TAKEN
        )
    return replace(choices, columns=columns)
