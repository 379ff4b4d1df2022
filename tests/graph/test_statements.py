"""Every Cypher file runs as it stands, with the parameters that its header names."""

from datetime import date
from pathlib import Path

import pytest

from graph.statements import parse
from graph.store import Store
from graph.viewer import LocalViewer

ROOT = Path(__file__).parents[2]
FILES = sorted([*(ROOT / "graph" / "cypher").glob("*.cypher"), *(ROOT / "queries").glob("*.cypher")])
SAMPLES = {"day": date(2024, 6, 1), "source": "s", "family": "f", "key": "k", "most": 2}
WRITES = {"remove_": [{"gone": 0}], "keep_": [], "forget_": []}
"""What the files that write begin with, and what they answer on an empty database."""


def test_there_are_files_and_none_lies_elsewhere() -> None:
    everywhere = {path for room in ("graph", "queries") for path in (ROOT / room).rglob("*.cypher")}
    assert len(FILES) >= 6
    assert everywhere - set(FILES) == set((ROOT / "graph" / "migrations").glob("*.cypher"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_runs(store: Store, path: Path) -> None:
    step = parse(path.stem, path.read_text(encoding="utf-8"))
    names = [word.strip("$,;") for word in step.params.split() if word.startswith("$")]
    values = {name: SAMPLES.get(name, ["x"]) for name in names}
    writes = [rows for start, rows in WRITES.items() if path.stem.startswith(start)]
    if writes:
        assert store.door.write(lambda write: write.run(step.text, **values)) == writes[0]
    else:
        store.door.read(LocalViewer(), step.text, **values)
