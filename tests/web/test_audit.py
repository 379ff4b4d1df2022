"""The pages about the log: what they show, that reading it is noted, who may, and that they fit their windows."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

import pytest
from flask.testing import FlaskClient

from access.audit.lines import Event
from access.audit.log import AuditLog
from access.audit.noting import Noted
from graph.reading.viewer import Role, Viewer
from tests.access.audits import Clock, audit_at, lines_of, look, month_files
from tests.web.support import TOKEN, Site, running
from tests.window import Window
from web import create_app

pytestmark = pytest.mark.by_turns


def auditor(role: Role = "auditor") -> Viewer:
    return Viewer("u_dpo", role, "control", (), (), frozenset(), datetime(2026, 2, 1, tzinfo=UTC), "web")


def application(log: AuditLog | None, role: Role = "auditor") -> Any:
    """Pages that ask for no family, with this log and a viewer in this role."""
    session = SimpleNamespace(viewer=auditor(role), random=Random(1))
    return SimpleNamespace(
        settings=SimpleNamespace(lang="da", hosts=(), proxies=0, max_file_mb=50),
        people=None,
        audit=log and Noted(log, b"a secret"),
        clock=lambda: datetime(2026, 2, 1, tzinfo=UTC),
        session=lambda lang, viewer, act: session,
    )


def client_of(log: AuditLog | None, role: Role = "auditor") -> FlaskClient:
    client = create_app(application(log, role), token=TOKEN).test_client()
    client.set_cookie("tovholder_80", TOKEN)
    return client


@pytest.fixture
def log(tmp_path: Path) -> AuditLog:
    """Forty looks by two users, a file taken along, and a refusal."""
    log = audit_at(tmp_path, Clock())
    log.append([look(f"f{number % 7}", "u_rita" if number % 2 else "u_per") for number in range(40)])
    log.append([
        Event("u_per", "caseworker", "web", "case", "export", "pdf", "anna", basis=("own", "abcdefghijklmnop")),
        Event("u_per", "caseworker", "web", "case", "view", "map", "unknown:abcdefghijklmnop", outcome="refused"),
    ])  # fmt: skip
    return log


def numbers(page: str) -> list[int]:
    return [int(number) for number in re.findall(r'<th scope="row"[^>]*>(\d+)</th>', page)]


def test_the_newest_lines_come_first_and_a_page_follows_the_other(log: AuditLog) -> None:
    client = client_of(log)
    page = client.get("/log").text
    assert numbers(page) == list(range(43, 28, -1))  # the newest is that this page was asked for
    assert "hentet fil" in page
    assert "egen afdeling, samtykke eller grundlag abcdefghijklmnop" in page
    assert "unknown:abcdefghijklmnop" in page
    assert numbers(client.get("/log?side=2").text) == list(range(29, 14, -1))
    assert numbers(client.get("/log?side=99").text)[-1] == 1


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("familie=anna", [41]),
        ("handling=export", [41]),
        ("udfald=refused", [42]),
        ("bruger=u_per&udfald=refused", [42]),
        ("bruger=nobody", []),
        ("fra=2026-01-31", []),
        ("til=2026-01-29", []),
        ("bruger=u_per&familie=f0&fra=2026-01-30&til=2026-01-30", [29, 15, 1]),
    ],
)
def test_a_filter_in_the_address_gives_what_fits(log: AuditLog, asked: str, found: list[int]) -> None:
    assert numbers(client_of(log).get(f"/log?{asked}").text) == found


def test_a_day_that_is_none_is_told(log: AuditLog) -> None:
    assert client_of(log).get("/log?fra=2026-13-45").status_code == 400


def test_reading_the_log_is_noted_without_what_was_asked_for(log: AuditLog) -> None:
    client_of(log).get("/log?bruger=u_per&familie=anna")
    line = lines_of(log)[-1]
    assert (line.user, line.role, line.action, line.object) == ("u_dpo", "auditor", "log", "lines")
    assert line.change == ("user", "family")


@pytest.mark.parametrize("path", ["/log", "/log/stikproeve?froe=x", "/log/kontrol"])
@pytest.mark.parametrize("role", ["caseworker", "leader", "planner", "administrator", "citizen"])
def test_other_roles_are_refused_and_that_is_noted(log: AuditLog, path: str, role: Role) -> None:
    before = len(lines_of(log))
    answer = client_of(log, role).get(path)
    assert answer.status_code == 403
    assert numbers(answer.text) == []
    [line] = lines_of(log)[before:]
    assert (line.action, line.outcome, line.role) == ("log", "refused", role)


@pytest.mark.parametrize("path", ["/log", "/log/stikproeve?froe=x", "/log/kontrol"])
def test_where_one_person_works_alone_there_is_no_log(path: str) -> None:
    assert client_of(None).get(path).status_code == 404


@pytest.mark.parametrize("path", ["/log", "/log/stikproeve?froe=x", "/log/kontrol"])
def test_where_reading_it_cannot_be_noted_nothing_of_it_is_shown(log: AuditLog, path: str) -> None:
    file = month_files(log)[0]
    file.rename(log.folder / "away")
    (log.folder / "2026-01.jsonl").symlink_to(log.folder / "away")
    answer = client_of(log).get(path)
    assert answer.status_code == 503
    assert "Loggen kan ikke skrives" in answer.text
    assert "u_per" not in answer.text


def test_many_families_within_an_hour_are_listed(tmp_path: Path) -> None:
    log = audit_at(tmp_path)
    log.append([look(f"f{number}", "u_per") for number in range(21)])
    assert "u_per, 30. januar 2026: 21 familier" in client_of(log).get("/log").text
    assert "21 familier" not in client_of(log).get("/log?bruger=u_rita").text


# --- samples ----------------------------------------------------------------------------------------------


def posted(client: FlaskClient, **form: object) -> str:
    answer = client.post("/log/stikproeve", data=form, headers={"Origin": "http://localhost"})
    assert answer.status_code == 303
    return answer.headers["Location"]


def test_a_sample_is_drawn_by_the_seed_in_its_address(log: AuditLog) -> None:
    client = client_of(log)
    assert numbers(client.get("/log/stikproeve").text) == []
    way = posted(client)
    drawn = numbers(client.get(way).text)
    assert len(drawn) == 10
    assert numbers(client.get(way).text) == drawn
    assert posted(client) != way


def test_each_line_of_a_sample_is_in_order_or_to_be_followed_up(log: AuditLog) -> None:
    client = client_of(log)
    way = posted(client)
    first, second, *_ = numbers(client.get(way).text)
    seed = way.partition("froe=")[2]
    assert posted(client, froe=seed, linje=first, vurdering="foelges-op") == way
    posted(client, froe=seed, linje=second, vurdering="i-orden")
    page = client.get(way).text
    assert page.count('aria-pressed="true"') == 2
    assert f'aria-pressed="true" aria-label="Følges op, linje {first}"' in page
    assert f'aria-pressed="true" aria-label="I orden, linje {second}"' in page
    noted = [line.change for line in lines_of(log) if line.object == "review"]
    assert noted == [(f"line={first}", "verdict=follow_up"), (f"line={second}", "verdict=in_order")]


@pytest.mark.parametrize(
    "form", [{"vurdering": "i-orden", "linje": "x", "froe": "a"}, {"vurdering": "i-orden", "linje": 1}]
)
def test_a_verdict_on_no_line_is_refused(log: AuditLog, form: dict[str, object]) -> None:
    answer = client_of(log).post("/log/stikproeve", data=form, headers={"Origin": "http://localhost"})
    assert answer.status_code == 400
    assert [line for line in lines_of(log) if line.object == "review"] == []


# --- whether it is whole ----------------------------------------------------------------------------------


def test_a_log_that_is_whole_is_told_with_its_end(log: AuditLog) -> None:
    page = client_of(log).get("/log/kontrol").text
    assert "Loggen er hel. 43 linjer." in page
    head = re.search(r"<code data-varies>(43:[0-9a-f]{64})</code>", page)
    assert head
    assert "Loggen er hel." in client_of(log).get(f"/log/kontrol?noteret={head[1]}").text
    other = head[1].replace("43:", "42:")
    assert "Linje 42 er ikke den, der blev noteret" in client_of(log).get(f"/log/kontrol?noteret={other}").text


def test_what_is_wrong_is_told_with_its_line(log: AuditLog) -> None:
    [file] = month_files(log)
    file.write_bytes(file.read_bytes().replace(b'"f3"', b'"f4"', 1))
    page = client_of(log).get("/log/kontrol").text
    assert "Loggen er ikke hel." in page
    assert "<code>2026-01.jsonl</code>, linje 5: Linje 5 passer ikke til den før." in page


def test_what_is_no_head_is_told_beside_its_field(log: AuditLog) -> None:
    page = client_of(log).get("/log/kontrol?noteret=4711").text
    assert 'aria-invalid="true"' in page
    assert "Skriv NUMMER:HASH." in page


# --- in a browser -----------------------------------------------------------------------------------------


@pytest.fixture
def site(log: AuditLog, window: Window) -> Iterator[Site]:
    """The pages in a browser that was let in."""
    log.append([look(f"en_familie_med_et_langt_id_{number}", "u_per") for number in range(40)])
    with running(create_app(application(log), token=TOKEN)) as address:
        found = Site(address, window)
        found.context.add_cookies([{"name": f"tovholder_{urlsplit(address).port}", "value": TOKEN, "url": address}])
        yield found
        found.faults += window.violations()
        window.clean()
    assert found.faults == []


@pytest.mark.browser
@pytest.mark.parametrize("path", ["/log", "/log/stikproeve?froe=x", "/log/kontrol"])
def test_a_page_keeps_its_height_and_axe_finds_nothing(site: Site, path: str, axe: Callable[..., list[str]]) -> None:
    page = site.page(path)
    for width, height, most in ((1280, 900, 1800), (1920, 1080, 1800), (360, 740, 4400)):
        page.set_viewport_size({"width": width, "height": height})
        assert page.evaluate("() => document.documentElement.scrollHeight") <= most, width
        assert page.evaluate("() => document.documentElement.scrollWidth") <= width
        assert axe(page) == [], width
