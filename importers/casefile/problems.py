"""What is wrong with a file: fact, evidence and remedy, at its line. All of it is told at once."""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.checks.faults import Fault, Place, shown_place
from graph.checks.values import clean
from words import Message


@dataclass(frozen=True)
class TextFault(Fault):
    """A fault of a text before anything is known of its meaning; `line` where the reader knows it already."""

    line: int | None = None


@dataclass(frozen=True)
class Problem:
    """A fault of a file as people read it. `line` counts from 1, None where it is not known; `path` is empty for the whole
    file; `other` is the path of a second place that belongs to it, in `other_line`."""

    file: str
    line: int | None
    path: str
    fault: Fault
    other: str = ""
    other_line: int | None = None

    def fact(self, lang: str) -> str:
        """What is the matter, without a full stop."""
        return f"{self.fault.fact(lang)}{self._other(lang)}"

    def remedy(self, lang: str) -> str:
        """What to do about it."""
        return self.fault.remedy(lang)

    def text(self, lang: str) -> str:
        """The problem with its file, line and place, in the language."""
        where = self.file if self.line is None else f"{self.file}:{self.line}"
        return f"{where}: {self.path + ': ' if self.path else ''}{self.fact(lang)}. {self.remedy(lang)}"

    def __str__(self) -> str:
        return self.text("en")

    def _other(self, lang: str) -> str:
        if not self.other:
            return ""
        if self.other_line is None:
            return Message("problem.other", {"place": self.other}).text(lang)
        return Message("problem.other_line", {"place": self.other, "line": self.other_line}).text(lang)


class BadInput(Exception):
    """What was to be imported cannot be; `problems` holds all that is wrong with it, in the order of the files."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(self.problems)

    def text(self, lang: str) -> str:
        """All problems, a line each, in the language."""
        return "\n".join(problem.text(lang) for problem in self.problems)

    def __str__(self) -> str:
        return self.text("en")


class Unreadable(Exception):
    """A text that cannot be read to its end; `faults` says why, after what was found before."""

    def __init__(self, *faults: TextFault) -> None:
        self.faults = faults
        super().__init__("; ".join(fault.code for fault in faults))


def shown_file(path: Path) -> str:
    """A path as a message may show it."""
    return clean(os.fsencode(path).decode("utf-8", errors="replace"))


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
    first: dict[str, Problem] = {}
    for problem in problems:
        first.setdefault(str(problem), problem)  # two faults that read alike are one to people
    return sorted(first.values(), key=lambda problem: problem.line or 0)


def _to_problem(fault: Fault, file: str, document: Any, lines: dict[Place, int]) -> Problem:
    line = (fault.line if isinstance(fault, TextFault) else None) or _line(fault.place, lines)
    other = shown_place(fault.also, document) if fault.also is not None else ""
    other_line = _line(fault.also, lines) if fault.also is not None else None
    return Problem(file, line, shown_place(fault.place, document), fault, other, other_line)


def _line(place: Place, lines: dict[Place, int]) -> int | None:
    """The line of the place, or of the nearest thing round it that has one."""
    return next((lines[place[:n]] for n in range(len(place), 0, -1) if place[:n] in lines), None)
