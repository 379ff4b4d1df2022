"""Each role is answered as the matrix says: by every page, every command, and every method of a session.

All that there is is asked for: what the table has no line for is red. Whatever is not for somebody is answered as what is not
stored, byte for byte. All differences of a run are told together. An ordinary run asks for half of the lines of pages and commands.
"""

import inspect
import json
import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from typer.main import get_command
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from access.audit.noting import Noted
from access.passwords import hashed
from access.policy import AccessPolicy
from casework.session import Session
from graph.errors import Forbidden, UnknownFamily
from graph.model.people import ROLES, User
from graph.people import People
from graph.storage.door import Door
from graph.store import Store
from tests.access.audits import audit_at
from tests.access.matrix import (
    COMMANDS,
    ELSEWHERE,
    EXISTS,
    IDS,
    NOT_ASKED,
    OF_A_FAMILY,
    OF_NO_FAMILY,
    PAGES,
    UNKNOWN,
    Answer,
    Asks,
    Command,
    Kind,
    Method,
    Page,
    asks_for_reason,
)
from tests.access.municipality import FILE, NOW, USERS, settle
from tests.cli.inside import Inside, commands_on
from tests.sessions import door_of, session_of
from tests.share import some
from tests.web.answers import content_of, kept_headers
from tests.web.people import House, house_of, log_in, token_in
from tovholder.asking import viewer_of
from tovholder.cli import app as commands
from web.application import OidcClient
from web.login.pages_of import start_of

EVERYBODY: tuple[Asks, ...] = ("nobody", *ROLES)
PASSWORD = "et kodeord til prøver"
HIDDEN_HOME = "hjemmested"
"""The id of a home that is protected."""
NAMES: dict[Kind, str] = dict(zip(IDS, re.findall(r'"Familien (\w+)"', FILE.read_text("utf-8")), strict=True))
"""What the family of each kind is called."""


def kinds(of_family: bool, role: Asks, number: int) -> Sequence[Kind | None]:
    """The kinds of family to ask about; None alone where it is about none.

    One that exists for whoever asks, one that is foreign, and one of the others: which, is another for each line of the
    table and on each day.
    """
    if not of_family:
        return (None,)
    seen: list[Kind] = [kind for kind in IDS if kind in exists(role)]
    others: list[Kind] = [kind for kind in IDS if kind not in {*seen, "foreign"}]
    return [*(some(turned(seen, number), 1) if seen else ()), "foreign", *some(turned(others, number), 1)]


def turned(kinds: list[Kind], number: int) -> list[Kind]:
    """The same, from another one on."""
    first = number % len(kinds)
    return kinds[first:] + kinds[:first]


def exists(role: Asks) -> frozenset[Kind]:
    """The kinds of family that exist for whoever asks."""
    return frozenset() if role == "nobody" else EXISTS[role]


def hidden_names(role: Asks) -> list[str]:
    """What the families are called that do not exist for whoever asks."""
    return [NAMES[kind] for kind in IDS if kind not in exists(role)]


# --- pages ------------------------------------------------------------------------------------------------


class Asking:
    """Somebody asks for pages."""

    def __init__(self, house: House, role: Asks) -> None:
        self.role: Asks = role
        self.app = house.app
        self.client = house.client()
        # Else all who ask here share the tries of one address.
        self.client.environ_base["REMOTE_ADDR"] = f"10.0.0.{EVERYBODY.index(role)}"
        if role != "nobody":
            assert log_in(self.client, role, PASSWORD).status_code == 303

    def ask(self, page: Page, family: str) -> TestResponse:
        """The answer, about this family."""
        values = page.values | ({"family": family} if is_of_family(self.rule(page)) else {})
        way = self._way(page.endpoint, page.method, **values)
        if page.json is not None:
            said = json.loads(json.dumps(page.json).replace("{family}", family))
            return self.client.open(way, method=page.method, json=said, headers={"Origin": "http://localhost"})
        if page.form is not None:
            form = {name: value.replace("{role}", self.role) for name, value in page.form.items()}
            return self.client.post(way, data={**form, "csrf_token": self._token})
        return self.client.open(way, method=page.method)

    def rule(self, page: Page) -> Rule:
        """The rule of the page's address."""
        return next(rule for rule in self.app.url_map.iter_rules(page.endpoint) if page.method in methods_of(rule))

    def _way(self, endpoint: str, method: str = "GET", **values: Any) -> str:
        return self.app.url_map.bind("localhost").build(endpoint, values, method)

    @cached_property
    def _token(self) -> str:
        return token_in(self.client.get(self._way("login.form" if self.role == "nobody" else start_of(self.role))))


def is_of_family(rule: Rule) -> bool:
    return "family" in rule.arguments


def methods_of(rule: Rule) -> set[str]:
    return (rule.methods or set()) - {"HEAD", "OPTIONS"}


def test_every_page_is_in_the_matrix(store: Session, tmp_path: Path) -> None:
    provider = OidcClient("http://localhost", "tovholder", "a secret")
    app = house_of(door_of(store), tmp_path, USERS, None, kind="oidc", oidc=provider).app
    there = {(rule.endpoint, method) for rule in app.url_map.iter_rules() for method in methods_of(rule)}
    assert {(page.endpoint, page.method) for page in PAGES} == there


@pytest.mark.parametrize("role", EVERYBODY)
def test_pages(store: Session, tmp_path: Path, role: Asks) -> None:
    audit = Noted(audit_at(tmp_path), b"a secret")
    house = house_of(door_of(store), tmp_path, USERS, hashed(PASSWORD), now=NOW, audit=audit)
    settle(door_of(store), house.people.store.directory())
    wrong = list(wrong_pages(Asking(house, role)))
    assert wrong == [], "\n".join(wrong)


def wrong_pages(asking: Asking) -> Iterator[str]:
    """What is answered in another way than the matrix says."""
    for number, page in some([*enumerate(PAGES)], len(PAGES) // 2):
        if page.endpoint.startswith("oidc."):
            continue  # no provider here
        role, of_family = asking.role, is_of_family(asking.rule(page))
        unknown = answer_about(asking, page, UNKNOWN) if of_family else None
        for kind in kinds(of_family, role, number):
            told = f"{role} {page.method} {page.endpoint} {page.values} {kind}"
            answer = answer_about(asking, page, IDS[kind] if kind else "")
            expected = page.expected(role, kind)
            if answer[0] != expected:
                yield f"{told}: {answer[0]}, not {expected}"
            if (
                kind
                and kind not in exists(role)
                and not (asks_for_reason(role, kind) and expected != 404)
                and answer != unknown
            ):
                yield f"{told}: not as of one that is not stored: {answer} {unknown}"
            hidden = hidden_names(role) if page.asked is None else {*hidden_names(role)} - {NAMES["unasked"]}
            yield from (f"{told}: {name}" for name in hidden if name.encode() in answer[2])
            if HIDDEN_HOME.encode() in answer[2]:
                yield f"{told}: the protected home"


def answer_about(asking: Asking, page: Page, family: str) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and content, without the family's id."""
    with asking.ask(page, family) as answer:
        content = content_of(answer)
    headers = kept_headers(answer) | {"Content-Length": answer.headers.get("Content-Length", "")}
    if family:
        headers = {name: value.replace(family, "ID") for name, value in headers.items()}
        return answer.status_code, headers, content.replace(family.encode(), b"ID")
    return answer.status_code, headers, content


# --- commands ---------------------------------------------------------------------------------------------


Said = tuple[int, str, str, dict[str, bytes]]
"""What a command said: exit code, both streams, and the files that it wrote; without the family's id."""


def test_every_command_is_in_the_matrix() -> None:
    known = set(command_names(get_command(commands)))
    asked = {name for name in known if any(f"{one.words} ".startswith(f"{name} ") for one in COMMANDS)}
    assert (asked | NOT_ASKED.keys(), asked & NOT_ASKED.keys()) == (known, set())


@pytest.mark.parametrize("role", EVERYBODY)
def test_commands(store: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, role: Asks) -> None:
    settle(door_of(store), store._store.directory())
    inside = commands_on(door_of(store), lambda: NOW, tmp_path / "data", monkeypatch)
    asked = some([*enumerate(COMMANDS)], len(COMMANDS) // 2)
    wrong = [told for number, one in asked for told in wrong_command(inside, one, role, number, tmp_path)]
    assert wrong == [], "\n".join(wrong)


def command_names(command: Any, above: str = "") -> Iterator[str]:
    for name, below in command.commands.items():
        if hasattr(below, "commands"):
            yield from command_names(below, f"{above}{name} ")
        else:
            yield f"{above}{name}"


def wrong_command(inside: Inside, command: Command, role: Asks, number: int, folder: Path) -> Iterator[str]:
    """What is answered in another way than the matrix says."""
    unknown = said(inside, command, role, UNKNOWN, folder) if command.of_family else None
    for kind in kinds(command.of_family, role, number):
        told = f"{role} {command.words} {kind}"
        answer = said(inside, command, role, IDS[kind] if kind else "", folder)
        if answer[0] != (expected := command.expected(role, kind)):
            yield f"{told}: {answer[0]}, not {expected}: {answer}"
        if kind and kind not in exists(role) and not asks_for_reason(role, kind) and answer != unknown:
            yield f"{told}: not as of one that is not stored: {answer} {unknown}"
        if command.who is not None:
            text = repr(answer)
            yield from (f"{told}: {name}" for name in (*hidden_names(role), HIDDEN_HOME) if name in text)


def said(inside: Inside, command: Command, role: Asks, family: str, folder: Path) -> Said:
    with TemporaryDirectory(dir=folder) as name:
        out = Path(name)
        given = out / FILE.name
        given.write_bytes(FILE.read_bytes())
        words = command.words.format(family=family, out=out).split()
        ran = inside.run(role, *words, stdin=command.stdin)
        given.unlink()
        written = {path.name: path.read_bytes() for path in sorted(out.rglob("*.*"))}
        texts = [text.replace(name, "OUT").replace(family or name, "ID") for text in (ran.out, ran.err)]
    return ran.code, texts[0], texts[1], written


# --- methods ----------------------------------------------------------------------------------------------


def test_every_method_is_in_the_matrix() -> None:
    methods = {method.name for method in (*OF_A_FAMILY, *OF_NO_FAMILY)}
    assert methods == public_methods(Session)
    assert public_methods(Store) - methods == ELSEWHERE.keys()


def test_methods(store: Session) -> None:
    door, directory = door_of(store), store._store.directory()
    settle(door, directory)
    in_order = sorted(USERS, key=lambda user: "administrator" in user.roles)  # who removes all comes last
    wrong = [told for user in in_order for told in wrong_methods(door, directory, user)]
    assert wrong == [], "\n".join(wrong)


def wrong_methods(door: Door, directory: People, user: User) -> Iterator[str]:
    """What is answered in another way than the matrix says."""
    [role] = user.roles
    session = session_of(viewer_of(directory, user, role, NOW, "web"), door, AccessPolicy())
    assert [entry.id for entry in session.families()] == sorted(IDS[kind] for kind in EXISTS[role])
    to_ask_for = [IDS["unasked"]] if role == "leader" else []
    assert [entry.id for entry in session.families_to_ask_for()] == to_ask_for
    about: list[tuple[Method, Kind | None]] = [(method, kind) for method in OF_A_FAMILY for kind in IDS]
    for method, kind in [*about, *((method, None) for method in OF_NO_FAMILY)]:
        answer, expected = answer_of(method, session, IDS[kind] if kind else ""), method.expected(role, kind)
        if answer != expected:
            yield f"{role} {method.name} {kind}: {answer}, not {expected}"
    yield from (
        f"{role} {method.name}: an unknown family is answered"
        for method in OF_A_FAMILY
        if answer_of(method, session, UNKNOWN) != "UnknownFamily"
    )


def public_methods(kind: type) -> set[str]:
    return {name for name, one in inspect.getmembers(kind, inspect.isfunction) if not name.startswith("_")}


def answer_of(method: Method, session: Session, family: str) -> Answer:
    try:
        method.call(session, family)
    except (UnknownFamily, Forbidden) as err:
        return "UnknownFamily" if isinstance(err, UnknownFamily) else "Forbidden"
    return "answers"
