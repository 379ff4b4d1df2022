"""One file: everything wrong with it is told at once, in plain words, with its line."""

import json
import os
import time
from pathlib import Path

import pytest

from importers import load
from tests.importers.files import FAMILY, HEAD, facts, problems, write

CASES = Path(__file__).parent.parent / "cases"


def case_paths() -> list[Path]:
    paths = [path for path in sorted(CASES.glob("*.yaml")) if not path.name.endswith(".expected.yaml")]
    assert len(paths) > 20
    return paths


@pytest.mark.parametrize("path", case_paths(), ids=lambda path: path.stem)
def test_every_case_loads(path: Path) -> None:
    parsed = load(path)
    assert parsed.source == path.stem
    assert parsed.case_file == parsed.case_file.in_order()
    assert parsed.case_file.families


def test_the_warnings_of_all_cases_are_these() -> None:
    warnings = [(path.stem, warning.path) for path in case_paths() for warning in load(path).warnings]
    assert warnings == [
        ("anna", "families[annas_familie].ties[#6]"),  # no exchange until medio 2019, exchange from medio 2019
        ("familie_5", "families[familie_5].engagements[f5_e_ressource].status"),
        ("syn_before", "families[familie_ravn].engagements[r_6].status"),
        (
            "syn_readings",
            "families[familie_q_moede].meetings[q6_m].participants[#3]",
        ),  # a member at a cooperation meeting
    ]


def test_json_is_the_same_document(tmp_path: Path) -> None:
    text = HEAD + FAMILY
    document = {
        "tovholder": 1,
        "as_of": "2024-06-30",
        "families": [
            {"id": "f", "name": "F", "homes": [{"id": "h"}], "members": [{"id": "mor", "name": "Mor", "kind": "adult"}]}
        ],
    }
    from_yaml = load(write(tmp_path, text))
    from_json = load(write(tmp_path, json.dumps(document), "sag.json"))
    assert from_json.case_file == from_yaml.case_file


def test_a_byte_order_mark_crlf_and_a_null_are_no_fault(tmp_path: Path) -> None:
    text = (HEAD + "units: ~\nmunicipality:\n" + FAMILY).replace("\n", "\r\n")
    assert (
        load(write(tmp_path, b"\xef\xbb\xbf" + text.encode())).case_file
        == load(write(tmp_path, HEAD + FAMILY)).case_file
    )


def test_a_source_may_be_given(tmp_path: Path) -> None:
    assert load(write(tmp_path, HEAD)).source == "sag"
    assert load(write(tmp_path, HEAD), source="andet navn").source == "andet navn"


# --- what does not ------------------------------------------------------------------------------------------------------


def test_all_that_is_wrong_is_told_at_once_with_its_line(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        """\
tovholder: 1
as_of: 2024
units:
  - {id: jc, name: Jobcentret, levl: department}
actors:
  - {id: koord, name: Koordinator, kind: proffesional, unit: jobcenter}
families:
  - id: familie_x
    name: Familie X
    members:
      - {id: mor, name: Mor, kind: adult, lives_in: [hjem]}
      - {id: barn, name: Barn, kind: child, age: {years: otte, as_of: 2024}}
    engagements:
      - id: e1
        actor: koord
        for: [mor, bedstemor]
        at: kontor
        status: active
        from: 2019-13
        from: 2019-12
        service: famly_treatment
      - {id: e1, actor: ukendt, for: mor, at: office, status: granted, per_week: [3, 2], authority: yes}
    ties:
      - {a: koord, b: koord, kind: exchange, status: documented, level: 3}
      - {a: koord, b: mor, kind: exchange, status: documented, from: 2020, to: 2019}
""",
    )
    assert problems(path) == [
        'sag.yaml:2: as_of: 2024 is no full date. Write a day of the calendar such as 2018-12-31.',
        "sag.yaml:4: units[jc].level: the key `level` is missing or without a value. Add `level: …` with one of municipality, magistrate, administration, department, team, organisation.",
        'sag.yaml:4: units[jc].levl: the key "levl" is unknown. Did you mean `level`? Allowed are: id, name, level, part_of, sector, external.',
        'sag.yaml:6: actors[koord].kind: "proffesional" is not allowed here. Did you mean `professional`? Write one of: professional, organisation, volunteer, group.',
        'sag.yaml:6: actors[koord].unit: "jobcenter" is not a unit. Correct the id, or add the record that it names.',
        'sag.yaml:11: families[familie_x].members[mor].lives_in[#1]: "hjem" is not a home of this family. Correct the id, or add the record that it names.',
        'sag.yaml:12: families[familie_x].members[barn].age.years: "otte" is no whole number. Write a whole number, without quotes.',
        'sag.yaml:16: families[familie_x].engagements[e1].for[#2]: "bedstemor" is not a member of this family. Correct the id, or add the record that it names.',
        'sag.yaml:17: families[familie_x].engagements[e1].at: "kontor" is neither a home of this family nor one of digital, office, school, unknown. Correct the id, or add the record that it names.',
        'sag.yaml:19: families[familie_x].engagements[e1].from: "2019-13" is no date. Write 2019-03-05, 2019-03, 2019, 2019-03/2019-05, ../2019-03 (by then) or 2019-03/.. (then or later).',
        'sag.yaml:20: families[familie_x].engagements[e1].from: the key "from" is given twice (first in line 19). Keep one of the two.',
        'sag.yaml:21: families[familie_x].engagements[e1].service: the service "famly_treatment" is not in the service catalogue. Did you mean `family_treatment`? What is not in it goes under `service_text`.',
        'sag.yaml:22: families[familie_x].engagements[e1].for: "mor" is neither a list of members\' ids nor the word family. Write [mor, barn], family or [].',
        "sag.yaml:22: families[familie_x].engagements[e1].per_week: the second number is smaller than the first. Write the smaller one first.",
        'sag.yaml:22: families[familie_x].engagements[e1].authority: the key "authority" is unknown. Allowed are: id, actor, service, service_text, for, attends, at, functions, status, per_week, slots, predecessors, goal, stopped_because_of, stopped_reason, yearly_cost, from, to.',
        'sag.yaml:22: families[familie_x].engagements[e1]: the id "e1" is used twice (the other one: families[familie_x].engagements[e1], line 14). Give one of the two another id, also where it is referred to.',
        'sag.yaml:22: families[familie_x].engagements[e1].actor: "ukendt" is not an actor. Correct the id, or add the record that it names.',
        "sag.yaml:24: families[familie_x].ties[#1]: `level` does not go with a tie of kind exchange. Remove it, or make `kind` awareness.",
        'sag.yaml:24: families[familie_x].ties[#1]: both ends are "koord". A tie has two different ends.',
        "sag.yaml:25: families[familie_x].ties[#2].to: `to` 2019 lies before `from` 2020. Correct one of the two, or leave out what is not known.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("member", "said"),
    [
        ("{id: x, name: X, kind: child, count: 1}", 'count: 1 is no number of people'),
        ("{id: x, name: X, kind: child, count: [2]}", "count: a list is no number of people"),
        ("{id: x, name: X, kind: child, count: many}", 'count: "many" is no number of people'),
        ("{id: x, name: X, kind: child, birth_year: 1700}", "birth_year: 1700 is too small"),
        ("{id: x, name: X, kind: child, birth_year: 2018.5}", "birth_year: 2018.5 is no whole number"),
        ("{id: x, name: '', kind: child}", "name: is an empty text"),
        ('{id: x, name: "\\_ ", kind: child}', "name: shows nothing: it holds U+00A0 NO-BREAK SPACE, and no letter, digit or sign"),
        ('{id: x, name: "X\\nX", kind: child}', 'name: "X<U+000A>X" holds white space that is no plain blank (U+000A)'),
        ('{id: x, name: "X\\aX", kind: child}', "name: holds the control character U+0007"),
        ("{id: x, name: 12, kind: child}", "name: 12 is no text"),
        ("{id: x, name: [X], kind: child}", "name: a list is no text"),
        ("{id: x, name: X, kind: child, lives_in: h}", 'lives_in: "h" is no list'),
        ("{id: x, name: X, kind: child, lives_in: [{home: h, from: ../..}]}", 'lives_in[#1].from: "../..": a date that is open at both ends says nothing: leave it out'),
        ("{id: x, name: X, kind: child, lives_in: [h, {home: h, from: 2020, to: 2018}]}", "lives_in[#1]: `to` 2018 lies before `from` 2020"),
        ("{id: x, name: X, kind: child, custody: [mor, far]}", 'custody[#2]: "far" is neither a member of this family nor somebody of its private network'),
        ("{id: x, name: X, kind: child, from_: 2014}", 'from_: the key "from_" is unknown'),
    ],
)  # fmt: skip
def test_a_member_can_be_wrong_in_many_ways(tmp_path: Path, member: str, said: str) -> None:
    found = facts(write(tmp_path, HEAD + FAMILY + f"      - {member}\n"))
    assert found == [f"sag.yaml:9: families[f].members[x].{said}"]


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ("for: {a: b}", "for: a mapping is neither a list of members' ids nor the word family"),
        ("for: [mor, 5]", "for[#2]: 5 is no text"),
        ("for: [mor, '']", "for[#2]: is an empty text"),
        ("for: familie", 'for: "familie" is neither a list of members\' ids nor the word family'),
        ("for: []\n        for_: []", 'for_: the key "for_" is unknown'),
        ("for: []\n        per_week: often", 'per_week: "often" is neither a number nor two numbers'),
        ("for: []\n        per_week: [1, x]", "per_week: a list is no number"),
        ("for: []\n        per_week: -1", "per_week: -1 is too small"),
        ("for: []\n        yearly_cost: .nan", "yearly_cost: nan is no number to count with"),
        ("for: []\n        yearly_cost: 1e300", "yearly_cost: 1e+300 is too large"),
        ("for: []\n        slots: ['mon 9-10']", 'slots[#1]: "mon 9-10" is no fixed time'),
        ("for: []\n        slots: ['tue 09:00-10:00', 'mon 10:00-09:00']", 'the fixed time "mon 10:00-09:00" ends before it begins'),
        ("for: []\n        functions: [f18, f23]", 'functions[#2]: "f23" is no task'),
        ("for: []\n        predecessors: 3", "predecessors: 3 is no record"),
        ("for: []\n        goal: '" + "x" * 2001 + "'", "goal: is longer than 2000 characters"),
        ("for: []\n        from: 2019/2018", 'from: "2019/2018": the span ends before it begins'),
        ("for: []\n        stopped_because_of: e", "stopped_because_of: an engagement cannot stop because of itself"),
        ("for: []\n        stopped_because_of: e9", 'stopped_because_of: "e9" is not an engagement of this family'),
        ("for: []\n        attends: [raad]", 'attends[#1]: "raad" is an actor, not a member of this family or somebody of its private network'),
    ],
)  # fmt: skip
def test_an_engagement_can_be_wrong_in_many_ways(tmp_path: Path, keys: str, said: str) -> None:
    text = HEAD + "actors: [{id: raad, name: R, kind: professional}]\n" + FAMILY
    text += (
        f"    engagements:\n      - id: e\n        actor: raad\n        at: h\n        status: active\n        {keys}\n"
    )
    found = facts(write(tmp_path, text))
    assert len(found) == 1
    assert found[0].partition(": families[f].engagements[e]")[2].lstrip(".: ") == said
    # Where the key stands, or its record where the fault is the record's own.
    assert found[0].startswith(("sag.yaml:15:", "sag.yaml:16:") if not said.startswith("the fixed") else "sag.yaml:11:")


def test_a_record_that_is_refused_still_counts_as_named(tmp_path: Path) -> None:
    text = HEAD + "units: [{id: jc, name: J, level: nowhere}]\nactors: [{id: a, name: A, kind: group, unit: jc}]\n"
    assert facts(write(tmp_path, text)) == ['sag.yaml:3: units[jc].level: "nowhere" is not allowed here']
    text = HEAD + "units: some\nactors: [{id: a, name: A, kind: group, unit: jc, team: 3}]\n"
    assert facts(write(tmp_path, text)) == [
        'sag.yaml:3: units: "some" is no list',
        "sag.yaml:4: actors[a].team: 3 is no text",
    ]


@pytest.mark.parametrize("text", ["", "# nothing\n", "- a\n- b\n", "just text\n", "3\n"])
def test_what_is_no_mapping_is_no_case_file(tmp_path: Path, text: str) -> None:
    assert "holds no case file" in problems(write(tmp_path, text))[0]


def test_an_empty_mapping_lacks_what_a_file_must_have(tmp_path: Path) -> None:
    assert facts(write(tmp_path, "{}")) == [
        "sag.yaml: tovholder: the key `tovholder` is missing or without a value",
        "sag.yaml: as_of: the key `as_of` is missing or without a value",
    ]
    assert facts(write(tmp_path, f"tovholder: {10**25}\nas_of: 2024-01-01\n")) == [
        f"sag.yaml:1: tovholder: {10**25} is no version of the format that is known here"
    ]
    assert facts(write(tmp_path, "tovholder: 2\nas_of: 2024-01-01\n")) == [
        "sag.yaml:1: tovholder: 2 is no version of the format that is known here"
    ]


def test_files_that_cannot_be_read_say_why(tmp_path: Path) -> None:
    assert facts(tmp_path / "nowhere.yaml") == ["nowhere.yaml: is not there"]
    assert facts(tmp_path / ("x" * 300) / "sag.yaml")[0].endswith("cannot be opened (File name too long)")
    assert facts(Path(f"{tmp_path}/nul\0.yaml"))[1] == "nul<U+0000>.yaml: is not there"
    (tmp_path / "folder.yaml").mkdir()
    assert facts(tmp_path / "folder.yaml") == ["folder.yaml: is no file"]
    os.mkfifo(tmp_path / "pipe.yaml")
    assert facts(tmp_path / "pipe.yaml") == ["pipe.yaml: is no file"]
    assert facts(write(tmp_path, b"tovholder: 1\n\xff\xfe\x00binary")) == ["sag.yaml:2: is no text in UTF-8"]
    assert facts(write(tmp_path, "tovholder: 1\n".encode("utf-16"))) == ["sag.yaml:1: is no text in UTF-8"]
    assert facts(write(tmp_path, bytes(range(128)))) == ["sag.yaml:1: holds the control character U+0000"]


def test_a_large_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "stor.yaml"
    with path.open("wb") as file:
        file.truncate(50_000_001)
    assert problems(path) == ["stor.yaml: is larger than 50 MB. Split it: each family may have a file of its own."]
    small = write(tmp_path, HEAD)
    assert load(small, max_bytes=len(HEAD)).case_file
    assert "is larger than" in problems(small, max_bytes=len(HEAD) - 1)[0]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"tovholder": 1,\n "as_of": }', "sag.json:2: is no valid JSON: Expecting value"),
        ("", "sag.json:1: is no valid JSON: Expecting value"),
        ("[" * 5000, "sag.json: is nested more than 60 levels deep"),
        ("[" * 100 + "]" * 100, "sag.json: is nested more than 60 levels deep"),
        ("[" * 50_000 + "]" * 50_000, "sag.json: is nested more than 60 levels deep"),
        ('{"a": "\\ud800"}', "sag.json: a: holds half a character (U+D800, written as an escape)"),
        ('{"\\ud800": 1}', "sag.json: holds half a character (U+D800, written as an escape)"),
        ('{"tovholder": 1, "as_of": "2024-01-01", "tovholder": 2}', 'sag.json:1: tovholder: the key "tovholder" is given twice'),
        ('{"tovholder": NaN, "as_of": "2024-01-01"}', "sag.json:1: tovholder: nan is no version of the format that is known here"),
        ('{"tovholder": 1,\n"as_of": ' + "9" * 5000 + "}", f'sag.json:2: as_of: "{"9" * 59}…" is no full date'),
    ],
)  # fmt: skip
def test_json_is_refused_where_yaml_would_be(tmp_path: Path, text: str, said: str) -> None:
    assert facts(write(tmp_path, text, "sag.json"))[0] == said


@pytest.mark.parametrize(
    "records",
    [
        "units:\n" + "".join(f"- {{id: x{n}, name: X, level: nowhere, lvl: 3}}\n" for n in range(5000)),
        "units:\n" + "".join(f"- {{id: x{n}, name: X, level: team, part_of: y{n}}}\n" for n in range(5000)),
        "units:\n" + "- x\n" * 5000,
        "units:\n" + "".join(f"- {{id: x{n}, name: X, level: team, part_of: x{n + 1}}}\n" for n in range(5000)),
    ],
    ids=["values", "references", "no records", "a chain of units"],
)
def test_thousands_of_faults_are_told_without_delay(tmp_path: Path, records: str) -> None:
    path = write(tmp_path, HEAD + records)
    began = time.process_time()
    assert len(problems(path)) in (10_000, 5000, 1)
    assert time.process_time() - began < 20
