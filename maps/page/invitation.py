"""Whom to invite to a meeting, and what to ask first, in words for a page. Of the working view alone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from queries.day.view import View
from queries.meetings.consent_matrix import ASK_FIRST, SHUT, Cell, ConsentMatrix
from queries.meetings.invite import Invitation, Person
from words import Message, Series, text


@dataclass(frozen=True)
class PersonText:
    """Somebody who could come: who, whether invited and what they answered, why, what is against, how much must be asked first."""

    who: str
    name: str
    invited: bool
    answer: str
    reasons: tuple[str, ...]
    against: tuple[str, ...]
    ask_first: int


@dataclass(frozen=True)
class InvitationText:
    """A meeting's invitations in words: who is invited, who is suggested, who else could be; what to ask first; what was said no to; who must not meet."""

    invited: tuple[PersonText, ...]
    suggested: tuple[PersonText, ...]
    others: tuple[PersonText, ...]
    consents: tuple[str, ...]
    """What nobody has said yes or no to."""
    shut: tuple[str, ...]
    """What somebody said no to, or took back: nobody is named to be asked again."""
    is_settled: bool
    """Whether two units come, so that something could be missing at all."""
    apart: tuple[str, ...]
    questions: Mapping[str, str]
    """By the id of what is found on the day, what it is called."""


def invitation_text(found: Invitation, matrix: ConsentMatrix, lang: str, *, apart: bool) -> InvitationText:
    """The invitation in words; `apart`: whether whoever reads may know who must not meet."""
    view = found.on.view
    people = [(one, _person(view, one, lang)) for one in found.people]
    return InvitationText(
        invited=tuple(told for one, told in people if one.invited),
        suggested=tuple(told for one, told in people if not one.invited and one.suggested),
        others=tuple(told for one, told in people if not one.invited and not one.suggested),
        consents=tuple(_consent(view, cell, lang) for cell in matrix.cells if cell.state in ASK_FIRST),
        shut=tuple(_consent(view, cell, lang) for cell in matrix.cells if cell.state in SHUT),
        is_settled=bool(matrix.cells),
        apart=tuple(_apart(view, pair, lang) for pair in (found.not_together if apart else ())),
        questions={one.id: one.title(lang) for one in found.findings},
    )


def _person(view: View, person: Person, lang: str) -> PersonText:
    return PersonText(
        who=person.who,
        name=view.called(person.who),
        invited=person.invited,
        answer=person.answer or "",
        reasons=tuple(text(Message(f"cli.meeting.reason.{one.reason}"), lang) for one in person.reasons),
        against=tuple(text(Message(f"cli.meeting.keep_out.{word}"), lang) for word in person.keep_out),
        ask_first=len(person.ask_first),
    )


def _consent(view: View, cell: Cell, lang: str) -> str:
    is_shut = cell.state in SHUT
    asked = () if is_shut else view.names(cell.ask)
    values = {
        "from": view.name(cell.from_unit),
        "to": view.name(cell.to_unit),
        "what": Message(f"rights.information.{cell.information}"),
        "state": Message(f"cli.meeting.state.{cell.state}"),
        "names": Series(asked) if asked else "",
    }
    key = "consent_shut" if is_shut else "consent_ask" if asked else "consent"
    return text(Message(f"preparing.{key}", values), lang)


def _apart(view: View, pair: Sequence[str], lang: str) -> str:
    one, other = (view.name(id) for id in pair)
    return text(Message("cli.meeting.apart", {"one": one, "other": other}), lang)
