"""Somebody who is recorded already is found by name, or by role and unit, and told with the reasons."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.finding_actors import MOST, REASONS, Wanted, find_actors
from graph.model.records import Actor


def actor(id: str, name: str, **more: str) -> Actor:
    return Actor.model_validate({"id": id, "name": name, "kind": "professional", **more})


STAFF = [
    actor("m", "Marianne", role="family_therapist", unit="huset", team="t"),
    actor("a", "Aase Bang", role="job_caseworker", unit="jc"),
    actor("b", "Bo", role="family_therapist", unit="huset"),
    actor("c", "Carl", team="t"),
    actor("d", "Dorte", role="job_caseworker", unit="fc"),
    actor("x", "Marianne", unit="jc"),
]


@pytest.mark.parametrize(
    ("wanted", "here", "found"),
    [
        (Wanted("marianne"), (), [("m", "same_name"), ("x", "same_name")]),
        (Wanted("Marianne"), ("x",), [("x", "same_name in_this_family"), ("m", "same_name")]),
        (Wanted("Mari"), (), [("m", "similar_name"), ("x", "similar_name")]),
        (Wanted("åse bang"), (), [("a", "same_name")]),
        (Wanted("Åse"), (), [("a", "similar_name")]),
        (Wanted("Mariane"), (), [("m", "similar_name"), ("x", "similar_name")]),
        (Wanted("Bo", "family_therapist", "huset"), (), [("b", "same_name same_role_and_unit"), ("m", "same_role_and_unit")]),
        (Wanted(role="job_caseworker"), (), []),
        (Wanted("Zita"), ("m",), []),
        (Wanted(), ("m",), [("c", "same_team"), ("m", "in_this_family")]),
        (Wanted("Carl"), ("m",), [("c", "same_name same_team")]),
        (Wanted(), (), []),
    ],
)  # fmt: skip
def test_who_may_be_meant_is_found_with_the_reasons(
    wanted: Wanted, here: tuple[str, ...], found: list[tuple[str, str]]
) -> None:
    assert [(one.actor.id, " ".join(one.reasons)) for one in find_actors(wanted, STAFF, here)] == found


def test_at_most_ten_are_told() -> None:
    assert len(find_actors(Wanted("Bo"), [actor(f"b{number}", "Bo") for number in range(30)])) == MOST


@given(st.text(max_size=20), st.lists(st.sampled_from("mabcdx"), unique=True))
def test_any_name_may_be_looked_for_and_the_order_follows_from_the_reasons(name: str, here: list[str]) -> None:
    found = find_actors(Wanted(name), STAFF, here)
    ranks = [[reason not in one.reasons for reason in REASONS] for one in found]
    assert ranks == sorted(ranks)
    assert len({one.actor.id for one in found}) == len(found)
    assert all(one.reasons for one in found)
