"""The course in years: who helped whom, how sure it is, what stopped and why; drawn and as a table."""

import json
import re
from datetime import date
from itertools import pairwise

import pytest

from maps import FamilyMap, family_map
from maps.drawing.timeline import LEFT, RIGHT, WIDTH, Scale, drawing
from maps.layout.text import text_width
from maps.scene.course import Row
from maps.scene.moments import moments_of
from tests.case_files import FILES, families
from tests.hostile import IN_FILES, poisoned
from tests.maps.markup import read, text
from tests.queries.build import DAY, facts
from tests.sessions import changed
from words import LANGUAGES, below
from words.order import danish

SVG = "{http://www.w3.org/2000/svg}"


def drawn(family: str, day: date = DAY, lang: str = "da") -> FamilyMap:
    return family_map(facts(family), day, lang)


def bars(map: FamilyMap) -> list:
    return [bar for row in map.course for bar in row.bars]


def svg(map: FamilyMap):
    """The drawing: a scale and rows, with an SVG for each line of bars."""
    words = below(map.scene.lang, "map.course.")
    found = drawing(map.course, map.film.moments, words, map.days)
    assert found in map.timeline
    return read(found)


def rectangles(map: FamilyMap, kind: str) -> list:
    return [element for element in svg(map).iter() if element.get("class") == kind]


class TestCourse:
    def test_rows_are_by_administration_people_and_service(self) -> None:
        map = drawn("""
engagements:
  - {actor: c, service: mentor, for: [far], from: 2023}
  - {actor: a, service: mentor, for: family, from: 2023}
  - {actor: a, service: mentor, for: [mor], from: 2022, to: 2023-05-01, status: ended}
  - {actor: b, service: mentor, for: [mor], from: 2024-02}
  - {actor: d, service: teacher, for: [], from: 2023}
""")
        assert [(row.administration, row.people, [bar.actor for bar in row.bars]) for row in map.course] == [
            ("Jobcentret", "Far", ["Aktør C"]),
            ("Skolen", "Ikke oplyst", ["Aktør D"]),
            ("Social", "Hele familien", ["Aktør A"]),
            ("Social", "Mor", ["Aktør A", "Aktør B"]),
        ]

    def test_administrations_are_in_danish_order(self) -> None:
        known = facts("engagements: [{actor: a}, {actor: c}, {actor: d}]")
        named = {"job": "Zoo", "skole": "Ærø", "social": "Århus"}
        units = {id: unit.model_copy(update={"name": named.get(id, unit.name)}) for id, unit in known.units.items()}
        map = family_map(changed(known, units=units), DAY)
        assert [row.administration for row in map.course] == ["Zoo", "Ærø", "Århus"]

    def test_what_was_only_applied_for_is_not_in_it(self) -> None:
        assert bars(drawn("engagements: [{actor: a, status: applied}, {actor: b, status: waiting}]")) == []
        assert "Der er ikke noteret nogen indsats." in drawn("").timeline

    @pytest.mark.parametrize(
        ("work", "expected"),
        [
            ("from: 2023-02, to: 2024-03", ("2023-02-01", "2023-02-28", "2024-03-01", "2024-03-31")),
            ("from: 2023-02-05", ("2023-02-05", "2023-02-05", "2024-06-01", "9999-12-31")),
            ("from: null, to: 2024-03-02", ("0001-01-01", "9999-12-31", "2024-03-02", "2024-03-02")),
            ("from: 2023-02-05, to: null, status: ended", ("2023-02-05", "2023-02-05", "2023-02-05", "2024-06-01")),
            (
                "from: 2023-02-05, to: 2025-01-01, status: ended",
                ("2023-02-05", "2023-02-05", "2024-05-31", "2024-05-31"),
            ),
        ],
    )
    def test_dates_are_as_sure_as_they_are_recorded(self, work: str, expected: tuple[str, ...]) -> None:
        [bar] = bars(drawn(f"engagements: [{{actor: a, {work}}}]"))
        assert tuple(day.isoformat() for day in (bar.first, bar.sure_from, bar.sure_to, bar.last)) == expected

    @pytest.mark.parametrize(
        ("work", "stop", "why"),
        [
            ("from: 2023", None, ""),
            ("from: 2023, to: 2024-01-31", "ended", "Afsluttet"),
            ("from: 2023, to: 2024-01-31, status: paused", "paused", "På pause"),
            ("from: 2025, status: granted", "planned", "Bevilget, ikke begyndt"),
            ("from: 2023-01-01, to: 2024-01-31, status: cancelled, stopped_reason: health", "cancelled",
             "Afbrudt: helbred"),
            ("from: 2023-01-01, to: 2024-01-31, status: ended, stopped_because_of: e1", "ended",
             "Afsluttet: passede ikke sammen med mentor"),
        ],
    )  # fmt: skip
    def test_a_stop_has_its_sign_and_its_cause(self, work: str, stop: str | None, why: str) -> None:
        map = drawn(f"engagements: [{{actor: a, {work}}}, {{actor: b, service: mentor}}]")
        [bar] = [bar for bar in bars(map) if bar.actor == "Aktør A"]
        assert (bar.stop, bar.why) == (stop, why)
        told = text(svg(map))
        assert not bar.has_cause or why in told
        signs = {group.get("class") for group in svg(map).iter(f"{SVG}g")}
        assert (f"course-stop is-{stop}" in signs) == (stop is not None)


class TestDrawing:
    def test_the_years_are_those_of_the_slider(self) -> None:
        map = drawn("engagements: [{actor: a, from: 2020-03-01}, {actor: b, from: 2023-05-05}]")
        moments = map.film.moments
        scale = Scale.of(moments)
        assert (scale.first, scale.x(moments.days[0])) == (date(2020, 3, 1), LEFT)
        assert LEFT < scale.x(moments.days[-1]) < RIGHT
        assert [day.year for day in scale.years()] == [2021, 2022, 2023, 2024]
        named = [element.text for element in svg(map).iter(f"{SVG}text")]
        assert {"2021", "2022", "2023", "2024"} <= set(named)

    def test_sure_time_is_filled_and_possible_time_dashed(self) -> None:
        exact, vague, unknown = (
            drawn(f"engagements: [{{actor: a, {work}}}, {{actor: b, from: 2020-01-01}}]")
            for work in ("from: 2022-01-01, to: 2023-01-01", "from: 2022, to: 2023", "from: null, to: null")
        )

        def of_a(map: FamilyMap, kind: str) -> int:
            [group] = [group for group in svg(map).iter(f"{SVG}g") if group.get("data-actor") == "a"]
            return len([part for part in group if part.get("class") == kind])

        assert [(of_a(map, "is-sure"), of_a(map, "is-possible")) for map in (exact, vague, unknown)] == [
            (1, 0),
            (1, 2),
            (0, 1),
        ]

    def test_a_gap_between_two_engagements_stays_empty(self) -> None:
        map = drawn(
            "engagements: [{actor: a, service: mentor, from: 2020-01-01, to: 2021-01-01, status: ended}, "
            "{actor: a, service: mentor, from: 2022-01-01, to: 2023-01-01, status: ended}]"
        )
        first, second = (
            (float(rect.get("x") or 0), float(rect.get("width") or 0)) for rect in rectangles(map, "is-sure")
        )
        scale = Scale.of(map.film.moments)
        assert sum(first) == pytest.approx(scale.x(date(2021, 1, 1)), abs=0.2)
        assert second[0] == pytest.approx(scale.x(date(2022, 1, 1)), abs=0.2)

    def test_the_line_stands_at_the_day_and_has_a_place_for_each_moment(self) -> None:
        for day in (date(2021, 1, 1), DAY):
            map = drawn("engagements: [{actor: a, from: 2020-03-01}, {actor: b, from: 2023-05-05}]", day)
            found = [group for group in svg(map).iter(f"{SVG}g") if group.get("class") == "course-now"]
            assert [[part.tag for part in group] for group in found] == [[f"{SVG}path"], [f"{SVG}text"]]
            for line in found:
                places = [float(place) for place in (line.get("data-places") or "").split()]
                assert len(places) == len(map.film.moments.days)
                assert places == sorted(places)
                assert float(line.get("data-x") or 0) == places[map.film.moments.now]

    @pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
    def test_nothing_leaves_the_drawing_and_no_names_touch(self, path) -> None:
        for found in families(path):
            map = family_map(found, found.as_of)
            if not map.course:
                continue
            for part in svg(map).iter(f"{SVG}svg"):
                height = float(part.get("height") or 0)
                spans: dict[float, list[tuple[float, float]]] = {}
                for element in part.iter(f"{SVG}text"):
                    size, x, y = (float(element.get(name) or 0) for name in ("font-size", "x", "y"))
                    width = text_width(element.text or "", size, bold=element.get("font-weight") == "bold")
                    left = {"middle": x - width / 2, "end": x - width}.get(element.get("text-anchor") or "", x)
                    assert -1 <= left
                    assert left + width <= WIDTH + 1
                    assert 0 < y < height
                    spans.setdefault(y, []).append((left, left + width))
                for found_spans in spans.values():
                    found_spans.sort()
                    for (_, end), (begin, _) in pairwise(found_spans):
                        assert end <= begin + 1, path.stem

    def test_each_row_has_its_name_and_each_bar_says_whose_it_is(self) -> None:
        map = drawn("engagements: [{actor: a, service: mentor, for: [mor]}, {actor: b, service: teacher, for: family}]")
        names = [text(element) for element in svg(map).iter() if element.get("class") == "course-label"]
        assert names == [row.service + row.people for row in map.course]
        marked = [
            (element.get("data-actor"), json.loads(element.get("data-for") or ""))
            for element in read(f"<div>{map.timeline}</div>").iter()
            if element.get("data-actor")
        ]
        whole = sorted(member.id for member in map.view.facts.family.members)
        assert sorted(marked) == sorted([("a", ["mor"]), ("b", whole)] * 2)


class TestTable:
    @pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_it_tells_all_that_is_drawn(self, path, lang: str) -> None:
        for found in families(path):
            map = family_map(found, found.as_of, lang)
            tables = re.findall(r"<table.*?</table>", map.timeline, flags=re.DOTALL)
            if not map.course:
                assert tables == []
                continue
            rows = [[text(cell) for cell in row.iter("td")] for row in read(tables[0]).iter("tr")][1:]
            assert rows == [
                [row.administration, row.people, row.service, bar.actor, bar.period, bar.why]
                for row in map.course
                for bar in row.bars
            ]
            known = [work for work in found.family.engagements if work.status not in ("applied", "waiting")]
            assert len(rows) == len(known)

    @pytest.mark.parametrize("payload", IN_FILES)
    def test_no_text_becomes_markup(self, payload: str) -> None:
        map = family_map(poisoned(payload), DAY)
        assert map.course
        root = read(f"<div>{map.timeline}</div>")
        names = {element.tag.split("}")[-1] for element in root.iter()}
        assert not names & {"script", "img", "a", "foreignObject"}
        assert not [name for element in root.iter() for name in element.attrib if name.startswith("on")]
        if payload.startswith("<"):
            assert payload not in map.timeline
            assert payload in text(root)


def test_rows_are_in_one_order() -> None:
    for path in FILES:
        for found in families(path):
            rows: tuple[Row, ...] = family_map(found, found.as_of).course
            keys = [danish(row.administration) for row in rows]
            assert keys == sorted(keys)
            assert moments_of(found, found.as_of).days
