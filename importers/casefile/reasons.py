"""Why a text or a file cannot be read: what libraries and the system say, as messages in both languages.

The English texts are those of libyaml, of Python's JSON reader and of the system. What stands in no table here is said as it
came, in English: line and remedy stand beside it.
"""

import errno

import yaml

from graph.checks.values import clean
from words import Message, Series

_YAML = {
    "mapping values are not allowed in this context": "unreadable.yaml_value_here",
    "mapping keys are not allowed in this context": "unreadable.yaml_key_here",
    "block sequence entries are not allowed in this context": "unreadable.yaml_item_here",
    "did not find expected key": "unreadable.yaml_key_expected",
    "did not find expected ',' or ']'": "unreadable.yaml_comma_or_bracket",
    "did not find expected ',' or '}'": "unreadable.yaml_comma_or_brace",
    "did not find expected '-' indicator": "unreadable.yaml_dash",
    "did not find expected node content": "unreadable.yaml_value_expected",
    "did not find expected <document start>": "unreadable.yaml_document_start",
    "did not find expected alphabetic or numeric character": "unreadable.yaml_letter",
    "did not find expected comment or line break": "unreadable.yaml_line_break",
    "could not find expected ':'": "unreadable.yaml_colon",
    "found character that cannot start any token": "unreadable.yaml_character",
    "found a tab character that violates indentation": "unreadable.yaml_tab",
    "found a tab character where an indentation space is expected": "unreadable.yaml_tab_for_space",
    "found unexpected end of stream": "unreadable.yaml_end",
    "found unexpected document indicator": "unreadable.yaml_document_mark",
    "found unexpected ':'": "unreadable.yaml_unexpected_colon",
    "found unknown escape character": "unreadable.yaml_escape",
    "while parsing a block collection": "unreadable.yaml_in_list",
    "while parsing a block mapping": "unreadable.yaml_in_record",
    "while parsing a flow mapping": "unreadable.yaml_in_braces",
    "while parsing a flow sequence": "unreadable.yaml_in_brackets",
    "while parsing a block node": "unreadable.yaml_in_value",
    "while parsing a flow node": "unreadable.yaml_in_flow_value",
    "while scanning a simple key": "unreadable.yaml_in_key",
    "while scanning a quoted scalar": "unreadable.yaml_in_quotes",
    "while parsing a quoted scalar": "unreadable.yaml_in_quoted_text",
    "while scanning a plain scalar": "unreadable.yaml_in_text",
    "while scanning a block scalar": "unreadable.yaml_in_long_text",
    "while scanning for the next token": "unreadable.yaml_in_next",
    "while scanning an alias": "unreadable.yaml_in_alias",
    "while scanning an anchor": "unreadable.yaml_in_anchor",
}
_JSON = {
    "Expecting value": "unreadable.json_value",
    "Expecting ',' delimiter": "unreadable.json_comma",
    "Expecting ':' delimiter": "unreadable.json_colon",
    "Expecting property name enclosed in double quotes": "unreadable.json_name",
    "Extra data": "unreadable.json_extra",
    "Unterminated string starting at": "unreadable.json_open_text",
    "Invalid control character at": "unreadable.json_control",
    "Invalid \\escape": "unreadable.json_escape",
    "Invalid \\uXXXX escape": "unreadable.json_unicode_escape",
}
_SYSTEM = {
    errno.EACCES: "unreadable.no_rights",
    errno.EPERM: "unreadable.not_permitted",
    errno.ENOENT: "unreadable.not_there",
    errno.ENAMETOOLONG: "unreadable.name_too_long",
    errno.ELOOP: "unreadable.links_in_circle",
    errno.EIO: "unreadable.disk",
    errno.EMFILE: "unreadable.too_many_open",
}


def reason_of_yaml(err: yaml.MarkedYAMLError) -> Series | Message:
    """What libyaml has against a text, and in which line what it was reading had begun."""
    said = Series(tuple(_reason(_YAML, part) for part in (err.context, err.problem) if part))
    mark = err.problem_mark or err.context_mark
    if mark and err.context_mark and err.context_mark.line != mark.line:
        return Message("unreadable.begun", {"reason": said, "line": err.context_mark.line + 1})
    return said


def reason_of_json(said: str) -> Message:
    """What Python's JSON reader has against a text."""
    return _reason(_JSON, said)


def reason_of_file(err: OSError | ValueError) -> Message:
    """Why a file cannot be opened."""
    if not isinstance(err, OSError):
        return Message("unreadable.no_file_name")
    if err.errno in _SYSTEM:
        return Message(_SYSTEM[err.errno])
    return Message("unreadable.in_english", {"said": clean(str(err.strerror))})


def _reason(known: dict[str, str], said: str) -> Message:
    key = known.get(said)
    return Message(key) if key else Message("unreadable.in_english", {"said": clean(said)})
