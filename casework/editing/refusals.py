"""What an edit is answered where nothing comes of it: one class a case, each told as the API tells it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graph.checks.faults import Fault
from words import Message, text


@dataclass(frozen=True)
class Named:
    """A record of the family as answers name it, or a field of it."""

    list: str
    key: str
    field: str | None = None

    def document(self) -> dict[str, Any]:
        """Ready for JSON."""
        return {"list": self.list, "key": self.key, "field": self.field}


@dataclass(frozen=True)
class Wrong:
    """Something wrong or doubtful: where in the body, or in which other record."""

    fault: Fault
    path: str | None = None
    record: Named | None = None
    code: str = ""
    """The word for programs, where it is not that of the fault."""

    def document(self, lang: str) -> dict[str, Any]:
        """Ready for JSON, its message in the language."""
        fact, remedy = self.fault.fact(lang), self.fault.remedy(lang)
        return {
            "path": self.path,
            "record": self.record.document() if self.record else None,
            "code": self.code or self.fault.code,
            "values": {name: _plain(value, lang) for name, value in self.fault.values.items()},
            "message": f"{fact[:1].upper()}{fact[1:]}. {remedy}",
        }


def _plain(value: Any, lang: str) -> Any:
    if isinstance(value, str | int | float | None):
        return value
    return text(Message("plain", {"value": value}), lang)


class Refusal(Exception):
    """Nothing was changed. `status` is that of HTTP, `error` the word for programs."""

    status = 409
    error = ""

    def more(self, lang: str) -> Mapping[str, Any]:
        """What the answer says beside the word."""
        return {}

    def document(self, lang: str) -> dict[str, Any]:
        """The answer, ready for JSON."""
        return {"error": self.error, **self.more(lang)}


class NotThere(Refusal):
    """No such record, change or finding, or not for this viewer."""

    status, error = 404, "unknown"


class NotAllowed(Refusal):
    """The viewer may see it, and not change it; or what they do not see stands in the way."""

    status, error = 403, "forbidden"


class Unavailable(Refusal):
    """Nothing can be written now."""

    status, error = 503, "unavailable"


@dataclass
class Invalid(Refusal):
    """All that is wrong with a command."""

    wrongs: Sequence[Wrong]
    status, error = 422, "invalid"

    def more(self, lang: str) -> Mapping[str, Any]:
        told = (wrong.document(lang) for wrong in self.wrongs)
        return {"errors": list({str(one): one for one in told}.values())}


@dataclass
class Needs(Refusal):
    """It would do what must be said twice."""

    needs: Sequence[str]
    families: int | None = None
    """Of units and actors that others name: in how many families, of those that the viewer sees."""
    error = "confirm"

    def more(self, lang: str) -> Mapping[str, Any]:
        shared = {} if self.families is None else {"families": self.families}
        return {"needs": list(self.needs), **shared}


@dataclass(frozen=True)
class Candidate:
    """Who may be the one that is added, and why."""

    key: str
    reasons: tuple[str, ...]

    def document(self) -> dict[str, Any]:
        """Ready for JSON."""
        return {"key": self.key, "reasons": list(self.reasons)}


@dataclass
class Double(Refusal):
    """What is added may be there already."""

    candidates: Sequence[Candidate]
    error = "double"

    def more(self, lang: str) -> Mapping[str, Any]:
        return {"candidates": [one.document() for one in self.candidates]}


@dataclass
class InUse(Refusal):
    """Others name what is to go."""

    dependants: Sequence[Named]
    error = "in_use"

    def more(self, lang: str) -> Mapping[str, Any]:
        return {"dependants": [one.document() for one in self.dependants]}


@dataclass(frozen=True)
class Because:
    """A later change that stands in the way of an undo."""

    change: str
    at: Named

    def document(self) -> dict[str, Any]:
        """Ready for JSON."""
        return {"change": self.change, **self.at.document()}


@dataclass
class CannotUndo(Refusal):
    """It is undone or erased already (`why`), or later changes rest on it."""

    because: Sequence[Because] = ()
    why: str | None = None
    error = "cannot_undo"

    def more(self, lang: str) -> Mapping[str, Any]:
        return {"why": self.why} if self.why else {"because": [one.document() for one in self.because]}


@dataclass(frozen=True)
class Both:
    """A field as it was when the writer looked, as it is, and as they want it."""

    at: Named
    base: Any = None
    theirs: Any = None
    yours: Any = None

    def document(self) -> dict[str, Any]:
        """Ready for JSON."""
        return {**self.at.document(), "base": self.base, "theirs": self.theirs, "yours": self.yours}


@dataclass
class Clash(Refusal):
    """Somebody changed the same since the writer looked."""

    version: str
    changes: Sequence[Mapping[str, Any]]
    fields: Sequence[Both] = field(default_factory=list[Both])
    error = "conflict"

    def more(self, lang: str) -> Mapping[str, Any]:
        told = [one.document() for one in self.fields]
        return {"version": self.version, "changes": list(self.changes), "fields": told}
