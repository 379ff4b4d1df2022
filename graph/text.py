"""The text that records may hold: short, printable, and never a CPR number."""

import re
from typing import Annotated

from pydantic import AfterValidator, StringConstraints
from pydantic_core import PydanticCustomError

# Day and month of a birth date (the day may carry the 60 of a replacement number), year, serial number.
_CPR = re.compile(r"(?<!\d)(?:0[1-9]|[12]\d|3[01]|6[1-9]|[78]\d|9[01])(?:0[1-9]|1[0-2])\d{2}[ \-–−.]{0,3}\d{4}(?!\d)")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def looks_like_cpr(text: str) -> bool:
    """Whether some part of the text could be a CPR number: it is refused in every field, id and file name."""
    return _CPR.search(text) is not None


def without_cpr(text: str) -> str:
    """The text with stars for what could be a CPR number: a message may hold it."""
    return _CPR.sub("******-****", text)


def _clean(text: str) -> str:
    if looks_like_cpr(text):
        raise PydanticCustomError("cpr", "looks like a CPR number")
    if _CONTROL.search(text):
        raise PydanticCustomError("control_character", "holds a control character")
    return text


def _one_line(text: str) -> str:
    if text != text.strip(" ") or "\n" in text or "\t" in text:
        raise PydanticCustomError("white_space", "begins or ends with white space, or runs over several lines")
    return text


Id = Annotated[str, StringConstraints(min_length=1, max_length=200), AfterValidator(_clean), AfterValidator(_one_line)]
"""Names a record: one line of text without white space round it."""

Name = Annotated[
    str, StringConstraints(min_length=1, max_length=300), AfterValidator(_clean), AfterValidator(_one_line)
]
"""What people call it: one line."""

Text = Annotated[str, StringConstraints(max_length=2000), AfterValidator(_clean)]
"""Short free text. Never part of a label on a map, never shown to planners."""
