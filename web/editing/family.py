"""A family that is opened to be changed: its records by handle, what forms offer, and what each is called."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from werkzeug.exceptions import NotFound

from graph.errors import Forbidden
from graph.model.handles import handle
from web.application import application
from web.editing.options import Opened, Options, names_of, options_of, service_text
from web.languages import language
from web.session import session
from words import Message, capital, text

PEOPLE = ("members", "private_network")
SHARED = ("actors", "units")
"""Who belongs to all families: their handles name no family."""


@dataclass(frozen=True)
class OpenFamily:
    """A family as its viewer sees it now, in a language."""

    document: Opened
    lang: str

    @property
    def id(self) -> str:
        """The family's id."""
        return self.document["id"]

    @property
    def version(self) -> str:
        """The newest change that the viewer may see."""
        return self.document["version"]

    def with_others(self, others: Sequence[Mapping[str, Any]]) -> "OpenFamily":
        """The same with actors and units that do not stand round it yet."""
        units = [one for one in others if "level" in one]
        actors = [one for one in others if "level" not in one]
        more = {"actors": [*self.document["actors"], *actors], "units": [*self.document["units"], *units]}
        return replace(self, document={**self.document, **more})

    @cached_property
    def options(self) -> Options:
        """What its forms offer."""
        return options_of(self.document, self.lang)

    @cached_property
    def names(self) -> dict[str, str]:
        """What each id is called."""
        return names_of(self.options)

    @cached_property
    def _handle_key(self) -> bytes:
        return application().handle_key

    def handle(self, list: str, key: str) -> str:
        """What stands for a record in addresses."""
        return handle(self._handle_key, "" if list in SHARED else self.id, list, key)

    def record(self, list: str, handle: str) -> tuple[str, Any]:
        """The key and the record of a handle; `NotFound` where there is none, or none that shows."""
        for item in self.document["lists"].get(list, ()):
            if self.handle(list, item["key"]) == handle:
                return item["key"], item["record"]
        raise NotFound

    def actor(self, handle: str, among: Iterable[str]) -> str:
        """The id of the actor of a handle. `NotFound` as above."""
        for id in among:
            if self.handle("actors", id) == handle:
                return id
        raise NotFound

    def somebody(self, handle: str) -> str:
        """The id of whoever has this handle; empty where nobody has."""
        lists = {name: [item["record"]["id"] for item in self.document["lists"].get(name, ())] for name in PEOPLE}
        lists["actors"] = [actor["id"] for actor in self.document["actors"]]
        found = (id for name, ids in lists.items() for id in ids if self.handle(name, id) == handle)
        return next(found, "")

    @cached_property
    def unit_names(self) -> dict[str, str]:
        """What each unit is called."""
        return {unit["id"]: unit["name"] for unit in self.document["units"]}

    def named(self, named: Mapping[str, Any] | None) -> str:
        """What the record is called that an answer names by list and key; of one that does not show only what it is."""
        if not named:
            return ""
        items = self.document["lists"].get(named["list"], ())
        record = next((item["record"] for item in items if item["key"] == named["key"]), None)
        return (
            self.called(named["list"], record) if record else text(Message(f"editing.list.{named['list']}"), self.lang)
        )

    def called(self, list: str, record: Any) -> str:
        """What a record is called, as a heading says it."""
        what = text(Message(f"editing.list.{list}"), self.lang)
        name = self.names.get
        if list in ("members", "private_network", "family", "actors"):
            return record["name"]
        if list == "homes":
            return name(record["id"], what)
        if list == "engagements":
            return f"{service_text(record, self.lang)}: {name(record['actor'], record['actor'])}"
        if list == "needs":
            tasks = (choice.label for choice in self.options["tasks"] if choice.value == record["function"])
            return f"{what}: {next(tasks, record['function'])}"
        if list in ("ties", "private_ties"):
            ends = (self.names.get(str(record[end]), str(record[end])) for end in ("a", "b"))
            return f"{what}: {' – '.join(ends)}"
        if list == "wishes":
            return f"{what}: {name(record['about'], record['about'])}"
        if list in ("agreements", "dreams"):
            return f"{what}: {record['text']}"
        if list == "status_points":
            return f"{what}: {name(record['said_by'], record['said_by'])}"
        if list == "priorities":
            return f"{what}: {name(record['engagement'], record['engagement'])}"
        if list == "meetings":
            return capital(text(Message(f"map.meeting.{record['kind']}"), self.lang))
        return what


def open_family(id: str) -> OpenFamily:
    """The family, to be changed. `UnknownFamily` where there is none, `Forbidden` for whoever may see it and not change it."""
    found = session().open(id)
    if not found["may_edit"]:
        raise Forbidden("forbidden")
    return OpenFamily(found, language())
