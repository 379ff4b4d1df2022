"""On paper: what leaves the product as a file or a print holds no protected home, who lives in it, or when something takes place there."""

from dataclasses import dataclass

from graph.model.base import Record
from graph.model.records import Engagement, Family, Home
from graph.reading.cut import Seen, cut
from graph.reading.scope import Scope


def on_paper(seen: Seen) -> Seen:
    """The family without its protected homes. The same once more changes nothing."""
    protected = frozenset(home.id for home in seen.family.homes if home.protected)
    return cut(seen, _Paper(protected)) if protected else seen


@dataclass(frozen=True)
class _Paper(Scope):
    """All shows but protected homes and the hours of work in them. Where such work takes place is then unknown."""

    protected: frozenset[str]

    def knows(self, family: str) -> bool:
        """Which families there are is not asked here."""
        return True

    def shows(self, record: Record, field: str | None = None) -> bool:
        """Whether it may stand on paper."""
        if isinstance(record, Engagement) and field == "slots":
            return record.at not in self.protected
        return field is not None or not (isinstance(record, Home) and record.id in self.protected)


def without_protected_homes(scope: Scope, family: Family) -> Scope:
    """What the scope shows, but for protected homes: whoever is a user changes nothing of them, and gets no id of one."""
    protected = frozenset(home.id for home in family.homes if home.protected)
    return _Narrowed(scope, _Paper(protected)) if protected else scope


@dataclass(frozen=True)
class _Narrowed(Scope):
    """What both show."""

    scope: Scope
    paper: _Paper

    @property
    def limited(self) -> bool:
        """As the scope says."""
        return self.scope.limited

    def knows(self, family: str) -> bool:
        """As the scope says."""
        return self.scope.knows(family)

    def shows(self, record: Record, field: str | None = None) -> bool:
        """Whether it shows, and may stand on paper."""
        return self.paper.shows(record, field) and self.scope.shows(record, field)

    def functions(self, engagement: Engagement) -> tuple[str, ...] | None:
        """As the scope says."""
        return self.scope.functions(engagement)

    def why(self, record: Record) -> tuple[str, ...]:
        """As the scope says."""
        return self.scope.why(record)
