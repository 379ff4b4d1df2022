"""What is written is read as equal records, and looks as a person would write it."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from graph.checks.validate import validated
from graph.model.base import Record
from graph.model.dates import PartialDate
from graph.model.records import CaseFile
from graph.model.text import Id, Name, settled
from importers.casefile.documents import read_document
from importers.casefile.loading import load
from importers.casefile.templates import template
from importers.casefile.write import to_json, to_yaml
from importers.casefile.yaml12 import read_yaml

CASES = sorted(path for path in (Path(__file__).parent.parent / "cases").glob("*.yaml") if ".expected" not in path.name)
TRAPS = (
    "yes", "no", "on", "off", "true", "False", "null", "~", "2014", "1e5", "0x1F", "0o17", ".5", ".inf", ".nan", "-1", "2018-05-01", "012", "- a", "a: b",
    "a #b", "#a", "&a", "*a", "!a", "%a", "@a", "`a", "{a", "[a", "a, b", "'a'", '"a"', "a\\b", "|", ">", "?", "-", "--", "---", "...", "<<", "=", "a\u2028b",
    "\ufeffa", "😀", "\u00a0", "æøå", "\ufffe", "a:", ":a", "a\u0301",
)  # fmt: skip


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_every_case_comes_back(path: Path, tmp_path: Path) -> None:
    case_file = load(path).case_file
    (tmp_path / "sag.yaml").write_text(to_yaml(case_file), encoding="utf-8")
    (tmp_path / "sag.json").write_text(to_json(case_file), encoding="utf-8")
    assert load(tmp_path / "sag.yaml").case_file == case_file
    assert load(tmp_path / "sag.json").case_file == case_file


def test_one_record_is_one_line() -> None:
    document, _ = read_yaml(template())
    case_file = CaseFile.model_validate(document)
    lines = to_yaml(case_file).splitlines()
    assert "tovholder: 1" in lines
    assert "- {id: behandler, name: Familiebehandler, kind: professional, role: family_therapist, unit: familiecenter, team: familieteam, from: 2023-08}" in lines  # fmt: skip
    records = sum(len(getattr(case_file, name)) for name in ("units", "actors", "ties"))
    records += sum(
        isinstance(item, Record)  # and no id, as of `recorded_by`
        for family in case_file.families
        for name in type(family).model_fields
        if isinstance(items := getattr(family, name), tuple)
        for item in items
    )
    assert sum(line.lstrip().startswith("- {") for line in lines) == records


NAME: TypeAdapter[str] = TypeAdapter(Name)
ID: TypeAdapter[str] = TypeAdapter(Id)


def is_valid(type: TypeAdapter[str], text: str) -> bool:
    try:
        return type.validate_python(text) == text
    except ValidationError:
        return False


days = st.dates().map(lambda day: day.isoformat())
points = days | days.map(lambda day: day[:7]) | days.map(lambda day: day[:4])


def is_date(text: str) -> bool:
    try:
        PartialDate.parse(text)
    except ValueError:
        return False
    return True


dates = (points | st.tuples(points | st.just(".."), points | st.just("..")).map("/".join)).filter(is_date)
texts = st.sampled_from(TRAPS) | st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=20)
free_texts = texts | st.just("to\nlinjer\n") | st.just("") | st.just(" mellemrum ") | st.just("\ttab")
names = texts.map(settled).filter(lambda text: is_valid(NAME, text))
ids = names.filter(lambda text: is_valid(ID, text))


@st.composite
def documents(draw: st.DrawFn) -> dict[str, Any]:
    """Case files with traps in every text, as a program would write them."""
    unit, actor, family, member, *others = draw(st.lists(ids, min_size=4, max_size=8, unique=True))
    maybe = lambda key, values: {key: draw(values)} if draw(st.booleans()) else {}  # noqa: E731
    engagement = {
        "id": draw(ids),
        "actor": actor,
        "for": draw(st.sampled_from(["family", [], [member]])),
        "at": "office",
    }
    engagement |= (
        {"status": "active"} | maybe("from", dates) | maybe("goal", free_texts) | maybe("attends", st.just([]))
    )
    engagement |= maybe("per_week", st.floats(0, 1000) | st.integers(0, 9)) | maybe("functions", st.just([]))
    engagement |= maybe("yearly_cost", st.floats(0, 1e9)) | maybe("service_text", free_texts)
    tie = (
        {"a": actor, "b": member, "kind": "exchange", "status": "planned"}
        | maybe("id", ids)
        | maybe("source", free_texts)
    )
    consent = {"id": draw(ids)} | maybe("information", st.lists(ids, max_size=3))
    return {
        "tovholder": 1,
        "as_of": draw(days),
        "units": [{"id": unit, "name": draw(names), "level": "team"} | maybe("external", st.booleans())],
        "actors": [{"id": actor, "name": draw(names), "kind": "group", "record_access": [unit]} | maybe("role", names)],
        "families": [
            {
                "id": family,
                "name": draw(names),
                "members": [{"id": member, "name": draw(names), "kind": "adult", "custody": others}],
                "private_network": [{"id": other, "name": draw(names)} for other in others],
                "engagements": [engagement],
                "ties": [tie],
                "consents": [consent],
            }
        ],
    } | maybe("municipality", names)


@given(documents())
@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
def test_what_is_written_is_read_as_it_was(tmp_path_factory: pytest.TempPathFactory, document: dict[str, Any]) -> None:
    checked = validated(document)
    if checked.faults or checked.case_file is None:  # a text that happens to look like a CPR number
        return
    case_file = checked.case_file.in_order()
    folder = tmp_path_factory.getbasetemp()
    for suffix, write in (("yaml", to_yaml), ("json", to_json)):
        path = folder / f"written.{suffix}"
        path.write_text(write(case_file), encoding="utf-8", newline="")
        read = read_document(path)
        assert read.faults == ()
        again = validated(read.value)
        assert again.faults == []
        assert again.case_file is not None
        assert again.case_file.in_order() == case_file


@pytest.mark.parametrize("text", [settled(text) for text in TRAPS if is_valid(NAME, text)])
def test_text_that_looks_like_something_else_stays_text_for_readers_of_yaml_1_1_too(text: str) -> None:
    case_file = CaseFile.model_validate({"tovholder": 1, "as_of": "2024-01-01", "municipality": text})
    written = to_yaml(case_file)
    assert read_yaml(written) == ({"tovholder": 1, "as_of": "2024-01-01", "municipality": text}, [])
    if text not in ("1e5", "2018-05-01", "<<", "="):  # dates stay plain, as people write them
        assert yaml.safe_load(written)["municipality"] == text
