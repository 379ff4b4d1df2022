"""The candidates for coordinator side by side: a row each, no sum and no rank. And the other ways to share the rope.

Who holds it stands apart and is no candidate: whoever holds one part only may take the other one as well. Of whom nothing
speaks for, as far as anything is known, there is no row but a name.
"""

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from graph.model.dates import PartialDate
from queries.day import candidates as known
from queries.day.consents import ConsentNeeded
from queries.day.coordination import Contact
from queries.day.holding import splits
from queries.day.units import Pair
from queries.day.view import View
from queries.finding import Finding
from words.order import danish

Column = Literal["name", "wish", "meets", "talks", "unknown", "until", "consents"]


@dataclass(frozen=True)
class Row:
    """What is known of a candidate. The others of P are all in one of the three lists, in the order of their names.

    Nobody may be asked to talk with whoever is barred, so of the unknown only the number is said, never a name.
    """

    id: str
    name: str
    finding: Finding
    holds: Literal["actors", "family"] | None
    """The part of the rope that it holds already."""
    wish: Literal["wanted", "ask"] | None
    """What the family says of it; None where nobody has asked."""
    meets: Contact
    """Appointments a week with the family."""
    talks: tuple[str, ...]
    not_talking: tuple[str, ...]
    unknown: int
    until: PartialDate | None
    """The day to which it stays; None where that is not recorded."""
    missing: tuple[ConsentNeeded, ...]
    """The consents that it would need to talk with those it is not known to talk with, and that are not there."""

    @property
    def others(self) -> int:
        """How many others there are to talk with."""
        return len(self.talks) + len(self.not_talking) + self.unknown

    @property
    def speaks_for(self) -> bool:
        """Whether anything known speaks for it: the family wants it, meets it, or it talks with somebody."""
        return self.wish == "wanted" or self.meets.lo > 0 or bool(self.talks)


@dataclass(frozen=True)
class LeftOut:
    """Somebody with work for the family who is no candidate, and why."""

    id: str
    name: str
    reasons: tuple[known.Filter, ...]


@dataclass(frozen=True)
class CandidateTable:
    """Who holds the rope, who could, and who could not."""

    holders: tuple[Finding, ...]
    parts: tuple[Row, ...]
    """Those who hold one part and could hold both."""
    rows: tuple[Row, ...]
    little_known: tuple[Row, ...]
    """Candidates for whom nothing is known to speak."""
    left_out: tuple[LeftOut, ...]
    splits: tuple[Pair, ...]
    """Where no one reaches both: one for the actors and one for the family."""


_KEYS: Mapping[Column, Callable[[Row], Any]] = {
    "name": lambda row: 0,
    "wish": lambda row: ("wanted", "ask", None).index(row.wish),
    "meets": lambda row: -row.meets.lo,
    "talks": lambda row: -len(row.talks),
    "unknown": lambda row: row.unknown,
    "until": lambda row: (row.until is None, row.until and (-row.until.last.toordinal(), -row.until.first.toordinal())),
    "consents": lambda row: len(row.missing),
}
"""What a reader may put the rows in order by. Rows that are equal in it stand by name."""
COLUMNS = tuple(_KEYS)


def candidate_table(view: View, findings: Iterable[Finding], order: Column = "name") -> CandidateTable:
    """The table of a view and its findings, in the order of the names or, where a reader asks for it, of a column."""
    found = tuple(findings)
    holding = {held.id: held.scope for held in view.coordinators}
    rows = sorted((_row(view, finding, holding) for finding in found if finding.candidate), key=_by(order))
    free = [row for row in rows if row.holds is None]
    return CandidateTable(
        holders=tuple(finding for finding in found if finding.type == "coordinator"),
        parts=tuple(row for row in rows if row.holds),
        rows=tuple(row for row in free if row.speaks_for),
        little_known=tuple(row for row in free if not row.speaks_for),
        left_out=_left_out(view, holding),
        splits=splits(view),
    )


def _by(order: Column) -> Callable[[Row], Any]:
    return lambda row: (_KEYS[order](row), danish(row.name), row.id)


def _row(view: View, finding: Finding, holding: Mapping[str, str]) -> Row:
    [actor] = finding.subjects
    scope = holding.get(actor)
    others = _by_name(view, [id for id in view.circle if id != actor])
    return Row(
        id=actor,
        name=view.name(actor),
        finding=finding,
        holds="actors" if scope == "actors" else "family" if scope == "family" else None,
        wish=known.wish(view, actor),
        meets=view.contacts[actor],
        talks=tuple(id for id in others if view.state(actor, id) == "present"),
        not_talking=tuple(id for id in others if view.state(actor, id) == "absent"),
        unknown=sum(view.state(actor, id) == "unknown" for id in others),
        until=stays_until(view, actor),
        missing=tuple(need for need in finding.consent if need.have != "yes"),
    )


def stays_until(view: View, actor: str) -> PartialDate | None:
    """The end of what keeps an actor of P here: the latest of its work (paused, it has none), or of its post where that ends first."""
    ends = [work.engagement.to if work.active else None for work in view.work_of[actor]]
    last = max((end for end in ends if end), key=_end, default=None) if None not in ends else None
    return min((end for end in (last, view.facts.actors[actor].to) if end), key=_end, default=None)


def _end(when: PartialDate) -> tuple[Any, Any]:
    return when.last, when.first


def _by_name(view: View, ids: Sequence[str]) -> list[str]:
    return sorted(ids, key=lambda id: (danish(view.name(id)), id))


def _left_out(view: View, holding: Container[str]) -> tuple[LeftOut, ...]:
    """Those whom a filter keeps out, with each that does; who holds the rope stands among the holders."""
    reasons: dict[str, list[known.Filter]] = {}
    for excluded in known.excluded(view):
        if excluded.id not in holding:
            reasons.setdefault(excluded.id, []).append(excluded.filter)
    return tuple(LeftOut(id, view.name(id), tuple(reasons[id])) for id in _by_name(view, [*reasons]))
