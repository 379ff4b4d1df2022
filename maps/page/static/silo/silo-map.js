/**
 * The units that share families, drawn by vis-network: positions come from the server. The slider goes over the numbers that
 * are shown; the list below the map follows it, and says the same.
 */

import { ComponentError, settings } from "../lib/component.js";
import { all, need, write } from "../lib/dom.js";
import { strongEnough } from "./strength.js";

/** @import { Line } from "./strength.js" */

export class SiloMap {
  #isWhole = false;

  /** @param {HTMLElement} root */
  constructor(root) {
    const { vis } = globalThis;
    if (!vis) throw new ComponentError("The map of units needs vis-network.");
    const { nodes, edges, options, values, words } = settings(root);
    /** @type {Line[]} */
    this.lines = edges;
    /** @type {number[]} */
    this.values = values;
    /** @type {string} */
    this.status = words.status;
    this.root = root;
    this.drawn = new vis.DataSet(edges);
    const network = new vis.Network(need("#silo", root), { nodes: new vis.DataSet(nodes), edges: this.drawn }, options);
    /** @type {HTMLInputElement} */
    this.slider = need("[data-silo-slider]", root);
    /** @type {HTMLSelectElement} */
    this.unit = need("[data-silo-unit]", root);
    for (const tools of all("[data-silo-tools]", root)) tools.hidden = false;
    this.slider.addEventListener("input", () => this.#draw());
    this.unit.addEventListener("change", () => this.#draw());
    network.on("click", (event) => this.#choose(event.nodes[0] ?? ""));
    for (const button of all("[data-silo-all]", root)) {
      button.addEventListener("click", () => {
        this.#isWhole = true;
        button.hidden = true;
        this.#draw();
      });
    }
    this.#draw();
  }

  /** @param {string} unit */
  #choose(unit) {
    this.unit.value = unit;
    this.#draw();
  }

  #draw() {
    const least = this.values[Number(this.slider.value)] ?? 0;
    const shown = new Set(strongEnough(this.lines, least, this.unit.value).map(({ id }) => id));
    this.slider.setAttribute("aria-valuetext", String(least));
    write(need("[data-silo-least]", this.root), String(least));
    this.drawn.clear();
    this.drawn.add(this.lines.filter(({ id }) => shown.has(id)));
    let listed = 0;
    for (const row of all("[data-silo-row]", this.root)) {
      const isShown = shown.has(row.dataset.siloRow ?? "");
      listed += Number(isShown);
      row.hidden = !isShown || (!this.#isWhole && listed > LISTED);
    }
    const said = this.status.replace("{shown}", String(shown.size)).replace("{total}", String(this.lines.length));
    write(need("[data-silo-status]", this.root), said);
  }
}

/** Rows of the list that stand there before it is asked for as a whole. */
const LISTED = 10;
