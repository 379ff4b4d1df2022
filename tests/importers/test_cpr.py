"""No CPR number is stored, and none is repeated in a message, a path or a file name."""

from pathlib import Path

import pytest

from importers import BadInput, load
from tests.importers.files import HEAD, problems, write

# Put together here, so that no file of the repository holds one.
CPR = "0101" + "70-" + "1234"


@pytest.mark.parametrize("number", [CPR, CPR.replace("-", ""), CPR.replace("-", " "), "6101" + "70-" + "1234"])
def test_a_cpr_number_is_refused_wherever_it_stands_and_never_repeated(tmp_path: Path, number: str) -> None:
    path = write(
        tmp_path,
        f"""\
tovholder: 1
as_of: 2024-06-30
municipality: Kommune {number}
{number}: x
units: [{{id: {number}, name: J, level: team, part_of: {number}}}]
ties: [{{a: x{number}, b: y, kind: exchange, status: documented}}]
families:
  - id: "{number}"
    name: F
    members:
      - {{id: mor, name: "{number}", kind: adult, birth_year: {number}, lives_in: [{number}], "{number}": 1}}
    needs: [{{id: n, for: [mor], function: f01, text: "se {number}"}}]
""",
    )
    with pytest.raises(BadInput) as caught:
        load(path)
    told = [problem for problem in caught.value.problems if "looks like a CPR number" in problem.fact]
    assert [problem.line for problem in told] == [3, 4, 5, 5, 6, 8, 11, 11, 11, 11, 12]
    assert [problem.line for problem in told if problem.fact.startswith("the key")] == [4, 11]
    text = str(caught.value)
    assert number not in text
    assert number[:6] not in text
    assert number[-4:] not in text


def test_a_cpr_number_as_a_file_name_is_refused_and_never_repeated(tmp_path: Path) -> None:
    (said,) = problems(write(tmp_path, HEAD, f"{CPR}.yaml"))
    assert "looks like a CPR number" in said
    assert CPR not in said
    (said,) = problems(write(tmp_path, HEAD), source=f"sag {CPR}")
    assert CPR not in said
    assert 'the name of the source "sag ******-****" looks like a CPR number' in said


@pytest.mark.parametrize(
    ("source", "said"),
    [("", "is empty"), (" a", "holds white space"), ("a\nb", "holds white"), ("x" * 201, "is too long")],
)
def test_a_source_is_named_like_a_record(tmp_path: Path, source: str, said: str) -> None:
    assert said in problems(write(tmp_path, HEAD), source=source)[0]
