"""What the address of a page for planners asks for: the day, the level, which number, which units. The address is the state."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import abort, request, url_for

from graph.model.dates import full_day
from planning.released import MEASURES, Released
from queries.blocks import LEVELS
from web.application import application
from web.errors import BadDate
from web.languages import language
from web.session import session
from words import Message, text

LEVEL_WORDS: Mapping[str, str] = {"afdeling": "department", "forvaltning": "across"}
MEASURE_WORDS: Mapping[str, str] = {
    "faelles": "families", "taler": "tie", "taler-ikke": "absent", "ved-ikke": "unknown", "baerer": "bearer",
}  # fmt: skip
"""How the address calls what is told of two units."""
assert {*LEVEL_WORDS.values()} == {*LEVELS} and {*MEASURE_WORDS.values()} == {*MEASURES}


@dataclass(frozen=True)
class Asked:
    """One request, held against what is released; at least one day is."""

    released: Released
    lang: str
    day: date
    level: str
    measure: str
    units: tuple[str, ...]

    def say(self, key: str, **values: Any) -> str:
        """In the language of the page."""
        return text(Message(f"planning.{key}", values), self.lang)

    def name(self, unit: str) -> str:
        """What the unit is called."""
        return self.released.name(unit)

    def to(self, endpoint: str, **more: Any) -> str:
        """The address of a page of the same day, level and units; None takes one away."""
        said = {name: value for name, value in request.args.items() if name in KEPT}
        return url_for(endpoint, **{**said, **more})


KEPT = ("dato", "niveau")
"""What goes along from page to page."""


def released() -> Released:
    """All that is released, for who may see it; that it was asked for is noted."""
    session().counts("planner")
    return application().planner.released()


def asked(found: Released) -> Asked:
    """What the address asks for. 404 for a day or a word that there is not."""
    return Asked(
        found,
        language(),
        day_of(found, "dato") or found.days[-1],
        _word(LEVEL_WORDS, "niveau"),
        _word(MEASURE_WORDS, "tal"),
        tuple(dict.fromkeys(unit for said in request.args.getlist("enhed") for unit in said.split(",") if unit)),
    )


def _word(words: Mapping[str, str], name: str) -> str:
    said = request.args.get(name)
    if not said:
        return next(iter(words.values()))
    return words[said] if said in words else abort(404)


def day_of(found: Released, name: str) -> date | None:
    """A released day of the address; None where it names none."""
    said = request.args.get(name)
    if not said:
        return None
    try:
        day = full_day(said)
    except ValueError:
        raise BadDate(said) from None
    return day if day in found.days else abort(404)
