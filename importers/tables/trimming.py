"""Texts of cells in one spelling."""

import re

from graph.model.text import settled

_BLANKS = " \t\r\n\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
"""What is white space and no control character: those are told."""
_LINE_BREAKS = re.compile(r"\s*(?:\r\n|\r|\n)\s*")


def trimmed(text: str) -> str:
    """The text in one spelling, without blanks round it; those that do not break a line are plain blanks.

    >>> trimmed("\\u00a0 Anna\\u00a0Lund ")
    'Anna Lund'
    """
    text = text.strip(_BLANKS)
    if text.isascii():
        return text
    return settled(text.replace("\u00a0", " ").replace("\u202f", " ")).strip(_BLANKS)


def one_line(text: str) -> str:
    """The text with a blank for each line break."""
    return _LINE_BREAKS.sub(" ", text)
