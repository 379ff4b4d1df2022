"""What is wrong with a file: fact, evidence and remedy, at its place. All of it is told at once."""

import os
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.text import without_cpr

Place = tuple[str | int, ...]
"""The way to a value in a document: keys of mappings and positions in lists (from 0)."""

SHOWN = 60
"""How many characters of a value a message shows at most."""
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


@dataclass(frozen=True)
class Fault:
    """Something wrong at a place of one document, before its line is looked for.

    `also` is a second place that belongs to it; `line` is given where the reader knows it already; `item` is the id that
    is meant where the place holds a list.
    """

    place: Place
    fact: str
    remedy: str
    line: int | None = None
    also: Place | None = None
    item: str | None = None


@dataclass(frozen=True)
class Problem:
    """A fault as people read it. `line` counts from 1, None where it is not known; `path` is empty for the whole file."""

    file: str
    line: int | None
    path: str
    fact: str
    remedy: str

    def __str__(self) -> str:
        where = self.file if self.line is None else f"{self.file}:{self.line}"
        return f"{where}: {self.path + ': ' if self.path else ''}{self.fact}. {self.remedy}"


class BadInput(Exception):
    """What was to be imported cannot be; `problems` holds all that is wrong with it, in the order of the files."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class Unreadable(Exception):
    """A text that cannot be read to its end; `faults` says why, after what was found before."""

    def __init__(self, *faults: Fault) -> None:
        self.faults = faults
        super().__init__("; ".join(fault.fact for fault in faults))


def clean(text: str) -> str:
    """The text as a message may hold it: on one line, printable, no CPR number in it."""
    return _UNPRINTABLE.sub("�", without_cpr(text))


def shown(value: Any) -> str:
    """A value as a message may show it: short, and never what looks like a CPR number."""
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list | tuple):
        return "a list"
    if isinstance(value, bool) or value is None:
        return {True: "true", False: "false", None: "nothing"}[value]
    text = str(value) if isinstance(value, str | float) or abs(value) < 10**SHOWN else "a very large number"
    # Cleaned before it is shortened, else half a CPR number would be left standing.
    text = clean(text)
    text = text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"
    return f'"{text}"' if isinstance(value, str) else text


def shown_file(path: Path) -> str:
    """A path as a message may show it."""
    return clean(os.fsencode(path).decode("utf-8", errors="replace"))


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


def inside(here: Any, step: str | int) -> Any:
    """What stands at one step of a place; None where nothing does."""
    if isinstance(here, dict):
        return here.get(step)
    return here[step] if isinstance(here, list) and isinstance(step, int) and step < len(here) else None


def to_problems(
    faults: Sequence[Fault], file: str, document: Any, find_lines: Callable[[set[Place]], dict[Place, int]]
) -> list[Problem]:
    """The faults of one file with their lines, in the order of the file; lines are looked for once, and only here."""
    if not faults:
        return []
    wanted = {
        place[:length]
        for fault in faults
        for place in (fault.place, fault.also or ())
        for length in range(1, len(place) + 1)
    }
    lines = find_lines(wanted)
    problems = [_to_problem(fault, file, document, lines) for fault in faults]
    return sorted(dict.fromkeys(problems), key=lambda problem: problem.line or 0)


def _to_problem(fault: Fault, file: str, document: Any, lines: dict[Place, int]) -> Problem:
    line, fact = fault.line or _line(fault.place, lines), fault.fact
    if fault.also is not None:
        other = _line(fault.also, lines)
        fact += f" (the other one: {shown_place(fault.also, document)}{f', line {other}' if other else ''})"
    return Problem(file, line, shown_place(fault.place, document), fact, fault.remedy)


def _line(place: Place, lines: dict[Place, int]) -> int | None:
    """The line of the place, or of the nearest thing round it that has one."""
    return next((lines[place[:n]] for n in range(len(place), 0, -1) if place[:n] in lines), None)
