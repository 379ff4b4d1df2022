"""The bodies of commands as models, for the description of the API alone: each by the fields of its own records.

Nothing is checked by them (`casework.editing` does, and tells all that is wrong at once).
"""

from collections.abc import Iterable, Iterator
from functools import reduce
from operator import or_
from typing import Annotated, Any, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, RootModel, create_model
from pydantic.fields import FieldInfo

from casework.editing import contact, coordinate, decisions, end, remove
from casework.editing.change import OF_THE_FAMILY
from casework.editing.confirming import CONFIRMATIONS
from casework.editing.draft import SHARED
from graph.model.base import Record
from graph.model.meetings import AgendaItem, BoardItem, Invited
from graph.model.parts import FAMILY_LISTS, KINDS, OWN
from graph.model.vocabulary import Channel, StopReason

Text = Annotated[str, Field(max_length=2000)]
Key = Annotated[str, Field(min_length=1, max_length=200)]
FullDay = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$", description="a full day")]
Confirm = list[Literal[CONFIRMATIONS]]  # type: ignore[valid-type]


class Described(BaseModel):
    """What is described: no other keys."""

    model_config = ConfigDict(extra="forbid")


class Sent(Described):
    """What every command may say."""

    base: Annotated[str, Field(max_length=200, description="the version that the writer saw; 0: none")]
    request: Annotated[str, Field(max_length=200, description="the same again gives the first answer")] | None = None
    confirm: Confirm | None = None


def list_of(kind: Any) -> Any:
    """A list of these."""
    return list[kind]


def one_of(kinds: Iterable[Any]) -> Any:
    """One of these."""
    return reduce(or_, kinds)


def maybe(kind: Any) -> Any:
    """This, or nothing."""
    return one_of([kind, None])


def _type_of(field: FieldInfo) -> Any:
    for item, entry in ENTRIES.items():
        if item in get_args(field.annotation):
            return list_of(entry)
    return Annotated[(field.annotation, *field.metadata)] if field.metadata else field.annotation  # type: ignore[misc]


def _fields(record: type[Record], *, to_change: bool = False, only: tuple[str, ...] = ()) -> dict[str, Any]:
    """The fields of a record without its id; `to_change`: each may be left out, and null says that it is not known."""
    found: dict[str, Any] = {}
    for name, field in record.model_fields.items():
        key = field.alias or name
        if name == "id" or (only and key not in only):
            continue
        kind = _type_of(field)
        if field.is_required() and not to_change:
            found[name] = (kind, Field(alias=field.alias))
        else:
            found[name] = (maybe(kind), Field(None, alias=field.alias))
    return found


def _made(title: str, base: type[BaseModel] = Described, /, **fields: Any) -> type[BaseModel]:
    return create_model(title, __base__=base, **fields)


ENTRIES: dict[type[Record], Any] = {}
"""Items of a meeting's lists as a body says them: what is new has no id."""
ENTRIES |= {
    item: _made(name, **_fields(item), id=(maybe(Key), None))
    for name, item in (("AgendaEntry", AgendaItem), ("BoardEntry", BoardItem))
}


def _item(name: str, item: type[Record]) -> dict[str, Any]:
    """What one item of a meeting may be set to, by its own fields; null takes it away."""
    said = _made(name, **_fields(item, to_change=True, only=tuple(set(item.model_fields) - {"id", "who"})))
    return {"anyOf": [said.model_json_schema(), {"type": "null"}]}


class WithItems(Described):
    """A meeting of which single items may be set: `board.b1`, `invited.mor`; `@x` is a new one."""

    model_config = ConfigDict(
        json_schema_extra={
            "patternProperties": {
                r"^agenda\..+$": _item("SetAgendaItem", AgendaItem),
                r"^board\..+$": _item("SetBoardItem", BoardItem),
                r"^invited\..+$": _item("SetInvited", Invited),
                r"^minutes_approved\..+$": {"type": ["boolean", "null"]},
            }
        }
    )


def _title(list: str) -> str:
    return "".join(part.title() for part in list.split("_"))


def _record(list: str) -> type[BaseModel]:
    """A record of a list, as it is added."""
    return _made(f"New{_title(list)}", **_fields(KINDS[list]))


def _set(list: str) -> type[BaseModel]:
    """Fields of a record of a list, as they are set."""
    only = OF_THE_FAMILY if list == OWN else ()
    base = WithItems if list == "meetings" else Described
    return _made(f"Set{_title(list)}", base, **_fields(KINDS[list], to_change=True, only=only))


RECORDS = {list: _record(list) for list in (*FAMILY_LISTS, *SHARED)}
SETS = {list: _set(list) for list in (OWN, *FAMILY_LISTS, *SHARED)}


class Reference(Described):
    """A record by its list and key."""

    list: Literal[(*FAMILY_LISTS, OWN)]  # type: ignore[valid-type]
    key: Key
    field: str | None = None


SetWork = SETS["engagements"]


class ReviewedWork(Described):
    """Work that is other than it was."""

    key: Key
    set: SetWork  # type: ignore[valid-type]


def _adds() -> Iterator[tuple[str, dict[str, Any]]]:
    new_actor = _made(
        "NewActor", **_fields(KINDS["actors"]), new_unit=(maybe(RECORDS["units"]), None)
    )  # fmt: skip
    for list in FAMILY_LISTS:
        said: dict[str, Any] = {"list": (Literal[list], ...), "record": (RECORDS[list], ...), "ref": (str | None, None)}
        if list == "engagements":
            with_new = _made("NewEngagementsOfANewActor", **(_fields(KINDS[list]) | {"actor": (None, None)}))
            said["record"] = (one_of([RECORDS[list], with_new]), ...)
            said["new_actor"] = (maybe(new_actor), None)
        yield f"Add{_title(list)}", said


def _on_records() -> Iterator[tuple[str, str, dict[str, Any]]]:
    """By command: the name of its model, and what it says beside what every command may."""
    for name, said in _adds():
        yield "add", name, said
    for list, fields in SETS.items():
        key = Literal[""] if list == OWN else Key
        said = {"list": (Literal[list], ...), "key": (key, ...), "set": (fields, ...), "on": (maybe(FullDay), None)}
        yield "change", f"Change{_title(list)}", said
    for list in end.ENDS:
        said = {"list": (Literal[list], ...), "key": (Key, ...), "on": (FullDay, ...)}
        if list in end.PEOPLE:
            said["home"] = (Key, ...)
        elif list == "agreements":
            said["status"] = (Literal[end.KEPT_OR_NOT], ...)
        elif list == "engagements":
            said |= {"stopped_reason": (maybe(StopReason), None), "stopped_because_of": (maybe(Key), None)}
        yield "end", f"End{_title(list)}", said
    yield "remove", "Remove", {
        "list": (Literal[FAMILY_LISTS], ...), "key": (Key, ...), "reason": (Literal[remove.REASONS], ...),
        "with_": (maybe(list_of(Reference)), Field(None, alias="with")),
    }  # fmt: skip
    yield "contact", "Contact", {
        "a": (Key, ...), "b": (Key, ...), "answer": (Literal[get_args(contact.Answer)], ...), "on": (FullDay, ...),
        "channel": (maybe(Channel), None), "source": (maybe(Text), None),
    }  # fmt: skip
    yield "coordinate", "Coordinate", {
        "actor": (Key, ...), "scope": (maybe(Literal[coordinate.SCOPES]), None), "on": (FullDay, ...),
        "deputy": (maybe(list_of(Key)), None), "ends": (maybe(list_of(Key)), None), "finding": (maybe(Key), None),
    }  # fmt: skip
    yield "review", "Review", {"as_of": (FullDay, ...), "set": (maybe(list_of(ReviewedWork)), None)}
    yield "decide", "Decide", {
        "finding": (Key, ...), "facts": (Text, ...), "state": (Literal[get_args(decisions.State)], ...),
        "until": (maybe(FullDay), None), "reason": (maybe(Literal[decisions.REASONS]), None),
        "note": (maybe(Text), None), "meeting": (maybe(Key), None),
    }  # fmt: skip


def _commands() -> Iterator[type[BaseModel]]:
    parts: list[Any] = []
    for command, name, said in _on_records():
        yield _made(name, Sent, command=(Literal[command], ...), **said)
        parts.append(_made(f"{name}InABatch", command=(Literal[command], ...), **said))
    yield _made(
        "Batch", Sent, command=(Literal["batch"], ...), commands=(list_of(one_of(parts)), Field(max_length=200))
    )
    yield _made(
        "Undo",
        Sent,
        command=(Literal["undo"], ...),
        change=(Key, ...),
        with_=(maybe(list_of(Key)), Field(None, alias="with")),
    )
    yield _made("Redo", Sent, command=(Literal["redo"], ...), change=(Key, ...))


def _organisation_commands() -> Iterator[type[BaseModel]]:
    for list in SHARED:
        one = {"list": (Literal[list], ...)}
        title = f"{_title(list)}OfAll"
        yield _made(f"Add{title}", Sent, command=(Literal["add"], ...), record=(RECORDS[list], ...), **one)
        yield _made(
            f"Change{title}", Sent, command=(Literal["change"], ...), key=(Key, ...), set=(SETS[list], ...), **one
        )
    both = {"list": (Literal[SHARED], ...)}
    yield _made(
        "EndPost", Sent, command=(Literal["end"], ...), list=(Literal["actors"], ...), key=(Key, ...), on=(FullDay, ...)
    )
    yield _made("RemoveFromAll", Sent, command=(Literal["remove"], ...), key=(Key, ...), **both)
    yield _made("Merge", Sent, command=(Literal["merge"], ...), keep=(Key, ...), gone=(Key, ...), **both)
    yield _made("Distinct", Sent, command=(Literal["distinct"], ...), a=(Key, ...), b=(Key, ...), **both)
    for command in ("unmerge", "undo", "redo"):
        yield _made(f"{command.title()}OfAll", Sent, command=(Literal[command], ...), change=(Key, ...))


class Command(RootModel[one_of(_commands())]):  # type: ignore[misc]
    """A command about a family."""


class OrganisationCommand(RootModel[one_of(_organisation_commands())]):  # type: ignore[misc]
    """A command about units and actors by themselves."""


class NewFamily(Described):
    """A family that is made here."""

    name: Annotated[str, Field(min_length=1, max_length=300)]
    as_of: FullDay | None = None


class Visit(Described):
    """How far somebody has seen the changes."""

    version: Annotated[str, Field(max_length=200)]
