"""Four families are played from invitation to minutes, as a facilitator plays them: at 1280 x 800, by mouse, or by keys alone."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from casework.session import Session
from graph.model.handles import handle
from tests.case_files import DEMO
from tests.share import some
from tests.web.support import Site
from tovholder.application import Application

INVITING = Path(__file__).parents[1] / "meetings" / "cases" / "indkaldelse.yaml"
LONG = 20_000
"""Milliseconds for an answer where all tests run beside it."""


@dataclass(frozen=True)
class Played:
    """A family and what its meeting does: who is invited there, who begins to talk, what is agreed with whom, whose help ends, who
    coordinates; and who is barred."""

    name: str
    file: Path
    family: str
    meeting: str
    talk: Sequence[str]
    """Two who begin to; none where all who are there talk already."""
    holder: str
    coordinator: str
    ends: str = ""
    invited: str = ""
    barred: Sequence[str] = ()
    renamed: tuple[tuple[str, str], ...] = ()
    added: tuple[str, ...] = ()
    """Who takes part in a meeting that is added, where the family has none."""
    by_keys: bool = False


FAMILIES = (
    Played(
        "two-administrations", DEMO / "anna.yaml", "an_familien", "an_m_august", ("Jobrådgiver", "Marianne, familiebehandler"),
        "Familierådgiver", "Marianne, familiebehandler", barred=("Dennis",),
    ),
    Played(
        "three-in-one-home", DEMO / "tre_i_hjemmet.yaml", "tr_familien", "", ("Bostøttemedarbejder", "Mentor"), "Mentor",
        "Lisbeth, hjemme-hos-pædagog", ends="Bostøttemedarbejder",
        added=("tr_rikke", "tr_bostoette", "tr_hjemmehos", "tr_mentor"), by_keys=True,
    ),
    Played(
        "split-coordination", DEMO / "delt_koordinering.yaml", "de_familien", "de_m_fast", (),
        "Camilla", "Annelise, familiebehandler",
    ),
    Played(
        "grandparents", INVITING, "fam2", "m1", ("Familierådgiver", "Jobkonsulent"), "Mormor", "Familierådgiver",
        invited="Mormor", barred=("Farfar",), renamed=(("Farmor", "Farfar"), ("Moster", "Mormor")), by_keys=True,
    ),
)  # fmt: skip


@pytest.mark.browser
@pytest.mark.by_turns
@pytest.mark.parametrize("played", some(FAMILIES, 1), ids=lambda played: played.name)
def test_a_family_is_played(site: Site, store: Session, case, loaded: Application, played: Played) -> None:
    text = played.file.read_text("utf-8")
    for old, new in played.renamed:
        text = text.replace(old, new)
    store.store(case(text), "played")
    meeting = played.meeting or _added(loaded, played)
    page = site.page(f"/familie/{played.family}/moeder", 1280, 800)
    stands = handle(loaded.handle_key, played.family, "meetings", meeting)
    base = (
        page.locator(f".meeting-ways a[href*={stands}][href$=hold]").evaluate("one => one.href").removesuffix("/hold")
    )
    # who is wanted is suggested and invited; nobody who is barred is in anything that is made for the meeting
    page.goto(f"{base}/forbered")
    if played.invited:
        _press(page.get_by_role("button", name=f"Inviter {played.invited}"), played)
        expect(page.locator(".is-invited", has_text=played.invited)).to_be_visible(timeout=LONG)
    _bars(page, played)
    page.goto(f"{base}/papirer")
    for address in page.locator("a[href*='.html']").evaluate_all("all => all.map(one => one.href)"):
        answer = page.request.get(address)
        assert answer.status == 200 and not [name for name in played.barred if name in answer.text()], address
    # the meeting itself
    page.goto(f"{base}/hold")
    _press(page.get_by_role("button", name="Det er os, der er her"), played)
    expect(page.locator(".hold-steps [aria-current]")).to_have_text("Dagsorden", timeout=LONG)
    _talks(page, base, played)
    page.goto(f"{base}/hold?trin=aftaler")
    page.fill("#f-text", "Tager begge opgaver")
    page.select_option("#f-holder", label=played.holder)
    _press(page.get_by_role("button", name="Det er aftalt"), played)
    expect(page.locator(".hold-list")).to_contain_text("Tager begge opgaver", timeout=LONG)
    if played.ends:
        page.goto(f"{base}/hold?trin=indsatser")
        row = page.locator(".hold-list li", has_text=played.ends)
        _press(row.get_by_role("button", name="Slutter"), played)
        expect(row.locator("[aria-pressed=true]")).to_have_text("Slutter", timeout=LONG)
    page.goto(f"{base}/hold?trin=tovholder")
    chosen = page.locator("#f-actor").get_by_label(played.coordinator, exact=True)
    chosen.focus()
    page.keyboard.press("Space")
    if not played.talk:
        page.locator("#f-scope").get_by_label("For alle", exact=True).focus()
        page.keyboard.press("Space")
    _press(page.get_by_role("button", name="Vælg", exact=True), played)
    expect(page.locator(".hold-panel")).to_contain_text(f"{played.coordinator} er valgt", timeout=LONG)
    _bars(page, played)
    page.goto(f"{base}/hold?trin=slut")
    _press(page.get_by_role("button", name="Mødet er slut"), played)
    expect(page.locator(".hold-panel")).to_contain_text("noteret som holdt", timeout=LONG)
    page.goto(f"{base}/foelg-op")
    # what came of it stands on the page, in the minutes, and in what is asked
    told = page.locator("main")
    expect(told).to_contain_text("Tager begge opgaver")
    if played.talk:
        expect(told).to_contain_text("taler sammen.")
    _bars(page, played)
    minutes = page.request.get(f"{base}/papirer/referat.html")
    assert minutes.status == 200 and "Tager begge opgaver" in minutes.text()
    assert not [name for name in played.barred if name in minutes.text()]
    held = next(item["record"] for item in _list(loaded, played, "meetings") if item["key"] == meeting)
    assert held["status"] == "held" and held["coordination"] == "named"
    if not played.talk:  # who holds the threads for all is recorded from that day, where two shared it
        named = [item["record"] for item in _list(loaded, played, "ties") if item["record"]["kind"] == "coordinates"]
        assert [one for one in named if "scope" not in one and one["from"] >= "2025-06-30"]
        return
    ids = {one["name"]: one["id"] for one in loaded.session().open(played.family)["actors"]}
    ends = {ids[name] for name in played.talk}
    ties = [item["record"] for item in _list(loaded, played, "ties")]
    assert [one for one in ties if {one["a"], one["b"]} == ends and one.get("source") == f"møde {meeting}"]
    day = max(str(one["from"]) for one in ties if one.get("source") == f"møde {meeting}")
    asked = loaded.session().findings(played.family, date.fromisoformat(day))["findings"]
    assert not [one for one in asked if one["type"] == "missing_link" and {*one["subjects"]} == ends]


def _talks(page: Page, base: str, played: Played) -> None:
    """Find the two who are asked about, and answer."""
    if not played.talk:
        page.goto(f"{base}/hold?trin=par")
        expect(page.locator(".hold-panel")).to_contain_text("taler sammen.")
        return
    for skipped in range(12):
        page.goto(f"{base}/hold?trin=par&sprunget={skipped}")
        heading = page.locator("h1").inner_text()
        if all(name in heading for name in played.talk):
            break
    _press(page.get_by_role("button", name="Ja", exact=True), played)
    expect(page.locator(".hold-saved")).to_contain_text("taler sammen", timeout=LONG)


def _press(button: Locator, played: Played) -> None:
    if played.by_keys:
        button.focus()
        button.page.keyboard.press("Enter")
    else:
        button.click()


def _bars(page: Page, played: Played) -> None:
    told = page.locator("main").inner_text()
    assert not [name for name in played.barred if re.search(rf"\b{name}\b", told)], page.url


def _added(loaded: Application, played: Played) -> str:
    session = loaded.session()
    record = {"kind": "network_meeting", "status": "planned", "date": "2025-06-19", "participants": [*played.added]}
    version = session.open(played.family)["version"]
    answer = session.edit(played.family, {"command": "add", "list": "meetings", "record": record, "base": version})
    assert answer.status == 200, answer.document
    return str(answer.document["records"][0]["key"])


def _list(loaded: Application, played: Played, list: str) -> list[dict[str, Any]]:
    return loaded.session().open(played.family)["lists"][list]
