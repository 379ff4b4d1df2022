"""Whether somebody can be as old as is said on the day on which the statuses hold: a slip of the pen in a year is seen by nothing else."""

from collections.abc import Iterator
from datetime import date

from graph.checks.faults import Fault
from graph.checks.values import shown
from graph.model.records import CaseFile, Member

_OF_AGE = 18


def doubtful_ages(case_file: CaseFile) -> Iterator[Fault]:
    """Who is born after that day, a child who is certainly of age, and an adult who certainly is not."""
    for number, family in enumerate(case_file.families):
        as_of = case_file.day_of(family)
        for position, member in enumerate(family.members):
            key = "birth_year" if member.birth_year is not None else "age"
            place = ("families", number, "members", position, key)
            said = {"id": shown(member.id), "as_of": str(as_of), "kind": member.kind}
            if member.birth_year is not None and member.birth_year > as_of.year:
                yield Fault("born_after_file", place, said | {"year": str(member.birth_year)})
                continue
            least, most = _years(member, as_of)
            if member.kind == "child" and least is not None and least >= _OF_AGE:
                yield Fault("too_old_for_child", place, said | {"years": least})
            elif member.kind == "adult" and most is not None and most < _OF_AGE:
                yield Fault("too_young_for_adult", place, said | {"years": most})


def _years(member: Member, day: date) -> tuple[int | None, int | None]:
    """The least and the most years that somebody can be old on the day; None where nothing is known."""
    if member.birth_year is not None:
        most = day.year - member.birth_year
        return most - 1, most
    if member.age is None:
        return None, None
    when = member.age.as_of
    least = member.age.years + _whole_years(when.latest, day) if when.latest else None
    most = member.age.years + _whole_years(when.earliest, day) + 1 if when.earliest else None
    return least, most


def _whole_years(first: date, last: date) -> int:
    """The whole years from one day to another; fewer than none where the other lies before it."""
    return last.year - first.year - ((last.month, last.day) < (first.month, first.day))
