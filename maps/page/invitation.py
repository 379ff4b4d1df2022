"""Whom to invite to a meeting, and what to ask first, in words for a page. Of the working view alone."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.model.vocabulary import Information
from queries.day.view import View
from queries.meetings.consent_matrix import ASK_FIRST, SHUT, CellState, ConsentMatrix
from queries.meetings.invite import Invitation, Person
from words import Message, Series, text


@dataclass(frozen=True)
class PersonText:
    """Somebody who could come: who, whether invited and what they answered, why, what is against, whether consent must be asked for first."""

    who: str
    name: str
    invited: bool
    answer: str
    reasons: tuple[str, ...]
    against: tuple[str, ...]
    ask_first: bool


@dataclass(frozen=True)
class InvitationText:
    """A meeting's invitations in words: who is invited, who is suggested, who else could be; what to ask first; what was said no to; who must not meet."""

    invited: tuple[PersonText, ...]
    suggested: tuple[PersonText, ...]
    """Of the family and its network, and whom these want."""
    professionals: tuple[PersonText, ...]
    """The other professionals whom there is a reason for."""
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
    suggested = {one.who for one in found.people if not one.invited and one.suggested}
    first = {one.who for one in found.people if one.who in suggested and _is_first(one)}
    return InvitationText(
        invited=tuple(told for one, told in people if one.invited),
        suggested=tuple(told for one, told in people if one.who in first),
        professionals=tuple(told for one, told in people if one.who in suggested - first),
        others=tuple(told for one, told in people if not one.invited and not one.suggested),
        consents=tuple(_consents(view, matrix, ASK_FIRST, lang)),
        shut=tuple(_consents(view, matrix, SHUT, lang)),
        is_settled=bool(matrix.cells),
        apart=tuple(_apart(view, pair, lang) for pair in (found.not_together if apart else ())),
        questions={one.id: one.title(lang) for one in found.findings},
    )


def _is_first(one: Person) -> bool:
    return one.kind != "actor" or any(because.reason == "wanted" for because in one.reasons)


def _person(view: View, person: Person, lang: str) -> PersonText:
    return PersonText(
        who=person.who,
        name=view.called(person.who),
        invited=person.invited,
        answer=person.answer or "",
        reasons=tuple(text(Message(f"cli.meeting.reason.{one.reason}"), lang) for one in person.reasons),
        against=tuple(text(Message(f"cli.meeting.keep_out.{word}"), lang) for word in person.keep_out),
        ask_first=bool(person.ask_first),
    )


def _consents(view: View, matrix: ConsentMatrix, states: frozenset[CellState], lang: str) -> Iterator[str]:
    """A sentence for all that one unit may not tell for the same reason, to all who would have the same of it."""
    told: dict[tuple[str, str, CellState, tuple[str, ...]], list[Information]] = {}
    for cell in matrix.cells:
        if cell.state in states:
            told.setdefault((cell.from_unit, cell.to_unit, cell.state, cell.ask), []).append(cell.information)
    to: dict[tuple[str, tuple[Information, ...], CellState, tuple[str, ...]], list[str]] = {}
    for (from_unit, to_unit, state, ask), types in told.items():
        to.setdefault((from_unit, tuple(types), state, ask), []).append(to_unit)
    for (from_unit, types, state, ask), units in to.items():
        asked = () if state in SHUT else view.names(ask)
        values = {
            "from": view.name(from_unit),
            "to": Series(tuple(map(view.name, units)), last="list.and"),
            "what": Series(tuple(Message(f"rights.information.{one}") for one in types), last="list.and"),
            "state": Message(f"cli.meeting.state.{state}"),
            "names": Series(asked, last="list.and"),
        }
        key = "consent_shut" if state in SHUT else "consent_ask" if asked else "consent"
        yield text(Message(f"preparing.{key}", values), lang)


def _apart(view: View, pair: Sequence[str], lang: str) -> str:
    one, other = (view.name(id) for id in pair)
    return text(Message("cli.meeting.apart", {"one": one, "other": other}), lang)
