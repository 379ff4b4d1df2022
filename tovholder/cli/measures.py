"""The value of a measure as a person reads it: names in place of ids, words in place of brackets."""

from typing import TYPE_CHECKING, Any

from words import Message, Series, number, set_off

if TYPE_CHECKING:
    from graph.reading.cut import Seen


def measure_text(facts: "Seen", name: str, value: Any, lang: str) -> str:
    """The value; an interval as `low – high`, what is not known as `?`."""
    if name == "weekly_appointments":
        return "; ".join(f"{_name(facts, id)} {_number(held, lang)}" for id, held in value.items())
    if name == "coordination":
        return _coordination(facts, value, lang)
    if name == "contact_surfaces":
        return Series(tuple(_surface(facts, one) for one in value), between="\n").text(lang)
    if name == "case_management":
        return _case_management(facts, value).text(lang)
    return _number(value, lang)


def _surface(facts: "Seen", value: dict[str, Any]) -> Message:
    """A place that the family deals with: who is there, whom they meet, and whom they talk with."""
    unit = facts.units.get(value["unit"])
    meets = tuple(_name(facts, id) for id in value["meets"])
    talks = tuple(_name(facts, id) for id in value["talks_with"])
    return Message(
        f"measure.surface.{'talks' if talks else 'alone'}",
        {
            "unit": unit.name if unit else _name(facts, value["unit"]),
            "actors": tuple(_name(facts, id) for id in value["actors"]),
            "meets": meets or Message("measure.surface.nobody"),
            "talks": talks,
        },
    )


def _case_management(facts: "Seen", value: dict[str, Any]) -> Message:
    """Who holds the threads, and which of the four models it is; why not, where that is not known."""
    if value["reason"] in ("no_holder", "nobody_else"):
        return Message(f"measure.management.{value['reason']}")
    holders = tuple(_name(facts, id) for id in value["holders"])
    return Message(f"measure.management.{value['model'] or 'not_known'}", {"names": holders})


def _number(value: Any, lang: str) -> str:
    if value is None:
        return "?"
    if not isinstance(value, list):
        return number(value, lang)
    low, high = (_number(end, lang) for end in value)
    return low if low == high else f"{low} – {high}"


def _coordination(facts: "Seen", value: dict[str, Any], lang: str) -> str:
    """Who cannot hold the rope and why, and who shares it today; the other choices are the same everywhere."""
    out = [
        Message("measure.excluded", {"name": _name(facts, one["id"]), "why": one["why"]}) for one in value["excluded"]
    ]
    split = [Message("measure.split", {"names": tuple(_name(facts, id) for id in pair)}) for pair in value["split"]]
    choices = Message(
        "measure.choices", {"choices": Series(tuple(Message(f"measure.choice.{one}") for one in value["choices"]))}
    )
    return Series((*out, *split, choices), between="\n").text(lang)


def _name(facts: "Seen", id: str) -> str:
    """What somebody is called; the id where there is no name."""
    people = (*facts.actors.values(), *facts.family.members)
    return next((set_off(one.name) for one in people if one.id == id and one.name), id)
