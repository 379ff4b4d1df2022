"""Our own workbook: a sheet for each list of the case file, a column for each key, as it is written and read back."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from graph.checks.keys import keys_of, record_in
from graph.model.base import Record
from graph.model.meetings import (
    AgendaItem,
    Agreement,
    BoardItem,
    Dream,
    Invited,
    PlanAccepted,
    Priority,
    StatusPoint,
)
from graph.model.records import (
    Actor,
    Age,
    CaseFile,
    Family,
    LegalBasis,
    Mapped,
    Predecessors,
    SameAs,
    Tie,
    Unit,
)
from importers.tables.mapping import KINDS
from importers.tables.values import reads
from importers.tables.wording import Words, folded, words_of
from words import Message, text

Form = Literal["text", "date", "number", "span", "flag", "word", "ids", "stays", "count"]
_PARTS: dict[type[Record], str] = {
    Age: "age", Predecessors: "predecessors", SameAs: "same_as", Mapped: "mapped", PlanAccepted: "plan_accepted",
}  # fmt: skip
MEETING = "meeting"
"""Of a row that is an item of a meeting, the column that says of which."""
NOBODY = "none_named"
"""The word for a list that is known to be empty."""
EVERYBODY = "whole_family"
UNCOUNTED = "uncounted"


@dataclass(frozen=True)
class Column:
    """A key of a record, or a key of a part of it (`age.years`)."""

    path: tuple[str, ...]
    form: Form
    model: type[Record]

    @property
    def key(self) -> str:
        """The key that its form goes by."""
        return self.path[-1]

    def header(self, lang: str) -> str:
        """Its header."""
        first, *part = self.path
        if part:
            return text(Message(f"tables.own.part.{first}.{part[0]}"), lang)
        return text(Message(f"tables.own.column.{first}"), lang)

    def words(self) -> Words | None:
        """Its vocabulary, None where it has none."""
        return words_of("", self.model, self.key) if self.form == "word" else None


@dataclass(frozen=True)
class Sheet:
    """A list of the case file. `of_family`: each row says whose it is; `of_meeting`: and of which meeting it is an item."""

    list: str
    model: type[Record]
    of_family: bool
    of_meeting: bool = False

    def title(self, lang: str) -> str:
        """Its name."""
        return text(Message(f"tables.own.sheet.{self.list}"), lang)

    def columns(self) -> tuple[Column, ...]:
        """Its columns, without that of the family."""
        own = _columns(self.model)
        return (Column((MEETING,), "text", self.model), *own) if self.of_meeting else own


FILE = Sheet("file", CaseFile, of_family=False)
SHEETS = (
    Sheet("units", Unit, of_family=False),
    Sheet("actors", Actor, of_family=False),
    Sheet("general_ties", Tie, of_family=False),
    Sheet("families", Family, of_family=False),
    *(Sheet(list, model, of_family=True) for list, model in KINDS.values() if list not in ("units", "actors")),
    Sheet("legal_bases", LegalBasis, of_family=True),
    Sheet("invited", Invited, of_family=True, of_meeting=True),
    Sheet("agenda", AgendaItem, of_family=True, of_meeting=True),
    Sheet("board", BoardItem, of_family=True, of_meeting=True),
    Sheet("agreements", Agreement, of_family=True),
    Sheet("priorities", Priority, of_family=True),
    Sheet("status_points", StatusPoint, of_family=True),
    Sheet("dreams", Dream, of_family=True),
)
OWN_LISTS = tuple(sheet.list for sheet in SHEETS if sheet.of_family and not sheet.of_meeting)
"""The lists of a family that have a sheet."""


@cache
def _columns(model: type[Record]) -> tuple[Column, ...]:
    return tuple(_columns_of(model))


def _columns_of(model: type[Record]) -> Iterator[Column]:
    for key, known in keys_of(model).items():
        inside = record_in(known.annotation)
        if model is CaseFile:
            if key in ("municipality", "as_of"):
                yield Column((key,), "date" if key == "as_of" else "text", model)
        elif key == "lives_in":
            yield Column((key,), "stays", model)
        elif inside in _PARTS and inside is not None:
            yield from (Column((key, part), _form(inside, part), inside) for part in keys_of(inside))
        elif inside is None or key == "per_week":
            yield Column((key,), _form(model, key), model)


def _form(model: type[Record], key: str) -> Form:
    if key in ("as_of", "since") or model is Mapped:
        return "date"
    if (key in ("years", "count") and model in (Age, Predecessors)) or key in ("minutes", "step"):
        return "number"
    if key in ("due", "follow_up") or (model, key) == (PlanAccepted, "date"):
        return "date"
    if key == "count":
        return "count"
    if key in ("recorded_by", "slots", "information", "minutes_approved") or (
        key == "by" and _holds_several(model, key)
    ):
        return "ids"
    if key == "about" and model is Agreement:
        return "ids"
    form = {"date": "date", "number": "number", "frequency": "span", "flag": "flag", "ids": "ids"}.get(
        reads(model, key)
    )
    if form == "ids" and not _holds_several(model, key):
        form = "text"
    if form is not None:
        return form  # type: ignore[return-value]
    return "word" if words_of("", model, key) else "text"


def _holds_several(model: type[Record], key: str) -> bool:
    return "tuple" in str(keys_of(model)[key].annotation)


def value_at(document: dict[str, Any], path: tuple[str, ...]) -> Any:
    """What a document says there; None where it says nothing."""
    here: Any = document
    for step in path:
        here = here.get(step) if isinstance(here, dict) else None
    return here


def put_at(document: dict[str, Any], path: tuple[str, ...], value: Any) -> None:
    """Let a document say it there."""
    for step in path[:-1]:
        document = document.setdefault(step, {})
    document[path[-1]] = value


def word_of(code: str, words: Words, lang: str) -> str:
    """A code as people read it: a label that leads back to it and is in the language, else the code."""
    known = [label for label, of in words.labels.items() if of == code and label != code]
    ours = [label for label in known if words.by_word.get(folded(label)) == code]
    return (ours[:1] or [code])[0] if lang == "da" else (ours[-1:] or [code])[0]
