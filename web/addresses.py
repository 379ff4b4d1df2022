"""Ids in addresses: any id of a case file is one part of a path, as readable as it can be."""

import re
import unicodedata

from werkzeug.routing import BaseConverter, ValidationError

from graph.model.text import settled

# What a path may hold as it is. A slash, a dot alone and the mark itself would change the path's meaning.
_PLAIN = re.compile(r"[^\W~]|[-]")
_MARKED = re.compile(r"~([0-9a-f]+)~")


def to_part(id: str) -> str:
    """The id as one part of a path: letters, digits, `-` and `_` as they are, the rest as `~hex~`.

    >>> to_part("annas_familie"), to_part("a/b ..")
    ('annas_familie', 'a~2f~b~20~~2e~~2e~')
    """
    return "".join(letter if _PLAIN.fullmatch(letter) else f"~{ord(letter):x}~" for letter in id)


def from_part(part: str) -> str:
    """The id that `to_part` was given. ValueError for what no id can hold: control characters, and halves of a character.

    >>> from_part(to_part("a/b .."))
    'a/b ..'
    """
    id = _MARKED.sub(lambda match: chr(int(match[1], 16)) if int(match[1], 16) < 0x110000 else match[0], part)
    if any(unicodedata.category(letter) in ("Cc", "Cs") for letter in id):
        raise ValueError("no id holds this")
    return settled(id)


class IdConverter(BaseConverter):
    """The converter `id` of routes."""

    def to_python(self, value: str) -> str:
        """The id. An address with what is none leads nowhere."""
        try:
            return from_part(value)
        except ValueError:
            raise ValidationError from None

    def to_url(self, value: str) -> str:
        """The part of the path."""
        return super().to_url(to_part(value))
