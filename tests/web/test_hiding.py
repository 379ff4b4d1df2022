"""What a viewer may not see leaves no byte: page, map files, table and explore view equal those of a database without it."""

import pytest

from casework.session import Session
from graph.model.records import CaseFile
from importers import load
from maps import family_map
from maps.formats import FORMATS
from maps.page.file import one_file
from tests.case_files import CASES
from tests.graph.scopes import KeptFrom, kept_from
from tests.graph.without import without
from tests.sessions import door_of, session_at
from tests.web.support import application
from web import create_app

CANARIES = {"farmor": "KanariefuglFarmor", "jobraad": "KanariefuglJobraadgiver"}
DAY = "2024-04-01"


@pytest.fixture(scope="module")
def whole() -> CaseFile:
    """A family with an unwanted caseworker and a grandmother, both under names that stand nowhere else."""
    case_file = load(CASES / "syn_threat.yaml").case_file
    [family] = case_file.families
    people = tuple(person.replaced(name=CANARIES.get(person.id, person.name)) for person in family.private_network)
    actors = tuple(actor.replaced(name=CANARIES.get(actor.id, actor.name)) for actor in case_file.actors)
    return case_file.replaced(actors=actors, families=(family.replaced(private_network=people),))


def outputs(store: Session, policy: KeptFrom | None = None) -> dict[str, str]:
    """Everything that shows the family."""
    door = door_of(store)
    [facts] = session_at(door, policy).facts(["familie_toft"])
    drawn = family_map(facts, facts.as_of.fromisoformat(DAY), "da")
    client = create_app(application(door, policy=policy), token="t").test_client()
    client.get("/?adgang=t", base_url="http://127.0.0.1")
    pages = {
        path: client.get(f"{path}?dato={DAY}", base_url="http://127.0.0.1").get_data(as_text=True)
        for path in ("/", "/familie/familie_toft/kort", "/familie/familie_toft/udforsk")
    }
    assert all("Toft" in page for page in pages.values())
    files = {"svg": drawn.svg, "table": drawn.table, "html": one_file(drawn)}
    # Bytes as text, the same for the same: what is packed in them is compared below with what was never there.
    kinds = FORMATS.keys() - {"png"}  # a picture of the PDF
    files |= {f".{kind}": FORMATS[kind].write(drawn, None).decode("latin-1") for kind in sorted(kinds)}
    return pages | files


@pytest.mark.parametrize("hidden", [{"farmor"}, {"jobraad"}, {"farmor", "jobraad"}], ids=sorted)
def test_what_is_hidden_leaves_no_byte(store: Session, empty, whole: CaseFile, hidden: set[str]) -> None:
    store.store(whole, "toft")
    everything = outputs(store)
    seen = outputs(store, kept_from(*hidden))
    for id in hidden:
        assert CANARIES[id] in everything["svg"]
        assert CANARIES[id] in everything["/familie/familie_toft/kort"]
        assert [name for name, text in seen.items() if CANARIES[id] in text or f'"{id}"' in text] == []
    empty()
    store.store(without(whole, hidden), "toft")
    assert seen == outputs(store)


def test_a_field_that_is_hidden_leaves_no_byte(store: Session, empty, whole: CaseFile) -> None:
    """As if nobody had ever recorded it: in no page and no file."""
    [family] = whole.families
    used = {actor.unit for actor in whole.actors if actor.id in {work.actor for work in family.engagements}}
    units = tuple(unit.replaced(name=f"KanariefuglEnhed{unit.id}") if unit.id in used else unit for unit in whole.units)
    noted = whole.replaced(units=units)
    fields = frozenset(
        {
            *((actor.id, name) for actor in whole.actors for name in ("role", "unit")),
            *((work.id, name) for work in family.engagements for name in ("goal", "from_", "per_week")),
        }
    )
    store.store(noted, "toft")
    everything, seen = outputs(store), outputs(store, kept_from(fields=fields))
    assert "KanariefuglEnhed" in everything["/familie/familie_toft/kort"]
    assert [name for name, text in seen.items() if "KanariefuglEnhed" in text] == []
    empty()
    store.store(without(noted, (), fields), "toft")
    assert seen == outputs(store)
