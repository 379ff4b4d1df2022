"""What a page of a family was asked for, read from its address: the family, the day, who is to see it, what is taken along.

The address is the state of the page: reload, back and a link show the same. Nobody is named in it. What one page of a family
was asked for holds on its other pages too, so each of their links carries it.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from flask import abort, redirect, request, url_for
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import BadRequest

from graph.model.dates import full_day
from graph.model.periods import first_of, last_of
from graph.model.records import Meeting
from graph.reading.cut import Seen
from graph.reading.table import Audience, on_the_table
from web.errors import BadDate
from web.session import session

AUDIENCES: Mapping[str, Audience] = {"arbejde": "work", "bord": "table"}
"""Who is to see a page, by the word in the address; the first one where it says nothing: staff look at screens."""
FILTERS = ("hvem", "omraade", "afdeling", "opgave", "streger")
"""What the map is filtered by: read by its script (`lib/address.js`), carried by every page."""
OLD = {
    "as_of": "dato", "compare": "sammenlign", "sphere": "hvem", "area": "omraade", "place": "afdeling", "task": "opgave",
    "lines": "streger",
}  # fmt: skip
"""Parameters as they were called before, with their names of today."""
DAYS = frozenset({"dato", "sammenlign"})
"""The parameters that hold a day."""
_WRITTEN = re.compile(r"(\d{1,2})[-./ ](\d{1,2})[-./ ](\d{4})")


@dataclass(frozen=True)
class PageRequest:
    """A page of a family as its address asks for it."""

    facts: Seen
    """What shows: of the family to whoever looks, and at the table less."""
    day: date
    audience: Audience
    taken: tuple[str, ...]
    """The ids of the findings that are taken to the meeting, in the order in which they were."""
    carried: Mapping[str, str]
    """What else the address says that holds on the other pages too."""
    agenda: tuple[str, ...] = ()
    """The ids of the findings on the agenda of the next meeting, of those that show."""

    @property
    def id(self) -> str:
        """The family's id."""
        return self.facts.family.id

    @property
    def name(self) -> str:
        """What the family is called; its id where it has no name."""
        return self.facts.family.name or self.id

    @property
    def audience_word(self) -> str:
        """Who is to see the page, as the address says it."""
        return next(word for word, audience in AUDIENCES.items() if audience == self.audience)

    @property
    def has_protected_home(self) -> bool:
        """Whether a protected home shows: then no sheet is printed from the browser (`Session.on_paper` makes the packs)."""
        return any(home.protected for home in self.facts.family.homes)

    def to(self, endpoint: str, **changes: Any) -> str:
        """The address of a page of this family that is asked for in the same way but for `changes`; None leaves one out."""
        return url_for(endpoint, **{"family": self.id, **self.carried, "med": list(self.taken), **changes})

    @property
    def along(self) -> tuple[str, ...]:
        """The ids of the findings that are taken to the meeting: on its agenda, or in the address."""
        return tuple(dict.fromkeys((*self.agenda, *self.taken)))

    def takes(self, ids: Collection[str]) -> bool:
        """Whether all of these findings are taken to the meeting."""
        return bool(ids) and set(ids) <= set(self.along)

    def toggled(self, ids: Collection[str]) -> tuple[str, ...]:
        """What is taken to the meeting once these are too; where they all are already, once they are not."""
        others = tuple(id for id in self.taken if id not in ids)
        return others if self.takes(ids) else (*others, *ids)


def page_request(family: str, audience: Audience = "work", *, paper: bool = False) -> PageRequest:
    """What is asked for, on the screen or as a file; `audience` where the address does not say.

    `BadDate` and `BadRequest` where it cannot be read.
    """
    said = _in_words_of_today()
    seen_by = AUDIENCES.get(said["visning"]) if said.get("visning") else audience
    if seen_by is None:
        raise BadRequest
    given = said.get("dato", "").strip()
    day = _day(given) if given else None
    [facts] = session().facts([family])
    facts = session().on_paper(facts) if paper else facts
    return PageRequest(
        facts=on_the_table(facts) if seen_by == "table" else facts,
        day=day or facts.as_of,
        audience=seen_by,
        taken=tuple(dict.fromkeys(said.getlist("med"))),
        agenda=_agenda(facts, day or facts.as_of),
        carried={name: value for name in ("dato", "visning", "sammenlign", *FILTERS) if (value := said.get(name))},
    )


def next_meeting(facts: Seen, day: date) -> Meeting | None:
    """The meeting at which what is asked now can be talked about: the first one that is planned or goes on, on the day or later."""
    ahead = [one for one in facts.family.meetings if one.status in ("planned", "agreed") and _ends(one) >= day]
    return min(ahead, key=lambda one: (first_of(one.date), one.id), default=None)


def _ends(meeting: Meeting) -> date:
    return last_of(meeting.until if meeting.repeats else meeting.date)


def _agenda(facts: Seen, day: date) -> tuple[str, ...]:
    meeting = next_meeting(facts, day)
    return tuple(dict.fromkeys(item.finding for item in meeting.agenda if item.finding)) if meeting else ()


def seen_by(page: PageRequest, audience: Audience) -> PageRequest:
    """The same on paper, as others are to see it: what is for the table or for work whatever the page shows."""
    [facts] = map(session().on_paper, session().facts([page.id]))
    return replace(page, facts=on_the_table(facts) if audience == "table" else facts, audience=audience)


def leading_on(family: str) -> PageRequest:
    """The same for a page: an address of an earlier form leads on to that of today, which is the one to keep and to send."""
    said = _in_words_of_today()
    if said != request.args:
        abort(redirect(with_query(url_for(request.endpoint or "", **(request.view_args or {})), said), 303))
    return page_request(family)


def with_query(address: str, said: MultiDict[str, str]) -> str:
    """An address with these parameters: whatever somebody wrote, they say nothing of which page or host it is."""
    query = urlencode(list(said.items(multi=True)))
    return f"{address}?{query}" if query else address


def _in_words_of_today() -> MultiDict[str, str]:
    """The parameters under the names of today, each day written as in an address."""
    values = [(OLD.get(name, name), value) for name, value in request.args.items(multi=True)]
    return MultiDict((name, _as_address(value) if name in DAYS else value) for name, value in values)


def _as_address(given: str) -> str:
    """A day that somebody wrote as one writes it in Danish, as in an address; anything else as it is.

    >>> _as_address("1.6.2025"), _as_address("i dag")
    ('2025-06-01', 'i dag')
    """
    written = _WRITTEN.fullmatch(given.strip())
    return "{2}-{1:0>2}-{0:0>2}".format(*written.groups()) if written else given


def _day(given: str) -> date:
    try:
        return full_day(given)
    except ValueError:
        raise BadDate(given[:40]) from None
