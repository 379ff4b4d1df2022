"""Imports as they are kept, and the way back: the change of an import the other way round, in one transaction."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from graph.errors import ImportStays, Overtaken, UnknownImport
from graph.model.base import Record
from graph.model.change import Change, RecordChange, RecordRef
from graph.model.imports import ImportedFile, KeptImport, Origin
from graph.model.log import Logged
from graph.model.parts import GENERAL_TIES, KINDS, NAMES, OF_FAMILY, OWN, SOURCES, STAYS, UNNAMED, Naming, State, Stay
from graph.model.records import Actor, CaseFile, Tie, Unit
from graph.reading.rows import Run
from graph.reading.viewer import Viewer
from graph.storage.door import Write
from graph.storage.logged import time_text
from graph.storage.statements import statement
from graph.writing.apply import apply
from graph.writing.difference import Plan, plan_between
from graph.writing.locks import lock_change, lock_imports
from graph.writing.log import append_all, keep_imported, records_between
from graph.writing.source import SourcePlan
from graph.writing.stored import states_around
from words import Series

_MODELS: Mapping[str, type[Record]] = {
    **KINDS, SOURCES: CaseFile, NAMES: Naming, GENERAL_TIES: Tie, STAYS: Stay, "units": Unit, "actors": Actor,
}  # fmt: skip
_LETTERS = str.maketrans("0123456789", "ghjkmnpqrs")
_LONG = 12
_MOST_NAMED = 20
"""Records that a refusal names."""


def key_of_import(inner: str) -> str:
    """The key of an import, of an inner id: letters, which look like no number."""
    return f"i-{inner.translate(_LETTERS)[:_LONG]}"


def ledgers_before(run: Run, families: Sequence[str]) -> list[dict[str, Any]]:
    """What the ledgers of families say of what their files said, before an import."""
    rows = {row["family"]: row for row in run(statement("ledgers").text, families=families)}
    none = {"imported": None, "base": None}
    return [{"key": id, **{name: rows.get(id, none)[name] for name in none}} for id in sorted(families)]


def keep_import(
    write: Write,
    key: str,
    viewer: Viewer,
    source: str,
    file: ImportedFile,
    plan: SourcePlan,
    ledgers: Sequence[Mapping[str, Any]],
) -> None:
    """Keep an import that changes something."""
    change = plan.plan.change
    said = {
        "key": key,
        "at": time_text(viewer.now),
        "user": viewer.user,
        "source": source,
        "file": file.file,
        "sha256": file.sha256,
        "format": file.format,
        "mapping": file.mapping,
        "origins": _text([[*of, *where] for of, where in sorted(file.origins.items())]),
        "counts": _text(_counts(change)),
        "families": sorted({one.ref.owner for one in change if one.ref.list in OF_FAMILY}),
        "changes": _text([_encoded(one) for one in change]),
        "ledgers": _text(ledgers),
        "logged": _text([[one.family, one.how] for one in plan.entries]),
    }
    write.run(statement("keep_import").text, said=said)


def kept_imports(run: Run, key: str | None = None) -> list[KeptImport]:
    """The imports that are kept, the newest first; of one key, that one."""
    return [_decoded(row["said"]) for row in run(statement("imports").text, key=key)]


def undo_import(
    write: Write, key: str, viewer: Viewer, fresh: Callable[[], str], check: Callable[[Plan], Plan]
) -> Change:
    """Let all be as it was before an import. `UnknownImport` where there is none, `ImportStays` where it cannot be undone."""
    lock_imports(write)
    rows = write.run(statement("import").text, key=key)
    if not rows:
        raise UnknownImport("no_such_import", key=key)
    said = rows[0]["said"]
    if said.get("undone"):
        raise ImportStays("import_undone", key=key)
    if not said.get("changes"):
        raise ImportStays("import_erased", key=key)
    change = Change(tuple(_record_change(row) for row in json.loads(said["changes"]))).inverse()
    write.run(statement("lock_ledgers").text, owning=said["source"], families=said["families"])
    lock_change(write, change)
    before, after = states_around(write.run, change)
    changed = [*dict.fromkeys(_changed_since(change, before))]
    if changed:
        raise ImportStays("import_changed_since", key=key, records=Series(tuple(changed[:_MOST_NAMED])))
    plan = check(plan_between(before, after))
    write.expects(plan.difference.size)
    try:
        apply(write, plan)
    except Overtaken:
        raise ImportStays("import_named_since", key=key) from None
    append_all(write, [*_entries(json.loads(said["logged"]), before, after, viewer, fresh)])
    keep_imported(write, json.loads(said["ledgers"]))
    write.run(statement("keep_import_undone").text, key=key, at=time_text(viewer.now))
    return change


def _changed_since(change: Change, now: State) -> Iterator[str]:
    """What is not as the import left it: records that it touched, and those that stand in a family that it made."""
    for one in change:
        if now.get(one.ref) != one.before:
            yield _place(one.ref)
    gone = {one.ref.owner for one in change if one.ref.list == OWN and one.after is None}
    ours = {one.ref for one in change}
    for ref in now:
        if ref.owner in gone and ref.list in OF_FAMILY and ref not in ours:
            yield _place(ref)


def _place(ref: RecordRef) -> str:
    """A record as people find it; what only an inner id names is told by its list."""
    if ref.list not in OF_FAMILY:
        return f"{ref.list}[{ref.id or ref.owner}]" if ref.list not in UNNAMED else ref.list
    family = f"families[{ref.owner}]"
    if ref.list == OWN:
        return family
    return f"{family}.{ref.list}" if ref.list in UNNAMED else f"{family}.{ref.list}[{ref.id}]"


def _entries(
    logged: Sequence[tuple[str, str]], before: State, after: State, viewer: Viewer, fresh: Callable[[], str]
) -> Iterator[Logged]:
    """The lines of the logs of families that were there before the import."""
    for family, how in logged:
        records = records_between(before, after, family)
        if records:
            yield Logged(
                key=f"ch_{fresh()}",
                family=family,
                number=0,
                at=viewer.now,
                user=viewer.user,
                via="import",
                command="undo",
                values={"of": {"command": "import", "values": {"how": how}}},
                records=records,
            )


def _counts(change: Change) -> dict[str, int]:
    found: dict[str, int] = {}
    for one in change:
        found[one.what] = found.get(one.what, 0) + 1
    return found


def _encoded(one: RecordChange) -> list[Any]:
    return [*one.ref, *(record.document() if record else None for record in (one.before, one.after))]


def _record_change(row: Sequence[Any]) -> RecordChange:
    ref = RecordRef(*row[:3])
    before, after = (_record(ref.list, said) for said in row[3:])
    return RecordChange(ref, before, after)


def _record(list: str, said: Mapping[str, Any] | None) -> Record | None:
    return None if said is None else _MODELS[list].model_validate(dict(said), by_alias=True, by_name=False)


def _decoded(said: Mapping[str, Any]) -> KeptImport:
    origins: dict[tuple[str, str, str], Origin] = {
        (list, family, id): (sheet, row) for list, family, id, sheet, row in json.loads(said["origins"])
    }
    undone = said.get("undone")
    return KeptImport(
        key=said["key"],
        at=datetime.fromisoformat(said["at"]).astimezone(UTC),
        user=said["user"],
        source=said["source"],
        file=ImportedFile(said["file"], said["sha256"], said["format"], said["mapping"], origins),
        counts=json.loads(said["counts"]),
        undone=datetime.fromisoformat(undone).astimezone(UTC) if undone else None,
    )


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
