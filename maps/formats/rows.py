"""The table of a map as plain cells, for files that other programs calculate with."""

from dataclasses import dataclass
from datetime import date

from graph.model.dates import PartialDate
from maps.family import FamilyMap
from maps.formats.about import about
from maps.page.table import MARKS_TOLD
from maps.scene.entries import Entry
from maps.scene.telling import Teller
from words import words

Cell = str | date | PartialDate | None
Bounds = tuple[PartialDate | None, PartialDate | None]


@dataclass(frozen=True, slots=True)
class Table:
    """Its columns by name, and a row for each. Of several things in one cell each stands on a line of its own."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def people(map: FamilyMap) -> Table:
    """Everybody on the map on its day, folded or not, as the table on the page tells of them."""
    teller, told = Teller(map.view, map.scene.lang), about(map)
    heads = (
        "table.name",
        "file.kind",
        "file.role",
        "file.services",
        "file.tasks",
        "file.status",
        "table.place",
        "table.sector",
        "table.ring",
        "table.period",
        "file.from",
        "file.to",
        "table.relations",
        "table.findings",
        "file.day",
        "file.mark",
    )
    return Table(
        columns=tuple(teller.say(head) for head in heads),
        rows=tuple((*_row(map, entry), told.day, told.mark) for entry in map.scene.entries),
    )


def _row(map: FamilyMap, entry: Entry) -> tuple[Cell, ...]:
    scene = map.scene
    statements = {finding.id: finding.statement for finding in scene.findings}
    said = [mark.text for mark in entry.marks if mark.kind in MARKS_TOLD]
    first, last = bounds(map, entry.id)
    return (
        entry.name,
        kind_of(map, entry),
        entry.role,
        "\n".join(entry.services),
        "\n".join(entry.tasks),
        "\n".join(status_of(map, entry)),
        entry.place,
        sector_of(map, entry),
        scene.ring_name(entry.ring),
        entry.period,
        first,
        last,
        "\n".join(relation.text for relation in entry.relations),
        "\n".join([*said, *(statements[id] for id in entry.findings)]),
    )


def kind_of(map: FamilyMap, entry: Entry) -> str:
    """What somebody is: a member, of the private network, or the kind of an actor."""
    said = words(map.scene.lang)
    if entry.kind == "actor":
        return said[f"map.actor_kind.{map.view.facts.actors[entry.id].kind}"]
    return said["map.file.member" if entry.ring == "home" else "map.file.private"]


def status_of(map: FamilyMap, entry: Entry) -> tuple[str, ...]:
    """How the work of an actor stands on the day of the map, each status once: in progress or paused."""
    said = words(map.scene.lang)
    works = map.view.work_of.get(entry.id, ())
    return tuple(dict.fromkeys(said["map.file.active" if work.active else "map.file.paused"] for work in works))


def sector_of(map: FamilyMap, entry: Entry) -> str:
    """The name of the sector in which somebody stands, the home too."""
    return dict(map.scene.sectors).get(entry.sector, words(map.scene.lang)["map.sector.home"])


def bounds(map: FamilyMap, id: str) -> Bounds:
    """From when to when an actor is there, over all its work of the day; None where one piece of it does not say."""
    works = map.view.work_of.get(id, ())
    return outer([(work.engagement.from_, work.engagement.to) for work in works])


def outer(periods: list[Bounds]) -> Bounds:
    """The earliest beginning and the latest end of several periods; None where one of them is open or not known."""
    firsts, lasts = [first for first, _ in periods if first], [last for _, last in periods if last]
    whole = len(periods)
    return (
        min(firsts, key=lambda day: (day.first, day.last)) if whole and len(firsts) == whole else None,
        max(lasts, key=lambda day: (day.last, day.first)) if whole and len(lasts) == whole else None,
    )


def questions(map: FamilyMap) -> Table:
    """The findings of the day with what they rest on, in their order: none is weighed against another."""
    teller = Teller(map.view, map.scene.lang)
    columns = ("type", "statement", "question", "certainty", "evidence", "against", "not_known", "rule")
    return Table(
        columns=tuple(teller.say(f"file.{column}") for column in columns),
        rows=tuple(
            (
                finding.title,
                finding.statement,
                finding.question or "",
                finding.certainty,
                "\n".join((*finding.evidence, *finding.speaks_for)),
                "\n".join((*finding.against, *finding.speaks_against)),
                "\n".join(finding.not_known),
                finding.rule,
            )
            for finding in map.scene.findings
        ),
    )


def facts_of_file(map: FamilyMap) -> Table:
    """What the file says of itself, a row for each fact."""
    teller, told = Teller(map.view, map.scene.lang), about(map)
    rows: list[tuple[Cell, ...]] = [
        (teller.say("file.title"), told.title),
        (teller.say("file.day"), told.day),
        (teller.say("file.origin"), told.origin),
        (teller.say("file.kept_up"), told.kept_up),
        (teller.say("file.mark"), told.mark),
        *(((teller.say("file.not_here"), told.left_out),) if told.left_out else ()),
        *((teller.say("file.mapping"), line) for line in told.mapping),
        *((teller.say("file.notes"), line) for line in told.notes if line not in told.mapping),
    ]
    return Table((teller.say("file.sheet_about"), told.mark), tuple(rows))
