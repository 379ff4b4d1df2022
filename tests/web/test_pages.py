"""What the pages say: the list, a family on a day, errors in plain words, two languages."""

import json
import re
from collections.abc import Iterator, Sequence
from html import unescape
from urllib.parse import unquote

import pytest
from flask.testing import FlaskClient

from casework.session import Session
from graph import errors as graph_errors
from graph.people import People
from graph.reading.cut import Seen
from graph.storage.access import Access
from graph.storage.door import Door
from graph.store import FamilyEntry, Store
from queries import findings
from tests.sessions import NoUsers
from tests.web.controls import forms_of
from tests.web.support import TOKEN, application
from tovholder.application import Application
from tovholder.settings import load_settings
from web import create_app
from web.errors import OWN_ERRORS, status_and_words
from words import Message, text

NAMES = ("Ågård", "Aagaard", "Ørsted", "Berg", "Ærø", "Familie 10", "Familie 3", "Zahle", "Müller")


def named(names: tuple[str, ...]) -> str:
    """A case file with families of these names."""
    families = [{"id": f"f{at}", "name": name} for at, name in enumerate(names)]
    return json.dumps({"tovholder": 1, "as_of": "2025-01-01", "families": families})


def test_without_families_it_says_how_one_comes_in(client: FlaskClient) -> None:
    page = client.get("/").text
    assert "Her er ingen familier endnu." in page
    assert "tovholder import" in page


def test_the_list_is_in_danish_order(client: FlaskClient, store, case) -> None:
    store.store(case(named(NAMES)), "navne")
    page = client.get("/").text
    listed = re.findall(r'<a href="/familie/f\d+">(.*?)</a>', page)
    assert listed == ["Berg", "Familie 3", "Familie 10", "Müller", "Zahle", "Ærø", "Ørsted", "Aagaard", "Ågård"]
    assert "9 familier" in page


def test_any_id_has_an_address(client: FlaskClient, store, case) -> None:
    ids = ["a/b", "..", ".", "a b", "~", "~2f~", "æøå", "%2e", "a?b#c", "a//b", "<b>", "王小明", "x;y", "udforsk"]
    families = [{"id": id, "name": f"Navn {at}"} for at, id in enumerate(ids)]
    store.store(case(json.dumps({"tovholder": 1, "as_of": "2025-01-01", "families": families})), "kilde")
    listed = re.findall(r'<a href="(/familie/[^"]*)">(Navn \d+)</a>', client.get("/").text)
    assert len(listed) == len(ids)
    for address, name in listed:
        page = client.get(unescape(address), follow_redirects=True)
        assert page.status_code == 200, address
        assert page.request.path == unquote(f"{unescape(address)}/kort")
        assert f">{name}</h1>" in page.text


FAMILY = "/familie/annas_familie"
PAGES = ("kort", "spoergsmaal", "tovholder", "personer", "moeder", "forloeb", "aendringer", "udskriv", "udforsk")


def test_each_page_of_a_family_stands_in_its_frame(client: FlaskClient, add) -> None:
    add("anna")
    for path in PAGES:
        page = client.get(f"{FAMILY}/{path}?dato=2019-01-15&visning=bord&med=a&med=b").text
        assert page.count("<h1") == 1, path
        assert "Dato: 15. januar 2019" in page, path
        assert "Ikke til rigtige data endnu" in page, path
        ways = [unescape(way) for way in re.findall(r'<a data-with-day[^>]* href="([^"]*)"', page)]
        assert {f"{FAMILY}/{other}" for other in PAGES} == {way.partition("?")[0] for way in ways}, path
        for way in ways:
            assert "dato=2019-01-15" in way and "med=a&med=b" in way, (path, way)


def test_an_address_of_before_leads_on(client: FlaskClient, add) -> None:
    add("anna")
    answer = client.get(f"{FAMILY}?as_of=2019-01-15&compare=2018-01-01&area=social&lines=-private")
    assert (answer.status_code, answer.location) == (
        303, f"{FAMILY}/kort?as_of=2019-01-15&compare=2018-01-01&area=social&lines=-private",
    )  # fmt: skip
    answer = client.get(answer.location or "")
    now = f"{FAMILY}/kort?dato=2019-01-15&sammenlign=2018-01-01&omraade=social&streger=-private"
    assert (answer.status_code, answer.location) == (303, now)
    assert client.get(now).status_code == 200
    answer = client.get(f"{FAMILY}?_external=1&_scheme=javascript&_anchor=x")
    assert answer.location == f"{FAMILY}/kort?_external=1&_scheme=javascript&_anchor=x"


def test_the_people_are_those_of_the_day(client: FlaskClient, add) -> None:
    add("anna")
    own, earlier = (
        client.get(f"{FAMILY}/personer{asked}", follow_redirects=True).text for asked in ("", "?dato=15.1.2019")
    )
    assert "Misbrugsbehandler" not in own
    assert "Misbrugsbehandler" in earlier
    assert "<dt>Kilde</dt><dd>sagsfilen »anna«</dd>" in own
    assert "Tilbage til den nyeste dato: 31. december 2019" in unescape(earlier)
    assert "Beregnet på det, du må se" in own


def test_people_stand_by_name_and_what_is_not_known_is_said(client: FlaskClient, store, case) -> None:
    children = [{"id": f"barn_{n}", "name": f"Barn {n}", "kind": "child", "lives_in": ["h"]} for n in (1, 10, 2)]
    actors = [{"id": id, "name": name, "kind": "professional"} for id, name in (("a", "Åse"), ("b", "Bo"))]
    works = [
        {"id": f"e_{id}", "actor": id, "for": ["barn_10", "barn_2"], "status": "active", "at": "unknown"} for id in "ab"
    ]
    one = {"id": "f", "name": "Familien", "homes": [{"id": "h"}], "members": children, "engagements": works}
    store.store(case(json.dumps({"tovholder": 1, "as_of": "2025-01-01", "actors": actors, "families": [one]})), "f")
    page = client.get("/familie/f/personer").text
    assert re.findall(r'<th scope="row">([^<]*\w)', page) == ["Barn 1", "Barn 2", "Barn 10", "Bo", "Åse"]
    assert "Hjælper Barn 2 og Barn 10" in page
    assert page.count("<td>Ikke oplyst</td>") == 2, "since when the two help"


def test_the_course_leads_to_what_changed_since_the_last_meeting(client: FlaskClient, demo) -> None:
    demo("anna")
    page = client.get("/familie/an_familien/forloeb").text
    [ways] = re.findall(r'<p class="map-ways">(.*?)</p>', page, re.DOTALL)
    assert re.findall(r"sammenlign=([\d-]+)", ways) == ["2025-04-24", "2024-06-30"]
    before = client.get("/familie/an_familien/forloeb?dato=2023-01-01").text
    assert "sidste møde" not in before and "sammenlign=2022-01-01" in before


def test_the_next_meeting_is_told_where_it_is_only_planned(client: FlaskClient, demo) -> None:
    demo("anna")
    assert "Netværksmøde 21. august 2025 (planlagt)" in client.get("/").text
    assert "Netværksmøde 21. august 2025 (planlagt)" in client.get("/familie/an_familien/kort").text


def test_what_a_meeting_lacks_is_asked_with_its_basis_and_is_taken_to_the_next(client: FlaskClient, demo) -> None:
    demo("anna")
    page = client.get("/familie/an_familien/moeder").text
    past = page[page.index("Tidligere møder") :]
    assert "Hvem samler op efter mødet?" in past and "Grundlag: noteret (1)" in past
    assert "Ledte mødet: Familierådgiver" in past
    [form] = [form for form in forms_of(page) if form.get("finding")]
    [way] = re.findall(r'class="to-meeting" action="([^"]*)"', page)
    assert "Tag med til mødet: Netværksmøde 21. august 2025" in page
    sent = client.post(unescape(way), data={**form, "_act": "dagsorden"}, headers={"Sec-Fetch-Site": "same-origin"})
    assert sent.status_code == 303
    assert "Det er taget med til mødet." in client.get("/familie/an_familien/moeder").text


def test_the_questions_say_all_that_was_found(client: FlaskClient, loaded: Application, add) -> None:
    """Group by group, and on the page of the coordinator; of a candidate its row says more than the statement."""
    add("anna")
    [facts] = loaded.session().facts(["annas_familie"])
    groups = set(re.findall(r"valgt=(\w+)[^\"]*#valgt", client.get(f"{FAMILY}/spoergsmaal").text))
    pages = [client.get(f"{FAMILY}/spoergsmaal?valgt={group}").text for group in groups]
    said = unescape("".join((*pages, client.get(f"{FAMILY}/tovholder").text)))
    found = [finding for finding in findings(facts, facts.as_of) if finding.candidate is None]
    assert found
    for finding in found:
        assert text(finding.statement, "da") in said
        assert text(finding.rule, "da") in said
        if finding.question:
            assert text(finding.question, "da") in said


def test_any_day_of_the_calendar_has_a_page(client: FlaskClient, add) -> None:
    add("anna")
    for day in ("0001-01-01", "1583-10-15", "2024-02-29", "9999-12-31"):
        assert client.get(f"/familie/annas_familie/kort?dato={day}").status_code == 200, day


def test_a_date_that_is_none_is_told_in_plain_words(client: FlaskClient, add) -> None:
    add("anna")
    words = ("i dag", "<b>x</b>", "20190101", "2019-W01-1", "2019-1-1", "٢٠١٩-٠١-٠١")
    for day in (*words, "2019-13-01", "2023-02-29", "0000-01-01"):
        page = client.get("/familie/annas_familie/kort", query_string={"dato": day})
        assert page.status_code == 400, day
        assert "Datoen kan ikke forstås" in page.text
        assert f'<q class="given">{day}</q>' in unescape(page.text)
        assert "<b>" not in page.text
        assert 'href="/familie/annas_familie/kort"' in page.text


@pytest.mark.parametrize(
    "path", ["/familie/findes_ikke", *(f"/familie/findes_ikke/{page}" for page in ("kort", "moeder", "udforsk"))]
)
def test_an_unknown_family_is_told_in_plain_words(client: FlaskClient, path: str) -> None:
    page = client.get(path)
    assert page.status_code == 404
    assert "Familien findes ikke" in page.text
    assert 'href="/"' in page.text


def test_unknown_pages_and_other_methods_are_told_in_plain_words(client: FlaskClient) -> None:
    assert "Siden findes ikke" in client.get("/nowhere").text
    answer = client.post("/planlaegning")
    assert answer.status_code == 405
    assert "Sådan kan siden ikke bruges" in answer.text


# --- languages --------------------------------------------------------------------------------------------


def test_the_language_can_be_changed_and_stays(client: FlaskClient, add) -> None:
    add("anna")
    assert '<html lang="da"' in client.get("/familie/annas_familie/kort").text
    answer = client.get("/sprog/en?til=/familie/annas_familie/kort?dato=2019-01-15")
    assert (answer.status_code, answer.location) == (303, "/familie/annas_familie/kort?dato=2019-01-15")
    page = client.get("/familie/annas_familie/kort?dato=2019-01-15").text
    assert '<html lang="en"' in page
    assert "Date: 15 January 2019" in page
    assert "Not for real data yet" in page
    assert "Spørgsmål" not in page
    assert client.get("/sprog/da?til=/").location == "/"
    assert '<html lang="da"' in client.get("/").text


def test_the_switch_leads_to_no_other_site(client: FlaskClient) -> None:
    for back in ("//example.com", "https://example.com", "\\\\example.com", "/\\example.com", "/\texample", "x"):
        assert client.get("/sprog/en", query_string={"til": back}).location == "/", back


def test_there_is_no_third_language(client: FlaskClient) -> None:
    assert client.get("/sprog/de").status_code == 404
    client.set_cookie("sprog", "de")
    assert '<html lang="da"' in client.get("/").text


def test_who_has_not_chosen_reads_the_language_of_the_settings(door: Door, store: Session) -> None:
    app = create_app(application(door, "en"), token=TOKEN)
    client = app.test_client()
    client.get(f"/?adgang={TOKEN}")
    assert "There are no families here yet." in client.get("/").text


# --- health and failures ----------------------------------------------------------------------------------


class Broken(Store):
    """A store whose database fails in one way."""

    def __init__(self, err: Exception) -> None:
        self.err = err
        self._note = None

    def directory(self) -> People:
        return NoUsers()

    def alive(self) -> None:
        raise self.err

    def families(self, access: Access) -> list[FamilyEntry]:
        raise self.err

    def facts(self, access: Access, families: Sequence[str]) -> Iterator[Seen]:
        raise self.err


def broken(err: Exception) -> FlaskClient:
    settings, _ = load_settings({})
    app = create_app(Application(settings, Broken(err)), token=TOKEN)
    client = app.test_client()
    client.get(f"/?adgang={TOKEN}")
    return client


def test_health_says_whether_the_database_answers(client: FlaskClient) -> None:
    assert client.get("/sundhed").json == {"status": "ok"}
    answer = broken(graph_errors.Unreachable("not_let_in", reason="bolt://secret-host")).get("/sundhed")
    assert (answer.status_code, answer.json) == (503, {"status": "down", "reason": "Unreachable"})


SECRET = "what only developers read"
FAILURES = [
    graph_errors.Unreachable("not_let_in", reason=SECRET),
    graph_errors.Busy("database_busy"),
    graph_errors.NoRoom("no_room", free=1, need=64, data=SECRET),
    graph_errors.StoppedWriting("server_stopped_writing", reason=SECRET),
    graph_errors.WrongSchema("foreign_database", labels=SECRET),
    graph_errors.TooLarge("too_many_changes", source=SECRET, changes=2, most=1),
    graph_errors.TimeLimit("query_too_slow"),
    graph_errors.TooManyRows("too_many_rows", rows=SECRET),
    graph_errors.Conflict([Message("conflict.family_left_out", {"id": SECRET, "source": "x"})]),
    graph_errors.UnknownFamily("no_such_family", families=SECRET),
    graph_errors.UnknownConsent("no_such_consent", consent=SECRET),
    graph_errors.Forbidden("forbidden"),
    graph_errors.QueryFailed("query_refused", reason=SECRET),
    graph_errors.GraphError("query_refused", reason=SECRET),
    RuntimeError(SECRET),
    KeyError(SECRET),
]


@pytest.mark.parametrize("err", FAILURES, ids=lambda err: type(err).__name__)
@pytest.mark.parametrize("path", ["/", "/familie/x"])
def test_a_failure_is_a_page_in_plain_words(err: Exception, path: str, caplog: pytest.LogCaptureFixture) -> None:
    page = broken(err).get(path)
    status, _ = status_and_words(err)
    assert page.status_code == status
    assert SECRET not in page.text
    assert "Traceback" not in page.text
    assert "Ikke til rigtige data endnu" in page.text
    assert ("Traceback" in caplog.text) == (status == 500)
    if status >= 500:
        assert str(err) in caplog.text
    if status == 500:
        [reference] = re.findall(r"nummeret: <code>([0-9a-f]{8})</code>", page.text)
        assert reference in caplog.text


def test_every_error_of_the_graph_but_faults_of_the_program_has_its_words() -> None:
    known = [kind for kind in vars(graph_errors).values() if isinstance(kind, type)]
    kinds = {kind for kind in known if issubclass(kind, graph_errors.GraphError)}
    assert len(kinds) > 5
    led_on = {graph_errors.ReasonNeeded}  # to a form of its own; where that cannot be, it is a family that is not there
    assert kinds - {graph_errors.GraphError, graph_errors.QueryFailed, *led_on} <= OWN_ERRORS.keys()
