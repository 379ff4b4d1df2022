"""Each page in its height and width, without a box that scrolls inside it; the map with all that acts on it on one screen.

The heights are those of issue "One page, one job": two screens of a laptop, six of a telephone; Kort exactly one.
"""

import math
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from importers import load
from tests.case_files import CASES, DEMO
from tests.database import Database
from tests.share import some
from tests.web.seen import CHIPS
from tests.web.support import Site
from web.addresses import to_part

pytestmark = [pytest.mark.by_turns, pytest.mark.browser]
FILES = (*sorted(DEMO.glob("*.yaml")), CASES / "swindon.yaml")
"""The families of the demo, and the largest of the cases."""
HOMES = CASES / "syn_homes.yaml"
"""A family of several homes, in which many come: its questions are of another form."""
INVITING = Path(__file__).parents[1] / "meetings" / "cases" / "indkaldelse.yaml"
"""A family whose meetings are being prepared, with people who must not meet."""
LAPTOP, TABLET, TELEPHONE = (1280, 900), (768, 1024), (360, 740)
LOOKED_AT = ("spoergsmaal", "tovholder")
PAGES = {
    "spoergsmaal": 1800,
    "tovholder": 1800,
    "personer": 3600,
    "moeder": 1800,
    "forloeb": 3600,
    "udskriv": 1800,
    "udforsk": 1800,
}
"""The most pixels of each at the size of a laptop."""
ON_A_TELEPHONE = 4400
SCREENS = ((1280, 900), (1366, 768), (1920, 1080), (768, 1024))

SCROLLING = """() => [...document.querySelectorAll('main *')].filter(one => {
    const style = getComputedStyle(one);
    return /auto|scroll/.test(style.overflowY) && one.scrollHeight > one.clientHeight + 1 && one.offsetParent
        && !one.closest('details:not([open])');
}).map(one => one.className)"""
UNCOVERED = """id => {
    const chip = document.querySelector(`svg[data-map] g[data-id="${id}"] > rect`);
    const lines = [...document.querySelectorAll('path[data-kind=edge].lit:not([display])')];
    const ends = lines.flatMap(path => [0.1, 0.5, 0.9].map(part => {
        const at = path.getPointAtLength(path.getTotalLength() * part);
        return new DOMPoint(at.x, at.y).matrixTransform(path.getScreenCTM());
    }));
    const box = chip.getBoundingClientRect();
    const points = [{ x: box.x + box.width / 2, y: box.y + box.height / 2 }, ...ends];
    return points.filter(({ x, y }) => !document.elementFromPoint(x, y)?.closest('svg[data-map]')).length;
}"""
"""How many points of a chosen chip and its lit lines something lies over, or are out of sight."""


def stored(database: Database, file: Path) -> str:
    """The address of the family of a file, which the test stands on."""
    database.want(file)
    [family] = load(file).case_file.families
    return f"/familie/{to_part(family.id)}"


def height(page: Page) -> int:
    return page.evaluate("() => document.documentElement.scrollHeight")


@pytest.mark.parametrize("file", some([*FILES, HOMES], 3), ids=lambda path: path.stem)
def test_no_page_is_higher_or_wider_than_it_may_be_and_axe_finds_nothing(
    site: Site, database: Database, axe: Callable[[Page], list[str]], file: Path
) -> None:
    """Each page is opened on a telephone, and then drawn wider: how high it is follows from the window alone.

    axe looks at Spørgsmål and Tovholder of each family; at the other pages it looks in `test_browser` and `test_packs`.
    """
    family = stored(database, file)
    page = site.page("/")
    found = {}
    for name, most in PAGES.items():
        page.set_viewport_size({"width": TELEPHONE[0], "height": TELEPHONE[1]})
        page.goto(f"{site.address}{family}/{name}")
        on_a_tablet = ON_A_TELEPHONE if name in LOOKED_AT else math.inf
        for (width, window), budget in ((TELEPHONE, ON_A_TELEPHONE), (TABLET, on_a_tablet), (LAPTOP, most)):
            page.set_viewport_size({"width": width, "height": window})
            tall, wide = page.evaluate(
                "() => [document.documentElement.scrollHeight, document.documentElement.scrollWidth]"
            )
            if tall > budget or wide > width:
                found[name, width] = tall, wide
            assert page.evaluate(SCROLLING) == [], (name, width)
            assert name not in LOOKED_AT or axe(page) == [], (name, width)
    assert found == {}


@pytest.mark.parametrize("file", some([*sorted(DEMO.glob("*.yaml")), INVITING], 3), ids=lambda path: path.stem)
def test_a_meeting_is_prepared_within_the_same_heights(
    site: Site, database: Database, axe: Callable[[Page], list[str]], file: Path
) -> None:
    family = stored(database, file)
    page = site.page(f"{family}/moeder")
    ways = page.eval_on_selector_all("a[href*=forbered]", "all => all.map(one => one.href)")
    for way in ways:
        page.goto(way)
        for (width, window), most in ((TELEPHONE, ON_A_TELEPHONE), (LAPTOP, PAGES["moeder"])):
            page.set_viewport_size({"width": width, "height": window})
            tall, wide = page.evaluate(
                "() => [document.documentElement.scrollHeight, document.documentElement.scrollWidth]"
            )
            assert tall <= most and wide <= width, (way, width, tall, wide)
            assert page.evaluate(SCROLLING) == []
        assert axe(page) == []
        page.emulate_media(media="print")
        assert not page.locator(".meeting-apart").is_visible(), "who must not meet is on no paper"
        page.emulate_media(media="screen")


@pytest.mark.parametrize("file", some(FILES, 2), ids=lambda path: path.stem)
def test_the_map_is_one_screen(site: Site, database: Database, file: Path) -> None:
    family = stored(database, file)
    page = site.page(f"{family}/kort")
    for width, window in SCREENS:
        page.set_viewport_size({"width": width, "height": window})
        assert height(page) == window, width
        for selector in (".map-bar", "[data-map-frame]", ".map-foot", ".map-panel"):
            box = page.locator(selector).bounding_box()
            assert box and box["y"] >= 0 and box["y"] + box["height"] <= window + 1, (selector, width)
            assert box["x"] >= 0 and box["x"] + box["width"] <= width + 1, (selector, width)
        shown = page.eval_on_selector_all(f"{CHIPS}:not([display])", "all => all.map(one => one.dataset.id)")
        for id in some(shown, 6):
            page.locator(f'g[data-id="{id}"]').dispatch_event("click")
            assert page.evaluate(UNCOVERED, id) == 0, (id, width)
            assert page.locator("#detaljer h2").is_visible()
    page.set_viewport_size({"width": TELEPHONE[0], "height": TELEPHONE[1]})
    page.keyboard.press("Escape")
    page.reload()
    assert height(page) <= ON_A_TELEPHONE
