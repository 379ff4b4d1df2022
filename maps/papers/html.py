"""A paper as HTML to print: as a page of the app, or as a file that works without a network."""

from collections.abc import Sequence

from maps.page.assets import read
from maps.page.file import fit_for_block, policy, templates
from maps.papers.model import Paper

STYLES = ("style/palette.css", "style/handout.css")
"""The colours, and what a paper looks like."""


def page(paper: Paper, *, styles: Sequence[str], back: str, back_told: str) -> str:
    """The paper for the app: `styles` are the addresses of its styles, `back` that of the page that leads here."""
    return templates().get_template("papers/paper.html").render(
        paper=paper, styles=styles, back=back, back_told=back_told, inline="", policy=""
    )  # fmt: skip


def file(paper: Paper) -> str:
    """The paper as one file: it loads nothing, and only its own style acts."""
    inline = fit_for_block("style", "".join(map(read, STYLES)))
    return templates().get_template("papers/paper.html").render(
        paper=paper, styles=(), back="", back_told="", inline=inline, policy=policy("", inline)
    )  # fmt: skip
