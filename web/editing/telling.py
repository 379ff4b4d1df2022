"""A value of a record in words, for those who must choose between two."""

from collections.abc import Mapping, Sequence
from typing import Any

from web.editing.drawn import field_label
from web.editing.family import OpenFamily
from web.editing.fields import fields_of
from web.editing.kinds import Kind, Word
from web.editing.parts import Group
from words import HowOften, Message, capital, joined, text
from words.dates import When


def value_text(list: str, key: str, value: Any, family: OpenFamily) -> str:
    """What a field of a list says, in the language of the family."""
    kind = next(field.kind for field in fields_of(list) if field.key == key)
    return _told(kind, value, family)


def record_text(list: str, said: Mapping[str, Any], family: OpenFamily) -> str:
    """What the form of a list asks for of a record, as it stands in it."""
    labels = ((field.key, field_label(list, field.key, family.lang)) for field in fields_of(list) if field.key in said)
    return "; ".join(f"{label}: {value_text(list, key, said[key], family)}" for key, label in labels)


def _told(kind: Kind, value: Any, family: OpenFamily) -> str:
    lang = family.lang
    if value is None or value == []:
        return text(Message("editing.not_said"), lang)
    if isinstance(kind, Word):
        return capital(text(Message(f"{kind.texts}{value}"), lang))
    if isinstance(kind, Group):
        return "; ".join(_told(kind.parts[key], inner, family) for key, inner in value.items())
    values: Sequence[Any] = [value] if isinstance(value, str) or not isinstance(value, Sequence) else [*value]
    match kind.shape:
        case "date":
            return When(value).text(lang)
        case "often":
            return HowOften(values[0], values[-1]).text(lang)
        case "flag":
            return text(Message("editing.yes" if value else "editing.no"), lang)
        case "residences":
            return "; ".join(_residence(stay, family) for stay in value)
        case "whom" if value == "family":
            return text(Message("editing.family_whole"), lang)
        case "one" | "many" | "whom":
            return joined([_name(id, kind, family) for id in values], lang)
        case _:
            return "; ".join(map(str, values))


def _name(id: str, kind: Kind, family: OpenFamily) -> str:
    offered = family.options[kind.of]  # type: ignore[attr-defined]
    return next((choice.label for choice in offered if choice.value == id), id)


def _residence(stay: Any, family: OpenFamily) -> str:
    known = {"home": stay} if isinstance(stay, str) else stay
    days = [When(known[end]).text(family.lang) for end in ("from", "to") if end in known]
    return " ".join([family.names.get(known["home"], known["home"]), " – ".join(days)]).strip()
