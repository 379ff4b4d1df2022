"""Reading the map: who is wanted, what is told of it, a fold opened in place, a finding with its evidence. In a file, offline."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from bench.municipality import case_file
from graph.reading.cut import facts_of
from maps import FamilyMap, family_map
from maps.family import family_day
from maps.page.table import MARKS_TOLD
from tests.crowd import crowd
from tests.queries.build import DAY, facts
from tests.web.seen import CHIPS, go, legend, lines, menu, opened, rows, shown, status
from tests.window import Window

pytestmark = [pytest.mark.by_turns, pytest.mark.browser]


@pytest.fixture
def page(file: Page) -> Page:
    menu(file, "filters")
    return file


def outside(page: Page) -> set[str]:
    return {id for id in shown(page) if page.get_attribute(f'{CHIPS}[data-id="{id}"]', "data-ring") != "home"}


def told(page: Page, name: str) -> str:
    return page.eval_on_selector_all(f"[data-told={name}]", "all => all.map(one => one.textContent).join(' ')")


# --- filters ----------------------------------------------------------------------------------------------


def test_each_filter_leaves_its_own_on_the_map_and_in_the_table(page: Page, anna: FamilyMap) -> None:
    for sphere, public in (("public", True), ("private", False)):
        page.select_option("[data-filter=sphere]", sphere)
        expected = {entry.id for entry in anna.scene.entries if entry.ring != "home" and entry.public == public}
        assert outside(page) == expected
        assert expected < rows(page)
    assert "an_familieven" in outside(page)  # a volunteer
    page.click("[data-reset]")
    options = page.eval_on_selector_all("[data-filter=task] option", "all => all.map(one => one.value).filter(Boolean)")
    assert len(options) > 5
    for task in options:
        page.select_option("[data-filter=task]", task)
        assert outside(page) == {entry.id for entry in anna.scene.entries if task in entry.tasks}
    assert {task for scene in anna.film.scenes for entry in scene.entries for task in entry.tasks} == set(options)
    page.click("[data-reset]")
    for id in ("an_familiebehandler", "an_sofie", "an_dennis"):
        page.select_option("[data-filter=focus]", id)
        near = {end for edge in anna.scene.edges if id in (edge.a, edge.b) for end in (edge.a, edge.b)}
        assert shown(page) == near | {id}
        assert rows(page) == near | {id}
        assert f"Kun omkring: {next(entry.name for entry in anna.scene.entries if entry.id == id)}" in status(page)


def test_the_details_lead_to_the_surroundings(page: Page, anna: FamilyMap) -> None:
    page.click(f'{CHIPS}[data-id="an_laerer"]')
    page.click("text=Vis kun omkring Klasselærer, 3. B")
    near = {end for edge in anna.scene.edges if "an_laerer" in (edge.a, edge.b) for end in (edge.a, edge.b)}
    assert shown(page) == near
    assert page.input_value("[data-filter=focus]") == "an_laerer"
    assert page.evaluate("() => document.activeElement.dataset.id") == "an_laerer"
    assert "Kun omkring: Klasselærer, 3. B" in status(page)


def test_filters_hold_together_and_through_time(page: Page, anna: FamilyMap) -> None:
    page.select_option("[data-filter=sector]", "jobcentre")
    page.fill("[data-filter=text]", "jobråd")
    assert outside(page) == {"an_jobraadgiver"}
    go(page, 5)
    assert outside(page) == {entry.id for entry in anna.film.scenes[5].entries if "jobrådgiver" in entry.name.lower()}
    page.click("[data-reset]")
    assert shown(page) == {chip.id for chip in anna.film.scenes[5].chips}


def test_what_is_limited_stands_on_the_sheet_and_in_the_status(page: Page) -> None:
    assert told(page, "filters") == ""
    page.select_option("[data-filter=sector]", "health")
    page.uncheck("[data-state-filter=private]")
    for said in (status(page), told(page, "filters")):
        assert "Vist: Område: Sundhed; − Privat kontakt" in said
    page.click("[data-reset]")
    assert told(page, "filters") == ""


def test_the_legend_holds_what_is_drawn_now_and_no_more(page: Page) -> None:
    everything = legend(page)
    page.uncheck("[data-state-filter=private]")
    assert legend(page) == everything - {"line-private"}
    page.check("[data-state-filter=engagement]")
    assert "line-engagement" in legend(page)
    page.select_option("[data-filter=focus]", "an_dennis")
    assert legend(page) == {"line-conflict"}
    menu(page, "reading")
    assert page.locator(".legend-item:visible svg").count() == 1


def test_a_kind_of_tie_that_is_off_leaves_the_table_too(page: Page) -> None:
    told = "table[data-map-table] li[data-state=private]:not([hidden])"
    assert page.query_selector_all(told)
    page.uncheck("[data-state-filter=private]")
    assert not page.query_selector_all(told)
    page.check("[data-state-filter=private]")
    assert page.query_selector_all(told)


def test_what_works_and_what_is_asked_can_be_shown_alone(page: Page, anna: FamilyMap) -> None:
    before = lines(page)
    works = {"present", "team", "coordinates", "planned", "private"}
    for kind, wanted in (
        ("works", lambda state: state in works),
        ("asked", lambda state: state not in works and state != "engagement"),
    ):
        page.click(f"[data-lines={kind}]")
        assert lines(page) == {edge.id for edge in anna.scene.edges if wanted(edge.state)}
    page.click("[data-lines=all]")
    assert lines(page) == before


def test_who_helps_whom_is_shown_on_demand(page: Page, anna: FamilyMap) -> None:
    help_lines = {edge.id for edge in anna.scene.edges if edge.state == "engagement"}
    assert not lines(page) & help_lines
    box = page.locator("text=Vis, hvem der hjælper hvem")
    assert not box.is_checked()
    box.check()
    assert help_lines <= lines(page)
    box.uncheck()
    assert not lines(page) & help_lines


# --- one finding, one fold --------------------------------------------------------------------------------


def test_a_finding_is_lit_with_its_evidence(page: Page, anna: FamilyMap) -> None:
    seen = 0
    for finding in anna.scene.findings:
        button = page.locator(f'[data-lights="{finding.id}"]')
        if not button.count():
            continue
        button.evaluate("one => one.click()")
        lit = page.eval_on_selector_all(f"{CHIPS}.lit", "all => all.map(one => one.dataset.id)")
        assert set(lit) == set(finding.chips)
        drawn = page.eval_on_selector_all(
            "path[data-kind=edge].lit", "all => all.filter(p => !p.getAttribute('display')).map(p => p.id)"
        )
        assert set(drawn) == set(finding.edges)
        seen += bool(finding.edges)
    assert seen > 5


@pytest.fixture(scope="module")
def crowded() -> FamilyMap:
    """A map with folds."""
    file = crowd()
    return family_map(facts_of(file, file.families[0].id), file.as_of)


def test_a_fold_opens_in_place_by_keys(window: Window, crowded: FamilyMap, tmp_path: Path, axe) -> None:
    page = opened(window, tmp_path / "crowd.html", crowded)
    fold = page.locator("g[data-kind=fold]").first
    ids = (fold.get_attribute("data-ids") or "").split()
    fold.focus()
    page.keyboard.press("Enter")
    assert page.eval_on_selector_all(".map-fold [data-one]", "all => all.map(one => one.dataset.one)") == ids
    on = "() => document.activeElement.dataset.one"
    assert page.evaluate(on) == ids[0]
    for key, expected in (("ArrowDown", ids[1]), ("ArrowUp", ids[0]), ("Tab", ids[1]), ("Home", ids[0])):
        page.keyboard.press(key)
        assert page.evaluate(on) == expected
    page.keyboard.press("End")
    assert page.evaluate("() => document.activeElement.textContent") == "Luk"
    page.keyboard.press("Home")
    page.keyboard.press("Enter")
    assert page.evaluate(on) == ids[0]
    assert page.get_attribute(f'[data-one="{ids[0]}"]', "aria-pressed") == "true"
    assert page.inner_text("#detaljer h2") == page.inner_text(f'[data-one="{ids[0]}"]')
    assert axe(page) == []
    page.keyboard.press("Escape")
    assert page.query_selector(".map-fold") is None
    assert page.evaluate("() => document.activeElement.dataset.kind") == "fold"
    page.keyboard.press("Escape")
    assert page.query_selector("#detaljer h2") is None


def test_each_of_a_fold_is_chosen_with_its_own_lines_and_findings(window: Window, tmp_path: Path) -> None:
    file = case_file(100, 1, actors=100)  # a third of all pairs is recorded
    found = facts_of(file, file.families[0].id)
    map = family_day(found, found.as_of)  # of all its days it would be drawn for ten seconds
    page = opened(window, tmp_path / "crowd.html", map)
    fold_of = {entry.id: entry.fold for entry in map.scene.entries}
    with_findings = [entry for entry in map.scene.entries if entry.fold and entry.findings and entry.relations]
    assert with_findings
    seen = set()
    for entry in (with_findings[0], with_findings[-1]):
        page.locator(f'tr[data-id="{entry.id}"] th button').evaluate("one => one.click()")
        assert page.inner_text("#detaljer h2") == entry.name
        assert page.evaluate("() => document.activeElement.dataset.one") == entry.id
        lit = page.eval_on_selector_all("path[data-kind=edge].lit:not([display])", "all => all.map(path => path.id)")
        own = {edge.id for edge in map.scene.edges if entry.fold in (edge.a, edge.b) and entry.id in edge.folded}
        assert set(lit) == own
        assert len(own) < len([edge for edge in map.scene.edges if entry.fold in (edge.a, edge.b)])
        seen |= own
        listed = page.locator("#detaljer .map-list button").all_inner_texts()
        told = {finding.id: finding.statement for finding in map.scene.findings}
        assert {told[id] for id in entry.findings} <= set(listed)
        near = page.eval_on_selector_all(f"{CHIPS}.lit", "all => all.map(one => one.dataset.id)")
        ends = {end for edge in map.scene.edges if edge.id in own for end in (edge.a, edge.b)}
        assert set(near) == ends | {fold_of[entry.id]}
    assert seen


def test_a_fold_says_who_is_in_it_and_how_much_is_asked_of_them(
    window: Window, crowded: FamilyMap, tmp_path: Path
) -> None:
    map = crowded
    page = opened(window, tmp_path / "crowd.html", map)
    chips = [chip for chip in map.scene.chips if chip.kind == "fold"]
    assert chips
    for chip in chips:
        inside = [entry for entry in map.scene.entries if entry.id in chip.ids]
        name = page.eval_on_selector(f'{CHIPS}[data-id="{chip.id}"] title', "title => title.textContent")
        asked = len({finding for entry in inside for finding in entry.findings})
        sign = page.eval_on_selector_all(
            f'{CHIPS}[data-id="{chip.id}"] .is-findings:not([display])', "all => all.map(one => one.textContent)"
        )
        assert sign == ([str(asked)] if asked else [])
        assert (f"Spørgsmål: {asked}." in name) == bool(asked)
        printed = " ".join(map.scene.said)
        for entry in inside:
            assert entry.name in name
            assert entry.name in printed
            assert page.locator(f'tr[data-id="{entry.id}"] th').inner_text().startswith(entry.name)
    assert "spørgsmål" in (page.locator(".legend-item[data-key=mark-findings]").text_content() or "")


def test_a_search_leaves_only_those_it_finds_in_a_fold(window: Window, crowded: FamilyMap, tmp_path: Path) -> None:
    page = opened(window, tmp_path / "crowd.html", crowded)
    menu(page, "filters")
    page.fill("[data-filter=text]", "fagperson 24")
    assert len(outside(page)) == 1
    page.locator("g[data-kind=fold]:not([display])").press("Enter")
    assert page.locator(".map-fold [data-one]").all_inner_texts() == ["Fagperson 24"]
    assert page.evaluate("() => document.activeElement.textContent") == "Fagperson 24"
    page.eval_on_selector("[data-filter=text]", "one => { one.value = ''; one.dispatchEvent(new Event('input')); }")
    assert page.query_selector(".map-fold") is None  # the list said what is no longer so, and had the focus
    assert page.evaluate("() => document.activeElement.dataset.kind") == "fold"


def test_a_finding_is_lit_with_its_people_and_nothing_fades_away(file: Page) -> None:
    button = file.locator("[data-finding] [data-lights]").first
    statement = button.locator("xpath=ancestor::article//h4").inner_text()
    button.press("Enter")
    assert status(file) == f"Vises på kortet: {statement}"
    assert button.get_attribute("aria-pressed") == "true"
    lit = file.eval_on_selector_all(f"{CHIPS}.lit", "chips => chips.map(chip => chip.dataset.id)")
    assert 1 <= len(lit) < len(shown(file))
    faint = file.eval_on_selector_all(CHIPS, "chips => chips.map(chip => Number(getComputedStyle(chip).opacity))")
    assert min(faint) >= 0.45
    file.click("#detaljer [data-clear]")
    assert file.query_selector(f"{CHIPS}.lit") is None


def test_a_finding_whose_people_are_filtered_out_brings_them_back(file: Page, anna: FamilyMap) -> None:
    link = next(finding for finding in anna.scene.findings if finding.type == "missing_link")
    menu(file, "filters")
    file.fill("[data-filter=text]", "findes ikke")
    file.locator(f'[data-lights="{link.id}"]').evaluate("one => one.click()")
    assert file.input_value("[data-filter=text]") == ""
    assert file.query_selector_all(f"{CHIPS}.lit")


def test_a_row_of_the_table_leads_to_the_map(file: Page) -> None:
    row = file.locator("table[data-map-table] tr[data-kind=actor]").first
    row.get_by_role("button").click()
    assert file.evaluate("() => document.activeElement.dataset.id") == row.get_attribute("data-id")


# --- homes, table -----------------------------------------------------------------------------------------


def test_homes_have_names_and_no_address(window: Window, tmp_path: Path) -> None:
    two = (
        "members: [{id: mor, name: Mor, kind: adult, lives_in: [hjem]}, "
        "{id: far, name: Far, kind: adult, lives_in: [andet_hjem]}]"
    )
    page = opened(window, tmp_path / "to.html", family_map(facts(two), DAY))
    names = page.eval_on_selector_all(".household text", "all => all.map(one => one.textContent)")
    assert sorted(names) == ["Hjem 1 · Far", "Hjem 2 · Mor"]
    assert "andet_hjem" not in page.content()
    inside = page.evaluate(
        "() => { const home = document.querySelector('.home').getBBox();"
        " return [...document.querySelectorAll('.household text')].every(t => { const b = t.getBBox();"
        " return b.x > home.x && b.x + b.width < home.x + home.width && b.y > home.y; }); }"
    )
    assert inside


def test_many_relations_stand_behind_their_number(page: Page, anna: FamilyMap) -> None:
    for place in (anna.film.moments.now, 4):
        go(page, place)
        for entry in anna.film.scenes[place].entries:
            marks = [mark for mark in entry.marks if mark.kind in MARKS_TOLD]
            for column, number in ((5, len(entry.relations)), (6, len(entry.findings) + len(marks))):
                count = page.query_selector(f'tr[data-id="{entry.id}"] td:nth-of-type({column}) .map-count')
                assert count is None or int(count.text_content() or 0) == number
    assert page.query_selector(".map-many")
    assert not page.query_selector(".map-many[open]")


def test_what_is_closed_on_the_screen_is_open_on_paper(page: Page) -> None:
    many = page.locator("tr:not([hidden]) .map-many li:not([hidden])").first
    assert not many.is_visible()
    page.emulate_media(media="print")
    assert many.evaluate("one => one.getBoundingClientRect().height") > 0
    for selector in (".map-bar", ".map-panel", ".map-tools"):
        assert not page.locator(selector).first.is_visible()
