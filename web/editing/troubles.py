"""Why an edit was not made, as its form tells it: each thing beside its field, and all of it on top."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from web.editing.drawn import Drawn
from web.editing.family import OpenFamily
from web.editing.telling import record_text, value_text
from words import Message, text, words

_BODY = re.compile(r"^(commands\[0\]\.)?(record|set)\.")
_TIE = re.compile(r"^commands\[1\]\.record\.")
"""Of somebody private who is added with a tie, the tie (`web.editing.bodies`)."""


@dataclass(frozen=True)
class Line:
    """Something that is wrong, and the field that it is about; none where it is about another record."""

    text: str
    anchor: str = ""


@dataclass(frozen=True)
class Both:
    """A field that two have changed: what it says now, and what this writer wants."""

    name: str
    label: str
    theirs: str
    yours: str


@dataclass(frozen=True)
class Trouble:
    """What a form tells when nothing was changed."""

    status: int
    error: str
    document: Mapping[str, Any]
    lang: str

    @property
    def needs(self) -> Sequence[str]:
        """What must be said twice: words of `confirm`."""
        return self.document.get("needs", ["double"] if self.error == "double" else [])

    @property
    def families(self) -> int | None:
        """In how many families, of those that the viewer sees, what would change is named."""
        return self.document.get("families")

    @property
    def version(self) -> str | None:
        """The version against which it is to be sent again."""
        return self.document.get("version")

    @property
    def others(self) -> Sequence[Mapping[str, Any]]:
        """The records that name what is to go."""
        return self.document.get("dependants", ())

    @property
    def changes(self) -> Sequence[Mapping[str, Any]]:
        """What others changed meanwhile."""
        return self.document.get("changes", ())

    def errors(self, names: Sequence[str]) -> dict[str, list[str]]:
        """What is wrong by the name of the field, of those of the form."""
        found: dict[str, list[str]] = {}
        for error in self.document.get("errors", ()):
            name = _field_of(error["path"], names)
            if name:
                found.setdefault(name, []).append(_told(error, self.lang))
        return found

    def lines(self, labels: Mapping[str, tuple[str, str]], family: OpenFamily) -> Iterator[Line]:
        """What stands on top of the form: all that is wrong, with the way to its field; `labels` are its fields' and their ids."""
        for error in self.document.get("errors", ()):
            name = _field_of(error["path"], list(labels))
            label, anchor = labels.get(name, (family.named(error.get("record")), ""))
            told = _told(error, self.lang)
            yield Line(f"{label}{' ' if label.endswith('?') else ': '}{told}" if label else told, anchor)
        for one in self.document.get("fields", ()):
            if one["field"] is None:
                yield from _of_a_record(one, family)
        for one in self.document.get("candidates", ()):
            yield Line(_candidate(one, family, self.lang))
        for one in self.others:
            yield Line(family.named(one))

    def both(self, list: str, fields: Sequence[Drawn], family: OpenFamily) -> Iterator[Both]:
        """The fields of this form that two have changed."""
        labels = {one.name: one.label for one in fields}
        for one in self.document.get("fields", ()):
            if one["list"] == list and one["field"] in labels:
                theirs, yours = (value_text(list, one["field"], one[side], family) for side in ("theirs", "yours"))
                yield Both(one["field"], labels[one["field"]], theirs, yours)


def flat(fields: Sequence[Drawn]) -> Iterator[Drawn]:
    """The fields and those inside them."""
    for one in fields:
        yield one
        for row in one.parts:
            yield from flat(row)


def _field_of(path: str | None, names: Sequence[str]) -> str:
    """The field that a place in the body is about: the innermost of the form; empty where it has none."""
    if not path:
        return ""
    name = re.sub(r"\[(\d+)\]", r".\1", _TIE.sub("tie.", _BODY.sub("", path)))
    fitting = [one for one in names if name == one or name.startswith(f"{one}.")]
    return max(fitting, key=len, default="")


def _told(error: Mapping[str, Any], lang: str) -> str:
    """What is wrong in the words of forms, else in those of files."""
    key = f"editing.fault.{error['code']}"
    return text(Message(key, error["values"]), lang) if key in words(lang) else error["message"]


def _of_a_record(one: Mapping[str, Any], family: OpenFamily) -> Iterator[Line]:
    """What stands in a record that two have changed as a whole, and what this writer wants."""
    called = family.named(one)
    for side in ("theirs", "yours"):
        said = one[side]
        if said or side == "theirs":
            told = record_text(one["list"], said, family) if said else text(Message("editing.is_gone"), family.lang)
            yield Line(f"{called}. {text(Message(f'editing.{side}', {'said': told}), family.lang)}")


def _candidate(one: Mapping[str, Any], family: OpenFamily, lang: str) -> str:
    reasons = tuple(text(Message(f"editing.reason.{reason}"), lang) for reason in one["reasons"])
    return f"{family.names.get(one['key'], one['key'])}: {', '.join(reasons)}"
