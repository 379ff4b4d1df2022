"""What leaves the product holds no protected home, who lives in it, or when something takes place there."""

import pytest

from graph.reading.cut import cut, facts_in
from graph.reading.paper import on_paper
from tests.access.looking import POLICY, assignments, circumstances, load_file, users, viewer

FULL = load_file("full.yaml")
PROTECTED = {home.id for family in FULL.families for home in family.homes if home.protected}


@pytest.mark.parametrize("user", ["u_rita", "u_fiona"])
def test_no_protected_home_is_on_paper(user: str) -> None:
    looks = viewer(users()[user], {unit.id: unit for unit in FULL.units})
    around = circumstances(looks, FULL, users(), assignments())
    for family in FULL.families:
        if not POLICY.admits(looks, around.rights[family.id]):
            continue
        facts = facts_in(FULL, family, "source")
        seen = cut(facts, POLICY.scope(looks, facts, around))
        paper = on_paper(seen)
        assert PROTECTED & {home.id for home in seen.family.homes}
        assert not any(id in repr(paper.family) for id in PROTECTED)
        assert "13:11" not in repr(paper.family)
        assert {work.id for work in paper.family.engagements} == {work.id for work in seen.family.engagements}
        assert paper.limited and paper.why == seen.why
        assert on_paper(paper) is paper
