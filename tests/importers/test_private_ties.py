"""A private tie may say that two are known to have no contact; nothing else may say that they have, at one time."""

from pathlib import Path

import pytest

from graph.model.records import PrivateTie
from graph.storage.properties import from_properties, properties
from importers import BadInput, load, to_yaml
from tests.importers.files import FAMILY, HEAD, write

ABSENT = "a: mor, b: ven, status: documented_absent"


def case(folder: Path, *ties: str, relation: str = "friend") -> Path:
    private = f"    private_network: [{{id: ven, name: Ven, relation: {relation}}}]\n"
    return write(
        folder, HEAD + FAMILY + private + "    private_ties:\n" + "".join(f"      - {{{tie}}}\n" for tie in ties)
    )


def told(folder: Path, *ties: str) -> list[tuple[str, int | None, int | None]]:
    """The codes of what is wrong or doubtful, with both their lines."""
    try:
        found = load(case(folder, *ties)).warnings
    except BadInput as err:
        found = err.problems
    return [(problem.fault.code, problem.line, problem.other_line) for problem in found]


@pytest.mark.parametrize(
    "more",
    ["", ", from: 2019", ", valence: conflict", ", valence: threat", ", no_contact: true", ", certainty: stated"],
)
def test_two_may_be_known_to_have_no_contact(tmp_path: Path, more: str) -> None:
    parsed = load(case(tmp_path, ABSENT + more))
    [tie] = parsed.case_file.families[0].private_ties
    assert tie.status == "documented_absent"
    assert from_properties(PrivateTie, properties(tie))["status"] == "documented_absent"
    assert load(write(tmp_path, to_yaml(parsed.case_file))).case_file == parsed.case_file


@pytest.mark.parametrize(
    "more", ["closeness: 3", "valence: positive", "valence: neutral", "valence: draining", "certainty: suspected"]
)
def test_what_says_that_there_is_contact_does_not_go_with_it(tmp_path: Path, more: str) -> None:
    assert told(tmp_path, f"{ABSENT}, {more}") == [("key_of_contact", 11, None)]


@pytest.mark.parametrize(
    ("contact", "absence", "code"),
    [
        ("valence: positive", "", "private_contradiction_undated"),
        ("", "", "private_contradiction_undated"),
        ("from: 2018", "", "private_contradiction"),
        ("from: 2018, to: 2020", "from: 2019", "private_contradiction"),
        ("closeness: 1, to: 2019-05-01", "from: 2019-05-01", "private_contradiction"),
        ("to: 2019-04-30", "from: 2019-05-01", None),
        ("to: 2019", "from: 2019", "private_contradiction_possible"),
        ("from: 2018/..", "to: 2019", "private_contradiction_possible"),
        ("valence: conflict", "", None),
        ("valence: threat", "", None),
        ("no_contact: true", "", None),
    ],
)
@pytest.mark.parametrize("ends", ["a: mor, b: ven", "a: ven, b: mor"])
def test_two_ties_of_one_pair_that_contradict_each_other_name_both_lines(
    tmp_path: Path, contact: str, absence: str, code: str | None, ends: str
) -> None:
    one = ", ".join(part for part in (ends, contact) if part)
    other = ", ".join(part for part in (ABSENT, absence) if part)
    expected = [(code, 11, 12)] if code else []
    assert told(tmp_path, one, other) == expected
    assert told(tmp_path, other, one) == expected


@pytest.mark.parametrize("relation", ["step_child", "foster_child", "step_sibling", "niece_nephew", "in_law"])
def test_more_words_of_kin(tmp_path: Path, relation: str) -> None:
    parsed = load(case(tmp_path, "a: mor, b: ven", relation=relation))
    assert parsed.case_file.families[0].private_network[0].relation == relation
