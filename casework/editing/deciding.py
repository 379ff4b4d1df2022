"""`decide`: what becomes of a finding, held against what it rests on now."""

from casework.editing import decisions
from casework.editing.asked import Asked, Outcome
from casework.editing.body import Body
from casework.editing.conflicts import since, touch_the_same_finding
from casework.editing.decisions import Decide, finding_of, hidden_from
from casework.editing.history import version
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
    seen = opened.now.seen
    finding = finding_of(findings(seen, asked.day or seen.as_of), wanted.finding)
    if not opened.look.changes(opened.now).may_decide():
        raise NotAllowed
    if wanted.meeting is not None and not any(one.id == wanted.meeting for one in seen.family.meetings):
        body.wrong("names_nothing_here", "meeting")
        raise Invalid(body.wrongs)
    theirs, known = since(opened, base)
    if finding.facts != wanted.facts or touch_the_same_finding(finding.id, theirs) or (not known and theirs):
        raise Clash(version(opened), [change_of(one, asked.lang) for one in theirs])
    outcome = Outcome(opened, opened.records, opened.records, None, (), theirs, None, version(opened))
    if asked.dry_run:
        return None, outcome
    said = {"finding": finding.id, "type": finding.type, "subjects": list(finding.subjects), "state": wanted.state}
    logged = asked.logged(opened.family, "decide", {**said, "base": base}, request)
    decision = _decision(opened, asked, finding, wanted, logged.key)
    edit = Edit(opened.records, opened.records, frozenset(), logged, (decision,))
    return edit, Outcome(opened, opened.records, opened.records, logged, (), theirs)


def resolved(opened: Opened, finding: str, asked: Asked) -> Decision:
    """The decision that a candidate is taken; of which change, is said when that is made."""
    seen = opened.now.seen
    return _decision(opened, asked, finding_of(findings(seen, asked.day or seen.as_of), finding), None, "")


def _decision(opened: Opened, asked: Asked, finding: Finding, wanted: Decide | None, change: str) -> Decision:
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
