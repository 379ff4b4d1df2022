"""Time on the page: the slider and its steps, play, two days on one map, the address; the same in a file, offline."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from maps import FamilyMap
from tests.case_files import CASES, DEMO, FILES
from tests.drawn import drawn
from tests.looking import SIZE, faults, look
from tests.share import some
from tests.web.seen import (
    CHIPS,
    cards,
    compare,
    go,
    legend,
    lines,
    listened,
    menu,
    moment,
    opened,
    rows,
    shown,
    status,
    stored,
)
from tests.web.support import Site
from tests.window import Window

pytestmark = [pytest.mark.by_turns, pytest.mark.browser]
FAMILY = "/familie/an_familien/kort"
PLACES = f"() => [...document.querySelectorAll('{CHIPS} > rect')].map(r => [r.getAttribute('x'), r.getAttribute('y')].join())"

SAID = """chips => Object.fromEntries(chips.map(chip => [chip.dataset.id, [
    chip.querySelector(':scope > title').textContent, chip.querySelectorAll('.mark:not([display])').length]]))"""
"""Of each chip: its label, and how many marks it has now."""


@pytest.fixture
def page(site: Site, demo) -> Page:
    """Anna's page, with three years of changes."""
    demo("anna")
    page = site.page(FAMILY)
    page.wait_for_selector("#map-moment")
    return page


# --- the slider -------------------------------------------------------------------------------------------


def test_each_moment_shows_what_its_own_map_shows(file: Page, anna: FamilyMap) -> None:
    """All moments in the browser against the scenes of the server: chips, lines, rows, questions, legend."""
    places = file.evaluate(PLACES)
    menu(file, "reading")
    for place, scene in [*enumerate(anna.film.scenes)][::-1]:
        go(file, place)
        assert file.evaluate(PLACES) == places  # nobody moves in time
        assert shown(file) == {chip.id for chip in scene.chips}
        assert rows(file) == {entry.id for entry in scene.entries}
        assert lines(file) == {edge.id for edge in scene.edges if edge.shown}
        assert cards(file) == {finding.id for finding in scene.findings}
        assert legend(file) == {f"{item.kind}-{item.key}" for item in scene.legend}
        told = file.inner_text(".map-reading") + file.inner_text(".sheet-origin [data-told=header]")
        for note in (*scene.said, *scene.header[1:]):
            assert note in told
        said = file.eval_on_selector_all(CHIPS, SAID)
        assert {chip.id: said[chip.id] for chip in scene.chips} == {
            chip.id: [chip.label, len(chip.marks)] for chip in scene.chips
        }


def test_the_texts_of_rows_and_cards_are_those_of_the_moment(file: Page, anna: FamilyMap) -> None:
    for place in (0, len(anna.film.scenes) // 2, anna.film.moments.own):
        go(file, place)
        scene = anna.film.scenes[place]
        for entry in scene.entries:
            relations = file.eval_on_selector_all(
                f'tr[data-id="{entry.id}"] td:nth-of-type(5) li:not([hidden])', "all => all.map(one => one.textContent)"
            )
            assert relations == [relation.text for relation in entry.relations]
            period = file.eval_on_selector(
                f'tr[data-id="{entry.id}"] td:nth-of-type(4)',
                "cell => [...cell.childNodes].filter(one => !one.hidden).map(one => one.textContent).join('')",
            )
            assert period == entry.period
        for finding in scene.findings:
            heading = file.eval_on_selector(
                f'[data-finding="{finding.id}"] h4',
                "cell => [...cell.childNodes].filter(one => !one.hidden).map(one => one.textContent).join('')",
            )
            assert heading == finding.statement


def test_the_slider_is_told_and_moved_by_keys(page: Page) -> None:
    slider = page.locator("#map-moment")
    slider.focus()
    page.keyboard.press("Home")
    first = slider.get_attribute("aria-valuetext") or ""
    assert "2022" in first
    page.keyboard.press("ArrowRight")
    assert slider.get_attribute("aria-valuetext") != first
    assert slider.get_attribute("aria-label") == "Dato på tidslinjen"
    page.keyboard.press("End")
    assert "bevilget, kommer senere" in (slider.get_attribute("aria-valuetext") or "")


def test_steps_go_from_change_to_change_and_say_what_it_is(page: Page) -> None:
    seen = []
    while page.locator("[data-step=before]").is_enabled():
        page.click("[data-step=before]")
        seen.append(moment(page))
    assert len(seen) > 10
    assert all("ændring" in told for told in seen[:-1])
    page.click("[data-step=after]")
    assert moment(page) == seen[-2]
    assert "Kom til: " in status(page) or "Ændret kontakt: " in status(page)
    page.click("[data-step=own]")
    assert moment(page).startswith("30. juni 2025")
    assert not page.is_visible("[data-step=own]")


def test_every_change_has_a_button_with_its_words(page: Page) -> None:
    menu(page, "day")
    page.click(".map-changes summary")
    listed = page.locator(".map-changes li")
    assert listed.count() == page.eval_on_selector_all(".map-tick", "all => all.length") > 10
    entry = listed.filter(has_text="Kom til: Jytte, familieven").first
    entry.get_by_role("button").click()
    assert entry.get_by_role("button").get_attribute("aria-current") == "true"
    assert "an_familieven" in shown(page)
    page.click("[data-step=before]")
    assert "an_familieven" not in shown(page)


def test_the_address_follows_so_that_a_reload_shows_the_same(page: Page) -> None:
    go(page, 3)
    then = shown(page)
    address = page.url
    assert "?dato=202" in address
    assert page.input_value("#dato").split("-")[::-1] == address.split("dato=")[1].split("-")
    page.reload()
    page.wait_for_selector("#map-moment")
    assert shown(page) == then
    assert page.url == address
    page.click("text=English")
    page.wait_for_url(address)
    assert shown(page) == then


def test_what_is_chosen_stays_chosen_while_it_is_there(page: Page) -> None:
    page.click(f'{CHIPS}[data-id="an_familieven"]')
    go(page, 0)
    assert page.query_selector("#detaljer h2") is None
    page.click("[data-step=own]")
    page.click(f'{CHIPS}[data-id="an_familiebehandler"]')
    before = page.inner_text("#detaljer")
    page.click("[data-step=before]")
    assert page.inner_text("#detaljer h2") == "Marianne, familiebehandler"
    page.click("[data-step=before]")
    page.click("[data-step=before]")
    assert page.inner_text("#detaljer") != before


# --- play -------------------------------------------------------------------------------------------------


def stop_the_clock(window: Window) -> None:
    """The time of the pages goes on only where the test says so; nothing gives it back to the window."""
    window.last()
    window.context.clock.install(time=0)
    window.context.clock.pause_at(1000)


def test_play_goes_one_step_a_press_where_movement_is_not_wanted(page: Page, window: Window) -> None:
    stop_the_clock(window)
    go(page, 0)
    button = page.locator("[data-step=play]")
    assert button.inner_text() == "Afspil ét skridt"
    button.click()
    told = moment(page)
    page.clock.run_for(60_000)
    assert moment(page) == told


def test_play_runs_slowly_to_the_end_and_can_be_stopped(page: Page, window: Window) -> None:
    """More than a second a step, by a clock that the test moves."""
    stop_the_clock(window)
    page.emulate_media(reduced_motion="no-preference")
    go(page, 0)
    days = [moment(page)]
    page.click("[data-step=play]")
    for _ in range(2):
        page.clock.run_for(1000)
        assert moment(page) == days[-1]
        page.clock.run_for(400)
        days.append(moment(page))
    assert len(set(days)) == 3
    assert page.inner_text("[data-step=play]") == "Stop"
    page.click("[data-step=play]")
    assert page.inner_text("[data-step=play]") == "Afspil"
    page.clock.run_for(60_000)
    assert moment(page) == days[-1]
    page.click("[data-step=own]")
    page.click("[data-step=play]")  # from the family's own day it begins at the first
    assert int(page.input_value("#map-moment")) == 0
    page.clock.run_for(60_000)
    assert page.inner_text("[data-step=play]") == "Afspil"
    assert page.input_value("#map-moment") == page.get_attribute("#map-moment", "max")


# --- two days ---------------------------------------------------------------------------------------------


def test_two_days_are_shown_together_with_signs_and_words(file: Page, anna: FamilyMap) -> None:
    earlier = 12
    then, now = anna.film.scenes[earlier], anna.scene
    compare(file, earlier)
    assert shown(file) == {chip.id for chip in (*then.chips, *now.chips)}
    for name, (one, other) in {"came": (now, then), "went": (then, now)}.items():
        ids = {chip.id for chip in one.chips} - {chip.id for chip in other.chips}
        assert ids
        assert set(file.eval_on_selector_all(f"{CHIPS}.{name}", "all => all.map(one => one.dataset.id)")) == ids
        word = {"came": "+ kom til", "went": "− stoppede"}[name]
        for id in ids:
            assert file.locator(f'{CHIPS}[data-id="{id}"] .map-delta text').text_content() == word[0]
            assert word in file.locator(f'tr[data-id="{id}"] th').inner_text()
            entry = next(entry for entry in one.entries if entry.id == id)
            assert f"{word}: {entry.name}" in file.inner_text(".map-compare-list")
    dashes = file.eval_on_selector_all(
        f"{CHIPS}.went > rect:first-of-type", "all => all.map(one => getComputedStyle(one).strokeDasharray)"
    )
    assert all(dash != "none" for dash in dashes)


def test_the_list_of_changes_has_all_ties_and_findings(file: Page, anna: FamilyMap) -> None:
    earlier = 12
    then, now = anna.film.scenes[earlier], anna.scene
    compare(file, earlier)
    told = file.inner_text(".map-compare-list")

    def pairs(scene) -> dict[frozenset[str], set[str]]:
        found: dict[frozenset[str], set[str]] = {}
        for edge in scene.edges:
            if edge.state != "engagement":
                found.setdefault(frozenset((edge.a, edge.b)), set()).add(edge.state)
        return found

    before, after = pairs(then), pairs(now)
    changed = [ends for ends in before.keys() | after.keys() if before.get(ends) != after.get(ends)]
    assert f"Kontakter ({len(changed)})" in told
    ids = (
        {finding.id: finding.statement for finding in then.findings},
        {finding.id: finding.statement for finding in now.findings},
    )
    differing = [id for id in ids[0].keys() | ids[1].keys() if ids[0].get(id) != ids[1].get(id)]
    assert f"Spørgsmål ({len(differing)})" in told
    file.click(".map-compared-more summary")
    told = file.inner_text(".map-compare-list")
    for id in differing:
        assert (ids[1].get(id) or ids[0][id]) in told
    go(file, earlier)
    compare(file, anna.film.moments.now)  # the order of the two days does not matter
    file.click(".map-compared-more summary")
    assert file.inner_text(".map-compare-list") == told


def test_a_year_ago_is_compared_and_copied_for_the_minutes(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    menu(page, "compare")
    page.click("[data-compare-year]")
    chosen = page.eval_on_selector("[data-compare]", "one => one.selectedOptions[0].textContent")
    assert "2024" in chosen  # the family's day is 30 June 2025
    days = page.evaluate("() => JSON.parse(document.getElementById('scene').textContent).moments.map(one => one.day)")
    assert "sammenlign=" + max(day for day in days if day <= "2024-06-30") in page.url
    page.click("[data-copy]")
    expect(page.locator("#status")).to_have_text("Ændringerne er kopieret.")
    copied = page.evaluate("() => navigator.clipboard.readText()").splitlines()
    assert copied[0].startswith("Fra ")
    assert [line for line in copied if line.startswith("- + kom til: ")]
    page.context.clear_permissions()


def test_the_last_meeting_is_compared_with(page: Page) -> None:
    menu(page, "compare")
    page.click("[data-compare-met]")
    assert "sammenlign=2025-04-24" in page.url
    go(page, 0)
    menu(page, "compare")
    assert not page.is_visible("[data-compare-met]"), "before the first day nobody had met"


def test_comparing_ends_and_leaves_nothing_behind(file: Page) -> None:
    before = (shown(file), lines(file), rows(file), file.evaluate(PLACES))
    compare(file, 12)
    assert (shown(file), lines(file)) != before[:2]
    menu(file, "compare")
    file.click("[data-compare-stop]")
    assert (shown(file), lines(file), rows(file), file.evaluate(PLACES)) == before
    assert file.query_selector(".map-delta, .map-change, .came, .went") is None
    assert not file.is_visible(".map-compare-list")


# --- all cases, access, size ------------------------------------------------------------------------------


def test_no_drawing_has_a_fault_on_its_first_and_last_moment(window: Window, tmp_path: Path) -> None:
    """On the day of the family `tests/maps/test_drawing.py` looks at each of them."""
    looked, files = 0, some(FILES, len(FILES) // 3)
    page = listened(window)
    page.set_viewport_size(SIZE)
    for path in files:
        for map in drawn(path):
            if len(map.film.scenes) > 1:
                page.goto(stored(tmp_path / "map.html", map))
                for place in (0, len(map.film.scenes) - 1):
                    go(page, place)
                    assert faults(look(page)) == {}, (map.scene.family, place)
                    looked += 1
    assert looked > 50 * len(files) / len(FILES)


def test_axe_finds_nothing_in_another_time_or_between_two_days(page: Page, axe) -> None:
    menu(page, "day")
    page.click(".map-changes summary")
    go(page, 5)
    assert axe(page) == []
    compare(page, 20)
    assert axe(page) == []
    page.eval_on_selector_all("details", "all => all.forEach(one => { one.open = true; })")
    assert axe(page) == []
    page.set_viewport_size({"width": 320, "height": 800})
    assert axe(page) == []
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 320


def test_many_changes_are_gathered_and_that_is_said(file: Page, tmp_path: Path) -> None:
    assert file.query_selector(".map-step") is None
    [large] = drawn(DEMO / "stor_familie.yaml")
    file.goto(stored(tmp_path / "large.html", large))
    assert "den sidste ændring i en måned" in (file.text_content(".map-step") or "")


def test_a_family_without_changes_has_no_slider(window: Window, tmp_path: Path) -> None:
    [map] = drawn(CASES / "audit_three_in_home.yaml")
    page = opened(window, tmp_path / "map.html", map)
    page.wait_for_selector("[data-view]")
    assert page.query_selector("#map-moment") is None
    assert page.query_selector("[data-compare]") is None
