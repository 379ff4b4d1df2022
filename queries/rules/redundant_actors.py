"""Two actors with the same task in one home, for the same person."""

from graph.model.catalogue import Tasks
from queries.day.overlaps import same_task
from queries.day.view import View
from queries.finding import Finding, found

TYPE = "redundant_actors"


def find(view: View) -> list[Finding]:
    """Two active engagements of different actors at one home, certain overlap ≥ 30 days, not one team, a shared person, O > 0.

    O = |Fi∩Fj| / min(|Fi|, |Fj|) over the home tasks f01–f12 of each. Never a pair of authority and provider. Confidence
    `documented` where both `from` and both targets are known, else `possible`; of several engagements the highest O
    (`value`) and the best confidence.
    """
    findings = []
    for ends, homes in view.in_one_home.items():
        mine = [home for home in homes if not home.targets_known or home.members]
        if twice := same_task(mine):
            members = frozenset[str]().union(*(home.members for home in twice.homes))
            findings.append(
                found(
                    view,
                    TYPE,
                    ends,
                    values={"actors": view.names(ends), "tasks": Tasks(twice.shared_tasks)},
                    rests_on=twice.engagements,
                    against=view.states.present.get(ends, ()),
                    value=twice.overlap,
                    confidence="documented" if twice.sure else "possible",
                    shared_tasks=twice.shared_tasks,
                    different_tasks=twice.different_tasks,
                    consents=view.consents.between_actors(*ends, members),
                )
            )
    return findings
