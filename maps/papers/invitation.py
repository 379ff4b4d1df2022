"""Indkaldelse: for each who is asked to come, with what that one may see, and how to say no."""

from graph.reading.cut import Seen
from maps.papers.model import BOX, Paper, Section, Table
from maps.papers.writing import FOR_ONE, Writer

WIDTHS = (0.26, 0.74)
ANSWERS = ("comes", "comes_not", "not_yet")


def invitation(writer: Writer, who: str, name: str) -> Paper:
    """The invitation of somebody. All of it is of what `writer` may tell that one."""
    meeting, say = writer.meeting, writer.say
    leader = writer.one(meeting.leader)
    facts = [
        (say("when"), writer.day_told),
        (say("where"), writer.known(meeting.place)),
        (say("who_leads"), leader),
        (say("who_comes"), "\n".join(writer.people()) or writer.unknown),
        (say("why"), writer.known(meeting.purpose)),
    ]
    return writer.paper(
        "invitation",
        [
            Section(texts=(say("invitation.asked"),), table=Table(("", ""), WIDTHS, tuple(facts))),
            _agenda(writer),
            Section(
                say("invitation.no"),
                texts=(
                    say("invitation.may_say_no"),
                    say("invitation.tell", leader=leader) if meeting.leader else say("invitation.tell_sender"),
                    *(() if who in writer.facts.actors else (say("invitation.bring"),)),
                    *(f"{BOX} {say(f'invitation.{answer}')}" for answer in ANSWERS),
                ),
                blanks=(say("invitation.need"), say("invitation.point")),
            ),
        ],
        head=(say("invitation.to", name=name),),
        foot=FOR_ONE,
    )


def _agenda(writer: Writer) -> Section:
    heading, points = writer.say("invitation.agenda"), writer.agenda()
    if not points:
        return Section(heading, texts=(writer.say("invitation.no_agenda"),))
    return Section(heading, items=tuple(said.replace("\n", ". ") for said, _ in points))


def invited(seen: Seen, meeting: str) -> tuple[str, ...]:
    """Who is asked to come to a meeting, of those who show, by id."""
    found = next((one for one in seen.family.meetings if one.id == meeting), None)
    if found is None:
        return ()
    names = {one.id for one in (*seen.family.members, *seen.family.private_network)} | seen.actors.keys()
    said_no = {one.who for one in found.invited if one.answer == "no"}
    return tuple(sorted({*(one.who for one in found.invited), *found.participants} & names - said_no))
