"""Two actors with the same task in one home, each for somebody else."""

from graph.model.catalogue import Tasks
from queries.day.overlaps import same_task
from queries.day.view import View
from queries.finding import Finding, found

TYPE = "same_task_other_person"


def find(view: View) -> list[Finding]:
    """As `redundant_actors`, but in place of a shared person both targets are known and have no member in common."""
    findings = []
    for ends, homes in view.in_one_home.items():
        if twice := same_task(home for home in homes if home.targets_known and not home.members):
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
                )
            )
    return findings
