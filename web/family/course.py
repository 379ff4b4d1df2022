"""Forløb: which services helped whom, year by year."""

from datetime import date
from itertools import groupby
from typing import NamedTuple

from flask import Blueprint, Response, make_response

from graph.model.catalogue import ServiceName
from graph.reading.gathering import handed_out
from maps import FamilyMap
from maps.papers import pdf
from maps.papers.course import family_year, lanes
from maps.papers.writing import FamilyWriter
from queries.day.months import months_after
from queries.measures import cost_table, without_cost, years_of
from web.family.page import family_page, map_of
from web.family.page_request import PageRequest, leading_on, page_request, seen_by
from web.languages import language
from words import Message, Whole, text

course = Blueprint("course", __name__)


@course.get("/familie/<id:family>/forloeb")
def page(family: str) -> str:
    """The course in years, with the line of the day."""
    wanted = leading_on(family)
    drawn = map_of(wanted)
    costs = _costs(wanted) if wanted.audience == "work" else None
    year = lanes(FamilyWriter(wanted.facts, language()), wanted.day)
    return family_page(
        "family/course.html",
        "course",
        wanted,
        map=drawn,
        comparisons=_comparisons(drawn, wanted.day),
        costs=costs,
        sheets=year.sheets(),
        rows=year.table(),
        window=year.found.window,
    )


@course.get("/familie/<id:family>/forloeb/aar.pdf")
def taken(family: str) -> Response:
    """The year up to the day in lanes, on A3: as it may lie on the table, with nobody who is barred."""
    asked = seen_by(page_request(family), "work")  # `handed_out` takes away what may not lie on the table
    made = family_year(FamilyWriter(handed_out(asked.facts), language()), asked.day)
    response = make_response(pdf(made))
    response.headers["Content-Type"] = "application/pdf"
    response.headers["Content-Disposition"] = f'attachment; filename="forloeb-{asked.day.isoformat()}.pdf"'
    return response


class Costs(NamedTuple):
    """What the help cost over some years, at least: a row a service, and each unit's sum."""

    first: int
    last: int
    units: list[tuple[str, list[tuple[str, str, str]], str]]
    total: str
    without: int


def _costs(wanted: PageRequest) -> Costs | None:
    """The costs of the last ten years by unit, person and service; None where none is recorded."""
    facts, lang = wanted.facts, language()
    first, last = years_of(facts.family.engagements, facts.as_of)
    rows = cost_table(facts, first, last)
    if not rows:
        return None
    name = {member.id: member.name for member in facts.family.members}
    units: list[tuple[str, list[tuple[str, str, str]], str]] = []
    for unit, of_unit in groupby(rows, key=lambda row: row.unit):
        there = [*of_unit]
        lines = [
            (
                ServiceName(row.service, begins=True).text(lang)
                if row.service
                else text(Message("pages.course.other"), lang),
                ", ".join(name[target] for target in row.targets if target in name),
                Whole(int(row.cost)).text(lang),
            )
            for row in there
        ]
        called = facts.units[unit].name if unit else text(Message("pages.course.no_unit"), lang)
        units.append((called, lines, Whole(int(sum(row.cost for row in there))).text(lang)))
    total = Whole(int(sum(row.cost for row in rows))).text(lang)
    return Costs(first, last, units, total, without_cost(facts, first, last))


def _comparisons(drawn: FamilyMap, day: date) -> list[tuple[str, date]]:
    """The days with which one wants to compare the day: the last meeting before it, and the same date a year before."""
    met = drawn.scene.summary.met
    return [*([("since_meeting", met)] if met else []), ("a_year_ago", months_after(day, -12))]
