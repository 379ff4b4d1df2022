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
