"""What a cell says of a key: dates, numbers, words, ids, text. Whatever is not to be read in one way is `Wrong`."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any, Literal

from graph.model.base import Record
from graph.model.records import Consent
from graph.model.text import foreign, shows
from importers.tables.cells import Cell, ReadOptions
from importers.tables.cpr import plain_number
from importers.tables.dates import DateRules, UnclearDate, read_date
from importers.tables.mapping import UNSET, Find, Spec
from importers.tables.mapping import Mapping as TableMapping
from importers.tables.naming import keyed
from importers.tables.numbers import read_frequency, read_number
from importers.tables.trimming import one_line
from importers.tables.wording import MOST_OFFERED, Words, alike, folded, of_each, words_of
from words import Series

Reads = Literal["date", "number", "frequency", "flag", "word", "ids", "id", "name", "text", "age"]
_DATES = frozenset({"from", "to", "date", "until", "valid_from", "valid_to"})
_NUMBERS = frozenset({"birth_year", "closeness", "level", "caseload", "count", "yearly_cost"})
FLAGS = frozenset({"authority", "protected", "external", "no_contact"})
_IDS = frozenset(
    "for attends functions custody lives_in deputy successor participants from_units to_units record_access information slots".split()
)
_ID = frozenset(
    "id part_of unit actor a b by coordinator stopped_because_of given_by team at service sector function".split()
)
_TEXTS = frozenset({"goal", "text", "source", "note", "service_text"})
LONGEST = {"id": 200, "name": 300, "text": 2000}
_LONGEST_CELL = 32_767
"""What a cell of a spreadsheet can hold."""
TEXT = "text"
"""The word of a list that sends a service to `service_text`."""


class Unknown:
    """The cell is unknown: the key is left out."""


UNKNOWN = Unknown()


@dataclass(frozen=True)
class Wanted:
    """A record that is looked for by its id or name, once all are known."""

    find: Find
    text: str


@dataclass(frozen=True)
class OtherKey:
    """A value that goes to another key of the record."""

    key: str
    value: str


class Wrong(Exception):
    """A cell that cannot be read so: the rule, and the texts that tell it."""

    def __init__(self, rule: str, code: str = "", **values: Any) -> None:
        super().__init__(code or rule)
        self.rule, self.code, self.values = rule, code or rule, values


@cache
def reads(model: type[Record], key: str) -> Reads:
    """How the cells of a key are read."""
    if key in _DATES:
        return "date"
    if key in FLAGS:
        return "flag"
    if key == "age":
        return "age"
    if key == "per_week":
        return "frequency"
    if (key in _IDS) or (key == "about" and model is Consent):
        return "ids"
    if words_of("", model, key) is not None:
        return "word"
    if key in _NUMBERS:
        return "number"
    if key in _ID or key == "about":
        return "id"
    return "text" if key in _TEXTS else "name"


@dataclass(frozen=True)
class Reader:
    """How cells are read: by the mapping, on the day of the file."""

    mapping: TableMapping
    as_of: date
    options: ReadOptions
    key: Callable[[], bytes]
    """Gives this installation's key, for what must not be kept as it is."""
    unknown: frozenset[str] = field(init=False)
    yes: frozenset[str] = field(init=False)
    no: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        for name in ("unknown", "yes", "no"):
            words = frozenset(map(_as_compared, getattr(self.mapping, name)))
            object.__setattr__(self, name, words)

    @property
    def rules(self) -> DateRules:
        """How dates are read."""
        return DateRules(self.as_of, self.options.dates)

    def is_unknown(self, cell: Cell) -> bool:
        """Whether the cell says nothing."""
        return cell.kind == "none" or (cell.kind == "text" and _as_compared(cell.value) in self.unknown)

    def holds(self, among: Iterable[str], cell: Cell) -> bool:
        """Whether the cell says one of these; `yes` and `no` stand for the words of the mapping."""
        text = _as_compared(_plain(cell))
        return any(self._stands_for(word, text) for word in among)

    def _stands_for(self, word: str, text: str) -> bool:
        if word in ("yes", "no") and text in getattr(self, word):
            return True
        return _as_compared(word) == text or folded(word) == folded(text) != ""

    def value(self, spec: Spec, model: type[Record], key: str, cell: Cell, day_of: Any) -> Any:
        """What a known cell says of a key; `Wrong` where that is not to be read in one way."""
        if cell.kind == "broken":
            raise Wrong("cell_error")
        if cell.kind == "uncounted":
            raise Wrong("formula")
        how = reads(model, key)
        text = _plain(cell)
        if len(text) > _LONGEST_CELL:
            raise Wrong("too_long", most=str(_LONGEST_CELL))
        found = foreign(text)
        if found:
            raise Wrong("character", character=found.character)
        if spec.is_keyed:
            return keyed(self.key(), plain_number(cell))
        if how in ("date", "number", "frequency", "age", "flag") and (listed := self._listed(spec, text)) is not None:
            return self._as_meant(listed, key, text)
        if how == "date":
            return self._date(cell, day_of)
        if how in ("number", "frequency", "age"):
            return self._number(cell, how)
        if how == "flag":
            return self._flag(text)
        if spec.split or how == "ids":
            return self._several(spec, model, key, text)
        return self._one(spec, model, key, one_line(text) if how != "text" else text, how)

    # --- kinds ---------------------------------------------------------------------------------------------

    def _date(self, cell: Cell, day_of: Any) -> str:
        if cell.kind in ("day", "month", "year"):
            return cell.value.isoformat()[: {"day": 10, "month": 7, "year": 4}[cell.kind]]
        if cell.kind == "number":
            number = cell.value
            if float(number).is_integer() and 1900 <= number <= 2100:
                return f"{int(number):04d}"
            if self.options.serials == "read" and day_of is not None:
                try:
                    day = day_of(number)
                    return (day.date() if hasattr(day, "date") else day).isoformat()
                except (ValueError, OverflowError, TypeError, AttributeError):
                    raise Wrong("date") from None
            raise Wrong("serial")
        text = _plain(cell)
        if self._says_no(text):
            raise Wrong("no_is_no_value")
        try:
            return read_date(text, self.rules)
        except UnclearDate as unclear:
            if unclear.month_first:
                code = "date_month_first" if self.options.dates == "dmy" else "date_day_first"
                raise Wrong("date", code) from None
            raise Wrong("date") from None

    def _number(self, cell: Cell, how: Reads) -> Any:
        if cell.kind == "number":
            value: Any = int(cell.value) if float(cell.value).is_integer() else cell.value
        elif cell.kind == "text":
            if self._says_no(cell.value):
                raise Wrong("no_is_no_value")
            try:
                read = read_frequency if how == "frequency" else read_number
                value = read(cell.value, self.options.decimal)
            except (ValueError, OverflowError):
                raise Wrong("number") from None
        else:
            raise Wrong("number", "number_is_date" if cell.kind in ("day", "month", "year") else "number")
        if how == "age":
            return {"years": value, "as_of": str(self.as_of)}
        return value

    def _flag(self, text: str) -> bool:
        said = _as_compared(text)
        if said in self.yes or said in ("true", "sand", "yes"):
            return True
        if said in self.no or said in ("false", "falsk", "no"):
            return False
        raise Wrong("unknown_word", "no_yes_or_no", offered=Series((*self.mapping.yes, *self.mapping.no)))

    def _several(self, spec: Spec, model: type[Record], key: str, text: str) -> Any:
        """The values of a cell that may hold some; whole first, since a listed word may hold a separator."""
        text = one_line(text)
        parts = [text]
        whole = self._listed(spec, text)
        if whole is None:
            for sign in spec.split:
                parts = [piece for part in parts for piece in _split(part, sign)]
        known = [part.strip() for part in parts if part.strip() and _as_compared(part.strip()) not in self.unknown]
        if not known:
            return UNKNOWN
        values = [self._one(spec, model, key, part, "id") for part in known]
        values = [one for value in values for one in (value if isinstance(value, list) else [value])]
        if reads(model, key) != "ids":
            if len(values) > 1:
                raise Wrong("unknown_word", "several_values")
            return values[0]
        return "family" if key == "for" and "family" in values else values

    def _one(self, spec: Spec, model: type[Record], key: str, text: str, how: Reads) -> Any:
        if spec.find:
            listed = self._listed(spec, text)
            if listed is None:
                if self._says_no(text):
                    raise Wrong("no_is_no_value")
                return Wanted(spec.find, text)
            return listed
        if spec.words is not None or words_of("", model, key) is not None:
            return self._word(spec, model, key, text)
        if self._says_no(text):
            raise Wrong("no_is_no_value")
        longest = LONGEST["id" if how in ("id", "ids") else how if how in LONGEST else "name"]
        if len(text) > longest:
            raise Wrong("too_long", most=str(longest))
        if not shows(text):
            raise Wrong("character", "shows_nothing")
        return text

    def _word(self, spec: Spec, model: type[Record], key: str, text: str) -> Any:
        listed = self._listed(spec, text)
        if listed is not None:
            return self._as_meant(listed, key, text)
        ours = self._ours(spec, model, key)
        found = ours.by_word.get(folded(text)) if ours else None
        if found is not None:
            return found
        if self._says_no(text):
            raise Wrong("no_is_no_value")
        offered = self._offered(spec, ours, text)
        if offered:
            raise Wrong("unknown_word", offered=Series(tuple(offered), last="list.or"))
        raise Wrong("unknown_word", "unknown_word_bare")

    def _as_meant(self, listed: Any, key: str, text: str) -> Any:
        if isinstance(listed, list):
            raise Wrong("unknown_word", "word_of_several", offered=Series(tuple(map(str, listed)), last="list.or"))
        if key == "service" and listed == TEXT:
            return OtherKey("service_text", text)
        return listed

    def _listed(self, spec: Spec, text: str) -> Any:
        """What the mapping's own list says of a word; None where it says nothing."""
        if spec.words is None:
            return None
        own = spec.words if isinstance(spec.words, Mapping) else self.mapping.words.get(spec.words, {})
        if text in own:
            return own[text]
        compared = _as_compared(text)
        return next((meaning for word, meaning in own.items() if self._stands_for(word, compared)), None)

    def _ours(self, spec: Spec, model: type[Record], key: str) -> Words | None:
        if isinstance(spec.words, Mapping):
            return None
        return words_of(spec.words or "", model, key)

    def _offered(self, spec: Spec, ours: Words | None, text: str) -> list[str]:
        own = spec.words if isinstance(spec.words, Mapping) else self.mapping.words.get(spec.words or "", {})
        known = {**(ours.labels if ours else {}), **own}
        return of_each(alike(text, known, 3 * MOST_OFFERED), known)

    def _says_no(self, text: str) -> bool:
        return _as_compared(text) in self.no

    def default(self, spec: Spec) -> Any:
        """What an unknown cell becomes."""
        return UNKNOWN if spec.default is UNSET else spec.default


def fixed(value: Any, model: type[Record], key: str) -> Any:
    """A fixed value of the mapping as the record holds it."""
    if reads(model, key) == "ids" and isinstance(value, str) and not (key == "for" and value == "family"):
        return [value]
    return value


def _plain(cell: Cell) -> str:
    if cell.kind == "flag":
        return "ja" if cell.value else "nej"
    if cell.kind in ("day", "month", "year"):
        return cell.value.isoformat()
    return cell.shown()


def _as_compared(text: str) -> str:
    return " ".join(text.split()).casefold()


def _split(text: str, sign: str) -> list[str]:
    """A text at each sign, which may be a word, be it in capitals."""
    found, start, low, wanted = [], 0, text.lower(), sign.lower()
    if len(low) != len(text):
        return text.split(sign)
    while (place := low.find(wanted, start)) >= 0 and wanted:
        found.append(text[start:place])
        start = place + len(wanted)
    return [*found, text[start:]]
