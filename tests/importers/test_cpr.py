"""No CPR number is stored, and none is repeated in a message, a path or a file name."""

from pathlib import Path

import pytest

from graph.model.cpr import looks_like_cpr, without_cpr
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
    told = [problem for problem in caught.value.problems if "looks like a CPR number" in problem.fact("en")]
    assert [problem.line for problem in told] == [3, 4, 5, 5, 6, 8, 11, 11, 11, 11, 12]
    assert [problem.line for problem in told if problem.fact("en").startswith("the key")] == [4, 11]
    text = str(caught.value)
    assert number not in text
    assert number[:6] not in text
    assert number[-4:] not in text


DAY, MONTH, YEAR, REST = "01", "02", "70", "1234"


@pytest.mark.parametrize(
    "number",
    [
        f"{DAY}. {MONTH}. {YEAR} - {REST}",
        f"{DAY}.{MONTH} .{YEAR}-{REST}",
        f"{DAY} / {MONTH} / {YEAR}  -  {REST}",
        f"{DAY}{MONTH}{YEAR}  -  {REST}",
        f"{DAY}.{MONTH}.19{YEAR}-{REST}",
        f"{DAY}{MONTH}19{YEAR} - {REST}",
        f"{DAY}{MONTH}{YEAR}\n{REST}",
        f"{DAY}{MONTH}{YEAR}-\r\n{REST}",
        f"{DAY}\n{MONTH}\n{YEAR}\n{REST}",
        f"{DAY}\u00a0.\n{MONTH}.\u2028{YEAR}-{REST}",
        " ".join(DAY + MONTH + YEAR + REST),
        f"{' '.join(DAY + MONTH + YEAR)} - {' '.join(REST)}",
        *(
            (DAY + MONTH + YEAR + REST).translate(str.maketrans("0123456789", other))
            for other in ("⁰¹²³⁴⁵⁶⁷⁸⁹", "⓪①②③④⑤⑥⑦⑧⑨")
        ),
        *("".join(f"{digit}{sign}" for digit in DAY + MONTH + YEAR + REST)[:-1] for sign in "\ufe0f\u034f\u200b\u20e3"),
    ],
)
def test_a_cpr_number_is_seen_with_several_signs_between_its_parts(number: str) -> None:
    assert looks_like_cpr(number)
    assert without_cpr(f"se {number} i dag") == "se ******-**** i dag"


@pytest.mark.parametrize(
    "text",
    [
        f"{DAY}.-{MONTH}.11.2024", f"{DAY} - {MONTH}. 11. 2024", f"fra {DAY}.{MONTH}.2018. 1200 kr.", f"{DAY}.{MONTH}.2018 2100 kr.",
        f"{DAY}.{MONTH}.2018 - {DAY}.{MONTH}.2019", f"{DAY}{MONTH}2018{REST}", f"2018-{DAY}-{MONTH} - 2019-{DAY}-{MONTH}",
        f"{DAY}.{MONTH}.70, {REST}", "2018\n2019\n2020", "1 2 0 3 1 1 2 0 1 2 3", "0 1 2 3 4 5 6 7 8 9", "5² + 6³ = 241",
    ],
)  # fmt: skip
def test_a_date_before_another_number_is_let_through(text: str) -> None:
    assert not looks_like_cpr(text)


def test_a_sign_for_a_note_hides_no_number() -> None:
    assert without_cpr(f"{CPR}¹, se note") == "******-****¹, se note"


def test_a_cpr_number_as_a_file_name_is_refused_and_never_repeated(tmp_path: Path) -> None:
    (said,) = problems(write(tmp_path, HEAD, f"{CPR}.yaml"))
    assert "looks like a CPR number" in said
    assert CPR not in said
    (said,) = problems(write(tmp_path, HEAD), source=f"sag {CPR}")
    assert CPR not in said
    assert 'the name of the source "sag ******-****" looks like a CPR number' in said


@pytest.mark.parametrize(
    ("source", "said"),
    [("", "is empty"), (" a", "holds U+0020 SPACE"), ("a\nb", "holds U+000A"), ("x" * 201, "is too long")],
)
def test_a_source_is_named_like_a_record(tmp_path: Path, source: str, said: str) -> None:
    assert said in problems(write(tmp_path, HEAD), source=source)[0]
