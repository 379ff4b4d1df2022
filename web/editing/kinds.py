"""What a form asks, kind by kind: how a value of a record stands in the controls of a form, and how it is read back.

Each kind goes both ways and knows nothing of pages. `write` gives the controls of a value that is known; `read` gives what was
typed, None where nothing was said: left out is unknown. What cannot be read stays as it was typed, for the checks to judge.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Protocol

FormData = Mapping[str, Sequence[str]]
"""What a form says: the values of its controls by name."""
Controls = dict[str, list[str]]
_WHOLE = re.compile(r"-?\d{1,18}")
_GROUPED = {"da": re.compile(r"[1-9]\d{0,2}(\.\d{3})+"), "en": re.compile(r"[1-9]\d{0,2}(,\d{3})+")}
"""A whole number with a sign between its thousands."""


def said(data: FormData, name: str) -> str:
    """The value of one control, without white space round it; empty where it is not there."""
    values = data.get(name) or [""]
    return values[-1].replace("\r\n", "\n").strip()


def said_all(data: FormData, name: str) -> list[str]:
    """The values of boxes of one name that are ticked, in order, each once."""
    return sorted({value for value in data.get(name) or [] if value})


class Kind(Protocol):
    """A kind of question."""

    shape: ClassVar[str]
    """The name of what draws it."""

    def write(self, value: Any, name: str, lang: str) -> Controls:
        """The controls that say this value."""
        ...

    def read(self, data: FormData, name: str, lang: str) -> Any:
        """The value that the controls say; None where they say nothing."""
        ...


@dataclass(frozen=True)
class Line:
    """A text; a long one has several lines."""

    shape: ClassVar[str] = "line"
    long: bool = False

    def write(self, value: Any, name: str, lang: str) -> Controls:
        """The text as it is."""
        return {name: [str(value)]}

    def read(self, data: FormData, name: str, lang: str) -> Any:
        """The text without white space round it."""
        return said(data, name) or None


@dataclass(frozen=True)
class Number:
    """A number; `money` may be grouped in thousands."""

    shape: ClassVar[str] = "number"
    money: bool = False

    def write(self, value: Any, name: str, lang: str) -> Controls:
        """The number as the language writes its decimals."""
        return {name: [number_text(value, lang)]}

    def read(self, data: FormData, name: str, lang: str) -> Any:
        """A number where it is one, else what was typed."""
        return number_of(said(data, name), lang, grouped=self.money)


@dataclass(frozen=True)
class Flag:
    """Yes, no, or not known."""

    shape: ClassVar[str] = "flag"

    def write(self, value: Any, name: str, lang: str) -> Controls:
        """Yes or no."""
        return {name: ["yes" if value else "no"]}

    def read(self, data: FormData, name: str, lang: str) -> Any:
        """True, False or None."""
        return {"yes": True, "no": False}.get(said(data, name))


@dataclass(frozen=True)
class Word:
    """A word of a closed vocabulary, or a step of a scale."""

    shape: ClassVar[str] = "word"
    words: tuple[str, ...]
    texts: str
    """What the keys of their texts begin with."""
    steps: bool = False

    def write(self, value: Any, name: str, lang: str) -> Controls:
        """The word."""
        return {name: [str(value)]}

    def read(self, data: FormData, name: str, lang: str) -> Any:
        """The word; a step as the number that it is."""
        word = said(data, name)
        return int(word) if self.steps and _WHOLE.fullmatch(word) else word or None


@dataclass(frozen=True)
class One:
    """Somebody or something by its id, chosen by its name."""

    shape: ClassVar[str] = "one"
    of: str

    def write(self, value: Any, name: str, lang: str) -> Controls:
        """The id."""
        return {name: [value]}

    def read(self, data: FormData, name: str, lang: str) -> Any:
        """The id."""
        return said(data, name) or None


@dataclass(frozen=True)
class Many:
    """Several by their ids; `usual`: left out means what is usual, which is another thing than nobody."""

    shape: ClassVar[str] = "many"
    of: str
    usual: bool = False

    def write(self, value: Any, name: str, lang: str) -> Controls:
        """A box for each."""
        return {name: list(value)} | ({f"{name}.how": ["these"]} if self.usual else {})

    def read(self, data: FormData, name: str, lang: str) -> Any:
        """The ids, in order."""
        ids = said_all(data, name)
        if not self.usual:
            return ids
        how = said(data, f"{name}.how")
        return None if how == "usual" or not (how or ids) else ids


@dataclass(frozen=True)
class Whom:
    """Whom an engagement helps: the whole family, some of it, or not known whom."""

    shape: ClassVar[str] = "whom"
    of: str

    def write(self, value: Any, name: str, lang: str) -> Controls:
        """A box for the family, or one for each."""
        return {f"{name}.family": ["yes"]} if value == "family" else {name: list(value)}

    def read(self, data: FormData, name: str, lang: str) -> Any:
        """`family`, or the ids."""
        return "family" if said(data, f"{name}.family") else said_all(data, name)


@dataclass(frozen=True)
class HowMany:
    """How many people one record stands for; left out: one."""

    shape: ClassVar[str] = "how_many"

    def write(self, value: Any, name: str, lang: str) -> Controls:
        """The number, or that nobody knows it."""
        return {f"{name}.how": ["unknown"]} if value == "unknown" else {f"{name}.how": ["number"], name: [str(value)]}

    def read(self, data: FormData, name: str, lang: str) -> Any:
        """A number, `unknown`, or None for one."""
        how = said(data, f"{name}.how")
        if how in ("unknown", "one"):
            return "unknown" if how == "unknown" else None
        number = number_of(said(data, name), lang)
        return "" if how == "number" and number is None else number


@dataclass(frozen=True)
class Often:
    """How often in a week, as people say it or in numbers."""

    shape: ClassVar[str] = "often"
    named: ClassVar[dict[str, Any]] = {"weekly": 1, "fortnightly": 0.5, "monthly": 0.2308, "rarer": [0, 0.2]}
    """Times a week. Monthly is a little more than 12 in 52 weeks, for the map counts what is less as rare."""

    def write(self, value: Any, name: str, lang: str) -> Controls:
        """The name of a usual one, else the numbers."""
        usual = next((word for word, often in self.named.items() if often == value), None)
        if usual:
            return {f"{name}.how": [usual]}
        low, high = value if isinstance(value, list) else (value, None)
        numbers = {f"{name}.low": [number_text(low, lang)]}
        if high is not None:
            numbers[f"{name}.high"] = [number_text(high, lang)]
        return {f"{name}.how": ["number"], **numbers}

    def read(self, data: FormData, name: str, lang: str) -> Any:
        """A number, two numbers, or None."""
        how = said(data, f"{name}.how")
        if how in self.named:
            return self.named[how]
        low, high = (number_of(said(data, f"{name}.{end}"), lang) for end in ("low", "high"))
        if how == "unknown" or (low is None and high is None):
            return "" if how == "number" else None
        if high is None or low == high:
            return low
        return [low or 0, high]


@dataclass(frozen=True)
class Times:
    """Fixed hours of the week; a row each."""

    shape: ClassVar[str] = "times"
    parts: ClassVar[tuple[str, ...]] = ("day", "begins", "ends")

    def write(self, value: Any, name: str, lang: str) -> Controls:
        """A row for each."""
        return {
            f"{name}.{number}.{part}": [text]
            for number, slot in enumerate(value)
            for part, text in zip(self.parts, (slot[:3], slot[4:9], slot[10:15]), strict=True)
        }

    def read(self, data: FormData, name: str, lang: str) -> Any:
        """The rows in which something stands, in order."""
        rows = [tuple(said(data, f"{name}.{row}.{part}") for part in self.parts) for row in rows_of(data, name)]
        return sorted({f"{day} {_hour(begins)}-{_hour(ends)}" for day, begins, ends in rows if day or begins or ends})


@dataclass(frozen=True)
class Opened:
    """What a consent opens: words of the fixed list, and other words, a line each."""

    shape: ClassVar[str] = "opened"
    words: tuple[str, ...]
    texts: str

    def write(self, value: Any, name: str, lang: str) -> Controls:
        """A box for each word of the list, and the others."""
        others = [word for word in value if word not in self.words]
        boxes = {name: [word for word in value if word in self.words]}
        return boxes | ({f"{name}.other": ["\n".join(others)]} if others else {})

    def read(self, data: FormData, name: str, lang: str) -> Any:
        """The words of the list in its order, then the others."""
        ticked = said_all(data, name)
        others = [line.strip() for line in said(data, f"{name}.other").split("\n") if line.strip()]
        return [*(word for word in self.words if word in ticked), *others]


def rows_of(data: FormData, name: str) -> list[int]:
    """The numbers of the rows `name.0.…`, `name.1.…` that a form has, in order."""
    row = re.compile(rf"{re.escape(name)}\.(\d{{1,3}})\..+")
    return sorted({int(match[1]) for control in data if (match := row.fullmatch(control))})


def number_text(value: Any, lang: str) -> str:
    """A number as somebody would type it.

    >>> number_text(0.25, "da"), number_text(0.25, "en"), number_text(3, "da")
    ('0,25', '0.25', '3')
    """
    text = repr(value) if isinstance(value, float) else str(value)
    return text.replace(".", ",") if lang == "da" else text


def number_of(typed: str, lang: str, *, grouped: bool = False) -> Any:
    """A number as somebody typed it; None where nothing was, and the text where it is no number.

    >>> number_of("0,25", "da"), number_of("0.25", "da"), number_of("3", "en"), number_of("tre", "da"), number_of("", "da")
    (0.25, 0.25, 3, 'tre', None)
    >>> number_of("35.000", "da", grouped=True), number_of("35,000", "en", grouped=True)
    (35000, 35000)
    """
    text = re.sub(r"[\s\u00a0]", "", typed)
    if grouped and _GROUPED[lang].fullmatch(text):
        text = re.sub("[.,]", "", text)
    if _WHOLE.fullmatch(text):
        return int(text)
    try:
        found = float(text.replace(",", ".")) if text.isascii() else None
    except ValueError:
        found = None
    if found is None or found != found or abs(found) == float("inf"):
        return typed or None
    return int(found) if found.is_integer() and abs(found) < 1e15 else found


def _hour(typed: str) -> str:
    """`9.30`, `9:30` and `9` as the format writes an hour; anything else as it is.

    >>> _hour("9.30"), _hour("9"), _hour("14:05"), _hour("ni")
    ('09:30', '09:00', '14:05', 'ni')
    """
    match = re.fullmatch(r"(\d{1,2})(?:[:.](\d{2}))?", typed)
    return f"{int(match[1]):02d}:{match[2] or '00'}" if match and typed.isascii() else typed
