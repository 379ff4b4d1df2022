"""Who may bring files in, what they are told of what is stored already, and what ties them to what is new.

Files are held against all that is stored, whoever brings them in. A user is told by place and id of their own file what does
not fit, never by the stored value or the name of another source; whoever works alone is told all.
"""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import replace

from graph.errors import Conflict, Forbidden, ImportStays, UnknownImport
from graph.model.change import Change, Imported
from graph.model.log import Logged
from graph.model.parts import OWN
from graph.model.people import Assignment, assignment_id
from graph.reading.viewer import Viewer
from graph.storage.door import Write
from graph.storage.properties import properties
from graph.storage.statements import statement
from graph.writing.log import append_all, keep_imported
from graph.writing.source import SourcePlan
from words import Message


def bringing_in(viewer: Viewer) -> Viewer:
    """The viewer, who may; `Forbidden` where not."""
    if "import" not in viewer.rights:
        raise Forbidden("forbidden")
    return viewer


@contextmanager
def told_to(viewer: Viewer) -> Generator[None]:
    """What contradicts, as the viewer may be told it."""
    try:
        yield
    except Conflict as conflict:
        if viewer.role == "local":
            raise
        told = dict.fromkeys(_of_the_file(one) for one in conflict.contradictions)
        raise Conflict([Message(f"conflict.own.{kind}", dict(said)) for kind, said in told]) from None


def _of_the_file(contradiction: Message) -> tuple[str, tuple[tuple[str, object], ...]]:
    """What is wrong with the file, without what is stored."""
    kind = contradiction.key.removeprefix("conflict.")
    return kind, tuple((name, contradiction.values[name]) for name in _NAMED[kind])


_NAMED = {
    "municipality": (),
    "kind": ("id",),
    "family_elsewhere": ("id",),
    "family_left_out": (),
    "family_left_out_edited": (),
    "family_edited": ("id",),
    "both_changed": ("id", "place", "field"),
    "both_record": ("id", "place"),
    "together": ("place",),
    "value": ("place", "id", "field"),
}
"""By what is wrong, what of it stands in the file itself."""


@contextmanager
def as_told_to_undoing(viewer: Viewer, key: str) -> Generator[None]:
    """Why an import cannot be undone, as the viewer may be told it: a user not which records others changed since."""
    try:
        yield
    except UnknownImport:
        raise UnknownImport("no_such_import", key=key) from None
    except ImportStays as stays:
        if viewer.role == "local" or stays.code != "import_changed_since":
            raise
        raise ImportStays("import_named_since", key=key) from None


def as_told_to(viewer: Viewer, change: Imported) -> Imported:
    """The change as the viewer may be told it: of what is removed, their file says nothing, nor how often somebody edited."""
    if viewer.role == "local":
        return change
    edited = tuple(replace(one, edits=None) for one in change.edited if one.outcome != "removed")
    return Imported(tuple(one for one in change if one.after is not None), edited)


def log_import(write: Write, viewer: Viewer, plan: SourcePlan, fresh: Callable[[], str]) -> None:
    """Add to the logs what an import changed of families that were there before, and keep what the file said of each."""
    changes = [
        Logged(
            key=f"ch_{fresh()}",
            family=one.family,
            number=0,
            at=viewer.now,
            user=viewer.user,
            via="import",
            command="import",
            values={"how": one.how},
            records=one.records,
        )
        for one in plan.entries
    ]
    append_all(write, changes)
    keep_imported(write, plan.ledgers)


def take_on(write: Write, viewer: Viewer, change: Change) -> None:
    """Assign a user who brought in new families to them as responsible, until somebody else is."""
    if viewer.role == "local":
        return
    new = [one.ref.owner for one in change if one.ref.list == OWN and one.what == "created"]
    rows = write.run(statement("assignments").text, users=None, families=new)
    taken = {row["said"]["family"] for row in rows if row["said"]["part"] == "responsible"}
    today = viewer.now.date()
    assignments = [
        Assignment.model_construct(
            None,
            id=assignment_id(viewer.user, family, "responsible", None, today),
            user=viewer.user,
            family=family,
            part="responsible",
            from_=today,
            by=viewer.user,
        )
        for family in sorted(set(new) - taken)
    ]
    said = [{"key": one.id, **properties(one)} for one in assignments]
    write.run(statement("keep_assignments").text, assignments=said)
