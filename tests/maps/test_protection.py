"""What the map never tells: where somebody protected lives, and who is barred. A threat it tells both ways."""

import json

import pytest

from maps.scene.palette import LINES
from tests.maps.scenes import PRIVATE, drawn, entry, relations, states
from words import words


class TestProtection:
    def test_of_a_protected_home_it_is_not_said_who_else_lives_there(self) -> None:
        map = drawn("private_network: [{id: ny, name: Den nye, relation: partner, lives_in: [andet_hjem]}]")
        assert (entry(map, "ny").ring, entry(map, "ny").place, entry(map, "ny").marks) == (2, "", ())

    def test_no_home_is_named_in_any_output(self) -> None:
        map = drawn("engagements: [{actor: a, at: andet_hjem}, {actor: b, at: hjem}]" + PRIVATE)
        told = map.svg + map.table + json.dumps(map.data)
        assert "andet_hjem" not in told
        assert "hjem_" not in told

    def test_a_threat_is_drawn_with_its_sign_and_told_both_ways(self) -> None:
        map = drawn(PRIVATE + "private_ties: [{a: ven, b: mor, valence: threat, certainty: suspected}]")
        assert states(map)["mor", "ven"] == {"conflict"}
        assert "Må ikke kontaktes, af hensyn til Mor (måske, ikke oplyst hvornår)" in relations(map, "ven")
        assert "Skal beskyttes mod Karin (måske, ikke oplyst hvornår)" in relations(map, "mor")

    @pytest.mark.parametrize(
        ("lang", "relation", "line"),
        [
            ("da", "Har ikke kontakt med Karin", "Ingen privat kontakt"),
            ("en", "Has no contact with Karin", "No private contact"),
        ],
    )
    def test_who_is_known_to_have_no_contact_has_no_line_until_it_is_asked_for(
        self, lang: str, relation: str, line: str
    ) -> None:
        map = drawn(PRIVATE + "private_ties: [{a: ven, b: mor, status: documented_absent, from: 2020}]", lang=lang)
        assert states(map) == {("mor", "ven"): {"private_absent"}}
        assert [edge.shown for edge in map.scene.edges] == [False]
        assert relations(map, "mor").startswith(relation)
        assert LINES["private_absent"].badge
        assert words(lang)["map.state.private_absent"] == line

    def test_a_conflict_with_somebody_without_contact_says_both(self) -> None:
        map = drawn(PRIVATE + "private_ties: [{a: ven, b: mor, status: documented_absent, valence: conflict}]")
        assert states(map) == {("mor", "ven"): {"conflict"}}
        assert "Er i konflikt med Karin – og de har ikke kontakt" in relations(map, "mor")

    def test_no_contact_is_a_conflict_whatever_the_valence(self) -> None:
        map = drawn(PRIVATE + "private_ties: [{a: ven, b: mor, valence: positive, no_contact: true}]")
        assert states(map)["mor", "ven"] == {"conflict"}
        assert "må ikke få kontakt" in relations(map, "mor")

    def test_who_is_barred_is_shown_and_never_suggested(self) -> None:
        map = drawn(
            """
engagements: [{actor: a}, {actor: b}]
wishes: [{about: a, wish: not_wanted, by: mor}]
ties: [{a: a, b: b, kind: exchange, status: recommended}]
"""
        )
        assert entry(map, "a").relations
        assert ("a", "b") not in states(map)
        assert "anbefalet" not in map.svg + map.table
