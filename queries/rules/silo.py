"""A unit of which no contact with the others around the family is known."""

from queries.day.evidence import presence
from queries.day.units import Level
from queries.day.view import View
from queries.finding import Finding, found
from words import Message

TYPE = "silo"


def find(view: View) -> list[Finding]:
    """All pairs of a unit's actors with others are without `present`, so is the unit with other units, and one is absent.

    Inside an administration, the others are those of its departments. At least one pair, to another unit, is absent.
    Subjects are the unit's actors; `between` the unit and those to which a pair is absent.
    """
    findings: list[Finding] = []
    if not view.states.absent:
        return findings
    for level in view.levels:
        joined = {unit for ends in level.present for unit in ends}
        for unit in level.actors:
            if unit not in joined and (finding := _alone(view, level, unit)):
                findings.append(finding)
    return findings


def _alone(view: View, level: Level, unit: str) -> Finding | None:
    actors, others = level.actors[unit], level.others(unit)
    if any(not view.neighbours[actor].isdisjoint(others) for actor in actors):
        return None
    absent = [
        (actor, other, apart)
        for apart in level.partners(unit)
        for actor in actors
        for other in level.actors[apart]
        if other in view.apart[actor]
    ]
    if not absent:
        return None
    units = sorted({apart for _, _, apart in absent})
    pairs = [(a, b) if a < b else (b, a) for a, b, _ in absent]
    ties = [tie for ends in pairs for tie in view.states.absent[ends]]
    told = {"unit": view.name(unit), "others": tuple(view.name(apart) for apart in units)}
    return found(
        view,
        TYPE,
        actors,
        values={
            "unit": view.name(unit),
            "absence": Message(f"absence.{'units' if ties else 'units_gone_through'}", told),
        },
        rests_on=[
            *presence(view, [*actors, *(other for _, other, _ in absent)]),
            *ties,
        ],
        level=level.name,
        between=tuple(sorted([unit, *units])),
    )
