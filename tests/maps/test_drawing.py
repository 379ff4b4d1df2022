"""The drawing itself: looked at in a browser, read as XML, the same on every run, and with no text that acts as markup."""

import json
import re
from pathlib import Path

import pytest

from maps import FamilyMap, family_map
from maps.scene.palette import COLOUR_OF, LINES, OVERLAP, SECTORS, SOFT_INK, TINT
from tests.case_files import CASES, DEMO, FILES
from tests.check_map import JS
from tests.drawn import all_drawn, drawn
from tests.hash_seeds import printed
from tests.hostile import IN_FILES, poisoned
from tests.looking import SIZE, faults, look, look_at
from tests.maps.circles import DAY, circle
from tests.maps.families import ALL, SOME, some_numbers
from tests.maps.markup import kinds, read, text
from tests.share import some
from tests.window import Window
from words import LANGUAGES

pytestmark = pytest.mark.by_turns

RANDOM = [(5 + number * 86 // ALL, number) for number in some(some_numbers(), SOME // 2)]
PARTS = max(1, len(RANDOM) // 12)


def check(window: Window, folder: Path, maps: dict[str, FamilyMap]) -> None:
    """Look at the drawings, and hold what they hold against what they should."""
    for name, map in maps.items():
        (folder / f"{name}.svg").write_text(map.svg, encoding="utf-8")
    seen = look_at(window.page(), [folder / f"{name}.svg" for name in maps])
    assert len(seen) == len(maps)
    for name, map in maps.items():
        got = seen[folder / f"{name}.svg"]
        assert "error" not in got, name
        assert faults(got) == {}, name
        assert got["borders"] >= 3
        family = map.view.facts.family
        everybody = len(map.view.circle) + len(family.members) + len(family.private_network)
        assert got["chips"] - got["folds"] + got["folded"] == everybody, name
        assert got["edges"] == sum(edge.shown for edge in map.scene.edges), name
        assert got["edges"] + got["hidden"] == len(map.film.edges), name
        assert_plain(map.svg, moved=0)


def assert_plain(svg: str, moved: int) -> None:
    """Neither style attributes nor transforms of parts, but of so many that stand elsewhere as a whole; each id once."""
    drawing = read(svg)
    assert not [element for element in drawing.iter() if element.get("style") or element.tag.endswith("style")]
    assert len([element for element in drawing.iter() if element.get("transform")]) == moved
    ids = [element.get("id") for element in drawing.iter() if element.get("id")]
    assert len(ids) == len(set(ids))


@pytest.mark.browser
def test_the_maps_of_all_cases_and_demos_have_no_fault(window: Window, tmp_path: Path) -> None:
    assert len(FILES) >= 25
    every = all_drawn()
    check(window, tmp_path, dict(some([*every.items()], len(every) // 2)))


@pytest.mark.browser
@pytest.mark.parametrize("part", range(PARTS))
def test_the_maps_of_random_families_have_no_fault(window: Window, tmp_path: Path, part: int) -> None:
    maps = {f"{size} {seed}": family_map(circle(size, seed), DAY) for size, seed in RANDOM[part::PARTS]}
    check(window, tmp_path, maps)


SPOIL = """() => {
  const [line, other] = document.querySelectorAll('path[data-kind=edge]:not([display])');
  line.setAttribute('d', 'M-90 300L300 300C700 900 1100 -300 1300 420Q1300 800 20 600Z');  // over chips, and out of the sheet
  document.querySelector(`[data-of="${other.id}"]`)?.setAttribute('transform', 'translate(30 30)');
  document.querySelector('g[data-kind=actor]').setAttribute('transform', 'translate(-60 -60)');
}"""


@pytest.mark.browser
def test_the_quick_way_to_look_finds_what_the_checker_finds(window: Window, tmp_path: Path) -> None:
    """The same of a drawing without a fault, and of a spoilt one with all faults that the points of its paths show."""
    [anna] = drawn(DEMO / "anna.yaml")
    (tmp_path / "anna.svg").write_text(anna.svg, encoding="utf-8")
    page = window.page()
    page.set_viewport_size(SIZE)
    for spoil, expected in (("() => {}", set()), (SPOIL, {"behind", "straddle", "loose", "cut", "off"})):
        page.goto((tmp_path / "anna.svg").as_uri())
        page.evaluate(spoil)
        slow = page.evaluate(JS)
        assert look(page) == slow
        assert expected <= faults(slow).keys()
        assert bool(expected) == bool(faults(slow))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_table_tells_all_that_the_drawing_says(path: Path, lang: str) -> None:
    for map in drawn(path, lang):
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


def test_every_chip_can_be_reached_and_says_what_it_is() -> None:
    [anna] = drawn(DEMO / "anna.yaml")
    drawing = read(anna.svg)
    everybody = [g for kind in ("person", "actor", "fold") for g in kinds(drawing, kind)]
    chips = [g for g in everybody if g.get("display") != "none"]
    assert len(chips) == 17
    assert all(g.get("tabindex") == "-1" for g in everybody if g not in chips)
    assert all(g.get("role") == "button" and g.get("aria-controls") == "detaljer" for g in chips)
    assert sorted(g.get("tabindex") or "" for g in chips) == ["-1"] * 16 + ["0"]
    [treatment] = [g for g in chips if g.get("data-id") == "an_familiebehandler"]
    assert treatment.get("aria-label") == (
        "Marianne, familiebehandler, Familiehuset. Familie- og socialafdeling. Ofte. Mulig tovholder. Spørgsmål: 6."
    )
    hidden = [g for g in drawing.iter() if g.get("aria-hidden") == "true"]
    assert not any(kinds(g, kind) for g in hidden for kind in ("person", "actor", "fold"))
    named = {g.get("id") for g in drawing.iter()}
    assert {drawing.get("aria-labelledby"), drawing.get("aria-describedby")} <= named


def test_a_sheet_is_styled_without_style_attributes_too() -> None:
    """On a sheet the whole map stands below the header, moved there at once; the drawings of pages: `check`."""
    for path in (DEMO / "anna.yaml", CASES / "syn_threat.yaml", CASES / "syn_homes.yaml"):
        for map in drawn(path):
            assert_plain(map.print_svg, moved=1)


def test_on_a_page_the_drawing_is_the_map_alone() -> None:
    """Header, legend and notes are beside it, in HTML; on a sheet they are part of the drawing."""
    [anna] = drawn(DEMO / "anna.yaml")
    page, sheet = read(anna.svg), read(anna.print_svg)
    assert page.get("viewBox") == f"0 0 {anna.layout.width:g} {anna.layout.height:g}"
    assert page.get("aria-label") == anna.scene.header[0]
    said, printed = (" ".join("".join(drawing.itertext()).split()) for drawing in (page, sheet))
    beside = " ".join(["".join(read(part).itertext()) for part in (anna.legend_html, anna.notes)])
    for told in (*(item.text for item in anna.scene.legend), anna.scene.said[0].split(". ")[0]):
        assert told not in said
        assert told in printed
        assert told in beside
    assert anna.scene.mark in printed
    assert anna.scene.mark not in said


def test_the_legend_of_a_page_has_each_sign_drawn() -> None:
    [anna] = drawn(DEMO / "anna.yaml")
    items = list(read(anna.legend_html))
    assert [item.get("data-key") for item in items] == [f"{one.kind}-{one.key}" for _, one in anna.film.legend]
    now = {f"{item.kind}-{item.key}" for item in anna.scene.legend}
    assert {item.get("data-key") for item in items if item.get("hidden") is None} == now
    for item in items:
        sign = item[0]
        assert sign.get("aria-hidden") == "true"
        assert [part for part in sign.iter() if part.get("stroke") or part.get("fill")]


def test_the_order_of_a_set_shows_in_no_byte() -> None:
    """Of a whole map, and of the layout of a made-up network."""
    told = printed(
        "from maps import family_map; from tests.maps.circles import circle, DAY; import json\n"
        "from maps.layout import lay_out; from tests.maps.families import family\n"
        "from maps.page.file import one_file; from maps.page.explore import choices, network\n"
        "map = family_map(circle(18, 4), DAY)\n"
        "print(map.svg, map.table, json.dumps(map.data), one_file(map), json.dumps(network(map.film, map.layout).edges), choices(map.film))\n"
        "print(lay_out(family(25, 4)))",
        *"12",
    )
    assert len(told) == 1
    assert len(told.pop()) > 110_000


ELEMENTS = {
    "svg", "g", "rect", "path", "circle", "text", "desc", "table", "caption", "thead", "tbody", "tr", "th", "td", "ul",
    "li", "span", "details", "summary",
}  # fmt: skip


@pytest.mark.parametrize("payload", IN_FILES)
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
