"""The map in Chromium: when it is first painted, and the frames while it is panned, zoomed, pointed at and played.

The family's page of the app and the map as one file, beside the same network by springs (`bench.springs`). Chromium is
the one at the path in CHROMIUM, without a window and without a graphics card. Frames are those that the page itself is
asked for (`requestAnimationFrame`, 60 a second at most).
"""

import os
import statistics
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from bench.timing import Timed, report

WIDTH, HEIGHT = 1280, 900
RUNS = 3
ARGUMENTS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
PLAYED = 4_500
"""Milliseconds of play: three steps."""
MOVES = 60
"""Places of the pointer on its way over the map."""

READY = """
addEventListener("load", () => requestAnimationFrame(() => requestAnimationFrame(() => { window.__ready = performance.now(); })));
"""
"""The second frame after the scripts have run: what is to be seen is there, and can be used."""
FRAMES = """() => {
  const frames = window.__frames = [];
  const tick = (time) => { frames.push(time); if (window.__frames === frames) requestAnimationFrame(tick); };
  requestAnimationFrame(tick);
}"""
COUNTED = """() => {
  const frames = window.__frames;
  window.__frames = null;
  return frames.slice(1).map((time, place) => time - frames[place]);
}"""
PAINTED = "() => window.__ready && performance.getEntriesByName('first-contentful-paint')[0]?.startTime"
SCROLLED = """() => {
  const frame = document.querySelector("[data-map-frame]");
  return [frame.scrollLeft, frame.scrollTop];
}"""
SHOWN = "() => [...document.querySelectorAll('[data-map-frame] g')].map((g) => g.getAttribute('display') || '').join()"
GROUND = """() => {
  const box = document.querySelector("[data-map-frame]").getBoundingClientRect();
  const [right, below] = [Math.min(box.right, innerWidth), Math.min(box.bottom, innerHeight)];
  for (let y = (box.top + below) / 2; y < below; y += 7) for (let x = (box.left + right) / 2; x < right; x += 7) {
    if (!document.elementFromPoint(x, y)?.closest("g[data-id], circle, button")) return [x, y];
  }
  return null;
}"""
"""A place in the middle of the map where nobody stands: a chip that is dragged would move."""
BOX = """() => {
  const box = document.querySelector("[data-map-frame]").getBoundingClientRect();
  return [box.left, box.top, Math.min(box.right, innerWidth), Math.min(box.bottom, innerHeight)];
}"""


@dataclass(frozen=True)
class Frames:
    """The milliseconds between frames, of all runs."""

    name: str
    lengths: tuple[float, ...]

    @property
    def rate(self) -> float:
        """Frames a second."""
        return 1000 * len(self.lengths) / sum(self.lengths)

    def row(self, base: "Frames") -> str:
        """Name, rate, the middle and the longest time between two frames, and how the rate is to that of the base."""
        ratio = f"  {self.rate / base.rate:6.2f} x {base.name}" if base is not self else ""
        middle, longest = statistics.median(self.lengths), max(self.lengths)
        return f"{self.name:34} {self.rate:6.1f} frames a second, {middle:6.1f} ms, longest {longest:7.1f} ms{ratio}"


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser."""
    with sync_playwright() as playwright:
        path = os.environ.get("CHROMIUM") or "/usr/bin/chromium"
        browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield browser
        browser.close()


@contextmanager
def _window(browser: Browser, entrance: str | None) -> Iterator[BrowserContext]:
    """A window of its own, which was let in at this address."""
    context = browser.new_context(viewport={"width": WIDTH, "height": HEIGHT}, reduced_motion="no-preference")
    context.add_init_script(READY)
    if entrance:
        page = context.new_page()
        page.goto(entrance)
        page.close()
    yield context
    context.close()


def on_screen(browser: Browser, title: str, addresses: Mapping[str, str], entrance: str) -> None:
    """Paint and frames of the pages at these addresses, by name, the first of them the base; each in a new window."""
    paints: dict[str, list[float]] = {name: [] for name in addresses}
    ready: dict[str, list[float]] = {name: [] for name in addresses}
    frames: dict[str, dict[str, list[float]]] = {act: {name: [] for name in addresses} for act in ACTS}
    for _ in range(RUNS):
        for name, address in addresses.items():
            with _window(browser, entrance if address.startswith("http") else None) as context:
                page = context.new_page()
                page.goto(address)
                page.wait_for_function(PAINTED)
                painted, usable = page.evaluate(PAINTED) / 1000, page.evaluate("() => window.__ready") / 1000
                paints[name].append(painted)
                ready[name].append(max(painted, usable))
                for act, run in ACTS.items():
                    page.evaluate("() => document.querySelector('[data-map-frame]').scrollIntoView()")
                    page.evaluate(FRAMES)
                    run(page)
                    frames[act][name] += page.evaluate(COUNTED)
    report(f"{title}: first paint", [Timed(name, tuple(seconds)) for name, seconds in paints.items()])
    report(f"{title}: drawn and ready for use", [Timed(name, tuple(seconds)) for name, seconds in ready.items()])
    for act, of in frames.items():
        rows = [Frames(name, tuple(lengths)) for name, lengths in of.items()]
        print(f"\n{title}: {act}")
        for row in rows:
            print("  " + row.row(rows[0]))


def _zoom(page: Page) -> None:
    """In and out again, then in for what follows."""
    for view in (*["zoom_in"] * 4, *["zoom_out"] * 2):
        _press(page, f"[data-view={view}]")


def _pan(page: Page) -> None:
    """Drag the ground to and fro."""
    start = page.evaluate(GROUND)
    assert start is not None, "The map has no free ground to drag it by."
    page.mouse.move(*start)
    page.mouse.down()
    scrolled = {tuple(page.evaluate(SCROLLED))}
    for way in (-1, 1):
        page.mouse.move(start[0] + way * 300, start[1] + way * 150, steps=MOVES)
        scrolled.add(tuple(page.evaluate(SCROLLED)))
    page.mouse.up()
    assert len(scrolled) > 1, "The map did not move."


def _point(page: Page) -> None:
    """Move the pointer over the map from corner to corner."""
    left, top, right, below = page.evaluate(BOX)
    page.mouse.move(left + 5, top + 5)
    page.mouse.move(right - 25, below - 5, steps=MOVES)
    page.mouse.move(right - 25, top + 5, steps=MOVES)
    page.mouse.move(left + 5, below - 5, steps=MOVES)


def _play(page: Page) -> None:
    """Three steps of the days."""
    before = page.evaluate(SHOWN)
    _press(page, "[data-step=play]")
    page.wait_for_timeout(PLAYED)
    _press(page, "[data-step=play]")
    assert page.evaluate(SHOWN) != before, "Nothing came or went."


def _press(page: Page, button: str) -> None:
    """As a key does: without waiting for the place of the button to be still."""
    page.locator(button).evaluate("button => button.click()")


ACTS: Mapping[str, Callable[[Page], None]] = {
    "pointing": _point, "zooming": _zoom, "panning": _pan, "playing": _play,
}  # fmt: skip
"""In this order: pan needs a map that is larger than its frame."""
