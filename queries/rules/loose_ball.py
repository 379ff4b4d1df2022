"""A promise that nobody who is there holds, or a need that nobody has promised anything about."""

from graph.model.catalogue import Tasks
from graph.model.meetings import Agreement
from graph.model.records import Need
from queries.day.balls import LOOSE, Ball
from queries.day.view import View
from queries.finding import Finding, found
from words import Message

TYPE = "loose_ball"


def find(view: View) -> list[Finding]:
    """One for each ball that is loose. Class `nobody`: an agreement without a holder, or held by somebody who is barred; `left`: its
    holder neither works with the family nor is about to; `no_agreement`: a need with a `coverage_gap` that no open agreement is about.

    Subjects: of `left` the actor, unless it is barred; else the family. `no_agreement` is as sure as the gap is.
    """
    return [_finding(view, ball) for ball in view.balls if ball.state in LOOSE]


def _finding(view: View, ball: Ball) -> Finding:
    family = view.facts.family.id
    names_actor = ball.state == "left" and ball.holder is not None and ball.holder not in view.known_barred
    recorded = ball.record.holder if isinstance(ball.record, Agreement) else None
    is_possible = ball.gap is not None and ball.gap.is_possible
    return found(
        view,
        TYPE,
        [ball.holder if names_actor and ball.holder else family],
        variant=ball.state,
        values={
            "holder": view.name(ball.holder) if names_actor and ball.holder else Message("somebody_begins"),
            "task": Tasks((ball.record.function,)) if isinstance(ball.record, Need) else "",
        },
        rests_on=[ball.record],
        date_uncertain=ball.date_uncertain,
        confidence="possible" if is_possible else "documented",
        may_ask=recorded not in view.facts.barred,
        class_=ball.state,
        about=ball.record.id,
    )
