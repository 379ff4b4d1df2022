"""The caseworker's day, whole: find the family, understand, record, undo, add, name, end, print. By mouse, keyboard, touch, and without scripts."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html import unescape

import pypdfium2
import pytest
from flask.testing import FlaskClient
from playwright.sync_api import Locator, Page

from tests.share import some
from tests.web.controls import forms_of
from tests.web.hands import Hands, Keyboard, Mouse, Touch
from tests.web.support import Site
from tovholder.application import Application

pytestmark = pytest.mark.by_turns

FAMILY = "/familie/an_familien"
OURS = {"Sec-Fetch-Site": "same-origin"}
JOB, TREATMENT = "an_jobraadgiver", "an_familiebehandler"
WAYS: dict[str, tuple[Hands, int, int]] = {
    "mouse": (Mouse(), 1280, 900),
    "keyboard": (Keyboard(), 1280, 900),
    "touch": (Touch(), 360, 740),
}


@contextmanager
def window(site: Site, width: int, height: int) -> Iterator[Page]:
    """A page of that size; the narrow one is worked by touch, which a window has or has not from its beginning."""
    if width > 500:
        yield site.page("/", width, height)
        return
    assert site.context.browser
    context = site.context.browser.new_context(
        has_touch=True, is_mobile=True, viewport={"width": width, "height": height}, reduced_motion="reduce"
    )
    context.add_cookies(site.context.cookies())  # type: ignore[arg-type]
    page = context.new_page()
    site.watch(page)
    page.goto(f"{site.address}/")
    try:
        yield page
    finally:
        context.close()


@pytest.mark.browser
@pytest.mark.parametrize("way", some([*WAYS], 1))
def test_a_day(site: Site, demo: Callable[[str], None], loaded: Application, way: str) -> None:
    demo("anna")
    hands, width, height = WAYS[way]
    with window(site, width, height) as page:
        hands.press(page.get_by_role("link", name="Anna og hendes børn"))
        page.wait_for_selector("[data-view]")
        records_that_they_talk(page, hands, asked(loaded))
        undoes_and_does_again(page, hands)
        takes_a_question_along(page, hands)
        adds_a_grandmother(page, hands)
        names_a_coordinator(page, hands)
        ends_work_on_a_month(page, hands)
        takes_the_pack(page, hands)
    site.faults[:] = [
        fault for fault in site.faults if "moedepakke.pdf" not in fault
    ]  # a page that turns out to be a file is given up
    holds(loaded)


def asked(loaded: Application) -> str:
    """The question whether job centre and family treatment talk."""
    found = loaded.session().findings("an_familien")["findings"]
    return next(
        one["id"] for one in found if one["type"] == "missing_link" and {JOB, TREATMENT} == set(one["subjects"])
    )


def records_that_they_talk(page: Page, hands: Hands, question: str) -> None:
    """From Spørgsmål: what it rests on is read, and answered where it is asked."""
    goes_to(page, hands, "Spørgsmål")
    page.wait_for_selector("#liste")
    hands.press(page.locator("#liste a", has_text="Børn og Familie").filter(has_text="Arbejdsmarked").first)
    page.wait_for_url(re.compile("valgt="))
    article = page.locator(f'[id="f-{question}"]')
    while (closed := article.locator("xpath=ancestor::details[not(@open)]")).count():
        hands.press(closed.first.locator("> summary"))
    rests = article.locator(".question-rests")
    if rests.get_attribute("open") is None:
        hands.press(rests.locator("summary"))
    assert "netværksmødet i april" in rests.inner_text()
    hands.press(article.get_by_role("button", name="Ja", exact=True))
    told = receipt(page, "taler sammen")
    assert re.search("spørgsmål er besvaret.*ny[te] spørgsmål", told, re.DOTALL)
    assert not page.locator(f'[id="f-{question}"]').count()


def undoes_and_does_again(page: Page, hands: Hands) -> None:
    """From the one button of the head, and from the receipt."""
    hands.press(page.locator("[data-undo]"))
    receipt(page, "Fortrudt")
    hands.press(page.locator(".receipt").get_by_role("link", name="Gør det igen"))
    hands.press(page.get_by_role("button", name="Gør det igen"))
    receipt(page, "Gjort igen")


def takes_a_question_along(page: Page, hands: Hands) -> None:
    """To the next meeting's agenda."""
    goes_to(page, hands, "Spørgsmål")
    hands.press(page.locator("#liste a").first)
    page.wait_for_url(re.compile("valgt="))
    hands.press(page.get_by_role("button", name=re.compile("Tag med til mødet")))
    page.wait_for_selector("text=Det er taget med til mødet.")


def adds_a_grandmother(page: Page, hands: Hands) -> None:
    """Who must not be contacted; nobody suggests her."""
    goes_to(page, hands, "Kort")
    page.wait_for_selector("[data-view]")
    hands.press(page.locator(".add-menu summary"))
    hands.press(page.locator(".add-menu").get_by_role("link", name="Familie eller ven"))
    name = page.locator("[name='name']:visible")
    name.wait_for()
    hands.write(name, "Farmor Inga")
    hands.choose(page.locator("[name='relation']:visible"), "Bedstemor")
    hands.choose(page.locator("[name='tie.b']:visible"), "Anna")
    hands.press(page.locator("label[for='c-tie.no_contact-1']"))
    hands.press(saves(page))
    receipt(page, "Farmor Inga")
    for path in ("tovholder", "spoergsmaal"):
        page.goto(f"{page.url.split('/familie')[0]}{FAMILY}/{path}")
        assert "Farmor" not in page.inner_text("main"), path


def names_a_coordinator(page: Page, hands: Hands) -> None:
    """From the Tovholder page."""
    goes_to(page, hands, "Tovholder")
    hands.press(page.get_by_role("link", name="Vælg tovholder"))
    hands.choose(page.locator("[name='actor']"), "Marianne, familiebehandler")
    hands.press(saves(page))
    receipt(page, "er tovholder")


def ends_work_on_a_month(page: Page, hands: Hands) -> None:
    """Of the day only the month is known: it is read back in words while it is typed."""
    goes_to(page, hands, "Personer")
    hands.press(page.get_by_role("link", name="Ret Jytte, familieven"))
    hands.choose(page.locator("[name='status']"), "Afsluttet")
    hands.write(page.locator("[name='to.month']"), "5")
    hands.write(page.locator("[name='to.year']"), "2025")
    assert page.locator("#f-to .read-back").inner_text() == "Det betyder: maj 2025"
    hands.press(saves(page))
    receipt(page, "Jytte")


def takes_the_pack(page: Page, hands: Hands) -> None:
    """The Mødepakke on paper."""
    hands.press(page.get_by_role("link", name="Udskriv og hent"))
    hands.press(page.locator("label[for='pakke-moedepakke']"))
    with page.expect_download() as found:
        hands.press(page.get_by_role("button", name=re.compile("Hent")).first)
    assert found.value.suggested_filename.endswith(".pdf")


def holds(loaded: Application) -> None:
    """What the day left is recorded."""
    lists = loaded.session().open("an_familien")["lists"]
    inga = next(one["key"] for one in lists["private_network"] if one["record"]["name"] == "Farmor Inga")
    assert any(one["record"]["a"] == inga and one["record"].get("no_contact") for one in lists["private_ties"])
    assert any(one["record"]["kind"] == "coordinates" and one["record"]["a"] == TREATMENT for one in lists["ties"])
    assert any(one["record"].get("agenda") for one in lists["meetings"])
    work = next(one["record"] for one in lists["engagements"] if one["key"] == "an_e_familieven")
    assert (work["status"], work["to"]) == ("ended", "2025-05")
    assert any(
        {one["record"]["a"], one["record"]["b"]} == {JOB, TREATMENT}
        and (one["record"]["kind"], one["record"]["status"]) == ("exchange", "documented")
        for one in lists["ties"]
    )


def goes_to(page: Page, hands: Hands, name: str) -> None:
    """To another page of the family."""
    hands.press(page.get_by_role("navigation", name="Familiens sider").get_by_role("link", name=name, exact=True))
    page.wait_for_selector(f".family-pages a[aria-current=page]:text-is('{name}')")


def receipt(page: Page, said: str) -> str:
    """What the receipt says once it says this, its folds too."""
    page.wait_for_selector(f".receipt:has-text('{said}')")
    return page.locator(".receipt").text_content() or ""


def saves(page: Page) -> Locator:
    """The button that saves the form."""
    return page.locator(".record-form .button-primary:visible").first


def test_a_day_without_scripts(demo: Callable[[str], None], client: FlaskClient, loaded: Application) -> None:
    """The same, where each form is a page."""
    demo("anna")
    assert "Anna og hendes børn" in client.get("/").text
    question = asked(loaded)
    page = client.get(f"{FAMILY}/spoergsmaal?valgt={question}").text
    article = page[page.index(f'id="f-{question}"') :].partition("</article>")[0]
    [contact] = forms_of(article)
    answer = client.post(f"{FAMILY}/kontakt", data={**contact, "answer": "yes"}, headers=OURS)
    assert answer.status_code == 303
    told = unescape(client.get(answer.location or "").text)
    assert re.search("spørgsmål er besvaret.*ny[te] spørgsmål", told, re.DOTALL), told
    [undo, *_] = [form for form in forms_of(told) if "aendring" in form]
    answer = client.post(f"{FAMILY}/fortryd", data=undo, headers=OURS)
    again = re.findall(r'href="([^"]*)">Gør det igen<', unescape(client.get(answer.location or "").text))[0]
    assert answered(client, again, f"{FAMILY}/fortryd") == 303
    questions = client.get(f"{FAMILY}/spoergsmaal").text
    [along] = [form for form in forms_of(questions) if "finding" in form]
    [meeting] = re.findall(r'class="to-meeting" action="([^"]*)"', unescape(questions))
    assert client.post(meeting, data={**along, "_act": "dagsorden"}, headers=OURS).status_code == 303
    said = {"name": "Farmor Inga", "relation": "grandmother", "tie.b": "an_anna", "tie.no_contact": "yes"}
    assert answered(client, f"{FAMILY}/ret/private_network/ny", **said) == 303
    said = {"actor": TREATMENT}
    assert answered(client, f"{FAMILY}/tovholder/vaelg", f"{FAMILY}/tovholder", **said) == 303
    people = unescape(client.get(f"{FAMILY}/personer").text)
    [jytte] = re.findall(r'href="([^"]*)">Ret<span class="sr-only"> Jytte, familieven<', people)
    said = {"status": "ended", "to.how": "exact", "to.month": "5", "to.year": "2025"}
    assert answered(client, jytte, **said) == 303
    assert_on_paper(client, loaded)
    holds(loaded)


def assert_on_paper(client: FlaskClient, loaded: Application) -> None:
    """What stands on the agenda stands in the Mødepakke, and in its order."""
    opened = loaded.session().open("an_familien")
    [meeting] = [one for one in opened["lists"]["meetings"] if one["record"].get("agenda")]
    item = next(one for one in meeting["record"]["agenda"] if one.get("finding"))
    found = loaded.session().findings("an_familien")["findings"]
    kinds = ("missing_link", "coverage_gap", "no_private_support", "single_point_of_failure")
    others = [one for kind in kinds for one in found if one["type"] == kind and one["id"] != item["finding"]][:3]
    assert len({one["type"] for one in others}) > 1
    agenda = [{"finding": one["id"]} for one in others]
    said = {"list": "meetings", "key": meeting["key"], "set": {"agenda": [*reversed(agenda), item]}}
    answer = loaded.session().edit("an_familien", {"command": "change", "base": opened["version"], **said})
    assert answer.status == 200, answer.document
    document = client.get(f"{FAMILY}/fil/moedepakke.pdf").data
    paper = pypdfium2.PdfDocument(document)
    told = " ".join(" ".join(page.get_textpage().get_text_range() for page in paper).split())
    paper.close()
    said_of = {one["id"]: " ".join(one["statement"].split())[:30] for one in found}
    for number, one in enumerate(reversed(others), 1):
        assert f"{number}. {said_of[one['id']]}" in told, told
    assert said_of[item["finding"]] in told


def answered(client: FlaskClient, path: str, to: str = "", /, **more: str) -> int:
    """The status of a form that is sent as somebody filled it in."""
    controls = forms_of(client.get(path).text)[0]
    return client.post(to or path, data={**controls, **more}, headers=OURS).status_code
