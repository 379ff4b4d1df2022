"""Numbers as people write them in tables. What could be two numbers is none."""

import re

_DASHES = re.compile("[\u2010-\u2015\u2212]")
_SPAN = re.compile(r"(.*?\d) ?- ?(\d.*)")


def read_number(text: str, decimal: str) -> float | int:
    """A number; ValueError where it is none, or could be read in two ways.

    >>> [read_number(text, ",") for text in ("0,5", "0.5", "1.250,50", "12", "1.250.000")]
    [0.5, 0.5, 1250.5, 12, 1250000]
    >>> read_number("1.250", "."), read_number("1 250", ",")
    (1.25, 1250)
    """
    said = text.strip()
    if re.fullmatch(r"-?\d{1,3}(?: \d{3})+(?:\D\d+)?", said, re.ASCII):
        said = said.replace(" ", "")
    other = "." if decimal == "," else ","
    digits = r"\d+"
    if re.fullmatch(rf"-?{digits}", said, re.ASCII):
        return int(said)
    if re.fullmatch(rf"-?{digits}{re.escape(decimal)}{digits}", said, re.ASCII):
        return float(said.replace(decimal, "."))
    groups = rf"\d{{1,3}}(?:{re.escape(other)}\d{{3}})"
    if re.fullmatch(rf"-?{groups}+{re.escape(decimal)}{digits}", said, re.ASCII):
        return float(said.replace(other, "").replace(decimal, "."))
    if re.fullmatch(rf"-?{groups}{{2,}}", said, re.ASCII):
        return int(said.replace(other, ""))
    one = re.fullmatch(rf"-?{digits}{re.escape(other)}({digits})", said, re.ASCII)
    if one and len(one[1]) != 3:
        return float(said.replace(other, "."))
    raise ValueError(text)


def read_frequency(text: str, decimal: str) -> float | int | list[float | int]:
    """A number, or two with a dash between: from one to the other.

    >>> read_frequency("2-3", ","), read_frequency("0,25", ",")
    ([2, 3], 0.25)
    """
    said = _DASHES.sub("-", text.strip())
    span = _SPAN.fullmatch(said)
    return [read_number(span[1], decimal), read_number(span[2], decimal)] if span else read_number(said, decimal)
