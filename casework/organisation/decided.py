"""What people decided of findings, where two are made one: the question is the same one, so what was decided of it goes with it.

A finding is known by whom it is about, and rests on records that name people: both change with a merge. Each decision that stood is
said again of the finding that there is afterwards, as a decision of the merge: parting the two again lets the old one count again. Where
the merge changed more than the name, what it rests on differs, and the question is asked anew beside what was decided.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from casework.editing.asked import Asked
from casework.editing.decisions import hidden_from
from graph.editing import Opened, Records
from graph.model.base import Record
from graph.model.log import Decision, Logged
from graph.model.mentions import in_place
from graph.model.parts import KINDS
from graph.reading.cut import Seen
from graph.reading.sight import Sight
from queries.day.evidence import Evidence
from queries.finding import Finding
from queries.rules.registry import findings

_LIST = {model: list for list, model in KINDS.items()}


def carried(opened: Opened, after: Records, gone: str, keep: str, asked: Asked, logged: Logged) -> tuple[Decision, ...]:
    """The decisions of a family that hold of another finding, or of the same one by other facts, once `gone` is `keep`."""
    standing = [one for one in opened.log.decisions() if one.state != "new"]
    if not standing:
        return ()
    said: dict[str, Decision] = {}
    for view in _views(opened, after):
        for decision in standing:
            if decision.seen in (view.hidden_before, None) and decision.finding not in said:
                days = {view.before.as_of, asked.today, decision.at.date()}
                for new in _again(decision, view, days, gone, keep):
                    said.setdefault(decision.finding, new)
    newest: dict[str, Decision] = {}
    for decision in standing:  # the newest first: of two that become one it counts
        if (new := said.get(decision.finding)) is not None:
            newest.setdefault(new.finding, new)
    return tuple(
        replace(new, key=asked.id_with("d"), change=logged.key, follows=(*new.follows, new.change))
        for new in newest.values()
        if not any((one.finding, one.facts, one.seen) == (new.finding, new.facts, new.seen) for one in standing)
    )


class _View:
    """The family as one sees it before and after."""

    def __init__(self, before: Seen, after: Seen, hidden_before: str | None, hidden_after: str | None) -> None:
        self.before, self.after, self.hidden_before, self.hidden_after = before, after, hidden_before, hidden_after
        self._findings: dict[tuple[bool, date], Sequence[Finding]] = {}

    def findings(self, day: date, *, is_after: bool) -> Sequence[Finding]:
        """The findings of a day."""
        if (is_after, day) not in self._findings:
            self._findings[is_after, day] = findings(self.after if is_after else self.before, day)
        return self._findings[is_after, day]


def _views(opened: Opened, after: Records) -> Iterator[_View]:
    """As whoever does it sees it, for decisions of those who miss the same; then whole, for all others."""
    now, then = opened.now, opened.sight(after)
    yield _View(now.seen, then.seen, hidden_from(opened, now), _hidden(opened, then, after))
    was, is_now = opened.unhidden(opened.records), opened.unhidden(after)
    nothing = hidden_from(opened, was)
    yield _View(was.seen, is_now.seen, nothing, nothing)
    yield _View(was.seen, is_now.seen, None, None)


def _hidden(opened: Opened, sight: Sight, records: Records) -> str:
    return hidden_from(replace(opened, state=records), sight)


def _again(decision: Decision, view: _View, days: set[date], gone: str, keep: str) -> Iterator[Decision]:
    """The decision, said of the finding that there is afterwards."""
    for day in sorted(days):
        was = next((one for one in view.findings(day, is_after=False) if one.id == decision.finding), None)
        if was is None:
            continue
        renamed = _renamed(was, gone, keep)
        now = next((one for one in view.findings(day, is_after=True) if _is(one, renamed)), None)
        if now is None:
            continue
        holds = was.facts == decision.facts and renamed.facts == now.facts
        seen = view.hidden_after or decision.seen
        yield replace(decision, finding=now.id, facts=now.facts if holds else decision.facts, seen=seen)
        return


def _renamed(finding: Finding, gone: str, keep: str) -> Finding:
    """The same finding of people who are called otherwise."""
    said: dict[str, Any] = {name: getattr(finding, name) for name in finding.__dataclass_fields__}
    return Finding(
        **said
        | {name: tuple({keep if id == gone else id: None for id in said[name]}) for name in ("subjects", "between")}
        | {name: _evidence(said[name], gone, keep) for name in ("evidence", "counter_evidence")}
    )


def _evidence(items: Sequence[Evidence], gone: str, keep: str) -> tuple[Evidence, ...]:
    renamed = (Evidence(_record(item.record, gone, keep), item.order, item.sure) for item in items)
    return tuple({item.content: item for item in renamed}.values())


def _record(record: Record, gone: str, keep: str) -> Record:
    list, document = _LIST[type(record)], record.document()
    after: Mapping[str, Any] = in_place(list, document, gone, keep)
    return record if after == document else KINDS[list].model_validate(dict(after), by_alias=True, by_name=False)


def _is(one: Finding, renamed: Finding) -> bool:
    """Whether it is the same question."""
    if (one.type, one.class_, one.level, one.about) != (renamed.type, renamed.class_, renamed.level, renamed.about):
        return False
    is_about_them = one.of_everybody or set(one.subjects) == set(renamed.subjects)
    return is_about_them and set(one.between) == set(renamed.between)
