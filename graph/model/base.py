"""What all records share: strict, frozen, told back as they stand in a case file. And the types of their fields."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from graph.model.dates import PartialDate, full_day
from graph.model.text import Id, Name, settled


@dataclass(frozen=True)
class Link:
    """Says that a field is stored as relationships of this type, from the record's node to the nodes it names."""

    type: str
    to: Literal["who", "home", "engagement", "need", "meeting", "agreement"] = "who"


class Record(BaseModel):
    """Frozen and strict: an unknown key is an error, and what is left out is unknown, never "no"."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        strict=True,
        validate_by_name=True,
        validate_by_alias=True,
        allow_inf_nan=False,
    )
    kept_empty: ClassVar[frozenset[str]] = frozenset()
    """Keys whose empty list says something other than leaving the key out."""

    @model_validator(mode="before")
    @classmethod
    def _left_out(cls, value: Any) -> Any:
        """A key without a value is a key left out."""
        return {key: item for key, item in value.items() if item is not None} if isinstance(value, dict) else value

    def document(self) -> Any:
        """The record as it stands in a case file: what is said, in the order of the format."""
        out: dict[str, Any] = {}
        for name, key in _in_file(type(self)):
            value = getattr(self, name)
            if value is not None and (value != () or key in self.kept_empty):
                out[key] = _plain(value)
        return out

    def replaced(self, **update: Any) -> Self:
        """A copy with other values in some fields, which are taken as valid; what was derived is derived anew."""
        values = {name: getattr(self, name) for name in type(self).model_fields}
        return type(self).model_construct(**(values | update))

    def content_key(self, prefix: str) -> str:
        """A name made from all that the record says but its id."""
        said = {key: value for key, value in self.document().items() if key != "id"}
        text = json.dumps(said, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return f"{prefix}_{hashlib.sha256(text.encode()).hexdigest()[:12]}"


class Period(Record):
    """A record that holds from some day to some day; a missing end is open."""

    from_: PartialDate | None = Field(None, alias="from")
    to: PartialDate | None = None


Number = Annotated[float, Field(ge=0, le=1000)]


class Span(Record):
    """Between two numbers, both included."""

    lo: Number
    hi: Number

    @model_validator(mode="after")
    def _in_order(self) -> "Span":
        if self.hi < self.lo:
            raise PydanticCustomError("span_order", "the second number is smaller than the first")
        return self

    def document(self) -> Any:
        """One number where both are the same, else the two."""
        return _plain(self.lo) if self.lo == self.hi else [_plain(self.lo), _plain(self.hi)]


@cache
def _in_file(kind: type[Record]) -> tuple[tuple[str, str], ...]:
    """The fields as they stand in a file: name and key. What a period inherits comes first in the model, and last there."""
    fields = sorted(kind.model_fields.items(), key=lambda item: item[0] in ("from_", "to"))
    return tuple((name, field.alias or name) for name, field in fields)


def _plain(value: Any) -> Any:
    if isinstance(value, Record):
        return value.document()
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, PartialDate | date):
        return str(value)
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _full_day(value: Any) -> Any:
    if isinstance(value, str):
        try:
            return full_day(value)
        except ValueError:
            pass
    if isinstance(value, date):
        return value
    raise PydanticCustomError("full_day", "is no full date")


def as_tuple(value: Any) -> Any:
    """A list as a tuple; all else as it is, for the next check to judge."""
    return tuple(value) if isinstance(value, list) else value


def _sorted_ids(value: Any) -> Any:
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(sorted(set(map(settled, value))))
    return as_tuple(value)


def _span(value: Any) -> Any:
    """`2` is the span from 2 to 2; `[2, 3]` is between 2 and 3."""
    if isinstance(value, list | tuple) and len(value) == 2:
        return {"lo": value[0], "hi": value[1]}
    if isinstance(value, int | float) and not isinstance(value, bool):
        return {"lo": value, "hi": value}
    if isinstance(value, Span):
        return value
    raise PydanticCustomError("span", "is neither a number nor two numbers")


Day = Annotated[date, BeforeValidator(_full_day)]
Ids = Annotated[tuple[Id, ...], BeforeValidator(_sorted_ids)]
Names = Annotated[tuple[Name, ...], BeforeValidator(as_tuple)]
Count = Annotated[int, Field(ge=0, le=1_000_000)]
Frequency = Annotated[Span, BeforeValidator(_span, json_schema_input_type=Number | tuple[Number, Number])]
Function = Annotated[str, Field(pattern=r"^f(0[1-9]|1\d|2[0-2])$")]
Functions = Annotated[tuple[Function, ...], BeforeValidator(_sorted_ids)]
Slot = Annotated[str, Field(pattern=r"^(mon|tue|wed|thu|fri|sat|sun) ([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$")]
Slots = Annotated[tuple[Slot, ...], BeforeValidator(_sorted_ids)]
