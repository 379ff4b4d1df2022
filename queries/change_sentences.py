"""The changes between two days in sentences, for the terminal, a page and the minutes of a meeting."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from queries.changes import Changes, TieChange
from words import Message, text, words
from words.dates import When


class Section(NamedTuple):
    """Sentences under a heading."""

    heading: str
    lines: tuple[str, ...]


def sentences_of(changes: Changes, lang: str) -> list[Section]:
    """The sections that have something to say, in the language; the last one says when the network hung together."""
    sections = (
        ("actors", _actors(changes)),
        ("ties", _ties(changes)),
        ("findings", _findings(changes)),
        ("support", _support(changes)),
        ("connected", _connected(changes)),
    )
    found = []
    for name, messages in sections:
        lines = tuple(text(message, lang) for message in messages)
        if lines:
            found.append(Section(words(lang)[f"changes.{name}"], lines))
    return found


def _actors(changes: Changes) -> Iterator[Message]:
    kinds = (("came", changes.actors_came), ("went", changes.actors_went), ("changed", changes.actors_changed))
    for kind, found in kinds:
        yield from (Message(f"changes.actor.{kind}", {"name": change.name}) for change in found)


def _ties(changes: Changes) -> Iterator[Message]:
    yield from _pairs("came", changes.ties_came)
    for change in changes.ties_went:
        yield from _pairs(f"went_{change.after or 'left'}", [change])
    for change in changes.ties_changed:
        yield from _pairs(f"changed_{change.after}", [change])


def _pairs(kind: str, found: Iterable[TieChange]) -> Iterator[Message]:
    for change in found:
        yield Message(f"changes.tie.{kind}", {"names": change.names})


def _findings(changes: Changes) -> Iterator[Message]:
    changed = [after for _, after in changes.findings_changed]
    kinds = (("came", changes.findings_came), ("went", changes.findings_went), ("changed", changed))
    for kind, found in kinds:
        yield from (Message(f"changes.finding.{kind}", {"statement": finding.statement}) for finding in found)


def _support(changes: Changes) -> Iterator[Message]:
    for kind, found in (("new", changes.support_new), ("lost", changes.support_lost)):
        for support in found:
            member, person = support.names
            yield Message(f"changes.supports.{kind}", {"member": member, "person": person})


def _connected(changes: Changes) -> Iterator[Message]:
    found, name = changes.connected, changes.after.name
    if found.day is None:
        yield Message("changes.connects.already" if found.already else "changes.connects.never", {})
        return
    yield Message("changes.connects.day", {"day": When(found.day.isoformat())})
    for part in ("through", "left"):
        ids: tuple[str, ...] = getattr(found, part)
        if ids:
            yield Message(f"changes.connects.{part}", {part: tuple(name(id) for id in ids)})
