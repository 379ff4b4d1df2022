"""Which keys of the word lists the code uses, read from the code: nobody keeps a list of them.

A key is used where it stands in the code as one text, or where an f-string of the code makes it of texts that stand there
too: `f"candidate.for.{key}"` uses `candidate.for.near` as long as some module names `"near"`. A text that ends in `.` or `_`
hands a whole table on (`keys("table.")`). So a key must be written where it is chosen: no code may put it together of pieces
that are no words of their own.
"""

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROOMS = ("graph", "access", "importers", "queries", "casework", "planning", "maps", "web", "tovholder", "words")
KEY = re.compile(r"[\w.]+")
OTHER_FILES = {
    ".js": re.compile(r"""["'`]([^"'`\n]*)["'`]|\.(\w+)"""),
    ".html": re.compile(r"""(?<=["'])([\w.]+)(?=["'])|\.(\w+)"""),
}
"""How other languages than Python write texts and names of attributes."""
TEMPLATE = re.compile(r"`((?:\$\{[^}`]*\}|[\w.])+)`")
"""A text of a script with places, perhaps inside another one."""


@dataclass(frozen=True)
class Written:
    """What stands in the code and could be a key or a part of one: whole texts, and f-strings as patterns."""

    texts: frozenset[str]
    patterns: tuple[re.Pattern[str], ...]

    def uses(self, key: str) -> bool:
        """Whether the code can make this key."""
        if key in self.texts:
            return True
        matches = (match for pattern in self.patterns if (match := pattern.fullmatch(key)))
        return any(all(self.uses(part) for part in match.groups()) for match in matches)


@cache
def written() -> Written:
    """What stands in the product's own code."""
    return read(
        (path, path.read_text(encoding="utf-8"))
        for room in ROOMS
        for path in sorted((ROOT / room).rglob("*"))
        if _is_code(path)
    )


def _is_code(path: Path) -> bool:
    return path.suffix in {".py", *OTHER_FILES} and path.is_file() and not {"vendor", "bundle"} & {*path.parts}


def read(files: Iterable[tuple[Path, str]]) -> Written:
    """What stands in these files."""
    texts: set[str] = set()
    patterns: set[str] = set()
    for path, text in files:
        if path.suffix == ".py":
            nodes = list(ast.walk(ast.parse(text)))
            inside = {part for node in nodes if isinstance(node, ast.JoinedStr) for part in node.values}
            for node in nodes:
                if isinstance(node, ast.JoinedStr) and (pattern := _pattern(_parts(node))):
                    patterns.add(pattern)
                elif isinstance(node, ast.Constant) and isinstance(node.value, str | int) and node not in inside:
                    texts.add(str(node.value))
        else:
            texts.update(part for found in OTHER_FILES[path.suffix].findall(text) for part in found if part)
            patterns.update(
                filter(None, (_pattern(re.split(r"(\$\{[^}]*\})", part)) for part in TEMPLATE.findall(text)))
            )
    for text in filter(KEY.fullmatch, texts):
        if text.endswith((".", "_")):
            patterns.add(f"{re.escape(text)}(.+)")
        elif text.startswith("_"):
            patterns.add(f"(.+){re.escape(text)}")
    return Written(frozenset(texts), tuple(map(re.compile, sorted(patterns))))


def _parts(node: ast.JoinedStr) -> list[str]:
    return [str(part.value) if isinstance(part, ast.Constant) else "${}" for part in node.values]


def _pattern(parts: list[str]) -> str | None:
    """A text with places `${…}` as a pattern; None where it can be no key. One that is all places would be every key."""
    said = "".join(part for part in parts if not part.startswith("${"))
    if not KEY.fullmatch(said) or not re.search(r"[a-z]", said) or not re.search(r"[._]", said):
        return None
    parts = ["\0" if part.startswith("${") else re.escape(part) for part in parts]
    pattern = re.sub(r"\0+", "\0", "".join(parts))
    return pattern.replace("\0", "(.+)" if pattern.count("\0") == 1 else r"([^.]+)")


@cache
def trees() -> tuple[ast.Module, ...]:
    """The modules of all rooms."""
    paths = (path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py")))
    return tuple(ast.parse(path.read_text(encoding="utf-8")) for path in paths)


@cache
def _calls() -> tuple[ast.Call, ...]:
    return tuple(node for tree in trees() for node in ast.walk(tree) if isinstance(node, ast.Call))


def calls(name: str, first: int = 0) -> Iterator[str]:
    """The texts that the code gives as argument of this number (from 0) to calls of this name."""
    for node in _calls():
        if len(node.args) > first and _name(node.func) == name:
            given = node.args[first]
            if isinstance(given, ast.Constant) and isinstance(given.value, str):
                yield given.value


def kinds_of(base: str) -> set[str]:
    """The names of a class and of all that the code derives from it."""
    classes = [node for tree in trees() for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    found = {base}
    while more := {kind.name for kind in classes if found & {_name(above) for above in kind.bases}} - found:
        found |= more
    return found


def _name(called: ast.expr) -> str:
    return called.attr if isinstance(called, ast.Attribute) else called.id if isinstance(called, ast.Name) else ""
