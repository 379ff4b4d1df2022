/** Places on the drawing. */

/** @typedef {{ x: number, y: number }} Point */

/** The keys that lead to the nearest chip in a direction. @type {Readonly<Record<string, [number, number]>>} */
export const DIRECTIONS = Object.freeze({
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
});

/**
 * Who is next in a direction: what is aside counts twice. Undefined where there is nobody.
 *
 * @template {Point} P
 * @param {Point} from
 * @param {P[]} points
 * @param {[number, number]} direction
 * @returns {P | undefined}
 */
export const nearest = (from, points, [dx, dy]) => {
  /** @type {{ point: P, far: number } | undefined} */
  let best;
  for (const point of points) {
    const [x, y] = [point.x - from.x, point.y - from.y];
    const ahead = x * dx + y * dy;
    const far = ahead + 2 * Math.abs(x * dy + y * dx);
    if (point !== from && ahead > 1 && (!best || far < best.far)) best = { point, far };
  }
  return best?.point;
};

/** @typedef {{ key: string, x: number, y: number, width: number }} Item */

const [ROW, GAP] = [20, 26];

/**
 * How far each item of the legend that is shown moves, so that its rows close up: the places are those that the
 * drawing's own legend would give them.
 *
 * @template {Item} I
 * @param {I[]} items of the whole legend
 * @param {Set<string>} here the keys that are shown
 * @param {number} width of the drawing
 * @returns {{ item: I, right: number, down: number }[]}
 */
export const closedUp = (items, here, width) => {
  const left = Math.min(...items.map((item) => item.x));
  let [x, y] = [left, Math.min(...items.map((item) => item.y))];
  return items
    .filter((item) => here.has(item.key))
    .map((item) => {
      if (x > left && x + item.width > width - left) [x, y] = [left, y + ROW];
      const move = { item, right: x - item.x, down: y - item.y };
      x += item.width + GAP;
      return move;
    });
};
