"""A store of the version before this one is brought up to date with nothing lost."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from casework.session import Session
from graph.model.labels import LABELS, TYPES
from graph.model.records import CaseFile
from graph.storage.door import Door
from graph.storage.migrate import migrate, migrations, schema_version
from importers import to_yaml
from tests.graph.states import inner_ids
from tests.sessions import ACCESS

OLD = Path(__file__).parent / "schema_2"


@pytest.mark.parametrize("spelling", ["onkel", "onke\u0308\u00adl"], ids=["as it was", "in two parts"])
def test_a_store_of_the_version_before_is_brought_up_to_date(
    store: Session, door: Door, case: Callable[[str], CaseFile], spelling: str
) -> None:
    """Nothing is lost, what names a record stays, text is spelled as files are read now, and the same file changes nothing."""
    stored = json.loads((OLD / "store.json").read_text(encoding="utf-8").replace("onkel", spelling))

    def fill(write: Any) -> None:
        for label, said in stored["nodes"]:
            assert label in LABELS
            write.run("CREATE (n:$($label)) SET n = $said", label=label, said=_days(said))
        for type, a, start, b, end, said in stored["edges"]:
            assert type in TYPES
            text = """MATCH (a {key: $start}) WHERE $a IN labels(a) MATCH (b {key: $end}) WHERE $b IN labels(b)
                CREATE (a)-[r:$($type)]->(b) SET r = $said"""
            write.run(text, a=a, b=b, type=type, start=start, end=end, said=_days(said))
        write.run("CREATE (:Arrangement {key: 'kept', family: 'skov', ids: ['mor'], document: '{}', kept: '2024'})")
        write.run("MATCH (m:Migration) WHERE m.number > 2 DETACH DELETE m")

    door.write(ACCESS, fill)
    before = inner_ids(store)
    assert len(before) >= 12
    assert schema_version(door) == 2
    assert migrate(door) == migrations()[-1].number
    [places] = door.read(ACCESS, "MATCH (a:Arrangement) RETURN a.user AS user, a.document AS document")
    assert places == {"user": "local", "document": "{}"}  # of before there were users: whoever works alone has it
    assert store.people().users() == []
    assert sorted(inner_ids(store).values()) == sorted(before.values())
    for source in ("old_two", "syn_threat"):
        text = (OLD / f"{source}.yaml").read_text(encoding="utf-8").replace("onkel", spelling)
        kept = store.case_file(source)
        assert kept is not None
        assert to_yaml(kept) == to_yaml(case(text))
        assert not store.store(case(text), source)
        without = case("".join(line for line in text.splitlines(keepends=True) if "onk" not in line))
        store.store(without, source)
        assert store.case_file(source) == without
    [row] = door.read(ACCESS, "MATCH (n:Source|Unit|Actor|Family) RETURN count(n) = count(n.number) AS all_numbered")
    assert row["all_numbered"]


# Å as one letter, as a letter and its mark, and with a soft hyphen between the two; a word in three spellings.
WHOLE, PARTS, HIDDEN = "\u00c5se", "A\u030ase", "A\u00ad\u030ase"


def test_who_would_get_the_key_of_another_stays_as_it_is(store: Session, door: Door, case: Callable) -> None:
    """Two families and three units that are spelled alike: nothing is lost, each keeps its own, and all else is settled."""

    def fill(write: Any) -> None:
        write.run("CREATE (:Source {key: 'one', as_of: date('2024-06-30')})")
        for id in ("B\u00adb", "Bb\u00ad", PARTS):
            write.run("CREATE (:Unit {key: $id, id: $id, name: 'Hus', level: 'department'})", id=id)
        for family in (WHOLE, PARTS, "\u00d8re", "O" + HIDDEN):
            text = """MATCH (s:Source)
                CREATE (s)-[:OWNS {key: 'one>' + $id}]->(f:Family {key: $id, id: $id, name: 'N'})
                CREATE (m:Member {key: $id + '/mor', id: 'mor', name: $name, kind: 'adult'})-[:BELONGS_TO {key: $id + '%2Fmor>' + $id}]->(f)
                CREATE (m)-[:TIE {key: 'k' + $id, family: $id, id: 'k', id_derived: true, kind: 'trust', status: 'documented'}]->(f)"""
            write.run(text, id=family, name=HIDDEN)
        write.run("MATCH (m:Migration) WHERE m.number > 2 DETACH DELETE m")

    door.write(ACCESS, fill)
    assert migrate(door) == migrations()[-1].number
    units = door.read(ACCESS, "MATCH (u:Unit) RETURN u.key AS key ORDER BY size(key), key")
    assert {row["key"] for row in units} == {"B\u00adb", "Bb\u00ad", WHOLE}
    rows = door.read(
        ACCESS,
        """MATCH (s)-[o:OWNS]->(f:Family)<-[b:BELONGS_TO]-(m:Member)-[t:TIE]->(f)
        RETURN f.key AS family, f.id AS id, o.key AS owns, b.key AS belongs, m.key AS member, m.name AS name, t.family AS tie, f.stays AS stays""",
    )
    assert {row["family"] for row in rows} == {WHOLE, PARTS, "\u00d8re", "O" + WHOLE}
    for row in rows:
        id = row["family"]
        assert row["id"] == row["tie"] == id and row["stays"] is None
        assert (row["owns"], row["member"], row["belongs"]) == (f"one>{id}", f"{id}/mor", f"{id}%2Fmor>{id}")
        assert row["name"] == (HIDDEN if id in (WHOLE, PARTS) else WHOLE)


def _days(said: dict[str, Any]) -> dict[str, Any]:
    return {key: date.fromisoformat(value["day"]) if isinstance(value, dict) else value for key, value in said.items()}
