"""What the pages of a family share: its map, made once, and the frame round each page."""

from collections.abc import Mapping
from datetime import date
from threading import Lock

from flask import render_template

from graph.reading.cut import Seen
from graph.reading.table import Audience
from maps import FamilyMap, family_map
from maps.arranging import arranged
from maps.family import family_day
from web.editing.desk import desk_of
from web.editing.drawn import date_words
from web.family.page_request import PageRequest
from web.languages import language
from web.session import session

PAGES: Mapping[str, str] = {
    "map": "map.page",
    "questions": "questions.page",
    "coordinator": "coordinator.page",
    "people": "people.page",
    "meetings": "meetings.page",
}
"""The pages that stand side by side in the row below the family's name: the keys of their names, and their endpoints."""
MORE: Mapping[str, str] = {"course": "course.page", "history": "history.page"}
"""Those in the menu at its end. What is taken along stands beside the family's name, next to whoever begins there."""
ADDED = (
    "members",
    "private_network",
    "engagements",
    "needs",
    "meetings",
    "agreements",
    "consents",
    "ties",
    "private_ties",
    "wishes",
    "homes",
    "legal_bases",
    "priorities",
    "status_points",
    "dreams",
)
"""The lists to which something is added from the family's head, in order."""
_Key = tuple[Seen, date, str, Audience]


class RecentMaps:
    """The maps that were shown last, by all that they are made of: what changed in the database is another map."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._maps: list[tuple[_Key, FamilyMap]] = []
        self._lock = Lock()

    def map(self, asked: PageRequest, lang: str) -> FamilyMap:
        """The map of these facts, made anew only if it is none of the last."""
        key = (asked.facts, asked.day, lang, asked.audience)
        with self._lock:
            known = next((drawn for made, drawn in self._maps if made == key), None)
        made = known or family_map(asked.facts, asked.day, lang, audience=asked.audience)
        drawn = arranged(session(), asked.facts, made)
        with self._lock:
            self._maps = [(key, drawn), *(item for item in self._maps if item[0] != key)][: self._most]
        return drawn


_recent = RecentMaps(most=4)


def map_of(asked: PageRequest) -> FamilyMap:
    """The family's map with everything where it stands, on all days."""
    return _recent.map(asked, language())


def on_the_day(asked: PageRequest) -> FamilyMap:
    """The family on the day alone: for pages that show no places."""
    return family_day(asked.facts, asked.day, language(), audience=asked.audience)


def family_page(template: str, here: str, asked: PageRequest, **values: object) -> str:
    """A page of the family in its frame; `here` is the key of its name."""
    own = {"date_words": date_words(language())} if here == "editing" else {"desk": desk_of(asked)}
    values = {"desk": None, "added": ADDED, **own} | values
    return render_template(template, asked=asked, here=here, pages=PAGES, more=MORE, **values)
