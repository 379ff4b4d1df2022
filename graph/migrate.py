"""The schema, in numbered steps that the database remembers.

Each step is a file of `graph/migrations/`. Schema commands and writes may not share a transaction, so a step first runs
its commands (each can be repeated without harm) and is recorded when all have run: a step that was cut off runs again.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from typing import LiteralString, cast

from graph.catalogue import load_catalogue
from graph.door import Door, Write
from graph.errors import WrongSchema
from graph.statements import parse
from graph.viewer import LocalViewer


@dataclass(frozen=True)
class Migration:
    """One step: its number, its title, its schema commands."""

    number: int
    title: str
    commands: tuple[LiteralString, ...]


@cache
def migrations() -> tuple[Migration, ...]:
    """All steps, in order."""
    found: list[Migration] = []
    for path in sorted(files("graph").joinpath("migrations").iterdir(), key=lambda path: path.name):
        if path.name.endswith(".cypher"):
            step = parse(path.name, path.read_text(encoding="utf-8"))
            code = "\n".join(line for line in step.text.splitlines() if not line.startswith("//"))
            commands: list[LiteralString] = [
                cast("LiteralString", part.strip()) for part in code.split(";") if part.strip()
            ]
            found.append(Migration(int(path.name[:4]), step.title, tuple(commands)))
    return tuple(found)


def schema_version(door: Door) -> int:
    """The number of the newest step that the database has; 0 for one without."""
    [row] = door.read(LocalViewer(), "MATCH (m:Migration) RETURN coalesce(max(m.number), 0) AS number")
    return row["number"]


def migrate(door: Door) -> int:
    """Bring the database up to date and give its version.

    `WrongSchema` where the database is newer than the program, or holds nodes that are not Tovholder's.
    """
    stored, newest = schema_version(door), migrations()[-1].number
    if stored > newest:
        raise WrongSchema(
            f"The database has schema {stored}, this program knows schema {newest}: a newer Tovholder wrote it. "
            "Install that version or newer, or use another data folder (TOVHOLDER_DATA)."
        )
    if stored == 0:
        _refuse_foreign(door)
    for step in migrations()[stored:]:
        for command in step.commands:
            door.schema(command)
        door.write(lambda write, step=step: _record(write, step))
    _refresh_catalogue(door)
    return newest


def _refresh_catalogue(door: Door) -> None:
    """The services as nodes, for the queries that people run in Neo4j Browser; written anew when the catalogue changed."""
    services = [
        {
            "key": service.code,
            "name": service.name_da,
            "sector": service.sector,
            "functions": list(service.functions),
            "authority": service.authority,
        }
        for service in load_catalogue().services
    ]
    stored = door.read(LocalViewer(), "MATCH (s:Service) RETURN properties(s) AS service ORDER BY s.key")
    if [row["service"] for row in stored] != sorted(services, key=lambda service: str(service["key"])):
        door.write(
            lambda write: write.run(
                "MATCH (s:Service) DETACH DELETE s WITH count(*) AS gone UNWIND $services AS said CREATE (s:Service) SET s = said",
                services=services,
            )
        )


def _refuse_foreign(door: Door) -> None:
    rows = door.read(LocalViewer(), "MATCH (n) WHERE NOT n:TestMark RETURN labels(n) AS labels LIMIT 1")
    if rows:
        raise WrongSchema(
            f"The database is not empty and not Tovholder's: it holds a node with the labels {rows[0]['labels']}. "
            "Name an empty database (TOVHOLDER_NEO4J_URI, TOVHOLDER_NEO4J_DATABASE)."
        )


def _record(write: Write, step: Migration) -> None:
    write.run(
        "MERGE (m:Migration {number: $number}) ON CREATE SET m.title = $title, m.applied = $applied, m.writes = 0",
        number=step.number,
        title=step.title,
        applied=datetime.now(UTC).isoformat(timespec="seconds"),
    )
