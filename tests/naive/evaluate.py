"""All findings and measures of one family on one day."""

from collections.abc import Callable
from datetime import date
from typing import Any

from tests.naive import measures as measuring
from tests.naive import rules_balls as balls
from tests.naive import rules_coordination as rope
from tests.naive import rules_home as home
from tests.naive import rules_links as links
from tests.naive import rules_load as load
from tests.naive.day import Day, Record
from tests.naive.pairs import Pairs

RULES: dict[str, Callable[[Day, Pairs], list[Record]]] = {
    "redundant_actors": home.redundant_actors,
    "same_task_other_person": home.same_task_other_person,
    "unaware_in_home": home.unaware_in_home,
    "coverage_gap": home.coverage_gap,
    "loose_ball": balls.loose_ball,
    "missing_link": links.missing_link,
    "sole_bearer": links.sole_bearer,
    "silo": links.silo,
    "not_mapped": links.not_mapped,
    "many_actors": links.many_actors,
    "parallel_load": load.parallel_load,
    "plan_conflict": load.plan_conflict,
    "coordinator": rope.coordinator,
    "coordination_split": rope.coordination_split,
    "no_coordinator": rope.no_coordinator,
    "coordinator_candidate": rope.coordinator_candidate,
    "single_point_of_failure": rope.single_point_of_failure,
    "handover_gap": rope.handover_gap,
    "discontinuity": load.discontinuity,
    "no_private_support": home.no_private_support,
    "no_established_contact": load.no_established_contact,
    "meeting_gap": load.meeting_gap,
}
SILENCED = {"coordinator", "coordination_split", "coordinator_candidate", "no_coordinator", "sole_bearer"}


def _order(record: Record) -> tuple:
    return (record["subjects"], record["between"], record["class"] or "", record["about"] or "")


def evaluate(document: Record, family_id: str, day: date, catalogue: Record) -> list[Record]:
    """The findings of every type, in the order of the types, then subjects, then units."""
    on_day = Day(document, family_id, day, catalogue)
    pairs = Pairs(on_day)
    silenced = SILENCED if load.no_contact(on_day) else set()
    found = []
    for type_, rule in RULES.items():
        if type_ not in silenced:
            found += sorted(rule(on_day, pairs), key=_order)
    return found


def measures(document: Record, family_id: str, day: date, catalogue: Record) -> dict[str, Any]:
    """The measures of a family on a day."""
    return measuring.measures_on(Day(document, family_id, day, catalogue))


def states(document: Record, family_id: str, day: date, catalogue: Record) -> dict[tuple[str, str], str]:
    """The state of each pair of P: present, absent or unknown."""
    pairs = Pairs(Day(document, family_id, day, catalogue))
    return {pair: pairs.state(*pair) for pair in pairs.all}
