"""Twins: what each user may see of the full file is the file in which the rest was never written down."""

import json

import pytest

from graph.model.records import CaseFile
from importers import to_yaml
from maps.page.rights import rights_of
from tests.access.looking import FILES, assignments, circumstances, load_file, looked_at, twin_of, users, viewer
from tests.sessions import changed

USERS = users()


def seen_by(user: str, case_file: CaseFile):
    looks = viewer(USERS[user], {unit.id: unit for unit in case_file.units})
    return looked_at(looks, case_file, circumstances(looks, case_file, USERS, assignments()))


@pytest.mark.parametrize("user", sorted(USERS))
def test_what_shows_is_the_twin(user: str) -> None:
    twin = twin_of(user)
    _, at_large = seen_by(user, load_file("full.yaml"))
    assert to_yaml(at_large) == to_yaml(twin)


@pytest.mark.parametrize("user", sorted(USERS))
def test_the_facts_of_the_full_file_are_those_of_the_twin(user: str) -> None:
    """But for who must never be suggested, and what is present through the hidden alone."""
    ours, _ = seen_by(user, load_file("full.yaml"))
    theirs, again = seen_by(user, twin_of(user))
    assert to_yaml(again) == to_yaml(twin_of(user))
    loose = json.loads((FILES / "canaries.json").read_text("utf-8"))["loose"][user]
    for one, other in zip(ours, theirs, strict=True):
        assert one.limited
        if one.family.id not in loose:
            assert one.barred == other.barred
        same = {"veils": (), "barred": frozenset(), "distrusted": (), "everybody": other.everybody}
        assert changed(one, **same) == changed(other, **same)


@pytest.mark.parametrize("user", sorted(USERS))
def test_why_somebody_shows_is_told_as_of_the_twin(user: str) -> None:
    """Of everybody who shows, so that there is no gap; and with nothing of what is hidden, in either language."""
    hidden = json.loads((FILES / "canaries.json").read_text("utf-8"))["hidden"][user]
    (ours, _), (theirs, _) = seen_by(user, load_file("full.yaml")), seen_by(user, twin_of(user))
    for one, other in zip(ours, theirs, strict=True):
        people = {person.id for person in (*one.family.members, *one.family.private_network)} | one.actors.keys()
        for lang in ("da", "en"):
            told = rights_of(one, people, lang)
            assert told == rights_of(other, people, lang)
            assert told.keys() == people and all(told.values())
            assert [token for token in hidden if str(token).casefold() in repr([*told.values()]).casefold()] == []


@pytest.mark.parametrize("user", sorted(USERS))
def test_no_token_of_what_is_hidden_is_in_the_facts(user: str) -> None:
    seen, at_large = seen_by(user, load_file("full.yaml"))
    hidden = json.loads((FILES / "canaries.json").read_text("utf-8"))["hidden"][user]
    text = repr(seen) + to_yaml(at_large)
    assert [token for token in hidden if str(token).casefold() in text.casefold()] == []
