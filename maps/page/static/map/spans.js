/** Time: a span such as "2-7 9" says on which moments something holds. */

/** @import { Span, Timed } from "./types.js" */

/** @type {Map<Span, Set<number>>} */
const known = new Map();

/**
 * @param {Span} span
 * @returns {Set<number>}
 */
const momentsOf = (span) => {
  const found = known.get(span);
  if (found) return found;
  const moments = new Set();
  for (const part of span.split(" ").filter(Boolean)) {
    const [first, last = first] = part.split("-").map(Number);
    for (let at = first; at <= last; at += 1) moments.add(at);
  }
  known.set(span, moments);
  return moments;
};

/**
 * Whether something holds on a moment: always, if no span is said; never, if it is empty.
 *
 * @param {Span | undefined} span
 * @param {number} moment
 */
export const holds = (span, moment) => span === undefined || momentsOf(span).has(moment);

/**
 * What of several versions holds on a moment; undefined where none does.
 *
 * @template T
 * @param {Timed<T>} versions
 * @param {number} moment
 * @returns {T | undefined}
 */
export const valueAt = (versions, moment) => versions.find(([span]) => holds(span, moment))?.[1];
