"""What a viewer may not see leaves no byte: page, map files, table and explore view equal those of a database without it."""

import pytest

from graph.records import CaseFile
from graph.store import Store
from graph.viewer import LocalViewer, Viewer
from importers import load
from maps import family_map
from maps.explore import explore
from maps.export import one_file
from maps.formats import FORMATS, Wanted
from tests.conftest import CASES
from tests.graph.test_hiding import KeptFrom
from tests.graph.without import without
from tovholder.application import Application
from tovholder.settings import load_settings
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


def outputs(store: Store, viewer: Viewer) -> dict[str, str]:
    """Everything that shows the family."""
    settings, _ = load_settings({})
    [facts] = store.facts(viewer, ["familie_toft"])
    drawn = family_map(facts, facts.as_of.fromisoformat(DAY), "da")
    client = create_app(Application(settings, store, viewer), token="t").test_client()
    client.get("/?adgang=t", base_url="http://127.0.0.1")
    pages = {
        path: client.get(f"{path}?as_of={DAY}", base_url="http://127.0.0.1").get_data(as_text=True)
        for path in ("/", "/familie/familie_toft", "/familie/familie_toft/udforsk")
    }
    assert all("Toft" in page for page in pages.values())
    files = {"svg": drawn.svg, "table": drawn.table, "html": one_file(drawn, script="", style="")}
    # Bytes as text, the same for the same: what is packed in them is compared below with what was never there.
    kinds = FORMATS.keys() - {"png"}  # a picture of the PDF
    files |= {f".{kind}": FORMATS[kind].write(drawn, Wanted("", "")).decode("latin-1") for kind in sorted(kinds)}
    return pages | files | {"explore": explore(drawn.scene, drawn.layout)}


@pytest.mark.parametrize("hidden", [{"farmor"}, {"jobraad"}, {"farmor", "jobraad"}], ids=sorted)
def test_what_is_hidden_leaves_no_byte(store: Store, whole: CaseFile, hidden: set[str]) -> None:
    store.store(whole, "toft")
    everything = outputs(store, LocalViewer())
    seen = outputs(store, KeptFrom(*hidden))
    for id in hidden:
        assert CANARIES[id] in everything["svg"]
        assert CANARIES[id] in everything["/familie/familie_toft"]
        assert [name for name, text in seen.items() if CANARIES[id] in text or f'"{id}"' in text] == []
    store.reset()
    store.store(without(whole, hidden), "toft")
    assert seen == outputs(store, LocalViewer())
