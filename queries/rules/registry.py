"""All rules in one list, in the order in which their findings are shown. A new type is a module and a line here."""

from collections.abc import Iterable
from datetime import date
from types import ModuleType

from graph.reading.cut import Seen
from queries.day.view import View, at
from queries.finding import Finding
from queries.rules import (
    coordination_split,
    coordinator,
    coordinator_candidate,
    coverage_gap,
    discontinuity,
    handover_gap,
    loose_ball,
    many_actors,
    meeting_gap,
    missing_link,
    no_coordinator,
    no_established_contact,
    no_private_support,
    not_mapped,
    parallel_load,
    plan_conflict,
    redundant_actors,
    same_task_other_person,
    silo,
    single_point_of_failure,
    sole_bearer,
    unaware_in_home,
)

RULES: tuple[ModuleType, ...] = (
    redundant_actors,
    same_task_other_person,
    unaware_in_home,
    coverage_gap,
    loose_ball,
    missing_link,
    sole_bearer,
    silo,
    not_mapped,
    many_actors,
    parallel_load,
    plan_conflict,
    coordinator,
    coordination_split,
    no_coordinator,
    coordinator_candidate,
    single_point_of_failure,
    handover_gap,
    discontinuity,
    no_private_support,
    no_established_contact,
    meeting_gap,
)
"""Each with `TYPE` and `find(view) -> list[Finding]`, in the order of the table in `docs/findings.md`."""
TYPES = tuple(rule.TYPE for rule in RULES)
_NUMBER = {type: number for number, type in enumerate(TYPES)}
SILENCED_WITHOUT_CONTACT = frozenset(
    {"coordinator", "coordination_split", "coordinator_candidate", "no_coordinator", "sole_bearer"}
)
"""The types that say nothing where no contact with the family is established."""


def findings(facts: Seen, day: date) -> list[Finding]:
    """All findings in a family on a day, in order."""
    return findings_of(at(facts, day))


def findings_of(view: View) -> list[Finding]:
    """The same of a view that is there already."""
    silenced = SILENCED_WITHOUT_CONTACT if view.without_contact else frozenset[str]()
    found = [finding for rule in RULES if rule.TYPE not in silenced for finding in rule.find(view)]
    return in_order(found)


def in_order(found: Iterable[Finding]) -> list[Finding]:
    """Findings in the order in which they are shown."""
    return sorted(found, key=_place)


def _place(finding: Finding) -> tuple[str, date, int, tuple[str, ...], tuple[str, ...], str, str, str]:
    return (
        finding.family,
        finding.as_of,
        _NUMBER[finding.type],
        finding.subjects,
        finding.between,
        finding.class_ or "",
        finding.level or "",
        finding.about or "",
    )


def finding_ids(seen: Seen) -> frozenset[str]:
    """The ids of all findings on the day of the family's statuses."""
    return frozenset(one.id for one in findings(seen, seen.as_of))
