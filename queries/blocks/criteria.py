"""Rules that a planner writes: which families meet them, or may. They ask for work, never for a person, a home, an age or a text."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, get_args

from graph.model.periods import Days, certain_days, common_day
from graph.model.records import Engagement
from graph.model.vocabulary import MemberKind
from graph.reading.cut import Seen
from queries.blocks.rows import is_counted
from queries.day.months import months_after
from queries.day.view import View, at
from queries.day.work import Work

Answer = Literal["no", "possible", "certain"]
ANSWERS: tuple[Answer, ...] = ("no", "possible", "certain")
"""From the least to the surest: `all` is as sure as its least, `any` as its surest."""
VALUES = ("service", "category", "unit", "sector", "for")
YEARS = ("within_years", "running_years")
MOST_LEAVES = 10
MOST_YEARS = 100


@dataclass(frozen=True)
class Leaf:
    """An engagement with these values: active on the day, within some years, or running for some."""

    values: tuple[tuple[str, tuple[str, ...]], ...]
    within_years: int | None = None
    running_years: int | None = None

    def document(self) -> dict[str, Any]:
        """As it is written, its lists and keys in order."""
        said: dict[str, Any] = {
            name: list(values) if len(values) > 1 else "".join(values) for name, values in self.values
        }
        years = {name: years for name in YEARS if (years := getattr(self, name)) is not None}
        return dict(sorted({**said, **years}.items()))


@dataclass(frozen=True)
class Criterion:
    """All or any of some others, or of leaves."""

    word: Literal["all", "any"]
    parts: tuple["Criterion | Leaf", ...]

    def document(self) -> dict[str, Any]:
        """As it is written."""
        return {self.word: [part.document() for part in self.parts]}


class NoCriterion(ValueError):
    """What was written is none; all that is wrong, each with its place: `(place, code, value)`."""

    def __init__(self, faults: Sequence[tuple[str, str, str]]) -> None:
        super().__init__("; ".join(f"{place}: {code} {value}" for place, code, value in faults))
        self.faults = faults


def criterion_of(said: Any) -> Criterion | Leaf:
    """The criterion that a JSON document says; `NoCriterion` with all that is wrong."""
    faults: list[tuple[str, str, str]] = []
    found = _read(said, "", faults)
    if found is not None and (leaves := sum(1 for _ in leaves_of(found))) > MOST_LEAVES:
        faults.append(("", "too_many_leaves", str(leaves)))
    if faults or found is None:
        raise NoCriterion(faults)
    return found


def leaves_of(criterion: Criterion | Leaf) -> Iterator[Leaf]:
    """All its leaves."""
    if isinstance(criterion, Leaf):
        yield criterion
    else:
        for part in criterion.parts:
            yield from leaves_of(part)


def _read(said: Any, place: str, faults: list[tuple[str, str, str]]) -> Criterion | Leaf | None:
    if not isinstance(said, Mapping):
        faults.append((place, "no_rule", repr(said)[:60]))
        return None
    words = [word for word in ("all", "any") if word in said]
    if not words:
        return _leaf(said, place, faults)
    [word, *more] = words
    for key in (*more, *(key for key in said if key not in ("all", "any"))):
        faults.append((f"{place}.{key}".lstrip("."), "unknown_key", str(key)))
    parts = said[word]
    if not isinstance(parts, list) or not parts:
        faults.append((f"{place}.{word}".lstrip("."), "no_list", repr(parts)[:60]))
        return None
    read = [_read(part, f"{place}.{word}[{number}]".lstrip("."), faults) for number, part in enumerate(parts)]
    return Criterion("all" if word == "all" else "any", tuple(part for part in read if part is not None))


def _leaf(said: Mapping[str, Any], place: str, faults: list[tuple[str, str, str]]) -> Leaf | None:
    values: list[tuple[str, tuple[str, ...]]] = []
    years: dict[str, int] = {}
    for key, value in said.items():
        here = f"{place}.{key}".lstrip(".")
        if key in VALUES:
            listed = value if isinstance(value, list) else [value]
            wrong = [
                one for one in listed if not isinstance(one, str) or (key == "for" and one not in get_args(MemberKind))
            ]
            if wrong or not listed:
                faults.append((here, "not_allowed", repr(value)[:60]))
            else:
                values.append((key, tuple(sorted({*listed}))))
        elif key in YEARS:
            if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= MOST_YEARS:
                faults.append((here, "no_years", repr(value)[:60]))
            else:
                years[key] = value
        else:
            faults.append((here, "unknown_key", str(key)))
    if len(years) > 1:
        faults.append((place, "one_of_two", ", ".join(YEARS)))
    if not values and not faults:
        faults.append((place, "names_no_work", ""))
    return None if faults else Leaf(tuple(sorted(values)), **years)


# --- of a family ------------------------------------------------------------------------------------------


def met(facts: Seen, day: date, criterion: Criterion | Leaf) -> Answer | None:
    """Whether the family meets it on the day; None where it is in no table of that day."""
    if not is_counted(facts):
        return None
    view = at(facts, day)
    return _met(view, criterion) if view.circle else None


def _met(view: View, criterion: Criterion | Leaf) -> Answer:
    if isinstance(criterion, Leaf):
        held: list[Answer] = [
            _work_meets(view, work, criterion) for work in view.works if _has_values(view, work, criterion)
        ]
        return _surest(held)
    answers: list[Answer] = [_met(view, part) for part in criterion.parts]
    return _surest(answers) if criterion.word == "any" else min(answers, key=ANSWERS.index)


def _surest(answers: Sequence[Answer]) -> Answer:
    return ANSWERS[max(map(ANSWERS.index, answers), default=0)]


def _has_values(view: View, work: Work, leaf: Leaf) -> bool:
    return all(not _values_of(view, work, name).isdisjoint(values) for name, values in leaf.values)


def _values_of(view: View, work: Work, name: str) -> frozenset[str]:
    if name == "service":
        return _set(work.engagement.service)
    if name == "category":
        service = view.catalogue.by_code.get(work.engagement.service or "")
        return frozenset({service.category if service else "other"})
    if name == "unit":
        return _set(view.across.holder.get(work.actor.unit or ""))
    if name == "sector":
        return _set(work.sector)
    return frozenset(member.kind for member in view.facts.family.members if member.id in work.targets)


def _set(value: str | None) -> frozenset[str]:
    return frozenset() if value is None else frozenset({value})


def _work_meets(view: View, work: Work, leaf: Leaf) -> Answer:
    if leaf.within_years is not None:
        window = Days(months_after(view.day, -12 * leaf.within_years), view.day)
        return _in_window(view, work, window)
    if not work.active:
        return "no"
    if leaf.running_years is None:
        return "certain"
    begun = months_after(view.day, -12 * leaf.running_years)
    begin = work.engagement.from_
    if begin is None:
        return "possible"
    return "certain" if begin.last <= begun else "possible" if begin.first <= begun else "no"


def _in_window(view: View, work: Work, window: Days) -> Answer:
    """Whether the work was active on some day of the window: surely by its latest beginning and its earliest end."""
    active = _active_days(work.engagement, work.days, view.facts.as_of)
    if common_day(active, window) is None:
        return "no"
    surely = certain_days(work.engagement.from_, work.engagement.to)
    both = _both(active, surely)
    return "certain" if common_day(both, window) is not None else "possible"


def _active_days(engagement: Engagement, days: Days | None, as_of: date) -> Days | None:
    """The days on which it may be active: of one that is paused those before the pause."""
    if days is None or engagement.status != "paused":
        return days
    if engagement.to is None:
        return None
    last = min(engagement.to.last, date.fromordinal(max(as_of.toordinal() - 1, 1)))
    return Days(days.first, last) if days.first <= last else None


def _both(one: Days | None, other: Days | None) -> Days | None:
    first = common_day(one, other)
    if first is None or one is None or other is None:
        return None
    return Days(first, min(one.last, other.last))
