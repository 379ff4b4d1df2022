"""The product's Cypher: one statement a file, with a header that says what it asks and what it costs.

Values reach a statement as parameters only. `Statement.text` is a LiteralString, so that the type checker rejects any text
that was put together from values. It is cast in three reviewed places: here and in `migrate`, on files that come with the
program, and in `apply`, on templates that labels and types of the model fill.
"""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import LiteralString, cast

HEADER = ("title", "question", "params", "cost")


@dataclass(frozen=True)
class Statement:
    """A Cypher statement and what its header says of it."""

    name: str
    title: str
    question: str
    params: str
    cost: str
    text: LiteralString


def parse(name: str, text: str) -> Statement:
    """Read a statement with its header; ValueError names what the header lacks."""
    said: dict[str, str] = {}
    for line in text.splitlines():
        key, colon, value = line.removeprefix("//").partition(":")
        if line.startswith("//") and colon and key.strip() in HEADER:
            said[key.strip()] = value.strip()
    missing = [key for key in HEADER if not said.get(key)]
    if missing:
        raise ValueError(f"{name}: the header lacks {', '.join(missing)}; write a line `// {missing[0]}: …` on top")
    return Statement(name=name, text=cast("LiteralString", text), **said)


@cache
def statement(name: str, package: str = "graph.storage.cypher") -> Statement:
    """The statement of that name, from its `.cypher` file."""
    return parse(name, _folder(package).joinpath(f"{name}.cypher").read_text(encoding="utf-8"))


def _folder(package: str) -> Traversable:
    root, _, inner = package.rpartition(".")
    return files(root).joinpath(inner) if root else files(inner)
