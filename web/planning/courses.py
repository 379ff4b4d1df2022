"""Numbers over time: a block over all its days, and two days side by side."""

from collections.abc import Mapping, Sequence
from datetime import date

from flask import request

from graph.model.catalogue import load_catalogue
from maps.formats.rows import Cell
from maps.silo.figure import Figure
from maps.silo.lines import Change, Line, Point, changes_body, lines_body
from planning.blocks import BlockKey
from planning.disclosure import Number, Shown
from planning.released import Pair, total
from queries.blocks import PARTS, Key
from queries.blocks.tables import COORDINATION
from web.planning.asked import Asked, day_of
from web.planning.figures import Sheet, about, cells, listed
from web.planning.telling import named, told
from words import Message, text
from words.dates import day_text

TABLES = ("pairs", "loads", "months", "coordination", "fragmentation", "children", "costs")
PART_WORDS: Mapping[str, str] = {
    "0-0": "0_0", "0-mid": "0_mid", "0-1": "0_1", "mid-mid": "mid_mid", "mid-1": "mid_1", "1-1": "1_1",
    "0+": "0_more", "1+": "1_more", "2+": "2_more", "3+": "3_more",
}  # fmt: skip
"""Parts whose names hold a sign, as their words are called."""
ON_A_PAGE = 8
"""Pairs whose two days are drawn."""


def table_of() -> str:
    """The table of the address."""
    said = request.args.get("tabel", "")
    return said if said in TABLES else TABLES[0]


def key_text(key: Key, asked: Asked) -> str:
    """A key of a block in words."""
    if key.level:
        return named(Pair(key.u, key.v, {}), asked)
    if key.unit:
        kind = asked.say(f"family_type.{key.family_type}")
        label = load_catalogue().categories.get(key.category)
        category = getattr(label, asked.lang) if label else asked.say("other_category")
        return asked.say("cost_of", unit=asked.name(key.unit), category=category, family_type=kind)
    return asked.say("all_families")


def part_text(table: str, part: str, asked: Asked) -> str:
    """A part of a block in words."""
    if table == "coordination":
        surfaces, held = part.split("/")
        return asked.say("part.coordination", surfaces=surfaces, held=asked.say(f"held.{held}"))
    return asked.say(f"part.{table}.{PART_WORDS.get(part, part)}")


def keys_of(table: str, asked: Asked) -> list[Key]:
    """The blocks of a table that there are, in the order in which people look for them."""
    level = asked.level if table in ("pairs", "loads", "months") else ""
    return sorted(asked.released.keys(table, level), key=lambda key: key_text(key, asked))


def chosen_key(keys: Sequence[Key]) -> int:
    """Which of them the address asks for, by its place."""
    said = request.args.get("nr", 0, type=int)
    return said if 0 <= said < len(keys) else 0


def trend(asked: Asked) -> Sheet:
    """A block on all its days: the whole and its parts."""
    table = table_of()
    keys = keys_of(table, asked)
    at = chosen_key(keys)
    days = asked.released.days
    k = asked.released.last.rule.k
    found = (
        [_course(asked.released.blocks.get(BlockKey(table, day, keys[at])), table, asked) for day in days]
        if keys
        else []
    )
    names = list(dict.fromkeys(name for one in found for name in one))
    series = [(name, [one.get(name) for one in found]) for name in names]
    lines = [
        Line(name, tuple(_point(day, number, k) for day, number in zip(days, numbers, strict=True)))
        for name, numbers in series
    ]
    body, height = lines_body(lines)
    heads = (asked.say("head.part"), *(f"{day.isoformat()} {bound}" for day in days for bound in _bounds(asked)))
    rows = tuple((name, *(cell for number in numbers for cell in cells(number, k))) for name, numbers in series)
    what = key_text(keys[at], asked) if keys else asked.say("nothing")
    title = asked.say("trend.drawn", table=text(Message(f"silo.table.{table}"), asked.lang), what=what)
    figure = Figure("udvikling", title, about(asked, days), heads, rows, body, height)
    options = [(number, key_text(key, asked)) for number, key in enumerate(keys)]
    told_series = [(name, [_told(number, asked, k) for number in numbers]) for name, numbers in series]
    return Sheet(
        figure,
        {
            "table": table,
            "tables": TABLES,
            "options": options,
            "at": at,
            "series": told_series,
            "what": what,
        },
    )


def _bounds(asked: Asked) -> tuple[str, ...]:
    return tuple(asked.say(f"head.{name}") for name in ("value", "lo", "hi"))


def _point(day: date, number: Number | None, k: int) -> Point:
    return Point(day, None, 0, k - 1) if number is None else Point(day, number.value, number.lo, number.hi)


def _told(number: Number | None, asked: Asked, k: int) -> str:
    return asked.say("under", number=k) if number is None else told(number, asked)


def _course(block: Shown | None, table: str, asked: Asked) -> dict[str, Number]:
    """The whole and the parts of a block by name; of coordination by who holds the rope."""
    if block is None:
        return {}
    whole = {asked.say("whole"): block.families}
    if table != "coordination":
        return whole | {part_text(table, part, asked): block.parts[part] for part in PARTS[table]}
    held = {
        name: [number for part, number in block.parts.items() if part.split("/")[1] == name] for name in COORDINATION
    }
    return whole | {asked.say(f"held.{name}"): total(numbers, block.families.hi) for name, numbers in held.items()}


# --- two days ---------------------------------------------------------------------------------------------


def before_after(asked: Asked) -> Sheet:
    """Each pair of units on two days, and whether what changed is sure."""
    released = asked.released
    after = day_of(released, "til") or released.days[-1]
    before = day_of(released, "fra") or next((day for day in reversed(released.days) if day < after), released.days[0])
    k = released.of_day(after).rule.k
    sides = [{pair[:2]: pair for pair in released.pairs(day, asked.level)} for day in (before, after)]
    order = listed([*{**sides[0], **sides[1]}.values()], asked)
    measure = asked.measure
    numbers = [
        (named(pair, asked), tuple(side[pair[:2]].measures[measure] if pair[:2] in side else None for side in sides))
        for pair in order
        if not pair.is_inside
    ]
    points = [
        Change(name, _point(before, one, k), _point(after, other, k)) for name, (one, other) in numbers[:ON_A_PAGE]
    ]
    body, height = changes_body(points, (before.isoformat(), after.isoformat()))
    told_rows = [
        (name, _told(one, asked, k), _told(other, asked, k), asked.say(f"change.{sure_change(one, other, k)}"))
        for name, (one, other) in numbers
    ]
    heads = (
        asked.say("head.pair"),
        *(f"{day.isoformat()} {bound}" for day in (before, after) for bound in _bounds(asked)),
        asked.say("head.change"),
    )
    rows: tuple[tuple[Cell | float, ...], ...] = tuple(
        (name, *cells(one, k), *cells(other, k), row[3])
        for (name, (one, other)), row in zip(numbers, told_rows, strict=True)
    )
    title = asked.say(
        "change.drawn",
        measure=asked.say(f"measure.{measure}"),
        before=day_text(before, asked.lang),
        after=day_text(after, asked.lang),
    )
    figure = Figure("foer-efter", title, about(asked, [before, after]), heads, rows, body, height)
    shown = {"before": before, "after": after, "rows": told_rows, "drawn": ON_A_PAGE}
    return Sheet(figure, shown)


def sure_change(before: Number | None, after: Number | None, k: int) -> str:
    """Whether there are surely more or fewer, whatever the bounds hide; else nothing can be said.

    >>> sure_change(Number(10, 6, 14), Number(30, 26, 34), 5), sure_change(None, Number(10, 6, 14), 5), sure_change(None, None, 5)
    ('more', 'more', 'open')
    """
    low, high = ((0, k - 1) if one is None else (one.lo, one.hi) for one in (before, after))
    return "more" if high[0] > low[1] else "fewer" if high[1] < low[0] else "open"
