"""The faults that the record models find, as codes."""

from collections.abc import Callable
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from graph.checks.faults import Fault, Place
from graph.checks.keys import did_you_mean, field_at, keys_of, model_at, words_in
from graph.checks.values import listed, shown

ONE_OF_TWO = {("Engagement", "for"): "not_for_whom", ("Member", "count"): "no_number_of_people"}
"""Keys that take one of two kinds of value, and their code: the models tell both reasons, people need one."""

_Told = tuple[str, dict[str, Any]]
"""A code and its values."""
_Teller = Callable[[Any, dict[str, Any], Place], _Told]


def faults_of(error: ValidationError, document: Any) -> list[Fault]:
    """All that the models say against a document, each thing once."""
    found = (_fault(details, document) for details in error.errors(include_url=False))
    return list(dict.fromkeys(fault for fault in found if fault is not None))


def _fault(details: ErrorDetails, document: Any) -> Fault | None:
    place, value = place_of(details, document)
    if details["type"] == "agenda_of_nothing":
        place = (*place, "finding")
    key = next((step for step in reversed(place) if isinstance(step, str)), "")
    either = ONE_OF_TWO.get((model_at(place).__name__, key))
    if details["type"] == "cpr":
        return None  # found by a look at the whole document, which sees the keys too
    if either and details["type"] != "missing":
        at_the_key = place[-1] == key
        if at_the_key and key == "for" and isinstance(value, list):
            return None  # the other reason names the item
        if at_the_key:
            return Fault(either, place, {"value": shown(value)})
    told = _TOLD.get(details["type"])
    if told is None:
        return refused(place, value, details["type"])
    code, values = told(value, details.get("ctx", {}), place)
    return Fault(code, place, values)


def refused(place: Place, value: Any, reason: str) -> Fault:
    """What the models refuse for a reason (pydantic's word for it) that has no code of its own here."""
    return Fault("refused", place, {"value": shown(value), "reason": reason})


def place_of(details: ErrorDetails, document: Any) -> tuple[Place, Any]:
    """Where in the document an error of the models lies, and what stands there.

    The models name branches of unions and fields that they add themselves; and they sort lists of ids, so that an item is
    found by its value.
    """
    place: list[str | int] = []
    here, value = document, details["input"]
    for step in details["loc"]:
        if isinstance(here, dict) and isinstance(step, str):
            if details["type"] == "extra_forbidden" and step not in here and f"{step}_" in here:
                step = f"{step}_"  # told under the name that the key has in the format
            if step not in here and details["type"] != "missing":
                break
            place.append(step)
            here = here.get(step)
        elif isinstance(here, list) and isinstance(step, int) and step < len(here):
            if isinstance(value, str) and isinstance(here[step], str) and here[step] != value and value in here:
                step = here.index(value)
            place.append(step)
            here = here[step]
    return tuple(place), here


def _unknown_key(value: Any, ctx: dict[str, Any], place: Place) -> _Told:
    key, allowed = str(place[-1]), list(keys_of(model_at(place[:-1])))
    return "unknown_key", {"key": shown(key), "hint": did_you_mean(key, allowed), "allowed": listed(allowed)}


def _missing(value: Any, ctx: dict[str, Any], place: Place) -> _Told:
    key, words = str(place[-1]), words_in(field_at(place).annotation)
    return ("missing_word", {"key": key, "words": listed(words)}) if words else ("missing_key", {"key": key})


def _not_in_vocabulary(value: Any, ctx: dict[str, Any], place: Place) -> _Told:
    if place == ("tovholder",):
        return "unknown_version", {"value": shown(value)}
    words = words_in(field_at(place).annotation)
    hint = did_you_mean(value, words) if isinstance(value, str) else ""
    return "not_allowed", {"value": shown(value), "hint": hint, "words": listed(words)}


def _no_record(value: Any, ctx: dict[str, Any], place: Place) -> _Told:
    if not place:
        return "no_case_file", {}
    keys = [key for key, field in keys_of(model_at(place)).items() if field.is_required()]
    if keys:
        return "no_record_with", {"value": shown(value), "keys": listed(keys)}
    return "no_record", {"value": shown(value)}


def _no_text(value: Any, ctx: dict[str, Any], place: Place) -> _Told:
    return "number_for_text" if isinstance(value, int | float) else "no_text", {"value": shown(value)}


def _unreadable_pattern(value: Any, ctx: dict[str, Any], place: Place) -> _Told:
    code = "no_fixed_time" if "slots" in place else "no_time_of_day" if place[-1] == "time" else "no_task"
    return code, {"value": shown(value)}


def _wrong_tie_key(value: Any, ctx: dict[str, Any], place: Place) -> _Told:
    field = ctx["field"]
    if field == "date":
        return "date_and_period", {}
    right = {"level": "awareness", "valence": "trust"}.get(field, "coordinates")
    return "key_of_other_kind", {"key": field, "kind": ctx["kind"], "right": right}


def _no_date(value: Any, ctx: dict[str, Any], place: Place) -> _Told:
    return ctx["reason"], {"value": shown(value)}


def _too_small(value: Any, ctx: dict[str, Any], place: Place) -> _Told:
    return "too_small", {"value": shown(value), "least": f"{ctx['ge']:.0f}"}


def _too_large(value: Any, ctx: dict[str, Any], place: Place) -> _Told:
    return "too_large", {"value": shown(value), "most": f"{ctx['le']:.0f}"}


def _shows(code: str) -> _Teller:
    """A fault whose text shows the value."""
    return lambda value, ctx, place: (code, {"value": shown(value)})


def _says(code: str, *filled: str) -> _Teller:
    """A fault whose text does not show the value, with these words of the models filled in."""
    return lambda value, ctx, place: (code, {name: ctx[name] for name in filled})


_TOLD: dict[str, _Teller] = {
    "extra_forbidden": _unknown_key,
    "missing": _missing,
    "literal_error": _not_in_vocabulary,
    "int_parsing_size": _not_in_vocabulary,  # a very large number where one of a few is allowed
    "model_type": _no_record,
    "tuple_type": _shows("no_list"),
    "too_short": _says("empty_list"),
    "string_type": _no_text,
    "string_unicode": _says("half_character"),
    "string_too_short": _says("empty_text"),
    "string_too_long": _says("text_too_long", "max_length"),
    "string_pattern_mismatch": _unreadable_pattern,
    "bool_type": _shows("not_true_or_false"),
    "int_type": _shows("no_whole_number"),
    "float_type": _shows("no_number"),
    "finite_number": _shows("no_finite_number"),
    "greater_than_equal": _too_small,
    "less_than_equal": _too_large,
    "partial_date": _no_date,
    "full_day": _shows("no_full_date"),
    "span": _shows("no_span"),
    "span_order": _says("span_reversed"),
    "slot_order": lambda value, ctx, place: ("fixed_time_reversed", {"slot": shown(ctx["slot"])}),
    "time_order": lambda value, ctx, place: ("fixed_time_reversed", {"slot": shown(ctx["slot"])}),
    "agenda_of_nothing": _says("agenda_of_nothing"),
    "tie_key": _wrong_tie_key,
    "absent_key": lambda value, ctx, place: ("key_of_contact", {"key": ctx["field"]}),
    "foreign": lambda value, ctx, place: (ctx["code"], {"value": shown(value), "character": ctx["character"]}),
    "shows_nothing": _says("shows_nothing", "character"),
}
