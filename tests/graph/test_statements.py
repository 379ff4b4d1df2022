"""Every Cypher file of the graph runs as it stands, with the parameters that its header names.

Those for Neo4j Browser run beside the rules that they say the same as: `tests/queries/test_browser_queries.py`.
"""

from pathlib import Path

import pytest

from casework.session import Session
from graph.storage.statements import parse
from tests.sessions import ACCESS, door_of

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "graph/storage/cypher").glob("*.cypher"))
BROWSER = sorted((ROOT / "queries/browser").glob("*.cypher"))
NODE = {"key": "k"}
SAMPLES = {
    "said": NODE, "source": "s", "family": "f", "key": "k", "most": 2, "users": [NODE], "assignments": [NODE], "basis": NODE, "reason": NODE,
    "until": "2025", "ledgers": [NODE | {"imported": "i", "base": None}], "base": "[]", "owning": "s", "since": 0, "before": 9, "user": "u", "request": "r", "visit": NODE | {"number": 1}, "decision": NODE | {"family": "f"}, "edge": "e",
    "change": {"key": "c", "family": "f"},
    "changes": [{"said": {"key": "c", "family": "f"}, "edge": "e", "key": "c", "records": "[]"}],
}  # fmt: skip
WRITES = {
    "remove_": [{"gone": 0}],
    "keep_": [],
    "forget_": [],
    "raise_": [],
    "lock": [],
    "lock_organisation": [{"number": 0, "newest": None}],
    "lock_family": [{"is_stored": False, "number": 0, "newest": None, "imported": None}],
}
"""What the files that write begin with, and what they answer on an empty database."""


def test_there_are_files_and_none_lies_elsewhere() -> None:
    everywhere = {path for room in ("graph", "queries") for path in (ROOT / room).rglob("*.cypher")}
    assert len(FILES) >= 6
    assert everywhere - {*FILES, *BROWSER} == set((ROOT / "graph/storage/migrations").glob("*.cypher"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_runs(store: Session, path: Path) -> None:
    step = parse(path.stem, path.read_text(encoding="utf-8"))
    names = [word.strip("$,;") for word in step.params.split() if word.startswith("$")]
    values = {name: SAMPLES.get(name, ["x"]) for name in names}
    writes = [rows for start, rows in WRITES.items() if path.stem.startswith(start)][-1:]
    if writes:
        assert door_of(store).write(ACCESS, lambda write: write.run(step.text, **values)) == writes[0]
    else:
        door_of(store).read(ACCESS, step.text, **values)
