"""Random commands on random families: whatever was done can be undone to the byte, and what is refused changes nothing."""

import random
from collections.abc import Sequence
from typing import Any

import pytest

from casework.editing.reading import AskedChanges, changes_document
from casework.editing.refusals import CannotUndo, InUse, NotAllowed, Refusal
from graph.checks import check_document
from graph.model.records import order_key
from graph.reading.facts import FamilyFacts
from graph.reading.look import Look
from graph.reading.scope import Scope
from tests.casework.editing import Desk
from tests.casework.random_commands import ALL, LISTS, Said, answered, random_command, records_of, valid_file, version
from tests.graph.scopes import KeptFrom
from tests.share import some


def play(seed: int, steps: int) -> None:
    rng = random.Random(seed)
    file, other = valid_file(rng), valid_file(rng)
    desk = Desk(file, file.families[0].id, rng)
    exports, done = [desk.export()], list[str]()
    for _ in range(steps):
        said = random_command(rng, desk, other)
        try:
            outcome = desk.do({**said, "base": version(desk), "confirm": ALL})
        except Refusal:
            assert desk.export() == exports[-1], said
            continue
        if outcome.change is None:
            assert desk.export() == exports[-1], said
            continue
        done.append(outcome.change.key)
        exports.append(desk.export())
        undone = desk.do({"command": "undo", "change": outcome.change.key, "base": version(desk), "confirm": ALL})
        assert undone.change is not None
        assert desk.export() == exports[-2], said
        desk.do({"command": "redo", "change": undone.change.key, "base": version(desk), "confirm": ALL})
        assert desk.export() == exports[-1], said
    for key, before in zip(reversed(done), reversed(exports[:-1]), strict=True):
        desk.do({"command": "undo", "change": key, "base": version(desk), "confirm": ALL})
        assert desk.export() == before
    again = check_document(_document(desk))
    assert again.errors == []


def _document(desk: Desk) -> Any:
    from importers.casefile.yaml12 import read_yaml

    value, _ = read_yaml(desk.export())
    return value


@pytest.mark.parametrize("seed", some(range(200), 6))
def test_whatever_was_done_is_undone_to_the_byte(seed: int) -> None:
    play(seed, 50 if len(some(range(200), 6)) == 200 else 12)


@pytest.mark.parametrize("seed", some(range(1000, 1200), 5))
def test_an_older_change_is_undone_or_named_what_rests_on_it(seed: int) -> None:
    rng = random.Random(seed)
    file, other = valid_file(rng), valid_file(rng)
    desk = Desk(file, file.families[0].id, rng)
    begin, done = desk.export(), list[str]()
    for _ in range(10):
        said = random_command(rng, desk, other)
        try:
            outcome = desk.do({**said, "base": version(desk), "confirm": ALL})
        except Refusal:
            continue
        done += [outcome.change.key] if outcome.change else []
    while done:
        key = rng.choice(done)
        wanted: Said = {"command": "undo", "change": key, "base": version(desk), "confirm": ALL}
        taken = {key}
        for _ in range(len(done)):  # with what rests on it, and with what rests on that
            try:
                desk.do(wanted)
            except CannotUndo as refusal:
                resting = {one.change for one in refusal.because} - taken
                taken |= resting
                wanted["with"] = sorted(taken)
            else:
                break
        assert taken <= set(done)
        done = [one for one in done if one not in taken]
        assert check_document(_document(desk)).errors == []
    assert desk.export() == begin


class Kept(KeptFrom):
    """As of whoever may not see all."""

    @property
    def limited(self) -> bool:
        return True


class Hiding(Look):
    """A look from which records and fields are kept."""

    def __init__(self, kept: KeptFrom) -> None:
        self.kept = kept

    def scope(self, facts: FamilyFacts) -> Scope:
        return self.kept

    def at_large(self, families: Sequence[Scope]) -> Scope:
        return self.kept


@pytest.mark.parametrize("seed", some(range(2000, 2400), 12))
def test_nothing_in_an_answer_tells_of_what_is_hidden(seed: int) -> None:
    """The same commands on the family without what is hidden are answered the same, but where that stands in the way."""
    rng = random.Random(seed)
    file, other = valid_file(rng), valid_file(rng)
    family = file.families[0]
    some_records = [one for name in LISTS for one in getattr(family, name)] + list(file.actors)
    hidden = frozenset(order_key(one) for one in rng.sample(some_records, min(len(some_records), 2)))
    hiding = Hiding(Kept(hidden, frozenset()))
    seen = hiding.seen_file(file, "s")
    assert seen is not None
    full, twin = Desk(file, family.id, rng, hiding), Desk(seen, family.id, rng, ALL_KEPT)
    assert full.export() == twin.export()
    for _ in range(8):
        said = {**random_command(rng, full, other), "base": version(full), "confirm": ALL}
        answers = [answered(desk, said) for desk in (full, twin)]
        if answers[0][0] == "forbidden":
            return
        assert answers[0] == answers[1], said
        assert full.export() == twin.export(), said
        assert [str(changes_document(desk.opened, AskedChanges(), "x", "da")) for desk in (full,)] == [
            str(changes_document(twin.opened, AskedChanges(), "x", "da"))
        ]


ALL_KEPT = Hiding(Kept(frozenset(), frozenset()))


@pytest.mark.parametrize("limited", [False, True])
def test_who_does_not_see_all_removes_nobody(limited: bool) -> None:
    """They end what was so; whoever sees the whole map removes with all that names what goes."""
    rng = random.Random(7)
    file = valid_file(rng)
    desk = Desk(file, file.families[0].id, rng, Hiding((Kept if limited else KeptFrom)(frozenset(), frozenset())))
    [key, *_] = [key for key, _ in records_of(desk, "members")]
    said: Said = {"command": "remove", "list": "members", "key": key, "reason": "double", "base": "0", "confirm": ALL}
    if limited:
        with pytest.raises(NotAllowed):
            desk.do(said)
        return
    with pytest.raises(InUse) as refused:
        desk.do(said)
    desk.do({**said, "with": [one.document() for one in refused.value.dependants]})
    assert key not in {one for one, _ in records_of(desk, "members")}
