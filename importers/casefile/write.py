"""Case files back out: text that `load` reads as equal records, laid out as a person would write it."""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any

import yaml

from graph.model.records import CaseFile
from importers.casefile.yaml12 import scalar

_DUMPER: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_NEVER_FOLDED = 1_000_000
_SIMPLE = re.compile(r"[^\W\d_][\w./-]*|[\d./-]+")
"""Text that may stand without quotes, if it reads as text then: words such as ids, and dates."""
_BOOLEANS_OF_1_1 = frozenset({"yes", "no", "on", "off", "y", "n"})
_TAGS = {
    str: "tag:yaml.org,2002:str",
    bool: "tag:yaml.org,2002:bool",
    int: "tag:yaml.org,2002:int",
    float: "tag:yaml.org,2002:float",
    type(None): "tag:yaml.org,2002:null",
}


class _Dumper(_DUMPER):
    """Resolves plain scalars as the reader does, by YAML 1.2."""

    def resolve(self, kind: Any, value: Any, implicit: Any) -> str:
        if kind is yaml.ScalarNode:
            return _TAGS[type(scalar(value))] if implicit[0] else _TAGS[str]
        return super().resolve(kind, value, implicit)


def to_yaml(case_file: CaseFile) -> str:
    """The case file as YAML, one record a line."""
    return _serialized(case_file.document())


_LISTS = ("units", "actors", "ties", "families")
_TOGETHER = 200


def written_in_parts(head: dict[str, Any], records: Callable[[str], Iterable[dict[str, Any]]]) -> Iterator[str]:
    """What `to_yaml` gives, a few records at a time; `records` gives those of a list, in their order."""
    yield _serialized(head)
    for name in _LISTS:
        rest, is_first = iter(records(name)), True
        while some := list(islice(rest, _TOGETHER)):
            text = _serialized({name: some})
            yield text if is_first else text.partition("\n")[2]
            is_first = False


def _serialized(document: dict[str, Any]) -> str:
    return yaml.serialize(_block(document), Dumper=_Dumper, allow_unicode=True, width=_NEVER_FOLDED)


def to_json(case_file: CaseFile) -> str:
    """The case file as JSON."""
    return json.dumps(case_file.document(), ensure_ascii=False, indent=2) + "\n"


def _block(mapping: dict[str, Any]) -> yaml.Node:
    """A mapping whose keys stand on lines of their own: that of the file, and of a family."""
    pairs = [(_scalar(key), _families(value) if key == "families" else _value(value)) for key, value in mapping.items()]
    return yaml.MappingNode("tag:yaml.org,2002:map", pairs, flow_style=False)


def _families(families: list[dict[str, Any]]) -> yaml.Node:
    return yaml.SequenceNode("tag:yaml.org,2002:seq", [_block(family) for family in families], flow_style=False)


def _value(value: Any) -> yaml.Node:
    """A list of records has one a line; all else is one line."""
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return yaml.SequenceNode("tag:yaml.org,2002:seq", [_line(item) for item in value], flow_style=False)
    return _line(value)


def _line(value: Any) -> yaml.Node:
    if isinstance(value, dict):
        pairs = [(_scalar(key), _line(item)) for key, item in value.items()]
        return yaml.MappingNode("tag:yaml.org,2002:map", pairs, flow_style=True)
    if isinstance(value, list):
        return yaml.SequenceNode("tag:yaml.org,2002:seq", [_line(item) for item in value], flow_style=True)
    return _scalar(value)


def _scalar(value: Any) -> yaml.Node:
    if isinstance(value, str):
        plain = _SIMPLE.fullmatch(value) and isinstance(scalar(value), str) and value.lower() not in _BOOLEANS_OF_1_1
        return yaml.ScalarNode(_TAGS[str], value, style=None if plain else '"')
    return yaml.ScalarNode(_TAGS[type(value)], json.dumps(value), style=None)
