"""The smallest part of a document that still shows a difference."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any

from tests.naive.day import Record
from tests.naive.validity import problems

Path = tuple[str | int, ...]


def keeps_the_rules(document: Record) -> bool:
    return not problems(document)


def _parts(value: Any, path: Path = ()) -> Iterator[Path]:
    """The place of each entry of each dict and list; what holds more before what it holds, the last first."""
    if isinstance(value, dict):
        for key in reversed(list(value)):
            yield (*path, key)
            yield from _parts(value[key], (*path, key))
    elif isinstance(value, list):
        for number in reversed(range(len(value))):
            yield (*path, number)
            yield from _parts(value[number], (*path, number))


def _without(document: Record, path: Path) -> Record:
    smaller = deepcopy(document)
    holder: Any = smaller
    for step in path[:-1]:
        holder = holder[step]
    del holder[path[-1]]
    return smaller


def _exists(document: Record, path: Path) -> bool:
    holder: Any = document
    for step in path:
        if isinstance(holder, dict):
            if step not in holder:
                return False
        elif not isinstance(holder, list) or not isinstance(step, int) or step >= len(holder):
            return False
        holder = holder[step]  # type: ignore[index]
    return True


def shrink(
    document: Record,
    still_fails: Callable[[Record], bool],
    is_valid: Callable[[Record], bool] = keeps_the_rules,
) -> Record:
    """Take away records and keys, as long as the rest is a valid file that still fails.

    `still_fails` says whether the difference is there; it sees only documents for which `is_valid` holds.
    The result cannot lose one more record or key.
    """
    smallest, again = deepcopy(document), True
    while again:
        again = False
        for path in list(_parts(smallest)):
            if not _exists(smallest, path):
                continue
            smaller = _without(smallest, path)
            if is_valid(smaller) and still_fails(smaller):
                smallest, again = smaller, True
    return smallest
