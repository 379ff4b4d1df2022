"""Where everything stands on a map is kept for those who see just that, and tells nobody of anybody else."""

from collections.abc import Callable

import pytest

from casework.session import Session
from graph.model.arrangement import Arrangement
from graph.model.records import CaseFile
from graph.reading.table import AUDIENCES, Audience
from graph.storage.statements import statement
from graph.writing.arrangements import MOST
from tests.sessions import ACCESS, door_of

FAMILY = """
tovholder: 1
as_of: 2024-06-30
actors: [{{id: rita, name: Rita, kind: professional}}, {{id: per, name: Per, kind: professional}}]
families:
  - id: skov
    members: [{{id: mor, name: Mor, kind: adult}}]
    name: Skov
    private_network: [{{id: ven, name: Ven}}]
    engagements: [{engagements}]
"""
RITA = "{id: e1, actor: rita, for: [mor], at: office, status: active}"
PER = "{id: e2, actor: per, for: [mor], at: office, status: active}"
EVERYBODY = {"mor", "ven", "rita", "per"}


@pytest.fixture
def stored(store: Session, case: Callable[[str], CaseFile]) -> Callable[..., Session]:
    """Stores the family with these engagements, in place of what was there."""

    def put(*engagements: str) -> Session:
        store.store(case(FAMILY.format(engagements=", ".join(engagements))), "one")
        return store

    return put


def kept(store: Session, ids: set[str], lang: str = "da", audience: Audience = "work") -> Arrangement | None:
    [facts] = store.facts(["skov"])
    return store.arrangement(facts, ids, lang, audience)


def document(store: Session, ids: set[str]) -> str | None:
    found = kept(store, ids)
    return found and found.document


def test_what_was_kept_is_found_by_whoever_sees_the_same(stored: Callable[..., Session]) -> None:
    store = stored(RITA, PER)
    assert document(store, EVERYBODY) is None
    store.keep_arrangement("skov", EVERYBODY, "da", "work", "first")
    store.keep_arrangement("skov", EVERYBODY, "da", "work", "second")
    assert document(store, EVERYBODY) == "second"


def test_whoever_sees_less_never_gets_the_places_of_the_others(stored: Callable[..., Session]) -> None:
    store = stored(RITA, PER)
    store.keep_arrangement("skov", EVERYBODY, "da", "work", "all")
    assert document(store, EVERYBODY - {"per"}) is None
    assert document(store, EVERYBODY - {"ven"}) is None
    store.keep_arrangement("skov", EVERYBODY - {"per"}, "da", "work", "without Per")
    assert document(store, EVERYBODY - {"per"}) == "without Per"
    assert document(store, EVERYBODY) == "all"


def test_a_new_import_keeps_the_places(stored: Callable[..., Session]) -> None:
    store = stored(RITA)
    store.keep_arrangement("skov", EVERYBODY - {"per"}, "da", "work", "before")
    stored(RITA, PER)
    found = kept(store, EVERYBODY)
    assert found is not None
    assert (found.document, found.is_stale) == ("before", False)


def test_an_arrangement_with_somebody_who_left_goes_when_the_next_is_kept(stored: Callable[..., Session]) -> None:
    store = stored(RITA, PER)
    store.keep_arrangement("skov", EVERYBODY, "da", "work", "before")
    stored(RITA)
    left = EVERYBODY - {"per"}
    found = kept(store, left)
    assert found is not None
    assert (found.document, found.is_stale) == ("before", True)
    store.keep_arrangement("skov", left, "da", "work", "after", found)
    assert document(store, left) == "after"
    assert _count(store) == 1


def test_it_is_forgotten_with_the_family_and_on_request(store: Session, case: Callable[[str], CaseFile]) -> None:
    text = FAMILY.format(engagements=RITA)
    store.store(case(text), "one")
    ids = EVERYBODY - {"per"}
    store.keep_arrangement("skov", ids, "da", "work", "kept")
    found = kept(store, ids)
    assert found is not None
    store.forget_arrangement("skov", found)
    assert _count(store) == 0
    store.keep_arrangement("skov", ids, "da", "work", "kept")
    renamed = (
        text.replace("id: skov", "id: lund")
        .replace("mor", "lund_mor")
        .replace("id: ven", "id: lund_ven")
        .replace("e1", "e9")
    )
    store.store(case(renamed), "one", replace=True)
    assert _count(store) == 0
    store.keep_arrangement("lund", {"lund_mor"}, "da", "work", "kept")
    assert _count(store) == 1
    store.reset()
    assert _count(store) == 0


def test_of_a_family_that_is_gone_nothing_is_kept(store: Session) -> None:
    store.keep_arrangement("skov", {"mor"}, "da", "work", "kept")
    assert _count(store) == 0


def test_a_family_keeps_no_more_than_a_few(stored: Callable[..., Session]) -> None:
    store = stored(RITA)
    for number in range(MOST + 3):
        store.keep_arrangement("skov", {f"id{number}"}, "da", "work", str(number))
    assert _count(store) == MOST


def _count(store: Session) -> int:
    return door_of(store).read(ACCESS, "MATCH (a:Arrangement) RETURN count(a) AS count")[0]["count"]


def test_each_language_has_its_own_and_begins_with_that_of_another(stored: Callable[..., Session]) -> None:
    store = stored(RITA, PER)
    store.keep_arrangement("skov", EVERYBODY, "da", "work", "dansk")
    first = kept(store, EVERYBODY, "en")
    assert first and first.document == "dansk"
    store.keep_arrangement("skov", EVERYBODY, "en", "work", "english", first)
    found = [kept(store, EVERYBODY, lang) for lang in ("da", "en")]
    assert [one and one.document for one in found] == ["dansk", "english"]


def test_the_table_never_gets_the_places_of_those_who_work_nor_they_its(stored: Callable[..., Session]) -> None:
    """Of the same people, too: where the ring of somebody was another, a place would tell."""
    store = stored(RITA, PER)
    store.keep_arrangement("skov", EVERYBODY, "da", "work", "of work")
    assert kept(store, EVERYBODY, "da", "table") is None
    store.keep_arrangement("skov", EVERYBODY, "da", "table", "of the table")
    found = [kept(store, EVERYBODY, "da", audience) for audience in AUDIENCES]
    assert [one and one.document for one in found] == ["of the table", "of work"]


def test_a_map_is_read_in_three_trips_and_its_places_in_a_fourth(
    stored: Callable[..., Session], monkeypatch: pytest.MonkeyPatch
) -> None:
    store = stored(RITA, PER)
    store.keep_arrangement("skov", EVERYBODY, "da", "work", "all")
    read, trips = door_of(store).read, []
    monkeypatch.setattr(
        door_of(store), "read", lambda *asked, **values: trips.append(asked[1]) or read(*asked, **values)
    )
    assert document(store, EVERYBODY) == "all"
    assert trips == [statement(name).text for name in ("families", "around", "numbers", "arrangements")]
