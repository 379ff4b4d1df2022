"""Pairs that may be the same, with reasons; and who is never a pair."""

from typing import Any

from casework.doubles import doubles, folded
from graph.checks import check_document
from graph.reading.cut import facts_of


def seen(document: dict[str, Any]) -> list[Any]:
    checked = check_document({"tovholder": 1, "as_of": "2024-01-01", **document})
    assert checked.errors == []
    assert checked.case_file is not None
    return [facts_of(checked.case_file, one.id) for one in checked.case_file.families]


def family(id: str, children: list[tuple[str, int]], actors: list[str], since: str = "2020") -> dict[str, Any]:
    members = [
        {"id": f"{id}_{number}", "name": name, "kind": "child", "birth_year": born}
        for number, (name, born) in enumerate(children)
    ]
    work = [
        {
            "id": f"{id}_e{n}",
            "actor": actor,
            "service": "mentor",
            "for": "family",
            "at": "unknown",
            "status": "active",
            "from": since,
        }
        for n, actor in enumerate(actors)
    ]
    return {"id": id, "name": "Familien Holm", "members": members, "engagements": work}


NAMES = {
    "a": ("Åse Sørensen", "u"), "b": ("Sørensen, Aase", "u"), "c": ("Å. Sørensen", "u"), "d": ("Åse Sørensen", "v"),
    "e": ("Åse Sørenson", "u"), "f": ("Sagsbehandler", "u"), "g": ("Sagsbehandler", "u"), "h": ("Mia Holm", "u"), "i": ("Mia Holm", "v"),
}  # fmt: skip


def test_pairs_are_told_with_what_speaks_for_and_against() -> None:
    assert folded("Dr. Åse Sørensen") == folded("SOERENSEN, Aase")
    actors = [{"id": id, "name": name, "kind": "professional", "unit": unit} for id, (name, unit) in NAMES.items()]
    units = [{"id": id, "name": id, "level": "team"} for id in "uv"]
    families = [family(f"f{id}", [("Bo", 2010 + n)], [id]) for n, id in enumerate("abcdefgh")]
    families[7]["engagements"] += family("x", [], ["i"])["engagements"]
    found = doubles(seen({"units": units, "actors": actors, "families": families}))
    by_ids = {one.ids: one for one in found}
    assert (by_ids["a", "b"].likeness, by_ids["a", "b"].for_) == ("likely", ("same_name", "same_unit"))
    assert by_ids["a", "c"].for_ == ("initial", "same_unit")
    assert by_ids["a", "e"].for_ == ("letter_apart", "same_unit")
    assert (by_ids["a", "d"].likeness, by_ids["a", "d"].against) == ("possible", ("two_units",))
    assert ("f", "g") not in by_ids
    assert ("h", "i") not in by_ids
    apart = doubles(seen({"units": units, "actors": actors, "families": families}), {frozenset("ab")})
    assert {*by_ids} - {one.ids for one in apart} == {("a", "b")}
    assert found[0].document().keys() == {"kind", "ids", "likely", "for", "against"}


def test_families_are_pairs_by_their_people_and_never_by_their_name() -> None:
    actors = [{"id": "a", "name": "Åse Lund", "kind": "professional"}]
    two = [("Bo", 2010), ("Ea", 2012)]
    families = [
        family("f1", two, []),
        family("f2", two, []),
        family("f3", [("Bo", 2010)], ["a"]),
        family("f4", [("Bo", 2010), ("Ea", 2013)], ["a"]),
    ]
    found = {one.ids: one for one in doubles(seen({"actors": actors, "families": families}))}
    assert found["f1", "f2"].likeness == "likely"
    assert found["f3", "f4"].for_ == ("same_child", "shared_actor")
    assert ("f1", "f3") not in found
    families[0]["same_as"] = {"family": "f2", "probability": "likely"}
    assert {one.ids for one in doubles(seen({"actors": actors, "families": families}))} == {*found} - {("f1", "f2")}
