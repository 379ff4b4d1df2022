"""The one redaction point: every output of a map is made from what is released here, and from nothing else.

Without names, the facts themselves get other names and ids before anything is made of them (`redacted`): view, findings,
texts, drawing and files are then the work of code that never saw a name. What cannot be told apart from a name goes too:
all free text, the source and the number of the case. The order of ids stays, so the findings are the same.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Any, Literal, NewType, TypeVar, get_args, get_origin

from graph.model.base import Record
from graph.model.catalogue import Catalogue, load_catalogue
from graph.model.meetings import Meeting
from graph.model.records import Engagement, Family
from graph.model.vocabulary import PLACES
from graph.reading.cut import Seen
from graph.reading.facts import Veil
from maps.scene.named import names_of_people, tells_of
from maps.scene.pseudonyms import NAMES, Names, pseudonyms
from maps.scene.scene import Scene
from words import words

__all__ = ["NAMES", "Names", "Released", "redacted", "release"]

Released = NewType("Released", Scene)
"""A scene as it may leave the room. Layout, drawing, table, files and exploration take this type and no other."""

IDS = frozenset(
    {
        "id", "a", "about", "actor", "after", "asked_for_by", "at", "attends", "b", "by", "convener", "coordinator", "custody", "deputy",
        "engagement", "for_", "from_units", "given_by", "holder", "home", "leader", "meeting", "minutes_approved", "minutes_by", "need",
        "next", "part_of", "participants", "record_access", "recorded_by", "said_by", "stopped_because_of", "successor", "team",
        "to_units", "unit", "who",
    }
)  # fmt: skip
"""The fields of records that hold ids."""
CODES = frozenset({"role", "service", "sector"})
"""Fields that may hold a code of the service catalogue, or any word: which then only serves to tell what is the same."""
SHAPED = frozenset({"function", "functions", "slots", "time"})
"""Fields whose form leaves no room for a name."""
WORDS: Mapping[str, frozenset[str]] = {"at": PLACES, "coordinator": frozenset({"none"}), "holder": frozenset({"none"})}
"""Words that a field of ids may hold, besides those of its type; no record may bear one of them as its id."""

R = TypeVar("R", bound=Record)


def redacted(facts: Seen, names: Names, lang: str) -> Seen:
    """The facts with other names and ids and without free text; as they are for `names`.

    The language is that of the words that stand for names. ValueError for a way of naming that there is not.
    """
    if names not in NAMES:
        raise ValueError(f"There are no names of the kind {names!r}: choose {', '.join(NAMES)}.")
    if names == "names":
        return facts
    catalogue = load_catalogue()
    veil = _Redaction(facts, pseudonyms(facts, names, catalogue, lang), catalogue, lang)
    people = names_of_people(facts)
    # Each field by itself: one that is added to the facts stays out until somebody has thought of it.
    return facts.renamed(
        family=veil.record(facts.family),
        as_of=facts.as_of,
        source="",
        municipality=None if tells_of(facts.municipality or "", people) else facts.municipality,
        units={veil.ids[id]: veil.record(unit) for id, unit in facts.units.items()},
        actors={veil.ids[id]: veil.record(actor) for id, actor in facts.actors.items()},
        general_ties=tuple(veil.record(tie) for tie in facts.general_ties),
        barred=frozenset(veil.ids[id] for id in facts.barred),
        distrusted=tuple(item._replace(actor=veil.ids[item.actor]) for item in facts.distrusted),
        veils=tuple(Veil(veil.ids[item.a], veil.ids[item.b], item.first, item.last) for item in facts.veils),
        limited=facts.limited,
    )


def release(scene: Scene, names: Names = "names") -> Released:
    """Release a scene; visibility has cut it already. One of `redacted` facts says on itself how it names people."""
    if names == "names":
        return Released(scene)
    return Released(replace(scene, notes=(*scene.notes, words(scene.lang)[f"map.redact.note_{names}"])))


class _Redaction:
    """Puts other ids and names into records."""

    def __init__(self, facts: Seen, called: Mapping[str, str], catalogue: Catalogue, lang: str) -> None:
        self.ids = _new_ids(facts)
        self._called = called
        self._catalogue = catalogue
        self._lang = lang
        self._codes: dict[str, str] = {}

    def record(self, record: R) -> R:
        """The record without what could name somebody."""
        update = {
            field: self._value(type(record), field, getattr(record, field)) for field in type(record).model_fields
        }
        if "name" in update:
            update["name"] = self._called[getattr(record, "id")]  # noqa: B009 - not every record has one
        if isinstance(record, Engagement) and record.service not in self._catalogue.by_code:
            update["service_text"] = self._tasks(record)
        if isinstance(record, Family):
            update["same_as"] = None
        if isinstance(record, Meeting):
            update |= {"agenda": (), "board": ()}  # ids of what is found under the true names, and people's own words
        return record.replaced(**update)

    def _tasks(self, engagement: Engagement) -> str | None:
        """What work without a service of the catalogue is about, by its tasks; None where they are not known."""
        told = [getattr(self._catalogue.functions[task], self._lang) for task in engagement.functions or ()]
        return ", ".join(told) or None

    def _value(self, record: type[Record], field: str, value: Any) -> Any:
        if isinstance(value, Record):
            return self.record(value)
        if isinstance(value, tuple):
            told = (self._item(field, item) for item in value)
            return tuple(item for item in told if item is not None)
        if value in _vocabulary(record, field) or value in WORDS.get(field, ()):
            return value
        return self._item(field, value)

    def _item(self, field: str, value: Any) -> Any:
        """A text by its field: an id or a code as another one, free text as None."""
        if isinstance(value, Record):
            return self.record(value)
        if not isinstance(value, str) or field in SHAPED:
            return value
        if field in IDS:
            return self.ids[value]
        return self._code(field, value) if field in CODES else None

    def _code(self, field: str, value: str) -> str:
        known = self._catalogue.sectors if field == "sector" else self._catalogue.by_code
        return value if value in known else self._codes.setdefault(value, f"other{len(self._codes) + 1}")


def _new_ids(facts: Seen) -> dict[str, str]:
    """A number for each id, in the order of the ids."""
    records = (facts.family, *facts.units.values(), *facts.actors.values(), *facts.general_ties)
    found = {id for record in records for id in _ids_in(record)}
    found |= facts.barred | {end for item in facts.veils for end in (item.a, item.b)}
    width = len(str(len(found)))
    return {id: f"n{at:0{width}}" for at, id in enumerate(sorted(found), 1)}


def _ids_in(record: Record) -> Iterator[str]:
    for field in type(record).model_fields:
        value = getattr(record, field)
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, Record):
                yield from _ids_in(item)
            elif isinstance(item, str) and field in IDS:
                yield item


@cache
def _vocabulary(record: type[Record], field: str) -> frozenset[str]:
    """The words that a field may hold by its type."""
    return frozenset(_literals(record.model_fields[field].annotation))


def _literals(annotation: Any) -> Iterable[str]:
    if get_origin(annotation) is Literal:
        yield from (word for word in get_args(annotation) if isinstance(word, str))
    else:
        for part in get_args(annotation):
            yield from _literals(part)
