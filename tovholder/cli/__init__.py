"""The command line. Commands are thin: they ask, check and print; what only one of them needs is imported there.

Exit codes: 0 ok, 1 bad input or unknown family, 2 engine or set-up.
"""

import sys

import typer

from tovholder.cli import (
    audit,
    bringing,
    cases,
    changes,
    consents,
    converting,
    doctor,
    engine,
    findings,
    map,
    meeting_papers,
    meetings,
    people,
    reason,
    serving,
    silo,
    synth,
)
from tovholder.cli.console import err, say, seldom_collect
from tovholder.cli.help import Command, Group, in_language
from tovholder.cli.signals import all_like_ctrl_c
from tovholder.cli.streams import done, failure_of_output, open_streams
from tovholder.settings import language
from words import Series
from words.errors import ProductError

STOPPED = 130
"""The exit code of a command that Ctrl-C ended, in every shell."""

app = typer.Typer(
    name="tovholder",
    cls=Group,
    help="cli.app.help",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        print(f"tovholder {version('tovholder')}")
        raise typer.Exit


@app.callback()
def _root(
    _: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help="cli.app.version"),
) -> None:
    pass


app.command("demo", cls=Command, help="cli.demo.help")(serving.demo)
app.command("serve", cls=Command, help="cli.serve.help")(serving.serve)
app.command("import", cls=Command, help="cli.import.help")(cases.import_files)
app.command("imports", cls=Command, help="cli.bring.imports.help")(bringing.imports)
app.command("undo-import", cls=Command, help="cli.bring.undo.help")(bringing.undo_import)
app.command("doubles", cls=Command, help="cli.bring.doubles.help")(bringing.doubles)
app.command("convert", cls=Command, help="cli.convert.help")(converting.convert)
app.command("mapping", cls=Command, help="cli.mapping.help")(converting.mapping)
app.command("validate", cls=Command, help="cli.validate.help")(cases.validate)
app.command("new", cls=Command, help="cli.new.help")(cases.new)
app.command("export", cls=Command, help="cli.export.help")(cases.export)
app.command("reset", cls=Command, help="cli.reset.help")(cases.reset)
app.command("findings", cls=Command, help="cli.findings.help")(findings.findings)
app.command("measures", cls=Command, help="cli.measures.help")(findings.measures)
app.command("changes", cls=Command, help="cli.changes.help")(changes.changes)
app.command("balls", cls=Command, help="cli.balls.help")(meetings.balls)
app.command("timeline", cls=Command, help="cli.timeline.help")(meetings.timeline)
meetings.app.command("paper", cls=Command, help="cli.meeting.paper.help")(meeting_papers.paper)
app.add_typer(meetings.app, name="meeting", cls=Group, help="cli.meeting.help")
app.command("silo", cls=Command, help="cli.silo.help")(silo.silo)
app.command("synth", cls=Command, help="cli.synth.help")(synth.synth)
app.command("map", cls=Command, help="cli.map.help")(map.draw)
app.add_typer(people.app, name="user", cls=Group, help="cli.user.help")
app.command("assign", cls=Command, help="cli.assign.help")(people.assign)
app.command("reason", cls=Command, help="cli.reason.help")(reason.reason)
app.add_typer(consents.app, name="consent", cls=Group, help="cli.consent.help")
app.command("doctor", cls=Command, help="cli.doctor.help")(doctor.doctor)
app.add_typer(engine.app, name="engine", cls=Group, help="cli.engine.help")
app.add_typer(audit.app, name="audit", cls=Group, help="cli.audit.help")


def main() -> None:
    """Run a command; every error ends as words on stderr and an exit code, never as a traceback."""
    open_streams()
    seldom_collect()
    with all_like_ctrl_c():
        try:
            code = in_language(app, language()).main(standalone_mode=False)
        except KeyboardInterrupt:
            code = STOPPED
        except BaseException as error:  # the last place where an error can be put into words
            from tovholder.cli.failures import exit_code_of

            code = exit_code_of(error)
        sys.exit(_ended(code if isinstance(code, int) else 0))


def _ended(code: int) -> int:
    """The exit code, which Typer may have made of Ctrl-C already.

    Where not all went well, what was done all the same is told: nothing is stored without a word.
    """
    if code == STOPPED:
        err().print(say("cli.stopped"))
    failure = failure_of_output()
    if failure:
        from tovholder.cli.failures import exit_code_of

        told = exit_code_of(ProductError("cli_output", reason=failure.strerror))
        code = code or told
    if code and done():
        err().print(say("cli.done", lines=Series(done(), between="\n")))
    return code
