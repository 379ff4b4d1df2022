/** The drawing: it hides and shows what the server drew, and deletes nothing. One of its chips is its stop for Tab. */

import { all, need, show } from "../lib/dom.js";
import { Chip } from "./chips.js";
import { DIRECTIONS, nearest } from "./geometry.js";
import { Line } from "./lines.js";
import { holds } from "./spans.js";

/** @import { Shown } from "./state.js" */
/** @import { Network } from "./network.js" */
/** @import { Edge } from "./types.js" */

const CHIPS = "g[data-kind=person], g[data-kind=actor], g[data-kind=fold]";

export class Drawing {
  /** Called when the server's new drawing has taken the place of the old one. @type {(() => void)[]} */
  #redrawn = [];

  /**
   * @param {SVGSVGElement} svg
   * @param {Network} network
   */
  constructor(svg, network) {
    this.svg = svg;
    this.network = network;
    this.chips = /** @type {SVGGElement[]} */ (all(CHIPS, svg)).map((g) => new Chip(g));
    this.byId = new Map(this.chips.map((chip) => [chip.id, chip]));
    this.lines = network.edges.map((edge) => new Line(need(`path[id="${edge.id}"]`, svg), edge));
    /** The chip that Tab leads to; none where nobody is on the map. @type {Chip | undefined} */
    this.current = this.#first() ?? this.chips[0];
    this.rove(this.current, false);
    svg.addEventListener("focusin", (event) => {
      const chip = this.chipAt(event);
      if (chip) this.rove(chip, false);
    });
  }

  #first() {
    return (
      this.chips.find((chip) => this.network.isHome(chip.id) && chip.isVisible) ??
      this.chips.find((chip) => chip.isVisible)
    );
  }

  /** @param {Shown} shown */
  draw(shown) {
    const { bright, state } = shown;
    for (const chip of this.chips) chip.draw(shown);
    for (const home of /** @type {SVGElement[]} */ (all(".household[data-on]", this.svg))) {
      show(home, holds(home.dataset.on, state.moment));
    }
    this.svg.classList.toggle("is-lit", Boolean(bright));
    for (const { g, id } of this.chips) {
      g.classList.toggle("lit", Boolean(bright?.has(id)));
      g.setAttribute("aria-pressed", String(id === state.chip));
    }
    for (const line of this.lines) line.draw(shown);
    if (!this.current?.isVisible) this.rove(this.#first() ?? this.current, false);
  }

  /**
   * The chip that stands for somebody.
   *
   * @param {string} id
   */
  chipOf(id) {
    return this.byId.get(this.network.chipOf(id) ?? "");
  }

  /**
   * A line as it is drawn.
   *
   * @param {Edge} edge
   */
  lineOf(edge) {
    return this.lines[this.network.edges.indexOf(edge)];
  }

  /**
   * The chip at which something happened.
   *
   * @param {Event} event
   */
  chipAt(event) {
    const g = /** @type {Element} */ (event.target).closest("g[data-id]");
    return g instanceof SVGElement ? this.byId.get(g.dataset.id ?? "") : undefined;
  }

  /**
   * Makes a chip the stop for Tab.
   *
   * @param {Chip | undefined} chip
   * @param {boolean} [focus]
   */
  rove(chip, focus = true) {
    if (!chip) return;
    this.current?.g.setAttribute("tabindex", "-1");
    this.current = chip;
    chip.g.setAttribute("tabindex", "0");
    if (focus) chip.g.focus();
  }

  /**
   * Goes to the nearest chip in the direction of a key.
   *
   * @param {string} key
   */
  step(key) {
    if (!this.current) return;
    const visible = this.chips.filter((chip) => chip.isVisible);
    this.rove(nearest(this.current, visible, DIRECTIONS[key]) ?? this.current);
  }

  /** Goes to the first of the family. */
  home() {
    this.rove(this.chips.find((chip) => this.network.isHome(chip.id) && chip.isVisible) ?? this.current);
  }

  /** @param {() => void} act */
  whenRedrawn(act) {
    this.#redrawn.push(act);
  }

  /**
   * Takes over another drawing of the same network; the focus stays where it was.
   *
   * @param {SVGSVGElement} drawn
   */
  replace(drawn) {
    const focused = this.svg.contains(document.activeElement);
    for (const name of ["viewBox", "width", "height"]) this.svg.setAttribute(name, drawn.getAttribute(name) ?? "");
    this.svg.replaceChildren(...drawn.childNodes);
    for (const chip of this.chips) chip.read(need(`g[data-id="${CSS.escape(chip.id)}"]`, this.svg));
    for (const line of this.lines) line.read(need(`path[id="${line.edge.id}"]`, this.svg));
    for (const { g } of this.chips) g.setAttribute("tabindex", "-1");
    this.rove(this.current, false);
    if (focused) this.current?.g.focus({ preventScroll: true });
    for (const act of this.#redrawn) act();
  }
}
