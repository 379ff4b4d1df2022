"""Tables into the graph, what is kept of it, and the way back: to the byte, and refused where something was changed since."""

import json
import re
from pathlib import Path
from typing import NoReturn

import pytest

from tests.cli.conftest import Tovholder
from tests.database import Database
from tovholder import application
from tovholder.cli.bringing import doubles

pytestmark = pytest.mark.by_turns

CASES = Path(__file__).parents[1] / "importers" / "cases"
HELPERS = ("--as", "table", "--mapping", CASES / "helpers_long.mapping.yaml", "--as-of", "2018-12-31")
MAPPING = """tovholder_mapping: 1
name: two
as_of: 2024-01-01
family: {column: "Sag", name: "Familie"}
tables:
  - sheet: 1
    rows:
      - member: {name: {column: "Barn"}, kind: {value: child}, birth_year: {column: "Født"}}
"""


def exported(tovholder: Tovholder, folder: Path) -> dict[str, bytes]:
    tovholder("export", "-o", folder)
    return {path.name: path.read_bytes() for path in folder.glob("*")}


def test_an_import_is_kept_and_undone_to_the_byte(tovholder: Tovholder, database: Database, tmp_path: Path) -> None:
    database.changes()
    before = exported(tovholder, tmp_path / "before")
    assert tovholder("import", CASES / "helpers_long.csv", *HELPERS, "--account", tmp_path / "a.json").code == 0
    after = exported(tovholder, tmp_path / "after")
    assert {*after} == {"helpers_long.yaml"}
    assert re.search(r"\bi-\w+", tovholder("import", CASES / "helpers_long.csv", *HELPERS).err)
    [key] = re.findall(r"\bi-\w+", tovholder("imports").out)
    assert json.loads((tmp_path / "a.json").read_text("utf-8"))["source"]["sha256"] in tovholder("imports", key).out
    assert "helpers_long" in tovholder("imports", key, "--record", "actors/hjaelper_oe_jobcenter").out
    (tmp_path / "helpers_long.csv").write_bytes((CASES / "helpers_long.csv").read_bytes().replace(b"0,25", b"0,5"))
    assert tovholder("import", tmp_path / "helpers_long.csv", *HELPERS).code == 0
    refused = tovholder("undo-import", key)
    assert refused.code == 1
    assert "fam_s17" in refused.err
    [newest] = {*re.findall(r"\bi-\w+", tovholder("imports").out)} - {key}
    assert tovholder("undo-import", newest).code == 0
    assert exported(tovholder, tmp_path / "back") == after
    assert tovholder("undo-import", key).code == 0
    assert exported(tovholder, tmp_path / "undone") == before


def test_families_without_an_error_are_stored_where_that_is_asked(
    tovholder: Tovholder, database: Database, tmp_path: Path
) -> None:
    database.changes()
    (tmp_path / "m.yaml").write_text(MAPPING, "utf-8")
    (tmp_path / "to.csv").write_text("Sag;Barn;Født\nfam_a;Bo;2011\nfam_b;Ea;snart\n", "utf-8")
    call = ("import", tmp_path / "to.csv", "--mapping", tmp_path / "m.yaml", "--errors", tmp_path / "e.csv")
    stored = tovholder(*call, "--accept", "families")
    assert stored.code == 3
    assert "fam_b" in stored.err
    assert json.loads(tovholder("doubles", "--format", "json").out) == []
    assert tovholder("export", "-o", tmp_path / "table", "--as", "table", "--account", tmp_path / "a.json").code == 0
    assert {path.suffix for path in (tmp_path / "table").iterdir()} == {".xlsx", ".yaml"}
    assert tovholder("new", tmp_path / "empty.xlsx", "--as", "table").code == 0
    [text] = exported(tovholder, tmp_path / "some").values()
    assert b"fam_a" in text
    assert b"fam_b" not in text


def test_a_list_of_doubles_is_noted_as_a_list_and_a_decision_as_an_edit(monkeypatch: pytest.MonkeyPatch) -> None:
    acts: list[tuple[str, str]] = []

    def in_session(*_: object, act: tuple[str, str], **__: object) -> NoReturn:
        acts.append(act)
        raise KeyError

    monkeypatch.setattr(application, "in_session", in_session)
    for same, different, back in (
        (None, None, None),
        (("a", "b"), None, None),
        (None, ("a", "b"), None),
        (None, None, "c"),
    ):
        with pytest.raises(KeyError):
            doubles("text", same, different, back, None)
    assert acts == [("list", "doubles"), *[("edit", "doubles")] * 3]


def test_two_that_look_alike_are_made_one_and_told_apart_and_it_is_taken_back(
    tovholder: Tovholder, database: Database, tmp_path: Path
) -> None:
    database.changes()
    table = tmp_path / "staff.csv"
    table.write_text("Navn;Sag;Barn\nOle Bæk;f1;Bo\nOle Baek;f2;Ea\n", "utf-8")
    mapping = MAPPING.replace(
        'member: {name: {column: "Barn"}, kind: {value: child}, birth_year: {column: "Født"}}',
        """actor: {id: {column: "Navn"}, name: {column: "Navn"}, kind: {value: professional}}
      - engagement: {actor: {made: actor}, service: {value: mentor}, for: {value: family}, at: {value: unknown}, status: {value: active}}
      - member: {name: {column: "Barn"}, kind: {value: child}}""",
    )
    (tmp_path / "m.yaml").write_text(mapping, "utf-8")
    assert tovholder("import", table, "--mapping", tmp_path / "m.yaml").code == 0
    listed = {"kind": "actors", "ids": ["Ole Baek", "Ole Bæk"], "likely": True, "for": ["same_name"], "against": []}
    assert json.loads(tovholder("doubles", "--format", "json").out) == [listed]
    before = exported(tovholder, tmp_path / "before")
    for decided in (("--different", "Ole Bæk", "Ole Baek"), ("--same", "Ole Bæk", "Ole Baek")):
        done = tovholder("doubles", *decided)
        assert done.code == 0, done.err
        key = (done.out + done.err).split("--back ")[1].split()[0]
        assert json.loads(tovholder("doubles", "--format", "json").out) == []
        assert tovholder("import", table, "--mapping", tmp_path / "m.yaml").code == 0
        assert json.loads(tovholder("doubles", "--format", "json").out) == []
        assert tovholder("doubles", "--back", key).code == 0
        assert exported(tovholder, tmp_path / key) == before
    assert tovholder("doubles", "--same", "Ole Bæk", "nobody").code == 1
    done = tovholder("doubles", "--same", "f1", "f2")
    assert done.code == 0, done.err
    [text] = exported(tovholder, tmp_path / "same").values()
    assert b"same_as: {family: f2, probability: likely}" in text
    assert tovholder("doubles", "--back", (done.out + done.err).split("--back ")[1].split()[0]).code == 0
    assert exported(tovholder, tmp_path / "parted") == before
