/** The table, the questions and all else beside the drawing whose parts come and go. */

import { all } from "../lib/dom.js";
import { holds } from "./spans.js";

/** @import { Shown } from "./state.js" */

/** @typedef {{ element: HTMLElement, on: string | undefined, state: string | undefined, id: string | undefined }} Part */

export class Lists {
  /** @param {SVGSVGElement} svg */
  constructor(svg) {
    this.rows = new Map(all("table[data-map-table] tr[data-id]").map((row) => [row.dataset.id ?? "", row]));
    /** @type {Part[]} */
    this.parts = all("[data-on], tr li[data-state]")
      .filter((element) => !svg.contains(element) && !element.dataset.id)
      .map((element) => {
        const { on, state } = element.dataset;
        const row = /** @type {HTMLElement | null} */ (element.closest("tr[data-id]"));
        return { element, on, state, id: row?.dataset.id };
      });
  }

  /** @param {Shown} shown */
  draw(shown) {
    for (const { element, on, state, id } of this.parts) {
      element.hidden = !holds(on, shown.momentOf(id)) || (state !== undefined && shown.choiceOf(state) === false);
    }
    for (const [id, row] of this.rows) row.hidden = !shown.isShown(id);
    for (const element of all(".map-count")) this.#count(element);
  }

  /** @param {HTMLElement} element which says how many its list shows */
  #count(element) {
    const list = element.closest("details");
    if (!list) return;
    const count = all(":scope > ul > li", list).filter((item) => !item.hidden).length;
    element.textContent = String(count);
    if (list.matches(".map-many")) list.hidden = !count;
  }

  /** Whether the rows can be seen: a page that shows the map alone has them for its details only. */
  get isVisible() {
    return [...this.rows.values()].some((row) => !row.closest("div[hidden]"));
  }

  /**
   * Takes the reader to somebody's row.
   *
   * @param {string} id
   */
  goTo(id) {
    const row = this.rows.get(id);
    if (!row) return;
    row.tabIndex = -1;
    row.focus();
  }
}
