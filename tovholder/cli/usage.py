"""A call of a command that cannot be, in our own words: Typer and its copy of Click have theirs in English only."""

from typing import Any

from typer.exceptions import TyperException

from tovholder.errors import InputError
from words import Series


def usage_error(error: TyperException) -> InputError:
    """What is wrong with the call. Typer keeps the kinds of its errors to itself, so each is known by its name."""
    ctx: Any = getattr(error, "ctx", None)
    command = ctx.command_path if ctx else "tovholder"
    match type(error).__name__:
        case "MissingParameter":
            return InputError("usage_missing", name=_name(error), command=command)
        case "NoSuchOption":
            option, near = getattr(error, "option_name", ""), getattr(error, "possibilities", None)
            if near:
                return InputError("usage_option_near", name=option, near=Series(tuple(sorted(near))), command=command)
            return InputError("usage_option", name=option, command=command)
        case "BadOptionUsage":
            # One kind for both: an option without its value, and a switch that was given one.
            option = getattr(error, "option_name", "")
            if "does not take a value" in error.format_message():
                return InputError("usage_no_value", name=option, command=command)
            return InputError("usage_needs_value", name=option, command=command)
        case "BadParameter":
            return _bad_value(error, command)
    return InputError("usage_other", reason=error.format_message(), command=command)


def _bad_value(error: TyperException, command: str) -> InputError:
    param: Any = getattr(error, "param", None)
    choices = param.type_descriptor.choices if param else None
    if choices:
        words = Series(tuple(getattr(choice, "value", choice) for choice in choices))
        return InputError("usage_choice", name=_name(error), choices=words, command=command)
    if param and param.min is not None:
        return InputError("usage_number", name=_name(error), low=param.min, high=param.max, command=command)
    return InputError("usage_other", reason=error.format_message(), command=command)


def _name(error: TyperException) -> str:
    """The option or argument as it is written."""
    param: Any = getattr(error, "param", None)
    if param is None:
        return ""
    return param.metavar if param.param_type_name == "argument" else param.opts[-1]
