/** Two days of a family on one map: by sign, border and word, never by colour alone. And as a list, for the minutes. */

import { placeOn } from "../lib/address.js";
import { all, button, make } from "../lib/dom.js";
import { Comparison, ranked, SIGNS } from "./comparison.js";
import { period, signs } from "./sentences.js";
import { valueAt } from "./spans.js";

/** @import { Kind } from "./comparison.js" */
/** @import { Changes } from "./changes.js" */
/** @import { FamilyMap } from "./family-map.js" */
/** @import { Line } from "./lines.js" */
/** @import { Shown } from "./state.js" */
/** @import { Edge, Span } from "./types.js" */

const KINDS = /** @type {Kind[]} */ (Object.keys(SIGNS));
const [RADIUS, BASELINE, ALONG] = [8.5, 4.6, 0.3]; // of a sign; and how far along a line it sits

/** What of somebody may change beside contacts, which have a list of their own: where it lives, its work, its marks. */
const ASPECTS = Object.freeze({
  person: "td:nth-of-type(1) [data-on], .map-mark[data-on]",
  actor: "td:nth-of-type(4) [data-on], [data-state=engagement][data-on], .map-mark[data-on]",
});

/**
 * A part of the drawing.
 *
 * @param {SVGSVGElement} svg
 * @param {string} tag
 * @param {Record<string, string | number>} attributes
 * @param {...(Node | string)} inside
 */
const drawn = (svg, tag, attributes, ...inside) => {
  const element = document.createElementNS(svg.namespaceURI, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...inside);
  return element;
};

/**
 * @param {SVGSVGElement} svg
 * @param {number} x
 * @param {number} y
 * @param {Kind} kind
 */
const signAt = (svg, x, y, kind) =>
  drawn(
    svg,
    "g",
    { class: `map-delta is-${kind}`, "aria-hidden": "true" },
    drawn(svg, "circle", { cx: x, cy: y, r: RADIUS }),
    drawn(svg, "text", { x, y: y + BASELINE }, SIGNS[kind]),
  );

export class Compare {
  /**
   * @param {FamilyMap} map
   * @param {Changes} changes
   */
  constructor(map, changes) {
    this.map = map;
    const { say } = map;
    this.result = make("div", { class: "map-compared" });
    this.panel = make(
      "section",
      { class: "map-compare-list", "aria-label": say("compare"), hidden: true },
      make("h2", {}, say("changes_between")),
      this.result,
    );
    this.select = make(
      "select",
      { "data-compare": true, onchange: () => this.#choose() },
      make("option", { value: "" }, say("no_compare")),
      ...map.scene.moments.map((_, at) => make("option", { value: at }, changes.nameAt(at))),
    );
    this.year = button(say("a_year_ago"), () => map.compareWith(this.#aYearAgo()), { "data-compare-year": true });
    this.met = button(say("since_meeting"), () => map.compareWith(this.#lastMeeting()), { "data-compare-met": true });
    this.stop = button(say("stop_compare"), () => this.#stop(), { "data-compare-stop": true });
    const field = make("label", { class: "map-field" }, say("compare"), this.select);
    map.place("compare", make("div", { class: "map-compare" }, field, this.met, this.year, this.stop));
    map.place("changes", this.panel);
  }

  /** Which two days are compared; empty where none are. */
  sentence() {
    return period(this.map.scene, this.map.store.state, this.map.say);
  }

  /** The moment that held a year before the one that is shown. */
  #aYearAgo() {
    const { moments } = this.map.scene;
    const [year, rest] = /** @type {[string, string]} */ (moments[this.map.store.state.moment].day.split(/-(.*)/s));
    const days = moments.map(({ day }) => day);
    return placeOn(days, `${String(Number(year) - 1).padStart(4, "0")}-${rest}`);
  }

  /** The moment of the last meeting before the one that is shown; null where none is recorded. */
  #lastMeeting() {
    const { moments, met } = this.map.scene;
    const day = valueAt(met, this.map.store.state.moment);
    if (!day) return null;
    return placeOn(
      moments.map((moment) => moment.day),
      day,
    );
  }

  /** What changed, as text for the minutes. */
  #copy() {
    const lines = all("p:first-child, h3, li", this.result).map((one) =>
      one.matches("li") ? `- ${one.textContent}` : one.textContent,
    );
    navigator.clipboard.writeText(lines.join("\n")).then(() => this.map.tell(this.map.say("copied")));
  }

  #choose() {
    this.map.compareWith(this.select.value === "" ? null : Number(this.select.value));
  }

  #stop() {
    this.map.compareWith(null);
    this.select.focus();
  }

  /** @param {Shown} shown */
  draw(shown) {
    const { other, moment } = shown.state;
    const isOn = other !== null;
    this.select.value = isOn ? String(other) : "";
    this.stop.hidden = !isOn;
    this.met.hidden = this.#lastMeeting() === null;
    this.#clean();
    this.panel.hidden = !isOn;
    this.map.svg.classList.toggle("is-compared", isOn);
    if (!isOn) return;
    const comparison = new Comparison(this.map.network, moment, other, (id) => this.#aspects(id));
    this.#markPeople(comparison);
    const ties = comparison.ties(this.map.say);
    for (const { edges } of ties) this.#markTie(comparison, edges);
    this.#list(shown, comparison, ties);
  }

  /**
   * @param {string} id
   * @returns {[Span | undefined, string][]}
   */
  #aspects(id) {
    const row = this.map.lists.rows.get(id);
    const selector = ASPECTS[/** @type {keyof typeof ASPECTS} */ (this.map.network.entries.get(id)?.kind)];
    return row ? all(selector, row).map((element) => [element.dataset.on, element.textContent]) : [];
  }

  #clean() {
    for (const element of all(".map-delta", this.map.svg)) element.remove();
    for (const chip of this.map.drawing.chips) chip.g.classList.remove(...KINDS);
    for (const row of this.map.lists.rows.values()) for (const element of all(".map-change", row)) element.remove();
  }

  /** @param {Comparison} comparison */
  #markPeople(comparison) {
    const { say, scene, lists, drawing } = this.map;
    for (const entry of scene.chips) {
      const kind = entry.kind === "fold" ? "none" : comparison.kindOf(entry);
      if (kind === "same" || kind === "none") continue;
      const word = say(kind);
      const row = lists.rows.get(entry.id);
      row?.firstElementChild?.prepend(make("span", { class: "map-change" }, `${SIGNS[kind]} ${word} `));
      const chip = drawing.byId.get(entry.id);
      if (!chip?.isVisible) continue;
      chip.g.classList.add(kind);
      chip.g.append(signAt(this.map.svg, chip.box.x, chip.box.y + chip.box.height, kind));
      chip.title.textContent = `${chip.title.textContent} ${word}.`;
    }
  }

  /**
   * Where a contact became another, both its lines lie on one way: the later one is drawn.
   *
   * @param {Comparison} comparison
   * @param {Edge[]} edges
   */
  #markTie(comparison, edges) {
    const shown = edges.map((edge) => this.map.drawing.lineOf(edge)).filter((line) => line.isShown);
    /** @type {Map<string | null, Line[]>} */
    const ways = new Map();
    for (const line of shown) {
      const way = line.path.getAttribute("d");
      ways.set(way, [...(ways.get(way) ?? []), line]);
    }
    for (const [first, ...others] of ways.values()) {
      const { x, y } = first.path.getPointAtLength(first.path.getTotalLength() * ALONG);
      const kind = others.length ? "changed" : comparison.between(first.edge.on);
      for (const line of others) line.hide();
      this.map.svg.querySelector(".ends")?.append(signAt(this.map.svg, x, y, /** @type {Kind} */ (kind)));
    }
  }

  /**
   * @param {Shown} shown
   * @param {Comparison} comparison
   * @param {ReturnType<Comparison["ties"]>} ties
   */
  #list(shown, comparison, ties) {
    const { say, scene } = this.map;
    this.result.replaceChildren(
      make("p", {}, period(scene, shown.state, say)),
      make("p", { class: "map-key" }, signs(say)),
      this.#group("people", comparison.people()),
      this.#group("ties", ranked(ties)),
      this.#folded(this.#group("findings", comparison.findings())),
      navigator.clipboard ? button(say("copy"), () => this.#copy(), { "data-copy": true }) : "",
    );
  }

  /**
   * A group under its heading, which opens it: questions are many, and stand last.
   *
   * @param {HTMLElement} group
   */
  #folded(group) {
    const [heading, ...rest] = group.childNodes;
    return make("details", { class: "map-compared-more" }, make("summary", {}, heading), ...rest);
  }

  /**
   * @param {string} key
   * @param {{ kind: Kind, text: string }[]} lines
   */
  #group(key, lines) {
    const { say } = this.map;
    const item = (/** @type {{ kind: Kind, text: string }} */ { kind, text }) =>
      make("li", { class: `is-${kind}` }, make("strong", {}, `${SIGNS[kind]} ${say(kind)}: `), text);
    return make(
      "div",
      {},
      make("h3", {}, `${say(key)} (${lines.length})`),
      lines.length ? make("ul", {}, ...lines.map(item)) : make("p", {}, say("no_changes")),
    );
  }
}
