"""Til sagen: all that is known, for those who work with the family: every question with what it rests on, and everybody."""

from collections.abc import Iterator

from maps.family import FamilyMap
from maps.packs.blocks import SMALL, Block, Line, items, paragraph, row, space
from maps.packs.consents import consent_blocks
from maps.packs.setting import under
from maps.page.people import Person, people_of
from maps.scene.palette import ALARM
from maps.scene.statements import SceneFinding
from queries.groups import groups
from words import Message, text

PEOPLE_WIDTHS = (0.22, 0.2, 0.16, 0.42)
PARTS = (
    ("map.sheet.speaks_for", "speaks_for"),
    ("map.sheet.speaks_against", "speaks_against"),
    ("map.sheet.not_known", "not_known"),
    ("map.sheet.evidence", "evidence"),
    ("map.sheet.against", "against"),
)
"""What is said of a question, in this order: the key of its heading, and its texts."""


def case_blocks(map: FamilyMap) -> list[Block]:
    """All questions by their groups, the consents that they ask for, and everybody on the map as a table."""
    lang = map.scene.lang
    title, day, _ = map.scene.header
    head = [
        *paragraph(_say(lang, "packs.case"), 18, bold=True, after=2),
        *paragraph(f"{title}. {day}.", after=2),
        *paragraph(map.scene.warning, bold=True, colour=ALARM),
        *space(8),
    ]
    return list(under(head, [*_questions(map, lang), *consent_blocks(map.findings, map), *_people(map, lang)]))


def _questions(map: FamilyMap, lang: str) -> Iterator[Block]:
    told = {finding.id: finding for finding in map.scene.findings}
    heading = paragraph(_say(lang, "map.sheet.questions"), 15, bold=True, after=4)
    blocks: list[Block] = []
    for group in groups(map.view, map.findings):
        over = paragraph(text(group.heading, lang), 12, bold=True, after=3)
        blocks += under(over, [Block((*_question(told[item.id], lang), *space(9))) for item in group.findings])
    if not blocks:
        blocks.append(Block(paragraph(_say(lang, "map.sheet.no_questions"), after=9)))
    yield from under(heading, blocks)


def _question(finding: SceneFinding, lang: str) -> Iterator[Line]:
    yield from paragraph(finding.statement, after=1)
    if finding.question:
        yield from paragraph(finding.question, bold=True, after=1)
    yield from paragraph(f"{_say(lang, 'map.sheet.sure')}: {finding.certainty}", SMALL)
    for key, texts in PARTS:
        if told := getattr(finding, texts):
            yield from paragraph(_say(lang, key), SMALL, bold=True)
            yield from items(told)


def _people(map: FamilyMap, lang: str) -> Iterator[Block]:
    columns = row(
        [_say(lang, f"map.table.{name}") for name in ("name", "place", "period", "relations")],
        PEOPLE_WIDTHS,
        bold=True,
    )
    heading = paragraph(_say(lang, "pages.title.people"), 15, bold=True, after=4)
    for at, part in enumerate(people_of(map.scene)):
        over = (*paragraph(_say(lang, f"pages.group.{part.group}"), 12, bold=True, after=4), *columns)
        rows = [Block(_row(person), columns) for person in part.rows]
        yield from under((*space(12), *heading, *over) if not at else (*space(8), *over), rows)


def _row(person: Person) -> tuple[Line, ...]:
    name = "\n".join(filter(None, (person.name, person.below)))
    place = "\n".join(filter(None, (person.place, person.area, person.ring)))
    return row((name, place, person.period, "\n".join(person.relations)), PEOPLE_WIDTHS)


def _say(lang: str, key: str) -> str:
    return text(Message(key), lang)
