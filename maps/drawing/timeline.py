"""The course as a drawing in years, and as the table that says the same: `maps.scene.course` as HTML with SVG in it.

Sure time is a filled bar, possible time a dashed one; an end that nobody knows is open. Stops have a sign and words.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain, groupby, pairwise

from graph.model.periods import plus
from maps.drawing.svg import FONTS, Value, clean, element, label, prose
from maps.layout.text import Cut, cut_middle, cut_text, text_width
from maps.scene.course import Bar, Row, Stop
from maps.scene.moments import Moments
from maps.scene.palette import COLOUR_OF, INK, LINE_INK, SOFT_INK, WHITE, YEAR_LINE
from words import below

WIDTH, LEFT, RIGHT = 848.0, 8.0, 840.0
"""The drawing in units, and where on it the first and the last day lie. What a row is called stands beside it."""
ROW, BAR, TEXT = 26.0, 18.0, 12.0
HEAD = 42.0
"""The height of the scale above the rows: the day that is shown, and the years."""
CAUSE = 16.0
ALIKE = 6
"""Names of which so many letters are the same may read alike when they are cut."""
BEYOND = 0.04
LEAST = 3.0
"""A bar of a single day is so wide at least."""
NEAR_EDGE = 70.0
"""So near to an end of the scale the name of a day stands beside its line, not over it."""
SIGN = 9.0
SIGNS: dict[Stop, str] = {"ended": "■", "paused": "Ⅱ", "cancelled": "×", "planned": "P"}
COLUMNS = ("administration", "people", "service", "actor", "period", "stop")


@dataclass(frozen=True, slots=True)
class Scale:
    """Where a day lies on the drawing: the slider's range, and a little beyond it for what goes on."""

    first: date
    last: date
    begin_alike: frozenset[str] = frozenset()
    """Names of bars of which the end is kept where they are cut."""

    @staticmethod
    def of(moments: Moments) -> "Scale":
        """From the first moment to the last; a range of one day gets the year round it."""
        first, last = moments.days[0], moments.days[-1]
        if first == last:
            return Scale(date(first.year, 1, 1), date(first.year, 12, 31))
        return Scale(first, plus(last, max(1, round((last - first).days * BEYOND))))

    def x(self, day: date) -> float:
        """The place of a day; one outside the range lies on its border."""
        inside = min(max(day, self.first), self.last).toordinal() - self.first.toordinal()
        return round(LEFT + (RIGHT - LEFT) * inside / (self.last.toordinal() - self.first.toordinal()), 1)

    def years(self) -> list[date]:
        """The beginnings of years to be named: so few that their names do not touch."""
        years = range(self.first.year + 1, self.last.year + 1)
        step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 1000, 10000) if len(years) / step <= 18)
        return [date(year, 1, 1) for year in years if year % step == 0]


def drawing(rows: Sequence[Row], moments: Moments, words: dict[str, str], days: Sequence[str]) -> str:
    """The course: a scale of years, then the rows by administration, with a line through all at the day that is shown.

    Names are text of the page and each line of bars is an SVG of its own, so that names wrap and stay in view where the
    drawing scrolls, and rows close up when some are hidden.
    """
    scale = replace(Scale.of(moments), begin_alike=_begin_alike(rows))
    groups = [
        element(
            "div",
            element("p", clean(administration), class_="course-administration"),
            *(_row(row, scale) for row in found),
            class_="course-group",
        )
        for administration, found in groupby(rows, key=lambda row: row.administration)
    ]
    head = _svg([*_years(scale, named=True), _day(scale, moments, days, named=True)], HEAD, class_="course-head")
    lines = _svg(
        [*_years(scale, named=False), _day(scale, moments, days, named=False)], 100, class_="course-ground",
        preserveAspectRatio="none",
    )  # fmt: skip
    return element(
        "div",
        lines,
        element("div", head, class_="course-scale"),
        *groups,
        class_="course-body",
        data_course="family",
        role="img",
        aria_label=words["picture"],
    )


def _begin_alike(rows: Sequence[Row]) -> frozenset[str]:
    """The names that others begin like: of these the end is kept where they are cut."""
    names = sorted({bar.actor for row in rows for bar in row.bars})
    alike = [(one, other) for one, other in pairwise(names) if one[:ALIKE] == other[:ALIKE]]
    return frozenset(chain.from_iterable(alike))


def _svg(parts: Sequence[str], height: float, **given: Value) -> str:
    size = {"viewBox": f"0 0 {WIDTH:g} {height:g}", "width": WIDTH, "height": height}
    return element(
        "svg", *parts, xmlns="http://www.w3.org/2000/svg", **size, **given, font_family=FONTS, aria_hidden="true"
    )


def _years(scale: Scale, *, named: bool) -> list[str]:
    """The beginnings of years: their names, or their lines through all rows."""
    if named:
        return [label(str(year.year), scale.x(year) + 3, HEAD - 8, TEXT, SOFT_INK) for year in scale.years()]
    return [
        element("path", d=f"M{scale.x(year):g} 0V100", stroke=YEAR_LINE, stroke_width=1, fill="none", **UNSTRETCHED)
        for year in scale.years()
    ]


UNSTRETCHED = {"vector_effect": "non-scaling-stroke"}
"""For lines of a drawing that is stretched to the height of all rows."""


def _day(scale: Scale, moments: Moments, days: Sequence[str], *, named: bool) -> str:
    """The day that is shown, its name or its line, with the places of all moments: a script moves it there."""
    now = scale.x(moments.days[moments.now])
    told = (
        label(days[moments.now], now, 14, TEXT, INK, bold=True, text_anchor=_anchor(now))
        if named
        else element("path", d=f"M{now:g} 0V100", stroke=INK, stroke_width=1.6, fill="none", **UNSTRETCHED)
    )
    return element(
        "g", told, class_="course-now", data_x=now, data_from=LEFT + NEAR_EDGE, data_to=RIGHT - NEAR_EDGE,
        data_places=" ".join(f"{scale.x(moment):g}" for moment in moments.days),
    )  # fmt: skip


def _anchor(x: float) -> str:
    return "start" if x < LEFT + NEAR_EDGE else "end" if x > RIGHT - NEAR_EDGE else "middle"


def _row(row: Row, scale: Scale) -> str:
    """A service with its people, and its bars in as many lines as run at one time."""
    name = element(
        "div", element("span", prose(row.service)), element("span", prose(row.people), class_="map-below"),
        class_="course-label",
    )  # fmt: skip
    return element("div", name, element("div", *(_lane(bars, scale) for bars in _lanes(row.bars))), class_="course-row")


def _lane(bars: Sequence[Bar], scale: Scale) -> str:
    """Bars after one another, with the causes of stops below."""
    drawn, down = [], ROW
    for bar, after in zip(bars, [*bars[1:], None], strict=True):
        parts = _bar(bar, scale, 3, scale.x(after.first) if after else RIGHT)
        if bar.has_cause:
            parts.append(_cause(bar, scale, down + 10))
            down += CAUSE
        drawn.append(element("g", *parts, class_="course-bar", **_whose(bar)))
    return _svg(drawn, down, class_="course-lane")


def _whose(bar: Bar) -> dict[str, Value]:
    """Who works and for whom: the filters of a page go by it."""
    return {"data_actor": bar.actor_id, "data_for": json.dumps(bar.members)}


def _cause(bar: Bar, scale: Scale, y: float) -> str:
    """Why a bar stopped, below it."""
    told = cut_text(f"{SIGNS[bar.stop] if bar.stop else ''} {bar.why}", RIGHT - LEFT, TEXT, bold=False)
    left = scale.x(bar.first)
    if left + text_width(told, TEXT) <= RIGHT:
        return label(told, left, y, TEXT, SOFT_INK)
    return label(told, RIGHT, y, TEXT, SOFT_INK, text_anchor="end")


def _lanes(bars: Sequence[Bar]) -> list[list[Bar]]:
    """Bars that can run at one time stand below each other."""
    lanes: list[list[Bar]] = []
    for bar in sorted(bars, key=lambda bar: (bar.first, bar.last, bar.actor)):
        free = next((lane for lane in lanes if lane[-1].last < bar.first), None)
        if free is None:
            lanes.append([bar])
        else:
            free.append(bar)
    return lanes


def _bar(bar: Bar, scale: Scale, y: float, room: float) -> list[str]:
    """The possible time dashed, the sure time filled, the sign of a stop at its end, the name inside or behind it."""
    left, right = scale.x(bar.first), scale.x(bar.last)
    right = max(right, min(left + LEAST, RIGHT))
    left = min(left, right - LEAST)
    parts = [element("title", clean(_told(bar))), *_times(bar, scale, left, right, y)]
    begin, inside, end = left, right, right  # where the name may begin and end in the bar, and begin behind it
    if bar.stop and (bar.last <= scale.last or bar.stop == "planned"):
        if right - left >= 2 * SIGN + 4:  # in the bar: where it ended, or where what is planned begins
            at = left + SIGN if bar.stop == "planned" else right - SIGN
            begin, inside = (left + 2 * SIGN, right) if bar.stop == "planned" else (left, right - 2 * SIGN)
        elif right + 2 * SIGN <= room:
            at, end = right + SIGN, right + 2 * SIGN
        else:  # no room behind it
            at, inside = (left + right) / 2, left
        parts.append(_sign(bar.stop, at, y + BAR / 2))
    shorten = cut_middle if bar.actor in scale.begin_alike else cut_text
    parts += _name(bar.actor, begin + 5, inside, end, y, room, shorten)
    return parts


def _times(bar: Bar, scale: Scale, left: float, right: float, y: float) -> Iterator[str]:
    """The sure time between what may be before and after it."""
    colour = COLOUR_OF[bar.sector]
    open_left, open_right = bar.first == date.min, bar.last == date.max
    if bar.sure_from > bar.sure_to or bar.sure_to < scale.first or bar.sure_from > scale.last:
        yield from _dashed(left, right, y, colour, open_left=open_left, open_right=open_right)
        return
    begin, end = max(left, scale.x(bar.sure_from)), min(right, max(scale.x(bar.sure_to), left + LEAST))
    yield from _dashed(left, begin, y, colour, open_left=open_left, open_right=True)
    yield from _dashed(end, right, y, colour, open_left=True, open_right=open_right)
    yield element(
        "rect", x=begin, y=y, width=max(end - begin, LEAST), height=BAR, fill=colour, fill_opacity=0.22, stroke=colour,
        stroke_width=1.2, class_="is-sure",
    )  # fmt: skip


def _dashed(left: float, right: float, y: float, colour: str, *, open_left: bool, open_right: bool) -> Iterator[str]:
    """A time that is not sure; an end that is not known, or where the sure time begins, is left open."""
    if right - left < 1:
        return
    ends = ("" if open_right else f"M{right:g} {y:g}V{y + BAR:g}") + (
        "" if open_left else f"M{left:g} {y:g}V{y + BAR:g}"
    )
    path = f"M{left:g} {y:g}H{right:g}M{left:g} {y + BAR:g}H{right:g}{ends}"
    yield element(
        "path", d=path, fill="none", stroke=colour, stroke_width=1.2, stroke_dasharray="4 3", class_="is-possible"
    )


def _sign(stop: Stop, x: float, y: float) -> str:
    return element(
        "g",
        element("circle", cx=x, cy=y, r=7.5, fill=WHITE, stroke=LINE_INK, stroke_width=1.6),
        label(SIGNS[stop], x, y + (3.2 if stop == "ended" else 4.2), 8 if stop == "ended" else TEXT, INK, bold=True,
              text_anchor="middle"),
        class_=f"course-stop is-{stop}",
    )  # fmt: skip


def _name(name: str, left: float, right: float, end: float, y: float, room: float, shorten: Cut) -> Iterator[str]:
    """The name where there is room for it: in the bar, else behind it; cut in the wider of the two."""
    width = text_width(name, TEXT)
    if width <= right - left - 4:
        yield label(name, left, y + 13.2, TEXT, INK)
    elif width <= room - end - 8:
        yield label(name, end + 4, y + 13.2, TEXT, INK)
    elif max(right - left - 4, room - end - 8) > 30:
        inside = right - left - 4 >= room - end - 8
        space = right - left - 4 if inside else room - end - 8
        yield label(shorten(name, space, TEXT, False), left if inside else end + 4, y + 13.2, TEXT, INK)


def _told(bar: Bar) -> str:
    return ", ".join(part for part in (f"{bar.actor}: {bar.service}", bar.period, bar.why) if part)


def legend(words: dict[str, str]) -> str:
    """What the drawing's signs mean, as a list."""
    said = [
        element("li", element("span", clean(sign), class_="course-sign"), " ", clean(words[stop]))
        for stop, sign in SIGNS.items()
    ]
    return element(
        "ul",
        element("li", clean(words["sure"])),
        element("li", clean(words["possible"])),
        *said,
        class_="course-legend",
    )


def table(rows: Sequence[Row], words: dict[str, str]) -> str:
    """The course as an HTML table, in the order of the drawing."""
    head = "".join(element("th", clean(words[f"column_{name}"]), scope="col") for name in COLUMNS)
    body = []
    for row in rows:
        for bar in row.bars:
            told = (row.administration, row.people, bar.service, bar.actor, bar.period, bar.why)
            cells = [
                element("td", prose(text), data_label=words[f"column_{name}"])
                for name, text in zip(COLUMNS, told, strict=True)
            ]
            body.append(element("tr", *cells, **_whose(bar)))
    return element(
        "table",
        element("caption", clean(words["caption"])),
        element("thead", element("tr", head)),
        element("tbody", *body),
        data_course_table="family",
        class_="course-table",
    )


def timeline(rows: Sequence[Row], moments: Moments, lang: str, days: Sequence[str]) -> str:
    """Drawing, signs and table, for a page."""
    said = below(lang, "map.course.")
    if not rows:
        return element("p", clean(said["empty"]))
    frame = element(
        "div", drawing(rows, moments, said, days), class_="course-frame", tabindex="0", role="group",
        aria_label=said["title"],
    )  # fmt: skip
    twin = element("details", element("summary", clean(said["as_table"])), table(rows, said), class_="course-twin")
    return "\n".join([frame, legend(said), twin])
