"""Any number of commands may be the first on a new data folder, or after an upgrade: each ends well, in any locale."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryFile
from typing import LiteralString, cast

import pytest

from graph.storage import bolt
from graph.storage.door import Door
from graph.storage.migrate import migrate, migrations, schema_version
from tests.cli import client
from tests.sessions import ACCESS
from tovholder.application import address
from tovholder.engine import LocalEngine
from tovholder.settings import Settings, load_settings

pytestmark = pytest.mark.by_turns

COMMANDS = 8
FILE = """\
tovholder: 1
municipality: "Prøve"
as_of: 2020-01-01
units:
  - {{id: u1, name: "Enhed", level: department}}
actors:
  - {{id: a1, name: "Rådgiver", kind: professional, unit: u1}}
families:
  - id: {family}
    name: "Familie {family}"
    homes:
      - {{id: {family}_hjem, protected: false}}
    members:
      - {{id: mor, name: "Mor", kind: adult, lives_in: [{family}_hjem]}}
    engagements:
      - {{id: e1, actor: a1, service_text: "x", for: [mor], at: {family}_hjem, status: active, from: 2019-01-01}}
"""


def imported(commands: str, environ: dict[str, str], path: Path) -> tuple[int, str]:
    """The exit code of an import, and what it said on stderr."""
    with TemporaryFile() as said, open(os.devnull, "r+b") as nothing:
        streams = [nothing.fileno(), nothing.fileno(), said.fileno()]
        code = client.run(commands, ["import", str(path)], environ, streams, timeout=400)
        said.seek(0)
        return code, said.read().decode("utf-8")


@pytest.mark.timeout(600)  # an engine that starts for the first time, and eight commands
@pytest.mark.alone  # so many processes leave no time for others
def test_eight_commands_at_once_on_a_data_folder_that_is_not_there(loaded_commands: str, tmp_path: Path) -> None:
    own = {name: value for name, value in os.environ.items() if name in ("TOVHOLDER_NEO4J_HOME", "TOVHOLDER_CACHE")}
    environ = {name: value for name, value in os.environ.items() if not name.startswith("TOVHOLDER_")} | own
    environ |= {
        "TOVHOLDER_SETTINGS": os.devnull,
        "TOVHOLDER_LANG": "en",
        "TOVHOLDER_DATA": str(tmp_path / "dåtæ møppe"),
    }
    environ["LC_ALL"] = "C"  # in which Java can name no such folder
    files = [tmp_path / f"fam{number}.yaml" for number in range(COMMANDS)]
    for path in files:
        path.write_text(FILE.format(family=path.stem), encoding="utf-8")
    settings, _ = load_settings(environ)
    try:
        with ThreadPoolExecutor(COMMANDS) as pool:
            ended = list(pool.map(lambda path: imported(loaded_commands, environ, path), files))
        assert [code for code, _ in ended] == [0] * COMMANDS, "\n".join(said for _, said in ended)
        check_what_is_stored(settings)
        check_that_others_find_it(environ)
    finally:
        LocalEngine(settings.engine(), bolt).stop(force=True)


def check_what_is_stored(settings: Settings) -> None:
    """Every family; and the same schema where many make all of it at once who do not wait for each other, as on a server."""
    with address(settings) as where, Door(where) as door:
        families = door.read(ACCESS, "MATCH (f:Family) RETURN f.key AS key ORDER BY key")
        assert [row["key"] for row in families] == [f"fam{number}" for number in range(COMMANDS)]
        schema = constraints(door)
        door.write(ACCESS, lambda write: write.run("MATCH (n) DETACH DELETE n"))
        for name in schema:
            door.schema(cast("LiteralString", f"DROP CONSTRAINT {name}"))
        assert schema_version(door) == 0
        with ThreadPoolExecutor(4) as pool:
            assert set(pool.map(migrate, [door] * 4)) == {migrations()[-1].number}
        assert constraints(door) == schema
        [row] = door.read(ACCESS, "MATCH (s:Service) RETURN count(s) AS all, count(DISTINCT s.key) AS keys")
        assert row["all"] == row["keys"] > 0


def check_that_others_find_it(environ: dict[str, str]) -> None:
    """A command in a locale that is not installed, and one to which the letters of the folder are no letters at all."""
    for more in ({"LC_ALL": "da_DK.no-such"}, {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}):
        words = [sys.executable, "-m", "tovholder", "engine", "status"]
        said = subprocess.run(words, capture_output=True, env=environ | more, timeout=120, check=True).stdout.decode()
        assert said.startswith("ready\n"), said


def constraints(door: Door) -> list[str]:
    """The names of what must be unique."""
    rows = door.read(ACCESS, "SHOW CONSTRAINTS YIELD name RETURN name ORDER BY name")
    return [row["name"] for row in rows]
