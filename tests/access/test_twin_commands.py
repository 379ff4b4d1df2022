"""Twins, by commands: what each answers somebody about the whole file, it answers where the rest had never been written down.

Both streams, the exit code and every file that is written; of the families of others and of none, too. The pages: `tests/web/test_twins.py`.
"""

import shutil
from pathlib import Path

import pytest

from casework.session import Session
from importers import load, read_assignments, read_users
from tests.access.twins import ADMINISTRATOR, CANARIES, FAMILIES, FILES, NOW, USERS
from tests.cli.inside import commands_on
from tests.sessions import door_of
from tests.share import some

ENDINGS = ("html", "svg", "png", "pdf", "csv", "xlsx", "graphml", "json")
DAYS = "--from 2026-06-01 --to 2026-11-29"
EVERY = [
    *(f"{command} --family {id} --format {format}" for command in ("findings", "measures", f"changes {DAYS}")
      for format in ("json", "table") for id in FAMILIES),
    *(f"consent list {id}" for id in FAMILIES),
    *(f"map --family {id} -o OUT/map.{ending} --view {view}" for ending in ENDINGS for view in ("table", "work") for id in FAMILIES),
    *(f"export --family {id} -o OUT" for id in (*FAMILIES, "all")),
    *(f"{command} --family all --format json --lang da" for command in ("findings", "measures")),
    "user list", "reset", "doctor", f"import {FILES / 'full.yaml'} --dry-run",
]  # fmt: skip
ASKED = some(EVERY, len(EVERY) // 5)
SOME_USERS = some(USERS, 3)
"""A third a day of both, as of the pages."""
Said = dict[str, tuple[int, str, str, dict[str, bytes]]]


def asked(store: Session, folder: Path, file: Path, user: str, monkeypatch: pytest.MonkeyPatch) -> Said:
    """What the user is answered to each command, where this file is all that is stored."""
    store.reset()
    store.store(load(file).case_file, "sag")
    directory = store._store.directory()
    users = [one.replaced(os_login=one.id) for one in read_users(FILES / "users.csv", [], NOW.date())]
    directory.keep_users(users, NOW.date())
    directory.assign(read_assignments(FILES / "assignments.csv", users, NOW.date(), ADMINISTRATOR))
    inside = commands_on(door_of(store), lambda: NOW, folder / "data", monkeypatch)
    said: Said = {}
    for words in ASKED:
        out = folder / "out"
        out.mkdir()
        ran = inside.run(user, *words.replace("OUT", str(out)).split())
        written = {path.name: path.read_bytes() for path in out.iterdir()}
        said[words] = (ran.code, ran.out.replace(str(out), "OUT"), ran.err.replace(str(out), "OUT"), written)
        shutil.rmtree(out)
    return said


@pytest.mark.parametrize("user", SOME_USERS)
def test_a_twin_is_answered_alike(store: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, user: str) -> None:
    whole = asked(store, tmp_path, FILES / "full.yaml", user, monkeypatch)
    twin = asked(store, tmp_path, FILES / "twins" / f"{user}.yaml", user, monkeypatch)
    loose = CANARIES.get("loose", {}).get(user, [])
    differ = {
        words: (whole[words], twin[words])
        for words in ASKED
        if whole[words] != twin[words] and not any(id in words for id in (*loose, *(["all"] if loose else [])))
    }
    assert differ == {}
    typed = " ".join(ASKED)
    tokens = [token for token in CANARIES["hidden"][user] if token not in typed]
    # What an import says of a file is said to whoever holds the file.
    text = repr({words: said for words, said in whole.items() if not words.startswith("import")}).lower()
    assert [token for token in tokens if token.lower() in text] == []
