"""What all commands ask for: in which role one asks; and the settings, with a warning for each variable that looks like one and is none."""

from typing import Annotated

import typer

from tovholder.cli.console import warn
from tovholder.settings import Settings, load_settings

AsRole = Annotated[str | None, typer.Option("--role", metavar="cli.metavar.role", help="cli.role")]
"""In which role whoever asks does so, where they have several."""


def read_settings() -> Settings:
    """Settings from the environment and the settings file."""
    settings, warnings = load_settings()
    for warning in warnings:
        warn(warning)
    return settings
