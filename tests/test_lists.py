"""Where the lists of a family are written out by hand, none of them is forgotten: what is, would be lost without a word."""

from graph.model.parts import FAMILY_LISTS, STAYS
from graph.reading.hiding import LISTS as HIDDEN
from graph.reading.holding import LISTS, TIES
from importers.tables.own_columns import OWN_LISTS
from web.editing.fields import FORMS
from web.family.page import ADDED
from words import LANGUAGES, words


def test_lists_written_by_hand_name_every_list() -> None:
    every = set(FAMILY_LISTS)
    assert every == set(ADDED) == {*LISTS, *TIES} == HIDDEN == set(OWN_LISTS)
    assert every <= set(FORMS)
    for lang in LANGUAGES:
        for list in (*FAMILY_LISTS, "units", "actors"):
            assert f"cli.record.{list}" in words(lang)
            assert f"tables.own.sheet.{list}" in words(lang)
        assert {f"cli.record.{STAYS}", "cli.record.family", "tables.own.sheet.families"} <= set(words(lang))
