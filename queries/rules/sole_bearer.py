"""Two units between which the citizen seems to carry the information."""

from collections.abc import Iterable

from graph.model.records import Tie
from queries.day.coordination import members_coordinate
from queries.day.evidence import presence
from queries.day.units import Level, Pair, pair
from queries.day.view import View
from queries.finding import Finding, found
from words import Message

TYPE = "sole_bearer"


def find(view: View) -> list[Finding]:
    """Two units both serve the family, no pair across them is present, nor the two as units, and there is a sign.

    A sign that the citizen carries the information: a pair across is absent, or a tie in force across them (of actors of P
    or units) is recommended or known `via_citizen` (documented). `documented` where a pair is absent, else `possible`.
    `own_choice` is true where a member coordinates. Subjects (nobody barred): adults and young adults served by both, else
    the custody holders of the children served by both, else by either, else nobody.
    """
    findings = []
    for level in view.levels:
        signs = _signs(level, (*view.recommended, *view.via_citizen))
        for ends in level.pairs:
            if finding := _between(view, level, ends, signs.get(ends, [])):
                findings.append(finding)
    return findings


def _signs(level: Level, ties: Iterable[Tie]) -> dict[Pair, list[Tie]]:
    """The ties by the pair of units across which they run."""
    found: dict[Pair, list[Tie]] = {}
    for tie in ties:
        if ends := level.ends(tie):
            found.setdefault(ends, []).append(tie)
    return found


def _between(view: View, level: Level, ends: Pair, signs: list[Tie]) -> Finding | None:
    absent = _absences(view, level, ends)
    if absent is None or not (absent or signs):
        return None
    return _finding(view, level, ends, absent, signs)


def _absences(view: View, level: Level, ends: Pair) -> list[Pair] | None:
    """The pairs across that are absent; None where one is present, or the two are as units."""
    if ends in level.present:
        return None
    absent: list[Pair] = []
    there = level.actors[ends[1]]
    for a in level.actors[ends[0]]:
        if not view.neighbours[a].isdisjoint(there):
            return None
        absent += [pair(a, b) for b in there if b in view.apart[a]]
    return absent


def between(view: View, level: Level) -> frozenset[Pair]:
    """The pairs of units of a level of which the rule says so, and nobody of the family chose it: without the findings."""
    if members_coordinate(view):
        return frozenset()
    signs = _signs(level, (*view.recommended, *view.via_citizen))
    return frozenset(
        ends
        for ends in level.pairs
        if (absent := _absences(view, level, ends)) is not None and (absent or ends in signs)
    )


def _finding(view: View, level: Level, ends: Pair, absent: list[Pair], signs: list[Tie]) -> Finding:
    subjects = bearers(view, level.actors[ends[0]], level.actors[ends[1]])
    absences = [tie for both in absent for tie in view.states.absent[both]]
    choices = members_coordinate(view)
    variant = f"{'documented' if absent else 'possible'}{'_by_choice' if choices else ''}"
    return found(
        view,
        TYPE,
        subjects,
        variant=variant,
        values={
            "units": (view.name(ends[0]), view.name(ends[1])),
            "members": view.names(subjects) or (Message("the_family"),),
        },
        rests_on=[*presence(view, [*level.actors[ends[0]], *level.actors[ends[1]]]), *absences, *signs, *choices],
        level=level.name,
        own_choice=bool(choices),
        between=ends,
        confidence="documented" if absent else "possible",
        consents=view.consents.between_units(*ends, subjects),
    )


def bearers(view: View, one: Iterable[str], other: Iterable[str]) -> tuple[str, ...]:
    """Who carries what passes between two groups of actors: nobody barred."""
    a = frozenset[str]().union(*(work.targets for actor in one for work in view.work_of[actor]))
    b = frozenset[str]().union(*(work.targets for actor in other for work in view.work_of[actor]))
    members = view.facts.family.members
    grown = [person.id for person in members if person.kind != "child" and person.id in a & b]
    custody = [
        [holder for person in members if person.kind == "child" and person.id in served for holder in person.custody]
        for served in (a & b, a | b)
    ]
    for people in (grown, *custody):
        allowed = sorted({*people} - view.known_barred)
        if allowed:
            return tuple(allowed)
    return ()
