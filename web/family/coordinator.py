"""Tovholder: who holds the rope, who could, and what speaks for and against each; no sum, no rank, no winner."""

from collections.abc import Mapping

from flask import Blueprint, request
from werkzeug.exceptions import BadRequest

from maps.page.coordinator import CandidateText, CoordinationText, coordination_of
from queries.candidate_table import Column
from web.family.page import family_page, on_the_day
from web.family.page_request import leading_on

coordinator = Blueprint("coordinator", __name__)
ORDERS: Mapping[str, Column] = {
    "navn": "name",
    "oensker": "wish",
    "moedes": "meets",
    "taler": "talks",
    "vides": "unknown",
    "bliver": "until",
    "samtykke": "consents",
}
"""The columns, by the word in the address that puts the rows in their order; the first where it says nothing."""
FEW = 6
"""So many candidates stand open, with all that speaks for and against them; of more only the one that somebody chose."""
ON_A_PAGE = 12


@coordinator.get("/familie/<id:family>/tovholder")
def page(family: str) -> str:
    """The candidates of a day side by side; `valgt` is the finding of the one that stands open, `orden` a column."""
    wanted = leading_on(family)
    order = ORDERS.get(request.args.get("orden", "navn"))
    if order is None:
        raise BadRequest
    drawn = on_the_day(wanted)
    said = coordination_of(drawn.view, drawn.findings, drawn.scene.findings, drawn.scene.lang, order)
    chosen = request.args.get("valgt", "")
    about = tuple(item.id for item in said.findings)
    sheets = [said.rows[first : first + ON_A_PAGE] for first in range(0, len(said.rows), ON_A_PAGE)] or [()]
    sheet = _sheet(sheets, chosen)
    return family_page(
        "family/coordinator.html",
        "coordinator",
        wanted,
        said=said,
        rows=sheets[sheet],
        sheet=sheet,
        sheets=len(sheets),
        orders=ORDERS,
        order=order,
        chosen=chosen,
        open=_open(said, sheets[sheet], chosen),
        about=about,
        taken=wanted.takes(about),
        toggled=wanted.toggled(about),
        folded=bool(said.holders) and chosen not in {row.id for row in (*said.rows, *said.little_known)},
    )


def _sheet(sheets: list[tuple[CandidateText, ...]], chosen: str) -> int:
    """The sheet that somebody asks for, else that on which the chosen one stands."""
    given = request.args.get("side", "")
    if given:
        if not given.isascii() or not given.isdigit() or not 1 <= int(given[:4]) <= len(sheets):
            raise BadRequest
        return int(given) - 1
    return next((number for number, rows in enumerate(sheets) if chosen in {row.id for row in rows}), 0)


def _open(said: CoordinationText, rows: tuple[CandidateText, ...], chosen: str) -> frozenset[str]:
    """The candidates of whom it is shown why."""
    return frozenset({chosen} if len(said.rows) > FEW else {row.id for row in rows})
