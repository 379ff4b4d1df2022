"""How a crowded map is folded."""

from collections import Counter
from datetime import date

from graph.reading.cut import facts_of
from maps import family_map
from maps.scene.folds import MOST_CHIPS, Foldable, folds
from tests.crowd import crowd


class TestFolds:
    def chips(self, sizes: dict[tuple[str, int], int]) -> list[Foldable]:
        return [
            Foldable(f"{unit}{ring}-{at:02}", unit, "school", ring, "actor", True)
            for (unit, ring), count in sizes.items()
            for at in range(count)
        ]

    def test_the_outermost_and_then_the_largest_go_first(self) -> None:
        found = folds(self.chips({("u", 3): 5, ("v", 3): 9, ("w", 1): 80}), fixed=0)
        assert [(fold.unit, len(fold.ids)) for fold in found] == [("v", 9)]

    def test_single_units_fold_by_sector_and_ring(self) -> None:
        found = folds([Foldable(f"a{at:02}", f"u{at}", "school", 3, "actor", True) for at in range(100)], fixed=2)
        assert [(fold.unit, len(fold.ids)) for fold in found] == [(None, 100)]

    def test_who_may_not_fold_stays(self) -> None:
        chips = [Foldable(f"a{at:02}", "u", "school", 3, "actor", at != 7) for at in range(100)]
        [fold] = folds(chips, fixed=0)
        assert "a07" not in fold.ids

    def test_ninety_chips_fold_nothing(self) -> None:
        assert folds(self.chips({("u", 3): MOST_CHIPS - 4}), fixed=4) == []

    def test_nobody_is_lost(self) -> None:
        file = crowd()
        map = family_map(facts_of(file, file.families[0].id), date(2018, 12, 31))
        shown = [chip.id for chip in map.scene.chips if chip.kind != "fold"]
        folded = [id for chip in map.scene.chips for id in chip.ids]
        family = map.view.facts.family
        everybody = {*map.view.circle, *map.view.members, *(person.id for person in family.private_network)}
        assert Counter(shown + folded) == Counter(everybody)
        assert folded
        assert len(map.scene.chips) <= MOST_CHIPS
        assert {entry.id for entry in map.scene.entries} == everybody
