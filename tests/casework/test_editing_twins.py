"""Users of each role edit: nothing that they are answered tells of what they may not see, and who may not change is refused."""

import random

import pytest

from access.changing import changes_of
from casework.editing.reading import AskedChanges, changes_document, opened_document
from graph.model.records import Actor, CaseFile, Engagement
from graph.reading.look import LimitedLook, Look
from graph.reading.rights import Rights
from tests.access.looking import POLICY, assignments, circumstances, load_file, twin_of, users, viewer
from tests.casework.editing import Desk
from tests.casework.random_commands import ALL, answered, random_command, valid_file, version
from tests.share import some

USERS = users()
FULL = load_file("full.yaml")


def look_of(user: str, case_file: CaseFile) -> LimitedLook:
    looks = viewer(USERS[user], {unit.id: unit for unit in case_file.units})
    return LimitedLook(looks, POLICY, circumstances(looks, case_file, USERS, assignments()))


def families_of(user: str) -> list[str]:
    """The families that the user may change something of."""
    look = look_of(user, FULL)
    admitted = [one.id for one in FULL.families if look.admits(one.id)]
    return [id for id in admitted if _may_edit(look, id)]


def _may_edit(look: Look, family: str) -> bool:
    desk = Desk(FULL, family, random.Random(0), look)
    return look.changes(desk.opened.now).any


EDITORS = [(user, family) for user in sorted(USERS) for family in families_of(user)]


def test_there_are_editors_in_several_ties() -> None:
    assert len(EDITORS) >= 4
    assert len({user for user, _ in EDITORS}) >= 3


@pytest.mark.parametrize("seed", some(range(40), 2))
@pytest.mark.parametrize(("user", "family"), EDITORS)
def test_an_editor_is_answered_as_on_the_twin(user: str, family: str, seed: int) -> None:
    rng = random.Random(f"{user}{family}{seed}")
    twin_file = twin_of(user)
    desks = [Desk(file, family, rng, look_of(user, file)) for file in (FULL, twin_file)]
    other = valid_file(rng)
    assert desks[0].export() == desks[1].export()
    for _ in range(8):
        said = {**random_command(rng, desks[0], other), "base": version(desks[0]), "confirm": ALL}
        full, twin = (answered(desk, said) for desk in desks)
        if full[0] == "forbidden" != twin[0]:
            return  # something hidden stands in the way: it is refused, and nothing is named
        assert full == twin, said
        assert desks[0].export() == desks[1].export(), said


@pytest.mark.parametrize(
    ("parts", "acts", "may"),
    [
        ({"responsible"}, False, {"own", "other", "members", "coordinate", "decide"}),
        ({"worker"}, False, {"own", "decide"}),
        (set(), True, {"own", "decide"}),
        ({"responsible", "blocked"}, True, set()),
        (set(), False, set()),
    ],
)
def test_who_may_change_what(parts: set[str], acts: bool, may: set[str]) -> None:
    """seams.md, *Who looks, who changes*: a caseworker by what ties them to the family."""
    user, family = next((user, family) for user, family in EDITORS if USERS[user].role == "caseworker")
    desk = Desk(FULL, family, random.Random(0), look_of(user, FULL))
    looks = viewer(USERS[user], {unit.id: unit for unit in FULL.units})
    rights = changes_of(looks, desk.opened.now, Rights(family, parts=frozenset(parts), acts=acts))  # type: ignore[arg-type]
    records = desk.opened.records
    actors = {ref.id: one for ref, one in records.items() if isinstance(one, Actor)}
    units = {ref: actors[one.actor].unit for ref, one in records.items() if isinstance(one, Engagement)}
    own = next(ref for ref, unit in units.items() if unit in looks.units)
    other = next((ref for ref, unit in units.items() if unit not in looks.units), None)
    member = next(ref for ref in records if ref.list == "members")
    found = {
        "own": rights.may("change", own, records[own], records[own]),
        "other": other is not None and rights.may("change", other, records[other], records[other]),
        "members": rights.may("change", member, records[member], records[member]),
        "coordinate": rights.may("coordinate", own, None, None),
        "decide": rights.may_decide(),
    }
    assert {name for name, is_so in found.items() if is_so} == (may if other is not None else may - {"other"})


def test_no_id_of_a_protected_home_goes_out_to_an_editor() -> None:
    """Nor does it in what a change is answered, and whoever changes where somebody lives does not end their stay there."""
    protected = {home.id for family in FULL.families for home in family.homes if home.protected}
    assert protected
    for user, family in EDITORS:
        desk = Desk(FULL, family, random.Random(0), look_of(user, FULL))
        told = str(opened_document(desk.opened)) + str(changes_document(desk.opened, AskedChanges(), user, "da"))
        assert not any(f"'{home}'" in told for home in protected), user
