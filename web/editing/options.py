"""Whom and what a form offers: everybody and everything that the viewer may see of a family, by name.

The family comes as `casework.session.Session.open` gives it. Nothing is offered that is not in it, but the words of the program.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.model.catalogue import load_catalogue
from graph.model.vocabulary import PLACES
from words import Message, capital, text
from words.dates import When
from words.order import danish

Opened = Mapping[str, Any]
"""A family that is opened: `lists: {list: [{key, record}]}`, `actors`, `units`, and its own keys."""
Record = Mapping[str, Any]


@dataclass(frozen=True)
class Choice:
    """One that can be chosen, below the heading of its group."""

    value: str
    label: str
    group: str = ""


Options = Mapping[str, Sequence[Choice]]
"""What is offered, by what may stand there (`web.editing.fields.NAMES`)."""


def options_of(family: Opened, lang: str) -> Options:
    """All that is offered in the forms of a family."""
    group = {
        name: text(Message(f"editing.group.{name}"), lang) for name in ("family", "home", "private", "helpers", "units")
    }
    members = _by_name(records(family, "members"), group["home"])
    private = _by_name(records(family, "private_network"), group["private"])
    units = _by_name(family["units"], group["units"])
    named_units = {unit["id"]: unit["name"] for unit in family["units"]}
    actors = sorted(
        (Choice(actor["id"], actor_text(actor, named_units), group["helpers"]) for actor in family["actors"]),
        key=_order,
    )
    homes = _homes(family, lang)
    places = [Choice(place, capital(text(Message(f"editing.place.{place}"), lang))) for place in sorted(PLACES)]
    people = [*members, *private]
    nobody = Choice("none", text(Message("editing.nobody"), lang))
    return {
        "members": members,
        "people": people,
        "known": [*people, *actors],
        "actors": actors,
        "units": units,
        "who": [*actors, *units, *people, Choice(family["id"], family["name"], group["family"])],
        "homes": homes,
        "places": [*homes, *places],
        "leaders": [nobody, *actors],
        "holders": [nobody, *people, *actors],
        "needs": list(_needs(family, lang)),
        "meetings": list(_meetings(family, lang)),
        "agreements": [Choice(one["id"], str(one["text"])) for one in records(family, "agreements")],
        "engagements": list(_engagements(family, lang)),
        "services": list(services(lang)),
        "sectors": [Choice(code, getattr(sector, lang)) for code, sector in load_catalogue().sectors.items()],
        "tasks": [Choice(code, getattr(task, lang)) for code, task in load_catalogue().functions.items()],
    }  # fmt: skip


def records(family: Opened, list: str) -> list[Record]:
    """The records of a list, as they stand in a case file."""
    return [item["record"] for item in family["lists"].get(list, ())]


def actor_text(actor: Record, units: Mapping[str, str]) -> str:
    """Somebody who helps, with the part of the house: two of one name are told apart by it."""
    unit = units.get(actor.get("unit", ""), "")
    return f"{actor['name']} ({unit})" if unit and unit != actor["name"] else actor["name"]


def service_text(engagement: Record, lang: str) -> str:
    """What an engagement is called: its own words, or those of the catalogue, or only that it is one."""
    service = load_catalogue().by_code.get(engagement.get("service", ""))
    own = engagement.get("service_text")
    known = capital(service.short(lang)) if service else text(Message("editing.list.engagements"), lang)
    return own or known


def names_of(options: Options) -> dict[str, str]:
    """What each id is called."""
    return {choice.value: choice.label for source in ("who", "homes", "engagements") for choice in options[source]}


def _by_name(found: Sequence[Record], group: str) -> list[Choice]:
    return sorted((Choice(one["id"], one["name"], group) for one in found), key=_order)


def _order(choice: Choice) -> Any:
    return danish(choice.label), choice.value


def _homes(family: Opened, lang: str) -> list[Choice]:
    """Homes have no names: they are told by who lives there."""
    homes = [home["id"] for home in records(family, "homes")]
    people = [*records(family, "members"), *records(family, "private_network")]
    found = []
    for number, home in enumerate(homes, start=1):
        only = len(homes) == 1
        called = text(Message("map.home.only" if only else "map.home.one", {} if only else {"number": number}), lang)
        living = [person["name"] for person in people if home in map(_home, person.get("lives_in", ()))]
        found.append(Choice(home, f"{called}: {', '.join(living)}" if living and not only else called))
    return found


def _home(residence: Any) -> str:
    return residence if isinstance(residence, str) else residence.get("home", "")


def _engagements(family: Opened, lang: str) -> Iterator[Choice]:
    names = {actor["id"]: actor["name"] for actor in family["actors"]}
    for engagement in records(family, "engagements"):
        name = names.get(engagement["actor"], engagement["actor"])
        yield Choice(engagement["id"], f"{service_text(engagement, lang)}: {name}")


def _needs(family: Opened, lang: str) -> Iterator[Choice]:
    tasks = load_catalogue().functions
    for need in records(family, "needs"):
        yield Choice(need["id"], capital(getattr(tasks[need["function"]], lang)))


def _meetings(family: Opened, lang: str) -> Iterator[Choice]:
    """By what they are and when, the latest first."""
    for meeting in sorted(records(family, "meetings"), key=lambda one: str(one.get("date", "")), reverse=True):
        day = f", {When(meeting['date']).text(lang)}" if "date" in meeting else ""
        kind = Message(f"map.meeting.{meeting['kind']}")
        yield Choice(meeting["id"], f"{capital(text(kind, lang))}{day}")


def services(lang: str) -> Iterator[Choice]:
    catalogue = load_catalogue()
    for category, label in catalogue.categories.items():
        of_it = [service for service in catalogue.services if service.category == category]
        for service in sorted(of_it, key=lambda service: danish(getattr(service, f"name_{lang}"))):
            yield Choice(service.code, getattr(service, f"name_{lang}"), getattr(label, lang))
