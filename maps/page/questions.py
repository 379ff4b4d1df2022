"""The groups of questions in words, ready for a page or a file: each in one line, and all that stands behind it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from maps.scene.statements import SceneFinding
from queries.day.view import View
from queries.finding import Finding
from queries.groups import Group, Page, Section, groups
from queries.home_pairs import Answer, PairAnswers
from words import Message, text


@dataclass(frozen=True)
class PairText:
    """Two who come in one home: their names, the answers in the order of the columns, and the questions about them."""

    names: str
    answers: tuple[tuple[Answer, str], ...]
    findings: tuple[SceneFinding, ...]


@dataclass(frozen=True)
class GroupText:
    """A group in one language. In a home `pairs` hold the same findings, two people by two."""

    id: str
    kind: str
    section: Section
    page: Page
    heading: str
    basis: str
    findings: tuple[SceneFinding, ...]
    pairs: tuple[PairText, ...]

    @property
    def rules(self) -> Mapping[str, str]:
        """By the name of each type in it: how such a question is found."""
        return rules_of(self.findings)


def rules_of(findings: Iterable[SceneFinding]) -> Mapping[str, str]:
    """By the name of each type: how it is found; what classes say of their own one after another."""
    found: dict[str, dict[str, None]] = {}
    for finding in findings:
        found.setdefault(finding.title, {})[finding.rule] = None
    return {title: " ".join(rules) for title, rules in found.items()}


def group_texts(
    view: View, findings: Sequence[Finding], texts: Sequence[SceneFinding], lang: str
) -> tuple[GroupText, ...]:
    """The groups of a view in their order; `texts` are its findings in the language."""
    by_id = {finding.id: finding for finding in texts}
    return tuple(_group_text(view, group, by_id, lang) for group in groups(view, findings))


def _group_text(view: View, group: Group, by_id: Mapping[str, SceneFinding], lang: str) -> GroupText:
    return GroupText(
        id=group.id,
        kind=group.kind,
        section=group.section,
        page=group.page,
        heading=text(group.heading, lang),
        basis=", ".join(text(Message(f"basis.{basis}"), lang) for basis in group.bases),
        findings=tuple(by_id[finding.id] for finding in group.findings),
        pairs=tuple(_pair_text(view, pair, by_id, lang) for pair in group.pairs),
    )


def _pair_text(view: View, pair: PairAnswers, by_id: Mapping[str, SceneFinding], lang: str) -> PairText:
    return PairText(
        names=text(Message("questions.two", {"names": view.names(pair.ends)}), lang),
        answers=tuple((cell.answer, text(Message(f"questions.answer.{cell.answer}"), lang)) for cell in pair.cells),
        findings=tuple(by_id[id] for cell in pair.cells for id in cell.findings),
    )
