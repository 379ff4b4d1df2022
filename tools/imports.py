"""Who imports whom: `python tools/imports.py` holds every import of every room against the table in docs/architecture.md.

The table is positive: what stands in a room's row may be imported, and nothing else but the standard library. A name there
stands for all below it; the longest name that fits decides, so `queries` may be allowed and `queries.rules` not. Imports count
wherever they stand, inside a function and under TYPE_CHECKING too, and no modules may import each other in a circle.

Seams inside a room are contracts of import-linter in pyproject.toml.
"""

import ast
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
TABLE = ROOT / "docs" / "architecture.md"
NOT_ROOMS = frozenset({"bench", "docs", "tests", "tools"})
"""Folders at the top that may import whatever they like; every other one with Python in it is a room."""
STANDARD = sys.stdlib_module_names | {"_typeshed"}
"""The standard library, and where type checkers keep types of its own."""
TO_COME = "to come"
"""Stands in the second cell of a room that is drawn and not built."""


class Room(NamedTuple):
    """A row of the table."""

    imports: frozenset[str]
    """Modules and packages of other rooms."""
    libraries: Mapping[str, frozenset[str]]
    """For each library the modules that may import it; none named: all of the room."""
    never: frozenset[str]
    """What is below one of `imports`, and is not allowed."""
    to_come: bool


class Import(NamedTuple):
    """One module imports another, or a library."""

    importer: str
    imported: str
    line: int


def table_of_rooms(text: str) -> dict[str, Room]:
    """The rooms in the order of the table. What is in code type is a name, the rest is for people.

    A library may be followed by the only modules that import it: `neo4j` (only `graph.storage.door`).
    """
    rooms: dict[str, Room] = {}
    for line in text.splitlines():
        if match := re.match(r"\| `(\w+)/` \|", line):
            cells = line.strip().strip("|").split("|")
            if len(cells) != 5:
                raise ValueError(f"A row of the table of rooms has {len(cells)} cells, not 5: {line}")
            libraries = {
                name: frozenset(_names(only)) for name, only in re.findall(r"`(\w+)`(?: \(only ([^)]*)\))?", cells[3])
            }
            rooms[match[1]] = Room(
                frozenset(_names(cells[2])),
                libraries,
                frozenset(_names(cells[4])),
                TO_COME in cells[1],
            )
    return rooms


def _names(cell: str) -> list[str]:
    return re.findall(r"`([\w.]+)`", cell)


def sources_of(root: Path) -> dict[str, str]:
    """The text of each module of each room, by the module's name."""
    found: dict[str, str] = {}
    for folder in sorted(root.iterdir()):
        if not folder.is_dir() or folder.name in NOT_ROOMS or folder.name.startswith("."):
            continue
        for path in sorted(folder.rglob("*.py")):
            parts = path.relative_to(root).with_suffix("").parts
            found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path.read_text("utf-8")
    return found


def imports_of(module: str, text: str, modules: Iterable[str]) -> Iterator[Import]:
    """What a module imports. `from a import b` is the module a.b where there is one among `modules`, else a."""
    for node in _statements(text):
        if isinstance(node, ast.Import):
            yield from (Import(module, alias.name, node.lineno) for alias in node.names)
        else:
            # One dot is the package that holds the module, each more the one above it.
            above = module.split(".")[: -node.level] if node.level else []
            package = ".".join([*above, *filter(None, [node.module])])
            for alias in node.names:
                whole = f"{package}.{alias.name}"
                yield Import(module, whole if whole in modules else package, node.lineno)


@cache
def _statements(text: str) -> tuple[ast.Import | ast.ImportFrom, ...]:
    return tuple(node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Import | ast.ImportFrom))


def complaints(rooms: Mapping[str, Room], sources: Mapping[str, str]) -> list[str]:
    """Each import that does not stand in the table, each room without a row, and a circle where there is one."""
    found = [
        f"{name}/ has no row in the table of rooms"
        for name in sorted({_top(module) for module in sources} - set(rooms))
    ]
    for module, text in sources.items():
        if room := rooms.get(_top(module)):
            for one in imports_of(module, text, sources):
                if why := _refusal(room, one, rooms):
                    found.append(f"{module}:{one.line} imports {one.imported}: {why}")
    if circle := circle_of(sources):
        found.append(f"a circle: {' -> '.join(circle)}")
    return found


def _top(module: str) -> str:
    return module.partition(".")[0]


def _refusal(room: Room, one: Import, rooms: Mapping[str, Room]) -> str | None:
    top = _top(one.imported)
    if top == _top(one.importer) or top in STANDARD:
        return None
    if top in rooms:
        allowed, barred = _longest(room.imports, one.imported), _longest(room.never, one.imported)
        return None if len(allowed) > len(barred) else "the row of its room does not name it"
    if top not in room.libraries:
        return "a library that the row of its room does not name"
    only = room.libraries[top]
    return None if not only or _longest(only, one.importer) else f"only {', '.join(sorted(only))} may"


def _longest(names: Iterable[str], module: str) -> str:
    """The longest name that is the module or a package that it is in; empty where there is none."""
    return max((name for name in names if f"{module}.".startswith(f"{name}.")), key=len, default="")


def circle_of(sources: Mapping[str, str]) -> list[str] | None:
    """Modules each of which imports the next, the first again at the end; None where there are none.

    That a module needs the packages it is in is no import: a package may gather what its modules hold.
    """
    graph = {
        module: {one.imported for one in imports_of(module, text, sources)} & set(sources) - {module}
        for module, text in sources.items()
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return error.args[1][::-1]
    return None


def main() -> int:
    """Print what is wrong; 1 if anything is."""
    sources = sources_of(ROOT)
    found = complaints(table_of_rooms(TABLE.read_text("utf-8")), sources)
    print("\n".join(found) or f"{len(sources)} modules import what the table of rooms allows")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
