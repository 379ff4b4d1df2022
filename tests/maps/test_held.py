"""The map on the screen of a meeting: whoever is there stands where they stood, whatever is said."""

import re
from datetime import date

from graph.model.records import Family, Tie
from graph.reading.cut import Seen, facts_of
from importers import load
from maps.page.held import picture
from tests.case_files import DEMO

DAY = date(2025, 8, 21)
ANNA = load(DEMO / "anna.yaml").case_file


def places(seen: Seen) -> dict[str, tuple[float, float]]:
    """The middles of the chips."""
    drawn = picture(seen, DAY, "da", ())
    assert 'role="button"' not in drawn and "tabindex" not in drawn, "a picture, with nothing to press"
    boxes = re.findall(
        r'data-id="([a-z_]+)"[^>]*>\s*<rect x="([^"]+)" y="([^"]+)" width="([^"]+)" height="([^"]+)"', drawn
    )
    return {id: (float(x) + float(w) / 2, float(y) + float(h) / 2) for id, x, y, w, h in boxes}


def told(family: Family, as_of: date) -> Seen:
    return facts_of(ANNA.replaced(families=(family.replaced(as_of=as_of),)), family.id)


def test_nothing_that_is_said_at_a_meeting_moves_anybody() -> None:
    """Two talk, somebody coordinates, the day of the family moves on to that of the meeting."""
    [family] = ANNA.families
    going_on = tuple(one for one in family.engagements if one.status == "active" and one.to is None)
    family = family.replaced(engagements=going_on)
    before = places(told(family, ANNA.as_of))
    assert len(before) > 8
    start = {"status": "documented", "from": "2025-08-21"}
    ties = [
        Tie.model_validate(
            {"a": "an_jobraadgiver", "b": "an_familieraadgiver", "kind": "exchange", "channel": "direct", **start}
        ),
        Tie.model_validate({"a": "an_familiebehandler", "b": family.id, "kind": "coordinates", **start}),
    ]
    meetings = tuple(
        one.replaced(coordinator="an_familiebehandler", coordination="named", status="held")
        if one.id == "an_m_august"
        else one
        for one in family.meetings
    )
    after = family.replaced(ties=(*family.ties, *ties), meetings=meetings, agreements=())
    assert places(told(after, DAY)) == before


def test_whom_nobody_asks_about_stands_back() -> None:
    [family] = ANNA.families
    drawn = picture(told(family, ANNA.as_of), DAY, "da", ("an_jobraadgiver", "an_familieraadgiver"))
    back = set(re.findall(r'data-id="(\w+)"[^>]*opacity="0.3"', drawn))
    assert "an_laerer" in back and not back & {"an_jobraadgiver", "an_familieraadgiver"}
