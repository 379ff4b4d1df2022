"""Everybody around a family on a day, in the order of the map: what the table twin says, ready for a page of its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from maps.page.table import MARKS_TOLD
from maps.scene.entries import Entry
from maps.scene.redaction import Released
from words import Message, text
from words.order import danish

Group = Literal["home", "private", "helpers"]


@dataclass(frozen=True)
class Person:
    """A row: `id` names whom it is about; who it is, where, how often, since when; and, behind their numbers, contacts and questions."""

    id: str
    name: str
    below: str
    place: str
    area: str
    ring: str
    period: str
    relations: tuple[str, ...]
    others: tuple[str, ...]
    """Of each contact, who the other one is, where it is about one; else empty."""
    questions: tuple[str, ...]
    """Marks that say more than the questions beside them come first."""


@dataclass(frozen=True)
class People:
    """A group of rows under a heading: the home, family and friends, or those who help."""

    group: Group
    rows: tuple[Person, ...]


def people_of(scene: Released) -> tuple[People, ...]:
    """All people of a scene, folded or not, each group by name; a group without anybody is left out."""
    found: dict[Group, list[Person]] = {"home": [], "private": [], "helpers": []}
    statements = {finding.id: finding.statement for finding in scene.findings}
    areas = dict(scene.sectors)
    for entry in scene.entries:
        found[_group(entry)].append(_person(entry, areas.get(entry.sector, ""), scene, statements))
    return tuple(
        People(group, tuple(sorted(rows, key=lambda row: danish(row.name)))) for group, rows in found.items() if rows
    )


def part(people: Sequence[People], first: int, last: int) -> tuple[People, ...]:
    """The rows from place `first` up to `last`, counted over all groups."""
    taken, at = [], 0
    for group in people:
        rows = group.rows[max(0, first - at) : max(0, last - at)]
        at += len(group.rows)
        if rows:
            taken.append(People(group.group, rows))
    return tuple(taken)


def _group(entry: Entry) -> Group:
    if entry.ring == "home":
        return "home"
    return "helpers" if entry.kind == "actor" else "private"


def _person(entry: Entry, area: str, scene: Released, statements: dict[str, str]) -> Person:
    only_home, not_known = (text(Message(f"map.{key}"), scene.lang) for key in ("home.only", "not_known"))
    at_home = entry.ring == "home"
    return Person(
        id=entry.id,
        name=entry.name,
        below="" if entry.below == entry.place else entry.below,
        place="" if at_home and entry.place == only_home else entry.place,
        area="" if at_home else area,
        ring=scene.ring_names[entry.ring - 1] if isinstance(entry.ring, int) else "",
        period="" if at_home else entry.period or (not_known if entry.kind == "actor" else ""),
        relations=tuple(relation.text for relation in entry.relations),
        others=tuple(one.others[0] if len(one.others) == 1 else "" for one in entry.relations),
        questions=(
            *(mark.text for mark in entry.marks if mark.kind in MARKS_TOLD),
            *(statements[id] for id in entry.findings),
        ),
    )
