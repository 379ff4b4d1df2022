"""What holds of every family: intervals are in order, and a documented tie never makes things look worse."""

from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.model.records import CaseFile, Tie
from graph.reading.cut import Seen
from queries import View, at, findings_of
from queries.measures.family import measures_of
from tests.queries.build import DAY, STOCK, parsed
from tests.queries.small_families import ACTORS, families
from tests.sessions import changed


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
