/** Two days of a family: who and what came, went or changed between them. */

import { namesOf, pairs } from "./changes.js";
import { holds, valueAt } from "./spans.js";

/** @import { Edge, Entry, Finding, Say, Span } from "./types.js" */
/** @import { Network } from "./network.js" */

/** @typedef {"came" | "went" | "changed"} Kind */
/** @typedef {{ kind: Kind, text: string }} Line */

/** The kinds of change in their order, each with its sign. @type {Readonly<Record<Kind, string>>} */
export const SIGNS = Object.freeze({ came: "+", went: "−", changed: "≠" });
const ORDER = Object.keys(SIGNS);

export class Comparison {
  /**
   * `aspects` gives what of somebody may change beside contacts: texts with when they hold.
   *
   * @param {Network} network
   * @param {number} one
   * @param {number} other
   * @param {(id: string) => [Span | undefined, string][]} aspects
   */
  constructor(network, one, other, aspects) {
    this.network = network;
    this.then = Math.min(one, other);
    this.now = Math.max(one, other);
    this.aspects = aspects;
  }

  /**
   * @param {Span} span
   * @returns {Kind | "same" | "none"}
   */
  between(span) {
    const [then, now] = [holds(span, this.then), holds(span, this.now)];
    if (then === now) return then ? "same" : "none";
    return now ? "came" : "went";
  }

  /** @param {Entry} entry */
  kindOf(entry) {
    const kind = this.between(entry.on);
    if (kind !== "same") return kind;
    return this.#aspectsAt(entry.id, this.then) === this.#aspectsAt(entry.id, this.now) ? "same" : "changed";
  }

  /**
   * @param {string} id
   * @param {number} at
   */
  #aspectsAt(id, at) {
    return this.aspects(id)
      .filter(([span]) => holds(span, at))
      .map(([, text]) => text)
      .join("\n");
  }

  /** @param {Finding} finding */
  kindOfFinding(finding) {
    const kind = this.between(finding.on);
    if (kind !== "same") return kind;
    return valueAt(finding.statement, this.then) === valueAt(finding.statement, this.now) ? "same" : "changed";
  }

  /**
   * The contacts that changed, each with the lines that came or went.
   *
   * @param {Say} say
   * @returns {(Line & { edges: Edge[] })[]}
   */
  ties(say) {
    const lines = this.network.edges.filter((edge) => edge.state !== "engagement" && this.between(edge.on) !== "none");
    return pairs(lines).flatMap((edges) => {
      const came = edges.filter((edge) => this.between(edge.on) === "came");
      const went = edges.filter((edge) => this.between(edge.on) === "went");
      if (!came.length && !went.length) return [];
      /** @type {Kind} */
      const kind = !went.length ? "came" : !came.length ? "went" : "changed";
      const [from, to] = [went, came].map((some) => some.map((edge) => say(`state_${edge.state}`)).join(", "));
      const text = say(`tie_${kind}`, { names: namesOf(this.network, edges[0]), from, to });
      return [{ kind, edges: [...came, ...went], text }];
    });
  }

  /** People and actors who came, went or changed, in that order. */
  people() {
    const everybody = this.network.scene.chips.filter((entry) => entry.kind !== "fold");
    return ranked(everybody.map((entry) => ({ kind: this.kindOf(entry), text: entry.name })));
  }

  /** The findings that came, went or changed, in that order. */
  findings() {
    return ranked(
      this.network.scene.findings.map((finding) => {
        const kind = this.kindOfFinding(finding);
        const statement = valueAt(finding.statement, kind === "went" ? this.then : this.now) ?? "";
        return { kind, text: `${finding.title}. ${statement}` };
      }),
    );
  }
}

/**
 * Those that changed, by kind.
 *
 * @template {{ kind: string, text: string }} T
 * @param {T[]} lines
 * @returns {(T & Line)[]}
 */
export const ranked = (lines) =>
  /** @type {(T & Line)[]} */ (lines.filter(({ kind }) => kind in SIGNS)).sort(
    (a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind),
  );
