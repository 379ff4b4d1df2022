/** The course of services below the map: the line of the day, and the same filters as on map and table, at any time. */

import { all, make } from "../lib/dom.js";
import { helpMatches } from "./filter.js";

/** @import { FamilyMap } from "./family-map.js" */
/** @import { State } from "./types.js" */

const CLOSING = [".course-lane", ".course-row", ".course-group"]; // each in the next

/** @typedef {{ element: HTMLElement, actor: string, members: string[] }} Help */

/** @param {HTMLElement} element @returns {Help} */
const read = (element) => ({
  element,
  actor: element.dataset.actor ?? "",
  members: JSON.parse(element.dataset.for ?? "[]"),
});

export class Course {
  /**
   * @param {FamilyMap} map
   * @param {HTMLElement} root
   */
  constructor(map, root) {
    this.map = map;
    this.root = root;
    this.bars = all("[data-actor]", root).map(read);
    this.rows = all("[data-course-table] tr[data-actor]").map(read);
    this.lines = /** @type {SVGGElement[]} */ (all(".course-now", root));
    this.places = (this.lines[0].dataset.places ?? "").split(" ").map(Number);
    this.note = make("p", { class: "course-shown", hidden: true });
    this.frame = root.parentElement ?? root;
    this.frame.before(this.note);
  }

  /** The latest is what is asked about first. */
  scrollToEnd() {
    this.frame.scrollLeft = this.frame.scrollWidth;
  }

  /**
   * @param {State} state
   * @param {State} before
   */
  draw(state, before) {
    if (state.moment !== before.moment) this.#drawDay(state.moment);
    const isOn = state.lines.get("engagement") !== false;
    for (const { element, actor, members } of [...this.bars, ...this.rows]) {
      element.toggleAttribute("hidden", !isOn || !helpMatches(this.map.network, state.wanted, actor, members));
    }
    for (const part of CLOSING) {
      for (const element of all(part, this.root)) {
        element.toggleAttribute("hidden", !element.querySelector(".course-bar:not([hidden])"));
      }
    }
    const sentence = this.sentence();
    this.note.textContent = [sentence, this.map.limits()].filter(Boolean).join(" ");
    this.note.hidden = !sentence;
  }

  /** @param {number} moment */
  #drawDay(moment) {
    const x = this.places[moment];
    for (const line of this.lines) {
      line.setAttribute("transform", `translate(${x - Number(line.dataset.x)} 0)`);
      const name = line.querySelector("text");
      if (!name) continue;
      name.textContent = this.map.scene.moments[moment].said;
      const end = x > Number(line.dataset.to) ? "end" : "middle";
      name.setAttribute("text-anchor", x < Number(line.dataset.from) ? "start" : end);
    }
  }

  /** How many services are shown; empty where all are. */
  sentence() {
    const shown = this.bars.filter(({ element }) => !element.hasAttribute("hidden")).length;
    return shown === this.bars.length ? "" : this.map.say("course_shown", { shown, total: this.bars.length });
  }
}
