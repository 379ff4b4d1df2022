"""A form as it is drawn: its fields in the language, with what may be chosen, what is said, what is wrong, and what came between."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.model.dates import PartialDate
from web.editing.fields import fields_of, kind_of
from web.editing.forms import parts_of
from web.editing.kinds import FormData, Kind, Often, Word, rows_of, said
from web.editing.options import Choice, Options
from web.editing.partial_dates import HOW, Date
from words import HowOften, Message, capital, text, words
from words.dates import When, date_patterns


@dataclass(frozen=True)
class Drawn:
    """One thing that the form asks, ready for its template."""

    name: str
    """The name of its control, and the beginning of the names of its parts."""
    shape: str
    label: str
    hint: str
    required: bool
    folded: bool
    only: str
    """The words that it goes with, for the style to hide it beside others."""
    choices: Sequence[Choice]
    parts: Sequence[Sequence["Drawn"]]
    """The fields inside it: one row, or a row for each of several, the last one empty."""
    read_back: str
    """What is said, in words, where numbers say it."""
    errors: Sequence[str]
    is_usual: bool = False
    """Whether leaving it out says what is usual."""

    @property
    def id(self) -> str:
        """What links to it."""
        return f"f-{self.name}"

    @property
    def described(self) -> str:
        """The ids of what explains it: the hint, and what is wrong."""
        hints = [f"h-{self.name}"] if self.hint else []
        return " ".join([*hints, *(f"e-{self.name}-{number}" for number in range(1, len(self.errors) + 1))])


@dataclass(frozen=True)
class Said:
    """What the controls of a form say, as a template asks for it."""

    data: FormData

    def one(self, name: str) -> str:
        """The value of a control; empty where it says nothing."""
        return (self.data.get(name) or [""])[-1]

    def all(self, name: str) -> Sequence[str]:
        """All values of a name."""
        return self.data.get(name) or ()

    def has(self, name: str, value: str) -> bool:
        """Whether a box, a choice or an answer of this value is chosen."""
        return value in (self.data.get(name) or [])


@dataclass(frozen=True)
class Sheet:
    """What all fields of a form are drawn by."""

    list: str
    data: FormData
    options: Options
    lang: str
    errors: Mapping[str, Sequence[str]]
    """What is wrong, by the name of the field."""
    before: str = ""
    """What the names of the controls begin with, where the form asks for more than one record."""


def drawn_fields(sheet: Sheet) -> tuple[Drawn, ...]:
    """The fields of the form of a list, in order."""
    return tuple(
        _drawn(
            sheet, sheet.before + field.key, field.kind, _label(sheet, field.key),
            required=field.required and sheet.list != "units", folded=field.folded, only=" ".join(field.only),
        )
        for field in fields_of(sheet.list)
    )  # fmt: skip


def _drawn(
    sheet: Sheet, name: str, kind: Kind, label: str, *, required: bool = False, folded: bool = False, only: str = ""
) -> Drawn:
    return Drawn(
        name=name,
        shape="area" if getattr(kind, "long", False) else kind.shape,
        label=label,
        hint=_optional(sheet, f"editing.hint.{sheet.list}.{name.removeprefix(sheet.before)}"),
        required=required,
        folded=folded,
        only=only,
        choices=_choices(sheet, name, kind),
        parts=_parts(sheet, name, kind),
        read_back=read_back(kind, sheet.data, name, sheet.lang),
        errors=sheet.errors.get(name, ()),
        is_usual=getattr(kind, "usual", False),
    )


def _label(sheet: Sheet, key: str) -> str:
    return field_label(sheet.list, key, sheet.lang)


def field_label(list: str, key: str, lang: str) -> str:
    """What the form of a list calls a field."""
    return words(lang).get(f"editing.label.{list}.{key}", "") or text(Message(f"editing.label.{key}"), lang)


def _optional(sheet: Sheet, key: str) -> str:
    return words(sheet.lang).get(key, "")


def _choices(sheet: Sheet, name: str, kind: Kind) -> list[Choice]:
    """What is offered; and what is recorded, also where it is offered no more."""
    source = getattr(kind, "of", None)
    if source is not None:
        offered = list(sheet.options[source])
        known = {choice.value for choice in offered}
        return offered + [Choice(value, value) for value in sheet.data.get(name) or [] if value and value not in known]
    if kind.shape in ("word", "opened"):
        texts, known = kind.texts, kind.words  # type: ignore[attr-defined]
        return [Choice(word, capital(text(Message(f"{texts}{word}"), sheet.lang))) for word in known]
    if kind.shape == "date":
        return [Choice(how, text(Message(f"editing.date.{how}"), sheet.lang)) for how in HOW]
    if kind.shape == "often":
        named = (*Often.named, "number", "unknown")
        return [Choice(how, text(Message(f"editing.often.{how}"), sheet.lang)) for how in named]
    if kind.shape == "times":
        days = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
        return [Choice(day, text(Message(f"editing.weekday.{day}"), sheet.lang)) for day in days]
    return []


def _parts(sheet: Sheet, name: str, kind: Kind) -> list[list[Drawn]]:
    inner = parts_of(kind)
    if kind.shape == "group":
        return [_row(sheet, name, inner)]
    if kind.shape in ("residences", "times"):
        rows = rows_of(sheet.data, name)
        numbers = [*rows, max(rows, default=-1) + 1]
        return [_row(sheet, f"{name}.{number}", inner) or [_empty(f"{name}.{number}")] for number in numbers]
    return []


def _row(sheet: Sheet, name: str, inner: Mapping[str, Kind]) -> list[Drawn]:
    whole = name.removeprefix(sheet.before).split(".")[0]
    return [
        _drawn(sheet, f"{name}.{key}", kind, text(Message(f"editing.part.{whole}.{key}"), sheet.lang))
        for key, kind in inner.items()
    ]


def _empty(name: str) -> Drawn:
    """A row whose controls the template knows."""
    return Drawn(name, "row", "", "", False, False, "", (), (), "", ())


def read_back(kind: Kind, data: FormData, name: str, lang: str) -> str:
    """What numbers say, in words; empty where they say nothing that can be read."""
    if isinstance(kind, Date):
        return date_text(kind.read(data, name, lang), lang)
    if isinstance(kind, Often):
        value = kind.read(data, name, lang)
        ends = value if isinstance(value, list) else [value, value]
        readable = said(data, f"{name}.how") not in kind.named and all(type(end) in (int, float) for end in ends)
        return text(Message("editing.read_back", {"said": HowOften(*sorted(ends))}), lang) if readable else ""
    return ""


def date_words(lang: str) -> dict[str, Any]:
    """What a page's script says of dates while they are typed, as `date_text` does: patterns with the places of their parts."""
    said_of = words(lang)
    ways = {"latest": "at_latest", "earliest": "or_later", "between": "between"}
    texts = {how: said_of[f"date.{key}"] for how, key in ways.items()}
    return {**date_patterns(lang), **texts, "says": said_of["editing.read_back"]}


def date_text(value: Any, lang: str) -> str:
    """A date as a form says it, in words; empty where it is none."""
    try:
        date = PartialDate.parse(str(value))
    except ValueError:
        return ""
    return text(Message("editing.read_back", {"said": When(str(date))}), lang)


def words_of(list: str, key: str, lang: str) -> tuple[tuple[str, str], ...]:
    """The words that a key of a record may say, with their texts."""
    kind = kind_of(list, key)
    assert isinstance(kind, Word)
    return tuple((word, capital(text(Message(f"{kind.texts}{word}"), lang))) for word in kind.words)
