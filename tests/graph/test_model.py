"""The model is linted: one property, one type; every kind is styled, documented and stored as it says."""

from pathlib import Path

from graph.model.labels import EDGES, LABELS, NODES, TYPES
from graph.storage.codec import encode
from graph.storage.describe import RECORDS_ON_EDGES, page, property_types
from graph.storage.properties import fields
from importers import load
from tests.case_files import CASES
from tests.graph.states import state_of
from words import LANGUAGES, words

DOCS = Path(__file__).parents[2] / "docs"


def test_a_property_has_one_type_everywhere() -> None:
    seen: dict[str, tuple[type, str]] = {}
    records = [(node.label, node.record) for node in NODES if node.record] + list(RECORDS_ON_EDGES.items())
    assert len(records) >= 14
    for where, record in records:
        for name, kind in property_types(record).items():
            other, there = seen.setdefault(name, (kind, where))
            assert kind is other, f"{name} is {kind.__name__} in {where} and {other.__name__} in {there}"


def test_every_link_of_a_record_is_a_type_of_the_model() -> None:
    used = {field.link.type for node in NODES if node.record for field in fields(node.record) if field.link}
    assert used
    assert used <= TYPES.keys()
    assert used | {*RECORDS_ON_EDGES, "OWNS", "NAMES", "BELONGS_TO", "CHANGES", "CONCERNS", "MENTIONS"} == set(TYPES)


def test_every_sentence_names_both_ends_and_every_kind_of_node_has_a_caption() -> None:
    for edge in EDGES:
        assert "{a}" in edge.sentence
        assert "{b}" in edge.sentence
        assert edge.style
    for node in NODES:
        assert node.meaning.endswith(".")
        assert all(words(lang)[f"model.{node.label}"] for lang in LANGUAGES)
        assert node.style


def test_direction_is_what_the_sentence_says() -> None:
    """`{a} is in the custody of {b}`: the child at the start, the mother at the end."""
    case_file = load(CASES / "syn_mapped.yaml").case_file
    [edge] = [ref for ref in encode(state_of(case_file)).edges if ref.type == "IN_CUSTODY_OF"]
    assert (edge.start.key, edge.end.key) == ("familie_dahl/noah", "familie_dahl/mette")


def test_what_is_stored_is_what_the_model_declares() -> None:
    for path in sorted(CASES.glob("syn_*[a-z].yaml")):
        if ".expected" in path.name:
            continue
        for ref, said in encode(state_of(load(path).case_file)).nodes.items():
            record = LABELS[ref.label].record
            if record:
                assert said.keys() <= property_types(record).keys() | {"key"}


def test_the_page_of_the_model_is_fresh() -> None:
    stale = "docs/model.md is stale: python -m graph.storage.describe > docs/model.md"
    assert (DOCS / "model.md").read_text(encoding="utf-8") == page(), stale
