"""The faults that the record models find, in plain words."""

from collections.abc import Callable
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from graph.dates import HELP
from importers.keys import did_you_mean, field_at, keys_of, model_at, words_in
from importers.problems import Fault, Place, shown

NUMBER_OR_LIST = {
    ("Engagement", "for"): (
        "is neither a list of members' ids nor the word family",
        "Write [mor, barn], family or [].",
    ),
    ("Member", "count"): ("is no number of people", "Write a whole number from 2 to 100, or unknown."),
}
"""Keys that take one of two kinds of value: the models tell both reasons, people need one."""

_Sentence = Callable[[Any, dict[str, Any], Place], tuple[str, str]]


def faults_of(error: ValidationError, document: Any) -> list[Fault]:
    """All that the models say against a document, in plain words, each thing once."""
    found: dict[tuple[Place, str], Fault] = {}
    for details in error.errors(include_url=False):
        fault = _fault(details, document)
        if fault is not None:
            found.setdefault((fault.place, fault.fact), fault)
    return list(found.values())


def _fault(details: ErrorDetails, document: Any) -> Fault | None:
    place, value = place_of(details, document)
    key = next((step for step in reversed(place) if isinstance(step, str)), "")
    either = NUMBER_OR_LIST.get((model_at(place).__name__, key))
    if details["type"] == "cpr":
        return None  # found by a look at the whole document, which sees the keys too
    if either and details["type"] != "missing":
        at_the_key = place[-1] == key
        if at_the_key and key == "for" and isinstance(value, list):
            return None  # the other reason names the item
        if at_the_key:
            return Fault(place, f"{shown(value)} {either[0]}", either[1])
    sentence = _SENTENCES.get(details["type"])
    if sentence is None:
        return Fault(place, f"{shown(value)} is not allowed here ({details['type']})", "Compare it with the format.")
    fact, remedy = sentence(value, details.get("ctx", {}), place)
    return Fault(place, fact, remedy)


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


def _unknown_key(value: Any, ctx: dict[str, Any], place: Place) -> tuple[str, str]:
    key, allowed = str(place[-1]), list(keys_of(model_at(place[:-1])))
    return f"the key {shown(key)} is unknown", f"{did_you_mean(key, allowed)}Allowed are: {', '.join(allowed)}."


def _missing(value: Any, ctx: dict[str, Any], place: Place) -> tuple[str, str]:
    key, words = str(place[-1]), words_in(field_at(place).annotation)
    choice = f" with one of {', '.join(words)}" if words else ""
    return f"the key `{key}` is missing or without a value", f"Add `{key}: …`{choice}."


def _not_in_vocabulary(value: Any, ctx: dict[str, Any], place: Place) -> tuple[str, str]:
    if place == ("tovholder",):
        return f"{shown(value)} is no version of the format that is known here", "Write 1."
    words = words_in(field_at(place).annotation)
    hint = did_you_mean(value, words) if isinstance(value, str) else ""
    return f"{shown(value)} is not allowed here", f"{hint}Write one of: {', '.join(words)}."


def _no_record(value: Any, ctx: dict[str, Any], place: Place) -> tuple[str, str]:
    if not place:
        return "holds no case file, which begins with `tovholder: 1`", "`tovholder new` writes one to start from."
    keys = [key for key, field in keys_of(model_at(place)).items() if field.is_required()]
    needed = f" with at least {', '.join(keys)}" if keys else ""
    return f"{shown(value)} is no record", f"Write {{key: value, …}}{needed}."


def _no_text(value: Any, ctx: dict[str, Any], place: Place) -> tuple[str, str]:
    simple = isinstance(value, int | float)
    return f"{shown(value)} is no text", "Put it in quotes." if simple else "Write one piece of text."


def _unreadable_pattern(value: Any, ctx: dict[str, Any], place: Place) -> tuple[str, str]:
    if "slots" in place:
        return f"{shown(value)} is no fixed time", 'Write "mon 09:00-10:30"; the days are mon tue wed thu fri sat sun.'
    return f"{shown(value)} is no task", "Write a code of the service catalogue, from f01 to f22."


def _wrong_tie_key(value: Any, ctx: dict[str, Any], place: Place) -> tuple[str, str]:
    field = ctx["field"]
    if field == "date":
        return "has `date` and also `from` or `to`", "Write `date` for one contact, `from` and `to` for a period."
    kinds = {"level": "awareness", "valence": "trust"}
    return (
        f"`{field}` does not go with a tie of kind {ctx['kind']}",
        f"Remove it, or make `kind` {kinds.get(field, 'coordinates')}.",
    )


def _no_date(value: Any, ctx: dict[str, Any], place: Place) -> tuple[str, str]:
    reason = ctx["reason"]
    return f"{shown(value)}{' ' if reason.startswith('is ') else ': '}{reason}", f"{HELP[:1].upper()}{HELP[1:]}."


def _too_small(value: Any, ctx: dict[str, Any], place: Place) -> tuple[str, str]:
    return f"{shown(value)} is too small", f"Write a number from {ctx['ge']:g}."


def _too_large(value: Any, ctx: dict[str, Any], place: Place) -> tuple[str, str]:
    return f"{shown(value)} is too large", f"Write a number up to {ctx['le']:,g}."


def _shows(fact: str, remedy: str) -> _Sentence:
    """A sentence that shows the value."""
    return lambda value, ctx, place: (f"{shown(value)} {fact}", remedy)


def _says(fact: str, remedy: str) -> _Sentence:
    """A sentence that does not show the value, with what the models say of it filled in."""
    return lambda value, ctx, place: (fact.format(**ctx), remedy)


_BOUND_REMEDY = "Shorten it; the whole story stays in your own records."
_SENTENCES: dict[str, _Sentence] = {
    "extra_forbidden": _unknown_key,
    "missing": _missing,
    "literal_error": _not_in_vocabulary,
    "int_parsing_size": _not_in_vocabulary,  # a very large number where one of a few is allowed
    "model_type": _no_record,
    "tuple_type": _shows("is no list", "Write a list: [a, b], or one item a line with a dash before it."),
    "too_short": _says("is an empty list", "Name at least one."),
    "string_type": _no_text,
    "string_unicode": _says("holds half a character", "Write the text again."),
    "string_too_short": _says("is an empty text", "Write at least one character, or leave the key out."),
    "string_too_long": _says("is longer than {max_length} characters", _BOUND_REMEDY),
    "string_pattern_mismatch": _unreadable_pattern,
    "bool_type": _shows(
        "is neither true nor false", "Write true or false, without quotes; where unknown leave it out."
    ),
    "int_type": _shows("is no whole number", "Write a whole number, without quotes."),
    "float_type": _shows("is no number", "Write a number, without quotes; 0.5 with a point."),
    "finite_number": _shows("is no number to count with", "Write a number; where it is unknown leave the key out."),
    "greater_than_equal": _too_small,
    "less_than_equal": _too_large,
    "partial_date": _no_date,
    "full_day": _shows("is no full date", "Write a day of the calendar such as 2018-12-31."),
    "span": _shows("is neither a number nor two numbers", "Write 2, or [2, 3] for between 2 and 3."),
    "span_order": _says("the second number is smaller than the first", "Write the smaller one first."),
    "slot_order": lambda value, ctx, place: (
        f"the fixed time {shown(ctx['slot'])} ends before it begins",
        "Write the beginning first, on one day.",
    ),
    "tie_key": _wrong_tie_key,
    "control_character": _says("holds a control character", "Remove it; copy the text again as plain text."),
    "white_space": _shows(
        "begins or ends with white space, or runs over several lines", "Write it on one line, without space round it."
    ),
}
