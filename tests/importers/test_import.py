"""Several files, and folders, as one import."""

import json
from pathlib import Path

import pytest

from importers import BadInput, Parsed, load_all, load_folder
from tests.importers.files import FAMILY, HEAD, import_problems, write


def test_a_folder_is_read_without_what_lies_below_it_and_says_what_it_skips(tmp_path: Path) -> None:
    for name in ("b.yaml", "a.yml", "c.json"):
        write(tmp_path, json.dumps({"tovholder": 1, "as_of": "2024-01-01"}), name)
    write(tmp_path, "services:\n  db: !thing\n", "compose.yaml")
    write(tmp_path, "- 1\n", "list.yaml")
    write(tmp_path, "{{ half a template", "broken.yml")
    write(tmp_path, "tovholder: 1", "notes.txt")
    (tmp_path / "below").mkdir()
    write(tmp_path / "below", HEAD, "d.yaml")
    (tmp_path / "folder.yaml").mkdir()
    loaded = load_folder(tmp_path)
    assert [parsed.source for parsed in loaded.parsed] == ["a", "b", "c"]
    assert [(path.name, why) for path, why in loaded.skipped] == [
        (name, "holds no key `tovholder`") for name in ("broken.yml", "compose.yaml", "list.yaml")
    ]


def test_what_is_wrong_in_all_files_of_a_folder_is_told(tmp_path: Path) -> None:
    write(tmp_path, HEAD + "unit: []\n", "a.yaml")
    write(tmp_path, "tovholder: [", "b.yaml")
    write(tmp_path, b"\xff\xff", "c.json")
    write(tmp_path, HEAD, "d.yaml")
    with pytest.raises(BadInput) as caught:
        load_folder(tmp_path)
    assert [(Path(problem.file).name, problem.line) for problem in caught.value.problems] == [
        ("a.yaml", 3),
        ("b.yaml", 1),
        ("c.json", 1),
    ]


def test_a_file_that_is_named_is_never_skipped(tmp_path: Path) -> None:
    path = write(tmp_path, "services: 1\n")
    assert "the key `tovholder` is missing" in "".join(import_problems(path))
    assert "the key `tovholder` is missing" in "".join(import_problems(path, tmp_path))
    assert "the key `tovholder` is missing" in "".join(import_problems(tmp_path, path))


def test_two_files_of_one_stem_are_an_error_and_one_file_named_twice_is_not(tmp_path: Path) -> None:
    first, second = (
        write(tmp_path, HEAD),
        write(tmp_path, json.dumps({"tovholder": 1, "as_of": "2024-01-01"}), "sag.json"),
    )
    assert import_problems(first, second) == [
        'sag.json: is the source "sag", as sag.yaml is. Rename one of the two, or import one only.'
    ]
    second.unlink()
    assert [parsed.path for parsed in load_all([first, tmp_path, first]).parsed] == [first]


def test_one_import_agrees_with_itself(tmp_path: Path) -> None:
    head = (
        HEAD
        + "municipality: {}\nunits: [{{id: u, name: {}, level: team}}, {{id: same, name: S, level: team}}]\nactors:\n  - {{id: a, name: A, kind: group{}}}\n"
    )
    first = write(tmp_path, head.format("Vest", "U", "") + FAMILY, "a.yaml")
    second = write(tmp_path, head.format("Øst", "V", ", unit: u, record_access: [same, u]") + FAMILY, "b.yaml")
    found = import_problems(first, second)
    assert found == [
        'b.yaml:3: municipality: "Øst" is another municipality than "Vest" in a.yaml. One database is one municipality: import them into two.',
        'b.yaml:4: units[u]: "u" differs from a.yaml: `name` is "V" here and "U" there. Make the two equal, or leave it out of one of the files.',
        'b.yaml:6: actors[a]: "a" differs from a.yaml: `unit` is "u" here and not given there; `record_access` is ["same", "u"] here and not given there. Make the two equal, or leave it out of one of the files.',
        'b.yaml:8: families[f]: the family "f" stands in a.yaml too. A family belongs to one file: remove it from the other.',
    ]  # fmt: skip
    assert [said.split(":")[1] for said in import_problems(first, second, replace=True)] == ["3", "8"]


def test_parsed_files_keep_their_order(tmp_path: Path) -> None:
    paths = [write(tmp_path, HEAD, f"{name}.yaml") for name in "cab"]
    assert [parsed.source for parsed in load_all(paths).parsed] == ["c", "a", "b"]
    assert all(isinstance(parsed, Parsed) for parsed in load_all(paths).parsed)


def test_a_source_that_is_given_names_one_file(tmp_path: Path) -> None:
    first, second = write(tmp_path, HEAD, "a.yaml"), write(tmp_path, HEAD, "b.yaml")
    assert [parsed.source for parsed in load_all([first], source="ny").parsed] == ["ny"]
    assert import_problems(first, second, source="ny") == [
        'b.yaml: is the source "ny", as a.yaml is. Rename one of the two, or import one only.'
    ]
