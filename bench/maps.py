"""The map: scene, layout and drawing by size beside the findings; the page beside the bare query; the first map beside the engine's start.

`python -m bench.maps` on a throw-away folder.
"""

import tempfile
import time
from dataclasses import replace
from pathlib import Path

import networkx

from bench.municipality import case_file
from bench.timing import Timed, in_turn, report
from graph.facts import FamilyFacts, facts_of
from graph.statements import statement
from maps import family_map
from maps.layout import lay_out
from maps.render import layout_input
from queries import findings
from tovholder.application import Application, address, opened
from tovholder.settings import load_settings
from web import create_app

SIZES = (10, 25, 45, 80)
LAYOUT_SIZES = (10, 25, 45, 60, 90)


def main() -> None:
    """Run all and print."""
    for size in SIZES:
        drawing(size)
    for size in LAYOUT_SIZES:
        layout(size)
    with tempfile.TemporaryDirectory(prefix="tovholder-bench-") as folder:
        settings = replace(load_settings()[0], neo4j_uri=None, data=Path(folder), linger=30.0)
        start = time.perf_counter()
        with address(settings):
            engine = time.perf_counter() - start
            with opened(settings) as application:
                application.store.store(case_file(1, 1, actors=25), "bench")
                page(application)
                whole = time.perf_counter()
                facts = next(application.facts(["f1_0"]))
                _ = family_map(facts, facts.as_of, "da").svg
                first = time.perf_counter() - whole
        rows = [
            Timed("the engine's own start", (engine,)),
            Timed("facts, findings, layout and drawing after it", (first,)),
        ]
        report("From nothing to the first map, 25 actors", rows)


def drawing(size: int) -> None:
    """The parts of a map of so many actors."""
    file = case_file(size, 1, actors=size)
    facts = facts_of(file, file.families[0].id)
    works = {
        "findings": lambda: findings(facts, facts.as_of),
        "view, findings, scene": lambda: family_map(facts, facts.as_of, "da").scene,
        "the same with layout": lambda: family_map(facts, facts.as_of, "da").layout,
        "the same with the drawing": lambda: _drawn(facts),
    }
    report(f"A map of {size} actors", in_turn(works, runs=5))


def layout(size: int) -> None:
    """Places and routes of a map of so many actors, beside the places alone by the springs of NetworkX."""
    file = case_file(size, 1, actors=size)
    facts = facts_of(file, file.families[0].id)
    given = layout_input(family_map(facts, facts.as_of, "da").film)
    graph = networkx.Graph()
    graph.add_nodes_from(chip.id for chip in given.chips)
    graph.add_edges_from((link.a, link.b) for link in given.links)
    kept = lay_out(given).kept
    works = {
        "spring_layout of NetworkX, places only": lambda: networkx.spring_layout(graph, seed=1),
        "layout and routing": lambda: lay_out(given),
        "the same on a kept page": lambda: lay_out(given, kept),
    }
    report(f"Layout of {len(given.chips)} chips and {len(given.links)} lines", in_turn(works, runs=5))


def _drawn(facts: FamilyFacts) -> str:
    return family_map(facts, facts.as_of, "da").svg


def page(application: Application) -> None:
    """A family's page, as the server makes it, beside the bare query that it rests on."""
    client = create_app(application, token="bench").test_client()  # noqa: S106 -- opens nothing but this run
    client.get("/?adgang=bench", base_url="http://127.0.0.1")
    text = statement("families").text
    works = {
        "bare query of one family": lambda: application.store.door.read(application.viewer, text, families=["f1_0"]),
        "the family's page": lambda: client.get("/familie/f1_0", base_url="http://127.0.0.1").data,
    }
    assert client.get("/familie/f1_0", base_url="http://127.0.0.1").status_code == 200
    report("The family page on the server, 25 actors", in_turn(works, runs=7))


if __name__ == "__main__":
    main()
