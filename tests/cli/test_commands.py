"""Each command does what the README says: data on stdout, words on stderr, exit codes 0, 1 and 2."""

import json
import re
from datetime import date
from pathlib import Path

import pytest

from casework.session import Session
from importers import load
from tests.case_files import CASES, FAULTS
from tests.cli.conftest import Tovholder
from tests.database import Database
from tests.share import some
from tovholder.cli.findings import one_day
from tovholder.errors import InputError

pytestmark = pytest.mark.by_turns

ANNA = CASES / "anna.yaml"


def test_each_command_does_its_work_in_a_process_that_has_loaded_nothing(
    tovholder_anew: Tovholder, tmp_path: Path
) -> None:
    """All other tests take a process that has loaded every module already, and would not miss an import."""
    family = ("--family", "annas_familie")
    between = (
        ("findings", *family),
        ("changes", *family, "--from", "2018-12-31", "--to", "2019-12-31"),
        ("map", *family, "-o", tmp_path / "kort.png"),
        ("map", *family, "-o", tmp_path / "kort.html"),
        ("export", *family, "-o", tmp_path),
        ("reset", "--yes"),
    )
    for words in (("import", ANNA), *some(between, 3)):
        assert tovholder_anew(*words).code == 0, words


def test_findings_are_the_records_of_the_rules(tovholder: Tovholder) -> None:
    assert tovholder("import", ANNA).code == 0
    ran = tovholder("findings", "--family", "all", "--as-of", "2019-02-28", "--as-of", "2018-12-31", "--format", "json")
    found = json.loads(ran.out)
    assert ran.code == 0
    assert [finding["as_of"] for finding in found] == sorted(finding["as_of"] for finding in found)
    assert {"sole_bearer", "silo", "missing_link"} <= {finding["type"] for finding in found}
    assert all(finding["family"] == "annas_familie" for finding in found)


def test_without_a_day_each_family_has_its_own(tovholder: Tovholder, add) -> None:
    add("anna")
    assert {
        finding["as_of"]
        for finding in json.loads(tovholder("findings", "--family", "annas_familie", "--format", "json").out)
    } == {"2019-12-31"}


def test_measures_name_family_and_day(tovholder: Tovholder, add) -> None:
    add("anna")
    ran = tovholder("measures", "--family", "annas_familie", "--as-of", "2019-02-28", "--format", "json")
    [measured] = json.loads(ran.out)
    assert (measured["family"], measured["as_of"], measured["actors"]) == ("annas_familie", "2019-02-28", 4)


@pytest.mark.parametrize(("lang", "word"), [("da", "Kilde"), ("en", "Source")])
def test_a_person_reads_a_table(tovholder: Tovholder, add, lang: str, word: str) -> None:
    add("anna")
    for command in ("findings", "measures"):
        ran = tovholder(command, "--family", "annas_familie", "--lang", lang)
        assert ran.code == 0
        assert word in ran.out
        assert "Anna" in ran.out


@pytest.mark.parametrize("command", ["findings", "measures"])
def test_an_unknown_family_and_a_bad_day_are_bad_input(tovholder: Tovholder, command: str) -> None:
    unknown = tovholder(command, "--family", "ingen", "--format", "json")
    assert unknown.code == 1
    assert "There is no family ingen" in unknown.err
    bad = tovholder(command, "--family", "all", "--as-of", "31-12-2019")
    assert bad.code == 1
    assert '"31-12-2019" is no day' in bad.err


@pytest.mark.parametrize(
    "written", ["2024-W22-5", "2024-152", "20240531", "2024-5-31", "2024-02-30", "31-05-2024", " 2024-05-31"]
)
def test_a_day_is_written_in_full(written: str) -> None:
    with pytest.raises(InputError) as caught:
        one_day(written, "--from")
    assert written in str(caught.value)
    assert one_day("2024-05-31") == date(2024, 5, 31)


def test_an_empty_database_has_no_findings(tovholder: Tovholder) -> None:
    ran = tovholder("findings", "--family", "all", "--format", "json")
    assert (ran.code, json.loads(ran.out)) == (0, [])


def test_what_is_wrong_is_told_at_once_and_nothing_is_stored(tovholder: Tovholder, tmp_path: Path) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text(
        ANNA.read_text(encoding="utf-8")
        .replace("unit: jc,", "unit: jcc,")
        .replace("from: 2014, per", "from: 2014-13, per")
    )
    ran = tovholder("import", bad)
    assert ran.code == 1
    assert ran.out == ""
    assert "jcc" in ran.err
    assert "2014-13" in ran.err
    assert "bad.yaml:" in ran.err
    assert json.loads(tovholder("findings", "--family", "all", "--format", "json").out) == []


def test_a_folder_is_checked_whole_before_anything_is_stored(tovholder: Tovholder, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(ANNA.read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "b.yaml").write_text("tovholder: 1\nas_of: never\n", encoding="utf-8")
    (tmp_path / "note.yaml").write_text("other: 1\n", encoding="utf-8")
    ran = tovholder("import", tmp_path)
    assert ran.code == 1
    assert json.loads(tovholder("findings", "--family", "all", "--format", "json").out) == []
    (tmp_path / "b.yaml").unlink()
    ran = tovholder("import", tmp_path)
    assert ran.code == 0
    assert "note.yaml is skipped" in ran.err


def test_one_family_in_two_sources_is_refused(tovholder: Tovholder) -> None:
    assert tovholder("import", ANNA).code == 0
    ran = tovholder("import", ANNA, "--source", "igen")
    assert ran.code == 1
    assert "belongs to the source anna" in ran.err
    assert tovholder("import", ANNA, "--source", "igen", "--replace").code == 0


def test_the_file_of_an_edited_family_asks_what_becomes_of_the_edits(
    tovholder: Tovholder, store: Session, tmp_path: Path
) -> None:
    """Each answer as it is printed; a dry run tells the same."""
    assert tovholder("import", ANNA).code == 0
    edit = {"command": "change", "list": "members", "key": "anna", "set": {"birth_year": 1980}, "base": "0"}
    assert store.edit("annas_familie", edit).status == 200
    [change] = store.changes("annas_familie")["changes"]
    again = tovholder("import", ANNA)
    assert (again.code, again.out.splitlines()[1:]) == (
        0,
        ["  families[annas_familie]: unchanged in the file, 1 edit kept"],
    )
    newer = tmp_path / "anna.yaml"
    text = ANNA.read_text(encoding="utf-8")
    assert 'name: "Anna' in text
    newer.write_text(text.replace('name: "Anna', 'name: "Hanna'), encoding="utf-8")
    for words in ((), ("--dry-run",)):
        refused = tovholder("import", newer, *words)
        assert (refused.code, refused.out) == (1, "")
        assert "families[annas_familie]: was edited in Tovholder (1 edit, last" in refused.err
    assert tovholder("import", newer, "--keep", "--merge").code == 1
    planned = tovholder("import", newer, "--merge", "--dry-run")
    done = tovholder("import", newer, "--merge")
    assert (
        done.out.splitlines()[1]
        == planned.out.splitlines()[1]
        == "  families[annas_familie]: the file and 1 edit taken together"
    )
    assert "unchanged in the file, 1 edit kept" in tovholder("import", newer).out
    assert "as in the file, 1 edit taken away" in tovholder("import", ANNA, "--replace").out
    newest, merge, edited = store.changes("annas_familie")["changes"]
    assert (newest["command"], merge["command"], edited["key"]) == ("import", "import", change["key"])
    undo = {"command": "undo", "change": newest["key"], "base": newest["key"]}
    assert store.edit("annas_familie", undo).status == 200
    [facts] = store.facts(["annas_familie"])
    assert {one.birth_year for one in facts.family.members if one.id == "anna"} == {1980}
    assert "annas_familie]: unchanged in the file, 1 edit kept" in tovholder("import", ANNA).out


def test_a_dry_run_prints_the_plan_and_changes_nothing(tovholder: Tovholder) -> None:
    ran = tovholder("import", ANNA, "--dry-run")
    assert ran.code == 0
    assert "created: family 1, member 6" in ran.out
    assert "engagement 6" in ran.out
    assert "tie 11" in ran.out
    assert re.search("tie +annas_familie/jc_sagsbehandler – familiebehandler", ran.out)
    assert "annas_familie/e_jc" in ran.out
    assert json.loads(tovholder("measures", "--family", "all", "--format", "json").out) == []


def test_storing_twice_changes_nothing(tovholder: Tovholder) -> None:
    tovholder("import", ANNA)
    assert "no change" in tovholder("import", ANNA).out


def test_an_export_is_the_file_that_was_imported(tovholder: Tovholder, tmp_path: Path) -> None:
    tovholder("import", ANNA)
    ran = tovholder("export", "--family", "all", "-o", tmp_path / "out")
    assert ran.code == 0
    assert ran.out.strip() == str(tmp_path / "out" / "anna.yaml")
    assert load(tmp_path / "out" / "anna.yaml").case_file == load(ANNA).case_file
    again = tovholder("export", "--family", "all", "-o", tmp_path / "out")
    assert again.code == 1
    assert "there already" in again.err


def test_one_family_is_exported_with_those_around_it(tovholder: Tovholder, add, tmp_path: Path) -> None:
    add("syn_before")
    assert tovholder("export", "--family", "familie_ravn", "-o", tmp_path).code == 0
    case_file = load(tmp_path / "syn_before.yaml").case_file
    assert [family.id for family in case_file.families] == ["familie_ravn"]
    assert "makker" not in {actor.id for actor in case_file.actors}


def test_a_template_is_valid_as_it_stands(tovholder: Tovholder, tmp_path: Path) -> None:
    file = tmp_path / "ny.yaml"
    assert tovholder("new", file).code == 0
    assert tovholder("validate", file).code == 0
    again = tovholder("new", file)
    assert again.code == 1
    assert "left as it is" in again.err
    assert tovholder("new").out == file.read_text(encoding="utf-8")


def test_reset_says_how_many_families_go_and_asks(tovholder: Tovholder, add) -> None:
    add("syn_before")
    asked = tovholder("reset", stdin="n\n")
    assert asked.code == 1
    assert "2 families" in asked.err
    assert len(json.loads(tovholder("measures", "--family", "all", "--format", "json").out)) == 2
    assert tovholder("reset", "--yes").code == 0
    assert json.loads(tovholder("measures", "--family", "all", "--format", "json").out) == []


def test_validate_needs_no_engine(tovholder: Tovholder) -> None:
    ran = tovholder("validate", ANNA, TOVHOLDER_NEO4J_URI="bolt://127.0.0.1:9")
    assert ran.code == 0


def test_doctor_says_what_is_there_and_what_is_wrong(tovholder: Tovholder) -> None:
    well = tovholder("doctor")
    assert well.code == 0
    for word in ("Neo4j/", "schema", "MB free", "families: 0"):
        assert word in well.out
    ill = tovholder("doctor", TOVHOLDER_NEO4J_URI="bolt://127.0.0.1:9")
    assert ill.code == 2
    assert "does not answer" in ill.out


def test_an_engine_that_is_not_there_is_a_set_up_error(tovholder: Tovholder) -> None:
    ran = tovholder("findings", "--family", "all", TOVHOLDER_NEO4J_URI="bolt://127.0.0.1:9")
    assert ran.code == 2
    assert "does not answer" in ran.err


def test_version_and_help(tovholder: Tovholder) -> None:
    assert tovholder("--version").out.startswith("tovholder ")
    said = tovholder("--help").out
    for command in ("demo", "import", "validate", "new", "reset", "findings", "measures", "export", "engine", "doctor"):
        assert command in said


def test_a_wrong_option_is_bad_input(tovholder: Tovholder) -> None:
    assert tovholder("findings", "--famly", "all").code == 1


def test_a_variable_that_is_no_setting_is_told(tovholder: Tovholder) -> None:
    ran = tovholder("validate", ANNA, TOVHOLDER_DTA="/x")
    assert "TOVHOLDER_DTA is no setting. Did you mean TOVHOLDER_DATA?" in ran.err
    assert tovholder("validate", ANNA, TOVHOLDER_LINGER="soon").code == 2
    assert "begins with bolt://" in tovholder("doctor", TOVHOLDER_NEO4J_URI="http://127.0.0.1:7474").err


def test_changes_between_two_days(tovholder: Tovholder, add) -> None:
    add("anna")
    asked = ("changes", "--family", "annas_familie", "--from", "2018-12-31", "--to", "2019-12-31")
    ran = tovholder(*asked, "--format", "json")
    found = json.loads(ran.out)
    assert (ran.code, found["family"], found["from"], found["to"]) == (0, "annas_familie", "2018-12-31", "2019-12-31")
    assert found["actors"]["went"]
    read = tovholder(*asked, "--lang", "en")
    assert read.code == 0
    assert "has stopped." in read.out


def test_changes_need_two_days_in_order(tovholder: Tovholder) -> None:
    ran = tovholder("changes", "--family", "a", "--from", "2019-12-31", "--to", "2018-12-31")
    assert ran.code == 1
    assert "--from 2019-12-31 is after --to 2018-12-31" in ran.err
    ran = tovholder("changes", "--family", "a", "--from", "2019", "--to", "2018-12-31")
    assert ran.code == 1
    assert '--from: "2019" is no day' in ran.err


def test_people_of_one_name_are_told_apart(tovholder: Tovholder, database: Database) -> None:
    database.want(FAULTS / "f06a_same_names.yaml")
    ran = tovholder("findings", "--family", "fam_f06a", "--format", "json")
    said = [finding["statement"] for finding in json.loads(ran.out)]
    assert any("Pædagog (Skolen)" in one for one in said) and any("Pædagog 2" in one for one in said)
    assert [one for one in said if re.search(r"Pædagog(?! \(| \d)", one)] == []
    compared = tovholder("changes", "--family", "fam_f06a", "--from", "2022-01-01", "--to", "2024-06-30")
    assert "Pædagog (Børnehaven)" in compared.out
