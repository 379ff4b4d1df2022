"""The drawing itself: looked at in a browser, read as XML, the same on every run, and with no text that acts as markup."""

import json
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.facts import FamilyFacts, facts_of
from graph.records import CaseFile
from importers import load
from maps import FamilyMap, family_map
from maps.palette import COLOUR_OF, LINES, OVERLAP, SECTORS, SOFT_INK, TINT
from queries.words import LANGUAGES
from tests.check_map import FAULTS, look
from tests.maps.circles import DAY, circle
from tests.maps.families import ALL, some_numbers
from tests.queries.build import CASES

DEMO = Path(__file__).parents[2] / "tovholder" / "demo"
FILES = sorted(path for path in (*CASES.glob("*.yaml"), *DEMO.glob("*.yaml")) if ".expected" not in path.name)
RANDOM = [(5 + number * 86 // ALL, number) for number in some_numbers()]
PARTS = max(4, len(RANDOM) // 12)
PAYLOADS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<a href=javascript:alert(1)>x</a>",
    "</script><script>alert(1)</script>",
    '"><svg onload=alert(1)>',
    "\u2028alert(1)//",
    "{{ 7*7 }} {0} %(x)s",
)


def read(markup: str) -> ET.Element:
    return ET.fromstring(markup)  # noqa: S314 - what this program has just written


def families(path: Path) -> Iterator[FamilyFacts]:
    case_file = load(path).case_file
    for family in case_file.families:
        yield facts_of(case_file, family.id, source=path.stem)


def check(folder: Path, maps: dict[str, FamilyMap]) -> None:
    """Look at the drawings, and hold what they hold against what they should."""
    for name, map in maps.items():
        (folder / f"{name}.svg").write_text(map.svg, encoding="utf-8")
    seen = dict(look([str(folder / f"{name}.svg") for name in maps]))
    assert len(seen) == len(maps)
    for name, map in maps.items():
        got = seen[str(folder / f"{name}.svg")]
        assert "error" not in got, name
        assert {fault: got[fault] for fault in FAULTS if got[fault]} == {}, name
        assert got["borders"] >= 3
        family = map.view.facts.family
        everybody = len(map.view.circle) + len(family.members) + len(family.private_network)
        assert got["chips"] - got["folds"] + got["folded"] == everybody, name
        assert got["edges"] == sum(edge.shown for edge in map.scene.edges), name
        assert got["edges"] + got["hidden"] == len(map.film.edges), name


@pytest.mark.browser
def test_the_maps_of_all_cases_and_demos_have_no_fault(tmp_path: Path) -> None:
    maps = {
        f"{path.stem} {facts.family.id}": family_map(facts, facts.as_of) for path in FILES for facts in families(path)
    }
    assert len(FILES) >= 25
    check(tmp_path, maps)


@pytest.mark.browser
@pytest.mark.parametrize("part", range(PARTS))
def test_the_maps_of_random_families_have_no_fault(tmp_path: Path, part: int) -> None:
    check(tmp_path, {f"{size} {seed}": family_map(circle(size, seed), DAY) for size, seed in RANDOM[part::PARTS]})


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_table_tells_all_that_the_drawing_says(path: Path, lang: str) -> None:
    for facts in families(path):
        map = family_map(facts, facts.as_of, lang)
        drawing, table = read(map.svg), read(map.table)
        rows = {row.get("data-id", ""): row for row in table.iter("tr") if row.get("data-id")}
        folds = {g.get("data-id", ""): set((g.get("data-ids") or "").split()) for g in kinds(drawing, "fold")}
        chips = [g.get("data-id", "") for g in (*kinds(drawing, "person"), *kinds(drawing, "actor"))]
        assert sorted(rows) == sorted({*chips, *(id for ids in folds.values() for id in ids)})
        told = {(id, item.get("data-state"), text(item)) for id, row in rows.items() for item in row.iter("li")}
        for edge in kinds(drawing, "edge"):
            ends = [folds.get(edge.get(side, ""), {edge.get(side, "")}) for side in ("data-a", "data-b")]
            for here, there in (ends, reversed(ends)):
                names = [map.view.name(str(id)) for id in there]
                state = edge.get("data-state")
                assert any(
                    id in here and said == state and any(name in what for name in names) for id, said, what in told
                ), (edge.attrib, names)
        for g in kinds(drawing, "actor"):
            row = rows[g.get("data-id", "")]
            assert row.get("data-sector") == g.get("data-sector")
            assert row.get("data-ring") == g.get("data-ring")
            for line in g.iter("{http://www.w3.org/2000/svg}text"):
                whole = re.sub(r"[-\s…×\d]", "", text(line))
                assert whole in re.sub(r"[-\s×\d]", "", text(row)), text(line)


def kinds(drawing: ET.Element, kind: str) -> list[ET.Element]:
    return [element for element in drawing.iter() if element.get("data-kind") == kind]


def text(element: ET.Element) -> str:
    return "".join(element.itertext())


def test_every_chip_can_be_reached_and_says_what_it_is() -> None:
    [facts] = families(DEMO / "anna.yaml")
    drawing = read(family_map(facts, facts.as_of).svg)
    everybody = [g for kind in ("person", "actor", "fold") for g in kinds(drawing, kind)]
    chips = [g for g in everybody if g.get("display") != "none"]
    assert len(chips) == 17
    assert all(g.get("tabindex") == "-1" for g in everybody if g not in chips)
    assert all(g.get("role") == "button" and g.get("aria-controls") == "detaljer" for g in chips)
    assert sorted(g.get("tabindex") or "" for g in chips) == ["-1"] * 16 + ["0"]
    [treatment] = [g for g in chips if g.get("data-id") == "an_familiebehandler"]
    assert treatment.get("aria-label") == (
        "Marianne, familiebehandler, Familiehuset. Familie- og socialafdeling. Tæt på. Mulig tovholder. Fund: 6."
    )
    hidden = [g for g in drawing.iter() if g.get("aria-hidden") == "true"]
    assert not any(kinds(g, kind) for g in hidden for kind in ("person", "actor", "fold"))
    named = {g.get("id") for g in drawing.iter()}
    assert {drawing.get("aria-labelledby"), drawing.get("aria-describedby")} <= named


def test_it_is_styled_without_style_attributes_or_transforms_of_its_parts() -> None:
    for seed in range(3):
        drawing = read(family_map(circle(15, seed), DAY).svg)
        assert not [element for element in drawing.iter() if element.get("style") or element.tag.endswith("style")]
        assert len([element for element in drawing.iter() if element.get("transform")]) == 1
        ids = [element.get("id") for element in drawing.iter() if element.get("id")]
        assert len(ids) == len(set(ids))


def test_two_hash_seeds_give_the_same_bytes() -> None:
    code = (
        "from maps import family_map; from tests.maps.circles import circle, DAY; import json\n"
        "from maps.export import one_file; from maps.explore import explore\n"
        "map = family_map(circle(18, 4), DAY)\n"
        "print(map.svg, map.table, json.dumps(map.data), one_file(map, script='', style=''), explore(map.scene, map.layout))"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(told) == 1
    assert len(told.pop()) > 100_000


def poisoned(payload: str) -> FamilyFacts:
    """A family with the payload in every text that a case file may hold."""
    bare = payload.replace("\u2028", " ").strip() or "x"
    document = {
        "tovholder": 1,
        "municipality": payload,
        "as_of": DAY.isoformat(),
        "units": [{"id": f"u{bare}", "name": payload, "level": "department", "sector": bare}],
        "actors": [
            {"id": f"{id}{bare}", "name": payload, "kind": "professional", "unit": f"u{bare}", "role": payload}
            for id in "ab"
        ],
        "families": [
            {
                "id": f"f{bare}",
                "name": payload,
                "homes": [{"id": f"h{bare}"}],
                "members": [{"id": f"m{bare}", "name": payload, "kind": "adult", "lives_in": [f"h{bare}"]}],
                "private_network": [{"id": f"p{bare}", "name": payload, "relation": "friend"}],
                "private_ties": [{"a": f"m{bare}", "b": f"p{bare}", "closeness": 1, "valence": "conflict"}],
                "engagements": [
                    {
                        "id": f"e{id}{bare}", "actor": f"{id}{bare}", "service_text": payload, "goal": payload,
                        "for": "family", "at": f"h{bare}", "functions": ["f01"], "status": "active", "from": "2024-01-01",
                    }
                    for id in "ab"
                ],
                "needs": [{"id": f"n{bare}", "for": [f"m{bare}"], "function": "f01", "text": payload}],
                "ties": [
                    {
                        "a": f"a{bare}", "b": f"b{bare}", "kind": "exchange", "status": "documented_absent",
                        "source": payload,
                    }
                ],
            }
        ],
    }  # fmt: skip
    return facts_of(CaseFile.model_validate(document), f"f{bare}", source=payload)


ELEMENTS = {
    "svg", "g", "rect", "path", "circle", "text", "desc", "table", "caption", "thead", "tbody", "tr", "th", "td", "ul",
    "li", "span", "details", "summary",
}  # fmt: skip


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_text_becomes_markup(payload: str) -> None:
    map = family_map(poisoned(payload), DAY)
    assert len(map.scene.findings) > 1
    for told in (map.svg, map.print_svg, map.table):
        root = read(told)
        assert {element.tag.split("}")[-1] for element in root.iter()} <= ELEMENTS
        assert not [name for element in root.iter() for name in element.attrib if name.startswith("on")]
    if payload.startswith("<"):
        assert payload not in map.svg + map.table
        # A payload that is wider than a chip is cut there, and whole in the table.
        assert payload in text(read(map.table))
        assert payload in json.loads(json.dumps(map.data))["chips"][0]["name"]


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def tinted(colour: str, share: float) -> str:
    return "#" + "".join(f"{round(255 - (255 - int(colour[at : at + 2], 16)) * share):02x}" for at in (1, 3, 5))


def test_contrast_is_computed_as_it_is_defined() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(
    "colour", [*COLOUR_OF.values(), *(style.colour for style in LINES.values()), OVERLAP, SOFT_INK]
)
def test_every_colour_can_be_read_on_white(colour: str) -> None:
    assert contrast(colour, "#ffffff") >= 4.5


@pytest.mark.parametrize("sector", SECTORS, ids=lambda sector: sector.id)
def test_a_sectors_name_can_be_read_on_its_own_tint(sector) -> None:
    assert contrast(sector.colour, tinted(sector.colour, TINT)) >= 4.5


def test_lines_are_told_apart_without_colour() -> None:
    looks = [(style.dashes, style.badge, style.double, style.width) for style in LINES.values()]
    assert len(set(looks)) == len(looks)
    named = [(style.badge, bool(style.dashes), style.double) for style in LINES.values() if style.default]
    assert len([look for look in named if not look[0]]) == len({look for look in named if not look[0]}) + 1
