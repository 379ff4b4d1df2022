"""Whether the tests notice a fault in a rule: `python -m bench.mutation FOLDER [MODULE ...]`.

Each fault of `bench.mutants` is put into one module of `queries/`, in a process of its own (a fork: what does not change is
loaded once). It is killed when a check says something else than without it, raises, or takes too long. The checks, the fastest
first: the cases with their expectations, made-up families against the naive evaluator of `tests/naive`, and the tests of the
rules. Results are kept in FOLDER, a line a fault, and not computed again while the module stays as it is.

Why a runner of our own: mutmut leaves out properties and the constants of a module, of which the rules have many, and it and
cosmic-ray start Python anew for each fault, where a fork with families, oracle and libraries loaded takes a second or two.
"""

import argparse
import contextlib
import hashlib
import importlib
import importlib.abc
import importlib.machinery
import io
import json
import os
import random
import resource
import signal
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from itertools import product
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any, NamedTuple

import networkx  # noqa: F401 - loaded once, not by each process
import pytest

from bench.mutants import Mutant, mutants, mutated
from graph.checks import check
from graph.checks.validate import validated
from graph.reading.cut import Seen, facts_of
from tests.naive import evaluate as naive
from tests.naive.check import matches, same
from tests.naive.generate import random_days, random_document
from tests.naive.reading import CASES, read, read_catalogue

ROOT = Path(__file__).resolve().parent.parent
WITHOUT_RULES = frozenset({"__init__", "bundle", "schema"})
"""Modules in which there is no rule and no measure."""
FAMILIES, DAYS, FIRST_SEED = 200, 3, 50_000
SECONDS = {"families": 60, "near": 240, "others": 240}
"""How long a fault may take of each kind of check: cases and made-up families, tests that name the module, all others."""
KINDS = tuple(SECONDS)
"""The fastest kind first."""
MEMORY = 4 * 2**30
SURVIVED, KILLED = 0, 1
TESTS = ("tests/queries", "queries/measures")
"""The tests of the rules and measures, with the examples in their docstrings."""
NOT_NEEDED = ("test_browser_queries", "test_browser_files", "test_cases", "test_words")
"""Those that need the engine, say the same as the cases above, or hold files against files."""
NONE_FAILED = (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED)
Document = dict[str, Any]


class Question(NamedTuple):
    """A family on a day, and the document that it comes from."""

    document: Document
    facts: Seen
    day: date


class Case(NamedTuple):
    """What a case expects on a day of its families."""

    facts: list[Seen]
    day: date
    expected: Document


# --- what is asked, made once ---------------------------------------------------------------------------------


def facts_in(document: Document) -> list[Seen]:
    """The facts of all families of a document."""
    checked = validated(document)
    assert checked.case_file is not None and check(checked.case_file, checked.dropped).errors == []
    case_file = checked.case_file.in_order()
    return [facts_of(case_file, family["id"]) for family in document["families"]]


def cases() -> list[Case]:
    """All cases, the small ones first."""
    found: list[Case] = []
    for path in sorted(CASES.glob("*.expected.yaml")):
        facts = facts_in(read(path.with_name(path.name.replace(".expected", ""))))
        found += [
            Case(facts, date.fromisoformat(str(expected["as_of"])), expected) for expected in read(path)["checks"]
        ]
    return sorted(found, key=lambda case: sum(len(facts.actors) for facts in case.facts))


def questions() -> list[Question]:
    """Made-up families on some days each."""
    found: list[Question] = []
    seed = FIRST_SEED
    while len(found) < FAMILIES * DAYS:
        rng = random.Random(seed)
        document = random_document(rng)
        found += [
            Question(document, facts, day) for facts in facts_in(document) for day in random_days(document, rng, DAYS)
        ]
        seed += 1
    return found


def remember(asked: Sequence[Question]) -> None:
    """What the naive evaluator says is worked out before any fault is put in."""
    catalogue = read_catalogue()
    for name in ("evaluate", "measures"):
        work = getattr(naive, name)
        said = {
            (id(q.document), q.facts.family.id, q.day): work(q.document, q.facts.family.id, q.day, catalogue)
            for q in asked
        }
        setattr(naive, name, lambda document, family, day, _, said=said: said[id(document), family, day])


# --- with a fault -------------------------------------------------------------------------------------------


class Faulty(importlib.abc.MetaPathFinder):
    """Imports one module with a fault in it."""

    def __init__(self, module: str, code: CodeType) -> None:
        self.module, self.code = module, code

    def find_spec(self, fullname: str, path: Any = None, target: ModuleType | None = None) -> Any:
        """The usual place of the module, with other code."""
        if fullname != self.module:
            return None
        spec = importlib.machinery.PathFinder.find_spec(fullname, path)
        assert spec is not None and spec.loader is not None
        spec.loader.get_code = lambda _: self.code  # type: ignore[attr-defined]
        return spec


def told_otherwise(expected: Sequence[Case], asked: Sequence[Question]) -> bool:
    """Whether a case is not met, or the naive evaluator says something else of a family."""
    queries = importlib.import_module("queries")
    measures_of = importlib.import_module("queries.measures.family").measures_of
    for case in expected:
        views = [queries.at(facts, case.day) for facts in case.facts]
        found = [finding.document() for view in views for finding in queries.findings_of(view)]
        if any(not any(matches(one, want) for one in found) for want in case.expected.get("must") or ()):
            return True
        if any(matches(one, want) for one in found for want in case.expected.get("must_not") or ()):
            return True
        measured = {view.facts.family.id: measures_of(view) for view in views}
        mine = measured[case.expected.get("family") or views[0].facts.family.id]
        if any(not same(mine[name], want) for name, want in (case.expected.get("measures") or {}).items()):
            return True
    differences = importlib.import_module("tests.oracle").differences
    return any(True for q in asked for _ in differences(q.document, q.facts, q.day))


def tests_fail(module: str, *, near: bool) -> bool:
    """Whether a test fails that names the module, or else one of the others."""
    importlib.import_module(module)  # with its fault, before pytest looks for examples in the file itself
    name = module.rpartition(".")[2]
    files = [path for folder in TESTS for path in sorted((ROOT / folder).rglob("*.py")) if path.stem not in NOT_NEEDED]
    chosen = [str(path) for path in files if (name in path.read_text(encoding="utf-8")) is near]
    # Those that start a program of their own would start it without the fault.
    options = ("-x", "-q", "-p", "no:cacheprovider", "-k", "not every_run")
    return pytest.main([*chosen, *options]) not in NONE_FAILED if chosen else False


def tried(module: str, code: CodeType, fails: Callable[[], bool], seconds: int) -> str:
    """What becomes of one fault: `killed`, `error`, `timeout` or `survived`."""
    child = os.fork()
    if child == 0:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        os.dup2(1, 2)
        sys.stdout = sys.stderr = io.StringIO()
        signal.alarm(seconds)
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        sys.meta_path.insert(0, Faulty(module, code))
        try:
            os._exit(KILLED if fails() else SURVIVED)
        except BaseException:  # a fault may raise anything; this process ends here
            os._exit(KILLED + 1)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        return "timeout"
    return {SURVIVED: "survived", KILLED: "killed"}.get(os.WEXITSTATUS(status), "error")


# --- all of them --------------------------------------------------------------------------------------------


def modules() -> list[str]:
    """The modules of the rules and measures."""
    paths = sorted([*(ROOT / "queries").rglob("*.py")])
    return [".".join(path.relative_to(ROOT).with_suffix("").parts) for path in paths if path.stem not in WITHOUT_RULES]


def source_of(module: str) -> str:
    """The text of a module, which is not imported here."""
    return (ROOT / module.replace(".", "/")).with_suffix(".py").read_text(encoding="utf-8")


class Results:
    """What became of each fault, kept in a file for each module."""

    def __init__(self, folder: Path, module: str) -> None:
        self.module, self.source = module, source_of(module)
        digest = hashlib.sha256(self.source.encode()).hexdigest()[:12]
        self.path = folder / f"{module}.{digest}.jsonl"
        self.said: dict[int, Document] = {}
        if self.path.exists():
            for line in self.path.read_text(encoding="utf-8").splitlines():
                told = json.loads(line)
                self.said[told["number"]] = told

    def fates(self) -> Counter[str]:
        """How many came to what end."""
        return Counter(said["fate"] for said in self.said.values())

    def keep(self, mutant: Mutant, fate: str, by: str) -> None:
        """Write down what became of a fault."""
        self.said[mutant.number] = {**mutant._asdict(), "fate": fate, "by": by}
        with self.path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(self.said[mutant.number], ensure_ascii=False) + "\n")


def left(results: Results, by: str, *, again: bool) -> list[Mutant]:
    """The faults that no check noticed and that this one has not met; with `again` those that it has met, too."""
    found: list[Mutant] = []
    for mutant in mutants(results.source):
        before = results.said.get(mutant.number)
        met = before is not None and KINDS.index(before["by"]) >= KINDS.index(by)
        if before is None or (before["fate"] == "survived" and (again or not met)):
            found.append(mutant)
    return found


def run(results: Results, by: str, fails: Callable[[], bool], faults: Sequence[Mutant]) -> None:
    """Try these faults of a module by one kind of check."""
    path = str(ROOT / f"{results.module.replace('.', '/')}.py")
    without = tried("", compile("", "", "exec"), fails, SECONDS[by])
    assert without == "survived", f"without a fault, {by} say: {without}"
    for mutant in faults:
        code = compile(mutated(results.source, mutant.number), path, "exec")
        results.keep(mutant, tried(results.module, code, fails, SECONDS[by]), by)


def summary(results: dict[str, Results]) -> Iterator[str]:
    """A line a module, then the faults that nothing noticed."""
    total: Counter[str] = Counter()
    for module, kept in results.items():
        total.update(kept.fates())
        yield _share(module, kept.fates())
    yield _share("all", total)
    for module, kept in results.items():
        for said in kept.said.values():
            if said["fate"] == "survived":
                yield f"{module.replace('.', '/')}.py:{said['line']}:{said['column']}  {said['change']}"


def _share(name: str, fates: Counter[str]) -> str:
    count = fates.total()
    killed = count - fates["survived"]
    return f"{name:36} {killed:5} of {count:5} killed  {killed / count:6.1%}" if count else f"{name:36} no fault"


def main() -> None:
    """Try the faults of the modules named, or of all."""
    parser = argparse.ArgumentParser(prog="python -m bench.mutation")
    parser.add_argument("folder", type=Path)
    parser.add_argument("module", nargs="*")
    parser.add_argument("--again", action="store_true", help="try those that survived again, by the tests")
    given = parser.parse_intermixed_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    os.chdir(ROOT)
    expected, asked = cases(), questions()
    remember(asked)
    assert "queries" not in sys.modules, "what carries a fault must not be loaded here"
    results = {module: Results(given.folder, module) for module in given.module or modules()}
    with tempfile.TemporaryDirectory() as scratch, contextlib.suppress(KeyboardInterrupt):
        os.environ["HYPOTHESIS_STORAGE_DIRECTORY"] = scratch
        for by, module in product(KINDS, results):
            kept = results[module]
            if faults := left(kept, by, again=given.again and by != "families"):
                fails = partial(told_otherwise, expected, asked)
                run(kept, by, fails if by == "families" else partial(tests_fail, module, near=by == "near"), faults)
                print(_share(f"{module} by {by}", kept.fates()), flush=True)
    print("\n".join(["", *summary(results)]))


if __name__ == "__main__":
    main()
