"""The file of a map that a browser opens from disk; and what the free-form view of pyvis is given to draw."""

import base64
import hashlib
import json
import re
from html import unescape
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import ConsoleMessage, Dialog, Page, Request

from maps import FamilyMap, family_map
from maps.page import explore
from maps.page.explore import choices, network
from maps.page.file import fit_for_block, json_block, one_file, policy
from tests.hostile import IN_FILES, poisoned
from tests.maps.circles import DAY, circle
from tests.web.seen import menu
from tests.window import Window
from words import words

pytestmark = pytest.mark.by_turns

ROOT = Path(__file__).parents[2]


def blocks(html: str, name: str) -> list[str]:
    return re.findall(rf"<{name}>(.*?)</{name}>", html, flags=re.DOTALL)


class TestOneFile:
    def test_its_policy_names_just_its_own_two_blocks(self, anna: FamilyMap) -> None:
        html = one_file(anna)
        said = unescape(re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html)[0])
        for name in ("script", "style"):
            [content] = blocks(html, name)
            digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
            assert f"{name}-src 'sha256-{digest}'" in said
        assert "unsafe" not in said
        assert said.startswith("default-src 'none'")

    def test_it_names_no_other_host(self, anna: FamilyMap) -> None:
        html = one_file(anna)
        assert set(re.findall(r"https?://[^\s\"'<)]+", html)) == {"http://www.w3.org/2000/svg"}
        assert not re.search(r"<(link|iframe|img)\b|\ssrc=", html)

    def test_it_holds_every_finding_with_its_question(self, anna: FamilyMap) -> None:
        told = unescape(one_file(anna))
        assert len(anna.scene.findings) > 10
        for finding in anna.scene.findings:
            assert finding.statement in told
            assert finding.question is None or finding.question in told
            assert all(line in told for line in finding.evidence)

    @pytest.mark.parametrize(("name", "content"), [("script", "a</script>"), ("style", "a</STYLE>")])
    def test_a_script_that_would_end_its_block_is_refused(self, name: str, content: str) -> None:
        with pytest.raises(ValueError, match="would end it"):
            fit_for_block(name, content)
        assert fit_for_block(name, "a</b>") == "a</b>"

    def test_json_in_a_page_can_neither_end_its_block_nor_begin_markup(self) -> None:
        data = {payload: payload for payload in IN_FILES}
        assert json.loads(json_block(data)) == data
        assert not re.search("[<>&\u2028\u2029]", json_block(data))

    def test_the_policy_changes_with_the_script(self) -> None:
        assert policy("a", "c") != policy("b", "c")


class TestExplore:
    def test_every_line_is_there_even_two_of_one_pair(self) -> None:
        map = family_map(circle(12, 2), DAY)
        net = network(map.film, map.layout)
        assert len(net.nodes) == len(map.scene.chips)
        assert len({edge["id"] for edge in net.edges}) == len(net.edges) == len(map.scene.edges)
        assert all(edge["arrows"] == ("to" if edge["width"] == 3.2 else "") for edge in net.edges)

    def test_places_come_from_the_layout_and_nothing_moves(self, anna: FamilyMap) -> None:
        net = network(anna.film, anna.layout)
        for node, chip in zip(net.nodes, anna.scene.chips, strict=True):
            assert (node["x"], node["y"]) == anna.layout.chips[chip.id].box.centre
            assert node["fixed"] is True
        assert explore.OPTIONS["physics"] == {"enabled": False}
        assert explore.OPTIONS["interaction"]["dragNodes"] is False

    def test_no_id_of_the_case_file_is_in_it(self, anna: FamilyMap) -> None:
        """Ids may be names, and who reads the page's data is told no more than its texts say."""
        net = network(anna.film, anna.layout)
        said = json.dumps([net.nodes, net.edges, choices(anna.film)])
        ids = {chip.id for chip in anna.scene.chips} | {entry.id for entry in anna.scene.entries}
        assert [id for id in ids if f'"{id}"' in said] == []

    @pytest.mark.parametrize("payload", IN_FILES)
    def test_texts_stay_as_they_are(self, payload: str) -> None:
        """They are data; the page writes them as JSON in which no markup can begin."""
        map = family_map(poisoned(payload), DAY)
        nodes = network(map.film, map.layout).nodes
        assert [node["title"] for node in nodes] == [chip.label for chip in map.scene.chips]
        assert json.loads(json_block(nodes)) == nodes

    def test_fonts_keep_their_spaces(self) -> None:
        assert "Liberation Sans" in explore.OPTIONS["nodes"]["font"]["face"]

    def test_another_vis_network_is_none(self, monkeypatch) -> None:
        monkeypatch.setattr(explore, "VIS_HASH", "0" * 64)
        explore.vis_network.cache_clear()
        try:
            assert explore.vis_network() is None
        finally:
            explore.vis_network.cache_clear()

    def test_the_file_of_pyvis_is_the_one_that_was_tried(self) -> None:
        found = explore.vis_network()
        assert found is not None
        assert hashlib.sha256(found.read_bytes()).hexdigest() == explore.VIS_HASH

    def test_nothing_is_written_to_the_working_directory(self, anna: FamilyMap, tmp_path: Path, monkeypatch) -> None:
        monkeypatch.chdir(tmp_path)
        network(anna.film, anna.layout)
        assert list(tmp_path.iterdir()) == []


@pytest.mark.browser
class TestInABrowser:
    def opened(self, window: Window, path: Path, html: str) -> tuple[Page, list[str]]:
        """The file from disk, offline; with all that a page may not do."""
        path.write_text(html, encoding="utf-8", newline="\n")
        window.context.set_offline(True)
        page = window.page()
        wrong: list[str] = []

        def dismiss(dialog: Dialog) -> None:
            wrong.append(f"dialog {dialog.message}")
            dialog.dismiss()

        def hear(message: ConsoleMessage) -> None:
            if message.type == "error":
                wrong.append(f"console {message.text}")

        def follow(asked: Request) -> None:
            if not asked.url.startswith("file:"):
                wrong.append(f"request {asked.url}")

        window.hear(page, "dialog", dismiss)
        window.hear(page, "pageerror", lambda error: wrong.append(f"error {error}"))
        window.hear(page, "console", hear)
        window.hear(page, "request", follow)
        page.goto(path.as_uri())
        return page, wrong

    @pytest.mark.parametrize("payload", IN_FILES)
    def test_no_payload_fires(self, window: Window, tmp_path: Path, payload: str) -> None:
        map = family_map(poisoned(payload), DAY)
        page, wrong = self.opened(window, tmp_path / "kort.html", one_file(map))
        for chip in page.locator("svg[data-map] g.chip:visible").all():
            chip.click()
        for button in page.locator("button[data-lights]:visible").all():
            button.click()
        page.mouse.move(300, 300)
        assert wrong == []

    def test_the_file_works_offline_with_search_and_selection(
        self, window: Window, tmp_path: Path, anna: FamilyMap
    ) -> None:
        page, wrong = self.opened(window, tmp_path / "anna.html", one_file(anna))
        rows = page.locator("table[data-map-table] tr[data-id]")
        assert rows.count() == len(anna.film.entries)
        assert len([row for row in rows.all() if row.is_visible()]) == len(anna.scene.entries)
        menu(page, "filters")
        page.locator("input[type=search]").fill("jytte")
        shown = [
            row.get_attribute("data-id")
            for row in rows.all()
            if row.is_visible() and row.get_attribute("data-ring") != "home"
        ]
        assert shown == ["an_familieven"]
        page.locator("input[type=search]").fill("")
        page.keyboard.press("Escape")
        chip = page.locator('g[data-id="an_familiebehandler"]')
        chip.click()
        assert "familiebehandling" in page.locator("#detaljer").inner_text()
        lines = page.locator('path[data-state="engagement"][data-a="an_familiebehandler"]')
        assert lines.count() > 0
        assert all(line.get_attribute("display") is None for line in lines.all())
        assert wrong == []

    def test_the_map_has_the_first_printed_page_for_itself(
        self, window: Window, tmp_path: Path, anna: FamilyMap
    ) -> None:
        page, wrong = self.opened(window, tmp_path / "anna.html", one_file(anna))
        document = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
        first, second, *_ = [" ".join(sheet.get_textpage().get_text_range().split()) for sheet in document]
        document.close()
        for text in (anna.scene.header[0], anna.scene.mark, *(chip.title[:5] for chip in anna.scene.chips)):
            assert text in first
        assert anna.scene.notes[-1].split()[-1] in first
        margin, asked = second.split(words("da")["map.sheet.questions"], 1)
        assert all(text in margin for text in (anna.scene.name, anna.scene.mark, anna.scene.warning)) and asked
        assert wrong == []

    def test_the_table_is_printed_whole(self, window: Window, tmp_path: Path, anna: FamilyMap) -> None:
        page, wrong = self.opened(window, tmp_path / "anna.html", one_file(anna))
        page.set_viewport_size({"width": 1047, "height": 718})  # A4 landscape within its margins
        page.emulate_media(media="print")
        cut = page.evaluate(
            "() => [...document.querySelectorAll('table[data-map-table] :is(th, td, li)')]"
            ".filter(cell => cell.getBoundingClientRect().right > innerWidth || cell.scrollWidth > cell.clientWidth + 1)"
            ".map(cell => cell.textContent)"
        )
        assert cut == []
        document = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
        printed = " ".join(" ".join(sheet.get_textpage().get_text_range() for sheet in document).split())
        document.close()
        for finding in anna.scene.findings:
            assert finding.statement in printed
        assert wrong == []

    def test_the_time_stands_over_the_map_and_the_tools_below_it(
        self, window: Window, tmp_path: Path, anna: FamilyMap
    ) -> None:
        page, wrong = self.opened(window, tmp_path / "anna.html", one_file(anna))
        bar, frame, foot = (page.locator(name).bounding_box() for name in (".map-bar", "[data-map-frame]", ".map-foot"))
        assert bar and frame and foot
        assert bar["y"] + bar["height"] <= frame["y"] and frame["y"] + frame["height"] <= foot["y"]
        assert page.locator(".map-foot [data-view=zoom_in]").is_visible()
        assert page.locator(".map-foot [role=status]").inner_text()
        assert wrong == []
