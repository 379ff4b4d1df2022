/** What is shown of the network: by moment, filters and choice. */

import { EVERYBODY, matches } from "./filter.js";
import { holds, valueAt } from "./spans.js";

/** @import { Edge, Scene, Span, State } from "./types.js" */
/** @import { Network } from "./network.js" */

/**
 * The map as it comes.
 *
 * @param {Scene} scene
 * @returns {State}
 */
export const initial = (scene) => ({
  moment: scene.now,
  other: null,
  chip: null,
  one: null,
  finding: null,
  wanted: EVERYBODY,
  lines: new Map(),
});

/** A state of the map on its network: whether each part of it shows. */
export class Shown {
  /** @type {Map<string, boolean>} */
  #matching = new Map();

  /**
   * @param {Network} network
   * @param {State} state
   */
  constructor(network, state) {
    this.network = network;
    this.state = state;
    /** Whether a span holds on the moment. @type {(span: Span | undefined) => boolean} */
    this.now = (span) => holds(span, state.moment);
  }

  /**
   * Whether a span holds on one of the moments shown.
   *
   * @param {Span | undefined} span
   */
  holds(span) {
    const { other } = this.state;
    return this.now(span) || (other !== null && holds(span, other));
  }

  /**
   * Whether somebody is there on one of the moments shown.
   *
   * @param {string} id
   */
  isThere(id) {
    return this.holds(this.network.entries.get(id)?.on);
  }

  /**
   * The moment that tells of somebody: the other one for who is there on that alone.
   *
   * @param {string | undefined} id
   */
  momentOf(id) {
    const { moment, other } = this.state;
    return id !== undefined && other !== null && !this.now(this.network.entries.get(id)?.on) ? other : moment;
  }

  /** @param {string} id */
  matches(id) {
    let matching = this.#matching.get(id);
    if (matching === undefined) {
      matching = matches(this.network, this.state.wanted, id, this.now);
      this.#matching.set(id, matching);
    }
    return matching;
  }

  /** @param {string} id */
  isShown(id) {
    return this.isThere(id) && this.matches(id);
  }

  /**
   * Those of a chip who are shown; it shows while there is one.
   *
   * @param {string} chip
   */
  shownIn(chip) {
    return this.network.idsOf(chip).filter((id) => this.isShown(id));
  }

  /** @param {string} chip */
  isVisible(chip) {
    return this.network.idsOf(chip).some((id) => this.isShown(id));
  }

  /**
   * Whether a kind of line was put on or off; undefined where it is as usual.
   *
   * @param {string} state
   */
  choiceOf(state) {
    return this.state.lines.get(state);
  }

  /**
   * Whether a line belongs to what is chosen or lit.
   *
   * @param {Edge} edge
   */
  isLit(edge) {
    const { chip, finding } = this.state;
    if (chip) return this.#isOfChoice(edge, chip);
    return Boolean(finding && valueAt(finding.edges, this.state.moment)?.includes(edge.id));
  }

  /**
   * @param {Edge} edge
   * @param {string} chip
   */
  #isOfChoice(edge, chip) {
    const { one } = this.state;
    if (!edge.ends.includes(chip)) return false;
    return !one || this.network.isEnd(edge, one, (span) => holds(span, this.momentOf(one)));
  }

  /** @param {Edge} edge */
  isEdgeShown(edge) {
    const choice = this.choiceOf(edge.state);
    return (
      choice !== false &&
      this.holds(edge.on) &&
      edge.ends.every((chip) => this.isVisible(chip)) &&
      (choice === true || this.holds(edge.drawn) || this.isLit(edge))
    );
  }

  /** The chips that stand out; undefined where none does. */
  get bright() {
    const { chip, finding, moment } = this.state;
    if (chip) {
      const near = this.network.edges.filter((edge) => this.#isOfChoice(edge, chip) && this.isEdgeShown(edge));
      return new Set([chip, ...near.flatMap((edge) => edge.ends)]);
    }
    if (!finding) return undefined;
    const ids = valueAt(finding.chips, moment) ?? [];
    return new Set(ids.map((id) => this.network.chipOf(id)).filter((chip) => chip !== undefined));
  }

  /**
   * How many of a kind are ever outside the family, how many of them are there on what is shown, and how many are shown.
   *
   * @param {"actor" | "person"} kind
   */
  count(kind) {
    const outside = this.network.outside.filter((entry) => entry.kind === kind);
    const there = outside.filter((entry) => this.isThere(entry.id));
    const shown = there.filter((entry) => this.matches(entry.id));
    return { shown: shown.length, there: there.length, total: outside.length };
  }

  /** The findings of the moment. */
  get findings() {
    return this.network.scene.findings.filter((finding) => this.now(finding.on));
  }
}

/**
 * What another moment changes: what is chosen stays so while it is there.
 *
 * @param {Network} network
 * @param {State} state
 * @param {number} moment
 * @returns {Partial<State>}
 */
export const movedTo = (network, state, moment) => {
  const other = state.other === moment ? null : state.other;
  const then = new Shown(network, { ...state, moment });
  const { chip, one, finding } = state;
  return {
    moment,
    other,
    one: one && then.isThere(one) ? one : null,
    chip: chip && network.idsOf(chip).some((id) => then.isThere(id)) ? chip : null,
    finding: finding && holds(finding.on, moment) ? finding : null,
  };
};
