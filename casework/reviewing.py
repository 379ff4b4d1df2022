"""Reviewing the log: what an auditor does with it. Reading it is noted in it, before anything of it is shown."""

from dataclasses import dataclass, field
from typing import NamedTuple

from access.audit import reviewing
from access.audit.head import Head
from access.audit.lines import Line
from access.audit.noting import Noted
from access.audit.reviewing import Filter, Many, Verdict
from access.audit.verifying import Verified, all_lines, verify
from graph.errors import Forbidden
from graph.reading.noting import Entry
from graph.reading.viewer import Viewer

REVIEWERS = frozenset({"auditor"})
MANY = 20
"""Families within an hour from which on that is listed."""
MOST = 200
"""Lines that are drawn at once."""


class Drawn(NamedTuple):
    """A line of a sample, and what was made of it."""

    line: Line
    verdict: Verdict | None


@dataclass(frozen=True)
class Review:
    """The log, for one viewer. `Forbidden` where the role may not read it; the attempt is noted."""

    viewer: Viewer
    noted: Noted = field(repr=False)

    def lines(self, asked: Filter) -> tuple[list[Line], list[Many]]:
        """The lines that are asked for, and who opened many families within an hour in them; both the newest first."""
        self._note("lines", *asked.fields())
        lines = list(filter(asked.fits, all_lines(self.noted.log.folder)))
        return lines[::-1], reviewing.many_within_an_hour(lines, MANY)[::-1]

    def sample(self, size: int, seed: str, asked: Filter) -> list[Drawn]:
        """Lines drawn by the seed from those that are asked for, each with what was made of it."""
        self._note("sample", *asked.fields())
        lines = list(all_lines(self.noted.log.folder))
        made = reviewing.verdicts(lines)
        drawn = reviewing.sample(filter(asked.fits, lines), min(size, MOST), seed)
        return [Drawn(line, reviewing.verdict_of(made[line.seq]) if line.seq in made else None) for line in drawn]

    def judge(self, seq: int, verdict: Verdict) -> None:
        """Note what was made of a line."""
        self._note(reviewing.REVIEW, *reviewing.verdict_fields(seq, verdict))

    def verify(self, since: Head | None = None) -> Verified:
        """Look through the log, whether it is whole."""
        self._note("verify")
        log = self.noted.log
        return verify(log.folder, log.head, log.key, since)

    def _note(self, object: str, *change: str) -> None:
        if self.viewer.role not in REVIEWERS:
            self.noted(self.viewer, [Entry("log", object, "refused")])
            raise Forbidden("no_reviewer")
        self.noted(self.viewer, [Entry("log", object, change=change or None)])
