"""Several files, and folders, as one import."""

import json
import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from importers import BadInput, Parsed, load_all, load_folder
from importers.casefile.documents import mentions_the_format
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
    assert [(path.name, why.text("en")) for path, why in loaded.skipped] == [
        (name, "holds no key `tovholder`") for name in ("broken.yml", "compose.yaml", "list.yaml")
    ]


def test_what_is_wrong_in_all_files_of_a_folder_is_told(tmp_path: Path) -> None:
    write(tmp_path, HEAD + "unit: []\n", "a.yaml")
    write(tmp_path, "tovholder: [", "b.yaml")
    write(tmp_path, b"\xff\xfftovholder", "c.json")
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
    for paths in ([path], [path, tmp_path], [tmp_path, path]):
        assert "seems to be JSON or YAML of another program" in "".join(import_problems(*paths))
    path.write_text("units: []\n")
    assert "the key `tovholder` is missing" in "".join(import_problems(path))


def foreign_files(folder: Path) -> Sequence[str]:
    """Files that others leave in a folder, none of which is a case file; the names of those that are told as skipped."""
    (folder / ".#base.yaml").symlink_to("nowhere@host.1")
    write(folder, b"\0\5\26\7tovholder\xff", "._base.yaml")
    write(folder, "# tovholder\nnavn: S\xf8ren\n".encode("latin-1"), ".skjult.yml")
    write(folder, "navn: S\xf8ren\n".encode("latin-1"), "settings.yml")
    write(folder, "", "x.json")
    write(folder, "", "tom.yaml")
    write(folder, "nej".encode("utf-16"), "utf16.yaml")
    write(folder, json.dumps({"resourceType": "Bundle", "entry": ["tovholder"]}), "fhir.json")
    os.mkfifo(folder / "pipe.yaml")
    (folder / "loop.yml").symlink_to("loop.yml")
    (folder / "broken.yaml").symlink_to("nowhere.yaml")
    with (folder / "data.json").open("wb") as file:
        file.write(b'{"a": 1')
        file.truncate(30_000_000)
    return "broken.yaml data.json fhir.json loop.yml pipe.yaml settings.yml tom.yaml utf16.yaml x.json".split()


def test_no_foreign_file_stops_the_import_of_a_folder(tmp_path: Path) -> None:
    skipped = foreign_files(tmp_path)
    write(tmp_path, HEAD, "base.yaml")
    loaded = load_folder(tmp_path)
    assert [parsed.source for parsed in loaded.parsed] == ["base"]
    assert [path.name for path, _ in loaded.skipped] == list(skipped)
    no_file = {path.name for path, why in loaded.skipped if why.text("en") == "is no ordinary file"}
    assert no_file == {"broken.yaml", "loop.yml", "pipe.yaml"}


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16", "utf-16-be", "utf-32"])
def test_a_file_that_holds_the_word_stays_an_error_whatever_its_encoding(tmp_path: Path, encoding: str) -> None:
    write(tmp_path, HEAD, "base.yaml")
    write(tmp_path, "tovholder: 1\nmunicipality: Sm\xf8rum".encode(encoding), "other.yaml")
    with pytest.raises(BadInput) as caught:
        load_folder(tmp_path)
    assert [Path(problem.file).name for problem in caught.value.problems] == ["other.yaml"]


def test_a_word_is_seen_wherever_the_file_is_cut_to_read_it(tmp_path: Path) -> None:
    for place in range(1_000_000 - 9, 1_000_001):
        path = tmp_path / "big.yaml"
        path.write_bytes(b" " * place + b"tovholder")
        assert mentions_the_format(path), place


def test_a_link_to_a_file_of_the_folder_names_no_source(tmp_path: Path) -> None:
    write(tmp_path, HEAD, "base.yaml")
    for link in ("a_link.yaml", "link.yaml"):
        (tmp_path / link).symlink_to("base.yaml")
    assert [parsed.source for parsed in load_folder(tmp_path).parsed] == ["base"]
    assert [parsed.source for parsed in load_all([tmp_path / "link.yaml", tmp_path]).parsed] == ["base"]
    assert [parsed.source for parsed in load_all([tmp_path / "link.yaml"]).parsed] == ["link"]


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
