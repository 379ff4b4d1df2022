"""The family's map from 10 to 90 actors: layout, routing, drawing, files, the page, and what Chromium makes of it.

`python -m bench.maps [ACTORS …]` on a throw-away folder; all beside the same network placed by the springs of NetworkX.
"""

import gzip
import logging
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import networkx

from bench import springs
from bench.municipality import case_file
from bench.screens import chromium, on_screen
from bench.timing import Timed, in_turn, report
from graph.reading.cut import Seen, facts_of
from graph.storage.statements import statement
from maps import FamilyMap, family_map
from maps.drawing.render import layout_input, render, render_sheet
from maps.formats import FORMATS
from maps.layout import lay_out
from maps.layout.arrange import arrange
from maps.layout.edges import route_all
from maps.layout.page import plan
from queries import findings
from tests.sessions import ACCESS, door_of
from tests.web.support import running
from tovholder.application import Application, address, opened
from tovholder.cli.console import seldom_collect
from tovholder.settings import load_settings
from web import create_app

SIZES = (10, 25, 45, 60, 90)
RUNS = 3
TOKEN = "bench"  # noqa: S105 -- opens nothing but this run


def main(sizes: Sequence[int]) -> None:
    """Run all and print."""
    seldom_collect()
    for size in sizes:
        map = map_of(size)
        parts(map, size)
        files(map, size)
    with tempfile.TemporaryDirectory(prefix="tovholder-bench-") as folder:
        settings = replace(load_settings()[0], neo4j_uri=None, data=Path(folder), linger=30.0)
        start = time.perf_counter()
        with address(settings):
            engine = time.perf_counter() - start
            with opened(settings) as application:
                first_map(application, engine)
                screens(application, sizes, Path(folder))


def facts_with(size: int) -> Seen:
    """An invented family with so many actors; its id is `f<size>_0`."""
    file = case_file(size, 1, actors=size)
    return facts_of(file, file.families[0].id)


def map_of(size: int) -> FamilyMap:
    """Its map on its own day."""
    facts = facts_with(size)
    return family_map(facts, facts.as_of, "da")


def parts(map: FamilyMap, size: int) -> None:
    """What a map is made of, each part alone."""
    facts, film, layout = map.view.facts, map.film, map.layout
    given = layout_input(film)
    graph = springs.network(given)
    scene, packed, _ = plan(given)
    chips = arrange(scene, packed)
    works = {
        "springs of NetworkX, places only": lambda: networkx.spring_layout(graph, seed=1),
        "findings of the day": lambda: findings(facts, facts.as_of),
        f"scenes of all {len(film.scenes)} moments": lambda: family_map(facts, facts.as_of, "da"),
        "layout: places": lambda: arrange(*plan(given)[:2]),
        "layout: routing": lambda: route_all(scene, packed, chips, packed.shape.middle),
        "layout as a whole": lambda: lay_out(given),
        "layout on a page that was kept": lambda: lay_out(given, layout.kept),
        "drawing for a page": lambda: render(film, layout),
        "drawing for paper": lambda: render_sheet(film, layout),
    }
    title = f"A map of {size} actors: {len(given.chips)} chips, {len(given.links)} ways for lines"
    report(title, in_turn(works, runs=RUNS))


def files(map: FamilyMap, size: int) -> None:
    """How large each kind of file is, beside the drawing by springs."""
    made = {"svg by springs": springs.drawing(springs.network(layout_input(map.film))).encode()}
    made |= {ending: format.write(map, None) for ending, format in FORMATS.items()}
    base = len(made["svg by springs"])
    print(f"\nFiles of {size} actors")
    for name, content in made.items():
        packed = len(gzip.compress(content, mtime=0))
        ratio = f"  {len(content) / base:8.2f} x svg by springs" if len(content) != base else ""
        print(f"  {name:58} {len(content) / 1e3:10.1f} kB  ({packed / 1e3:.1f} kB gzip){ratio}")


def first_map(application: Application, engine: float) -> None:
    """From nothing to the first map: the engine, then all that comes after it; and the page once more on the server."""
    session = application.session()
    session.store(case_file(1, 1, actors=25), "bench")
    start = time.perf_counter()
    facts = next(session.facts(["f1_0"]))
    assert family_map(facts, facts.as_of, "da").svg
    rows = [
        Timed("the engine's own start", (engine,)),
        Timed("facts, findings, layout and drawing after it", (time.perf_counter() - start,)),
    ]
    report("From nothing to the first map, 25 actors", rows)
    client = create_app(application, token=TOKEN).test_client()
    client.get(f"/?adgang={TOKEN}", base_url="http://127.0.0.1")
    text = statement("families").text
    works = {
        "bare query of one family": lambda: door_of(session).read(ACCESS, text, families=["f1_0"]),
        "the family's page, seen before": lambda: client.get("/familie/f1_0", base_url="http://127.0.0.1").data,
    }
    assert client.get("/familie/f1_0", base_url="http://127.0.0.1").status_code == 200
    report("The family page on the server, 25 actors", in_turn(works, runs=7))


def screens(application: Application, sizes: Sequence[int], folder: Path) -> None:
    """The page of each family, the map as one file from disk, and the springs, in Chromium."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)  # or it tells of each request
    for size in sizes:
        application.session().store(case_file(size, 1, actors=size), f"bench {size}")
    with running(create_app(application, token=TOKEN)) as site, chromium() as browser:
        for size in sizes:
            map = map_of(size)
            sheet, plain = folder / f"{size}.html", folder / f"{size}-springs.html"
            sheet.write_bytes(FORMATS["html"].write(map, None))
            plain.write_text(springs.page(springs.network(layout_input(map.film))), encoding="utf-8")
            pages = {
                "springs, from disk": plain.as_uri(),
                "one file, from disk": sheet.as_uri(),
                "the app's page": f"{site}/familie/f{size}_0",
            }
            on_screen(browser, f"{size} actors in Chromium", pages, f"{site}/?adgang={TOKEN}")


if __name__ == "__main__":
    main([int(word) for word in sys.argv[1:]] or SIZES)
