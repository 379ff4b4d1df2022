"""Where a look cannot be noted, nothing leaves the product and nothing is stored: through the pages and the commands.

What the log itself makes of each of these is `test_audit_failures`.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from access.audit.log import AuditLog
from access.audit.noting import Noted
from access.passwords import hashed
from casework.session import Session, local_time
from tests.access.audits import audit_at, look, month_files
from tests.access.breaking import file_a_full_device, file_gone, folder_a_file, folder_gone
from tests.access.matrix import IDS
from tests.access.municipality import FILE, NOW, TODAY, USERS, settle
from tests.cli.inside import commands_on
from tests.sessions import door_of
from tests.share import some
from tests.web.people import House, house_of, log_in
from tovholder.audit import kept_audit
from tovholder.settings import load_settings

pytestmark = pytest.mark.by_turns

PASSWORD = "et kodeord til prøver"
OWN = IDS["own"]
Break = Callable[[AuditLog, pytest.MonkeyPatch], None]


def gone_while_open(log: AuditLog, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.fdatasync

    def sync(descriptor: int) -> None:
        real(descriptor)
        month_files(log)[-1].unlink(missing_ok=True)

    monkeypatch.setattr(os, "fdatasync", sync)


def read_only(log: AuditLog, monkeypatch: pytest.MonkeyPatch) -> None:
    def write(descriptor: int, content: bytes) -> int:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(os, "write", write)


BREAKS: tuple[Break, ...] = (
    lambda log, _: folder_a_file(log),
    lambda log, _: folder_gone(log),
    lambda log, _: file_a_full_device(log),
    lambda log, _: file_gone(log),
    gone_while_open,
    read_only,
)


@contextmanager
def broken(log: AuditLog, break_it: Break, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The log with a line in it, and then this."""
    log.append([look()])
    with monkeypatch.context() as patched:
        break_it(log, patched)
        yield
    shutil.rmtree(log.folder, ignore_errors=True)
    log.folder.unlink(missing_ok=True)
    log.head.unlink()
    log.prepare()


# --- pages ------------------------------------------------------------------------------------------------


WAYS = ("/", f"/familie/{OWN}", f"/familie/{OWN}/kort", f"/familie/{OWN}/fil/familiekort.json", f"/familie/{OWN}/fil/til-bordet.pdf",
        f"/familie/{IDS['foreign']}/kort", "/familie/findes-ikke/kort")  # fmt: skip


def test_no_page_shows_anything_of_a_family(store: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    log = audit_at(tmp_path)
    house = house_of(door_of(store), tmp_path, USERS, hashed(PASSWORD), now=NOW, audit=Noted(log, b"a secret"))
    directory = house.people.store.directory()
    settle(door_of(store), directory)
    for break_it in some(BREAKS, 2):
        caseworker, administrator = logged_in(house, "caseworker"), logged_in(house, "administrator")
        with broken(log, break_it, monkeypatch):
            answers = {way: caseworker.get(way) for way in WAYS}
            origin = {"Origin": "http://localhost"}
            said = {"chip": f"{OWN}_mor", "right": 9, "down": 9}
            answers["plads"] = caseworker.post(f"/familie/{OWN}/plads", json=said, headers=origin)
            answers["brugere"] = administrator.get("/brugere")
            answers["tildelinger"] = administrator.get("/tildelinger")
        assert {way: answer.status_code for way, answer in answers.items()} == dict.fromkeys(answers, 503), break_it
        told = "".join(answer.text + repr(answer.headers) for answer in answers.values())
        assert "Loggen kan ikke skrives" in told
        for kept in ("Egense", "Mona", "Rita", f"{OWN}_mor", "u_planner"):
            assert kept not in told
    assert store.arrangement(next(store.facts([OWN])), [f"{OWN}_mor"], "da", "work") is None


def logged_in(house: House, name: str):
    client = house.client()
    assert log_in(client, name, PASSWORD).status_code == 303
    return client


# --- commands ---------------------------------------------------------------------------------------------


COMMANDS = (
    "findings --family all --format json", f"findings --family {OWN}", "findings --family findes-ikke", f"measures --family {OWN}",
    f"changes --family {OWN} --from 2026-01-01 --to 2026-11-29", f"map --family {OWN} -o {{out}}/map.svg", "export -o {out}",
    f"consent list {OWN}", f"consent withdraw {OWN} {OWN}_c", "import {new}", "import {new} --dry-run",
)  # fmt: skip
OF_ADMINISTRATOR = ("user list", "user add u_new --name New --role auditor", "user end u_planner", "reset --yes")


def test_no_command_shows_or_stores_anything(store: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    directory = store._store.directory()
    settle(door_of(store), directory)
    caseworker = next(user for user in USERS if "caseworker" in user.roles)
    directory.keep_users([caseworker.replaced(may=("import",))], TODAY)
    before = stored(store)
    inside = commands_on(door_of(store), lambda: NOW, tmp_path / "data", monkeypatch)
    log = kept_audit(load_settings()[0], local_time).log
    out = tmp_path / "out"
    out.mkdir()
    new = tmp_path / "new.yaml"
    head = FILE.read_text("utf-8").partition("families:")[0]
    new.write_text(f'{head}families: [{{id: f_ny, name: "Familien Nyborg"}}]', encoding="utf-8")
    asked = [*(("caseworker", words) for words in COMMANDS), *(("administrator", words) for words in OF_ADMINISTRATOR)]
    for break_it in some(BREAKS, 3):
        for who, words in asked:
            with broken(log, break_it, monkeypatch):
                ran = inside.run(who, *words.format(out=out, new=new).split())
            assert (ran.code, ran.out) == (2, ""), (BREAKS.index(break_it), words)
            assert "Egense" not in ran.err and "Mona" not in ran.err, words
    assert list(out.iterdir()) == []
    assert stored(store) == before
    for who, words in asked[:-1]:  # each would do it, were the log whole
        ran = inside.run(who, *words.format(out=out, new=new).split())
        assert ran.code == (1 if "findes-ikke" in words else 0), (words, ran)
    assert stored(store) != before


def stored(store: Session) -> str:
    """All that is stored."""
    people = store.people()
    files = [store.case_file(source) for source in store.sources()]
    return repr((files, people.users(), people.assignments()))
