"""Tests marked `alone` (they kill processes, or measure how long something takes) run last, when no worker runs any more.

With pytest-xdist the workers leave them out and say their names, and the process that gave out the work runs them when the
workers have ended: one run, one summary. Without workers they are the last of the one process.
"""

from collections.abc import Generator

import pytest

from tests.share import is_waiting

NAMES = pytest.StashKey[list[str]]()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """After all choices (-k, -m): the tests to run alone are the last ones, and no worker's."""
    if waiting := [item for item in items if is_waiting(item)]:
        config.hook.pytest_deselected(items=waiting)
        items[:] = [item for item in items if not is_waiting(item)]
    alone = [item for item in items if item.get_closest_marker("alone")]
    others = [item for item in items if not item.get_closest_marker("alone")]
    if hasattr(config, "workerinput"):
        config.stash[NAMES] = [item.nodeid for item in alone]
        items[:] = others
    elif NAMES in config.stash:
        items[:] = alone
    else:
        items[:] = others + alone


def pytest_sessionfinish(session: pytest.Session) -> None:
    """A worker says which tests it left out: all workers leave out the same."""
    output = getattr(session.config, "workeroutput", None)
    if output is not None:
        output["alone"] = session.config.stash.get(NAMES, [])


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: object) -> None:
    """A worker ended; who crashed said nothing."""
    config: pytest.Config = node.config  # type: ignore[attr-defined]
    said = getattr(node, "workeroutput", {}).get("alone")
    if said:
        config.stash[NAMES] = said


@pytest.hookimpl(wrapper=True)
def pytest_runtestloop(session: pytest.Session) -> Generator[None, object, object]:
    """After the workers: what they left out."""
    answer = yield
    names = session.config.stash.get(NAMES, [])
    if names and not hasattr(session.config, "workerinput"):
        before = session.testscollected
        session.perform_collect(names)
        session.testscollected += before
        for item, following in zip(session.items, [*session.items[1:], None], strict=True):
            session.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            if session.shouldfail or session.shouldstop:
                raise session.Interrupted(session.shouldfail or session.shouldstop)
    return answer
