"""Two actors who come in one home and do not know of each other."""

from queries.day.telling import absence
from queries.day.view import View
from queries.finding import Finding, found

TYPE = "unaware_in_home"


def find(view: View) -> list[Finding]:
    """Two active engagements of different actors (not one team) at one home, certain overlap ≥ 30 days, and no knowledge.

    Up to the day nothing that makes a pair present (teams as on the day) and no documented awareness of level ≥ 2, by any
    channel, has begun, even if it is over. `documented` where the state is absent, else `possible`.
    """
    findings = []
    for ends, homes in view.in_one_home.items():
        if ends in view.acquainted:
            continue
        absences = view.states.absent.get(ends)
        served = view.shared_person(*ends)
        findings.append(
            found(
                view,
                TYPE,
                ends,
                variant="possible" if absences is None else "documented",
                values={"actors": view.names(ends), "absence": "" if absences is None else absence(absences)},
                rests_on=[*(engagement for home in homes for engagement in home.engagements), *(absences or ())],
                confidence="possible" if absences is None else "documented",
                consents=view.consents.between_actors(*ends, served.members if served else ()),
            )
        )
    return findings
