"""`tovholder silo` as it is run: exact for the owner alone, releases that are made once, kept, and tell no count."""

import json
import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path

import openpyxl
import pytest

from casework.session import Session
from graph.errors import Forbidden
from graph.reading.uncounted import counted
from planning.disclosure import Rule
from planning.errors import ReleaseError
from planning.release import Releases
from queries.blocks import organisation
from tests.cli.conftest import Tovholder
from tests.planning.municipalities import CASES, municipality, same
from tovholder.counting import refuse_days, release

pytestmark = pytest.mark.by_turns

DAYS = ("--as-of", "2024-12-31", "--as-of", "2023-12-31")


def test_the_owner_is_answered_exactly_and_as_a_key_would_show_it(tovholder: Tovholder, tmp_path: Path) -> None:
    given = municipality("elm")
    assert tovholder("import", CASES / "elm" / "elm.yaml").code == 0
    exact = json.loads(tovholder("silo", *DAYS, "--exact", "--format", "json").out)
    assert (exact["municipality"], exact["rule"]) == ("Prøvekommunen", None)
    wanted = [
        {**one, "parts": {p: n for p, n in one["parts"].items() if n}} for one in given.expected["tables"]["exact"]
    ]
    assert same(exact["tables"], wanted)
    key = tmp_path / "key"
    key.write_text(given.expected["key"] + "\n")
    asked = ("--key-file", key, "--format", "json")
    assert same(json.loads(tovholder("silo", *DAYS, *asked).out)["tables"], given.expected["tables"]["protected"])
    rule = CASES / "elm" / "criteria.json"
    criteria = json.loads(tovholder("silo", "criteria", rule, *DAYS, "--exact", "--format", "json").out)
    assert same(sorted(criteria["tables"], key=lambda one: one["day"]), given.expected["criteria"]["exact"])
    whatif = tovholder("silo", "whatif", *DAYS, "--units", "bes,soc", *asked)
    assert same(json.loads(whatif.out)["rows"], given.expected["whatif"][0]["protected"])
    book = tmp_path / "tal.xlsx"
    assert tovholder("silo", *DAYS, "--key-file", key, "--format", "xlsx", "-o", book).code == 0
    sheet = openpyxl.load_workbook(book).worksheets[0]
    assert [cell.value for cell in sheet[1]][:3] == ["Table", "Day", "Level"]
    key.write_text("5e")
    assert tovholder("silo", *DAYS, *asked).code == 1
    assert tovholder("silo", "criteria", key, *DAYS, "--exact").code == 1
    assert tovholder("silo", "whatif", *DAYS, "--exact").code == 1
    assert [tovholder("silo").code, tovholder("silo", "--exact").code] == [1, 1]


def test_a_release_is_made_once_and_kept_and_the_trap_is_not_sprung(
    tovholder: Tovholder, environ: dict[str, str]
) -> None:
    """In gran a key may leave counts open: the audit takes another. Of the making nothing is left."""
    assert tovholder("import", CASES / "gran" / "gran.yaml").code == 0
    assert tovholder("silo", "release", *DAYS).code == 0
    folder = Path(environ["TOVHOLDER_DATA"]) / "planner"
    kept = [path for path in folder.iterdir() if path.name != ".lock"]
    assert sorted(path.suffix for path in kept) == [".json", ".key", ".parquet"]
    assert {path.stat().st_mode & 0o777 for path in kept} == {0o600}
    first = tovholder("silo", "--format", "json")
    answer = json.loads(first.out)
    assert {one["day"] for one in answer["tables"]} == {"2024-12-31", "2023-12-31"}
    assert all(
        number["value"] is None or number["value"] >= 10 for one in answer["tables"] for number in one["parts"].values()
    )
    assert first.out == tovholder("silo", "--format", "json").out
    ids = {family.id for family in municipality("gran").case_file.families}
    stored = b"".join(path.read_bytes() for path in folder.iterdir())
    assert not any(id.encode() in stored or id in first.out for id in ids)
    again = tovholder("silo", "release", "--as-of", "2024-12-31")
    near = tovholder("silo", "release", "--as-of", "2024-11-30")
    assert (again.code, near.code) == (1, 1)
    assert "once" in again.err and "90" in near.err
    rule = CASES / "gran" / "criteria.json"
    asked = tovholder("silo", "criteria", rule, "--format", "json")
    assert asked.code == 0
    [listed] = json.loads(tovholder("silo", "--list", "--format", "json").out)["rows"]
    assert (listed["questions"], listed["open"], listed["days"]) == (1, True, ["2023-12-31", "2024-12-31"])
    assert tovholder("silo", "close").code == 0
    assert not [path for path in folder.iterdir() if path.suffix == ".key"]
    assert tovholder("silo", "criteria", rule, "--format", "json").out == asked.out
    other = tovholder("silo", "--as-of", "2022-12-31")
    assert other.code == 1 and "2023-12-31" in other.err
    [table] = folder.glob("*.parquet")
    table.write_bytes(table.read_bytes()[:-1])
    assert tovholder("silo").code == 1


@pytest.mark.parametrize("days", [["2024-12-31", "2024-12-01"], ["2024-10-05"], ["2024-12-31"]])
def test_days_are_apart_and_released_once(days: list[str]) -> None:
    with pytest.raises(ReleaseError):
        refuse_days([date.fromisoformat(day) for day in days], [date(2024, 12, 31)], 90)


MAKING = """
import sys, time
from pathlib import Path
from tovholder.counting import making
with making(Path(sys.argv[1])) as inside:
    (inside / "rows.parquet").write_text("rows of families")
    print(inside, flush=True)
    time.sleep(60)
"""


def test_a_killed_making_leaves_the_last_release_and_no_rows(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", MAKING, str(tmp_path)], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        inside = Path(process.stdout.readline().strip())
        assert (inside / "rows.parquet").exists() and inside.stat().st_mode & 0o777 == 0o700
        os.kill(process.pid, signal.SIGKILL)
    end = time.monotonic() + 20
    while inside.exists():
        assert time.monotonic() < end, "rows of families are left"
        time.sleep(0.05)
    assert Releases(tmp_path).all() == []


def test_who_makes_a_release_sees_no_family(store: Session, add, tmp_path: Path) -> None:
    """It is counted by the product itself; nobody but whoever works alone reads the staff, or counts."""
    from dataclasses import replace

    from graph.reading.viewer import Viewer

    add("anna")
    now = store.clock()
    viewer = Viewer("u", "administrator", "operation", (), (), frozenset(), now, "cli")
    with pytest.raises(Forbidden):
        replace(store, viewer=viewer).staff()
    with pytest.raises(Forbidden):
        replace(store, viewer=viewer).counts("planner")
    made = release(store, [date(2019, 12, 31)], Rule(), 90, tmp_path, lambda facts, total: facts)
    assert made.blocks == () and made.names == {}  # one family is fewer than five
    with pytest.raises(ReleaseError, match="to come"):
        release(store, [store.today() + timedelta(1)], Rule(), 90, tmp_path, lambda facts, total: facts)


def test_of_two_releases_at_once_the_second_finds_the_first(store: Session, add, tmp_path: Path) -> None:
    add("anna")
    day, told = date(2019, 12, 31), lambda facts, total: facts
    with ThreadPoolExecutor(2) as pool:
        asked = [pool.submit(release, store, [day], Rule(), 90, tmp_path, told) for _ in range(2)]
    refused = [one.exception() for one in asked if one.exception()]
    assert len(Releases(tmp_path).all()) == 1
    assert [type(one) for one in refused] == [ReleaseError]


def test_what_is_not_counted_is_no_staff_and_in_no_block(store: Session, case) -> None:
    """Three stand in the unit, one of them not counted: then it is too small to be named."""
    units = "units: [{id: u, name: U, level: administration}, {id: hid, name: H, level: department, part_of: u}]\n"
    actors = ", ".join(f"{{id: a{n}, name: A, kind: professional, unit: {'hid' if n == 2 else 'u'}}}" for n in range(3))
    family = "families: [{id: f, name: F, members: [{id: m, name: M, kind: adult}]}]\n"
    stored = case(f"tovholder: 1\nas_of: 2024-06-30\n{units}actors: [{actors}]\n{family}")
    day, least = date(2024, 6, 30), 3
    whole = organisation(stored.actors, {unit.id: unit for unit in stored.units}, day, least)
    actors_left, units_left = counted(stored.actors, {unit.id: unit for unit in stored.units}, frozenset({"hid"}))
    less = organisation(actors_left, units_left, day, least)
    assert (whole.staffed["across"], less.staffed["across"]) == ({"u"}, frozenset())
    assert "hid" not in units_left and [actor.id for actor in actors_left] == ["a0", "a1"]
