"""What-if, all numbers of a table, and rules of one's own."""

import json
from typing import Any, get_args

from flask import abort, request

from graph.model.catalogue import Catalogue
from graph.model.vocabulary import MemberKind
from maps.formats.rows import Cell
from maps.silo.figure import Figure
from planning import derived
from planning.disclosure import Shown, tally
from planning.questions import Question, Questions
from planning.release import Release
from planning.released import Released
from queries.blocks import Criterion, Leaf, NoCriterion, criterion_of
from web.application import application
from web.planning.asked import Asked
from web.planning.courses import TABLES, key_text, part_text, table_of
from web.planning.figures import Sheet, about, cells
from web.planning.telling import told
from words import Message, text

ON_A_PAGE = 25
LEAVES = 4
"""How many lines the form of a rule has."""
EXAMPLE = {"all": [
    {"any": [
        {"category": "authority", "unit": ["bes"], "running_years": 1},
        {"sector": "employment", "for": "adult", "running_years": 1},
    ]},
    {"sector": ["social_children", "social_adult"], "within_years": 2},
]}  # fmt: skip
"""To be edited: parents who have been at the job centre for a year, in families that social services worked with within two years."""


def whatif(asked: Asked) -> Sheet:
    """What one team of some units, or one coordinator, would spare."""
    units = asked.released.units(asked.level, asked.day)
    wanted = [unit for unit in asked.units if unit in units]
    least = request.args.get("mindst", 3, type=int)
    least = least if 2 <= least <= 6 else 3
    tallies = [tally(block) for block in asked.released.tables(days=[asked.day])]
    meetings = application().planner.meetings_a_tie
    [team] = derived.whatif(tallies, [asked.day], asked.level, wanted, meetings)
    [holder] = derived.coordinator(tallies, [asked.day], least)
    rows: list[tuple[Cell | float, ...]] = []
    if len(wanted) > 1:
        names = "; ".join(asked.name(unit) for unit in wanted)
        rows += [(names, asked.say(f"whatif.row.{key}"), *_ends(team[key])) for key in ("pairs", "bearer_links", "contacts", "ties_within", "meetings_a_year")]  # fmt: skip
    said = asked.say("whatif.least", least=least)
    rows += [(said, asked.say(f"whatif.row.{key}"), *_ends(holder[key])) for key in ("families", "links_fewer")]
    heads = tuple(asked.say(f"head.{name}") for name in ("if", "what", "lo", "hi"))
    lines = (*about(asked, [asked.day]), asked.say("whatif.assumed", meetings=meetings))
    figure = Figure("hvad-nu-hvis", asked.say("whatif.title"), lines, heads, tuple(rows))
    shown = {"units": units, "wanted": wanted, "team": team, "holder": holder, "least": least, "meetings": meetings}
    return Sheet(figure, shown)


def _ends(value: Any) -> tuple[Any, Any]:
    return (value[0], value[1]) if isinstance(value, list) else (value, value)


def outward(asked: Asked) -> list[dict[str, Any]]:
    """To whom each unit's ties go, by name: no order of better and worse."""
    tallies = [tally(block) for block in asked.released.tables("pairs", [asked.day])]
    rows = derived.ei(tallies, [asked.day], asked.level)
    return sorted(rows, key=lambda row: asked.name(row["unit"]))


# --- all numbers ------------------------------------------------------------------------------------------


def numbers(asked: Asked) -> Sheet:
    """Every number of a table on a day: a row a number."""
    table = table_of()
    k = asked.released.of_day(asked.day).rule.k
    found = sorted(
        asked.released.tables(table, [asked.day]), key=lambda one: (one.place.key.level, key_text(one.place.key, asked))
    )
    rows = [row for block in found for row in rows_of(block, asked, k)]
    heads = (
        asked.say("head.what"),
        asked.say("head.part"),
        *(asked.say(f"head.{name}") for name in ("value", "lo", "hi")),
    )
    name = text(Message(f"silo.table.{table}"), asked.lang)
    pages = max(1, -(-len(rows) // ON_A_PAGE))
    page = min(max(request.args.get("side", 1, type=int), 1), pages)
    there = ((page - 1) * ON_A_PAGE, page * ON_A_PAGE)
    title = asked.say("all_of", table=name)
    figure = Figure("tal", title, about(asked, [asked.day]), heads, tuple(rows), drawn_rows=there)
    shown = [(row, _shown_as(row, asked)) for row in rows[slice(*there)]]
    return Sheet(
        figure,
        {"table": table, "tables": TABLES, "rows": shown, "page": page, "pages_of_numbers": pages, "total": len(rows)},
    )


def _shown_as(row: tuple[Any, ...], asked: Asked) -> str:
    value, low, high = row[2:5]
    return (
        asked.say("number", value=value, lo=low, hi=high) if value is not None else asked.say("under", number=high + 1)
    )


def rows_of(block: Shown, asked: Asked, k: int) -> list[tuple[Cell | float, ...]]:
    """The whole of a block and each of its parts."""
    key = block.place.key
    level = f" ({asked.say(f'level.{key.level}')})" if key.level else ""
    name = f"{key_text(key, asked)}{level}"
    whole: tuple[Cell | float, ...] = (name, asked.say("whole"), *cells(block.families, k))
    table = block.place.table
    return [whole, *((name, part_text(table, part, asked), *cells(number, k)) for part, number in block.parts.items())]


# --- rules ------------------------------------------------------------------------------------------------


def release_of(released: Released) -> Release:
    """The release that the address or the form names; the newest where it names none."""
    id = request.values.get("udgivelse")
    return next((one for one in released.releases if one.id == id), None) or (abort(404) if id else released.last)


def rule_of_form() -> tuple[Criterion | Leaf | None, list[tuple[str, str, str]], str]:
    """The rule that a form says, all that is wrong with it, and how it is written as JSON."""
    written = request.form.get("regel", "").strip()
    said: Any = None
    if request.form.get("som") == "json":
        try:
            said = json.loads(written)
        except ValueError:
            return None, [("", "no_json", "")], written
    else:
        leaves = [leaf for number in range(LEAVES) if (leaf := _leaf(number))]
        word = "any" if request.form.get("ord") == "any" else "all"
        said = {word: leaves} if len(leaves) != 1 else leaves[0]
        written = json.dumps(said, ensure_ascii=False, indent=1)
    try:
        return criterion_of(said), [], written
    except NoCriterion as err:
        return None, list(err.faults), written


def _leaf(number: int) -> dict[str, Any]:
    given = {
        name: request.form.get(f"{name}_{number}", "") for name in ("unit", "category", "sector", "for", "tid", "aar")
    }
    leaf: dict[str, Any] = {name: given[name] for name in ("unit", "category", "sector", "for") if given[name]}
    if leaf and given["tid"] in ("within_years", "running_years"):
        leaf[given["tid"]] = int(given["aar"]) if given["aar"].isdigit() else given["aar"]
    return leaf


def choices(asked: Asked, catalogue: Catalogue) -> dict[str, list[tuple[str, str]]]:
    """What the lines of the form offer."""
    labels = lambda named: [(code, getattr(label, asked.lang)) for code, label in named.items()]  # noqa: E731
    by_name = lambda pairs: sorted(pairs, key=lambda pair: pair[1])  # noqa: E731
    return {
        "unit": by_name([(unit, asked.name(unit)) for unit in asked.released.units("across")]),
        "category": by_name(labels(catalogue.categories)),
        "sector": by_name(labels(catalogue.sectors)),
        "for": [(one, asked.say(f"kind.{one}")) for one in get_args(MemberKind)],
    }


def answers_of(questions: Questions, asked: Asked) -> list[dict[str, Any]]:
    """All that a release was asked, the newest first, each with what is shown on each day."""
    return [
        {
            "rule": json.dumps(one.rule, ensure_ascii=False, indent=1),
            "days": [(day, _block_of(one, day), told) for day in questions.release.days],
        }
        for one in reversed(questions.asked())
    ]


def _block_of(question: Question, day: Any) -> Shown | None:
    return next((block for block in question.blocks if block.place.day == day), None)


def criteria(asked: Asked, release: Release) -> Sheet:
    """What a release was asked by rules of planners' own."""
    questions = application().planner.questions(release)
    rows: list[tuple[Cell | float, ...]] = []
    for one in reversed(questions.asked()):
        rule = json.dumps(one.rule, ensure_ascii=False)
        for day in release.days:
            block, k = _block_of(one, day), release.rule.k_of("criteria")
            parts = {"": block.families, **block.parts} if block else {"": None}
            rows += [
                (rule, day.isoformat(), asked.say(f"part.criteria.{part}" if part else "whole"), *cells(number, k))
                for part, number in parts.items()
            ]
    heads = tuple(asked.say(f"head.{name}") for name in ("rule", "day", "part", "value", "lo", "hi"))
    figure = Figure("kriterier", asked.say("criteria.title"), about(asked, release.days), heads, tuple(rows))
    return Sheet(figure, {"questions": questions, "asked": questions.asked()})
