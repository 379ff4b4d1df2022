"""What columns and words of a list mean, as a form asks it and as it is sent back."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import Any, NamedTuple

from werkzeug.datastructures import MultiDict

from graph.checks.values import clean
from graph.model.vocabulary import PLACES
from importers import Became, Choices, Chosen, Look, SheetLook, asked_words, letter
from importers.choosing import EVERYBODY, FIELDS, HOME, KINDS, LISTS, NOT_TAKEN, OWN_WORDS, PEOPLE, READ
from web.editing.fields import kind_of
from web.editing.kinds import Word
from web.editing.options import Choice, services
from web.imports.kept import Upload
from words import Message, capital, text

SAMPLES = 3
_LISTS: Mapping[str, tuple[str, str]] = {
    "statuses": ("engagements", "status"),
    "relations": ("private_network", "relation"),
    "member_kinds": ("members", "kind"),
}
"""Where the words of a closed list stand in forms."""


class Column(NamedTuple):
    """A column as the form asks about it."""

    field: str
    letter: str
    header: str
    samples: str
    is_: str
    is_number: bool


class Line(NamedTuple):
    """One of the first rows: as it stands, what it becomes, and what is wrong with it."""

    number: int
    cells: str
    records: Sequence[str]
    faults: Sequence[str]


class Sheet(NamedTuple):
    """A sheet as the form asks about it."""

    name: str
    total: int
    columns: Sequence[Column]
    lines: Sequence[Line]
    faults: Sequence[str]


class WordAsked(NamedTuple):
    """A word that is to be decided: what may be chosen, what looks like it first, and what is chosen."""

    field: str
    word: str
    alike: Sequence[Choice]
    others: Sequence[Choice]
    chosen: str


def field_of(*parts: str) -> str:
    """The name of a control: nothing of the file stands in it."""
    return "k" + sha256("\0".join(parts).encode()).hexdigest()[:16]


def sheets_of(look: Look, choices: Choices, became: Mapping[tuple[str, int], Became], lang: str) -> list[Sheet]:
    """The sheets with their columns and first rows."""
    return [_sheet(sheet, choices, became, lang) for sheet in look.sheets]


def _told_once(became: Sequence[Became]) -> list[Became]:
    """Of what several rows say, what the first of them becomes: the others are joined with it."""
    seen: set[Any] = set()
    found: list[Became] = []
    for one in became:
        new = tuple(record for record in one.records if record not in seen)
        seen.update(new)
        found.append(replace(one, records=new))
    return found


def _sheet(sheet: SheetLook, choices: Choices, became: Mapping[tuple[str, int], Became], lang: str) -> Sheet:
    columns = [
        Column(
            field_of(sheet.name, header),
            letter(place),
            clean(header),
            _samples(sheet, place),
            choices.columns.get(sheet.name, {}).get(header, NOT_TAKEN),
            header in sheet.numbers,
        )
        for place, header in enumerate(sheet.headers)
        if header
    ]
    nothing = Became((), ())
    rows = _told_once([became.get((sheet.name, number), nothing) for number, _ in sheet.rows])
    lines = [_line(number, cells, row, lang) for (number, cells), row in zip(sheet.rows, rows, strict=True)]
    faults = [f"{one.fact.text(lang)}. {one.remedy.text(lang)}" for one in sheet.faults[:3]]
    return Sheet(clean(sheet.name), sheet.total, columns, [line for line in lines if line.cells], faults)


def _samples(sheet: SheetLook, place: int) -> str:
    shown = dict.fromkeys(cells[place] for _, cells in sheet.rows if place < len(cells) and cells[place])
    return " · ".join(list(shown)[:SAMPLES])


def _line(number: int, cells: Sequence[str], became: Became, lang: str) -> Line:
    records = [_record(kind, name, dict(said), lang) for kind, name, said in became.records if kind != "home"]
    faults = [f"{one.header}: {one.fact.text(lang)}" if one.header else one.fact.text(lang) for one in became.faults]
    return Line(number, " · ".join(cell for cell in cells if cell), records, faults)


def _record(kind: str, name: str, said: Mapping[str, str], lang: str) -> str:
    """A record in a few words: what it is, what it is called, and what else is known of it."""
    parts = [part for part in (name, *(_value(kind, key, value, lang) for key, value in said.items())) if part]
    return f"{text(Message(f'bring.record.{kind}'), lang)}: {', '.join(parts)}"


_SAID = {
    ("engagement", "service"): "services",
    ("engagement", "at"): "places",
    ("engagement", "status"): "statuses",
    ("member", "kind"): "member_kinds",
    ("person", "relation"): "relations",
}


def _value(kind: str, key: str, value: str, lang: str) -> str:
    listed = _SAID.get((kind, key))
    if listed is not None:
        home = text(Message("bring.home"), lang) if listed == "places" else value
        return next((one.label for one in choices_for(listed, lang) if one.value == value), home)
    if kind in ("actor", "unit", "tie") and key in ("kind", "level", "status"):
        return ""
    if (key, value) == ("for", EVERYBODY):
        return text(Message("bring.kind.family"), lang)
    return f"{text(Message(f'bring.said.{key}'), lang)} {value}" if key in ("from", "to", "for") else value


def choices_for(name: str, lang: str) -> list[Choice]:
    """All that a word of a list can mean."""
    if name == "services":
        return [*services(lang), Choice(OWN_WORDS, text(Message("bring.own_words"), lang))]
    if name == "sectors":
        from graph.model.catalogue import load_catalogue

        return [Choice(code, getattr(sector, lang)) for code, sector in load_catalogue().sectors.items()]
    if name == "places":
        home = Choice(HOME, text(Message("bring.home"), lang))
        return [home, *(Choice(one, capital(text(Message(f"editing.place.{one}"), lang))) for one in sorted(PLACES))]
    if name == PEOPLE:
        return [Choice(kind, text(Message(f"bring.kind.{kind}"), lang)) for kind in (*KINDS, EVERYBODY)]
    kind = kind_of(*_LISTS[name])
    assert isinstance(kind, Word)
    return [Choice(word, capital(text(Message(f"{kind.texts}{word}"), lang))) for word in kind.words]


def words_asked(look: Look, choices: Choices, lang: str) -> dict[str, list[WordAsked]]:
    """By list, the words that are to be decided."""
    found: dict[str, list[WordAsked]] = {}
    for asked in asked_words(look, choices):
        every = [one for one in choices_for(asked.list, lang) if not (choices.has_key and one.value == HOME)]
        alike = [one for code in asked.offered for one in every if one.value == code]
        others = [one for one in every if one not in alike]
        field = field_of(asked.list, asked.word)
        found.setdefault(asked.list, []).append(
            WordAsked(field, clean(asked.word), alike, others, choices.meaning(asked))
        )
    return found


# --- what was sent ------------------------------------------------------------------------------------------


def chosen_in(form: "MultiDict[str, str]", upload: Upload, look: Look) -> Choices:
    """The choices that a form says."""
    known = upload.choices
    assert known
    name = clean(form.get("navn", "").strip())[:100]
    choices = replace(
        known,
        name=name or known.name,
        family_name=form.get("familie", "").strip()[:300],
        header_row=_row(form.get("raekke", ""), known.header_row),
        read={key: said for key in READ if (said := form.get(key, "")) in READ[key]},
        columns={
            sheet.name: {header: _field(form, sheet, header) for header in sheet.headers if header}
            for sheet in look.sheets
        },
    )
    return _with_words(form, choices, look)


def _row(typed: str, before: int) -> int:
    return int(typed) if typed.isdecimal() and 0 < int(typed) <= 1000 else before


def _field(form: "MultiDict[str, str]", sheet: SheetLook, header: str) -> str:
    said = form.get(field_of(sheet.name, header), NOT_TAKEN)
    return said if said in FIELDS else NOT_TAKEN


def _with_words(form: "MultiDict[str, str]", choices: Choices, look: Look) -> Choices:
    words = {name: dict(said) for name, said in choices.words.items()}
    people = dict(choices.people)
    for asked in asked_words(look, choices):
        said = form.get(field_of(asked.list, asked.word))
        if said is None:
            continue
        if asked.list == PEOPLE:
            people.pop(asked.word, None)
            if said in (*KINDS, EVERYBODY):
                people[asked.word] = Chosen(said, asked.cells if said != EVERYBODY else ())
            continue
        of_list = words.setdefault(asked.list, {})
        of_list.pop(asked.word, None)
        if said in _codes(asked.list):
            of_list[asked.word] = said
    return replace(choices, words={name: said for name, said in words.items() if said}, people=people)


def _codes(name: str) -> set[str]:
    return {one.value for one in choices_for(name, "da")}


def fields_offered() -> Iterator[tuple[str, list[str]]]:
    """What a column can be, by the record that it says something of."""
    groups: dict[str, list[str]] = {}
    for field in FIELDS:
        groups.setdefault(field.partition(".")[0], []).append(field)
    yield from groups.items()


WORD_LISTS = (*dict.fromkeys(name for name, _, _ in LISTS.values()), PEOPLE)
"""The lists in the order in which they are asked."""
