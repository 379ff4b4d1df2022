"""The body of a command, read key by key: all that is wrong with it is noted, nothing is guessed."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from casework.editing.refusals import Wrong
from graph.checks.faults import Fault
from graph.checks.keys import did_you_mean
from graph.checks.values import listed, shown
from graph.model.cpr import looks_like_cpr
from graph.model.dates import full_day


def path_of(*steps: str | int) -> str:
    """A place in a body as answers write it.

    >>> path_of("commands", 2, "record", "for", 0)
    'commands[2].record.for[0]'
    """
    text = ""
    for step in steps:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text


@dataclass
class Body:
    """One command's keys and values, and where they stand in the whole body."""

    said: Mapping[str, Any]
    wrongs: list[Wrong]
    place: tuple[str | int, ...] = ()

    def path(self, *steps: str | int) -> str:
        """A place in it."""
        return path_of(*self.place, *steps)

    def wrong(self, code: str, *steps: str | int, **values: Any) -> None:
        """Note what is wrong at a place."""
        self.wrongs.append(Wrong(Fault(code, self.place + steps, values), self.path(*steps)))

    def only(self, *known: str) -> None:
        """Note all keys but these."""
        allowed = ("command", *known)
        for key in self.said:
            if key not in allowed:
                said = {"key": shown(key), "hint": did_you_mean(key, allowed), "allowed": listed(allowed)}
                self.wrong("cpr_key" if looks_like_cpr(key) else "unknown_key", key, **said)

    def needs(self, key: str) -> None:
        """Note that the key is missing."""
        self.wrong("missing_key", key, key=key)

    def text(self, key: str, *, required: bool = False, most: int = 2000) -> str | None:
        """A text; what it may hold, the records say."""
        value = self.said.get(key)
        if value is None:
            if required:
                self.needs(key)
            return None
        if not isinstance(value, str):
            self.wrong("number_for_text" if isinstance(value, int | float) else "no_text", key, value=shown(value))
            return None
        if len(value) > most:
            self.wrong("text_too_long", key, max_length=most)
            return None
        return value

    def word(self, key: str, words: Collection[str], *, required: bool = False) -> str | None:
        """One of a few words."""
        value = self.said.get(key)
        if value is None:
            if required:
                self.wrong("missing_word", key, key=key, words=listed(words))
            return None
        if not isinstance(value, str) or value not in words:
            hint = did_you_mean(value, words) if isinstance(value, str) else ""
            self.wrong("not_allowed", key, value=shown(value), hint=hint, words=listed(words))
            return None
        return value

    def day(self, key: str, *, required: bool = False, until: date | None = None) -> date | None:
        """A full day, not after `until`."""
        value = self.said.get(key)
        if value is None:
            if required:
                self.needs(key)
            return None
        try:
            day = full_day(value)
        except (ValueError, TypeError):
            self.wrong("no_full_date", key, value=shown(value))
            return None
        if until is not None and day > until:
            self.wrong("day_to_come", key, value=shown(value), today=str(until))
            return None
        return day

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts."""
        value = self.said.get(key)
        if value is None:
            return ()
        if not isinstance(value, list):
            self.wrong("no_list", key, value=shown(value))
            return ()
        for number, item in enumerate(value):
            if not isinstance(item, str):
                self.wrong("no_text", key, number, value=shown(item))
        return tuple(item for item in value if isinstance(item, str))

    def mapping(self, key: str, *, required: bool = False) -> dict[str, Any] | None:
        """A record, or some of its fields."""
        value = self.said.get(key)
        if value is None:
            if required:
                self.needs(key)
            return None
        if not isinstance(value, dict):
            self.wrong("no_record", key, value=shown(value))
            return None
        return value

    def bodies(self, key: str, *, required: bool = False) -> Sequence["Body"]:
        """A list of mappings, each a body of its own."""
        value = self.said.get(key)
        if value is None:
            if required:
                self.needs(key)
            return ()
        if not isinstance(value, list):
            self.wrong("no_list", key, value=shown(value))
            return ()
        found: list[Body] = []
        for number, item in enumerate(value):
            if isinstance(item, dict):
                found.append(Body(item, self.wrongs, (*self.place, key, number)))
            else:
                self.wrong("no_record", key, number, value=shown(item))
        return found
