/** What stands beside the drawing: day and source, legend and what is cut, of what is shown; and which filters are set. */

import { all, write } from "../lib/dom.js";
import { period, signs } from "./sentences.js";
import { valueAt } from "./spans.js";

/** @import { FamilyMap } from "./family-map.js" */
/** @import { Shown } from "./state.js" */

export class Sheet {
  /** @param {FamilyMap} map */
  constructor(map) {
    this.map = map;
    this.items = all(".legend-item", map.root);
  }

  /** @param {Shown} shown */
  draw(shown) {
    const { scene, say } = this.map;
    const { moment } = shown.state;
    const compared = shown.state.other === null ? "" : `${period(scene, shown.state, say)} ${signs(say)}`;
    this.#tell("header", valueAt(scene.sheet.header, moment));
    this.#tell("cut", valueAt(scene.sheet.cut, moment));
    this.#tell("filters", [compared, this.map.limits()].filter(Boolean).join("   "));
    this.#drawLegend();
  }

  /**
   * @param {string} name
   * @param {string | undefined} text
   */
  #tell(name, text) {
    for (const element of all(`[data-told=${name}]`)) write(element, text ?? "");
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
    for (const item of this.items) item.hidden = !here.has(item.dataset.key ?? "");
  }
}
