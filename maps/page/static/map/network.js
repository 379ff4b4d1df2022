/** Who and what is ever on the map, and which chip stands for whom. */

/** @import { Edge, Entry, Scene, When } from "./types.js" */

export class Network {
  /** @type {Map<string, string>} */
  #chips = new Map();

  /**
   * @param {Scene} scene
   * @param {Edge[]} edges
   */
  constructor(scene, edges) {
    this.scene = scene;
    this.edges = edges;
    /** @type {Map<string, Entry>} */
    this.entries = new Map(scene.chips.map((entry) => [entry.id, entry]));
    for (const entry of scene.chips) this.#chips.set(entry.id, entry.fold ?? entry.id);
  }

  /**
   * The chip that stands for somebody; undefined for who has none.
   *
   * @param {string} id
   */
  chipOf(id) {
    return this.#chips.get(id);
  }

  /** @param {string} id */
  nameOf(id) {
    return this.entries.get(id)?.name ?? id;
  }

  /** @param {string | null} chip */
  isFold(chip) {
    return chip !== null && this.entries.get(chip)?.kind === "fold";
  }

  /** @param {string} id */
  isHome(id) {
    return this.entries.get(id)?.ring === "home";
  }

  /**
   * Whom a chip stands for; nobody, if it is none.
   *
   * @param {string} chip
   */
  idsOf(chip) {
    const entry = this.entries.get(chip);
    return entry ? (entry.ids ?? [chip]) : [];
  }

  /** Everybody but the family. */
  get outside() {
    return this.scene.chips.filter((entry) => entry.kind !== "fold" && entry.ring !== "home");
  }

  /** The kinds of lines that are ever drawn, in the order of the words for them. */
  get states() {
    const drawn = new Set(this.edges.map((edge) => edge.state));
    return Object.keys(this.scene.words)
      .filter((key) => key.startsWith("state_"))
      .map((key) => key.slice("state_".length))
      .filter((state) => drawn.has(state));
  }

  /**
   * Whether lines of a kind are shown without being asked for.
   *
   * @param {string} state
   */
  isUsual(state) {
    return this.edges.some((edge) => edge.state === state && edge.drawn);
  }

  /**
   * Whether somebody is at an end of a line; one of a fold only if the line is that one's own.
   *
   * @param {Edge} edge
   * @param {string} id
   * @param {When} when
   */
  isEnd(edge, id, when) {
    const chip = this.chipOf(id);
    if (chip === undefined || !edge.ends.includes(chip)) return false;
    return !this.isFold(chip) || edge.folded.some(([span, one]) => one === id && when(span));
  }
}
