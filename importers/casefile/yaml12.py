"""YAML as of version 1.2 to plain Python values, in one pass over libyaml's events.

Core schema: null, true and false, integers (also 0o and 0x) and floats; all else is text, dates and `yes` included. What a
case file has no use for is refused: tags, several documents, keys that are no text, keys given twice. Depth and the size
that aliases expand to are bounded, and nothing here recurses over the input, so no text can exhaust memory or stack.
"""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from graph.checks.faults import Place, copied
from graph.checks.values import shown
from graph.model.cpr import looks_like_cpr
from graph.model.text import named
from importers.casefile.problems import TextFault, Unreadable
from importers.casefile.reasons import reason_of_yaml

MAX_DEPTH = 60
"""How deep lists and mappings may stand in each other; a case file needs seven."""
MAX_ALIAS_SIZE = 1_000_000
"""How much all aliases together may add: each value counts 8, and its characters."""

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NUMBER_START = frozenset("0123456789+-.")
_INT = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_WORDS: dict[str, Any] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys((".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"), float("inf")),
    **dict.fromkeys(("-.inf", "-.Inf", "-.INF"), float("-inf")),
    **dict.fromkeys((".nan", ".NaN", ".NAN"), float("nan")),
}
_LONGEST_NUMBER = 40
# What YAML 1.2 does not call printable, and the byte order mark, which may only open a text.
_NOT_PRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")

_FOREIGN_LINE_ENDS = re.compile("[\x85\u2028\u2029]")
_LINE_END = re.compile("\r\n|\r|\n")
_TEN_DIGITS = re.compile("[-+]?[0-9]{10}|0[0-9]{5}[.]")
"""How a scalar begins that would lose digits of a CPR number if it were read as a number."""
_TAB_INDENT = re.compile(" *\t")


class _Anchored(NamedTuple):
    value: Any
    size: int
    height: int


class _Frame:
    """A list or mapping that is being read."""

    __slots__ = ("anchor", "container", "height", "key", "key_lines", "size", "waits_for_key")

    def __init__(self, container: Any, anchor: str | None) -> None:
        self.container = container
        self.anchor = anchor
        self.size = 8
        self.height = 1
        self.key: str | None = None  # None while waiting for a value: the value belongs to a key that was refused
        self.key_lines: dict[str, int] = {}
        self.waits_for_key = True


def read_yaml(text: str) -> tuple[Any, list[TextFault]]:
    """The value of the text, and what is wrong with it that does not keep the rest from being read.

    Of a key given twice the first value stands. Raises Unreadable where the text cannot be read to its end.
    """
    reader = _Reader([*_foreign_line_ends(text)])
    try:
        for event in events(text):
            reader.take(event)
    except Unreadable as err:
        raise Unreadable(*reader.faults, *err.faults) from None
    return reader.root, reader.faults


def events(text: str) -> Iterator[Any]:
    """The events of libyaml; Unreadable where it does not understand the text."""
    text = _FOREIGN_LINE_ENDS.sub(" ", text)
    control = _NOT_PRINTABLE.search(text)
    if control:
        line = text.count("\n", 0, control.start()) + 1
        character = {"character": f"U+{ord(control[0]):04X}"}
        raise Unreadable(TextFault("control_character_in_file", (), character, line=line))
    try:
        yield from yaml.parse(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as err:
        raise Unreadable(_fault_of_yaml(err, text)) from None
    except yaml.YAMLError:
        raise Unreadable(TextFault("no_yaml_text", ())) from None


def _foreign_line_ends(text: str) -> Iterator[TextFault]:
    """The line ends of other systems that stand in a text: libyaml would count them and make blanks of them, unasked."""
    for match in _FOREIGN_LINE_ENDS.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        yield TextFault("line_separator", (), {"character": named(match[0])}, line=line)


def _fault_of_yaml(err: yaml.MarkedYAMLError, text: str) -> TextFault:
    """What libyaml has against a text, at its line."""
    lines = _LINE_END.split(text)
    mark = err.problem_mark or err.context_mark
    # At the end of the text the mark may lie behind its last line.
    line = min(mark.line + 1, len(lines) - (lines[-1] == "")) or 1 if mark else None
    if err.problem == "exceeded maximum nesting depth":
        return TextFault("too_deep", (), {"levels": MAX_DEPTH}, line=line)
    if mark and line and (_TAB_INDENT.match(lines[line - 1]) or lines[line - 1][mark.column : mark.column + 1] == "\t"):
        return TextFault("indented_with_tab", (), line=line)
    return TextFault("no_yaml", (), {"reason": reason_of_yaml(err)}, line=line)


def scalar(text: str) -> Any:
    """The value of a plain scalar by the core schema.

    >>> scalar("no"), scalar("2018-12"), scalar("012"), scalar("1e3"), scalar("~")
    ('no', '2018-12', 12, 1000.0, None)
    """
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in _NUMBER_START or len(text) > _LONGEST_NUMBER:
        return text
    # Its leading zero would go, and it could no longer be told from others.
    if _TEN_DIGITS.match(text) and looks_like_cpr(text):
        return text
    if _INT.fullmatch(text):
        return int(text, 0 if text[:2] in ("0o", "0x") else 10)
    return float(text) if _FLOAT.fullmatch(text) else text


class _Reader:
    """Builds the value from the events, with a stack of its own."""

    def __init__(self, faults: list[TextFault]) -> None:
        self.root: Any = None
        self.faults = faults
        self._stack: list[_Frame] = []
        self._anchors: dict[str, _Anchored] = {}
        self._open: set[str] = set()
        self._documents = 0
        self._alias_size = 0

    def take(self, event: Any) -> None:
        kind = type(event)
        if kind is ScalarEvent:
            self._scalar(event)
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            self._begin({} if kind is MappingStartEvent else [], event)
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            frame = self._stack.pop()
            if frame.anchor:
                self._open.discard(frame.anchor)
            self._place(frame.container, frame.size, frame.height, frame.anchor, event)
        elif kind is AliasEvent:
            self._alias(event)
        elif kind is DocumentStartEvent:
            self._documents += 1
            if self._documents > 1:
                raise self._stop(event, "several_documents")

    def _scalar(self, event: Any) -> None:
        self._refuse_tag(event)
        value = scalar(event.value) if event.implicit[0] and not event.style else event.value
        self._place(value, 8 + len(event.value), 0, event.anchor, event)

    def _begin(self, container: Any, event: Any) -> None:
        self._refuse_tag(event)
        if len(self._stack) >= MAX_DEPTH:
            raise self._too_deep(event)
        if event.anchor:
            self._open.add(event.anchor)
        self._stack.append(_Frame(container, event.anchor))

    def _alias(self, event: Any) -> None:
        name = shown(event.anchor)
        if event.anchor in self._open:
            raise self._stop(event, "alias_inside_itself", alias=name)
        if event.anchor not in self._anchors:
            raise self._stop(event, "alias_of_nothing", alias=name)
        value, size, height = self._anchors[event.anchor]
        self._alias_size += size
        if self._alias_size > MAX_ALIAS_SIZE:
            raise self._stop(event, "aliases_too_large")
        if len(self._stack) + height > MAX_DEPTH:
            raise self._too_deep(event)
        # A copy, so that no two places of the document are one object; no deeper than MAX_DEPTH.
        self._place(copied(value), size, height, None, event)

    def _place(self, value: Any, size: int, height: int, anchor: str | None, event: Any) -> None:
        if anchor:
            self._anchors[anchor] = _Anchored(value, size, height)
        if not self._stack:
            self.root = value
            return
        frame = self._stack[-1]
        frame.size += size
        frame.height = max(frame.height, height + 1)
        if type(frame.container) is list:
            frame.container.append(value)
        elif frame.waits_for_key:
            frame.key = self._key(frame, value, event.start_mark.line + 1)
            frame.waits_for_key = False
        else:
            if frame.key is not None:
                frame.container[frame.key] = value
            frame.waits_for_key = True

    def _key(self, frame: _Frame, key: Any, line: int) -> str | None:
        """The key, or None where it is refused, and its value with it."""
        if not isinstance(key, str):
            self.faults.append(TextFault("key_is_no_text", self._here(), {"key": shown(key)}, line=line))
            return None
        first = frame.key_lines.setdefault(key, line)
        if key in frame.container:
            said = {"key": shown(key), "line": first}
            self.faults.append(TextFault("key_twice_in_lines", (*self._here(), key), said, line=line))
            return None
        return key

    def _refuse_tag(self, event: Any) -> None:
        if event.tag is not None:
            line = event.start_mark.line + 1
            self.faults.append(TextFault("tag", self._here(), {"tag": shown(event.tag)}, line=line))

    def _stop(self, event: Any, code: str, **values: Any) -> Unreadable:
        return Unreadable(TextFault(code, self._here(), values, line=event.start_mark.line + 1))

    def _too_deep(self, event: Any) -> Unreadable:
        line = event.start_mark.line + 1
        return Unreadable(TextFault("too_deep", (), {"levels": MAX_DEPTH}, line=line))

    def _here(self) -> Place:
        """The way to what is being read, without the last step where that is a key still to come."""
        steps: list[str | int] = []
        for frame in self._stack[:-1]:
            steps.append(len(frame.container) if type(frame.container) is list else frame.key or "?")
        last = self._stack[-1] if self._stack else None
        if last and type(last.container) is list:
            steps.append(len(last.container))
        elif last and not last.waits_for_key and last.key is not None:
            steps.append(last.key)
        return tuple(steps)
