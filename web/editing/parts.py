"""Questions inside a question: the parts of a record that is a value of another, and rows of where somebody lives."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from web.editing.kinds import Controls, FormData, Kind, One, rows_of
from web.editing.partial_dates import Date


@dataclass(frozen=True)
class Group:
    """A record inside a record, such as an age and the day on which it was that."""

    shape: ClassVar[str] = "group"
    parts: Mapping[str, Kind]

    def write(self, value: Any, name: str, lang: str) -> Controls:
        """The controls of all its parts."""
        return {
            control: values
            for key, kind in self.parts.items()
            if key in value
            for control, values in kind.write(value[key], f"{name}.{key}", lang).items()
        }

    def read(self, data: FormData, name: str, lang: str) -> Any:
        """What is said of its parts; None where nothing is."""
        found = {key: kind.read(data, f"{name}.{key}", lang) for key, kind in self.parts.items()}
        return {key: value for key, value in found.items() if value is not None} or None


@dataclass(frozen=True)
class Residences:
    """Where somebody lives: a row for each home and time."""

    shape: ClassVar[str] = "residences"
    parts: ClassVar[Mapping[str, Kind]] = {"home": One("homes"), "from": Date(), "to": Date()}

    def write(self, value: Any, name: str, lang: str) -> Controls:
        """A row for each."""
        found: Controls = {}
        for number, residence in enumerate(value):
            known = {"home": residence} if isinstance(residence, str) else residence
            found |= Group(self.parts).write(known, f"{name}.{number}", lang)
        return found

    def read(self, data: FormData, name: str, lang: str) -> Any:
        """The rows in which something is said; a home alone where nothing else is."""
        rows = (Group(self.parts).read(data, f"{name}.{number}", lang) for number in rows_of(data, name))
        return [row["home"] if list(row) == ["home"] else row for row in rows if row]
