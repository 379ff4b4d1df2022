"""What each page for planners shows, as one thing: its table, its drawing, and what stands on both. Pages and files are made of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from flask import request

from maps.formats.rows import Cell
from maps.silo.figure import Figure
from maps.silo.heat import HeatCell, heat_body, shade_of
from maps.silo.network import UnitLine, UnitNode, network_body
from planning.disclosure import Number
from planning.released import MEASURES, Pair
from web.planning.asked import Asked
from web.planning.telling import named, percents, short, told
from words.dates import day_text

FIRST = 5
"""Pairs that stand on a page before the others are opened."""
STRONG = 0.7
"""The map begins with the lines above so many of a hundred: all of them at once hide each other."""
ORDERS: Mapping[str, str] = {
    "faelles": "most_shared", "uden-kontakt": "no_contact", "ved-ikke": "not_known", "navn": "by_name",
}  # fmt: skip
"""In which order pairs are listed, by the word in the address."""


@dataclass(frozen=True)
class Sheet:
    """A page: what it can be taken along as, and what its template shows."""

    figure: Figure
    shown: dict[str, Any] = field(default_factory=dict[str, Any])


def about(asked: Asked, days: Sequence[date]) -> tuple[str, ...]:
    """What stands on everything that leaves: municipality and days, the rule, the note."""
    release = asked.released.of_day(max(days))
    said = ", ".join(day_text(day, asked.lang) for day in sorted(set(days)))
    where = release.municipality or asked.say("municipality")
    rule = asked.say("rule", k=release.rule.k, staff=release.rule.staff, release=release.id)
    return (asked.say("of", municipality=where, days=said), rule, asked.say("note"))


def cells(number: Number | None, k: int) -> tuple[Cell | float, ...]:
    """Value, least and most, as numbers for who calculates; what is not shown is empty."""
    if number is None:
        return (None, 0, k - 1)
    return (number.value, number.lo, number.hi)


def _bounds(asked: Asked) -> tuple[str, ...]:
    return tuple(asked.say(f"head.{name}") for name in ("value", "lo", "hi"))


# --- the heat map -----------------------------------------------------------------------------------------


def overview(asked: Asked) -> Sheet:
    """Who shares families, and who of them do not know of each other: units by units, and the pairs as a list."""
    released, level = asked.released, asked.level
    pairs = released.pairs(asked.day, level)
    units, k = released.units(level, asked.day), released.of_day(asked.day).rule.k
    by = {(pair.u, pair.v): pair for pair in pairs}
    numbers = {
        (row, column): by.get((min(a, b), max(a, b)))
        for row, a in enumerate(units)
        for column, b in enumerate(units)
    }  # fmt: skip
    most = max((one.measures[asked.measure].value or 0 for one in pairs), default=0)
    grid = {place: _heat_cell(pair, asked, most) for place, pair in numbers.items()}
    names = [asked.name(unit) for unit in units]
    body, height = heat_body(names, grid)
    rows = [
        (asked.name(pair.u), asked.name(pair.v), *(cell for name in MEASURES for cell in cells(pair.measures[name], k)))
        for pair in listed(pairs, asked)
    ]
    measures = [asked.say(f"measure.{name}") for name in MEASURES]
    heads = [
        f"{name}: {bound}".replace(f": {asked.say('head.value')}", "") for name in measures for bound in _bounds(asked)
    ]
    title = asked.say(
        "overview.drawn", measure=asked.say(f"measure.{asked.measure}"), level=asked.say(f"level.{level}")
    )
    figure = Figure(
        "oversigt", title, about(asked, [asked.day]), (asked.say("head.unit"), asked.say("head.unit_2"), *heads), tuple(rows), body, height
    )  # fmt: skip
    order = listed(pairs, asked)
    between = [pair for pair in order if not pair.is_inside]
    return Sheet(
        figure,
        {
            "units": units,
            "groups": _groups(units, asked),
            "grid": grid,
            "pair_of": numbers,
            "between": between,
            "first": FIRST,
            "inside": [pair for pair in order if pair.is_inside],
            "chosen": _chosen(by, asked),
            "order": _order(),
            "answer": _answer(between, asked),
        },
    )


def _heat_cell(pair: Pair | None, asked: Asked, most: int) -> HeatCell:
    number = pair.measures[asked.measure] if pair else None
    return HeatCell(short(number, asked), shade_of(number.value if number else None, most))


def _groups(units: Sequence[str], asked: Asked) -> list[tuple[str, int]]:
    """The administrations over the units, each with how many of them."""
    found: list[tuple[str, int]] = []
    for unit in units:
        above = asked.name(asked.released.within.get(unit, unit))
        if found and found[-1][0] == above:
            found[-1] = (above, found[-1][1] + 1)
        else:
            found.append((above, 1))
    return found


def _order() -> str:
    said = request.args.get("orden", "")
    return said if said in ORDERS else next(iter(ORDERS))


def listed(pairs: Sequence[Pair], asked: Asked) -> list[Pair]:
    """The pairs in the order that the reader chose: by a number of families, the largest first, or by name."""
    name = lambda pair: (asked.name(pair.u), asked.name(pair.v))  # noqa: E731
    order = _order()
    if order == "navn":
        return sorted(pairs, key=name)
    measure = {"faelles": "families", "ved-ikke": "unknown"}.get(order)

    def rank(pair: Pair) -> int:
        if measure:
            return -(pair.measures[measure].value or 0)
        return -((pair.families.value or 0) - (pair.measures["tie"].value or 0))

    return sorted(pairs, key=lambda pair: (rank(pair), *name(pair)))


def _answer(between: Sequence[Pair], asked: Asked) -> str:
    """The question in a sentence: who of those that share most are known to talk least."""
    if not between:
        return asked.say("overview.none")
    top = max(between, key=lambda pair: ((pair.families.value or 0) - (pair.measures["tie"].value or 0), pair.u))
    return asked.say(
        "overview.answer",
        pair=named(top, asked),
        families=told(top.families, asked),
        tie=told(top.measures["tie"], asked),
        share=percents(top.tie_share, asked),
    )


def _chosen(by: dict[tuple[str, str], Pair], asked: Asked) -> dict[str, Any] | None:
    """All that is told of two units that were chosen: their parts, their appointments and months."""
    said = request.args.get("par", "").split(",")
    if len(said) != 2:
        return None
    key = (min(said), max(said))
    pair = by.get(key)
    if pair is None:
        return {"pair": None, "name": asked.say("two", one=asked.name(key[0]), other=asked.name(key[1]))}
    more = [
        (table, block)
        for table in ("pairs", "loads", "months")
        for block in asked.released.tables(table, [asked.day])
        if (block.place.key.level, block.place.key.u, block.place.key.v) == (asked.level, *key)
    ]
    return {"pair": pair, "name": named(pair, asked), "tables": more, "share": percents(pair.tie_share, asked)}


# --- the map of units -------------------------------------------------------------------------------------


def silo_map(asked: Asked) -> Sheet:
    """The units as circles, lines between those that share families; the list of lines says the same."""
    released = asked.released
    pairs = [pair for pair in released.pairs(asked.day, asked.level)]
    units, k = released.units(asked.level, asked.day), released.of_day(asked.day).rule.k
    largest = {unit: max((pair.families.value or 0 for pair in pairs if unit in pair[:2]), default=0) for unit in units}
    nodes = [
        UnitNode(unit, asked.name(unit), asked.name(released.within.get(unit, unit)), largest[unit],
                 asked.say("map.node", unit=asked.name(unit), value=largest[unit]))
        for unit in units
    ]  # fmt: skip
    between = sorted(
        (pair for pair in pairs if not pair.is_inside), key=lambda pair: (-(pair.families.value or 0), pair.u, pair.v)
    )
    lines = [
        UnitLine(pair.u, pair.v, pair.families.value or 0, pair.measures["tie"].value is not None, named(pair, asked))
        for pair in between
    ]
    strong = sorted(line.value for line in lines)[int(len(lines) * STRONG)] if lines else 0
    body, height = network_body(nodes, lines, strong)
    heads = (asked.say("head.unit"), asked.say("head.unit_2"), *_bounds(asked), asked.say("measure.tie"))
    rows = tuple(
        (asked.name(pair.u), asked.name(pair.v), *cells(pair.families, k), told(pair.measures["tie"], asked))
        for pair in between
    )
    figure = Figure(
        "kort", asked.say("map.drawn", level=asked.say(f"level.{asked.level}")), about(asked, [asked.day]), heads, rows, body, height
    )  # fmt: skip
    values = sorted({line.value for line in lines})
    begin = values.index(strong) if lines else 0
    return Sheet(figure, {"nodes": nodes, "lines": lines, "between": between, "values": values, "begin": begin})
