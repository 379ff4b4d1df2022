"""The settings of a command, with a warning for each variable that looks like one and is none."""

from tovholder.cli.console import warn
from tovholder.settings import Settings, load_settings


def read_settings() -> Settings:
    """Settings from the environment and the settings file."""
    settings, warnings = load_settings()
    for warning in warnings:
        warn(warning)
    return settings
