"""Fifty random commands on a family in the real database: each undone and done again, then all undone, to the byte of the export.

Only in the whole run: `test_editing_random` does the same in memory on every day, and the statements have tests of their own.
"""

import random
from types import SimpleNamespace
from typing import Any

import pytest

from casework.session import Session
from graph.model.records import CaseFile
from importers import to_yaml
from tests.casework.random_commands import ALL, random_command, valid_file
from tests.share import is_whole

STEPS, FAMILIES = 50, 3


def do(store: Session, family: str, said: dict[str, Any]) -> str | None:
    """The key of the change that a command came to; None where it changed nothing, or was refused."""
    version = store.changes(family)["version"]
    answer = store.edit(family, {**said, "base": version, "confirm": ALL})
    change = answer.document.get("change") if answer.status == 200 else None
    return change["key"] if change else None


def export(store: Session) -> str:
    """All that is stored of the family's source, as a case file."""
    return "".join(to_yaml(found) for name in store.sources() if (found := store.case_file(name)))


def desk_of(store: Session, family: str, file: CaseFile) -> SimpleNamespace:
    """What random commands look at of a family."""
    [seen] = store.facts([family])

    def with_what_names_it(said: dict[str, Any]) -> dict[str, Any]:
        base = store.changes(family)["version"]
        answer = store.edit(family, {**said, "base": base, "confirm": ALL}, dry_run=True)
        return {"with": answer.document.get("dependants", [])} if answer.status != 200 else {}

    return SimpleNamespace(
        family=family,
        case_file=file,
        with_what_names_it=with_what_names_it,
        opened=SimpleNamespace(now=SimpleNamespace(seen=seen)),
    )


if is_whole():

    @pytest.mark.parametrize("seed", range(FAMILIES))
    def test_whatever_was_done_in_the_database_is_undone_to_the_byte(store: Session, seed: int) -> None:
        rng = random.Random(seed)
        file, other = valid_file(rng), valid_file(rng)
        family = file.families[0].id
        store.store(file, "random")
        exports, done = [export(store)], list[str]()
        for _ in range(STEPS):
            said = random_command(rng, desk_of(store, family, file), other)  # pyright: ignore[reportArgumentType]
            key = do(store, family, said)
            if key is None:
                assert export(store) == exports[-1], said
                continue
            done.append(key)
            exports.append(export(store))
            undone = do(store, family, {"command": "undo", "change": key})
            assert undone is not None
            assert export(store) == exports[-2], said
            assert do(store, family, {"command": "redo", "change": undone}) is not None
            assert export(store) == exports[-1], said
        for key, before in zip(reversed(done), reversed(exports[:-1]), strict=True):
            assert do(store, family, {"command": "undo", "change": key}) is not None
            assert export(store) == before
