"""What the repository says of itself is true: README's commands, locks, headers, licences.

These tests look at the files that git tracks or would track; they need no engine and no browser.
"""

import ast
import os
import re
import subprocess
import tomllib
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
OLD_ENCODING = "tests/importers/cases/helpers_long.csv"
"""A case of what spreadsheets write."""
CYPHER_HEADER = ("title", "question", "params", "cost")

# Day, month, year and four more digits, as in a CPR number.
CPR = re.compile(r"(?<![\w.])(0[1-9]|[12]\d|3[01])(0[1-9]|1[0-2])\d{2}-?\d{4}(?![\w.])")
# A path of one machine: a home folder, or a workplace at the root.
MACHINE_PATH = re.compile(r"(?<![\w./*}])/(home|Users)/\w|(?<![\w./*}])/(root|work)/")


@cache
def repo_files() -> tuple[str, ...]:
    """The files that are tracked, or would be with `git add .`, as paths from the root."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    present = tuple(sorted(name for name in listing.split("\0") if name and (ROOT / name).is_file()))
    assert "pyproject.toml" in present
    return present


def own_texts() -> list[tuple[str, str]]:
    """(path, text) of each text file that we wrote: no binary, no lock, nothing taken from others."""
    texts: list[tuple[str, str]] = []
    for name in repo_files():
        if "/vendor/" in name or re.search(
            r"(^|/)(requirements/\w+\.txt|package-lock\.json|[\w.]*\.lock\.toml)$", name
        ):
            continue
        raw = (ROOT / name).read_bytes()
        if name == OLD_ENCODING:
            raw = raw.decode("cp1252").encode()
        if b"\0" not in raw:
            texts.append((name, raw.decode("utf-8")))
    return texts


def places(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{name}:{number}"
        for name, text in own_texts()
        for number, line in enumerate(text.splitlines(), start=1)
        if pattern.search(line)
    ]


@cache
def project() -> dict[str, dict]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


# --- README -----------------------------------------------------------------------------------------------


def sh_blocks() -> list[str]:
    readme = (ROOT / "README.md").read_text("utf-8")
    return re.findall(r"^```sh\n(.*?)^```$", readme, flags=re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize(("position", "script"), [(0, "scripts/demo"), (1, "scripts/test")])
def test_readmes_first_two_blocks_are_the_two_commands(position: int, script: str) -> None:
    assert sh_blocks()[position] == f"sh {script}\n"
    assert (ROOT / script).is_file()


def test_ci_runs_the_test_command_of_readme() -> None:
    """.ci/run takes the command out of README by this very program, so the two cannot differ."""
    program = re.search(r"awk '([^']+)' README\.md", (ROOT / ".ci/run").read_text("utf-8"))
    assert program
    found = subprocess.run(
        ["awk", program[1], "README.md"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    assert found == sh_blocks()[1]


@pytest.mark.parametrize("shell_script", ["demo", "lint", "lock", "page-scripts", "setup", "test"])
def test_scripts_are_plain_sh(shell_script: str) -> None:
    subprocess.run(["/bin/sh", "-n", ROOT / "scripts" / shell_script], check=True)


def test_relative_links_lead_somewhere() -> None:
    broken = [
        f"{name}: {target}"
        for name, text in own_texts()
        if name.endswith(".md")
        for target in re.findall(r"\]\((?!\w+:|#)([^)#\s]+)", text)
        if not (ROOT / name).parent.joinpath(target).exists()
    ]
    assert broken == []


def test_pages_that_are_named_are_there() -> None:
    absent = [
        f"{name}: {page}"
        for name, text in own_texts()
        if not name.startswith(
            (
                "tests/cases/",
                "tests/access/files/",
                "tests/importers/cases/",
                "tests/meetings/cases/",
                "tests/scenarios/",
                "tests/run_scenarios.py",
            )
        )  # copies: they name what lies beside their originals
        for page in re.findall(r"`([\w./-]+\.md)`", text)
        if not any(folder.joinpath(page).exists() for folder in ((ROOT / name).parent, ROOT))
    ]
    assert absent == []


def test_every_page_of_the_docs_is_in_their_index() -> None:
    index = (ROOT / "docs/index.md").read_text("utf-8")
    pages = {path.name for path in (ROOT / "docs").glob("*.md")} - {"index.md"}
    assert pages
    assert {page for page in pages if f"]({page})" not in index} == set()


# --- tests ------------------------------------------------------------------------------------------------


def imported(text: str) -> set[str]:
    """Each module that a text may import, wherever in it; of `from a import b` both `a` and `a.b`."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def only_test_modules(names: set[str]) -> list[str]:
    """Those that are test modules."""
    return sorted(name for name in names if any(part.startswith("test_") for part in name.split(".")))


def test_nothing_imports_a_test_module() -> None:
    """What tests share stands in helpers: else an unrelated file brings a module's marks, fixtures and browser."""
    sources = {name: (ROOT / name).read_text("utf-8") for name in repo_files() if name.endswith(".py")}
    assert len(sources) > 100
    found = {name: only_test_modules(imported(text)) for name, text in sources.items()}
    assert {name: modules for name, modules in found.items() if modules} == {}


@pytest.mark.parametrize(
    "line", ["from tests.maps.test_drawing import X", "import tests.test_oracle", "from tests.maps import test_drawing"]
)
def test_an_import_of_a_test_module_is_seen(line: str) -> None:
    assert only_test_modules(imported(f"def later():\n    {line}\n"))


# --- dependencies -----------------------------------------------------------------------------------------


def canonical(requirement: str) -> str:
    match = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert match, requirement
    return re.sub(r"[-_.]+", "-", match[0]).lower()


def locked(name: str) -> dict[str, str]:
    text = (ROOT / "requirements" / f"{name}.txt").read_text("utf-8")
    return dict(re.findall(r"^([a-z0-9.-]+)==(\S+)", text, flags=re.MULTILINE))


def asked_for() -> tuple[list[str], list[str]]:
    metadata = project()["project"]
    app = [canonical(requirement) for requirement in metadata["dependencies"]]
    dev = [canonical(requirement) for requirement in metadata["optional-dependencies"]["dev"]]
    return app, dev


def test_locks_hold_what_the_project_asks_for() -> None:
    app, dev = asked_for()
    assert set(app) | {"setuptools"} <= set(locked("app"))
    assert set(app) | set(dev) | {"setuptools"} <= set(locked("dev"))


def test_the_lock_for_developers_holds_the_one_of_the_app() -> None:
    assert locked("app").items() <= locked("dev").items()


@pytest.mark.parametrize("name", ["app", "dev"])
def test_a_lock_names_no_index_and_no_machine(name: str) -> None:
    text = (ROOT / "requirements" / f"{name}.txt").read_text("utf-8")
    assert not re.search(r"://|--index|--find-links|file:", text)
    assert not MACHINE_PATH.search(text)
    hashed = re.findall(r"^\S+==.*\\\n    --hash=sha256:", text, flags=re.MULTILINE)
    assert len(hashed) == len(locked(name)) > 0


def test_third_party_names_every_dependency() -> None:
    app, dev = asked_for()
    rows = re.findall(r"^\| ([\w.-]+) \|", (ROOT / "THIRD-PARTY.md").read_text("utf-8"), flags=re.MULTILINE)
    named = {canonical(row) for row in rows}
    assert set(app) | set(dev) <= named


# --- what stands in the files -----------------------------------------------------------------------------


def test_every_cypher_file_says_what_it_is_for() -> None:
    files = [name for name in repo_files() if name.endswith(".cypher")]
    assert files
    for name in files:
        lines = (ROOT / name).read_text("utf-8").splitlines()
        header = [match[1] for line in lines[:20] if (match := re.match(r"// (\w+): \S", line))]
        assert [key for key in CYPHER_HEADER if key not in header] == [], name


def test_no_number_like_a_cpr_number() -> None:
    assert places(CPR) == []


def test_no_path_of_a_machine() -> None:
    assert places(MACHINE_PATH) == []


def test_the_patterns_see_what_they_are_for() -> None:
    """Built here, since a literal one would be found by the very tests above."""
    day, month, rest = "24", "12", "85"
    assert CPR.search(f"cpr: {day}{month}{rest}-{1234}")
    assert CPR.search(f"{day}{month}{rest}{1234}")
    assert not CPR.search("2024-12-31")
    assert MACHINE_PATH.search(os.sep.join(["see ", "home", "anna", "x.yaml"]))
    assert MACHINE_PATH.search(os.sep.join(['"', "work", "main"]))
    assert not MACHINE_PATH.search("network/work/page")
