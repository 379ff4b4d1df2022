"""What ties may not say: of one end only, of a unit and one that holds it, and two things that contradict each other."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import accumulate, islice
from typing import NamedTuple

from graph.checks.faults import Fault, Place
from graph.checks.values import shown
from graph.model.dates import PartialDate
from graph.model.periods import Days, certain_days, common_day, possible_days
from graph.model.records import CaseFile, Tie, Unit

_APART = ("via_citizen", "via_record")
"""Channels that are compared with their like only: what goes through the citizen or the record is no direct contact."""

_TOLD = 10
"""With how many others an absence is told to be in contradiction."""

_Subject = tuple[frozenset[str], str, str]
"""The pair, the kind, and the channel where it is compared with its like only."""


class _Said(NamedTuple):
    """A tie and where it stands."""

    tie: Tie
    place: Place


def tie_faults(case_file: CaseFile) -> Iterator[Fault]:
    """Ties and private ties with one end, and ties between a unit and one that holds it."""
    inside = _passes(case_file.units)
    for said in _all_ties(case_file):
        a, b = said.tie.a, said.tie.b
        if a == b:
            yield _one_end(a, said.place)
        elif a in inside and b in inside and (inside[a].holds(inside[b]) or inside[b].holds(inside[a])):
            outer, inner = (a, b) if inside[a].holds(inside[b]) else (b, a)
            yield Fault("unit_tied_to_its_own", said.place, {"inner": shown(inner), "outer": shown(outer)})
    for number, family in enumerate(case_file.families):
        for position, tie in enumerate(family.private_ties):
            if tie.a == tie.b:
                yield _one_end(tie.a, ("families", number, "private_ties", position))


def _one_end(end: str, place: Place) -> Fault:
    return Fault("one_end", place, {"end": shown(end)})


def _all_ties(case_file: CaseFile) -> Iterator[_Said]:
    for number, tie in enumerate(case_file.ties):
        yield _Said(tie, ("ties", number))
    for number in range(len(case_file.families)):
        yield from _ties_of(case_file, number)


def _ties_of(case_file: CaseFile, number: int) -> Iterator[_Said]:
    for position, tie in enumerate(case_file.families[number].ties):
        yield _Said(tie, ("families", number, "ties", position))


class _Pass(NamedTuple):
    """When a walk through the tree of units came to a unit, and when it had seen all below it."""

    begun: int
    ended: int

    def holds(self, other: "_Pass") -> bool:
        return self.begun < other.begun <= self.ended


def _passes(units: Sequence[Unit]) -> dict[str, _Pass]:
    """The walk through the tree. Units in a circle, which is told elsewhere, are not on it."""
    below: dict[str | None, list[str]] = defaultdict(list)
    known = {unit.id: unit.part_of for unit in units}
    for unit, above in known.items():
        below[above if above in known else None].append(unit)
    begun: dict[str, int] = {}
    passes: dict[str, _Pass] = {}
    todo = list(below[None])
    while todo:
        unit = todo[-1]
        if unit not in begun:
            begun[unit] = len(begun)
            todo.extend(below[unit])
        else:
            passes[todo.pop()] = _Pass(begun[unit], len(begun) - 1)
    return passes


def contradictions(case_file: CaseFile) -> tuple[list[Fault], list[Fault]]:
    """Pairs of ties that cannot both be true: on a certain day (errors), and on days that are only possible (warnings).

    General ties count in every family, but for those of coordination, and are told once.
    """
    general = [_Said(tie, ("ties", number)) for number, tie in enumerate(case_file.ties)]
    shared = [said for said in general if said.tie.kind != "coordinates"]
    pairs = list(_opposites(general, general))
    for number in range(len(case_file.families)):
        own = list(_ties_of(case_file, number))
        pairs += (*_opposites(own, own), *_opposites(own, shared), *_opposites(shared, own))
    errors: list[Fault] = []
    warnings: list[Fault] = []
    for one, other in pairs:
        day = common_day(_certain(one.tie), _certain(other.tie))
        if day is not None and not _could_both_hold(one.tie, other.tie):
            errors.append(_certain_contradiction(one, other, day))
        else:
            warnings.append(_contradiction("contradiction_possible", one, other))
    return errors, warnings


def _opposites(present: Sequence[_Said], absent: Sequence[_Said]) -> Iterator[tuple[_Said, _Said]]:
    """Documented ties of the first with documented absences of the second that speak of the same on some possible day.

    Of one absence no more than a few are told: a file may hold thousands.
    """
    denied: dict[_Subject, list[tuple[_Said, Days]]] = defaultdict(list)
    for said, days in _possible_days(absent, "documented_absent"):
        denied[_subject(said.tie)].append((said, days))
    stated: dict[_Subject, list[tuple[_Said, Days]]] = defaultdict(list)
    for said, days in _possible_days(present, "documented") if denied else ():
        if _subject(said.tie) in denied:
            stated[_subject(said.tie)].append((said, days))
    for subject, group in stated.items():
        group.sort(key=lambda item: item[1].first)
        firsts = [days.first for _, days in group]
        latest = list(accumulate((days.last for _, days in group), max))
        for absence, days in denied[subject]:
            yield from islice(_meeting(group, latest, bisect_right(firsts, days.last), absence, days), _TOLD)


def _meeting(
    group: list[tuple[_Said, Days]], latest: list[date], end: int, absence: _Said, days: Days
) -> Iterator[tuple[_Said, _Said]]:
    """Those of a group, before `end`, that may hold on one of the days; `latest` is the last day of any up to there."""
    while end and latest[end - 1] >= days.first:
        end -= 1
        if group[end][1].last >= days.first:
            yield group[end][0], absence


def _possible_days(ties: Sequence[_Said], status: str) -> Iterator[tuple[_Said, Days]]:
    for said in ties:
        days = _possible(said.tie) if said.tie.status == status else None
        if days is not None:
            yield said, days


def _subject(tie: Tie) -> _Subject:
    channel = tie.channel if tie.channel in _APART else "other"
    return frozenset((tie.a, tie.b)), tie.kind, channel


def _certain_contradiction(one: _Said, other: _Said, day: date) -> Fault:
    if day == date.min:
        return _contradiction("contradiction_undated", one, other)
    return _contradiction("contradiction", one, other, day=str(PartialDate(day, day)))


def _contradiction(code: str, one: _Said, other: _Said, **more: str) -> Fault:
    first, second = sorted((one, other), key=lambda said: _file_order(said.place))
    pair = {"kind": first.tie.kind, "a": shown(first.tie.a), "b": shown(first.tie.b)}
    said = {"here": first.tie.status, "there": second.tie.status}
    return Fault(code, first.place, {**pair, **said, **more}, also=second.place)


def _file_order(place: Place) -> list[tuple[int, str]]:
    return [(step, "") if isinstance(step, int) else (-1, step) for step in place]


def _could_both_hold(tie: Tie, absence: Tie) -> bool:
    """Where the two may say different things: then it is for people to judge.

    A level of 0 or 1 of awareness, a conflict of trust, coordination the other way round or of something else.
    """
    if tie.kind == "awareness":
        return tie.level is not None and tie.level <= 1
    if tie.kind == "trust":
        return tie.valence != absence.valence and "conflict" in (tie.valence, absence.valence)
    if tie.kind == "coordinates":
        return tie.a != absence.a or not _scopes(tie) & _scopes(absence)
    return False


def _scopes(tie: Tie) -> set[str]:
    return {tie.scope} if tie.scope else {"actors", "family"}


def _certain(tie: Tie) -> Days | None:
    """A tie of one date surely holds on it where it is a day."""
    return certain_days(tie.date or tie.from_, tie.date or tie.to)


def _possible(tie: Tie) -> Days | None:
    return possible_days(tie.date or tie.from_, tie.date or tie.to)
