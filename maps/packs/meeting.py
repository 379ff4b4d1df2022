"""Mødepakke: the questions that are taken to a meeting, with room to write, and the consents that they ask for."""

from collections.abc import Iterator, Sequence
from itertools import count as count_from

from maps.family import FamilyMap
from maps.packs.blocks import Block, Line, items, paragraph, rules, space
from maps.packs.consents import consent_blocks
from maps.packs.setting import under
from maps.scene.statements import SceneFinding
from queries.finding import Finding
from queries.groups import Group, first_questions, groups
from words import Message, counted, text

FIRST_OF_A_GROUP = 2
"""So many questions of each group with which a meeting may begin: a meeting has time for few."""
IN_SHORT = 3
"""So many lines say what a question rests on."""
MOST_CONSENTS = 24
"""More stand in the pack for the case."""
WRITTEN = ((2, 5), (6, 3))
"""Up to so many questions there are so many lines to write on below each; with more there are two."""
Asked = tuple[Group, tuple[Finding, ...]]


def meeting_blocks(map: FamilyMap, taken: Sequence[str]) -> list[Block]:
    """The questions of these ids in their order, each group together; without any, the first ones of the first groups.

    What is not on the map is not asked about: one that was chosen where more may be seen is no question here.
    """
    lang = map.scene.lang
    every = groups(map.view, map.findings)
    chosen = _chosen(every, taken)
    asked = chosen or [(group, group.findings[:FIRST_OF_A_GROUP]) for group in first_questions(every)]
    title, day, _ = map.scene.header
    head = [
        *paragraph(_say(lang, "meeting"), 18, bold=True, after=2),
        *paragraph(f"{title}. {day}.", after=2),
        *(() if chosen or not asked else paragraph(_say(lang, "first"), after=2)),
        *space(8),
    ]
    if not asked:
        return [Block((*head, *paragraph(_say(lang, "no_questions")), *rules(8)))]
    told = {finding.id: finding for finding in map.scene.findings}
    found = [finding for _, findings in asked for finding in findings]
    return [*under(head, list(_questions(asked, told, lang))), *consent_blocks(found, map, MOST_CONSENTS)]


def _chosen(every: Sequence[Group], taken: Sequence[str]) -> list[Asked]:
    place = {id: number for number, id in enumerate(taken)}
    of_groups = [
        (group, tuple(sorted((one for one in group.findings if one.id in place), key=lambda one: place[one.id])))
        for group in every
    ]
    return sorted(((group, found) for group, found in of_groups if found), key=lambda asked: place[asked[1][0].id])


def _questions(asked: Sequence[Asked], told: dict[str, SceneFinding], lang: str) -> Iterator[Block]:
    count = sum(len(findings) for _, findings in asked)
    lines = next((lines for most, lines in WRITTEN if count <= most), 2)
    number = count_from(1)
    for group, findings in asked:
        heading = paragraph(text(group.heading, lang), 13, bold=True, after=3)
        blocks = [
            Block((*_question(told[finding.id], next(number), lang), *rules(lines), *space(12))) for finding in findings
        ]
        yield from under(heading, blocks)


def _question(finding: SceneFinding, number: int, lang: str) -> Iterator[Line]:
    yield from paragraph(f"{number}. {finding.statement}", after=1)
    if finding.question:
        yield from paragraph(finding.question, bold=True, after=1)
    rests_on = [*finding.speaks_for, *finding.speaks_against, *finding.not_known, *finding.evidence]
    more = len(rests_on) - IN_SHORT
    if more > 1:  # one more takes no more room than to say so
        rests_on[IN_SHORT:] = [text(counted("packs.more", more), lang)]
    yield from items(rests_on)


def _say(lang: str, key: str) -> str:
    return text(Message(f"packs.{key}"), lang)
