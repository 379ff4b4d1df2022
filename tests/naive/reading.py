"""YAML 1.2 as plain data: dates stay text, `yes` and `no` are text, a key given twice is an error."""

import re
from pathlib import Path
from typing import Any

import yaml

REPOSITORY = Path(__file__).resolve().parents[2]
CATALOGUE_FILE = REPOSITORY / "graph/model/service-catalogue.yaml"
CASES = REPOSITORY / "tests" / "cases"


class PlainLoader(yaml.BaseLoader):
    """BaseLoader keeps every scalar as text; the core types of YAML 1.2 are added below."""


def _number(text: str) -> int | float:
    return int(text) if re.fullmatch(r"[-+]?[0-9]+", text) else float(text)


def _scalar(loader: yaml.BaseLoader, node: yaml.ScalarNode) -> Any:
    text = loader.construct_scalar(node)
    if node.style in ("'", '"', "|", ">"):
        return text
    if text in ("", "~", "null", "Null", "NULL"):
        return None
    if text in ("true", "True", "TRUE"):
        return True
    if text in ("false", "False", "FALSE"):
        return False
    if re.fullmatch(r"[-+]?([0-9]+|[0-9]*\.[0-9]+|[0-9]+\.)([eE][-+]?[0-9]+)?", text):
        return _number(text)
    return text


def _mapping(loader: yaml.BaseLoader, node: yaml.MappingNode) -> dict[Any, Any]:
    pairs = [
        (loader.construct_object(key, deep=True), loader.construct_object(value, deep=True))
        for key, value in node.value
    ]
    if len({key for key, _ in pairs}) != len(pairs):
        raise ValueError(f"a key given twice, line {node.start_mark.line + 1}")
    return dict(pairs)


PlainLoader.add_constructor("tag:yaml.org,2002:str", _scalar)
PlainLoader.add_constructor("tag:yaml.org,2002:map", _mapping)


def read(path: Path) -> dict[str, Any]:
    """The document in a YAML file, as dicts, lists, text, numbers, booleans and None."""
    # S506: PlainLoader makes text, numbers, lists and dicts only, no other objects.
    return yaml.load(path.read_text(encoding="utf-8"), Loader=PlainLoader)  # noqa: S506


def read_catalogue() -> dict[str, Any]:
    """The service catalogue of this repository, as plain data."""
    return read(CATALOGUE_FILE)
