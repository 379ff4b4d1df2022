"""Errors that a person can act on, in the language of whoever reads them."""

from typing import Any

from words.messages import Message, text, words

PARTS = ("fact", "evidence", "remedy")


class ProductError(Exception):
    """An error that is told as fact, evidence and remedy: the texts `error.<code>.fact`, `.evidence` and `.remedy`.

    `values` fill the texts. No secret (password, content of a family) is ever put into them. Evidence and remedy may be
    missing; the fact may not. In logs and developers' tracebacks the error stands in English.
    """

    def __init__(self, code: str, **values: Any) -> None:
        self.code = code
        self.values = values
        super().__init__(code)

    def part(self, name: str, lang: str) -> str:
        """One part of what is told (fact, evidence or remedy); empty where the error has none."""
        key = f"error.{self.code}.{name}"
        return text(Message(key, self.values), lang) if key in words(lang) else ""

    def text(self, lang: str) -> str:
        """The error as it is told: a line a part. KeyError where no fact is written for the code."""
        text(Message(f"error.{self.code}.fact", self.values), lang)
        return "\n".join(part for name in PARTS if (part := self.part(name, lang)))

    def __str__(self) -> str:
        return self.text("en")
