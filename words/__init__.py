"""Every word that Tovholder says, in Danish and English: messages as data, put together by key and values.

The bottom of the house: it imports no other room. Texts lie in `words/<language>/<topic>.toml`, read by key; who says
something holds a `Message`, and whoever shows it knows the language.
"""

from words.frequency import AtLeast, HowOften
from words.messages import (
    LANGUAGES,
    InWords,
    Message,
    Series,
    Spoken,
    below,
    capital,
    counted,
    joined,
    quoted,
    set_off,
    text,
    words,
)
from words.numbers import Whole, number

__all__ = [
    "LANGUAGES",
    "AtLeast",
    "HowOften",
    "InWords",
    "Message",
    "Series",
    "Spoken",
    "Whole",
    "below",
    "capital",
    "counted",
    "joined",
    "number",
    "quoted",
    "set_off",
    "text",
    "words",
]
