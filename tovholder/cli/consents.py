"""Consents at the command line."""

from typing import TYPE_CHECKING, Annotated

import typer

from tovholder.cli.console import engine_progress, err, out, say, spelled, tell_done
from tovholder.cli.help import Command
from tovholder.cli.settings import AsRole, read_settings

if TYPE_CHECKING:
    from graph.model.records import Consent

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)

Family = Annotated[str, typer.Argument(metavar="cli.metavar.family", help="cli.changes.family", callback=spelled)]


@app.command("list", cls=Command, help="cli.consent.list")
def list_consents(family: Family, role: AsRole = None) -> None:
    """The consents of a family: who gave which about whom, between which units, and what they open."""
    from tovholder.application import in_session

    settings = read_settings()
    with engine_progress() as progress, in_session(settings, progress, role=role, act=("query", "consents")) as session:
        [facts] = session.facts([family])
    for consent in facts.family.consents:
        out().print(_line(consent))
    if not facts.family.consents:
        err().print(say("cli.consent.none"))


def _line(consent: "Consent") -> str:
    units = " → ".join(", ".join(ids) or "–" for ids in (consent.from_units, consent.to_units))
    days = " – ".join(str(day or "") for day in (consent.valid_from, consent.valid_to)).strip()
    said = (
        consent.id,
        say(f"consent.{consent.status or 'unknown'}"),
        consent.given_by,
        ", ".join(consent.about),
        units,
    )
    return " · ".join(part for part in (*said, ", ".join(consent.information), days.strip("– ") and days) if part)


@app.command("withdraw", cls=Command, help="cli.consent.withdraw")
def withdraw(
    family: Family,
    consent: Annotated[str, typer.Argument(metavar="cli.metavar.consent", help="cli.consent.id", callback=spelled)],
    role: AsRole = None,
) -> None:
    """A consent holds no longer, from now on."""
    from tovholder.application import in_session

    settings = read_settings()
    with (
        engine_progress() as progress,
        in_session(settings, progress, role=role, act=("consent", "withdraw")) as session,
    ):
        session.withdraw(family, consent)
    tell_done(say("cli.consent.withdrawn", consent=consent))
