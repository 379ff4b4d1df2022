"""Who may not see all of a family but may know that there is a protected home, is told that and nothing else of it."""

import pytest

from maps.scene.members import frames_of, homes_of, housing_of
from maps.scene.telling import Teller
from queries.day.view import at
from tests.queries.build import DAY, facts
from tests.sessions import changed


@pytest.mark.parametrize(("lang", "name"), [("da", "Beskyttet bolig"), ("en", "Protected home")])
def test_a_protected_home_has_no_number_and_nobodys_name(lang: str, name: str) -> None:
    seen = changed(facts(), limited=True)
    view, homes = at(seen, DAY), homes_of(seen, [DAY])
    teller = Teller(view, lang)
    told = {one.id: housing_of(view, one, homes, teller).text for one in seen.family.members}
    assert told["far"] == name
    assert name not in {text for id, text in told.items() if id != "far"}
    frames = {frame.name for frame in frames_of(view, homes, teller)}
    assert name in frames
    assert not any("Far" in frame for frame in frames)


def test_who_sees_all_is_told_as_before() -> None:
    seen = facts()
    view, homes = at(seen, DAY), homes_of(seen, [DAY])
    assert housing_of(view, seen.family.members[1], homes, Teller(view, "da")).text == "Hjem 1"
