"""What holds of every family: intervals are in order, and a documented tie never makes things look worse."""

from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.model.records import CaseFile, Tie
from graph.reading.cut import Seen, facts_of
from queries import View, at, findings_of
from queries.measures.family import measures_of
from tests.queries.build import DAY, STOCK, parsed
from tests.sessions import changed

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


def links(view: View) -> set[tuple[str, ...]]:
    """The missing links that are no mere questions."""
    return {
        (finding.class_ or "", *finding.subjects)
        for finding in findings_of(view)
        if finding.type == "missing_link" and finding.class_ != "ask"
    }


def bounds(view: View, name: str) -> tuple[float, float]:
    low, high = measures_of(view)[name] or (0, 0)
    return low, high


@settings(max_examples=150, deadline=None)
@given(families(), st.sampled_from(ACTORS), st.sampled_from(ACTORS), st.sampled_from([DAY, date(2024, 8, 1)]))
def test_a_documented_tie_never_makes_it_worse(facts: Seen, a: str, b: str, day: date) -> None:
    view = at(facts, day)
    if a == b:
        return
    tie = Tie.model_validate({"a": a, "b": b, "kind": "exchange", "status": "documented", "from": "2020"})
    family = facts.family.replaced(ties=(*facts.family.ties, tie))
    named = {id: actor for id, actor in facts_of_stock().items() if id in {*facts.actors, a, b}}
    more = at(changed(facts, family=family, actors=named), day)
    for name in ("fragmentation", "effective_size", "unit_pairs_without_tie"):
        (low, high), (new_low, new_high) = bounds(view, name), bounds(more, name)
        assert low <= high and new_low <= new_high
        assert new_low <= low + 1e-9 and new_high <= high + 1e-9
    assert links(more) <= links(view)


def facts_of_stock() -> dict[str, Any]:
    """The actors of the stock by id."""
    case = CaseFile.model_validate(parsed(STOCK) | {"as_of": DAY})
    return {actor.id: actor for actor in case.actors}


@settings(max_examples=100, deadline=None)
@given(families(), st.sampled_from([DAY, date(2024, 8, 1)]))
def test_a_point_where_all_is_known(facts: Seen, day: date) -> None:
    view = at(facts, day)
    if view.unknown_count == 0:
        for name in ("fragmentation", "effective_size", "unit_pairs_without_tie"):
            low, high = bounds(view, name)
            assert low == high
    assert not (view.states.present.keys() & view.states.absent.keys())
    assert not (view.states.stale.keys() & (view.states.present.keys() | view.states.absent.keys()))
