"""There is one reading path: viewer → scope → cut → what is seen. Whoever goes round it is found here.

Types hold most of it: queries, maps and files take `Seen`, the door takes an `Access`. This reads the source for the rest.
"""

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from casework.session import VIEW
from graph.reading.cut import Seen, cut
from graph.reading.facts import FamilyFacts
from graph.reading.scope import EVERYTHING
from graph.storage.access import Access
from graph.storage.door import Door
from queries.day.view import at
from tests.queries.build import DAY, facts
from tests.sessions import ME

ROOT = Path(__file__).parent.parent
ROOMS = ("words", "graph", "access", "importers", "queries", "casework", "maps", "web", "tovholder")
READING = frozenset(
    {
        "graph/editing.py",
        "graph/organisation.py",
        "graph/reading/families.py",
        "graph/reading/organisation.py",
        "graph/reading/rows.py",
        "graph/store.py",
        "graph/writing/following.py",
        "graph/writing/log.py",
        "graph/writing/source.py",
        "graph/writing/stored.py",
    }
)
MAY: Mapping[str, frozenset[str]] = {
    # who makes what is seen, and access
    "Seen": frozenset({"graph/reading/cut.py"}),
    "Access": frozenset({"graph/storage/access.py"}),
    "of_viewer": frozenset({"graph/store.py"}),
    "of_system": frozenset({"graph/storage/migrate.py", "graph/store.py"}),
    "System": frozenset(
        {"graph/storage/access.py", "tovholder/application.py", "tovholder/counting.py", "tovholder/people.py"}
    ),
    "LocalViewer": frozenset({"tovholder/application.py", "tovholder/asking.py"}),
    "admit": frozenset({"casework/session.py"}),
    # who reads what is recorded, before it is cut
    "read_facts": READING,
    "read_source": READING,
    "stored_families": READING,
    "around": READING,
    "FamilyFacts": frozenset({"graph/reading/facts.py", "graph/reading/cut.py"}),
    "assemble": frozenset({"graph/editing.py", "graph/reading/cut.py", "graph/reading/families.py"}),
    "facts_in": frozenset({"graph/reading/cut.py", "graph/reading/look.py"}),
    "cut": frozenset({f"graph/reading/{name}.py" for name in ("cut", "gathering", "look", "paper", "table")}),
    "cut_file": frozenset({"graph/reading/look.py"}),
    "LimitedLook": frozenset({"graph/reading/look.py"}),
    "look": frozenset({"graph/store.py"}),
    # who goes through the door, and who makes a session
    "Door": frozenset({"tovholder/application.py"}),
    "Session": frozenset({"tovholder/application.py"}),
    "_door.read": frozenset({"graph/bases.py", "graph/imports.py", "graph/people.py", "graph/store.py"}),
    "_door.write": frozenset({"graph/bases.py", "graph/imports.py", "graph/people.py", "graph/store.py"}),
    "door.read": frozenset({"graph/storage/migrate.py"}),
    "door.write": frozenset({"graph/storage/migrate.py"}),
    "facts_of": frozenset({"tovholder/exporting.py", "tovholder/made_up.py"}),  # of a file that was cut, or is made up
}
"""What may be called, or handed on as a function, and where."""


def sources() -> dict[str, str]:
    """The modules of the product."""
    return {
        str(path.relative_to(ROOT)): path.read_text("utf-8") for room in ROOMS for path in (ROOT / room).rglob("*.py")
    }


def uses(text: str) -> Iterator[tuple[str, int]]:
    """Each name of the list that a module calls or hands on, with its line."""
    tree = ast.parse(text)
    types = {id(part) for node in ast.walk(tree) for noted in _annotations(node) for part in ast.walk(noted)}
    for node in ast.walk(tree):
        if id(node) in types:
            continue
        if isinstance(node, ast.Call):
            yield from _named(node.func)
        elif isinstance(node, ast.Attribute) and node.attr in ("read", "write"):
            yield from _named(node)
        elif isinstance(node, ast.Name) and node.id in READS and isinstance(node.ctx, ast.Load):
            yield node.id, node.lineno


READS = frozenset({"read_facts", "read_source", "stored_families"})


def _annotations(node: ast.AST) -> Iterator[ast.AST]:
    for name in ("annotation", "returns"):
        if isinstance(noted := getattr(node, name, None), ast.AST):
            yield noted


def _named(called: ast.expr) -> Iterator[tuple[str, int]]:
    if isinstance(called, ast.Name):
        yield called.id, called.lineno
    elif isinstance(called, ast.Attribute):
        yield called.attr, called.lineno
        owner = called.value
        last = owner.attr if isinstance(owner, ast.Attribute) else owner.id if isinstance(owner, ast.Name) else ""
        yield f"{last}.{called.attr}", called.lineno


def strays(name: str, text: str) -> list[str]:
    """What a module does that it may not."""
    return sorted({f"{name}:{line}: {used}" for used, line in uses(text) if used in MAY and name not in MAY[used]})


def test_there_is_one_reading_path() -> None:
    found = sources()
    assert len(found) > 150
    assert [stray for name, text in found.items() for stray in strays(name, text)] == []
    used = {(used, name) for name, text in found.items() for used, _ in uses(text)}
    assert {
        (name, one) for name in MAY for one in MAY[name] if (name, one) not in used and name not in READS | {"around"}
    } == set()


@pytest.mark.parametrize(
    ("where", "planted"),
    [
        (
            "web/family/page.py",
            "rows = application.store._door.read(access, statement('families').text, families=[id])",
        ),
        ("queries/rules/support.py", "from graph.reading.families import read_facts\n[facts] = read_facts(run, ['a'])"),
        ("maps/family.py", "views = [at(FamilyFacts(**vars(facts)), day)]"),
        ("web/family/views.py", "facts = cut(recorded, EVERYTHING)"),
        ("web/family/views.py", "facts = Seen(**vars(recorded))"),
        ("tovholder/cli/map.py", "store.facts(of_viewer(viewer), [family])"),
        ("web/family/views.py", "application.store.facts(application.store.admit(viewer), [family])"),
        ("web/application.py", "session = Session(viewer, 'da', clock, random, store)"),
        ("graph/writing/arrangements.py", "run = partial(stored_families, run)\nthere = map(stored_families, ids)"),
        ("casework/session.py", "self._store._door.read(access, text)"),
    ],
)
def test_a_second_reading_path_is_seen(where: str, planted: str) -> None:
    assert strays(where, planted) != []


def test_only_the_cut_makes_what_is_seen() -> None:
    seen = facts()
    with pytest.raises(TypeError, match="cut makes"):
        Seen(**vars(seen))
    recorded = FamilyFacts(**vars(seen))
    with pytest.raises(TypeError, match="not been cut"):
        at(recorded, DAY)  # type: ignore[arg-type]
    assert at(cut(recorded, EVERYTHING), DAY).facts == seen


def test_only_a_session_gets_access() -> None:
    with pytest.raises(TypeError, match="made nowhere else"):
        Access(ME, VIEW)


def test_nobody_goes_through_the_door_without_access(door: Door) -> None:
    for forged in (None, ME, "migrate"):
        with pytest.raises(TypeError, match="shows an Access"):
            door.read(forged, "RETURN 1")  # type: ignore[arg-type]
        with pytest.raises(TypeError, match="shows an Access"):
            door.write(forged, lambda write: write.run("RETURN 1"))  # type: ignore[arg-type]
