"""Many write at once: each acknowledged change is there once, writers of other families are not held up."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from casework.editing.reading import AskedChanges
from casework.session import Answer, Session
from graph.checks import check_document
from graph.storage.door import Door
from importers import load
from tests.case_files import CASES
from tests.sessions import session_at
from tests.share import is_whole

FAMILY = "annas_familie"
EACH = 50 if is_whole() else 4


def again_until_done(session: Session, said: Callable[[], dict[str, object]]) -> tuple[Answer, int]:
    """Read, send with what was read, and again on a conflict: as a page does."""
    for tries in range(200):
        answer = session.edit(FAMILY, {**said(), "base": session.open(FAMILY)["version"]}, via="api")
        if answer.status != 409:
            return answer, tries
    raise AssertionError("never done")


@pytest.fixture
def anna(store: Session) -> Session:
    store.store(load(CASES / "anna.yaml").case_file, "anna")
    return store


def test_four_write_in_one_family(anna: Session, door: Door) -> None:
    """Each adds needs, and changes one field that all of them change."""

    def write(writer: int) -> list[str]:
        session, keys = session_at(door), list[str]()
        for number in range(EACH):
            need = {"for": ["anna"], "function": "f01", "text": f"{writer}-{number}"}
            added, _ = again_until_done(session, lambda need=need: {"command": "add", "list": "needs", "record": need})
            name = {"name": f"Anna {writer}-{number}"}
            named, _ = again_until_done(
                session, lambda name=name: {"command": "change", "list": "members", "key": "anna", "set": name}
            )
            assert (added.status, named.status) == (200, 200), (added.document, named.document)
            keys += [added.document["change"]["key"], named.document["change"]["key"]]
        return keys

    with ThreadPoolExecutor(4) as pool:
        acknowledged = [key for keys in pool.map(write, range(4)) for key in keys]
    family = anna.open(FAMILY)
    texts = [item["record"].get("text") for item in family["lists"]["needs"]]
    assert sorted(t for t in texts if t and "-" in t) == sorted(f"{w}-{n}" for w in range(4) for n in range(EACH))
    logged, before = list[str](), None
    while True:
        page = anna.changes(FAMILY, AskedChanges(before=before))
        logged += [one["key"] for one in page["changes"]]
        if not page["next"]:
            break
        before = page["next"]
    assert sorted(logged) == sorted(acknowledged)


def test_writers_of_other_families_never_meet(store: Session, door: Door) -> None:
    families = [
        {"id": f"f{n}", "name": f"Familie {n}", "members": [{"id": "m", "name": "Mor", "kind": "adult"}]}
        for n in range(10)
    ]
    checked = check_document({"tovholder": 1, "as_of": "2024-01-01", "families": families})
    assert checked.case_file is not None
    store.store(checked.case_file, "ten")
    together = threading.Barrier(10)

    def write(number: int) -> set[int]:
        session, found = session_at(door), set[int]()
        together.wait()
        base = "0"
        for year in range(1980, 1984):
            said = {"command": "change", "base": base, "list": "members", "key": "m", "set": {"birth_year": year}}
            answer = session.edit(f"f{number}", said, via="api")
            found.add(answer.status)
            base = answer.document.get("version", base)
        return found

    with ThreadPoolExecutor(10) as pool:
        assert set[int]().union(*pool.map(write, range(10))) == {200}
