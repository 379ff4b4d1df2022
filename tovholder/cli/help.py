"""The help of each command in the language that is set.

Typer and its copy of Click write their help in English. Here options, arguments and commands carry keys of the words in
place of texts, and a command writes its help with the words of its language. What a command function says of itself in its
docstring is for developers.
"""

from collections.abc import Iterable
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from tovholder.errors import InputError
from words import Message, Series, text, words


class _Help:
    """How commands and groups of them write their help."""

    lang = "en"

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """The line that shows how to call the command."""
        pieces = " ".join(self.collect_usage_pieces(ctx))  # type: ignore[attr-defined]
        formatter.write_usage(ctx.command_path, pieces, f"{self.say('cli.help.usage')} ")

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Arguments and options, and the commands of a group."""
        params = self.get_params(ctx)  # type: ignore[attr-defined]
        for kind, heading in (("argument", "cli.help.arguments"), ("option", "cli.help.options")):
            rows = [self._row(param) for param in params if param.param_type_name == kind]
            self._section(formatter, heading, rows)
        commands = getattr(self, "commands", {})
        limit = formatter.width - 6 - max(map(len, commands), default=0)
        rows = [(name, command.get_short_help_str(limit)) for name, command in commands.items()]
        self._section(formatter, "cli.help.commands", rows)

    def say(self, key: str, **values: Any) -> str:
        """A text of the words."""
        return text(Message(key, values), self.lang)

    def _section(self, formatter: Any, heading: str, rows: list[tuple[str, str]]) -> None:
        if rows:
            with formatter.section(self.say(heading)):
                formatter.write_dl(rows)

    def _row(self, param: Any) -> tuple[str, str]:
        """An option or argument as it is written, and what it does."""
        if param.param_type_name == "argument":
            name = param.metavar
        else:
            names = [", ".join(names) for names in (param.opts, param.secondary_opts) if names]
            name = " / ".join(names) if param.is_flag else f"{names[0]} {param.metavar}"
        notes = list(self._notes(param))
        return name, "  ".join([param.help, *([f"[{'; '.join(notes)}]"] if notes else [])])

    def _notes(self, param: Any) -> Iterable[str]:
        if param.required:
            yield self.say("cli.help.required")
        elif (
            param.param_type_name == "option"
            and param.default is not None
            and (param.secondary_opts or not param.is_flag)
        ):
            value = param.opts[0] if param.default is True else param.default
            yield self.say("cli.help.default", value=value)


class Command(_Help, TyperCommand):
    """A command whose help is written with the words."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """As Typer does it, but words too many are said in our own."""
        ctx.allow_extra_args = True
        rest = super().parse_args(ctx, args)
        if rest:
            raise InputError("usage_too_much", words=" ".join(map(str, rest)), command=ctx.command_path)
        return rest


class Group(_Help, TyperGroup):
    """A group of commands whose help is written with the words."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """As Typer does it, but an unknown command is said in our own words."""
        if args[0] not in self.commands and not args[0].startswith("-"):
            raise InputError("usage_command", name=args[0], commands=Series(tuple(self.commands)))
        return super().resolve_command(ctx, args)


def in_language(app: typer.Typer, lang: str) -> Any:
    """The application as one command that writes its help in the language."""
    command = get_command(app)
    _fill(command, lang)
    return command


def _fill(command: Any, lang: str) -> None:
    """Put the texts in place of their keys, here and in all commands below."""
    known = words(lang)
    command.lang = lang
    command.help = known[command.help]
    command.options_metavar = known["cli.help.options_metavar"]
    if isinstance(command, TyperGroup):
        command.subcommand_metavar = known["cli.help.command_metavar"]
    params: tuple[Any, ...] = (*command.params, command.get_help_option(typer.Context(command)))
    for param in params:
        param.help = known["cli.help.help" if param.name == "help" else param.help]
        param.metavar = known.get(param.metavar, param.metavar)
    for below in getattr(command, "commands", {}).values():
        _fill(below, lang)
