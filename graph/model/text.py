"""The text that records may hold, in files, forms and tables alike: one spelling of each, nothing that cannot be seen,
and never a CPR number.
"""

import re
import unicodedata
from typing import Annotated, Any, NamedTuple

from pydantic import AfterValidator, BeforeValidator, StringConstraints
from pydantic_core import PydanticCustomError

from graph.model.cpr import looks_like_cpr

_SOFT_HYPHEN = "\u00ad"
_JOINERS = "\u200c\u200d"
"""Between letters they tell how these are written; anywhere else nobody sees them."""
_BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0\ufffc")
"""What counts as a letter or a symbol and shows nothing."""
_IGNORED = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]")
"""What changes how its neighbours look, or nothing: two ids that differ in it alone look the same."""
_UNUSUAL = re.compile("[^\t\n\x20-\x7e\xa0-\xac\xae-\u02ff]")
"""All but the letters and signs of most texts: only where one stands is a text looked through."""


class Foreign(NamedTuple):
    """A character that a text may not hold: the code of the fault, and the character as a message names it."""

    code: str
    character: str


def settled(text: str) -> str:
    """The one spelling of a text: letters with their marks as one character each (NFC), and no soft hyphens.

    >>> settled("A\\u030ase") == "\\u00c5se" == settled("\\u00c5\\u00adse")
    True
    """
    return text if text.isascii() else unicodedata.normalize("NFC", text.replace(_SOFT_HYPHEN, ""))


def named(character: str) -> str:
    """A character by its number, and its name where it has one.

    >>> named("\\u200b"), named("\\x07")
    ('U+200B ZERO WIDTH SPACE', 'U+0007')
    """
    return f"U+{ord(character):04X} {unicodedata.name(character, '')}".rstrip()


def visible(text: str) -> str:
    """The text with the number of each character that cannot be seen, or acts on what stands round it, in its place.

    >>> visible("Lene \\u202eretsim")
    'Lene <U+202E>retsim'
    """
    if text.isprintable() and not _UNUSUAL.search(text):
        return text
    return "".join(
        f"<U+{ord(letter):04X}>" if letter in "\t\n" or _foreign(text, place) else letter
        for place, letter in enumerate(text)
    )


def foreign(text: str) -> Foreign | None:
    """The first character that no text may hold, None where there is none. Tabs and new lines are not among them."""
    for match in _UNUSUAL.finditer(text):
        code = _foreign(text, match.start())
        if code:
            return Foreign(code, named(match[0]))
    return None


def _foreign(text: str, place: int) -> str | None:
    letter = text[place]
    category = unicodedata.category(letter)
    if category == "Cc":
        return None if letter in "\t\n" else "control_character"
    if category in ("Zl", "Zp"):
        return "line_separator"
    if category == "Cf":
        return None if letter in _JOINERS and _between_letters(text, place) else "invisible_character"
    number = ord(letter)
    if category in ("Cs", "Co") or number & 0xFFFE == 0xFFFE or 0xFDD0 <= number <= 0xFDEF:
        return "no_character"
    return "invisible_character" if category == "Cn" and _is_ignored(number) else None


def _is_ignored(number: int) -> bool:
    """Of numbers that no character has: those that are to be shown as nothing."""
    return number == 0x2065 or 0xFFF0 <= number <= 0xFFF8 or 0xE0000 <= number <= 0xE0FFF


def _between_letters(text: str, place: int) -> bool:
    """Whether a letter, perhaps with marks, stands before, and another behind."""
    before = text[:place].rstrip(_JOINERS)[-1:]
    behind = text[place + 1 :].lstrip(_JOINERS)[:1]
    return unicodedata.category(before or " ")[0] in "LM" and unicodedata.category(behind or " ")[0] == "L"


def shows(text: str) -> bool:
    """Whether somebody who reads the text sees anything: a letter, a digit, a sign."""
    return any(unicodedata.category(letter)[0] in "LNPS" and letter not in _BLANK for letter in text)


def _settle(value: Any) -> Any:
    return settled(value) if isinstance(value, str) else value


def _settle_id(value: Any) -> Any:
    """White space is looked for first: NFC makes one kind of it of another, and the fault names what was written."""
    return settled(_without_white_space(value)) if isinstance(value, str) else value


def _settle_name(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if value.isspace():
        raise _shows_nothing(value)
    return settled(value).strip()


def _clean(text: str) -> str:
    if looks_like_cpr(text):
        raise PydanticCustomError("cpr", "looks like a CPR number")
    found = foreign(text)
    if found:
        raise _refused(found)
    return text


def _one_line(text: str) -> str:
    for sign in "\n\t":
        if sign in text:
            raise _refused(Foreign("white_space_inside", named(sign)))
    if text and not shows(text):
        raise _shows_nothing(text)
    return text


def _seen(text: str) -> str:
    if not shows(text):
        raise _shows_nothing(text)
    return text


def _shows_nothing(text: str) -> PydanticCustomError:
    return PydanticCustomError("shows_nothing", "shows nothing but {character}", {"character": named(text[0])})


def _without_white_space(text: str) -> str:
    """None round an id, and in it none but plain blanks."""
    if text.isascii() and text.isprintable() and text.strip() == text:
        return text
    for end in (text[:1], text[-1:]):
        if end.isspace() and not _foreign(end, 0):
            raise _refused(Foreign("white_space", named(end)))
    for letter in text:
        if letter.isspace() and letter != " " and not _foreign(letter, 0):
            raise _refused(Foreign("white_space_inside", named(letter)))
    return text


def _bare(text: str) -> str:
    """Nothing in an id that only changes how its neighbours look: two that differ in it look the same."""
    ignored = _IGNORED.search(text)
    if ignored:
        raise _refused(Foreign("invisible_character", named(ignored[0])))
    return text


def _refused(found: Foreign) -> PydanticCustomError:
    return PydanticCustomError("foreign", "holds {character}", found._asdict())


Id = Annotated[
    str,
    StringConstraints(min_length=1, max_length=200),
    BeforeValidator(_settle_id),
    AfterValidator(_clean),
    AfterValidator(_bare),
    AfterValidator(_one_line),
]
"""Names a record: one line of text without white space round it."""

NAME_IS_SETTLED = BeforeValidator(_settle_name)
Name = Annotated[
    str,
    StringConstraints(min_length=1, max_length=300),
    NAME_IS_SETTLED,
    AfterValidator(_clean),
    AfterValidator(_one_line),
]
"""What people call it: one line; white space round it is no part of it."""

TEXT_IS_SETTLED = BeforeValidator(_settle)
"""Stands at every field of free text, and nowhere else."""

Text = Annotated[str, StringConstraints(max_length=2000), TEXT_IS_SETTLED, AfterValidator(_clean)]
"""Short free text. Never part of a label on a map, never shown to planners."""

Text40 = Annotated[
    str, StringConstraints(min_length=1, max_length=40), TEXT_IS_SETTLED, AfterValidator(_clean), AfterValidator(_seen)
]
Text80 = Annotated[
    str, StringConstraints(min_length=1, max_length=80), TEXT_IS_SETTLED, AfterValidator(_clean), AfterValidator(_seen)
]
Text200 = Annotated[
    str, StringConstraints(min_length=1, max_length=200), TEXT_IS_SETTLED, AfterValidator(_clean), AfterValidator(_seen)
]
Text300 = Annotated[
    str, StringConstraints(min_length=1, max_length=300), TEXT_IS_SETTLED, AfterValidator(_clean), AfterValidator(_seen)
]
"""Free text of a meeting, of so many characters at most: what somebody is meant to read, so something shows."""
