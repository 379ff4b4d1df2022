"""The format is told in three places besides the models: the doc, the schema and the template. None of them drifts."""

import re
from pathlib import Path
from typing import Any, get_args

import pytest

from graph.checks.keys import keys_of, record_in, words_in
from graph.model.base import Record
from graph.model.records import CaseFile
from importers.casefile import schema
from importers.casefile.loading import load
from importers.casefile.templates import template
from importers.casefile.yaml12 import read_yaml

ROOT = Path(__file__).parent.parent.parent
DOC = ROOT / "docs" / "case-file.md"


def models(model: type[Record] = CaseFile) -> set[type[Record]]:
    """Every record model of the format."""
    inner = (record_in(field.annotation) for field in keys_of(model).values())
    return {model}.union(*(models(found) for found in inner if found is not None))


def fields() -> list[tuple[str, str, Any]]:
    found = [
        (model.__name__, key, field)
        for model in sorted(models(), key=lambda model: model.__name__)
        for key, field in keys_of(model).items()
    ]
    # A span is written as one or two numbers: its keys are no keys of the format.
    found = [(name, key, field) for name, key, field in found if name != "Span"]
    assert len(found) > 130
    return found


def example() -> str:
    (block,) = re.findall(r"^```yaml\n(.*?)^```$", DOC.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    return block


@pytest.mark.parametrize("text", [DOC.read_text(encoding="utf-8"), template()], ids=["doc", "template"])
def test_every_key_and_word_of_the_format_is_named(text: str) -> None:
    missing = [f"{model}.{key}" for model, key, _ in fields() if not re.search(rf"(?<!\w){key}(?!\w)", text)]
    assert missing == []
    words = [
        f"{model}.{key}: {word}"
        for model, key, field in fields()
        for word in words_in(field.annotation)
        if not re.search(rf"(?<!\w){word}(?!\w)", text)
    ]
    assert words == []


def test_required_keys_are_marked_in_the_doc() -> None:
    """Each `# ! a, b` of the example names the required keys of a record."""
    said = [re.sub(r"\([^)]*\)", "", mark) for mark in re.findall(r"# !([^\n]*)", example())]
    marked = {frozenset(re.findall(r"\w+", mark.partition(";")[0].partition(":")[0])) for mark in said}
    for model in models():
        required = frozenset(key for key, field in keys_of(model).items() if field.is_required())
        if model.__name__ in (
            "Unit",
            "Actor",
            "Member",
            "PrivatePerson",
            "PrivateTie",
            "Wish",
            "Need",
            "Tie",
            "Meeting",
        ):
            assert any(required <= names for names in marked), (model.__name__, required)


def test_the_example_of_the_doc_is_a_case_file(tmp_path: Path) -> None:
    text = example().replace("family_y", "familie_y")
    path = tmp_path / "example.yaml"
    path.write_text(text, encoding="utf-8")
    assert load(path).case_file.families[0].id == "familie_x"


def test_the_template_is_a_case_file_with_nothing_doubtful_in_it(tmp_path: Path) -> None:
    path = tmp_path / "ny.yaml"
    path.write_text(template(), encoding="utf-8")
    parsed = load(path)
    assert parsed.warnings == ()
    assert len(parsed.case_file.families) == 1


def test_the_template_uses_every_key() -> None:
    document, _ = read_yaml(template())
    used: set[tuple[str, str]] = set()

    def walk(value: Any, model: type[Record]) -> None:
        for item in value if isinstance(value, list) else [value]:
            for key, inner in item.items() if isinstance(item, dict) else ():
                used.add((model.__name__, key))
                walk(inner, record_in(keys_of(model)[key].annotation) or model)

    walk(document, CaseFile)
    assert [f"{model}.{key}" for model, key, _ in fields() if (model, key) not in used] == []


def test_the_schema_is_fresh() -> None:
    assert schema.PATH.read_text(encoding="utf-8") == schema.as_text(), (
        "stale: run `python -m importers.casefile.schema`"
    )


def test_the_schema_has_the_keys_of_the_models_and_no_others() -> None:
    made = schema.schema()
    records = {"CaseFile": made, **made["$defs"]}
    assert set(records) == {model.__name__ for model in models()} - {"Span"}
    for model in models():
        if model.__name__ != "Span":
            record = records[model.__name__]
            assert set(record["properties"]) == set(keys_of(model))
            assert record["additionalProperties"] is False
            assert set(record.get("required", ())) == {
                key for key, field in keys_of(model).items() if field.is_required()
            }


def accepts(said: dict[str, Any], value: Any, made: dict[str, Any]) -> bool:
    """Whether the schema accepts a value, for the few words of JSON Schema that ours uses; any other word is an error."""
    known = {"$ref", "$defs", "$schema", "title", "description", "anyOf", "type", "enum", "const", "pattern", "items", "prefixItems", "minItems",
             "maxItems", "minimum", "maximum", "minLength", "maxLength", "properties", "required", "additionalProperties", "format"}  # fmt: skip
    assert set(said) <= known, set(said) - known
    if "$ref" in said:
        return accepts(made["$defs"][said["$ref"].rpartition("/")[2]], value, made)
    if "anyOf" in said:
        return any(accepts(one, value, made) for one in said["anyOf"])
    types = {
        "string": str,
        "integer": int,
        "number": (int, float),
        "boolean": bool,
        "array": list,
        "object": dict,
        "null": type(None),
    }
    if "type" in said and (
        not isinstance(value, types[said["type"]]) or (isinstance(value, bool) and said["type"] != "boolean")
    ):
        return False
    if isinstance(value, dict):
        properties = said["properties"]
        return set(said.get("required", ())) <= set(value) <= set(properties) and all(
            accepts(properties[key], item, made) for key, item in value.items()
        )
    if isinstance(value, list):
        inner = said.get("prefixItems") or [said["items"]] * len(value)
        return said.get("minItems", 0) <= len(value) <= said.get("maxItems", len(value)) and all(
            accepts(one, item, made) for one, item in zip(inner, value, strict=True)
        )
    if isinstance(value, str):
        fits = said.get("minLength", 0) <= len(value) <= said.get("maxLength", len(value))
        return (
            fits
            and bool(re.search(said.get("pattern", ""), value))
            and value in said.get("enum", [said.get("const", value)])
        )
    if isinstance(value, int | float) and not isinstance(value, bool):
        return said.get("minimum", value) <= value <= said.get("maximum", value) and value == said.get("const", value)
    return True


@pytest.mark.parametrize("path", sorted((ROOT / "tests" / "cases").glob("*.yaml")), ids=lambda path: path.stem)
def test_the_schema_accepts_every_case_and_no_other_file(path: Path) -> None:
    document, _ = read_yaml(path.read_text(encoding="utf-8"))
    made = schema.schema()
    assert accepts(made, document, made) == (".expected" not in path.name)


def test_the_schema_refuses_what_the_models_refuse() -> None:
    made = schema.schema()
    document, _ = read_yaml(template())
    assert accepts(made, document, made)
    for key, wrong in (("as_of", 3), ("units", [{"id": "x"}]), ("familes", []), ("tovholder", 2)):
        assert not accepts(made, {**document, key: wrong}, made)


def test_relations_are_one_vocabulary() -> None:
    field = next(field for model, key, field in fields() if (model, key) == ("PrivatePerson", "relation"))
    assert {"mother", "neighbour"} <= set(words_in(field.annotation))
    assert get_args(field.annotation)
