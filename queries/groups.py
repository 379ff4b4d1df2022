"""Findings as the questions that people ask: what concerns the same people in one group, the urgent groups first.

A group is only a view of the findings: their ids stay, and each stands in exactly one group. One that is about two who come
in one home belongs to that home; what is missing between two administrations belongs to these two, inside one of them to it;
who coordinates is one group, and so is each meeting; the rest is by topic, and by person where that is who it is about.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple, Protocol, TypeVar

from graph.model.catalogue import Tasks
from queries.day.units import Pair
from queries.day.view import View
from queries.finding import Finding, digest
from queries.home_pairs import PairAnswers, home_of, pairs_in
from queries.rules.registry import in_order
from words import InWords, Message

Act = Literal["unsolved", "near", "ask", "background"]
ACTS: tuple[Act, ...] = ("unsolved", "near", "ask", "background")
"""What there is to do, the urgent first: noted and not solved; with a date that comes; to be asked; good to know."""
Basis = Literal["noted", "recommended", "maybe", "ask"]
BASES: tuple[Basis, ...] = ("noted", "recommended", "maybe", "ask")
"""What a question rests on, the surest first."""
Page = Literal["questions", "coordinator", "meetings"]
Section = Literal["home", "cooperation", "family"]
SECTIONS: tuple[Section, ...] = ("home", "cooperation", "family")
"""Where it is: in a home, between those who help, with the family."""

IN_A_HOME = frozenset({"redundant_actors", "same_task_other_person", "unaware_in_home", "missing_link"})
"""The types about two actors, who may come in one home."""
COORDINATION = frozenset(
    {"coordinator", "coordination_split", "no_coordinator", "coordinator_candidate", "handover_gap"}
)
"""The types about who holds the rope."""
OF_PERSONS = frozenset({"coverage_gap", "plan_conflict"})
"""The topics of which each concerns other people: one group for the same."""
COOPERATION = frozenset({"between", "within", "not_mapped", "single_point_of_failure"})
"""The kinds of groups about how those who help work together."""
BACKGROUND = frozenset(
    {
        "many_actors",
        "coordinator",
        "coordination_split",
        "coordinator_candidate",
        "single_point_of_failure",
        "discontinuity",
    }
)
"""The types that say how things are: nothing is to be done about one of them by itself."""
WITH_A_DATE = frozenset({("handover_gap", None), ("meeting_gap", None), ("parallel_load", "upcoming")})
"""Type and class of what a date that comes decides."""
OF_THE_WHOLE = frozenset({"silo"})
"""The types that stand first in a group: what they say holds of all that follows."""


class _Place(NamedTuple):
    """In which group a finding stands: of which kind, and of whom it is."""

    kind: str
    who: tuple[str, ...] = ()


@dataclass(frozen=True)
class Group:
    """Findings about the same people. `kind` is `home`, `between`, `within`, `coordination`, `meeting` or the type of a topic."""

    kind: str
    family: str
    who: tuple[str, ...]
    """The home, the two units (an actor without a unit stands for itself), the one unit, the meeting, or the persons."""
    findings: tuple[Finding, ...]
    heading: Message
    pairs: tuple[PairAnswers, ...] = ()
    """Of a home: what is known of each two who come there."""

    @cached_property
    def id(self) -> str:
        """Names the group by whom it is of: the same on every day, whatever findings stand in it."""
        return digest([self.family, self.kind, self.who], length=16)

    @cached_property
    def act(self) -> Act:
        """The most urgent that one of its findings asks for."""
        asked = {act_of(finding) for finding in self.findings}
        return next(act for act in ACTS if act in asked)

    @cached_property
    def bases(self) -> tuple[Basis, ...]:
        """What its findings rest on, each once, the surest first. That somebody could coordinate rests on nothing of the kind."""
        found = {basis_of(finding) for finding in self.findings if finding.candidate is None}
        return tuple(basis for basis in BASES if basis in found)

    @property
    def page(self) -> Page:
        """On which page of the family it is shown."""
        return "coordinator" if self.kind == "coordination" else "meetings" if self.kind == "meeting" else "questions"

    @property
    def section(self) -> Section:
        """In which part of a list it stands."""
        return "home" if self.kind == "home" else "cooperation" if self.kind in COOPERATION else "family"


def act_of(finding: Finding) -> Act:
    """What a finding asks for, by its kind and by what it rests on; its evidence is not weighed."""
    if finding.type in BACKGROUND:
        return "background"
    if (finding.type, finding.class_) in WITH_A_DATE:
        return "near"
    return "unsolved" if finding.confidence == "documented" else "ask"


def basis_of(finding: Finding) -> Basis:
    """What a finding rests on: a record, a recommendation, a guess, or that nobody was asked."""
    if finding.class_ == "recommended":
        return "recommended"
    return "noted" if finding.confidence == "documented" else "maybe" if finding.confidence == "possible" else "ask"


def groups(view: View, findings: Iterable[Finding]) -> tuple[Group, ...]:
    """The findings of a view in groups: by what there is to do, then in the order of the rules. Never by a score."""
    found: dict[_Place, list[Finding]] = {}
    for finding in in_order(findings):
        found.setdefault(_place(view, finding), []).append(finding)
    made = [_group(view, place, held) for place, held in found.items()]
    # A stable sort: `found` is in the order of the first finding of each.
    return tuple(sorted(made, key=lambda group: ACTS.index(group.act)))


class _Shown(Protocol):
    """A group, or one in words."""

    @property
    def page(self) -> Page:
        """On which page it is shown."""
        ...


G = TypeVar("G", bound=_Shown)


def first_questions(groups: Sequence[G], n: int = 3) -> tuple[G, ...]:
    """The groups to begin with, of those that have no page of their own."""
    return tuple(group for group in groups if group.page == "questions")[:n]


def _place(view: View, finding: Finding) -> _Place:
    if finding.type in COORDINATION:
        return _Place("coordination")
    if finding.type == "meeting_gap":
        return _Place("meeting", (finding.about or "",))
    if finding.type == "loose_ball" and finding.class_ == "no_agreement":
        return _Place("coverage_gap", _who_needs(view, finding))  # the need is asked about there
    if finding.type in IN_A_HOME and (home := home_of(view, finding.subjects)):
        return _Place("home", (home,))
    if ends := _units(view, finding):
        return _between(view, ends)
    return _Place(finding.type, finding.subjects if finding.type in OF_PERSONS else ())


def _who_needs(view: View, finding: Finding) -> tuple[str, ...]:
    """The persons of the need that a finding is about, as its gap names them."""
    return next(tuple(sorted({*need.for_})) for need in view.facts.family.needs if need.id == finding.about)


def _units(view: View, finding: Finding) -> Pair | None:
    """Between which two units, or actors, something is missing; None for what is about something else."""
    if finding.type == "missing_link":
        return finding.subjects[0], finding.subjects[1]
    if finding.type == "sole_bearer":
        return finding.between[0], finding.between[1]
    if finding.type == "silo":
        level = view.across if finding.level == "across" else view.levels[1]
        own = level.holder[finding.subjects[0]]
        return own, next(unit for unit in finding.between if unit != own)
    return None


def _between(view: View, ends: Pair) -> _Place:
    """Their administrations, or the one that holds both."""
    holder = view.across.holder
    units = tuple(sorted({holder.get(end, end) for end in ends}))
    return _Place("between" if len(units) == 2 else "within", units)


def _group(view: View, place: _Place, findings: list[Finding]) -> Group:
    first = sorted(findings, key=lambda finding: finding.type not in OF_THE_WHOLE)
    pairs = pairs_in(view, place.who[0], findings) if place.kind == "home" else ()
    return Group(
        kind=place.kind,
        family=view.facts.family.id,
        who=place.who,
        findings=tuple(first),
        heading=_heading(view, place, findings, pairs),
        pairs=pairs,
    )


def _heading(view: View, place: _Place, findings: list[Finding], pairs: tuple[PairAnswers, ...]) -> Message:
    """The group in one line."""
    if place.kind == "home":
        return _home_heading(view, place.who[0], pairs)
    if place.kind == "between":
        one, other = (view.name(unit) for unit in place.who)
        return Message("group.between", {"one": one, "other": other})
    if place.kind == "within":
        return Message("group.within", {"unit": view.name(place.who[0])})
    if place.kind == "coordination":
        return Message("group.coordination")
    if place.kind == "coverage_gap":
        return _need_heading(view, place.who, findings)
    title = Message(f"{findings[0].type}.title")
    if names := view.names(place.who) if place.kind in OF_PERSONS else ():
        return Message("group.about", {"title": title, "names": names})
    return title


def _need_heading(view: View, who: tuple[str, ...], findings: list[Finding]) -> Message:
    """Whether they get help, and with what where it is one thing."""
    members = {"members": view.names(who) or (Message("the_family"),)}
    needed = {str(finding.value) for finding in findings if finding.value is not None}
    return (
        Message("group.need", {**members, "task": Tasks(tuple(needed))})
        if len(needed) == 1
        else Message("group.needs", members)
    )


def _home_heading(view: View, home: str, pairs: tuple[PairAnswers, ...]) -> Message:
    """Who they are where they are two, else how many; and whom they help there: two the same persons, as far as known."""
    actors = sorted({actor for pair in pairs for actor in pair.ends})
    helped = [
        frozenset[str]().union(*(work.targets for work in view.work_of[actor] if work.home == home)) for actor in actors
    ]
    everybody, shared = frozenset[str]().union(*helped), frozenset[str].intersection(*helped)
    if len(actors) > 2:
        return Message("group.home", {"count": InWords(len(actors)), "members": _members(view, everybody)})
    return Message(
        "group.two_at_home", {"actors": view.names(tuple(actors)), "members": _members(view, shared or everybody)}
    )


def _members(view: View, ids: frozenset[str]) -> tuple[object, ...]:
    return view.names(ids) or (Message("the_family"),)
