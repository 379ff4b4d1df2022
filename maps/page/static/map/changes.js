/** What changed on each moment: who came and went, and whose contact became another. */

import { holds } from "./spans.js";

/** @import { Edge, Say } from "./types.js" */
/** @import { Network } from "./network.js" */

/** @typedef {{ came: string[], went: string[], ties: string[] }} Change */

/**
 * Lines by the two chips that they join.
 *
 * @param {Edge[]} edges
 * @returns {Edge[][]}
 */
export const pairs = (edges) => {
  /** @type {Map<string, Edge[]>} */
  const found = new Map();
  for (const edge of edges) {
    const ends = [...edge.ends].sort().join("\n");
    found.set(ends, [...(found.get(ends) ?? []), edge]);
  }
  return [...found.values()];
};

/**
 * The names of a line's two ends.
 *
 * @param {Network} network
 * @param {Edge} edge
 */
export const namesOf = (network, edge) => edge.ends.map((chip) => network.nameOf(chip)).join(" – ");

/**
 * @param {Network} network
 * @param {Edge[][]} joined
 * @param {number} at
 * @returns {Change}
 */
const changeAt = (network, joined, at) => {
  if (at === 0) return { came: [], went: [], ties: [] };
  const isThere = (/** @type {string} */ chip) =>
    [at, at - 1].every((moment) => holds(network.entries.get(chip)?.on, moment));
  const differs = (/** @type {Edge} */ edge) => holds(edge.on, at) !== holds(edge.on, at - 1);
  const only = (/** @type {number} */ there, /** @type {number} */ absent) =>
    network.outside.filter(({ on }) => holds(on, there) && !holds(on, absent)).map(({ name }) => name);
  return {
    came: only(at, at - 1),
    went: only(at - 1, at),
    ties: joined
      .filter((edges) => edges[0].ends.every(isThere) && edges.some(differs))
      .map((edges) => namesOf(network, edges[0])),
  };
};

export class Changes {
  /**
   * @param {Network} network
   * @param {Say} say
   */
  constructor(network, say) {
    const { scene } = network;
    this.scene = scene;
    this.say = say;
    const joined = pairs(network.edges);
    this.all = scene.moments.map((_, at) => changeAt(network, joined, at));
    /** The moments on which something changed. */
    this.stops = this.all.map((_, at) => at).filter((at) => this.count(at));
    this.last = scene.moments.length - 1;
  }

  /** @param {number} at */
  count(at) {
    const { came, went, ties } = this.all[at];
    return came.length + went.length + ties.length;
  }

  /**
   * A moment in words: its day, how much changed, whether it is yet to come.
   *
   * @param {number} at
   */
  nameAt(at) {
    const count = this.count(at);
    const changed = count ? this.say(count === 1 ? "change" : "changes", { count }) : "";
    const toCome = at > this.scene.own ? this.say("to_come") : "";
    return [this.scene.moments[at].said, changed, toCome].filter(Boolean).join(" · ");
  }

  /**
   * What changed, in words.
   *
   * @param {number} at
   */
  storyAt(at) {
    const change = this.all[at];
    return /** @type {const} */ (["came", "went", "ties"])
      .filter((kind) => change[kind].length)
      .map((kind) => `${this.say(`${kind}_names`, { names: change[kind].join("; ") })}.`)
      .join(" ");
  }

  /**
   * The stop before a moment, or the first moment.
   *
   * @param {number} moment
   */
  before(moment) {
    return this.stops.findLast((at) => at < moment) ?? 0;
  }

  /**
   * The stop after a moment, or the last moment.
   *
   * @param {number} moment
   */
  after(moment) {
    return this.stops.find((at) => at > moment) ?? this.last;
  }
}
