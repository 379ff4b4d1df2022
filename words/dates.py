"""How each language writes days."""

from datetime import date
from functools import lru_cache

from babel.dates import format_date

LOCALES = {"da": "da", "en": "en_GB"}
"""English as it is written in Europe: the day comes first, as in the Danish text beside it."""


@lru_cache(maxsize=4096)
def day_text(day: date, lang: str) -> str:
    """A day with its month in words.

    >>> day_text(date(2024, 5, 31), "da"), day_text(date(2024, 5, 31), "en")
    ('31. maj 2024', '31 May 2024')
    """
    return format_date(day, "long", locale=LOCALES[lang])


@lru_cache(maxsize=4096)
def month_text(month: date, lang: str) -> str:
    """The month of a day, with its year.

    >>> month_text(date(2024, 5, 1), "da"), month_text(date(2024, 5, 1), "en")
    ('maj 2024', 'May 2024')
    """
    return format_date(month, "MMMM y", locale=LOCALES[lang])
