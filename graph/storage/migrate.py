"""The schema, in numbered steps that the database remembers.

Each step is a file of `graph/storage/migrations/`. Schema commands and writes may not share a transaction, so a step first runs
its commands (each can be repeated without harm) and is recorded when all have run: a step that was cut off runs again.

Any number of programs may do this at once. Those of one data folder wait for each other (`alone`); on a server each command
is tried again until it is done, by this program or by another.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from typing import LiteralString, cast

from graph.errors import WrongSchema
from graph.model.catalogue import load_catalogue
from graph.storage.access import of_system
from graph.storage.door import Door, Row, Write
from graph.storage.statements import parse

ACCESS = of_system("migrate")


@dataclass(frozen=True)
class Migration:
    """One step: its number, its title, its schema commands."""

    number: int
    title: str
    commands: tuple[LiteralString, ...]

    @property
    def keys(self) -> tuple[LiteralString, ...]:
        """Those of its commands that an empty database needs: where nothing is stored, nothing is brought up to date."""
        return tuple(command for command in self.commands if command.startswith("CREATE "))


@cache
def migrations() -> tuple[Migration, ...]:
    """All steps, in order."""
    found: list[Migration] = []
    for path in sorted(files("graph.storage").joinpath("migrations").iterdir(), key=lambda path: path.name):
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
    [row] = door.read(ACCESS, "MATCH (m:Migration) RETURN coalesce(max(m.number), 0) AS number")
    return row["number"]


def migrate(door: Door, alone: Callable[[], AbstractContextManager[object]] = nullcontext) -> int:
    """Bring the database up to date and give its version. `alone` is held while there is something to do.

    `WrongSchema` where the database is newer than the program, or holds nodes that are not Tovholder's.
    """
    if _missing(door) or not _is_fresh(door):
        with alone():
            # Anew: whoever held it before may have done all of it.
            missing = _missing(door)
            is_empty = len(missing) == len(migrations())
            for step in missing:
                for command in step.keys if is_empty else step.commands:
                    door.schema(command)
                door.write(ACCESS, lambda write, step=step: _record(write, step))
            if not _is_fresh(door):
                door.write(ACCESS, _refresh_catalogue)
    return migrations()[-1].number


def _missing(door: Door) -> tuple[Migration, ...]:
    """The steps that the database lacks; `WrongSchema` where it is none that these steps lead on from."""
    stored, newest = schema_version(door), migrations()[-1].number
    if stored > newest:
        raise WrongSchema("newer_schema", stored=stored, known=newest)
    if stored == 0:
        _refuse_foreign(door)
    return migrations()[stored:]


def _refuse_foreign(door: Door) -> None:
    rows = door.read(ACCESS, "MATCH (n) WHERE NOT n:TestMark RETURN labels(n) AS labels LIMIT 1")
    # All that is Tovholder's comes after the record of the first step: where that is there by now, another program put both.
    if rows and not schema_version(door):
        raise WrongSchema("foreign_database", labels=", ".join(rows[0]["labels"]))


CATALOGUE: LiteralString = "MATCH (s:Service) RETURN properties(s) AS service ORDER BY s.key"


def _is_fresh(door: Door) -> bool:
    """Whether the services are stored as nodes, for the queries that people run in Neo4j Browser, as the catalogue has them."""
    return _is_catalogue(door.read(ACCESS, CATALOGUE))


def _is_catalogue(stored: list[Row]) -> bool:
    return [row["service"] for row in stored] == sorted(_services(), key=lambda service: str(service["key"]))


def _services() -> list[dict[str, object]]:
    return [
        {
            "key": service.code,
            "name": service.name_da,
            "sector": service.sector,
            "functions": list(service.functions),
            "authority": service.authority,
        }
        for service in load_catalogue().services
    ]


def _refresh_catalogue(write: Write) -> None:
    """Write the services anew; two at once would both remove nothing and both create, so the second waits for the first."""
    write.run("MATCH (m:Migration {number: 1}) SET m.writes = m.writes + 1")
    if not _is_catalogue(write.run(CATALOGUE)):
        write.run(
            "MATCH (s:Service) DETACH DELETE s WITH count(*) AS gone UNWIND $services AS said CREATE (s:Service) SET s = said",
            services=_services(),
        )


def _record(write: Write, step: Migration) -> None:
    write.run(
        "MERGE (m:Migration {number: $number}) ON CREATE SET m.title = $title, m.applied = $applied, m.writes = 0",
        number=step.number,
        title=step.title,
        applied=datetime.now(UTC).isoformat(timespec="seconds"),
    )
