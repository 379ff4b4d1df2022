"""The findings as cards, by whom they concern: the question first, then what it rests on. None is weighed against another."""

from maps.drawing.svg import clean, element
from maps.page.timed import items, times, words
from maps.scene.film import Film, FilmFinding, FilmGroup
from maps.scene.moments import OverTime, union
from words import below

MANY = 8
"""More questions of one group stay closed until they are asked for."""


def cards(film: Film) -> str:
    """All cards as HTML; those that do not hold on the day asked about are hidden."""
    said = below(film.now.lang, "map.sheet.")
    empty = not film.now.findings
    parts = [element("p", clean(said["no_questions"]), class_="no-findings", hidden=None if empty else "hidden")]
    parts += [_group(film, group, said) for group in film.groups]
    return "\n".join(parts)


def _group(film: Film, group: FilmGroup, said: dict[str, str]) -> str:
    found, on = group.findings, group.on
    now = sum(film.is_now(item.on) for item in found)
    heading = element("h3", words(film, group.headings, on), " (", element("span", str(now), class_="map-count"), ")")
    listed = [element("li", _card(film, item, said), **times(film, item.on, on)) for item in found]
    return element(
        "details",
        element("summary", heading),
        element("ul", *listed, class_="finding-list"),
        class_="finding-type",
        open="open" if now <= MANY else None,
        **times(film, on, film.whole),
    )


def _card(film: Film, item: FilmFinding, said: dict[str, str]) -> str:
    id = item.finding.id
    parts = [element("h4", words(film, item.statement, item.on), id=f"f-{id}")]
    if any(text for _, text in item.question):
        on = union((on, text) for on, text in item.question if text)
        text = words(film, tuple((span, text) for span, text in item.question if text), on)
        parts.append(element("p", text, class_="finding-question", **times(film, on, item.on)))
    if item.finding.certainty:
        sure = (f"{clean(said['sure'])}: ", words(film, item.certainty, item.on))
        parts.append(element("p", *sure, class_="finding-sure"))
    parts += _list(film, item, said["speaks_for"], item.speaks_for)
    parts += _list(film, item, said["speaks_against"], item.speaks_against)
    parts += _list(film, item, said["not_known"], item.not_known)
    parts.append('<div data-finding-actions="" class="finding-actions"></div>')
    inside = _list(film, item, "", item.evidence)
    silent = item.on & ~union(item.evidence)
    if silent:
        inside.append(element("p", clean(said["silence"]), **times(film, silent, item.on)))
    inside += _list(film, item, said["against"], item.against) + _list(film, item, said["consents"], item.consents)
    rule = f"{item.finding.title} – {item.finding.rule}"
    inside += [element("p", clean(said["rule"]), class_="finding-part"), element("p", clean(rule))]
    parts.append(element("details", element("summary", clean(said["evidence"])), *inside))
    return element("article", *parts, class_="finding", data_finding=id, aria_labelledby=f"f-{id}")


def _list(film: Film, item: FilmFinding, heading: str, texts: OverTime[str]) -> list[str]:
    if not texts:
        return []
    when = times(film, union(texts), item.on)
    head = [element("p", clean(heading), class_="finding-part", **when)] if heading else []
    return [*head, element("ul", *items(film, texts, union(texts), lambda text: text), **when)]
