"""What is told of each relation of somebody on the map: the lines in words, and what no line shows."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph.model.base import Record
from graph.model.records import Meeting, PrivateTie, Tie
from maps.scene.lines import Line
from maps.scene.members import unborn
from maps.scene.palette import EdgeState
from maps.scene.telling import Teller
from queries.day.view import View
from words.order import in_order

_ORDER = (
    "engagement", "coordinates", "conflict", "team", "present", "stale", "absent", "recommended", "ask", "planned",
    "attempted", "private", "private_absent", "other",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Relation:
    """A sentence about somebody and others. `state` is that of the line that shows it, or `other` where none does."""

    state: str
    others: tuple[str, ...]
    text: str


def relation_order(relation: Relation) -> tuple[int, str]:
    """The work first, then as in the legend; by what is said."""
    return _ORDER.index(relation.state), relation.text


def relations_of(view: View, lines: list[Line], teller: Teller) -> Mapping[str, tuple[Relation, ...]]:
    """For each id on the map its relations, the work first."""
    found: dict[str, list[Relation]] = {}
    for id, relation in (*_work(view, teller), *_from_lines(view, lines, teller), *_unseen(view, lines, teller)):
        found.setdefault(id, []).append(relation)
    return {id: tuple(sorted(dict.fromkeys(items), key=relation_order)) for id, items in found.items()}


def _work(view: View, teller: Teller) -> Iterator[tuple[str, Relation]]:
    """Each engagement that keeps somebody in the circle, told with the actor and with everybody it helps."""
    absent = unborn(view)
    for actor, works in view.work_of.items():
        for work in works:
            targets = tuple(in_order(work.targets - absent or work.targets))  # help may begin before a child is born
            told = teller.work(work.engagement)
            names = teller.all([view.name(id) for id in targets])
            verb = "deals" if work.decides else "helps"
            key = verb if targets else f"{verb}_unknown"
            yield actor, Relation("engagement", targets, teller.say(f"relation.{key}", names=names, work=told))
            for member in targets:
                text = teller.say(
                    "relation.dealt" if verb == "deals" else "relation.helped", name=view.name(actor), work=told
                )
                yield member, Relation("engagement", (actor,), text)


def _from_lines(view: View, lines: list[Line], teller: Teller) -> Iterator[tuple[str, Relation]]:
    for line in lines:
        if line.state == "engagement":
            continue
        for one, other, side in ((line.a, line.b, "a"), (line.b, line.a, "b")):
            if line.state in ("private", "private_absent", "conflict"):
                for proof in line.proofs:
                    yield one, Relation(line.state, (other,), _personal(view, proof, one, other, teller))
            else:
                key = f"coordinates_{side}" if line.state == "coordinates" else line.state
                head = teller.say(f"relation.{key}", name=view.name(other))
                yield one, Relation(line.state, (other,), _with_proofs(head, line.proofs, line.state, teller))


def _personal(view: View, proof: Record, one: str, other: str, teller: Teller) -> str:
    """A private tie or a trust tie, from the side of `one`; a threat has a direction."""
    name = view.name(other)
    if isinstance(proof, PrivateTie):
        side = "from" if proof.a == one else "by"
        is_absent = proof.status == "documented_absent"
        if proof.valence == "threat":
            head = teller.say(f"relation.threat_{side}", name=name)
        elif is_absent and proof.valence is None:
            head = teller.say("relation.private_absent", name=name)
        else:
            head = teller.say(
                f"relation.valence_{proof.valence or 'neutral'}{_side(view, proof, one, other)}", name=name
            )
        if is_absent and proof.valence is not None:
            head = f"{head} {teller.say('relation.and_absent')}"
        if proof.no_contact:
            head = f"{head} {teller.say('relation.no_contact', name=name)}"
        detail = teller.private_tie(proof)
        return f"{head} ({detail})" if detail else head
    head = teller.say("relation.no_trust", name=name)
    return _with_proofs(head, (proof,), "conflict", teller)


def _side(view: View, tie: PrivateTie, one: str, other: str) -> str:
    """Of support and of what drains: whether the member is told of, or whoever is there for the member, or both alike."""
    if tie.valence not in ("positive", "draining") or (one in view.members and other not in view.members):
        return ""
    return "_for" if other in view.members and one not in view.members else "_both"


def _with_proofs(head: str, proofs: tuple[Record, ...], state: EdgeState | str, teller: Teller) -> str:
    told = [
        teller.meeting(proof) if isinstance(proof, Meeting) else _beside(proof, state, teller)
        for proof in proofs
        if isinstance(proof, Meeting | Tie)
    ]
    told = [detail for detail in told if detail]
    if not proofs and state == "absent":
        told = [teller.say("relation.by_mapping")]
    return f"{head} ({'; '.join(dict.fromkeys(told))})" if told else head


_SAID = {"present": "exchange", "stale": "exchange", "absent": "exchange", "recommended": "exchange",
         "attempted": "exchange", "planned": "exchange", "team": "team", "coordinates": "coordinates"}  # fmt: skip
"""The kind of tie that the sentence of a state says already."""


def _beside(tie: Tie, state: EdgeState | str, teller: Teller) -> str:
    """What is known of a tie beside what the sentence says."""
    return teller.tie_detail(tie) if _SAID.get(state) == tie.kind else teller.tie(tie)


def _unseen(view: View, lines: list[Line], teller: Teller) -> Iterator[tuple[str, Relation]]:
    """Ties in force that no line shows: with the family, a member or a unit, and knowledge that is no contact."""
    proven = {id(proof) for line in lines for proof in line.proofs}
    circle, barred, members = set(view.circle), view.facts.barred, view.members - unborn(view)
    here = circle | members
    for tie in view.in_force:
        suggests = tie.status == "recommended" and not barred.isdisjoint((tie.a, tie.b))
        if id(tie) in proven or suggests:
            continue
        if tie.kind == "coordinates" and tie.status == "documented" and tie.a in here:
            scope = "both" if tie.scope is None else tie.scope
            head = teller.say(f"relation.rope_{scope}", unit=view.name(tie.b))
            text = _with_proofs(head, (tie,), "coordinates", teller)
            yield tie.a, Relation("coordinates", (), text)
            continue
        for one, other in ((tie.a, tie.b), (tie.b, tie.a)):
            if one in here and (other in here or other == view.facts.family.id or other in view.facts.units):
                others = (other,) if other in circle or other in members else ()
                text = teller.say("relation.other", name=view.name(other), tie=teller.tie(tie))
                yield one, Relation("other", others, text)
