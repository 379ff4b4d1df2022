"""What the map says in words: of people, dates and ties, in its legend and its notes."""

from datetime import timedelta

import pytest

from graph.reading.cut import facts_of
from maps import family_map
from tests.maps.scenes import PRIVATE, drawn, entry, relations
from tests.queries.build import DAY, case, facts
from words import LANGUAGES


def family_facts(name: str):
    return facts_of(case(name), case(name).families[0].id, source=name)


class TestWords:
    @pytest.mark.parametrize("name", ["anna", "syn_threat", "syn_homes", "nesrin"])
    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_no_place_is_left_unfilled_and_no_code_is_told(self, name: str, lang: str) -> None:
        found = family_facts(name)
        map = family_map(found, found.as_of, lang)
        told = [text for item in map.scene.entries for text in (item.place, item.below, item.period)]
        told += [relation.text for item in map.scene.entries for relation in item.relations]
        told += [text for finding in map.scene.findings for text in (*finding.evidence, *finding.against)]
        told += [*map.scene.said, *map.scene.header, *(chip.label for chip in map.scene.chips)]
        assert len(told) > 20
        assert [text for text in told if "{" in text or "None" in text or "network_meeting" in text] == []

    def test_dates_are_told_as_far_as_they_are_known(self) -> None:
        map = drawn("engagements: [{actor: a, from: 2023, to: 2025-03/.., per_week: 0.25}]")
        assert entry(map, "a").period == "fra 2023 til marts 2025 eller senere"
        assert "hver 4. uge" in relations(map, "a")

    def test_what_is_absent_is_not_told_as_if_it_were_there(self) -> None:
        absent = "ties: [{a: a, b: b, kind: exchange, status: documented_absent, source: mødet}]"
        assert "Taler ikke med Aktør B (kilde: mødet)" in relations(
            drawn(f"engagements: [{{actor: a}}, {{actor: b}}]\n{absent}"), "a"
        )

    def test_support_is_told_from_the_side_of_each(self) -> None:
        map = drawn(PRIVATE + "private_ties: [{a: mor, b: mormor, valence: positive}]")
        assert "Er støtte for Mor" in relations(map, "mormor") and "som støtte" not in relations(map, "mormor")
        assert "Har Mormor Inge som støtte" in relations(map, "mor")

    def test_a_day_later_than_the_data_says_so(self) -> None:
        assert not any("sidst blev opdateret" in note for note in drawn().scene.notes)
        later = family_map(facts(""), DAY + timedelta(1)).scene.notes
        assert "Datoen ligger efter" in later[0]

    def test_a_relation_is_not_told_twice(self) -> None:
        assert entry(drawn(PRIVATE), "mormor").below == ""
        assert entry(drawn(PRIVATE), "ven").below == "ven"


class TestLegend:
    def test_it_holds_what_is_drawn_and_no_more(self) -> None:
        map = drawn("engagements: [{actor: a}, {actor: b}]\nties: [{a: a, b: b, kind: exchange, status: documented}]")
        drawn_states = {edge.state for edge in map.scene.edges if edge.shown}
        marks = {mark.kind for item in map.scene.entries for mark in item.marks}
        assert {item.key for item in map.scene.legend if item.kind == "line"} == drawn_states == {"present"}
        assert {item.key for item in map.scene.legend if item.kind == "mark"} == marks

    def test_what_was_not_mapped_is_said(self) -> None:
        notes = " ".join(drawn("mapped: {actors: 2024-05-01}").scene.notes)
        assert "Gennemgået: hvem der er med (1. maj 2024)." in notes
        assert "Ikke gennemgået: hvem der taler sammen og det private netværk." in notes
