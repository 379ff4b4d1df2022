"""A member of the family who attends a lot at once."""

from graph.model.records import Member
from queries.day.load import Load, load
from queries.day.view import View
from queries.finding import Finding, found
from words import AtLeast, InWords, Message

TYPE = "parallel_load"
MANY = 5
"""From so many appointments a week, or engagements, on it is a lot for one person."""


def find(view: View) -> list[Finding]:
    """One member's appointments a week, over the active engagements it attends, have lo ≥ 5; or it attends ≥ 5 of them.

    In both, a team that comes together, at one place (an equal `at`), counts once, by its highest. `interval`: the
    appointments a week; `value`: the engagements. Class `upcoming`: only when the coming ones are added.
    """
    return [finding for member in view.facts.family.members if (finding := _load(view, member))]


def _load(view: View, member: Member) -> Finding | None:
    if not _can_be_much(view, member):
        return None
    now, soon = load(view, member.id), None
    if not _is_much(now):
        soon = load(view, member.id, with_coming=True)
        if not _is_much(soon):
            return None
    held = soon or now
    return found(
        view,
        TYPE,
        [member.id],
        variant="upcoming" if soon else "now",
        values={
            "member": view.name(member.id),
            "count": InWords(held.count),
            "often": Message("parallel_load.often", {"often": AtLeast(held.lo)}) if held.lo else "",
        },
        rests_on=[work.engagement for work in held.works],
        class_="upcoming" if soon else None,
        value=held.count,
        interval=(held.lo, held.hi),
    )


def _can_be_much(view: View, member: Member) -> bool:
    """Whether it would be, the coming ones too, if each were a visit of its own: together they are never more."""
    attended = [work for work in view.works if (work.active or work.coming) and member.id in work.attends]
    visits = sum(work.engagement.per_week.lo for work in attended if work.engagement.per_week)
    return len(attended) >= MANY or visits > MANY - 1


def _is_much(held: Load) -> bool:
    return held.lo >= MANY or held.count >= MANY
