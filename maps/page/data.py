"""What a page's script works with, ready for JSON: no more of a family than drawing, cards and table say."""

from collections.abc import Iterable
from typing import Any

from maps.drawing.frame import origin
from maps.layout import Layout
from maps.page.reading import cut_notes
from maps.scene.film import Film, FilmChip, FilmEntry, FilmFinding
from maps.scene.legend import script_words
from maps.scene.moments import Span, over_time, span_text


def page_data(film: Film, layout: Layout, days: Iterable[str]) -> dict[str, Any]:
    """All chips, lines and findings with the moments on which each holds (`maps.scene.moments.span_text`); `days` are their names."""
    fold_of = {id: item.chip.id for item in film.chips for id in item.ids}
    labels = {item.chip.id: item.labels for item in film.chips}
    return {
        "now": film.moments.now,
        "own": film.moments.own,
        "step": film.moments.step,
        "moments": [{"day": day.isoformat(), "said": said} for day, said in zip(film.moments.days, days, strict=True)],
        "chips": [
            *(_somebody(item, fold_of, labels.get(item.entry.id, ())) for item in film.entries),
            *(_fold(item) for item in film.chips if item.chip.kind == "fold"),
        ],
        "folded": {item.edge.id: _pairs(item.folded) for item in film.edges if item.folded},
        "edges": {item.edge.id: _pairs(item.texts) for item in film.edges},
        "findings": [_finding(item) for item in film.findings],
        "met": _pairs(
            over_time((at, scene.summary.met.isoformat()) for at, scene in enumerate(film.scenes) if scene.summary.met)
        ),
        "sectors": [{"id": id, "name": name} for id, name in film.sectors],
        "sheet": {
            "header": _pairs(over_time((at, origin(scene)) for at, scene in enumerate(film.scenes))),
            "cut": _pairs(cut_notes(film, layout)),
        },
        "words": script_words(film.now.lang, {item.edge.state for item in film.edges}),
    }


def _pairs(values: Iterable[tuple[Span, Any]]) -> list[list[Any]]:
    return [[span_text(on), list(value) if isinstance(value, tuple) else value] for on, value in values]


def _somebody(item: FilmEntry, fold_of: dict[str, str], labels: Iterable[tuple[Span, str]]) -> dict[str, Any]:
    entry = item.entry
    return {
        "id": entry.id,
        "kind": entry.kind,
        "name": entry.name,
        "ring": entry.ring,
        "sector": entry.sector,
        "public": entry.public,
        "on": span_text(item.on),
        "fold": fold_of.get(entry.id),
        "units": [entry.place] if entry.kind == "actor" and entry.place else [],
        "tasks": _pairs(item.tasks),
        "labels": _pairs(labels),
    }


def _fold(item: FilmChip) -> dict[str, Any]:
    chip = item.chip
    return {
        "id": chip.id,
        "kind": chip.kind,
        "name": chip.title,
        "place": chip.below,
        "ring": chip.ring,
        "sector": chip.sector,
        "on": span_text(item.on),
        "units": [],
        "tasks": [],
        "ids": list(item.ids),
        "labels": _pairs(item.labels),
        "titles": _pairs(item.titles),
    }


def _finding(item: FilmFinding) -> dict[str, Any]:
    return {
        "id": item.finding.id,
        "type": item.finding.type,
        "title": item.finding.title,
        "on": span_text(item.on),
        "statement": _pairs(item.statement),
        "question": _pairs(item.question),
        "subjects": list(item.finding.subjects),
        "chips": _pairs(item.chips),
        "edges": _pairs(item.edges),
    }
