"""Two actors who serve the same person, and between whom no tie is known."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import combinations

from graph.model.records import Engagement, Tie
from queries.day.candidates import is_court_or_police
from queries.day.overlaps import Served
from queries.day.telling import absence, serving
from queries.day.units import Pair, pair
from queries.day.view import View
from queries.day.work import SHARED_TASKS, Work
from queries.finding import Confidence, Finding, found
from words import Message

TYPE = "missing_link"
ASK_AT_MOST = 10
"""How many missing links of class `ask` a family is asked about."""
REASONS = ("same_home", "two_authorities", "plan_conflict", "shared_task")
"""The rules that say that an unknown link matters, the weightiest first."""


def find(view: View) -> list[Finding]:
    """A pair of P with a shared person, neither barred, in three classes; `value` is ΔF.

    `absent`: the state is absent. `recommended`: unknown, and a `recommended` tie between the two is in force (confidence
    `possible`). `ask`: unknown (so the confidence), not `recommended`, and a rule says it matters, in this order (then by ΔF,
    highest first, then by ids): same home; two authorities for one person; a plan conflict between them; a shared task of
    f01–f17. At most 10 of class `ask` a family; none where it is `not_mapped`, and none where one of the two is court or
    police: what nobody recorded or recommended is not asked there.
    """
    recommended = list(_recommended(view))
    return [*_absent(view), *recommended, *_ask(view, {finding.subjects for finding in recommended})]


def _absent(view: View) -> Iterator[Finding]:
    for ends, absences in view.states.absent.items():
        if served := _served(view, ends):
            confidence = "documented" if served.known else "possible"
            yield _link(view, ends, served, "absent", confidence, proof=absences, said={"absence": absence(absences)})


def _recommended(view: View) -> Iterator[Finding]:
    wishes: dict[Pair, list[Tie]] = {}
    circle = frozenset(view.circle)
    for tie in view.recommended:
        if tie.a in circle and tie.b in circle and view.state(tie.a, tie.b) == "unknown":
            wishes.setdefault(pair(tie.a, tie.b), []).append(tie)
    for ends, ties in wishes.items():
        if served := _served(view, ends):
            yield _link(view, ends, served, "recommended", "possible", proof=ties)


def _ask(view: View, recommended: Collection[tuple[str, ...]]) -> Iterator[Finding]:
    if view.not_mapped:
        return
    traits = {id: _Traits(works) for id, works in view.work_of.items() if _may_be_asked(view, id)}
    asked = []
    known = {*view.states.present, *view.states.absent, *recommended}
    for (a, one), (b, other) in combinations(traits.items(), 2):
        if (a, b) not in known and one.shares_person(other):
            reason = _reason(view, one, other, (a, b))
            if reason is not None:
                asked.append((reason, -view.gain(a, b), (a, b)))
    for reason, _, ends in sorted(asked)[:ASK_AT_MOST]:
        if not view.facts.barred.isdisjoint(ends):
            continue  # counted, so that none comes in its place
        served = view.shared_person(*ends)
        assert served is not None
        why = Message(f"reason.{REASONS[reason]}", {"actors": view.names(ends), "members": _members(view, served)})
        yield _link(view, ends, served, "ask", "unknown", proof=_shows(view, reason, ends), said={"reason": why})


def _may_be_asked(view: View, actor: str) -> bool:
    return actor not in view.known_barred and not is_court_or_police(view, actor)


class _Traits:
    """What one actor's engagements say, put together once for all its pairs."""

    def __init__(self, works: Iterable[Work]) -> None:
        works = tuple(works)
        self.targets = frozenset[str]().union(*(work.targets for work in works))
        self.decides_for = frozenset[str]().union(*(work.targets for work in works if work.authority))
        self.homes = frozenset(work.home for work in works if work.home)
        self.homes_of_unknown = frozenset(work.home for work in works if work.home and not work.targets_known)
        self.tasks = frozenset[str]().union(*(work.tasks for work in works)) & SHARED_TASKS

    def shares_person(self, other: "_Traits") -> bool:
        """As `View.shared_person`, without saying by what."""
        return (
            not self.targets.isdisjoint(other.targets)
            or not self.homes.isdisjoint(other.homes_of_unknown)
            or not self.homes_of_unknown.isdisjoint(other.homes)
        )


def _reason(view: View, one: _Traits, other: _Traits, ends: Pair) -> int | None:
    """The place of the first rule that says that the link matters."""
    if not one.homes.isdisjoint(other.homes):
        return REASONS.index("same_home")
    if not one.decides_for.isdisjoint(other.decides_for):
        return REASONS.index("two_authorities")
    if ends in view.plan_conflicts:
        return REASONS.index("plan_conflict")
    return None if one.tasks.isdisjoint(other.tasks) else REASONS.index("shared_task")


def _shows(view: View, reason: int, ends: Pair) -> list[Engagement]:
    """The engagements of the two for which the rule holds."""
    holds = _HOLDS.get(REASONS[reason])
    if holds is None:
        found = [(conflict.one, conflict.other) for conflict in view.plan_conflicts[ends]]
    else:
        found = [(one, other) for one in view.work_of[ends[0]] for other in view.work_of[ends[1]] if holds(one, other)]
    return [work.engagement for works in found for work in works]


def _in_one_home(one: Work, other: Work) -> bool:
    return one.home is not None and one.home == other.home


def _decide_for_one(one: Work, other: Work) -> bool:
    return one.authority and other.authority and not one.targets.isdisjoint(other.targets)


def _share_a_task(one: Work, other: Work) -> bool:
    return not SHARED_TASKS.isdisjoint(one.tasks & other.tasks)


_HOLDS = {"same_home": _in_one_home, "two_authorities": _decide_for_one, "shared_task": _share_a_task}
"""The rules that an engagement of each can show; plans that collide are in the view."""


def _served(view: View, ends: Pair) -> Served | None:
    """The shared person of a pair of whom neither is barred."""
    return None if not view.facts.barred.isdisjoint(ends) else view.shared_person(*ends)


def _members(view: View, served: Served) -> tuple[str | Message, ...]:
    return view.names(served.members) or (Message("the_family"),)


def _link(
    view: View,
    ends: Pair,
    served: Served,
    class_: str,
    confidence: Confidence,
    proof: Iterable[Tie | Engagement] = (),
    said: Mapping[str, Message] | None = None,
) -> Finding:
    return found(
        view,
        TYPE,
        ends,
        variant=class_,
        values={"serving": serving(view, ends, _members(view, served)), **(said or {})},
        rests_on=[*served.engagements, *proof],
        against=[*view.only_tried.get(ends, ()), *view.states.stale.get(ends, ())],
        class_=class_,
        value=view.gain(*ends),
        confidence=confidence,
        consents=view.consents.between_actors(*ends, served.members),
    )
