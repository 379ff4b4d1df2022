"""The course on the page: the filters of the map are its filters, and names stay in view where the bars scroll."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from maps import FamilyMap
from tests.web.seen import go, menu, status
from tests.web.support import Site

pytestmark = [pytest.mark.by_turns, pytest.mark.browser]
BARS = ".course-bar:not([hidden])"


def bars(page: Page) -> set[tuple[str, str]]:
    """Who helps whom, of the bars that can be seen."""
    return {
        tuple(pair)
        for pair in page.eval_on_selector_all(
            ".course-bar",
            "all => all.filter(one => one.getBoundingClientRect().height > 0).map(one => [one.dataset.actor, one.dataset.for])",
        )
    }


def told(page: Page) -> int:
    return page.locator("[data-course-table] tbody tr:not([hidden])").count()


def recorded(map: FamilyMap) -> list:
    return [bar for row in map.course for bar in row.bars]


@pytest.fixture
def page(file: Page) -> Page:
    menu(file, "filters")
    file.eval_on_selector_all(".course-twin", "all => all.forEach(one => { one.open = true; })")
    return file


def test_each_filter_of_the_map_is_one_of_the_course(page: Page, anna: FamilyMap) -> None:
    everything = bars(page)
    assert len(everything) == len({(bar.actor_id, bar.members) for bar in recorded(anna)}) > 8
    actors = {item.entry.id: item for item in anna.film.entries if item.entry.kind == "actor"}

    def expected(wanted: Callable) -> set[str]:
        return {bar.actor_id for bar in recorded(anna) if wanted(actors[bar.actor_id], bar)}

    tasks, units = (
        page.eval_on_selector_all(f"[data-filter={key}] option", "all => all.map(one => one.value).filter(Boolean)")
        for key in ("task", "unit")
    )
    for key, value, wanted in (
        ("sphere", "private", lambda actor, bar: not actor.entry.public),
        ("sphere", "public", lambda actor, bar: actor.entry.public),
        ("sector", "health", lambda actor, bar: bar.sector == "health"),
        ("unit", units[0], lambda actor, bar: units[0] in {unit for _, unit in actor.place}),
        ("focus", "an_malthe", lambda actor, bar: "an_malthe" in bar.members),
        *(("task", task, lambda actor, bar, task=task: task in {told for _, told in actor.tasks}) for task in tasks),
    ):
        page.select_option(f"[data-filter={key}]", value)
        left = {actor for actor, _ in bars(page)}
        assert left == expected(wanted), (key, value)
        assert 0 < told(page) < len(recorded(anna)), (key, value)
        assert f"{told(page)} af {len(recorded(anna))} indsatser vises i forløbet." in status(page)
        assert f"{told(page)} af {len(recorded(anna))} indsatser" in page.inner_text(".course-shown")
        page.click("[data-reset]")
        assert bars(page) == everything
        assert not page.is_visible(".course-shown")
        assert "forløbet" not in status(page)


def test_rows_and_groups_close_up_when_nothing_of_them_is_left(page: Page) -> None:
    height = page.locator(".course-body").bounding_box()
    page.fill("[data-filter=text]", "jobrådgiver")
    less = page.locator(".course-body").bounding_box()
    assert height and less and less["height"] < height["height"] / 2
    assert page.locator(".course-administration:visible").all_inner_texts() == ["Arbejdsmarked"]
    assert page.locator(".course-label:visible").count() == 1
    page.fill("[data-filter=text]", "findes ikke")
    assert bars(page) == set()
    assert "0 af " in page.inner_text(".course-shown")
    page.emulate_media(media="print")
    assert page.locator(".course-group:visible").count() == 0


def test_the_day_does_not_hide_a_bar(page: Page) -> None:
    before = bars(page)
    go(page, 0)
    assert bars(page) == before
    line = page.locator(".course-now").first
    places = (line.get_attribute("data-places") or "").split()
    assert (
        line.get_attribute("transform")
        == f"translate({float(places[0]) - float(line.get_attribute('data-x') or 0):g} 0)"
    )


def test_names_stay_in_view_where_the_bars_scroll(site: Site, demo, axe) -> None:
    demo("anna")
    page = site.page("/familie/an_familien/forloeb", width=320)
    for width in (320, 600, 860):
        page.set_viewport_size({"width": width, "height": 900})
        names_stay_in_view(page, width)
        assert axe(page) == [], width


def names_stay_in_view(page: Page, width: int) -> None:
    """Wherever the bars are scrolled to, each name lies whole in the frame, large enough to be read."""
    frame = page.locator(".course-frame")
    places = []
    for to in ("0", "frame.scrollWidth / 2", "frame.scrollWidth"):
        frame.evaluate(f"frame => {{ frame.scrollLeft = {to}; }}")
        places.append(frame.evaluate("frame => frame.scrollLeft"))
        inside = frame.evaluate(
            "frame => { const f = frame.getBoundingClientRect();"
            " return [...frame.querySelectorAll('.course-label, .course-administration')].map(one => one.getBoundingClientRect())"
            ".map(b => b.left >= f.left - 1 && b.right <= f.right + 1 && b.width > 40); }"
        )
        assert len(inside) > 10
        assert all(inside), to
    assert len(set(places)) > 1
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width
    size = page.eval_on_selector(".course-label", "one => parseFloat(getComputedStyle(one).fontSize)")
    assert size >= 14
    scale = page.eval_on_selector(
        ".course-lane", "svg => svg.getBoundingClientRect().width / svg.viewBox.baseVal.width"
    )
    assert scale >= 0.99
