"""Faults: a code and values at a place in records, in no language until somebody reads them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from graph.checks.values import SHOWN, clean
from words import Message

Place = tuple[str | int, ...]
"""The way to a value in a document: keys of mappings and positions in lists (from 0)."""


@dataclass(frozen=True)
class Fault:
    """Something wrong, or doubtful, at a place. The texts `fault.<code>.fact` and `fault.<code>.remedy` tell it.

    `values` fill the texts; they are safe to show (`graph.checks.values`). `also` is a second place that belongs to it; `item`
    is the id that is meant where the place holds a list.
    """

    code: str
    place: Place
    values: Mapping[str, Any] = field(default_factory=dict[str, Any], hash=False)
    also: Place | None = None
    item: str | None = None

    def fact(self, lang: str) -> str:
        """What is the matter, without the place and without a full stop."""
        return Message(f"fault.{self.code}.fact", self.values).text(lang)

    def remedy(self, lang: str) -> str:
        """What to do about it."""
        return Message(f"fault.{self.code}.remedy", self.values).text(lang)


def inside(here: Any, step: str | int) -> Any:
    """What stands at one step of a place; None where nothing does."""
    if isinstance(here, dict):
        return here.get(step)
    return here[step] if isinstance(here, list) and isinstance(step, int) and step < len(here) else None


def copied(document: Any) -> Any:
    """A copy of which no two places are one object; the depth is bounded by the readers."""
    if isinstance(document, dict):
        return {key: copied(item) for key, item in document.items()}
    return [copied(item) for item in document] if isinstance(document, list) else document


def shown_place(place: Place, document: Any) -> str:
    """`families[familie_x].ties[#3].from`: records by their id, those without one by their position, from 1."""
    text, here = "", document
    for step in place:
        here = inside(here, step)
        if isinstance(step, str):
            text += ("." if text else "") + clean(step)[:SHOWN]
        else:
            known = here.get("id") if isinstance(here, dict) else None
            text += f"[{clean(known)[:SHOWN]}]" if isinstance(known, str) and known else f"[#{step + 1}]"
    return text
