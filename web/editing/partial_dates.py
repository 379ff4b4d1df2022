"""Partial dates in a form: how sure the day is, and day, month and year, of which the first two may be empty."""

from dataclasses import dataclass
from typing import Any, ClassVar

from web.editing.kinds import Controls, FormData, said

PARTS = ("day", "month", "year")
HOW = ("exact", "between", "latest", "earliest", "unknown")
"""Just that day (or month, or year); some day between two; by then at the latest; then or later; not known."""


@dataclass(frozen=True)
class Date:
    """A day as far as it is known."""

    shape: ClassVar[str] = "date"

    def write(self, value: Any, name: str, lang: str) -> Controls:
        """How sure it is, and the numbers."""
        first, slash, second = str(value).partition("/")
        if not slash:
            return {f"{name}.how": ["exact"], **_point(first, name)}
        if first == "..":
            return {f"{name}.how": ["latest"], **_point(second, name)}
        if second == "..":
            return {f"{name}.how": ["earliest"], **_point(first, name)}
        return {f"{name}.how": ["between"], **_point(first, name), **_point(second, f"{name}.to")}

    def read(self, data: FormData, name: str, lang: str) -> Any:
        """The date as a case file writes it; with `?` where a number is missing, so that the checks find it."""
        how = said(data, f"{name}.how") or "exact"
        first, second = _typed(data, name), _typed(data, f"{name}.to") if how == "between" else ""
        if how == "unknown" or not (first or second):
            return None
        return {"between": f"{first}/{second}", "latest": f"../{first}", "earliest": f"{first}/.."}.get(how, first)


def _point(text: str, name: str) -> Controls:
    """`2019-03` as month and year; a number stands without its first zero."""
    numbers = text.split("-")
    parts = [*(number.lstrip("0") or "0" for number in reversed(numbers[1:])), numbers[0]]
    return {f"{name}.{part}": [number] for part, number in zip(PARTS[-len(parts) :], parts, strict=True)}


def _typed(data: FormData, name: str) -> str:
    day, month, year = (said(data, f"{name}.{part}") for part in PARTS)
    if not (day or month or year):
        return ""
    numbers = [year or "????"]
    if month or day:
        numbers.append(f"{month:0>2}" if month else "??")
    if day:
        numbers.append(f"{day:0>2}")
    return "-".join(numbers)
