"""The lines between chips: a fold holds several people or actors, so one line there may stand for several of theirs."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from maps.scene.entries import Entry
from maps.scene.lines import Line, drawn_first
from maps.scene.palette import LINES, EdgeState
from maps.scene.scene import SceneEdge
from maps.scene.telling import Teller
from queries.day.units import pair

EdgeKey = tuple[str, str, EdgeState]
"""What makes a line the same one on two days: its ends and its state."""


@dataclass(frozen=True, slots=True)
class MergedLine:
    """A line between two chips, and how many lines between people or actors it stands for."""

    line: Line
    said: Line
    """The first of them, with the people or actors at its ends rather than the chips that hold them."""
    folded: frozenset[str]
    """Those at their ends whom a fold holds."""
    count: int = 1

    def with_one_more(self, line: Line, folded: frozenset[str]) -> "MergedLine":
        """The same for one line more."""
        weight, of_finding = max(self.line.weight, line.weight), self.line.of_finding or line.of_finding
        one = replace(self.line, weight=weight, of_finding=of_finding)
        return MergedLine(one, self.said, self.folded | folded, self.count + 1)


def edges_of(
    items: Mapping[EdgeKey, MergedLine], ids: Mapping[EdgeKey, str], entries: Sequence[Entry], teller: Teller
) -> tuple[tuple[SceneEdge, ...], bool]:
    """The lines between chips: one for each pair and state, none inside a fold; whether some usual ones are held back."""
    names = {entry.id: entry.name for entry in entries}
    first = drawn_first([item.line for item in items.values()])
    edges = []
    for at, (key, item) in enumerate(items.items()):
        line = item.line
        if item.count > 1:
            text = teller.say("line.several", count=item.count, what=teller.word("state", line.state))
        else:
            a, b = names[item.said.a], names[item.said.b]
            text = teller.say(f"line.{line.state}", a=a, b=b)
        edges.append(SceneEdge(ids[key], line.a, line.b, line.state, at in first, text, tuple(sorted(item.folded))))
    return tuple(edges), len(first) < sum(LINES[item.line.state].default for item in items.values())


def merged(lines: Iterable[Line], fold_of: Mapping[str, str]) -> dict[EdgeKey, MergedLine]:
    """The lines of people and actors put together by the chips that hold them."""
    drawn: dict[EdgeKey, MergedLine] = {}
    for line in lines:
        a, b = fold_of.get(line.a, line.a), fold_of.get(line.b, line.b)
        if a == b:
            continue
        key = (a, b, line.state) if line.state == "coordinates" else (*pair(a, b), line.state)
        there, folded = drawn.get(key), frozenset(fold_of.keys() & {line.a, line.b})
        drawn[key] = there.with_one_more(line, folded) if there else MergedLine(replace(line, a=a, b=b), line, folded)
    return drawn
