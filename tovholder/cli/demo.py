"""A look at Tovholder with invented families, in a folder that is thrown away."""

import tempfile
from dataclasses import replace
from importlib.resources import as_file, files
from pathlib import Path

from tovholder.cli.console import engine_progress, err
from tovholder.cli.settings import read_settings


def demo() -> None:
    """Show what is found around four invented families. Your own data are not touched."""
    from importers import load_all
    from queries import findings as find
    from tovholder.application import opened
    from tovholder.cli.tables import show_findings

    with tempfile.TemporaryDirectory(prefix="tovholder-demo-") as folder, as_file(files("tovholder") / "demo") as cases:
        settings = replace(read_settings(), neo4j_uri=None, data=Path(folder), linger=0.0)
        with engine_progress() as progress, opened(settings, progress) as application:
            for one in load_all([cases]).parsed:
                application.store.store(one.case_file, one.source)
            for facts in application.facts([entry.id for entry in application.families()]):
                show_findings(facts, facts.as_of, find(facts, facts.as_of), settings.lang)
        err().print("These families are invented. Your own: tovholder new, tovholder import, tovholder findings.")
