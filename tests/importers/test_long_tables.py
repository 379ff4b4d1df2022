"""Tables that are longer than what is held in memory: the same bytes, the same account, the same faults, whatever lies where."""

import csv
import io
import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from importers import Converted, Options, bring_in, to_yaml
from importers.tables import keeping, rows
from tests.share import is_whole

HEAD = ["Sag", "Barn", "Navn", "Afdeling", "Over", "Indsats", "Fra"]
MAPPING = """tovholder_mapping: 1
name: long
as_of: 2024-01-01
family: {column: "Sag", name: "Familie"}
tables:
  - sheet: 1
    rows:
      - unit: {name: {column: "Afdeling"}, level: {value: department}, part_of: {column: "Over", find: units}}
      - actor: {name: {column: "Navn"}, kind: {value: professional}, unit: {made: unit}}
      - member: {name: {column: "Barn"}, kind: {value: child}}
      - engagement: {actor: {made: actor}, service: {column: "Indsats", words: services}, for: {made: member}, at: {value: unknown}, status: {value: active}, from: {column: "Fra"}}
"""
STAFF = [(f"Hjælper {n}", f"Afdeling {n % 5}", "" if n % 5 == 0 else "Afdeling 0") for n in range(40)]


def long_rows(count: int, a_family: int = 4) -> list[list[str]]:
    chance = random.Random(1)
    found = []
    for n in range(count):
        name, unit, over = chance.choice(STAFF)
        found.append(
            [f"S{n // a_family}", "Bo", name, unit, over, chance.choice(["Mentor", "Psykolog"]), str(2010 + n % 9)]
        )
    return found


def converted(folder: Path, table: list[list[str]], mapping: str = MAPPING) -> Converted:
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=";").writerows([HEAD, *table])
    (folder / "long.csv").write_bytes(written.getvalue().encode())
    (folder / "m.yaml").write_text(mapping, "utf-8")
    return bring_in([folder / "long.csv"], "table", folder / "m.yaml", Options())


def written(made: Converted) -> tuple[bytes, dict]:
    file, account = io.BytesIO(), io.BytesIO()
    made.write(file)
    made.write_account(account)
    return file.getvalue(), json.loads(account.getvalue())


def test_what_lies_on_disk_gives_the_same_bytes_in_any_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = long_rows(300)
    made = converted(tmp_path, table)
    assert made.case_file is not None
    bytes_of, account = written(made)
    assert bytes_of == to_yaml(made.case_file).encode()
    assert account == json.loads(json.dumps(made.account.document(made.case_file)))
    assert account["read"] == {"long": 300}
    assert [one["at"] for one in account["records"]] == [f"long!{n}" for n in range(2, 302)]
    assert account["counts"]["families"] == 75
    monkeypatch.setattr(rows, "_A_PART", 7)
    monkeypatch.setattr(keeping, "_REMEMBERED", 3)
    again = converted(tmp_path, random.Random(3).sample(table, len(table)))
    assert written(again)[0] == bytes_of
    assert written(again)[1]["counts"] == account["counts"]
    assert made.places.keys() == again.places.keys()


def test_what_is_wrong_is_told_at_each_row_that_says_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "_A_PART", 5)
    monkeypatch.setattr(keeping, "_REMEMBERED", 2)
    table = long_rows(60)
    number = next(n for n, row in enumerate(table) if row[3] == "Afdeling 1" and n > 20)
    table[number][4] = "Afdeling 2"
    table[5][4] = table[9][4] = "Findes ikke"
    table[5][3], table[9][3] = "Ny enhed", "Ny enhed"
    made = converted(tmp_path, table)
    told = [(one.row, one.column, one.rule) for one in made.errors]
    assert (7, 4, "not_found") in told
    assert (11, 4, "not_found") in told
    assert any(rule == "differs" for _, _, rule in told)
    assert not made.is_whole
    assert made.families["S1"]
    assert not all(made.families.values())


def test_an_id_that_two_families_give_is_told(tmp_path: Path) -> None:
    mapping = MAPPING.replace("member: {name:", 'member: {id: {column: "Over"}, name:').replace(
        ', part_of: {column: "Over", find: units}', ""
    )
    table = [["S1", "Bo", "A", "E", "p1", "Mentor", "2010"], ["S2", "Bo", "A", "E", "p1", "Mentor", "2010"]]
    made = converted(tmp_path, table, mapping)
    assert [(one.row, one.column, one.rule) for one in made.errors] == [(3, 4, "record")]
    assert made.families == {"S1": False, "S2": True}


@pytest.mark.skipif(not is_whole(), reason="half a minute, in a whole run")
def test_a_table_of_forty_thousand_rows_is_not_held_in_memory(tmp_path: Path) -> None:
    (tmp_path / "m.yaml").write_text(MAPPING, "utf-8")
    with (tmp_path / "long.csv").open("w", newline="", encoding="utf-8") as file:
        csv.writer(file, delimiter=";").writerows([HEAD, *long_rows(40_000)])
    run = "import resource, sys; from pathlib import Path; from importers import Options, bring_in; made = bring_in([Path('long.csv')], 'table', Path('m.yaml'), Options()); made.write(open('out.yaml', 'wb')); print(made.is_whole, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    done = subprocess.run(
        [sys.executable, "-c", run],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(Path.cwd())},
        capture_output=True,
        text=True,
        check=True,
    )
    is_whole_file, kilobytes = done.stdout.split()
    assert is_whole_file == "True"
    assert int(kilobytes) < 200_000
