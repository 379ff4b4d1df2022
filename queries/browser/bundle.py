"""The queries for Neo4j Browser as a page of the docs and as one file to drop on the Browser: `python -m queries.browser.bundle docs`.

A test says when either is stale.
"""

import io
import sys
import zipfile
from importlib.resources import files
from pathlib import Path

from graph.storage.statements import Statement, statement

PAGE, ARCHIVE = "browser.md", "browser/tovholder.zip"
"""Where they stand below the folder of the docs."""
FOLDER = "Tovholder"
"""The folder of the saved scripts in the Browser."""
SINCE = (2024, 1, 1, 0, 0, 0)
"""The time of every file in the archive: the same queries make the same bytes."""
HEAD = """# Queries for Neo4j Browser

For those who ask the whole graph at once, and change the question as they go. Each query here stands as a file beside the
rule that it follows, works on its own, and gives the same answers as the rule: a test holds both against each other. Made
from the heads of `queries/browser/*.cypher` by `python -m queries.browser.bundle docs`; what stands in the graph: [model.md](model.md), what
the words mean: [findings.md](findings.md).

> Whoever can run a query sees everything that is stored, and can change it. Neo4j Browser goes round the door through which
> Tovholder reads: what a viewer may not see is taken out there, not in the database.

## Where the Browser is

**On a Neo4j server** – your own, or that of `docker-compose.yml` – Neo4j Browser comes along, at <http://127.0.0.1:7474> where
nothing else was set. User and password are those that you give Tovholder
([README](../README.md#where-the-graph-lives)).

**The local engine has none.** It listens for Bolt on this machine only, its HTTP is off, and the Browser is no part of it. A
Neo4j Browser or `cypher-shell` that you have elsewhere on this machine can connect to it by Bolt: `tovholder engine start` keeps
it running and says the address, `tovholder engine status` says it again, the user is `neo4j`, and the password is the line in
`engine/password` in the data folder (`TOVHOLDER_DATA`, see [settings.md](settings.md)). `tovholder engine stop` ends it.

## Bring in the queries

Drop [tovholder.zip](browser/tovholder.zip) on the window of Neo4j Browser (that of Neo4j 5): they are then among the local
scripts, in the folder Tovholder. A single `.cypher` file can be dropped too, and every one can be pasted into the editor, also
where a newer Browser takes no such files.

## Set the day

Each query asks about one day. Set it once, in the editor, and again for another day:

```
:param day => date('2024-06-30')
```

In `cypher-shell` the same line is `:param {day: date('2024-06-30')}`.
"""


def queries() -> list[Statement]:
    """All queries of this folder, in the order of their names."""
    names = sorted(path.name for path in files("queries.browser").iterdir())
    return [statement(name.removesuffix(".cypher"), "queries.browser") for name in names if name.endswith(".cypher")]


def explanation(query: Statement) -> list[str]:
    """The paragraphs of its head that tell how to read it, each one line; how to set the day stands on the page once."""
    paragraphs: list[list[str]] = [[]]
    for line in query.text.splitlines():
        if not line.startswith("//"):
            break
        said = line.removeprefix("//").strip()
        if said:
            paragraphs[-1].append(said)
        else:
            paragraphs.append([])
    return [" ".join(lines) for lines in paragraphs[1:] if lines and ":param" not in lines[0]]


def page() -> str:
    """The whole page."""
    parts = [HEAD]
    for query in queries():
        parts.append(
            f"\n## {query.title}\n\n*{query.question}*\n\n"
            + "".join(f"{paragraph}\n\n" for paragraph in explanation(query))
            + f"Cost: {query.cost}. File: [{query.name}.cypher](../queries/browser/{query.name}.cypher).\n"
        )
    return "".join(parts)


def archive() -> bytes:
    """The archive that Neo4j Browser imports: a folder of scripts, each called by its first line, a comment."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as into:
        for query in queries():
            entry = zipfile.ZipInfo(f"{FOLDER}/{query.name}.cypher", SINCE)
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            into.writestr(entry, query.text.replace(f"// title: {query.title}", f"// {query.title}", 1))
    return out.getvalue()


def write(docs: Path) -> None:
    """Write both below the folder of the docs."""
    (docs / ARCHIVE).parent.mkdir(exist_ok=True)
    (docs / PAGE).write_text(page(), encoding="utf-8")
    (docs / ARCHIVE).write_bytes(archive())


if __name__ == "__main__":
    write(Path(sys.argv[1]))
