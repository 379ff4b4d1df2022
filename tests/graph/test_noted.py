"""Whatever a user reads, lists or writes is noted before they see it; where that fails they see nothing and nothing is stored."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from casework.session import Session, local_time, unguessable
from graph.errors import Forbidden, ReasonNeeded, UnknownFamily
from graph.model.arrangement import Arrangement
from graph.model.people import Reason
from graph.model.records import CaseFile
from graph.people import People
from graph.reading.noting import Act, Entry, Named
from graph.reading.viewer import Viewer
from graph.store import Store
from tests.graph.tied import FAMILIES, RITA, Tied, written
from tests.sessions import ME, door_of
from tovholder.application import noted_where_it_fails

MAP = Act("view", "map.page")
ABOUT = (Named("members", "active_mor"),)


class Unwritable(Exception):
    pass


class Notes:
    """What was noted, in a list; or nothing can be."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.batches = 0
        self.broken = False

    def __call__(self, viewer: Viewer, entries: Sequence[Entry]) -> None:
        if self.broken:
            raise Unwritable
        self.batches += 1
        self.entries += entries

    def taken(self) -> list[Entry]:
        taken, self.entries = self.entries, []
        return taken


@pytest.fixture
def notes() -> Notes:
    return Notes()


@pytest.fixture
def session_of(store: Session, notes: Notes, case: Callable[[str], CaseFile]) -> Callable[..., Session]:
    """Sessions whose doings are noted, where Rita works in one family and not in another."""
    store.store(case(written(*FAMILIES[:1], FAMILIES[8])), "one")

    def make(viewer: Viewer = RITA, act: Act = MAP) -> Session:
        noted = Store(door_of(store), policy=Tied(), note=notes)
        return Session(viewer, "da", local_time, unguessable(), noted, act)

    return make


def test_a_look_is_noted_with_who_shows_and_what_opened_it(session_of: Callable[..., Session], notes: Notes) -> None:
    assert [facts.family.id for facts in session_of().facts(["active"])] == ["active"]
    assert notes.taken() == [Entry("view", "map.page", family="active", about=ABOUT, basis=("actor",))]


def test_a_look_is_noted_before_anything_is_given(session_of: Callable[..., Session], notes: Notes) -> None:
    notes.broken = True
    given = session_of().facts(["active"])
    with pytest.raises(Unwritable):
        next(given)


def test_a_list_is_noted_with_each_family_in_it(session_of: Callable[..., Session], notes: Notes) -> None:
    session = session_of(act=Act("list", "families.index"))
    session.families()
    assert notes.taken() == [Entry("list", "families.index", family="active")]
    session.sources()
    assert notes.taken() == [Entry("list", "families.index")]
    leader = session_of(replace(RITA, user="u_leader", role="leader", actors=()))
    assert [entry.id for entry in leader.families_to_ask_for()] == ["active"]
    assert [entry.family for entry in notes.taken()] == ["active"]
    assert leader.families() == []
    assert notes.taken() == [Entry("list", "map.page")]


def test_a_reason_is_noted_without_a_word_of_it(session_of: Callable[..., Session], notes: Notes) -> None:
    leader = session_of(replace(RITA, user="u_leader", role="leader", actors=()), Act("assign", "reason.give"))
    day = leader.viewer.now.date()
    why = Reason.model_validate(
        {"id": "r", "user": "u_leader", "family": "active", "because": "hemmeligt", "from": day, "to": day}
    )
    with pytest.raises(ReasonNeeded):
        list(leader.facts(["active"]))
    notes.taken()
    leader.keep_reason(why)
    asked, given = notes.taken()
    assert asked == Entry("assign", "reason.give", family="active")
    assert given == Entry("assign", "reason.give", family="active", change=("because",))
    with pytest.raises(ValueError, match="own reasons"):
        leader.keep_reason(why.replaced(user="u_other"))
    with pytest.raises(UnknownFamily):
        leader.keep_reason(why.replaced(family="other"))
    assert [entry.outcome for entry in notes.taken()] == ["refused"]
    notes.broken = True
    with pytest.raises(Unwritable):
        session_of(replace(RITA, user="u_later", role="leader", actors=())).keep_reason(why.replaced(user="u_later"))
    assert People(door_of(leader), leader._access).reasons("u_later") == []


def test_a_refusal_is_noted_and_what_is_no_family_told_apart(session_of: Callable[..., Session], notes: Notes) -> None:
    with pytest.raises(UnknownFamily):
        list(session_of().facts(["other", "no_such"]))
    assert notes.taken() == [
        Entry("view", "map.page", "refused", "no_such", stored=False),
        Entry("view", "map.page", "refused", "other"),
    ]
    with pytest.raises(UnknownFamily):
        session_of().keep_arrangement("other", {"x"}, "da", "work", "document")
    assert notes.taken() == [Entry("view", "map.page", "refused", "other")]


def test_places_are_forgotten_in_a_family(session_of: Callable[..., Session], notes: Notes) -> None:
    session_of().forget_arrangement("active", Arrangement("key", "{}", is_stale=False))
    assert notes.taken() == [Entry("view", "map.page", family="active", change=("places",))]
    with pytest.raises(UnknownFamily):
        session_of().forget_arrangement("other", Arrangement("key", "{}", is_stale=False))
    assert notes.taken() == [Entry("view", "map.page", "refused", "other")]


def test_what_came_to_nothing_after_it_was_noted_is_noted_once(
    session_of: Callable[..., Session], notes: Notes
) -> None:
    session = session_of()
    session.failed()
    assert notes.taken() == []
    list(session.facts(["active"]))
    notes.taken()
    for expected in ([Entry("view", "map.page", "failed", "active")], []):
        session.failed()
        assert notes.taken() == expected
    refused = session_of()
    with pytest.raises(UnknownFamily):
        list(refused.facts(["active", "other"]))
    notes.taken()
    refused.failed()
    assert notes.taken() == []


def test_a_command_that_ends_with_an_error_is_noted(session_of: Callable[..., Session], notes: Notes) -> None:
    def command(session: Session, *, breaks: bool = False) -> None:
        with noted_where_it_fails(session):
            list(session.facts(["active"]))
            notes.broken = breaks
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        command(session_of(act=Act("query", "findings")))
    assert [(entry.outcome, entry.family) for entry in notes.taken()] == [("shown", "active"), ("failed", "active")]
    with pytest.raises(Unwritable):
        command(session_of(), breaks=True)


def test_a_source_is_noted_with_its_families(session_of: Callable[..., Session], notes: Notes) -> None:
    session_of(act=Act("export", "export")).case_file("one")
    assert notes.taken() == [Entry("export", "export", family="active")]


def test_nothing_is_stored_where_it_cannot_be_noted(
    session_of: Callable[..., Session], notes: Notes, store: Session, case: Callable[[str], CaseFile]
) -> None:
    importer = session_of(replace(RITA, rights=frozenset({"import"})), Act("import", "import"))
    new = case(written(("new", "rita", "active", "")))
    notes.broken = True
    with pytest.raises(Unwritable):
        importer.store(new, "two")
    with pytest.raises(Unwritable):
        importer.keep_arrangement("active", {"active_mor"}, "da", "work", "document")
    assert store.sources() == ["one"]
    notes.broken = False
    importer.store(new, "two")
    assert notes.taken() == [Entry("import", "import", family="new")]


def test_what_a_role_may_not_do_is_noted(
    session_of: Callable[..., Session], notes: Notes, case: Callable[[str], CaseFile]
) -> None:
    session = session_of(act=Act("import", "import"))
    for refused in (lambda: session.store(case(written()), "two"), session.reset, session.people):
        with pytest.raises(Forbidden):
            refused()
        assert notes.taken() == [Entry("import", "import", "refused")]


def test_whoever_works_alone_is_not_noted(session_of: Callable[..., Session], notes: Notes) -> None:
    notes.broken = True
    alone = session_of(ME)
    assert len(alone.families()) == 2
    assert len(list(alone.facts(["active", "other"]))) == 2


def test_many_families_are_noted_a_hundred_at_a_time(
    session_of: Callable[..., Session], notes: Notes, store: Session, case: Callable[[str], CaseFile]
) -> None:
    many = [(f"f{number:03d}", "rita", "active", "") for number in range(150)]
    store.store(case(written(*many)), "many")
    given = session_of().facts([id for id, *_ in many])
    next(given)
    assert (notes.batches, len(notes.taken())) == (1, 100)
    list(given)
    assert (notes.batches, len(notes.taken())) == (2, 50)
