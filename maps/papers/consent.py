"""Samtykke: for each who can give it, what they are asked for, and how to take it back."""

from collections.abc import Iterator

from maps.papers.model import BOX, Paper, Section, Table
from maps.papers.writing import FOR_ONE, Writer
from queries.meetings.consent_matrix import ConsentMatrix, givers_of
from words import Message, text

WIDTHS = (0.2, 0.2, 0.16, 0.28, 0.16)


def asked(matrix: ConsentMatrix) -> tuple[str, ...]:
    """Who is to be asked for a consent, by id."""
    return tuple(sorted({giver for cell in matrix.cells for giver in cell.ask}))


def consent(writer: Writer, matrix: ConsentMatrix, giver: str) -> Paper:
    """The consent that somebody is asked for. `matrix`: that of the meeting, of what may be told whoever gives it."""
    say, leader = writer.say, writer.meeting.leader
    rows = tuple(_rows(writer, matrix, giver))
    told = say("consent.tell", leader=writer.one(leader)) if leader else say("consent.tell_sender")
    return writer.paper(
        "consent",
        [
            Section(
                texts=(say("consent.asked"), say("consent.choose")),
                table=Table(tuple(say(f"consent.{column}") for column in COLUMNS), WIDTHS, rows),
            ),
            Section(say("consent.why"), texts=(say("consent.reason"), *_purpose(writer))),
            Section(say("consent.until"), texts=(say("consent.until_day"),), blanks=(say("consent.last_day"),)),
            Section(say("consent.back"), texts=(say("consent.take_back"), told)),
            Section(
                say("consent.sign"),
                blanks=tuple(say(f"consent.{blank}") for blank in ("signature", "date", "interpreter")),
            ),
        ],
        head=(say("invitation.to", name=writer.view.called(giver)),),
        foot=FOR_ONE,
    )


COLUMNS = ("from", "to", "about", "what", "answer")


def _purpose(writer: Writer) -> Iterator[str]:
    if writer.meeting.purpose:
        yield writer.say("consent.purpose", purpose=writer.meeting.purpose)


def _rows(writer: Writer, matrix: ConsentMatrix, giver: str) -> Iterator[tuple[str, ...]]:
    """A row for each two units: what the one would tell the other, about whom."""
    view, answers = writer.view, f"{BOX} {writer.say('consent.yes')}   {BOX} {writer.say('consent.no')}"
    types: dict[tuple[str, str], list[str]] = {}
    for cell in matrix.cells:
        if giver in cell.ask:
            said = text(Message(f"rights.information.{cell.information}"), writer.lang)
            types.setdefault((cell.from_unit, cell.to_unit), []).append(said)
    for (giving, taking), what in types.items():
        members = [
            member.id
            for member in view.facts.family.members
            if member.id in matrix.persons_of(giving)
            and giver in givers_of(member, matrix.on.day, matrix.consent_age)
            and member.id not in view.known_barred
        ]
        about = writer.each(members)
        yield view.called(giving), view.called(taking), about, "\n".join(what), answers
