"""The newest Neo4j of the calendar versions, beside the one that Tovholder brings: the same findings, to the byte.

`newer_neo4j/` beside this file names its jars with their checksums, made as `tovholder/engine/jars.py` says. An ordinary run holds
the list only; `sh scripts/test --whole` fetches the jars (176 MB, once) and asks both.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from jgo.env import LockFile, compute_spec_hash

from casework.session import Session
from graph.storage import bolt
from graph.storage.door import Address, Door
from graph.storage.migrate import migrate
from importers import load
from queries import findings
from tests.case_files import FILES
from tests.engine.support import MakeSettings
from tests.sessions import session_at
from tests.share import is_whole
from tovholder.engine import EngineSettings, LocalEngine
from tovholder.engine.fetching import fetch
from tovholder.engine.jars import LOCK_NAME, read_lock

LOCK = Path(__file__).parent / "newer_neo4j" / LOCK_NAME
VERSION = "2026.08.1"


def answers(session: Session, path: Path) -> str:
    """All findings of the families of a file, as the command line writes them, and the file as it comes out again."""
    families = [family.id for family in load(path).case_file.families]
    found = [
        finding.document(lang)
        for facts in session.facts(families)
        for finding in findings(facts, facts.as_of)
        for lang in ("da", "en")
    ]
    return json.dumps(found, ensure_ascii=False, indent=1) + repr(session.case_file(path.stem))


@contextmanager
def newer(make_settings: MakeSettings) -> Iterator[Session]:
    """A session on the newer version."""
    home = fetch(EngineSettings(data=Path("unused")), lock=LOCK)
    engine = LocalEngine(make_settings(neo4j_home=home), bolt)
    with engine.lease() as found, Door(Address(found.uri, found.user, found.password)) as door:
        assert door.server_version() == f"Neo4j/{VERSION}"
        migrate(door)
        yield session_at(door)


def test_the_list_of_the_newer_version_is_whole() -> None:
    jars = read_lock(LOCK)
    assert f"neo4j-{VERSION}.jar" in {jar.name for jar in jars}
    assert len({jar.name for jar in jars}) == len(jars) > 200
    assert all(re.fullmatch("[0-9a-f]{64}", jar.sha256) for jar in jars)
    assert LockFile.load(LOCK).spec_hash == compute_spec_hash(LOCK.with_name("jgo.toml"))


def check_findings(store: Session, empty: Callable[[], None], make_settings: MakeSettings) -> None:
    """Each file on both versions."""
    count = 0
    with newer(make_settings) as other:
        for path in FILES:
            told: list[str] = []
            for session in (store, other):
                session.store(load(path).case_file, path.stem)
                told.append(answers(session, path))
            assert told[0] == told[1], path.name
            count += told[0].count('"type"')
            empty()
            other.reset()
    assert count > 300


if is_whole():  # an ordinary run says in its header that it is a part
    test_findings_are_the_same = pytest.mark.timeout(1800)(check_findings)
