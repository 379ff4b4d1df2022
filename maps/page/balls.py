"""Who has the ball, in words for a page: what is agreed and not done yet, and what nobody has promised anything about."""

from dataclasses import dataclass

from graph.model.meetings import Agreement
from maps.scene.telling import Teller
from queries.day.balls import Ball
from queries.day.view import View
from words import Message, text


@dataclass(frozen=True)
class BallText:
    """One ball: the list and id of its record, what it is, who has it, when it is due, and how it stands."""

    list: str
    id: str
    what: str
    state: str
    holder: str
    due: str
    colleagues: tuple[str, ...]
    loose: bool


def balls_of(view: View, lang: str) -> tuple[BallText, ...]:
    """All balls of the family on the day of the view: who has none first."""
    teller = Teller(view, lang)
    return tuple(_told(view, ball, teller, lang) for ball in view.balls)


def state_word(view: View, ball: Ball) -> str:
    """How a ball stands, by the word for it: to who may not see all, no agreement is none that they can see."""
    return "no_agreement_seen" if ball.state == "no_agreement" and view.facts.limited else ball.state


def _told(view: View, ball: Ball, teller: Teller, lang: str) -> BallText:
    record = ball.record
    is_agreement = isinstance(record, Agreement)
    due = record.due if isinstance(record, Agreement) else None
    return BallText(
        list="agreements" if is_agreement else "needs",
        id=record.id,
        what=record.text or ""
        if isinstance(record, Agreement)
        else getattr(view.catalogue.functions[record.function], lang),
        state=text(Message(f"balls.{state_word(view, ball)}"), lang),
        holder=view.name(ball.holder) if ball.holder else "",
        due=teller.when(due) if due else "",
        colleagues=view.names(ball.colleagues),
        loose=ball.state in ("nobody", "left", "no_agreement"),
    )
