"""Small families made up by hypothesis, on the common stock of units and actors."""

from typing import Any

from hypothesis import strategies as st

from graph.model.records import CaseFile
from graph.reading.cut import Seen, facts_of
from tests.queries.build import DAY, STOCK, parsed

ACTORS = ["a", "b", "c", "d", "m", "n", "t1", "t2", "o"]
MEMBERS = ["mor", "far", "barn"]
DATES = st.sampled_from(
    [{}, {"from": "2024"}, {"from": "2023", "to": "2024-06"}, {"date": "2024-05"}, {"date": "2023-12-01"}]
)
TIES = st.builds(
    lambda ends, kind, status, channel, dates: (
        {"a": ends[0], "b": ends[1], "kind": kind, "status": status, "channel": channel, **dates}
        | ({"level": 3} if kind == "awareness" else {})
    ),
    st.lists(st.sampled_from([*ACTORS, "boern", "voksne", "job"]), min_size=2, max_size=2, unique=True),
    st.sampled_from(["exchange", "awareness", "team", "coordinates"]),
    st.sampled_from(["documented", "documented_absent", "attempted", "planned", "recommended"]),
    st.sampled_from(["direct", "via_citizen", "via_record"]),
    DATES,
)
ENGAGEMENTS = st.fixed_dictionaries(
    {
        "actor": st.sampled_from(ACTORS),
        "for": st.one_of(st.just("family"), st.lists(st.sampled_from(MEMBERS), unique=True)),
        "at": st.sampled_from(["hjem", "office"]),
        "status": st.sampled_from(["active", "active", "active", "paused", "granted", "ended"]),
        "functions": st.lists(st.sampled_from(["f01", "f02", "f15", "f18"]), unique=True),
    },
    optional={"from": st.sampled_from(["2023", "2024-05", "2024-06-10"]), "to": st.sampled_from(["2024-06", "2025"])},
)
MAPPED = st.sampled_from([{}, {"ties": "2024-05-01"}])


@st.composite
def families(draw: st.DrawFn) -> Seen:
    """A small family on the common stock of units and actors."""
    engagements = draw(st.lists(ENGAGEMENTS, max_size=8))
    family: dict[str, Any] = {
        "id": "familie",
        "name": "Familien",
        "homes": [{"id": "hjem"}],
        "members": [{"id": id, "name": id, "kind": "child" if id == "barn" else "adult"} for id in MEMBERS],
        "engagements": [{"id": f"e{number}", **engagement} for number, engagement in enumerate(engagements)],
        "ties": draw(st.lists(TIES, max_size=8)),
        "mapped": draw(MAPPED),
    }
    document = parsed(STOCK) | {"as_of": DAY, "families": [family]}
    return facts_of(CaseFile.model_validate(document), "familie")
