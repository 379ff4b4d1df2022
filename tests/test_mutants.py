"""The faults that `bench.mutation` puts into rules: each is one change, and what only words things has none."""

import ast

import pytest

from bench.mutants import mutants, mutated
from bench.mutation import modules, source_of


def results(source: str) -> list[str]:
    """The source with each of its faults."""
    return [ast.unparse(mutated(source, fault.number)) for fault in mutants(source)]


@pytest.mark.parametrize(
    ("source", "faults"),
    [
        ("a < b", ["a <= b"]),
        ("a <= b < c", ["a < b < c", "a <= b <= c"]),
        ("a in b", ["a not in b"]),
        ("a is None", ["a is not None"]),
        ("a and b", ["a or b"]),
        ("x = not a", ["x = a"]),
        ("x = a + 1", ["x = a - 1", "x = a + 2"]),
        ("x = a & b", ["x = a | b"]),
        ("x += y", ["x -= y"]),
        ("x = a[-1]", ["x = a[1]", "x = a[-2]"]),
        ("x = 'documented'", ["x = 'documentedX'"]),
        ("x = True", ["x = False"]),
        ("x = min(a)", ["x = max(a)"]),
        ("x = sorted(a, key=k)", ["x = list(a)"]),
        ("x = first_of(a.first)", ["x = last_of(a.first)", "x = first_of(a.last)"]),
        ("x = span.lo", ["x = span.hi"]),
        ("x = a if b else c", ["x = a if not b else c"]),
        ("x = [a for a in b if a]", ["x = [a for a in b if not a]"]),
        ("def f(a=1):\n    return a", ["def f(a=2):\n    return a", "def f(a=1):\n    return None"]),
        ("for a in b:\n    continue", ["for a in b:\n    break"]),
        ("f(x)", ["pass"]),
    ],
)
def test_each_fault_is_one_change(source: str, faults: list[str]) -> None:
    assert results(source) == faults


@pytest.mark.parametrize(
    "source",
    [
        '"""What it is."""',
        "Pair = tuple[str, str] | None",
        "x: Literal['a'] | None",
        "def f(a: 'A') -> 'B':\n    pass",
        "@dataclass(frozen=True)\nclass A:\n    pass",
        "x = Message('key', {'a': 1})",
        "x = found(view, variant='a', values={'b': 1})",
        "raise ValueError('no such thing')",
        "x = f'{a} of {1 + 1}'",
        "assert a < b",
        "x = isinstance(a, A | B)",
        "if TYPE_CHECKING:\n    x = 1",
    ],
)
def test_what_only_words_or_types_things_is_left_alone(source: str) -> None:
    assert mutants(source) == []


def test_a_property_and_a_constant_of_a_module_have_faults_too() -> None:
    source = "DAYS = 90\n\nclass A:\n\n    @cached_property\n    def known(self):\n        return self.days > DAYS"
    assert [fault.line for fault in mutants(source)] == [1, 7, 7]


def test_every_rule_is_among_the_modules() -> None:
    rules = {name for name in modules() if "TYPE = " in source_of(name)}
    assert len(rules) >= 21
    assert {"queries.day.states", "queries.day.view", "queries.measures.family"} < set(modules())
