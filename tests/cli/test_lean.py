"""A command loads what it needs, and no more: that is most of what it costs."""

import subprocess
import sys

import pytest

HEAVY = (
    "rich",
    "pydantic",
    "yaml",
    "neo4j",
    "networkx",
    "numpy",
    "scipy",
    "flask",
    "waitress",
    "jinja2",
    "psutil",
    "requests",
)


@pytest.mark.parametrize(
    ("what", "needs"),
    [
        ("import sys; sys.argv = ['tovholder', '--version']; from tovholder.cli import main; main()", set()),
        (
            "import tovholder.cli.findings, tovholder.cli.tables, tovholder.cli.changes, tovholder.cli.map",
            {"rich", "yaml"},
        ),
        ("from graph.storage import bolt; import tovholder.engine", set()),
        ("import tovholder.application, queries.measures.family", {"pydantic", "yaml", "neo4j"}),
    ],
)
def test_what_is_loaded(what: str, needs: set[str]) -> None:
    program = f"""
import sys
try:
    {what}
finally:
    print(*sorted({HEAVY!r} & sys.modules.keys()), file=sys.stderr)
""".replace(repr(HEAVY), repr(set(HEAVY)))
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True)
    assert set(done.stderr.split()) - needs == set()
