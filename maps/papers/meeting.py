"""Dagsorden: the points of a meeting with their minutes, and room to write."""

from maps.papers.model import Paper, Section, Table
from maps.papers.writing import Writer

FACTS = (0.26, 0.74)
POINTS = (0.08, 0.72, 0.2)


def agenda(writer: Writer) -> Paper:
    """The agenda of a meeting."""
    meeting, say = writer.meeting, writer.say
    points = writer.agenda()
    rows = tuple((f"{number}.", said, _minutes(writer, minutes)) for number, (said, minutes) in enumerate(points, 1))
    columns = (say("agenda.number"), say("agenda.point"), say("agenda.minutes"))
    facts = (
        (say("where"), writer.known(meeting.place)),
        (say("who_leads"), writer.one(meeting.leader)),
        (say("who_writes"), writer.one(meeting.minutes_by)),
        (say("who_comes"), "\n".join(writer.people()) or writer.unknown),
        (say("why"), writer.known(meeting.purpose)),
    )
    return writer.paper(
        "agenda",
        [
            Section(table=Table(("", ""), FACTS, facts)),
            Section(
                say("agenda.heading"),
                texts=() if rows else (say("agenda.none"),),
                table=Table(columns, POINTS, rows, blank=2 if rows else 5),
            ),
            Section(say("agenda.notes"), rules=6),
        ],
        head=(writer.family_name,),
    )


def _minutes(writer: Writer, minutes: int | None) -> str:
    return writer.say("agenda.so_long", minutes=minutes) if minutes else writer.unknown
