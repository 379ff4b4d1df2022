"""The checker of drawings in the browser of the tests: what `tests/check_map.py` finds, found in a tenth of the time.

Chromium walks a path from its beginning for each point that it is asked for, and the checker asks for thousands of points
on borders of hundreds of stretches. Here a path is taken apart once, and the browser is asked for the point on its stretch.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, ViewportSize

from tests.check_map import FAULTS, JS

SIZE: ViewportSize = {"width": 1600, "height": 1100}
"""The window that `check_map.look` opens."""

QUICK_POINTS = r"""() => {
  const svg = SVGGeometryElement.prototype, walked = svg.getPointAtLength, known = new Map();
  const stretches = path => {
    const data = path.getAttribute('d') || '', found = [];
    if (!/^M[^M]*$/.test(data) || /[^MLQCZ\d\s.,-]/.test(data)) return found;
    let at, first, from = 0;
    for (const [, command, rest] of data.matchAll(/([MLQCZ])([^MLQCZ]*)/g)) {
      const numbers = (rest.match(/-?\d+(?:\.\d+)?/g) || []).map(Number), count = {M: 2, L: 2, Q: 4, C: 6, Z: 2}[command];
      if (command === 'Z') numbers.push(...first);
      for (let i = 0; i < numbers.length; i += count) {
        const to = numbers.slice(i, i + count);
        if (at) {
          const one = document.createElementNS('http://www.w3.org/2000/svg', 'path');
          one.setAttribute('d', `M${at.join(' ')}${{M: 'L', Z: 'L'}[command] || command}${to.join(' ')}`);
          const length = one.getTotalLength();
          found.push({one, from, to: from + length});
          from += length;
        } else first = to;
        at = to.slice(-2);
      }
    }
    return found;
  };
  svg.getPointAtLength = function (length) {
    if (!known.has(this)) known.set(this, stretches(this));
    const all = known.get(this);
    const on = all.find(stretch => length <= stretch.to) || all.at(-1);
    return on ? walked.call(on.one, length - on.from) : walked.call(this, length);
  };
  return () => { svg.getPointAtLength = walked; };
}"""


def look(page: Page) -> dict[str, Any]:
    """What the drawing on the page holds, and where it fails."""
    return page.evaluate(
        f"() => {{ const undo = ({QUICK_POINTS})(); try {{ return ({JS})(); }} finally {{ undo(); }} }}"
    )


def look_at(page: Page, files: Iterable[Path]) -> dict[Path, dict[str, Any]]:
    """The same of each drawing in a file, opened on the page."""
    page.set_viewport_size(SIZE)
    found = {}
    for path in files:
        page.goto(path.as_uri())
        found[path] = look(page)
    return found


def faults(seen: dict[str, Any]) -> dict[str, Any]:
    """Only where it fails."""
    return {fault: seen[fault] for fault in FAULTS if seen[fault]}
