"""Records that may be of the same: pairs with what speaks for and against it. No number, and nothing by itself: a person decides.

Pure: it looks only among what it is given, which is what the viewer may see. Sought in blocks – a unit, a name, a year of birth –
so that it does not compare all with all.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import combinations
from typing import Any, Literal

from graph.model.catalogue import load_catalogue
from graph.model.log import undone
from graph.model.records import Actor, Engagement
from graph.organisation import Organisation
from graph.reading.cut import Seen

Likeness = Literal["likely", "possible"]
For = Literal["same_name", "same_unit", "letter_apart", "initial", "same_child", "same_key", "shared_actor"]
Against = Literal["other_birth_year", "two_units", "authority_and_provider"]
"""What speaks for a pair, and against it: keys of the words `doubles.reason`."""
_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ß": "ss"})
_INITIALS = frozenset({"aa", "ae", "oe"})
"""One letter in two."""
_TITLES = frozenset({"cand", "dr", "frk", "fru", "hr", "mag", "med", "phd", "prof", "psych"})
_LONG = 5
"""Letters of a word in which one may be another."""
_ROLES = frozenset(
    "borgerkonsulent familiebehandler familieraadgiver jobkonsulent kontaktperson laege laerer leder mentor paedagog psykolog raadgiver "
    "sagsbehandler skole socialraadgiver sundhedsplejerske stoetteperson".split()
)
_MOST = 40
"""Of one name: more is no name of a person."""


@dataclass(frozen=True)
class Double:
    """Two records that may be of the same."""

    kind: Literal["actors", "families"]
    ids: tuple[str, str]
    likeness: Likeness
    for_: tuple[For, ...]
    against: tuple[Against, ...] = ()
    names: tuple[str, str] = ("", "")
    """What they are called, for a page."""

    def document(self) -> dict[str, Any]:
        """Ready for JSON."""
        return {
            "kind": self.kind,
            "ids": list(self.ids),
            self.likeness: True,
            "for": list(self.for_),
            "against": list(self.against),
        }


@dataclass
class _Known:
    """What is looked among, family by family."""

    actors: dict[str, Actor] = field(default_factory=dict[str, Actor])
    work: dict[str, list[Engagement]] = field(default_factory=lambda: defaultdict(list))
    families_of: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    actors_of: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    names: dict[str, str] = field(default_factory=dict[str, str])
    """What families and units are called."""
    people: dict[str, list[tuple[str, int | None, str]]] = field(default_factory=dict)
    """Of each family its members: folded name, year of birth, id."""
    keyed: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """The families of a member whose id is made of a number."""
    decided: set[frozenset[str]] = field(default_factory=set[frozenset[str]])
    """Pairs of families of which it is recorded that they may be the same."""


def told_apart(organisation: Organisation) -> frozenset[frozenset[str]]:
    """Pairs of units and actors of which somebody said that they are not the same, and that stands."""
    back = undone(organisation.log.taking_back())
    return frozenset(
        frozenset((str(one.values["a"]), str(one.values["b"])))
        for one in organisation.told_apart()
        if one.key not in back
    )


def doubles(families: Iterable[Seen], apart: Collection[frozenset[str]] = ()) -> list[Double]:
    """The pairs among these families and who works with them, the likely ones first."""
    known = _known(families)
    found = [*_actors(known, apart), *_families(known)]
    return sorted(found, key=lambda one: (one.kind, one.likeness, one.ids))


def _known(families: Iterable[Seen]) -> _Known:
    known = _Known()
    for seen in families:
        family = seen.family
        known.actors.update(seen.actors)
        known.names[family.id] = family.name
        known.names.update({unit.id: unit.name for unit in seen.units.values()})
        if family.same_as:
            known.decided.add(frozenset((family.id, family.same_as.family)))
        for one in family.engagements:
            known.work[one.actor].append(one)
            known.actors_of[family.id].add(one.actor)
            known.families_of[one.actor].add(family.id)
        known.people[family.id] = [(folded(one.name), one.birth_year, one.id) for one in family.members]
        for one in family.members:
            if re.fullmatch(r"k_[a-z]{24}", one.id):
                known.keyed[one.id].add(family.id)
    return known


def folded(name: str) -> str:
    """A name but for case, accents, letters written in two ways, titles, and which part comes first.

    >>> folded("Sørensen, Åse") == folded("aase soerensen") == folded("Dr. Åse Sørensen")
    True
    """
    family, comma, given = name.partition(",")
    text = (f"{given} {family}" if comma and given.strip() else name).lower().translate(_LETTERS)
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    return " ".join(word for word in re.findall(r"\w+", plain) if word not in _TITLES)


# --- actors ------------------------------------------------------------------------------------------------


def _actors(known: _Known, apart: Collection[frozenset[str]]) -> Iterator[Double]:
    by_name: dict[str, list[Actor]] = defaultdict(list)
    by_unit: dict[str, list[Actor]] = defaultdict(list)
    for actor in known.actors.values():
        if not _is_role(actor):
            by_name[folded(actor.name)].append(actor)
            if actor.unit:
                by_unit[actor.unit].append(actor)
    pairs = {_ids(*two): two for group in by_name.values() if len(group) <= _MOST for two in combinations(group, 2)}
    pairs |= {_ids(*two): two for group in by_unit.values() for two in _nearly(group)}
    for ids, (one, other) in sorted(pairs.items()):
        if frozenset(ids) in apart or known.families_of[one.id] & known.families_of[other.id]:
            continue  # somebody said so; or one family knows them as two
        yield _of_actors(known, ids, one, other)


def _of_actors(known: _Known, ids: tuple[str, str], one: Actor, other: Actor) -> Double:
    same_name, same_unit = folded(one.name) == folded(other.name), bool(one.unit) and one.unit == other.unit
    first: For = "same_name" if same_name else _nearness(one, other) or "letter_apart"
    reasons: tuple[For, ...] = (first, "same_unit") if same_unit else (first,)
    against: list[Against] = []
    if one.unit and other.unit and not same_unit and _at_one_time(known.work[one.id], known.work[other.id]):
        against.append("two_units")
    if one.authority is not None and other.authority is not None and one.authority != other.authority:
        against.append("authority_and_provider")
    likeness: Likeness = "likely" if same_name and (same_unit or not (one.unit or other.unit)) else "possible"
    return Double("actors", ids, likeness, reasons, tuple(against), (_called(known, one), _called(known, other)))


def _called(known: _Known, actor: Actor) -> str:
    unit = known.names.get(actor.unit or "")
    return f"{actor.name} ({unit})" if unit else actor.name


def _nearly(group: list[Actor]) -> Iterator[tuple[Actor, Actor]]:
    """Pairs of one unit whose names differ in one letter, or in a first name that is but its initial."""
    if len(group) <= 20 * _MOST:
        yield from (two for two in combinations(group, 2) if _nearness(*two))


def _nearness(one: Actor, other: Actor) -> For | None:
    a, b = folded(one.name).split(), folded(other.name).split()
    if a == b or len(a) != len(b) or len(a) < 2:
        return None
    differing = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    if len(differing) != 1:
        return None
    x, y = differing[0]
    short, long = sorted((x, y), key=len)
    if (x, y) == (a[0], b[0]) and (len(short) == 1 or short in _INITIALS) and long.startswith(short):
        return "initial"
    return "letter_apart" if min(len(x), len(y)) >= _LONG and _one_letter(x, y) else None


def _one_letter(x: str, y: str) -> bool:
    """Whether one letter is another, too many, or missing."""
    if len(x) > len(y):
        x, y = y, x
    if len(y) - len(x) > 1:
        return False
    place = next((n for n, letter in enumerate(x) if letter != y[n]), len(x))
    return x[place + (len(x) == len(y)) :] == y[place + 1 :]


def _is_role(actor: Actor) -> bool:
    """Whether the name says what somebody does, and not who it is."""
    name = folded(actor.name)
    if actor.kind in ("organisation", "group"):
        return True
    return name in _ROLES or (bool(actor.role) and name == folded(str(actor.role))) or name in _services()


@cache
def _services() -> frozenset[str]:
    return frozenset(
        folded(label)
        for one in load_catalogue().services
        for label in (one.name_da, one.name_en, one.short("da"), one.short("en"))
    )


def _at_one_time(one: list[Engagement], other: list[Engagement]) -> bool:
    """Whether the two worked on one day for certain."""
    return any(_overlap(a, b) for a in one for b in other if {a.status, b.status} <= {"active", "ended"})


def _overlap(one: Engagement, other: Engagement) -> bool:
    begins = [work.from_.last for work in (one, other) if work.from_]
    ends = [work.to.first for work in (one, other) if work.to]
    return len(begins) == 2 and (not ends or max(begins) <= min(ends))


# --- families ----------------------------------------------------------------------------------------------


def _families(known: _Known) -> Iterator[Double]:
    shared: dict[tuple[str, str], list[tuple[str, int]]] = defaultdict(list)
    by_child: dict[tuple[str, int], list[str]] = defaultdict(list)
    for family, people in known.people.items():
        for name, born, _ in people:
            if name and born is not None:
                by_child[name, born].append(family)
    for child, families in by_child.items():
        if len(families) <= _MOST:
            for two in combinations(sorted(set(families)), 2):
                shared[two].append(child)
    keyed = {two for families in known.keyed.values() for two in combinations(sorted(families), 2)}
    for ids in sorted(two for two in {*shared, *keyed} if frozenset(two) not in known.decided):
        double = _of_families(known, ids, len(shared.get(ids, ())), is_keyed=ids in keyed)
        if double is not None:
            yield double


def _of_families(known: _Known, ids: tuple[str, str], children: int, *, is_keyed: bool) -> Double | None:
    has_actor = bool(known.actors_of[ids[0]] & known.actors_of[ids[1]])
    there: dict[For, bool] = {"same_key": is_keyed, "same_child": bool(children), "shared_actor": has_actor}
    reasons: tuple[For, ...] = tuple(reason for reason in there if there[reason])
    against: tuple[Against, ...] = ("other_birth_year",) if _born_otherwise(known, ids) else ()
    names = (known.names[ids[0]], known.names[ids[1]])
    if is_keyed or children >= 2:
        return Double("families", ids, "likely", reasons, against, names)
    return Double("families", ids, "possible", reasons, against, names) if has_actor else None


def _born_otherwise(known: _Known, ids: tuple[str, str]) -> bool:
    """Whether somebody of one name was born in another year in the other family."""
    years = [{name: born for name, born, _ in known.people[id] if born is not None} for id in ids]
    return any(years[1].get(name, born) != born for name, born in years[0].items())


def _ids(one: Actor, other: Actor) -> tuple[str, str]:
    return (one.id, other.id) if one.id < other.id else (other.id, one.id)
