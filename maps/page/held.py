"""What lies on the screen of a meeting that is held: the map as a picture, and what its decisions would do, in words."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date

import lxml.etree as etree

from graph.reading.cut import Seen
from maps.drawing.render import render_still
from maps.family import family_day
from queries.day.view import View
from queries.finding import Finding
from queries.meetings.effect import Effect
from queries.rules.registry import findings_of
from words import Message, Series, text

BACK = "0.3"
"""How much of those shows who are not asked about."""
NOT_OF_A_PICTURE = ("role", "tabindex", "aria-label", "aria-controls", "aria-haspopup", "aria-describedby")

OF_MEETINGS = ("meetings", "agreements", "priorities", "status_points", "dreams")
WHO_COULD = frozenset({"coordinator_candidate", "no_coordinator"})
"""What is asked at a step of its own: who could coordinate."""


def picture(seen: Seen, day: date, lang: str, lit: Collection[str]) -> str:
    """The map of the day as it lies on the table, to be looked at: nothing in it is a button. Where somebody is `lit`, all others
    stand back. Nothing that is said moves anybody: only who is there decides where everybody stands.
    """
    places = family_day(_who_is_there(seen, day), day, lang, audience="table").layout.kept
    map = replace(family_day(seen, day, lang, audience="table"), kept=places)
    drawn = etree.fromstring(render_still(map.film, map.layout).encode())
    if lit:
        _put_back(drawn, lit)
    for one in drawn.iter(etree.Element):
        for name in NOT_OF_A_PICTURE:
            one.attrib.pop(name, None)
    for said in drawn.findall("{*}desc"):
        drawn.remove(said)
    drawn.set("role", "img")
    drawn.set("aria-label", map.scene.header[0])
    return etree.tostring(drawn, encoding="unicode")


def _who_is_there(seen: Seen, day: date) -> Seen:
    """The family with its people and their work as of the day, to which the family's own moves while the meeting goes on; and nothing
    of what is told of them."""
    told = dict.fromkeys((*OF_MEETINGS, "ties", "needs", "consents", "legal_bases"), ())
    return seen.renamed(
        family=seen.family.replaced(**told),
        as_of=day,
        source=seen.source,
        municipality=seen.municipality,
        units=seen.units,
        actors=seen.actors,
        limited=True,
    )


def _put_back(drawn: etree._Element, lit: Collection[str]) -> None:
    chips = {str(one.get("data-id")) for one in drawn.iter(etree.Element) if _stands_for(one, lit)}
    lines = {str(one.get("id")) for one in drawn.iter(etree.Element) if {one.get("data-a"), one.get("data-b")} <= chips}
    for one in drawn.iter(etree.Element):
        line = one.get("data-of") or (one.get("id") if one.get("data-kind") == "edge" else None)
        is_back = line not in lines if line else bool(one.get("data-id")) and one.get("data-id") not in chips
        if is_back:
            one.set("opacity", BACK)


def _stands_for(chip: etree._Element, lit: Collection[str]) -> bool:
    return bool(chip.get("data-id")) and not {chip.get("data-id"), *(chip.get("data-ids") or "").split()}.isdisjoint(
        lit
    )


def asked_on(view: View) -> Sequence[Finding]:
    """What is asked on the day of the view, of what is seen."""
    return findings_of(view)


def effect_told(found: Effect, lang: str) -> tuple[str, ...]:
    """What the decisions on efforts would do, of what is seen here; nothing is said where nothing would change."""
    return tuple(text(message, lang) for message in _effects(found))


def _effects(found: Effect) -> Iterator[Message]:
    view, told = found.before, found.document()
    for member, week in told["weekly_appointments"].items():
        if week["before"] != week["after"]:
            ends = {name: _span(week[name]) for name in ("before", "after")}
            yield Message("hold.effect.week", {"name": view.name(member), **ends})
    for one, other in told["pairs_lost"]:
        yield Message("hold.effect.lost", {"one": view.name(one), "other": view.name(other)})
    asked = {one.id: one for one in findings_of(found.before)} | {one.id: one for one in findings_of(found.after)}
    for name in ("new", "gone"):
        for id in told["findings"][name]:
            if asked[id].type in WHO_COULD:
                continue
            yield Message(f"hold.effect.{name}", {"what": Message(f"{asked[id].type}.title")})
    if told["unknown"]:
        efforts = {one.id: view.work(one.engagement).actor.id for one in found.priorities}
        names = view.names(tuple(dict.fromkeys(efforts[id] for id in told["unknown"])))
        yield Message("hold.effect.unknown", {"names": Series(names, last="list.and")})


def _span(ends: list[float | None]) -> Message | float:
    low, high = (end if end is None else float(end) for end in ends)
    if high is None:
        return Message("hold.effect.at_least", {"least": low})
    return high if low == high else Message("hold.effect.span", {"least": low, "most": high})
