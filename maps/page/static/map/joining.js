/**
 * Two are joined: "Forbind" and the other one, by a click, by arrows and Enter, or by dragging to it. Then it is asked
 * what is between them; nothing is written before somebody has answered.
 */

import { all, button } from "../lib/dom.js";

/** @import { Chip } from "./chips.js" */
/** @import { Kort } from "./kort.js" */

class Joining {
  /** The one, while the other is looked for. @type {Chip | null} */
  #from = null;
  /** @type {SVGLineElement | null} */
  #line = null;

  /**
   * @param {Kort} kort
   * @param {HTMLElement} ways what the page says of its forms
   */
  constructor(kort, ways) {
    this.kort = kort;
    this.ways = ways;
    const { svg, details, drawing, ended: signal } = kort.map;
    details.extras.push((chip) => this.#offer(chip));
    const capture = { capture: true, signal };
    svg.addEventListener("click", (event) => this.#onClick(event), capture);
    svg.addEventListener("keydown", (event) => this.#onKey(event), capture);
    svg.addEventListener("pointerdown", (event) => this.#take(event), capture);
    window.addEventListener("pointermove", (event) => this.#draw(event), { signal });
    window.addEventListener("pointerup", (event) => this.#drop(event), { signal });
    drawing.whenRedrawn(() => this.#end());
  }

  /** @param {string} id of somebody */
  #way(id) {
    return all("[data-of]", this.ways).find((one) => one.dataset.of === id && one.dataset.handle);
  }

  /** @param {string} id of a chip */
  #offer(id) {
    const { map } = this.kort;
    const chip = map.drawing.byId.get(id);
    if (!chip || chip.isFold || !this.#way(id)) return document.createDocumentFragment();
    return button(map.say("join"), () => this.#begin(chip), { "data-join": true });
  }

  /** @param {Chip} chip */
  #begin(chip) {
    const { map } = this.kort;
    this.#from = chip;
    map.svg.classList.add("is-joining");
    map.drawing.rove(chip);
    map.tell(map.say("join_how", { name: map.network.nameOf(chip.id) }));
  }

  #end() {
    this.#from = null;
    this.#line?.remove();
    this.#line = null;
    this.kort.map.svg.classList.remove("is-joining");
  }

  /**
   * What belongs to the joining is done here, and nothing else with it.
   *
   * @param {Event} event
   */
  #stop(event) {
    event.preventDefault();
    event.stopPropagation();
  }

  /** @param {MouseEvent} event */
  #onClick(event) {
    if (!this.#from) return;
    this.#stop(event);
    const chip = this.kort.map.drawing.chipAt(event);
    if (chip) this.#join(chip);
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    if (!this.#from) return;
    const { map } = this.kort;
    if (event.key === "Escape") {
      this.#stop(event);
      this.#end();
      map.tell(map.say("join_ended"));
    } else if (event.key === "Enter" || event.key === " ") {
      this.#stop(event);
      if (map.drawing.current) this.#join(map.drawing.current);
    }
  }

  /** @param {PointerEvent} event */
  #take(event) {
    if (!this.#from) return;
    event.stopPropagation(); // nothing is moved meanwhile
    if (this.kort.map.drawing.chipAt(event) !== this.#from) return;
    const { svg } = this.kort.map;
    const line = /** @type {SVGLineElement} */ (document.createElementNS(svg.namespaceURI, "line"));
    line.setAttribute("class", "map-joining");
    this.#line = line;
    svg.append(line);
    this.#draw(event);
  }

  /** @param {MouseEvent} event */
  #draw({ clientX, clientY }) {
    const [from, line] = [this.#from, this.#line];
    if (!from || !line) return;
    const to = new DOMPoint(clientX, clientY).matrixTransform(this.kort.map.svg.getScreenCTM()?.inverse());
    const ends = { x1: from.x, y1: from.y, x2: to.x, y2: to.y };
    for (const [name, value] of Object.entries(ends)) line.setAttribute(name, String(value));
  }

  /** @param {PointerEvent} event */
  #drop({ clientX, clientY }) {
    if (!this.#line) return;
    this.#line.remove();
    this.#line = null;
    const g = document.elementFromPoint(clientX, clientY)?.closest("g[data-id]");
    const chip = g instanceof SVGElement ? this.kort.map.drawing.byId.get(g.dataset.id ?? "") : undefined;
    if (chip && chip !== this.#from) this.#join(chip);
  }

  /** @param {Chip} other */
  #join(other) {
    const { map } = this.kort;
    const from = this.#from;
    if (!from || other === from) return;
    const [one, two] = [from.id, other.id].map((id) => this.#way(id));
    if (!one || !two) {
      map.tell(map.say("join_open"));
      return;
    }
    this.#end();
    const to = new URL(this.#address(one, two), location.href);
    to.searchParams.set("a", one.dataset.handle ?? "");
    to.searchParams.set("b", two.dataset.handle ?? "");
    void this.kort.forms.lead(to.href, from.g);
  }

  /**
   * Of two who help it is asked whether they talk; of two of the family's own how close they are; else what is between them.
   *
   * @param {HTMLElement} one
   * @param {HTMLElement} two
   */
  #address(one, two) {
    const helping = [one, two].filter(({ dataset }) => dataset.list === "actors").length;
    const { contact, privateTie, tie } = this.ways.dataset;
    return (helping === 2 ? contact : helping ? tie : privateTie) ?? "";
  }
}

/** @param {Kort} kort */
export const addJoining = (kort) => {
  const [ways] = all("[data-map-forms]");
  return ways ? new Joining(kort, ways) : null;
};
