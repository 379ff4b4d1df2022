"""The pages Spørgsmål and Tovholder: groups at the left, one in detail; candidates side by side; by keyboard; on a phone."""

import re
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import Page

from queries import findings_of
from queries.day.view import View, at
from queries.groups import Group, groups
from tests.case_files import CASES, DEMO, families
from tests.web.support import Site

pytestmark = pytest.mark.by_turns

ANNA = "/familie/an_familien"


def view_of(file: str) -> View:
    """The family of a file of the demo or of the cases, on its own day."""
    folder = DEMO if (DEMO / f"{file}.yaml").exists() else CASES
    [facts] = families(folder / f"{file}.yaml")
    return at(facts, facts.as_of)


def groups_of(file: str) -> tuple[Group, ...]:
    view = view_of(file)
    return groups(view, findings_of(view))


def chosen_in(html: str) -> list[str]:
    """The ids of what the list leads to."""
    return re.findall(r'href="[^"]*valgt=([0-9a-f]{16})[^"]*#valgt"', html)


def findings_in(html: str) -> set[str]:
    return set(re.findall(r'id="f-([0-9a-f]{16})"', html))


@pytest.fixture
def store_of(demo: Callable, add: Callable) -> Callable[[str], str]:
    """Stores a file of the demo or of the cases, and gives the address of its family."""

    def stored(file: str) -> str:
        (demo if (DEMO / f"{file}.yaml").exists() else add)(file)
        return f"/familie/{view_of(file).facts.family.id}"

    return stored


# --- Spørgsmål --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("file", ["anna", "stor_familie", "syn_homes"])
def test_every_finding_is_reached(client: FlaskClient, store_of: Callable, file: str) -> None:
    """From the list, the page of the coordinator or that of the meetings: all of them."""
    path = store_of(file)
    first = client.get(f"{path}/spoergsmaal").text
    seen: set[str] = set()
    for id in dict.fromkeys(chosen_in(first)):
        seen |= findings_in(client.get(f"{path}/spoergsmaal?valgt={id}").text)
    more = client.get(f"{path}/tovholder").text
    for side in range(1, 2 + len(re.findall(r"side=\d", more))):
        seen |= findings_in(client.get(f"{path}/tovholder?side={side}", follow_redirects=True).text)
    seen |= findings_in(client.get(f"{path}/moeder").text)
    assert seen == {finding.id for finding in findings_of(view_of(file))}


def test_a_line_says_who_and_what_it_rests_on(client: FlaskClient, demo: Callable) -> None:
    demo("anna")
    page = client.get(f"{ANNA}/spoergsmaal").text
    assert len(set(chosen_in(page))) == 9
    assert "Hos Sofie og Storm: Marianne (familiebehandler) og Jytte (familieven)" in page
    assert re.search(r"Arbejdsmarked – Børn og Familie</span>\s*<span[^>]*>noteret, anbefalet, ikke spurgt <", page)


def test_a_home_says_what_is_known_of_each_two(client: FlaskClient, demo: Callable) -> None:
    demo("anna")
    [home] = [group for group in groups_of("anna") if group.kind == "home"]
    page = client.get(f"{ANNA}/spoergsmaal?valgt={home.id}").text
    row = page[page.index('class="pair-names"') :]
    assert re.findall(r"</span>([^<]+)</span>", row)[:3] == ["nej", "vi ved det ikke", "vi ved det ikke"]
    assert "Vi kan ikke se, om de kender til hinanden." in page


def test_a_finding_leads_to_its_group(client: FlaskClient, demo: Callable) -> None:
    demo("anna")
    for group in groups_of("anna"):
        answer = client.get(f"{ANNA}/spoergsmaal?valgt={group.findings[0].id}")
        if group.page == "questions":
            assert f"valgt={group.id}" in re.findall(r'<a[^>]*aria-current="true"[^>]*>', answer.text)[-1]
        else:
            there = urlsplit(answer.location).path
            assert there == f"{ANNA}/{'tovholder' if group.page == 'coordinator' else 'moeder'}"


def test_the_finding_that_is_asked_for_stands_open(client: FlaskClient, demo: Callable) -> None:
    """Of a group with many, that one alone: whoever comes back from the map finds the question again."""
    demo("stor_familie")
    [home] = [group for group in groups_of("stor_familie") if group.kind == "home"]
    path = "/familie/st_familien/spoergsmaal"
    assert '<details class="pair" open>' not in client.get(f"{path}?valgt={home.id}").text
    asked = home.findings[-1].id
    page = client.get(f"{path}?valgt={asked}").text
    assert page.count('<details class="pair" open>') == 1
    assert f'id="f-{asked}"' in page.split('<details class="pair" open>')[1].split('<details class="pair">')[0]


def test_what_is_not_there_on_the_day_is_said(client: FlaskClient, demo: Callable) -> None:
    demo("anna")
    page = client.get(f"{ANNA}/spoergsmaal?valgt=0000000000000000").text
    assert "Det spørgsmål er der ikke på denne dato." in page


def test_taking_along_and_not(client: FlaskClient, demo: Callable) -> None:
    """For whoever may not change the family: the ids of the group stand in the address, beside those that are there already."""
    demo("anna")
    between = next(group for group in groups_of("anna") if group.kind == "between")
    ids = [finding.id for finding in between.findings]
    page = client.get(f"{ANNA}/spoergsmaal?valgt={between.id}&med=abc&dato=2025-06-01&visning=bord").text
    [take] = re.findall(r'<a class="button[^"]*" href="([^"]*)">Tag med til mødet', page)
    asked = parse_qs(urlsplit(take.replace("&amp;", "&")).query)
    assert asked == {"valgt": [between.id], "med": ["abc", *ids], "dato": ["2025-06-01"], "visning": ["bord"]}
    taken = client.get(take.replace("&amp;", "&")).text
    assert "Det er taget med til mødet." in taken and "Du tager 5 spørgsmål med til mødet." in taken
    [leave] = re.findall(r'<a class="button[^"]*" href="([^"]*)">Tag ikke med', taken)
    assert parse_qs(urlsplit(leave.replace("&amp;", "&")).query)["med"] == ["abc"]
    assert all("med=abc" in link for link in re.findall(r'href="(/familie/[^"]*/tovholder[^"]*)"', taken))


def test_on_the_table_nothing_of_what_hurts(client: FlaskClient, add: Callable) -> None:
    add("syn_threat")
    for page in ("spoergsmaal", "tovholder"):
        text = client.get(f"/familie/familie_toft/{page}?visning=bord").text
        assert "Per" not in re.findall(r"\w+", re.sub(r"<[^>]*>", " ", text))
        assert "Ikke vist, og hvorfor" not in text


# --- Tovholder --------------------------------------------------------------------------------------------


def test_candidates_side_by_side(client: FlaskClient, demo: Callable) -> None:
    demo("anna")
    page = client.get(f"{ANNA}/tovholder").text
    names = re.findall(r'<th scope="row">\s*([^<]+?)\s*</th>', page)
    assert names == [
        "Familierådgiver",
        "Jobrådgiver",
        "Jytte (familieven)",
        "Klasselærer (3. B)",
        "Marianne (familiebehandler)",
    ]
    row = page[page.index("Marianne (familiebehandler)</th>") :]
    assert re.findall(r"</span>([^<]+)</td>", row)[:6] == [
        "ja",
        "2 gange om ugen",
        "2 af 7: Familierådgiver og Klasselærer (3. B)",
        "5 af 7",
        "ikke oplyst",
        "10",
    ]
    assert "Ikke vist, og hvorfor (7)" in page


def test_the_order_that_a_reader_asks_for(client: FlaskClient, demo: Callable) -> None:
    demo("anna")
    page = client.get(f"{ANNA}/tovholder?orden=oensker").text
    names = re.findall(r'<th scope="row">\s*([^<]+?)\s*</th>', page)
    assert names[:2] == ["Marianne (familiebehandler)", "Klasselærer (3. B)"]
    assert client.get(f"{ANNA}/tovholder?orden=bedst").status_code == 400
    assert client.get(f"{ANNA}/tovholder?side=9").status_code == 400


def test_many_candidates_stand_on_several_sides(client: FlaskClient, demo: Callable) -> None:
    """Of many only the one is open that somebody chose, on its own side."""
    demo("stor_familie")
    path = "/familie/st_familien/tovholder"
    first = client.get(path).text
    assert first.count('scope="row"') == 12 and "Taler for" not in first
    last = client.get(f"{path}?side=3").text
    chosen = re.findall(r'<a [^>]*href="[^"]*valgt=([0-9a-f]{16})[^"]*#f-', last)[0]
    opened = client.get(f"{path}?valgt={chosen}").text
    assert f'id="f-{chosen}" class="is-chosen"' in opened and opened.count("Taler for") == 1


def test_who_holds_is_no_candidate(client: FlaskClient, add: Callable) -> None:
    add("nesrin")
    page = client.get("/familie/nesrins_familie/tovholder").text
    assert "Kan Job- og familiekoordinator 1 også være tovholder for fagpersonerne?" in page
    assert not [name for name in re.findall(r'<th scope="row">([^<]+)<', page) if "koordinator" in name]
    assert re.search(r'<details class="another">\s*<summary>Hvis en anden skal tage over', page)


def test_of_whom_nothing_is_known_one_line(client: FlaskClient, add: Callable) -> None:
    add("swindon")
    page = client.get("/familie/familie_swindon/tovholder").text
    assert "70 andre kan komme på tale, men vi ved for lidt" in page and 'scope="row"' not in page


# --- in the browser ---------------------------------------------------------------------------------------


class Keys:
    """Presses keys and counts them."""

    def __init__(self, page: Page) -> None:
        self.page, self.count, self.been = page, 0, list[str]()

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)
        self.count += 1

    def to(self, text: str) -> None:
        """Tab until something that says so has the focus."""
        for _ in range(40):
            self.press("Tab")
            self.been.append(self.focused()[:40])
            if text in self.focused():
                return
        raise AssertionError(f"no way to {text!r} in 40 presses")

    def enter(self, text: str) -> None:
        """Go to what says so, and follow it."""
        self.to(text)
        with self.page.expect_navigation():
            self.press("Enter")
        # A page opens with the focus on its heading: set when it is first drawn, which nobody is too quick for.
        self.page.wait_for_function("() => document.activeElement !== document.body")

    def focused(self) -> str:
        return self.page.evaluate("() => document.activeElement.innerText || ''")


@pytest.mark.browser
def test_to_the_pair_that_does_not_know_of_each_other(site: Site, demo: Callable) -> None:
    """From the list of families to the pair, what it rests on, and to the meeting."""
    demo("anna")
    page = site.page("/")
    keys = Keys(page)
    keys.enter("Anna og hendes børn")
    keys.enter("Spørgsmål")
    keys.enter("Hos Sofie og Storm")
    assert page.get_by_text("Vi kan ikke se, om de kender til hinanden.").is_visible()
    assert page.locator("#valgt .question-rests li").first.is_visible()
    keys.enter("Tag med til mødet")
    assert page.get_by_text("Det er taget med til mødet.").is_visible()
    assert keys.count <= 12, keys.been


@pytest.mark.browser
def test_to_why_this_candidate(site: Site, demo: Callable) -> None:
    """From the link that leads to the candidates: at once where they are few, else one link on."""
    demo("anna")
    page = site.page(f"{ANNA}/spoergsmaal")
    page.locator(".family-nav").get_by_role("link", name="Tovholder").focus()
    keys = Keys(page)
    with page.expect_navigation():
        keys.press("Enter")
    assert page.get_by_text("Familien ønsker det").first.is_visible() and keys.count <= 2


@pytest.mark.browser
def test_on_a_phone_the_list_comes_first(site: Site, demo: Callable) -> None:
    """Nothing is in detail until somebody chooses; then it is in sight, and has the focus."""
    demo("anna")
    page = site.page(f"{ANNA}/spoergsmaal", width=360, height=740)
    assert page.locator("#valgt").is_hidden()
    page.get_by_role("link", name="Hos Sofie og Storm").click()
    page.wait_for_url("**#valgt")
    assert page.evaluate("() => document.activeElement.id") == "valgt"
    assert page.locator("#valgt h2").evaluate(
        "node => { const box = node.getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight }"
    )


@pytest.mark.browser
def test_to_the_map_and_back(site: Site, demo: Callable) -> None:
    """The question is lit there with its people, and leads back to where it stands open."""
    demo("anna")
    [home] = [group for group in groups_of("anna") if group.kind == "home"]
    page = site.page(f"{ANNA}/spoergsmaal?valgt={home.findings[0].id}")
    page.get_by_role("link", name="Vis på kortet").first.click()
    page.wait_for_url("**/kort?**")
    details = page.locator("#detaljer")
    assert "Vi kan ikke se, om de kender til hinanden." in details.inner_text()
    assert page.evaluate("() => document.activeElement.id") == "detaljer"
    details.get_by_role("link", name="Til spørgsmålet").click()
    page.wait_for_url("**/spoergsmaal?**#valgt")
    assert page.locator(f"#f-{home.findings[0].id}").is_visible()
