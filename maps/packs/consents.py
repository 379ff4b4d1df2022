"""The consents that questions ask for, each once; two that differ in nothing but their direction as one."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from maps.family import FamilyMap
from maps.packs.blocks import Block, Line, paragraph, row
from maps.packs.setting import under
from maps.scene.telling import Teller
from queries.day.units import pair
from queries.day.view import View
from queries.finding import Finding
from words import Message, counted, text
from words.order import danish

WIDTHS = (0.56, 0.28, 0.16)
HAVE = ("no", "expired", "yes")
"""What is missing first."""


class ConsentLine(NamedTuple):
    """Who may tell whom about whom, and whether that is agreed; `both` where it goes both ways."""

    giving: str
    taking: str
    about: tuple[str, ...]
    have: str
    both: bool


def consents_of(findings: Iterable[Finding], view: View) -> list[ConsentLine]:
    """The consents of these findings: what is missing first, then by name."""
    found: dict[tuple, set[tuple[str, str]]] = {}
    for finding in findings:
        for need in finding.consent:
            ways = found.setdefault((pair(need.from_unit, need.to_unit), need.about, need.have), set())
            ways.add((need.from_unit, need.to_unit))
    lines = [ConsentLine(*min(ways), about, have, both=len(ways) == 2) for (_, about, have), ways in found.items()]
    return sorted(
        lines,
        key=lambda line: (
            HAVE.index(line.have), danish(view.name(line.giving)), danish(view.name(line.taking)), line.about, line[:2],
        ),
    )  # fmt: skip


def consent_blocks(findings: Iterable[Finding], map: FamilyMap, most: int | None = None) -> Iterator[Block]:
    """A row for each, with a box to tick where it is not there yet; after `most` of them how many more there are."""
    lang = map.scene.lang
    found = consents_of(findings, map.view)
    heading = paragraph(_say(lang, "consents"), 13, bold=True, after=4)
    if not found:
        yield Block((*heading, *paragraph(_say(lang, "no_consents"))))
        return
    columns = row([_say(lang, name) for name in ("between", "about_whom", "state")], WIDTHS, bold=True)
    shown = [Block(_row(consent, map), columns) for consent in found[:most]]
    yield from under((*heading, *columns), shown)
    if more := len(found) - len(shown):
        yield Block(paragraph(text(counted("packs.more_consents", more), lang)))


def _row(consent: ConsentLine, map: FamilyMap) -> tuple[Line, ...]:
    lang, name = map.scene.lang, map.view.name
    ends = {"giving": name(consent.giving), "taking": name(consent.taking)}
    told = text(Message("packs.both" if consent.both else "packs.one", ends), lang)
    about = Teller(map.view, lang).all(list(map.view.names(consent.about))) or text(Message("the_family"), lang)
    return row((told, about, _say(lang, f"consent.{consent.have}")), WIDTHS, box=consent.have != "yes")


def _say(lang: str, key: str) -> str:
    return text(Message(f"packs.{key}"), lang)
