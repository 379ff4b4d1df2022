"""Every fault that has words is made here by the real checks, and read in both languages."""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import TypeAdapter, ValidationError

from graph.checks import Fault, check, check_document
from graph.checks.people import confirm_faults, reason_faults
from graph.checks.refused import faults_of
from graph.model.people import GeneralBasis, Reason, User
from importers import BadInput, Problem, load, load_all, read_assignments, read_users
from importers.casefile import yaml12
from importers.casefile.yaml12 import MAX_ALIAS_SIZE
from importers.tables.mapping_file import read_mapping
from tests.casework.edit_faults import EDITS, of_edit
from tests.importers.files import FAMILY, HEAD, write
from words import LANGUAGES, words

CODES = {key.split(".")[1] for key in words("en") if key.startswith("fault.")}
CPR = "0101" + "70" + "1234"
TODAY = date(2024, 6, 30)

# What stands in a file behind its head, as YAML.
FILES = {
    "unknown_key": "familes: []",
    "missing_word": "units: [{id: u, name: U}]",
    "missing_key": "units: [{id: u, level: team}]",
    "not_allowed": "units: [{id: u, name: U, level: taem}]",
    "no_record": "families: [{id: f, name: F, mapped: 3}]",
    "no_record_with": "units: [3]",
    "no_list": "units: 3",
    "number_for_text": "municipality: 3",
    "no_text": "municipality: [x]",
    "empty_text": "municipality: ''",
    "control_character": 'municipality: "a\\ab"',
    "white_space": "units: [{id: ' a', name: U, level: team}]",
    "white_space_inside": 'municipality: "a\\nb"',
    "invisible_character": 'municipality: "a\\u200bb"',
    "line_separator": 'municipality: "a\\Lb"',
    "no_character": 'municipality: "a\\uE000b"',
    "shows_nothing": 'municipality: "\\u2800"',
    "text_too_long": f"municipality: {'x' * 301}",
    "units_in_circle": "units: [{id: u, name: U, level: team, part_of: u}]",
    "unknown_sector": "units: [{id: u, name: U, level: team, sector: u}]",
    "actor_named_none": "actors: [{id: none, name: N, kind: group}]",
    "too_small": "actors: [{id: a, name: A, kind: group, caseload: -1}]",
    "too_large": "actors: [{id: a, name: A, kind: group, caseload: 1000001}]",
    "no_whole_number": "actors: [{id: a, name: A, kind: group, caseload: x}]",
    "not_true_or_false": "actors: [{id: a, name: A, kind: group, authority: x}]",
    "no_date": "actors: [{id: a, name: A, kind: group, from: x}]",
    "date_open": "actors: [{id: a, name: A, kind: group, from: ../..}]",
    "date_reversed": "actors: [{id: a, name: A, kind: group, from: 2019/2018}]",
    "end_before_beginning": "actors: [{id: a, name: A, kind: group, from: 2019, to: 2018}]",
    "names_nothing": "actors: [{id: a, name: A, kind: group, unit: u}]",
    "names_another_kind": "actors: [{id: a, name: A, kind: group, unit: b}, {id: b, name: B, kind: group}]",
    "id_twice_shared": "actors: [{id: a, name: A, kind: group}, {id: a, name: B, kind: group}]",
    "cpr": f"municipality: {CPR}",
    "cpr_key": f"{CPR}: 1",
    "no_full_date": "as_of: 2024",
    "unknown_version": "tovholder: 2",
    "no_case_file": "- a",
    "key_twice_in_lines": "as_of: 2024-01-01",
    "key_is_no_text": "1: x",
    "tag": "municipality: !x y",
    "alias_inside_itself": "units: &u [*u]",
    "alias_of_nothing": "units: *u",
    "aliases_too_large": f"a: &a {'x' * 1000}\nb: [{', '.join(['*a'] * (MAX_ALIAS_SIZE // 1000))}]",
    "several_documents": "---",
    "too_deep": "units: " + "[" * 100,
    "control_character_in_file": "units: \x07",
    "no_yaml": "units: [",
    "indented_with_tab": "units:\n\t- {id: u, name: U, level: team}",
}  # fmt: skip
HEADS = {"no_full_date": "tovholder: 1\n", "unknown_version": "as_of: 2024-01-01\n", "no_case_file": ""}
TWO = "private_network: [{id: ven, name: Ven}]\n    "
# What stands in a family that has a home, a mother and an actor.
FAMILIES = {
    "empty_list": "needs: [{id: n, for: [], function: f01}]",
    "no_task": "needs: [{id: n, for: [mor], function: f99}]",
    "id_twice": "needs: [{id: n, for: [mor], function: f01}, {id: n, for: [mor], function: f02}]",
    "no_number_of_people": "members: [{id: x, name: X, kind: child, count: 1}]",
    "born_after_file": "members: [{id: mor, name: Mor, kind: adult, birth_year: 2099}]",
    "too_old_for_child": "members: [{id: mor, name: Mor, kind: child, age: {years: 17, as_of: 1990-05-01}}]",
    "too_young_for_adult": "members: [{id: mor, name: Mor, kind: adult, birth_year: 2020}]",
    "home_named_as_place": "homes: [{id: office}]",
    "no_time_of_day": "meetings: [{id: m, kind: other, participants: [], status: planned, time: '9'}]",
    "agenda_of_nothing": "meetings: [{id: m, kind: other, participants: [], status: planned, agenda: [{id: d}]}]",
    "invited_twice": "meetings: [{id: m, kind: other, participants: [], status: planned, invited: [{who: mor}, {who: mor}]}]",
    "coordination_named": "meetings: [{id: m, kind: other, participants: [], status: held, coordination: named}]",
    "coordination_nobody": "meetings: [{id: m, kind: other, participants: [], status: held, coordination: nobody}]",
    "leader_writes_minutes": "meetings: [{id: m, kind: other, participants: [], status: held, leader: raad, minutes_by: raad}]",
    "barred_invited": "wishes: [{about: raad, wish: not_wanted}]\n    meetings: [{id: m, kind: other, participants: [], status: planned, invited: [{who: raad}]}]",
    "private_at_cooperation": "meetings: [{id: m, kind: cooperation_meeting, participants: [mor], status: held}]",
    "convener_works_here": "engagements: [{id: e, actor: raad, for: [mor], at: office, status: active}]\n    meetings: [{id: m, kind: family_group_conference, participants: [], status: held, convener: raad}]",
    "taken_over_twice": "agreements: [{id: a, text: T, holder: mor, from: 2020, to: 2020, status: passed}, {id: b, text: T, holder: mor, from: 2020, status: open, after: a}, {id: c, text: T, holder: mor, from: 2020, status: open, after: a}]",
    "taken_over_not_passed": "agreements: [{id: a, text: T, holder: mor, from: 2020, status: open}, {id: b, text: T, holder: mor, from: 2020, status: open, after: a}]",
    "passed_on_another_day": "agreements: [{id: a, text: T, holder: mor, from: 2020, to: 2020, status: passed}, {id: b, text: T, holder: mor, from: 2020-01, status: open, after: a}]",
    "passed_to_nobody": "agreements: [{id: a, text: T, holder: mor, from: 2020, to: 2020, status: passed}]",
    "open_with_end": "agreements: [{id: a, text: T, holder: mor, from: 2020, to: 2020, status: open}]",
    "agreement_ends_later": "agreements: [{id: a, text: T, holder: mor, from: 2020, to: 2999, status: done}]",
    "agreements_in_circle": "agreements: [{id: a, text: T, holder: mor, from: 2020, to: 2020, status: passed, after: a}]",
    "barred_holder": "wishes: [{about: raad, wish: not_wanted}]\n    agreements: [{id: a, text: T, holder: raad, from: 2020, status: open}]",
    "no_holder": "agreements: [{id: a, text: T, from: 2020, status: open}]",
    "done_without_day": "agreements: [{id: a, text: T, holder: mor, from: 2020, status: done}]",
    "agreement_without_beginning": "agreements: [{id: a, text: T, holder: mor, status: open}]",
    "one_end": "private_ties: [{a: mor, b: mor}]",
    "unknown_information": "consents: [{id: c, information: [alt]}]",
    "said_twice": "wishes: [{about: raad, wish: ask}, {about: raad, wish: ask}]",
    "names_none_of_these": "wishes: [{about: x, wish: ask}]",
    "key_of_other_kind": "ties: [{a: raad, b: mor, kind: team, status: documented, level: 1}]",
    "date_and_period": "ties: [{a: raad, b: mor, kind: team, status: documented, date: 2020, from: 2020}]",
    "unit_tied_to_its_own": "ties: [{a: by, b: hus, kind: team, status: documented}]",
    "contradiction": "ties: [{a: raad, b: by, kind: team, status: documented, from: 2020}, {a: raad, b: by, kind: team, status: documented_absent}]",
    "contradiction_undated": "ties: [{a: raad, b: by, kind: team, status: documented}, {a: raad, b: by, kind: team, status: documented_absent}]",
    "key_of_contact": "private_ties: [{a: mor, b: mor2, status: documented_absent, closeness: 1}]",
    "private_contradiction": f"{TWO}private_ties: [{{a: mor, b: ven, valence: positive, from: 2020-01-01}}, {{a: ven, b: mor, status: documented_absent}}]",
    "private_contradiction_undated": f"{TWO}private_ties: [{{a: mor, b: ven, valence: positive}}, {{a: ven, b: mor, status: documented_absent}}]",
    "private_contradiction_possible": f"{TWO}private_ties: [{{a: mor, b: ven, from: 2020/..}}, {{a: ven, b: mor, status: documented_absent}}]",
    "contradiction_possible": "ties: [{a: raad, b: by, kind: team, status: documented, from: 2020/..}, {a: raad, b: by, kind: team, status: documented_absent}]",
}  # fmt: skip
# What stands in an engagement of such a family.
ENGAGEMENTS = {
    "not_for_whom": "for: mor",
    "no_span": "per_week: x",
    "span_reversed": "per_week: [3, 2]",
    "no_number": "per_week: [x, 2]",
    "no_finite_number": "yearly_cost: .nan",
    "no_fixed_time": "slots: [x]",
    "fixed_time_reversed": "slots: ['mon 10:00-09:00']",
    "unknown_service": "service: x",
    "stopped_by_itself": "stopped_because_of: e",
    "granted_but_come": "status: granted",
}
# What a table of users holds.
USERS = {
    "missing_column": "id,name\na,A\n",
    "unknown_column": "id,name,role\na,A,leader\n",
    "column_twice": "id,id,name,roles\na,a,A,leader\n",
    "too_many_cells": "id,name,roles\na,A,leader,x\n",
    "empty_cell": "id,name,roles\na,,leader\n",
    "empty_table": "id,name,roles\n",
    "user_taken": "id,name,roles,login\na,A,leader,x\nb,B,leader,x\n",
    "user_twice": "id,name,roles\na,A,leader\na,B,leader\n",
    "user_member": "id,name,roles,family\na,A,citizen,f\n",
    "no_administrator": "id,name,roles\na,A,leader\n",
    "user_gone": "id,name,roles,version\na,A,leader,v_1\n",
    "user_overtaken": "id,name,roles,version\nz,A,leader,v_1\n",
}
# What a table of assignments holds behind its head.
ASSIGNMENTS = {
    "no_such_user": "b,f,worker,,,",
    "ends_before_it_begins": "a,f,worker,,2024-02-01,2024-01-01",
    "assignment_twice": "a,f,worker,,,\na,f,worker,,,",
    "assignment_meeting": "a,f,meeting,,,",
}
# What a mapping file says in place of its head, or behind it.
ROWS = "tables: [{sheet: 1, rows: [%s]}]"
MAPPINGS = {
    "mapping_version": "tovholder_mapping: 2",
    "mapping_unknown_key": "famly: {id: f}",
    "mapping_missing_key": ROWS % "{unit: {name: {column: A}}}",
    "mapping_no_object": "read: 3",
    "mapping_no_list": "ignore: 3",
    "mapping_no_text": "name: [x]",
    "mapping_not_allowed": "read: {dates: ymd}",
    "mapping_day": "as_of: 2024",
    "mapping_cell": "as_of: {cell: B2}",
    "mapping_family": "family: {name: F}",
    "mapping_header_row": "read: {header_row: 0}",
    "mapping_encoding": "read: {encoding: x}",
    "mapping_word": "words: {services: {a: [[b]]}}",
    "mapping_words": ROWS % "{unit: {name: {column: A}, level: {column: B, words: levls}}}",
    "mapping_sheet": "tables: [{sheet: [], rows: []}]",
    "mapping_record": ROWS % "3",
    "mapping_unknown_record": ROWS % "{units: {name: {column: A}}}",
    "mapping_made": ROWS % "{actor: {name: {column: A}, kind: {value: group}, unit: {made: unit}}}",
    "mapping_one_of": ROWS % "{unit: {name: {column: A, value: B}, level: {value: team}}}",
    "mapping_free_text": ROWS % "{need: {for: {value: m}, function: {value: f01}, text: {column: A}}}",
    "mapping_when": ROWS % "{home: {id: {column: A}, when: {column: B}}}",
    "mapping_repeat": ROWS % "{home: {id: {column: A}, repeat: {n: [2, 1]}}}",
}
AROUND = "units: [{id: by, name: B, level: municipality}, {id: hus, name: H, level: team, part_of: by}]\nactors: [{id: raad, name: R, kind: group}]\n"


def in_file(code: str) -> str:
    """A file with this fault in it."""
    if code in FILES:
        return f"{HEADS.get(code, HEAD)}{FILES[code]}\n"
    if code in FAMILIES:
        key = FAMILIES[code].partition(":")[0]
        family = "".join(line for line in FAMILY.splitlines(keepends=True) if not line.strip().startswith(f"{key}:"))
        if key == "members":
            family = family.replace("      - {id: mor, name: Mor, kind: adult}\n", "")
        return f"{HEAD}{AROUND}{family}    {FAMILIES[code]}\n"
    said = {"id": "e", "actor": "raad", "for": "[]", "at": "h", "status": "active", "from": "2020"}
    key, _, value = ENGAGEMENTS[code].partition(": ")
    keys = ", ".join(f"{key}: {value}" for key, value in (said | {key: value}).items())
    return f"{HEAD}{AROUND}{FAMILY}    engagements: [{{{keys}}}]\n"


def of_file(path: Path, **options: Any) -> list[Problem]:
    """All that is wrong with a file, or doubtful in it."""
    try:
        return list(load(path, **options).warnings)
    except BadInput as err:
        return list(err.problems)


def of_users(path: Path) -> list[Problem]:
    """All that is wrong with a table of users, where there is the user z."""
    stored = User.model_validate({"id": "z", "name": "Z", "roles": ["leader"]})
    with pytest.raises(BadInput) as caught:
        read_users(path, [stored], TODAY)
    return list(caught.value.problems)


def of_assignments(path: Path) -> list[Problem]:
    """All that is wrong with a table of assignments, where there is the user a."""
    user = User.model_validate({"id": "a", "name": "A", "roles": ["leader"]})
    with pytest.raises(BadInput) as caught:
        read_assignments(path, [user], TODAY, by="a")
    return list(caught.value.problems)


def of_mapping(path: Path) -> list[Problem]:
    """All that is wrong with a mapping file."""
    with pytest.raises(BadInput) as caught:
        read_mapping(path)
    return list(caught.value.problems)


def of_files(*paths: Path) -> list[Problem]:
    """All that is wrong with the files of an import."""
    with pytest.raises(BadInput) as caught:
        load_all(paths)
    return list(caught.value.problems)


def two_files(folder: Path, first: str, second: str) -> list[Problem]:
    return of_files(write(folder, HEAD + first, "a.yaml"), write(folder, HEAD + second, "b.yaml"))


def refused_without_a_code(_: Path) -> list[Problem]:
    """A reason of the models that none of our records gives today."""
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(dict[str, complex]).validate_python({"as_of": "x"})
    return [Problem("", None, "", fault) for fault in faults_of(caught.value, {"as_of": "x"})]


def unknown_fault_of_yaml(folder: Path) -> list[Problem]:
    class Loader:
        def __init__(self, text: str) -> None:
            raise yaml.YAMLError

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml12, "_LOADER", Loader)
        return of_file(write(folder, HEAD))


def said_by(faults: Iterable[Fault]) -> list[Problem]:
    return [Problem("", None, "", fault) for fault in faults]


UNIT = "units: [{{id: u, name: {}, level: team}}]\n"
ELSEWHERE: dict[str, Callable[[Path], list[Problem]]] = {
    "refused": refused_without_a_code,
    "half_character": lambda folder: [
        Problem("", None, "", fault) for fault in check_document({"tovholder": 1, "as_of": "2024-01-01", "municipality": "\ud800"}).errors
    ],
    "another_municipality": lambda folder: two_files(folder, "municipality: A\n", "municipality: B\n"),
    "family_in_two_files": lambda folder: two_files(folder, FAMILY, FAMILY),
    "differs_between_files": lambda folder: two_files(folder, UNIT.format("U"), UNIT.format("V")),
    "source_twice": lambda folder: of_files(write(folder, HEAD), write(folder, HEAD, "sag.yml")),
    "path_cannot_be_opened": lambda folder: of_files(folder / ("x" * 300)),
    "file_is_not_there": lambda folder: of_file(folder / "x.yaml"),
    "file_is_none": lambda folder: of_file(folder),
    "file_cannot_be_opened": lambda folder: of_file(folder / ("x" * 300)),
    "file_too_large": lambda folder: of_file(write(folder, HEAD), max_bytes=3),
    "other_file": lambda folder: of_file(write(folder, "%PDF-1.7")),
    "no_utf8": lambda folder: of_file(write(folder, b"\xff\xff")),
    "no_yaml_text": unknown_fault_of_yaml,
    "no_json": lambda folder: of_file(write(folder, "[", "sag.json")),
    "half_character_escaped": lambda folder: of_file(write(folder, json.dumps({"a": "\ud800"}), "sag.json")),
    "key_twice": lambda folder: of_file(write(folder, '{"a": 1, "a": 2}', "sag.json")),
    "source_named_like_cpr": lambda folder: of_file(write(folder, HEAD), source=CPR),
    "source_name_too_long": lambda folder: of_file(write(folder, HEAD), source="x" * 201),
    "source_without_name": lambda folder: of_file(write(folder, HEAD), source=""),
    "source_name_not_plain": lambda folder: of_file(write(folder, HEAD), source=" x"),
    "reason_short": lambda folder: said_by(reason_faults(Reason.model_construct(because="kort"))),
    "no_such_basis": lambda folder: said_by(confirm_faults(None, "u")),
    "own_basis": lambda folder: said_by(confirm_faults(GeneralBasis.model_construct(entered_by=("u",)), "u")),
}  # fmt: skip


def made(code: str, folder: Path) -> Iterator[Problem]:
    """The problems of this code that its example has."""
    return (problem for problem in problems(code, folder) if problem.fault.code == code)


def problems(code: str, folder: Path) -> list[Problem]:
    """All that is wrong with the example of this fault: a table, a file, or what is made for it."""
    if code in USERS:
        return of_users(write(folder, USERS[code], "users.csv"))
    if code in MAPPINGS:
        head = "" if code == "mapping_version" else "tovholder_mapping: 1\nfamily: {id: f, name: F}\n"
        head = head if not MAPPINGS[code].startswith("family") else "tovholder_mapping: 1\n"
        return of_mapping(write(folder, f"{head}{MAPPINGS[code]}\n", "m.yaml"))
    if code in ASSIGNMENTS:
        text = f"user,family,part,meeting,from,to\n{ASSIGNMENTS[code]}\n"
        return of_assignments(write(folder, text, "assignments.csv"))
    if code in EDITS:
        return of_edit(code)
    return ELSEWHERE[code](folder) if code in ELSEWHERE else of_file(write(folder, in_file(code)))


def test_every_fault_has_an_example() -> None:
    assert {*FILES, *FAMILIES, *ENGAGEMENTS, *USERS, *ASSIGNMENTS, *EDITS, *MAPPINGS, *ELSEWHERE} == CODES


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_fault_is_made_and_told_in_both_languages(code: str, tmp_path: Path) -> None:
    problem = next(made(code, tmp_path))
    danish, english = (problem.text(lang) for lang in LANGUAGES)
    assert problem.fact("da") != problem.fact("en")
    assert problem.remedy("da") != problem.remedy("en")
    assert str(problem) == english
    for told in (danish, english):
        assert told.endswith(".")
        assert not re.search(r"Message\(|Series\(|None", told)
        assert CPR not in told


def test_problems_are_told_together_in_the_language_of_the_reader(tmp_path: Path) -> None:
    with pytest.raises(BadInput) as caught:
        load(
            write(
                tmp_path,
                f"{HEAD}units: [{{id: u, name: U, level: team, part_of: v}}, {{id: w, name: W, level: taem}}]\n",
            )
        )
    file = tmp_path / "sag.yaml"
    assert caught.value.text("da").splitlines() == [
        f'{file}:3: units[w].level: "taem" må ikke stå her. Mente du `team`? Skriv et af ordene: municipality, magistrate, administration, department, team, organisation.',
        f"""{file}:3: units[u].part_of: "v" er ikke en enhed. Ret id'et, eller tilføj den post, som det peger på.""",
    ]  # fmt: skip
    assert str(caught.value) == caught.value.text("en")


def test_what_libraries_say_is_danish_too_where_it_is_known(tmp_path: Path) -> None:
    [problem] = of_file(write(tmp_path, "a: 1\nb: [1, 2\nc: 3"))
    assert (
        problem.fact("da")
        == "er ikke gyldig YAML: i en liste i kantede parenteser, der mangler ',' eller ']' (begyndt i linje 2)"
    )
    [problem] = of_file(write(tmp_path, "%YAML 1.1.1\n---\na: 1"))
    assert "på engelsk: while scanning a directive" in problem.fact("da")


# --- without a file -------------------------------------------------------------------------------------------------------


def test_records_are_checked_without_a_file() -> None:
    """As an edit, a row of a table and a meeting do it."""
    document = {"tovholder": 1, "as_of": "2024-06-30", "actors": [3, {"id": "a", "name": "A", "kind": "group", "unit": "u", "record_access": ["v", "u"]}]}  # fmt: skip
    checked = check_document(document)
    assert [(fault.code, fault.place) for fault in checked.errors] == [
        ("no_record_with", ("actors", 0)),
        ("names_nothing", ("actors", 1, "unit")),
        ("names_nothing", ("actors", 1, "record_access", 1)),
        ("names_nothing", ("actors", 1, "record_access", 0)),
    ]
    assert checked.case_file is not None
    assert [(fault.code, fault.place, fault.item) for fault in check(checked.case_file).errors] == [
        ("names_nothing", ("actors", 0, "unit"), "u"),
        ("names_nothing", ("actors", 0, "record_access"), "u"),
        ("names_nothing", ("actors", 0, "record_access"), "v"),
    ]


def test_a_document_in_order_is_a_case_file_in_order() -> None:
    units = [{"id": id, "name": id, "level": "team"} for id in "ba"]
    checked = check_document({"tovholder": 1, "as_of": "2024-06-30", "units": units})
    assert (checked.errors, checked.warnings) == ([], [])
    assert checked.case_file is not None
    assert [unit.id for unit in checked.case_file.units] == ["a", "b"]
    assert check_document([]).errors == [Fault("no_case_file", ())]
