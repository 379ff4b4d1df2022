"""YAML as of 1.2, bounded: what is read as what, and what is refused."""

import json
import math
import time

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from importers.casefile import yaml12
from importers.casefile.lines import lines_of
from importers.casefile.problems import Unreadable
from importers.casefile.yaml12 import MAX_DEPTH, read_yaml


def value_of(text: str) -> object:
    value, faults = read_yaml(text)
    assert faults == []
    return value


def refused(text: str) -> str:
    with pytest.raises(Unreadable) as caught:
        read_yaml(text)
    return f"{caught.value.faults[-1].line}: {caught.value.faults[-1].fact('en')}"


# The examples of the core schema (YAML 1.2.2, section 10.3.2), and what YAML 1.1 reads otherwise.
@pytest.mark.parametrize(
    ("text", "value"),
    [
        *((word, None) for word in ("null", "Null", "NULL", "~", "")),
        *((word, True) for word in ("true", "True", "TRUE")),
        *((word, False) for word in ("false", "False", "FALSE")),
        *((word, word) for word in ("yes", "no", "on", "off", "y", "n", "Yes", "tRUE", "nULL")),
        *((word, word) for word in ("2018-12-31", "2018-12", "2017-11/..", "../2017-11", "190:20:30", "1_000", "<<", "=")),
        ("0", 0), ("-19", -19), ("+12", 12), ("012", 12), ("0o14", 12), ("0x3A", 58), ("0b1", "0b1"),
        ("0.", 0.0), ("-0.0", -0.0), (".5", 0.5), ("+12e03", 12000.0), ("-2E+05", -200000.0), ("1e5", 100000.0),
        (".inf", math.inf), ("-.Inf", -math.inf), ("+.INF", math.inf),
        ("9" * 41, "9" * 41), ("-", "-"), (".", "."), ("1.2.3", "1.2.3"), ("0o8", "0o8"),
    ],
)  # fmt: skip
def test_plain_scalars_follow_the_core_schema(text: str, value: object) -> None:
    found = value_of(f"a: {text}") if text != "-" else yaml12.scalar(text)
    assert found == ({"a": value} if text != "-" else value)
    read = found["a"] if isinstance(found, dict) else found
    assert type(read) is type(value)


def test_not_a_number_is_one() -> None:
    assert math.isnan(yaml12.scalar(".nan"))


def test_quoted_scalars_are_text() -> None:
    assert value_of("""["1", 'true', "null", "~", '', ">"]""") == ["1", "true", "null", "~", "", ">"]
    assert value_of("- |\n  1\n- >-\n  null\n") == ["1\n", "null"]


def test_a_number_that_looks_like_a_cpr_number_stays_text() -> None:
    number = "0101" + "70" + "1234"
    assert value_of(f"a: {number}") == {"a": number}


@given(st.recursive(
    st.none() | st.booleans() | st.integers(-(10**30), 10**30) | st.floats(allow_nan=False) | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), inner),
))  # fmt: skip
def test_what_pyyaml_writes_as_json_like_text_is_read_as_it_was(value: object) -> None:
    text = yaml.dump(value, Dumper=yaml.SafeDumper, default_style='"', allow_unicode=False)
    # With every scalar quoted and tagged by its type, only the shape and the texts are left to compare.
    plain = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 -- a loader that makes nothing but text
    read, faults = read_yaml(text)
    assert read == plain
    assert all(
        fault.fact("en").startswith("the tag") or "no text" in fault.fact("en") or "given twice" in fault.fact("en")
        for fault in faults
    )


def test_keys_given_twice_are_told_with_both_lines_and_the_first_one_stands() -> None:
    value, faults = read_yaml("a: 1\nb:\n  - {c: 1}\n  - {c: 1, d: 2,\n     c: 3}\na: 4\nb: 5\n")
    assert value == {"a": 1, "b": [{"c": 1}, {"c": 1, "d": 2}]}
    assert [(fault.place, fault.line, fault.fact("en")) for fault in faults] == [
        (("b", 1, "c"), 5, 'the key "c" is given twice (first in line 4)'),
        (("a",), 6, 'the key "a" is given twice (first in line 1)'),
        (("b",), 7, 'the key "b" is given twice (first in line 2)'),
    ]


def test_keys_that_are_no_text_and_tags_are_told() -> None:
    value, faults = read_yaml("1: a\ntrue: b\n~: c\n? [x]\n: d\nno: e\nf: !!int 3\ng: !thing {h: 1}\n")
    assert value == {"no": "e", "f": "3", "g": {"h": 1}}
    assert [(fault.line, fault.fact("en")) for fault in faults] == [
        (1, "the key 1 is no text"),
        (2, "the key true is no text"),
        (3, "the key nothing is no text"),
        (4, "the key a list is no text"),
        (7, 'the tag "tag:yaml.org,2002:int" has no meaning here'),
        (8, 'the tag "!thing" has no meaning here'),
    ]


def test_aliases_are_copies() -> None:
    value = value_of("a: &x {n: [1]}\nb: *x\nc: [*x]\n")
    assert value == {"a": {"n": [1]}, "b": {"n": [1]}, "c": [{"n": [1]}]}
    value["a"]["n"].append(2)  # type: ignore[index]
    assert value["b"] == {"n": [1]}  # type: ignore[index]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: &x [1, *x]", '1: the alias "x" stands inside what it names'),
        ("a: &x {b: {c: *x}}", '1: the alias "x" stands inside what it names'),
        ("a: 1\nb: *x", '2: the alias "x" names nothing'),
        ("a: 1\n---\nb: 2\n", "2: holds several documents (a line `---`)"),
        ("a: 1\nb: [1, 2\nc: 3", "3: is no valid YAML: while parsing a flow sequence, did not find expected ',' or ']' (begun in line 2)"),
        ("a: 1\nb: \x07", "2: holds the control character U+0007"),
        ("a: \ufeff", "1: holds the control character U+FEFF"),
        ("a: b: c", "1: is no valid YAML: mapping values are not allowed in this context"),
        ("[" * 100_000, f"1: is nested more than {MAX_DEPTH} levels deep"),
        ("{a: " * 100_000, f"1: is nested more than {MAX_DEPTH} levels deep"),
        ("- " * 100_000, f"1: is nested more than {MAX_DEPTH} levels deep"),
        ("? " * 100_000, f"1: is nested more than {MAX_DEPTH} levels deep"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_its_line(text: str, said: str) -> None:
    assert refused(text) == said


def test_what_was_found_before_is_told_too() -> None:
    with pytest.raises(Unreadable) as caught:
        read_yaml("a: 1\na: 2\nb: ]")
    assert [fault.line for fault in caught.value.faults] == [2, 3]


def test_bombs_are_refused_at_once() -> None:
    began = time.monotonic()
    lists = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    lists += "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 12))
    assert "stand for far more" in refused(lists)
    assert "stand for far more" in refused(f"a: &a {'x' * 100_000}\nb: [{', '.join(['*a'] * 1000)}]\n")
    chain = "a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}]\n" for n in range(1, 10_000))
    assert "levels deep" in refused(chain)
    assert time.monotonic() - began < 20


def test_without_the_c_loader_all_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "a: &x [1, yes, 2018-05]\nb: *x\na: 2\nc: {d: 'e', f: ~}\n"
    fast = read_yaml(text)
    monkeypatch.setattr(yaml12, "_LOADER", yaml.SafeLoader)
    assert read_yaml(text) == fast
    assert "levels deep" in refused("[" * 1000)
    assert refused("a: [1").startswith("1: is no valid YAML")
    assert refused("a: @x").startswith("1: is no valid YAML")


def test_lines_are_those_of_keys_and_items() -> None:
    text = "a: 1\nb:\n  - x\n  - {c: 1,\n     d: [1,\n      2]}\n? [k]\n: v\nz: &q {r: 1}\nw: *q\n"
    wanted = {
        ("a",),
        ("b",),
        ("b", 0),
        ("b", 1),
        ("b", 1, "d"),
        ("b", 1, "d", 1),
        ("z", "r"),
        ("w",),
        ("w", "r"),
        ("v",),
        ("b", 7),
    }
    assert lines_of(text, wanted) == {
        ("a",): 1, ("b",): 2, ("b", 0): 3, ("b", 1): 4, ("b", 1, "d"): 5, ("b", 1, "d", 1): 6, ("z", "r"): 9, ("w",): 10,
    }  # fmt: skip


def test_lines_of_json_are_found_too() -> None:
    text = json.dumps({"a": [1, {"b": "æ/\\"}], "c": {"d": None}}, indent=2)
    assert lines_of(text, {("a", 1, "b"), ("c", "d")}) == {("a", 1, "b"): 5, ("c", "d"): 9}
