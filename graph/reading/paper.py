"""On paper: what leaves the product as a file or a print holds no protected home, who lives in it, or when something takes place there."""

from dataclasses import dataclass

from graph.model.base import Record
from graph.model.records import Engagement, Home
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
