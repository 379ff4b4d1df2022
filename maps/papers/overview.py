"""Netværkskort, netværksoverblik, indsatsoverblik: who is round the family, who does what, and the map of them."""

from maps.family import FamilyMap
from maps.page.people import people_of
from maps.papers.model import Drawing, Paper, Section, Table
from maps.papers.writing import Writer
from queries.day.work import Work
from words import capital
from words.order import danish

PEOPLE = (0.24, 0.24, 0.22, 0.16, 0.14)
EFFORTS = (0.22, 0.22, 0.16, 0.16, 0.24)


def network_map(writer: Writer, map: FamilyMap) -> Paper:
    """The map as it may lie on the table of the meeting."""
    section = Section(texts=(map.nobody,)) if map.nobody else Section(drawing=Drawing(map.print_svg, map.origin))
    return writer.paper("map", [section], head=(writer.family_name,))


def network(writer: Writer, day: FamilyMap) -> Paper:
    """Everybody round the family, with room for a phone number."""
    say = writer.say
    columns = tuple(say(f"network.{name}") for name in ("who", "role", "unit", "for_whom", "phone"))
    sections = []
    for group in people_of(day.scene):
        rows = tuple(
            (
                row.name,
                _role(writer, row.id, row.below),
                _unit(writer, row.id),
                _for_whom(writer, row.id, group.group),
                "",
            )
            for row in group.rows
        )
        sections.append(Section(say(f"network.{group.group}"), table=Table(columns, PEOPLE, rows)))
    return writer.paper("network", sections or [Section(texts=(say("network.nobody"),))], head=(writer.family_name,))


def _role(writer: Writer, id: str, below: str) -> str:
    works = [work for work in writer.view.works_of.get(id, ()) if work.in_circle or work.coming]
    services = sorted({capital(writer.teller.short(work.engagement)) for work in works} - {""}, key=danish)
    person = next((one for one in writer.facts.family.private_network if one.id == id), None)
    if person is not None:
        return capital(writer.relation(person.relation))
    return "\n".join(services) or below or writer.unknown


def _unit(writer: Writer, id: str) -> str:
    actor = writer.facts.actors.get(id)
    if actor is None:
        return "–"
    return writer.known(writer.view.called(actor.unit) if actor.unit else "")


def _for_whom(writer: Writer, id: str, group: str) -> str:
    if group == "home":
        return "–"
    members = writer.view.members
    if id in writer.facts.actors:
        works = [work for work in writer.view.works_of.get(id, ()) if work.in_circle or work.coming]
        return writer.each(frozenset[str]().union(*(work.targets for work in works)))
    ties = writer.facts.family.private_ties
    return writer.each({end for tie in ties if id in (tie.a, tie.b) for end in (tie.a, tie.b)} & members)


def efforts(writer: Writer) -> Paper:
    """Each effort that runs, waits or is about to begin: who, for whom, how often, with what aim."""
    say = writer.say
    columns = tuple(say(f"efforts.{name}") for name in ("what", "who", "for_whom", "often", "aim"))
    rows = tuple(_effort(writer, work) for work in efforts_of(writer))
    section = Section(table=Table(columns, EFFORTS, rows)) if rows else Section(texts=(say("efforts.none"),))
    return writer.paper("efforts", [section], head=(writer.family_name,))


def efforts_of(writer: Writer) -> list[Work]:
    """The efforts that run, wait or are about to begin, by what they are called."""
    works = [work for work in writer.view.works if work.in_circle or work.coming]
    return sorted(works, key=lambda work: (danish(service(writer, work)), danish(work.actor.name), work.engagement.id))


def service(writer: Writer, work: Work) -> str:
    """What an effort is called."""
    return capital(writer.teller.short(work.engagement) or writer.teller.say("some_work"))


def _effort(writer: Writer, work: Work) -> tuple[str, ...]:
    state = (
        writer.teller.word("status", work.engagement.status) if work.engagement.status in ("paused", "granted") else ""
    )
    what = f"{service(writer, work)} ({state})" if state else service(writer, work)
    return (
        what,
        writer.with_unit(work.actor.id),
        writer.each(work.targets),
        writer.known(writer.often(work.engagement.per_week)),
        writer.known(work.engagement.goal),
    )
