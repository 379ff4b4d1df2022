"""In which order the letters of a line stand, where some of them are read from the right: Unicode's bidirectional algorithm.

For one line of text whose own direction is from the left, as a browser takes the texts of the drawing; marks that change
the direction (U+202A and the like) have no place in a name and do nothing here. The rules are those of UAX #9.
"""

import unicodedata
from collections.abc import Sequence
from itertools import groupby

_NEUTRAL = frozenset({"ON", "WS", "B", "S", "BN"})
_FORMAT = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI", "BN", "B"})
_PAIRS = {"(": ")", "[": "]", "{": "}", "⟨": "⟩", "〈": "〉"}


def levels(text: str) -> list[int]:
    """For each letter its level: even ones are read from the left, odd ones from the right.

    >>> levels("Bo שרה 12"), levels("Bo 12")
    ([0, 0, 0, 1, 1, 1, 1, 2, 2], [0, 0, 0, 0, 0])
    """
    kinds = [_kind(letter) for letter in text]
    if not {"R", "AN", "AL"} & {*kinds}:
        return [0] * len(text)
    _weak(kinds)
    _brackets(text, kinds)
    _neutral(kinds)
    found = [{"R": 1, "AN": 2, "EN": 2}.get(kind, 0) for kind in kinds]
    for at in range(len(text) - 1, -1, -1):  # L1: blanks at the end of the line
        if not text[at].isspace():
            break
        found[at] = 0
    return found


def in_sight(levels: Sequence[int]) -> list[int]:
    """The places of what has these levels, as they follow each other from left to right (L2).

    >>> in_sight([0, 1, 1, 2, 0])
    [0, 3, 2, 1, 4]
    """
    order = list(range(len(levels)))
    for level in range(max(levels, default=0), 0, -1):
        turned: list[int] = []
        for high, group in groupby(order, lambda at, level=level: levels[at] >= level):
            part = list(group)
            turned += reversed(part) if high else part
        order = turned
    return order


def _kind(letter: str) -> str:
    kind = unicodedata.bidirectional(letter) or "L"
    return "BN" if kind in _FORMAT else kind


def _weak(kinds: list[str]) -> None:
    """W1 to W7: marks, numbers and what stands in numbers."""
    strong = before = "L"
    for at, kind in enumerate(kinds):
        if kind in ("NSM", "BN"):
            kinds[at] = before  # W1
        if kinds[at] in ("L", "R", "AL"):
            strong = kinds[at]
        elif kinds[at] == "EN" and strong == "AL":
            kinds[at] = "AN"  # W2
        before = kinds[at]
    kinds[:] = ["R" if kind == "AL" else kind for kind in kinds]  # W3
    for at in range(1, len(kinds) - 1):  # W4
        left, right = kinds[at - 1], kinds[at + 1]
        if left == right and ((kinds[at] == "ES" and left == "EN") or (kinds[at] == "CS" and left in ("EN", "AN"))):
            kinds[at] = left
    for at, kind in enumerate(kinds):  # W5
        if kind == "ET" and (kinds[at - 1 : at] == ["EN"] or _next_but(kinds, at, "ET") == "EN"):
            kinds[at] = "EN"
    strong = "L"
    for at, kind in enumerate(kinds):
        if kind in ("ES", "ET", "CS"):
            kinds[at] = "ON"  # W6
        elif kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":
            kinds[at] = "L"  # W7


def _next_but(kinds: Sequence[str], at: int, kind: str) -> str:
    return next((other for other in kinds[at:] if other != kind), "L")


def _brackets(text: str, kinds: list[str]) -> None:
    """N0: a pair of brackets goes the way of what it holds."""
    open_at: list[int] = []
    pairs: list[tuple[int, int]] = []
    for at, letter in enumerate(text):
        if letter in _PAIRS:
            open_at.append(at)
        elif (same := next((i for i in reversed(open_at) if _PAIRS[text[i]] == letter), None)) is not None:
            pairs.append((same, at))
            del open_at[open_at.index(same) :]
    for first, last in sorted(pairs):
        inside = {_side(kind) for kind in kinds[first + 1 : last]}
        if "L" in inside:
            side = "L"
        elif "R" in inside:
            side = next((way for kind in reversed(kinds[:first]) if (way := _side(kind))), "L")
        else:
            continue
        kinds[first] = kinds[last] = side


def _side(kind: str) -> str:
    """The direction of what is strong here; numbers stand as from the right."""
    return kind if kind == "L" else "R" if kind in ("R", "AN", "EN") else ""


def _neutral(kinds: list[str]) -> None:
    """N1 and N2: blanks and signs between two of one direction take it, else that of the line."""
    at = 0
    while at < len(kinds):
        end = at
        while end < len(kinds) and kinds[end] in _NEUTRAL:
            end += 1
        if end > at:
            before = _side(kinds[at - 1]) if at else "L"
            after = _side(kinds[end]) if end < len(kinds) else "L"
            kinds[at:end] = ["R" if before == after == "R" else "L"] * (end - at)
        at = max(end, at + 1)
