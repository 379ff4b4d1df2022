"""A family of which no tie between its actors is known, one way or the other."""

from queries.day.evidence import presence
from queries.day.view import View
from queries.finding import Finding, found
from words import InWords

TYPE = "not_mapped"


def find(view: View) -> list[Finding]:
    """P has ≥ 3 actors, every pair is unknown, and nothing (in force, of actors of P or units) is known `via_citizen`.

    Replaces `ask` links, and makes what rests on silence a question: says whom to ask first. Confidence `unknown`.
    """
    if not view.not_mapped:
        return []
    return [
        found(
            view,
            TYPE,
            view.circle,
            values={"count": InWords(len(view.circle))},
            asked={"first": view.name(ask_first(view))},
            rests_on=presence(view, view.circle),
            confidence="unknown",
            of_everybody=True,
        )
    ]


def ask_first(view: View) -> str:
    """Whom to ask first who talks to whom: a coordinator, else an authority, else whoever helps most; nobody barred."""
    coordinators = {found.id for found in view.coordinators}

    def rank(actor: str) -> tuple[bool, bool, bool, int, str]:
        works = view.work_of[actor]
        helped = frozenset[str]().union(*(work.targets for work in works))
        decides = any(work.authority for work in works)
        return actor in view.facts.barred, actor not in coordinators, not decides, -len(helped), actor

    return min(view.circle, key=rank)
