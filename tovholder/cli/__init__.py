"""The command line. Commands are thin: they ask, check and print; what only one of them needs is imported there.

Exit codes: 0 ok, 1 bad input or unknown family, 2 engine or set-up.
"""

import sys

import typer

from tovholder.cli import cases, changes, doctor, engine, findings, map, serving
from tovholder.cli.console import err, seldom_collect, use_utf8

app = typer.Typer(
    name="tovholder",
    help="The network around a family: who helps, who knows of whom, who could hold the rope.",
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
    _: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help="Print the version and end."),
) -> None:
    pass


app.command("demo")(serving.demo)
app.command("serve")(serving.serve)
app.command("import")(cases.import_files)
app.command("validate")(cases.validate)
app.command("new")(cases.new)
app.command("export")(cases.export)
app.command("reset")(cases.reset)
app.command("findings")(findings.findings)
app.command("measures")(findings.measures)
app.command("changes")(changes.changes)
app.command("map")(map.draw)
app.command("doctor")(doctor.doctor)
app.add_typer(engine.app, name="engine")


def main() -> None:
    """Run a command; every error ends as words on stderr and an exit code, never as a traceback."""
    from tovholder.cli.failures import exit_code_of

    use_utf8()
    seldom_collect()
    try:
        code = app(standalone_mode=False)
    except KeyboardInterrupt:
        err().print("Stopped.")
        code = 130
    except BaseException as error:  # the last place where an error can be put into words
        code = exit_code_of(error)
    sys.exit(code if isinstance(code, int) else 0)
