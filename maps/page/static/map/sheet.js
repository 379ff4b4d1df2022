/** The sheet round the drawing: header, legend and notes of what is shown, and which filters are set. */

import { all, show } from "../lib/dom.js";
import { closedUp } from "./geometry.js";
import { period, signs } from "./sentences.js";
import { valueAt } from "./spans.js";

/** @import { FamilyMap } from "./family-map.js" */
/** @import { Shown } from "./state.js" */

const MARGIN = 16; // units of the drawing
const PARTS = /** @type {const} */ (["header", "notes"]);

/** @param {SVGSVGElement} svg */
const partsOf = (svg) => {
  const texts = (/** @type {string} */ name) => /** @type {SVGTextElement[]} */ (all(`[data-told=${name}]`, svg));
  const items = /** @type {SVGGElement[]} */ (all(".legend-item", svg)).map((g) => ({
    g,
    key: g.dataset.key ?? "",
    x: Number(g.dataset.x),
    y: Number(g.dataset.y),
    width: Number(g.dataset.width),
  }));
  return { header: texts("header"), notes: texts("notes"), filters: texts("filters"), items };
};

export class Sheet {
  /** @param {FamilyMap} map */
  constructor(map) {
    this.map = map;
    this.svg = map.svg;
    this.parts = partsOf(map.svg);
    map.drawing.whenRedrawn(() => {
      this.parts = partsOf(map.svg);
    });
  }

  /** @param {Shown} shown */
  draw(shown) {
    const { scene, say } = this.map;
    const { moment } = shown.state;
    for (const name of PARTS) {
      const lines = valueAt(scene.sheet[name], moment) ?? [];
      for (const [at, element] of this.parts[name].entries()) element.textContent = lines[at] ?? "";
    }
    for (const element of all("[data-header]")) {
      element.textContent = (valueAt(scene.sheet.header, moment) ?? []).join(" ");
    }
    const compared = shown.state.other === null ? "" : `${period(scene, shown.state, say)} ${signs(say)}`;
    for (const element of this.parts.filters) {
      this.#fit(element, [compared, this.map.limits()].filter(Boolean).join("   "));
    }
    this.#drawLegend();
  }

  /**
   * Puts in as much of a text as the drawing is wide.
   *
   * @param {SVGTextElement} element
   * @param {string} text
   */
  #fit(element, text) {
    const width = this.svg.viewBox.baseVal.width - MARGIN - Number(element.getAttribute("x"));
    element.textContent = text;
    for (let length = text.length; length > 1 && element.getComputedTextLength() > width; length -= 4) {
      element.textContent = `${text.slice(0, length)}…`;
    }
  }

  /** The legend holds what is drawn now, and no more. */
  #drawLegend() {
    const { chips, lines } = this.map.drawing;
    const here = new Set(lines.filter((line) => line.isShown).map((line) => `line-${line.edge.state}`));
    for (const chip of chips.filter((one) => one.isVisible)) {
      for (const mark of all(".mark:not([display])", chip.g)) {
        here.add(`mark-${(mark.getAttribute("class") ?? "").replace("mark is-", "")}`);
      }
    }
    for (const item of this.parts.items) show(item.g, here.has(item.key));
    for (const { item, right, down } of closedUp(this.parts.items, here, this.svg.viewBox.baseVal.width)) {
      item.g.setAttribute("transform", `translate(${right} ${down})`);
    }
  }
}
