"""A role in words: where it is one of the services of the catalogue, a form says its name and keeps its code."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from graph.model.catalogue import load_catalogue
from web.editing.kinds import Controls, FormData, Line, said
from words import LANGUAGES


@cache
def _names(lang: str) -> Mapping[str, str]:
    """By code, the name of each service that no other is called by."""
    named = {one.code: str(getattr(one, f"name_{lang}")) for one in load_catalogue().services}
    counts = Counter(name.casefold() for name in named.values())
    return {code: name for code, name in named.items() if counts[name.casefold()] == 1}


@dataclass(frozen=True)
class RoleLine(Line):
    """What somebody is."""

    def write(self, value: Any, name: str, lang: str) -> Controls:
        """The name of a code, all else as it stands."""
        return {name: [_names(lang).get(str(value), str(value))]}

    def read(self, data: FormData, name: str, lang: str) -> Any:
        """The code of a name in either language, all else as it was typed."""
        typed = said(data, name)
        codes = {known.casefold(): code for one in LANGUAGES for code, known in _names(one).items()}
        return codes.get(typed.casefold(), typed) or None
