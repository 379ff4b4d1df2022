"""Two and two in a home: whether they do the same, know of each other, and talk; each yes, no or unknown."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple

from queries.day.overlaps import HomePair, same_task
from queries.day.units import Pair, pair
from queries.day.view import View
from queries.day.work import HOME_TASKS
from queries.finding import Finding

Answer = Literal["yes", "no", "unknown"]
QUESTIONS = ("same_task", "know", "talk")
"""What is asked of each two, in the order of the columns."""
ASKED_BY = {
    "same_task": frozenset({"redundant_actors", "same_task_other_person"}),
    "know": frozenset({"unaware_in_home"}),
    "talk": frozenset({"missing_link"}),
}
"""The types of findings that ask so."""


class Cell(NamedTuple):
    """An answer, and the ids of the findings that ask about it."""

    answer: Answer
    findings: tuple[str, ...]


@dataclass(frozen=True)
class PairAnswers:
    """What is known of two who come in one home."""

    ends: Pair
    same_task: Cell
    know: Cell
    talk: Cell

    @property
    def cells(self) -> tuple[Cell, Cell, Cell]:
        """The answers in the order of the questions."""
        return self.same_task, self.know, self.talk


def home_of(view: View, ends: Iterable[str]) -> str | None:
    """The home in which two actors of P are: where they are together first of all, of several the first by its id."""
    a, b = sorted(ends)
    together = {found.one.home for found in view.in_one_home.get((a, b), ())}
    homes = together or _homes(view, a) & _homes(view, b)
    return min((home for home in homes if home), default=None)


def _homes(view: View, actor: str) -> set[str]:
    return {work.home for work in view.work_of[actor] if work.home}


def pairs_in(view: View, home: str, findings: Iterable[Finding]) -> tuple[PairAnswers, ...]:
    """All who are together in a home, two and two, and those whom a finding of it names, in the order of their ids."""
    asked: dict[tuple[str, Pair], list[str]] = {}
    ends = {ends for ends, found in view.in_one_home.items() if any(two.one.home == home for two in found)}
    for finding in findings:
        two = pair(*finding.subjects)
        ends.add(two)
        for question, types in ASKED_BY.items():
            if finding.type in types:
                asked.setdefault((question, two), []).append(finding.id)

    def cell(question: str, two: Pair, answer: Answer) -> Cell:
        return Cell(answer, tuple(asked.get((question, two), ())))

    return tuple(
        PairAnswers(
            two,
            same_task=cell("same_task", two, _same_task(view, two)),
            know=cell("know", two, _know(view, two)),
            talk=cell("talk", two, _talk(view, two)),
        )
        for two in sorted(ends)
    )


def _same_task(view: View, ends: Pair) -> Answer:
    """Yes where their tasks in a home overlap, be it for two persons; unknown where those of one are not known."""
    together = view.in_one_home.get(ends, ())
    if same_task(together):
        return "yes"
    return "no" if together and all(_tasks_known(found) for found in together) else "unknown"


def _tasks_known(found: HomePair) -> bool:
    return all(work.tasks & HOME_TASKS or work.engagement.functions is not None for work in (found.one, found.other))


def _know(view: View, ends: Pair) -> Answer:
    if ends in view.acquainted:
        return "yes"
    return "no" if view.state(*ends) == "absent" else "unknown"


def _talk(view: View, ends: Pair) -> Answer:
    state = view.state(*ends)
    return "yes" if state == "present" else "no" if state == "absent" else "unknown"
