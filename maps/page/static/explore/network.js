/** Who and which lines of the free view are wanted. */

import { contains } from "../lib/words.js";

/**
 * @typedef {object} One
 * @property {string} name
 * @property {"person" | "actor"} kind
 * @property {string} sector
 * @property {"public" | "private"} sphere
 * @property {string} unit
 * @property {string[]} tasks
 */
/**
 * What the server says of the network: see `choices` in `maps/page/explore.py`. `chips` are those who stand in each node,
 * `edges` the state of each line.
 *
 * @typedef {object} Choices
 * @property {string} day
 * @property {string[]} members
 * @property {Record<string, One[]>} chips
 * @property {Record<string, string>} edges
 * @property {Record<"actor" | "person", number>} ever how many are on the map on any day
 * @property {{ id: string, name: string }[]} sectors
 * @property {Record<string, string>} words
 */
/** @typedef {{ id: string, label: string }} Node */
/** @typedef {{ id: string, from: string, to: string, hidden: boolean }} Joined */
/** @typedef {[number, number]} Point */
/**
 * A line as it is drawn: see `network` in `maps/page/explore.py`.
 *
 * @typedef {Joined & {
 *   title: string, label: string, color: string, width: number, dashes: number[], arrows: string, double: boolean,
 *   path: string, ends: [Point, Point], into: Point, badge: Point,
 * }} Edge
 */
/** @typedef {Record<"text" | "focus" | "sector" | "sphere" | "unit" | "task", string>} Wanted */

/** @type {Wanted} */
export const EVERYBODY = Object.freeze({ text: "", focus: "", sector: "", sphere: "", unit: "", task: "" });

/** @type {Record<Exclude<keyof Wanted, "focus">, (one: One, value: string) => boolean>} */
const TESTS = {
  text: ({ name, unit }, value) => contains(`${name} ${unit}`, value),
  sector: (one, value) => one.sector === value,
  sphere: (one, value) => one.sphere === value,
  unit: (one, value) => one.unit === value,
  task: (one, value) => one.tasks.includes(value),
};
const NAMES = /** @type {(keyof typeof TESTS)[]} */ (Object.keys(TESTS));

export class FreeNetwork {
  /**
   * @param {Node[]} nodes
   * @param {Joined[]} edges
   * @param {Choices} choices
   */
  constructor(nodes, edges, choices) {
    this.nodes = nodes;
    this.edges = edges;
    this.choices = choices;
    this.everybody = Object.values(choices.chips).flat();
  }

  /**
   * The nodes that are wanted; the family always is, but where only the surroundings of somebody are.
   *
   * @param {Wanted} wanted
   */
  nodesOf(wanted) {
    const near = wanted.focus ? this.#near(wanted.focus) : null;
    const isWanted = (/** @type {One} */ one) => NAMES.every((name) => !wanted[name] || TESTS[name](one, wanted[name]));
    const { members, chips } = this.choices;
    const ids = this.nodes.map(({ id }) => id).filter((id) => !near || near.has(id));
    return new Set(ids.filter((id) => members.includes(id) || (chips[id] ?? []).some(isWanted)));
  }

  /** @param {string} id */
  #near(id) {
    const joined = this.edges.filter(({ from, to }) => from === id || to === id);
    return new Set([id, ...joined.flatMap(({ from, to }) => [from, to])]);
  }

  /**
   * The lines that are drawn between these nodes: the usual ones, those of whose surroundings are shown, and as
   * `lines` has them by state.
   *
   * @param {Wanted} wanted
   * @param {ReadonlyMap<string, boolean>} lines
   * @param {Set<string>} nodes
   */
  edgesOf({ focus }, lines, nodes) {
    const isOn = (/** @type {Joined} */ { id, from, to, hidden }) =>
      lines.get(this.choices.edges[id]) ?? (!hidden || from === focus || to === focus);
    const drawn = this.edges.filter((edge) => isOn(edge) && nodes.has(edge.from) && nodes.has(edge.to));
    return new Set(drawn.map(({ id }) => id));
  }

  /**
   * How many of a kind are ever outside the family, how many of them on the day, and how many stand in these nodes.
   *
   * @param {"actor" | "person"} kind
   * @param {Set<string>} nodes
   */
  count(kind, nodes) {
    const isCounted = (/** @type {One} */ one) => one.kind === kind && one.sector !== "home";
    const shown = [...nodes].flatMap((id) => this.choices.chips[id] ?? []).filter(isCounted).length;
    return { shown, there: this.everybody.filter(isCounted).length, total: this.choices.ever[kind] };
  }

  /** The kinds of lines that there are, in the order of the words for them. */
  get states() {
    const there = new Set(Object.values(this.choices.edges));
    return Object.keys(this.choices.words)
      .filter((key) => key.startsWith("state_"))
      .map((key) => key.slice("state_".length))
      .filter((state) => there.has(state));
  }

  /**
   * Whether some of a kind are drawn without being asked for.
   *
   * @param {string} state
   */
  isUsual(state) {
    return this.edges.some(({ id, hidden }) => this.choices.edges[id] === state && !hidden);
  }
}
