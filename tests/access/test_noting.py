"""What a reading notes becomes lines that hold handles in the place of ids of files, and hashes of what is no id."""

from datetime import UTC, datetime
from pathlib import Path

from access.audit.noting import Noted
from graph.model.handles import handle
from graph.reading.noting import Entry, Named
from graph.reading.viewer import Viewer
from tests.access.audits import audit_at, lines_of, month_files

SECRET = b"a secret of thirty-two bytes, yes"
RITA = Viewer("u_rita", "caseworker", "case", ("unit",), (), frozenset(), datetime(2026, 1, 30, tzinfo=UTC), "web")


def test_an_entry_becomes_a_line_of_the_viewer(tmp_path: Path) -> None:
    log = audit_at(tmp_path)
    note = Noted(log, SECRET)
    people = (Named("members", "Bodil Test"), Named("private_network", "mormor"))
    note(RITA, [Entry("view", "map", family="anna", about=people, basis=("own", Named("consents", "c1")))])
    [line] = lines_of(log)
    assert (line.user, line.role, line.via, line.purpose) == ("u_rita", "caseworker", "web", "case")
    assert (line.action, line.object, line.family, line.outcome) == ("view", "map", "anna", "shown")
    assert line.about == tuple(handle(SECRET, "anna", *person) for person in people)
    assert line.basis == ("own", handle(SECRET, "anna", "consents", "c1"))
    written = month_files(log)[0].read_text()
    assert not any(id in written for id in ("Bodil", "mormor", "c1"))


def test_what_is_no_family_is_noted_by_a_keyed_hash(tmp_path: Path) -> None:
    log = audit_at(tmp_path)
    note = Noted(log, SECRET)
    typed = "0" * 6 + "-" + "1234"
    for _ in range(2):
        note(RITA, [Entry("view", "map", "refused", family=typed, stored=False)])
    note(RITA, [Entry("view", "map", "refused", family="anna")])
    one, again, stored = lines_of(log)
    assert one.family == again.family == note.typed(typed)
    assert one.family is not None
    assert one.family.startswith("unknown:")
    assert stored.family == "anna"
    assert typed not in month_files(log)[0].read_text()
    assert Noted(log, b"another secret of thirty-two byte").typed(typed) != note.typed(typed)


def test_several_entries_are_noted_in_their_order(tmp_path: Path) -> None:
    log = audit_at(tmp_path)
    Noted(log, SECRET)(RITA, [Entry("list", "families", family=f"f{number}") for number in range(150)])
    assert [line.family for line in lines_of(log)] == [f"f{number}" for number in range(150)]


def test_no_secret_shows_in_what_is_printed(tmp_path: Path) -> None:
    log = audit_at(tmp_path)
    note = Noted(log, SECRET)
    assert SECRET.decode() not in repr(note)
    assert log.key.decode() not in repr(note)
