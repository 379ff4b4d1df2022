"""Planlægning: what planners see, of all families together. All of it is of the stored releases; no page here asks for a family."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from flask import Blueprint, Response, abort, make_response, redirect, render_template, request, url_for

from graph.model.catalogue import load_catalogue
from maps.formats.silo import figure_csv, figure_pdf, figure_png, figure_workbook
from maps.page.explore import vis_network
from maps.silo.figure import drawn
from maps.silo.network import OPTIONS, network
from planning.disclosure import Rule
from planning.errors import ReleaseError
from planning.released import MEASURES
from web.application import application
from web.languages import language
from web.planning.asked import LEVEL_WORDS, MEASURE_WORDS, Asked, asked, released
from web.planning.asking import (
    EXAMPLE,
    LEAVES,
    answers_of,
    choices,
    criteria,
    numbers,
    outward,
    release_of,
    rule_of_form,
    whatif,
)
from web.planning.courses import before_after, key_text, part_text, trend
from web.planning.figures import ORDERS, Sheet, overview, silo_map
from web.planning.telling import named, percents, told
from web.session import session

planning = Blueprint("planning", __name__, template_folder="templates")
PAGES: Mapping[str, str] = {
    "index": "overview", "silo_map_page": "map", "course": "trend", "change": "change", "what_if": "whatif", "rules": "criteria",
    "take": "numbers",
}  # fmt: skip
"""The pages by endpoint, with the words for each."""
SHEETS: Mapping[str, Callable[[Asked], Sheet]] = {
    "oversigt": overview, "kort": silo_map, "udvikling": trend, "foer-efter": before_after, "hvad-nu-hvis": whatif,
    "tal": numbers, "kriterier": lambda one: criteria(one, release_of(one.released)),
}  # fmt: skip
"""What can be taken along, by the name in the address."""
ENDINGS: Mapping[str, str] = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "svg": "image/svg+xml",
    "png": "image/png",
    "pdf": "application/pdf",
}
EVERYTHING = ("dato", "niveau", "tal", "orden", "enhed", "tabel", "nr", "fra", "til", "mindst", "udgivelse", "side")
"""What a file carries of the address of its page."""


@planning.get("/planlaegning")
def index() -> str:
    """Who shares families, and does not talk: the heat map, and the pairs as a list."""
    return _page("overview.html", overview, more=lambda one: {"outward": outward(one), "orders": ORDERS})


@planning.get("/planlaegning/kort")
def silo_map_page() -> str:
    """The units as circles, to be moved about in; the list of lines says the same."""

    def data(one: Asked) -> dict[str, Any]:
        sheet = silo_map(one)
        net = network(sheet.shown["nodes"], sheet.shown["lines"])
        return {
            "network": {"nodes": net.nodes, "edges": net.edges, "options": OPTIONS},
            "vis": vis_network() is not None,
        }

    return _page("map.html", silo_map, more=data)


@planning.get("/planlaegning/udvikling")
def course() -> str:
    """A block on all its days."""
    return _page("trend.html", trend)


@planning.get("/planlaegning/foer-efter")
def change() -> str:
    """Two days side by side."""
    return _page("change.html", before_after, more=lambda one: {"orders": ORDERS})


@planning.get("/planlaegning/hvad-nu-hvis")
def what_if() -> str:
    """What one team, or one coordinator, would spare."""
    return _page("whatif.html", whatif)


@planning.get("/planlaegning/hent")
def take() -> str:
    """Every number that there is, table by table, and all as files."""
    return _page("numbers.html", numbers)


@planning.get("/planlaegning/kriterier")
def rules() -> str:
    """What a release was asked by rules of one's own, and the form for one more."""
    return _rules({"written": _written(EXAMPLE), "faults": [], "given": {}})


@planning.post("/planlaegning/kriterier")
def ask() -> Response:
    """Ask a rule. What is wrong with it stands in the form; the answer is kept, and shown on the page."""
    found = released()
    if not found.releases:
        abort(404)
    rule, faults, written = rule_of_form()
    release = release_of(found)
    trouble = None
    if rule is not None:
        try:
            application().planner.ask(session(), release, rule)
        except ReleaseError as err:
            trouble = err.text(language())
        else:
            return make_response(redirect(url_for("planning.rules", udgivelse=release.id), 303))
    page = _rules({"written": written, "faults": faults, "given": request.form, "trouble": trouble})
    return make_response(page, 422)


@planning.get("/planlaegning/fil/<figure>.<ending>")
def file(figure: str, ending: str) -> Response:
    """What a page shows, as a file: with its day, its rule and the note."""
    found = released()
    if figure not in SHEETS or ending not in ENDINGS or not found.releases:
        abort(404)
    one = asked(found)
    sheet = SHEETS[figure](one).figure
    if ending in ("csv", "xlsx"):
        content = figure_csv(sheet) if ending == "csv" else figure_workbook(sheet, one.lang, one.day)
    else:
        svg = drawn(sheet)
        content = (
            svg.encode() if ending == "svg" else figure_png(svg) if ending == "png" else figure_pdf(svg, sheet.title)
        )
    response = make_response(content)
    response.headers["Content-Type"] = ENDINGS[ending]
    response.headers["Content-Disposition"] = f'attachment; filename="{sheet.name}-{one.day.isoformat()}.{ending}"'
    return response


# --- what all pages share ---------------------------------------------------------------------------------


def _page(template: str, make: Callable[[Asked], Sheet], more: Callable[[Asked], dict[str, Any]] | None = None) -> str:
    found = released()
    if not found.releases:
        return render_template("planning/empty.html", **_frame())
    one = asked(found)
    sheet = make(one)
    return render_template(
        f"planning/{template}", one=one, figure=sheet.figure, **sheet.shown, **(more(one) if more else {}), **_of(one)
    )  # fmt: skip


def _rules(form: dict[str, Any]) -> str:
    found = released()
    if not found.releases:
        return render_template("planning/empty.html", **_frame())
    one, release = asked(found), release_of(found)
    sheet = criteria(one, release)
    questions = application().planner.questions(release)
    most = application().planner.most_questions
    said = {
        "release": release,
        "answers": answers_of(questions, one),
        "left": max(most - len(sheet.shown["asked"]), 0),
        "most": most,
        "is_open": questions.is_open,
        "choices": choices(one, load_catalogue()),
        "leaves": range(LEAVES),
        "k": release.rule.k_of("criteria"),
    }
    return render_template("planning/criteria.html", one=one, figure=sheet.figure, **said, **form, **_of(one))


def _frame() -> dict[str, Any]:
    rule = Rule()
    name = (request.endpoint or "").partition(".")[2]
    return {"pages": PAGES, "here": "rules" if name == "ask" else name, "k_least": rule.k}


def _of(one: Asked) -> dict[str, Any]:
    """What every template works with."""
    days = one.released.days
    return {
        **_frame(),
        "days": days,
        "levels": LEVEL_WORDS,
        "measure_words": MEASURE_WORDS,
        "measures": [*MEASURES],
        "k_least": one.released.of_day(one.day).rule.k,
        "told": lambda number: told(number, one),
        "span": lambda ends: str(ends[0]) if ends[0] == ends[1] else one.say("span", low=ends[0], high=ends[1]),
        "named": lambda pair: named(pair, one),
        "percents": lambda share: percents(share, one),
        "key_text": lambda key: key_text(key, one),
        "part_text": lambda table, part: part_text(table, part, one),
        "kept": {name: request.args.getlist(name) for name in EVERYTHING if request.args.get(name)},
    }


def _written(rule: Mapping[str, Any]) -> str:
    return json.dumps(rule, ensure_ascii=False, indent=1)
