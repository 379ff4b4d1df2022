"""How each language writes numbers."""

from dataclasses import dataclass


def number(value: float, lang: str) -> str:
    """A number with at most two decimals, as the language writes it.

    >>> number(2.0, "da"), number(0.25, "da"), number(0.25, "en")
    ('2', '0,25', '0.25')
    """
    written = f"{value:.2f}".rstrip("0").rstrip(".")
    return written.replace(".", ",") if lang == "da" else written


@dataclass(frozen=True)
class Whole:
    """A large whole number as a value of a message: its thousands apart, as the language writes them.

    >>> Whole(20000).text("da"), Whole(20000).text("en")
    ('20.000', '20,000')
    """

    value: int

    def text(self, lang: str) -> str:
        """The number in the language."""
        written = f"{self.value:,}"
        return written.replace(",", ".") if lang == "da" else written
