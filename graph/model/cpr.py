"""What could be a CPR number, however it is written; and what only holds such digits: hashes and UUIDs."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

# Day and month of a birth date (the day may carry the 60 of a replacement number), the year, four more digits. Between the parts
# of the date stands any sign, or the same ones twice with blanks round them: not those of "10.-12.11.2024". A year of four digits
# needs a hyphen or slash behind it: "31.12.2018. 1200 kr." is a date and something else.
_DAY = r"(?:0[1-9]|[12]\d|3[01]|6[1-9]|[78]\d|9[01])"
_MONTH = r"(?:0[1-9]|1[0-2])"
_SIGN = r"[\s\-./_]"
_SHORT = rf"{_DAY}{_SIGN}?{_MONTH}{_SIGN}?"
_WIDE = rf"{_DAY}\s{{0,3}}([\-./_]{{0,3}})\s{{0,3}}{_MONTH}\s{{0,3}}\1\s{{0,3}}"
_YEAR = rf"(?:\d{{2}}{_SIGN}{{0,7}}|(?:18|19|20)\d{{2}}\s{{0,3}}[\-/_]{{1,3}}\s{{0,3}})"
_TEN = rf"(?<!\d)(?:{_SHORT}|{_WIDE}){_YEAR}\d{{4}}(?!\d)"
# The same without the zero that a spreadsheet drops from a number; not the decimals of another number.
_NINE = rf"(?<!\d)(?<!\d[.,])[1-9]{_MONTH}\d{{2}}[\-/]?\d{{4}}(?!\d)"
# Digit by digit, as in the boxes of a form; no ten of a longer row of digits.
_BOXES = (
    r"(?<!\d)(?<!\d\s)(?:0\s[1-9]|[12]\s\d|3\s[01]|6\s[1-9]|[78]\s\d|9\s[01])\s(?:0\s[1-9]|1\s[0-2])\s\d\s\d\s"
    r"(?:[\-/]\s)?\d(?:\s\d){3}(?!\s?\d)"
)
_CPR = re.compile(f"{_TEN}|{_NINE}|{_BOXES}")

_HEX = r"[0-9a-fA-F]"
_NO_NUMBER = re.compile(
    rf"(?<![^\W_]){_HEX}{{8}}(?:-{_HEX}{{4}}){{3}}-{_HEX}{{12}}(?![^\W_])"
    rf"|(?<![^\W_])(?=\d*[a-fA-F]){_HEX}{{16,}}(?![^\W_])"
)
"""UUIDs, and the hexadecimal digits of hashes: among so many, ten that look like a date are chance."""

_UNSEEN = ("Cf", "Mn", "Me")
FEWEST = 9
"""Digits of such a number: most texts of a file are shorter."""
"""What shows nothing of its own: formats, and marks on the character before."""
_SIGNS = str.maketrans({
    "\\": "/", "\u2044": "/", "\u2215": "/", "\uff0f": "/", "\u2212": "-", "\u00b7": ".", "\u2022": ".", "\uff0e": ".", "\uff3f": "_",
})  # fmt: skip
"""Signs that look like those which stand in such numbers, and these."""


def looks_like_cpr(text: str) -> bool:
    """Whether some part of the text could be a CPR number: it is refused in every field, id and file name.

    With blanks, line breaks, hyphens, dots, slashes or underscores between its parts, several too; with its century, where a hyphen,
    slash or underscore stands before its last four digits; in digits of any writing, with marks or what nobody sees among them; and
    without the zero that Excel drops.

    >>> day, rest = "0101" + "70", "1234"
    >>> all(looks_like_cpr(day + sign + rest) for sign in ("", "-", " ", "/", "\\u00a0")), looks_like_cpr(day[1:] + rest)
    (True, True)
    >>> looks_like_cpr("2019-12-31"), looks_like_cpr("0b0" + day + "0" + rest + "ffee")
    (False, False)
    """
    return len(text) >= FEWEST and any(True for _ in _spans(text))


def without_cpr(text: str) -> str:
    """The text with stars for what could be a CPR number: a message may hold it."""
    parts, end = [], 0
    for start, stop in _spans(text):
        parts += [text[end:start], "******-****"]
        end = stop
    return "".join([*parts, text[end:]])


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Where in the text numbers begin and end that could be CPR numbers."""
    if sum(map(str.isdigit, text)) < FEWEST:
        return
    plain, places = _plain(text)
    if not _CPR.search(plain):  # read as digits only then: a small one may be the sign of a note behind the number
        plain = "".join(str(unicodedata.digit(letter, letter)) for letter in plain)
    passed = [match.span() for match in _NO_NUMBER.finditer(plain)]
    for match in _CPR.finditer(plain):
        if not any(_is_chance(plain, match.span(), hexadecimal) for hexadecimal in passed):
            yield places[match.start()], places[match.end() - 1] + 1


def _is_chance(text: str, found: tuple[int, int], hexadecimal: tuple[int, int]) -> bool:
    """Whether what was found is a part of a hash: one that has more digits, not a number with letters written to it."""
    (start, stop), (first, last) = found, hexadecimal
    return first <= start and stop <= last and any(map(str.isdigit, text[first:start] + text[stop:last]))


def _plain(text: str) -> tuple[str, Sequence[int]]:
    """The text with plain digits and signs and nothing that cannot be seen, and where each character stood."""
    if text.isascii():
        return text.translate(_SIGNS), range(len(text))
    kept = [(letter, place) for place, letter in enumerate(text) if unicodedata.category(letter) not in _UNSEEN]
    return "".join(_plain_letter(letter) for letter, _ in kept), [place for _, place in kept]


def _plain_letter(letter: str) -> str:
    digit = unicodedata.decimal(letter, None)
    if digit is not None:
        return str(digit)
    return "-" if unicodedata.category(letter) == "Pd" else letter.translate(_SIGNS)
