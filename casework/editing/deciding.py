"""`decide`: what becomes of a finding, held against what it rests on now."""

from collections.abc import Sequence
from typing import Any

from casework.editing import decisions
from casework.editing.asked import Asked, Outcome
from casework.editing.body import Body
from casework.editing.conflicts import since, touch_the_same_finding
from casework.editing.decisions import Decide, finding_of, hidden_from
from casework.editing.history import Past, version
from casework.editing.refusals import Clash, Invalid, NotAllowed
from casework.editing.summary import change_of
from graph.editing import Edit, Opened
from graph.model.log import Decision
from queries.finding import Finding
from queries.rules.registry import findings


def decide(opened: Opened, body: Body, base: str, asked: Asked, request: str | None) -> tuple[Edit | None, Outcome]:
    """The decision as it is to be stored. `NotThere` where there is no such finding on the day, `Clash` where it rests on something
    else by now, or somebody decided it."""
    wanted = decisions.read(body, asked.today)
    if wanted is None or body.wrongs:
        raise Invalid(body.wrongs)
    theirs, known = since(opened, base)
    finding = held(opened, wanted, findings_on(opened, asked), theirs, known, asked.lang)
    outcome = Outcome(opened, opened.records, opened.records, None, (), theirs, None, version(opened))
    if asked.dry_run:
        return None, outcome
    logged = asked.logged(opened.family, "decide", {**told(finding, wanted), "base": base}, request)
    edit = Edit(
        opened.records, opened.records, frozenset(), logged, (decision(opened, asked, finding, wanted, logged.key),)
    )
    return edit, Outcome(opened, opened.records, opened.records, logged, (), theirs)


def findings_on(opened: Opened, asked: Asked) -> Sequence[Finding]:
    """The findings of the day that is asked about."""
    seen = opened.now.seen
    return findings(seen, asked.day or seen.as_of)


def held(
    opened: Opened, wanted: Decide, found: Sequence[Finding], theirs: Sequence[Past], known: bool, lang: str
) -> Finding:
    """The finding of which something is decided, held against what it rests on now, and what others decided since (`theirs`)."""
    finding = finding_of(found, wanted.finding)
    seen = opened.now.seen
    if not opened.look.changes(opened.now).may_decide():
        raise NotAllowed
    if wanted.meeting is not None and not any(one.id == wanted.meeting for one in seen.family.meetings):
        wanted.body.wrong("names_nothing_here", "meeting")
        raise Invalid(wanted.body.wrongs)
    if finding.facts != wanted.facts or touch_the_same_finding(finding.id, theirs) or (not known and theirs):
        raise Clash(version(opened), [change_of(one, lang) for one in theirs])
    return finding


def told(finding: Finding, wanted: Decide) -> dict[str, Any]:
    """What the log keeps of a decision."""
    return {"finding": finding.id, "type": finding.type, "subjects": list(finding.subjects), "state": wanted.state}


def resolved(opened: Opened, finding: str, asked: Asked) -> Decision:
    """The decision that a candidate is taken; of which change, is said when that is made."""
    return decision(opened, asked, finding_of(findings_on(opened, asked), finding), None, "")


def decision(opened: Opened, asked: Asked, finding: Finding, wanted: Decide | None, change: str) -> Decision:
    """The decision as it is stored; without one, that a candidate is taken."""
    return Decision(
        key=asked.id_with("d"),
        family=opened.family,
        finding=finding.id,
        type=finding.type,
        facts=finding.facts,
        state=wanted.state if wanted else "resolved",
        until=wanted.until if wanted else None,
        reason=wanted.reason if wanted else None,
        note=wanted.note if wanted else None,
        meeting=wanted.meeting if wanted else None,
        at=asked.at,
        user=asked.user,
        seen=hidden_from(opened, opened.now),
        change=change,
    )
