"""An actor on whom the cooperation hangs, with nobody to stand in."""

from graph.model.base import Record
from graph.model.periods import connects
from queries.day.evidence import presence
from queries.day.units import pair
from queries.day.view import View
from queries.finding import Finding, found

TYPE = "single_point_of_failure"


def find(view: View) -> list[Finding]:
    """An actor that is no group and has no team (in P or not) or deputy, and on whom something hangs.

    Its removal splits P's known graph, or it is the only coordinator.
    """
    only = view.coordinators[0] if len(view.coordinators) == 1 else None
    cut_points = view.known_graph.cut_points
    hanging = cut_points | ({only.id} if only and only.id in view.facts.actors else set())
    findings = []
    for actor in sorted(hanging):
        if view.facts.actors[actor].kind == "group" or has_team(view, actor) or has_deputy(view, actor):
            continue
        splits = actor in cut_points
        coordinates = only.ties if only and only.id == actor else ()
        findings.append(
            found(
                view,
                TYPE,
                [actor],
                variant="both" if splits and coordinates else "splits" if splits else "coordinates",
                values={"name": view.name(actor)},
                rests_on=[
                    *(_joins(view, actor) if splits else ()),
                    *coordinates,
                ],
            )
        )
    return findings


def has_team(view: View, actor: str) -> bool:
    """Whether it is in a team, by an id or a documented team tie in force with an actor or a unit, in P or not."""
    colleagues = view.facts.actors.keys() | view.facts.units.keys()
    return view.facts.actors[actor].team is not None or any(
        tie.kind == "team" and connects(tie) and actor in (tie.a, tie.b) and {tie.a, tie.b} <= colleagues
        for tie in view.in_force
    )


def has_deputy(view: View, actor: str) -> bool:
    """Whether a documented `coordinates` tie of its own in force names somebody else who stands in."""
    return any(
        tie.kind == "coordinates" and tie.status == "documented" and tie.a == actor and {*tie.deputy} - {actor}
        for tie in view.own_in_force
    )


def _joins(view: View, actor: str) -> list[Record]:
    """What makes the pairs of the actor present, and what keeps both in P."""
    others = view.neighbours[actor]
    proofs = [proof for other in others for proof in view.states.present[pair(actor, other)]]
    return [*presence(view, {actor, *others}), *proofs]
