"""Twins: what somebody is answered about the whole file equals what they are answered where the rest had never been written down.

Every page and file of every family is asked for, those of others and those that are not there too, by each user of
`tests/access/files`; also the headers. No token of what is hidden stands in any answer. What the twin has is shown, so
that hiding all would not do.
"""

import re
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from access.passwords import hashed
from casework.session import Session
from importers import load, read_assignments, read_users
from tests.access.twins import ADMINISTRATOR, CANARIES, FAMILIES, FILES, NOW, USERS
from tests.sessions import door_of
from tests.share import some
from tests.web.answers import content_of, kept_headers
from tests.web.people import house_of, log_in

ENDINGS = ("svg", "csv", "json", "html", "graphml", "xlsx")
PAGES = (
    "",
    "/kort",
    "/spoergsmaal",
    "/tovholder",
    "/personer",
    "/moeder",
    "/forloeb",
    "/aendringer",
    "/udskriv",
    "/udforsk",
)
EVERY = [
    "/",
    "/planlaegning",
    "/hent",
    "/hent/vejledning",
    *(f"/familie/{id}{page}{query}" for id in FAMILIES for page in PAGES for query in ("", "?visning=bord")),
    *(
        f"/familie/{id}/fil/familiekort.{ending}?visning={view}"
        for id in FAMILIES
        for ending in ENDINGS
        for view in ("bord", "arbejde")
    ),
    *(f"/api/v1/families/{id}{part}" for id in FAMILIES for part in ("", "/findings", "/changes", "/case-file")),
]
WAYS = some(EVERY, len(EVERY) // 6)
"""A sixth a day: what does not hold on one page does not hold on its neighbours."""


@pytest.fixture(scope="module")
def secret() -> str:
    return hashed("et kodeord til prøver")


def asked(store: Session, folder: Path, file: Path, user: str, secret: str) -> dict[str, Any]:
    """What the user is answered on each way, where this file is all that is stored."""
    store.reset()
    store.store(load(file).case_file, "sag")
    house = house_of(door_of(store), folder, read_users(FILES / "users.csv", [], NOW.date()), secret, now=NOW)
    directory = house.people.store.directory()
    people = directory.users()
    directory.assign(read_assignments(FILES / "assignments.csv", people, NOW.date(), ADMINISTRATOR))
    client = house.client()
    assert log_in(client, user, "et kodeord til prøver").status_code == 303
    return {way: answer_of(client, way) for way in WAYS}


def answer_of(client: FlaskClient, way: str) -> tuple[int, dict[str, str], bytes]:
    answer = client.get(way)
    return answer.status_code, kept_headers(answer), content_of(answer)


@pytest.mark.parametrize("user", USERS)
def test_a_twin_is_answered_alike(store: Session, tmp_path: Path, secret: str, user: str) -> None:
    whole = asked(store, tmp_path / "whole", FILES / "full.yaml", user, secret)
    twin_file = FILES / "twins" / f"{user}.yaml"
    twin = asked(store, tmp_path / "twin", twin_file, user, secret)
    loose = set(CANARIES.get("loose", {}).get(user, []))
    differ = [way for way in WAYS if whole[way] != twin[way] and not any(id in way for id in loose)]
    assert differ == [], "\n".join(first_difference(whole[way], twin[way]) for way in differ[:3])
    said = b"\n".join(content + repr(headers).encode() for _, headers, content in whole.values())
    hidden = [token for token in CANARIES["hidden"][user] if token.encode().lower() in said.lower()]
    assert hidden == []
    shown = {token for token in re.findall(r"knr[a-z]{9}", twin_file.read_text("utf-8"), re.I)}
    if user in ("u_rita", "u_fiona", "u_per"):
        assert len([token for token in shown if token.lower().encode() in said.lower()]) > len(shown) / 3


def first_difference(one: tuple[int, dict[str, str], bytes], other: tuple[int, dict[str, str], bytes]) -> str:
    if one[:2] != other[:2]:
        return f"{one[:2]} {other[:2]}"
    lines = zip(one[2].splitlines(), other[2].splitlines(), strict=False)
    for number, (a, b) in enumerate(lines):
        if a != b:
            at = next((at for at, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
            return f"line {number}: …{a[max(0, at - 80) : at + 80]!r} / …{b[max(0, at - 80) : at + 80]!r}"
    return f"lengths {len(one[2])} {len(other[2])}"
