"""The case file to start from: what `tovholder new` writes."""

from importlib.resources import files


def template() -> str:
    """A commented case file about an invented family, with every key of the format; it validates as it stands."""
    return files("importers.casefile").joinpath("template.yaml").read_text(encoding="utf-8")
