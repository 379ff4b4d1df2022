/** Somebody is added where they belong on the map: a "+" in each cell opens the form, with the cell as a suggestion. */

import { all, button } from "../lib/dom.js";
import { cellsOf } from "./cells.js";
import { DIRECTIONS, nearest } from "./geometry.js";

/** @import { Cell } from "./cells.js" */
/** @import { Kort } from "./kort.js" */

const PRIVATE = new Set(["family", "friends"]);
const SVG = "http://www.w3.org/2000/svg";
const [NARROW, LARGER] = [600, 2.2]; // a frame in which a "+" would cover what stands beside it, and the zoom for it
const SIZE = 13; // pixels from the middle of a "+" to its edge

/** @typedef {Cell & { g: SVGGElement }} Plus */

class Adding {
  /** @type {Plus[]} */
  #plus = [];
  /** @type {SVGGElement | null} */
  #layer = null;

  /**
   * @param {Kort} kort
   * @param {HTMLElement} ways what the page says of its forms
   */
  constructor(kort, ways) {
    this.kort = kort;
    this.ways = ways;
    const { map } = kort;
    this.button = button(map.say("add_here"), () => this.#turn(!this.#layer), {
      "aria-pressed": "false",
      "data-add": true,
    });
    this.button.hidden = !map.svg.querySelector("[data-sector]"); // a map without areas has no cells
    map.root.querySelector("[data-map-tools]")?.append(this.button);
    map.drawing.whenRedrawn(() => this.#turn(false));
  }

  /** @param {boolean} on */
  #turn(on) {
    const { map } = this.kort;
    const { svg, say } = map;
    this.#layer?.remove();
    this.#layer = null;
    this.button.setAttribute("aria-pressed", String(on));
    if (!on) return;
    if (map.frame.clientWidth < NARROW && map.zoom.now() < LARGER) map.zoom.to(LARGER);
    const layer = document.createElementNS(SVG, "g");
    layer.setAttribute("class", "map-cells");
    const size = SIZE / (svg.getScreenCTM()?.a ?? 1);
    this.#plus = cellsOf(this.kort.map).map((cell) => ({ ...cell, g: this.#drawn(cell, size) }));
    layer.append(...this.#plus.map(({ g }) => g));
    svg.append(layer);
    this.#layer = layer;
    this.#goTo(this.#plus[0]);
    this.kort.map.tell(say("add_how"));
  }

  /**
   * @param {Cell} cell
   * @param {number} size
   */
  #drawn(cell, size) {
    const part = (/** @type {string} */ tag, /** @type {Record<string, string | number>} */ attributes) => {
      const element = document.createElementNS(SVG, tag);
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
      return element;
    };
    const { x, y } = cell;
    const half = size / 2;
    const g = /** @type {SVGGElement} */ (
      part("g", {
        role: "button",
        tabindex: -1,
        "aria-label": this.#name(cell),
        "data-cell": `${cell.sector} ${cell.ring}`,
      })
    );
    g.append(
      part("circle", { cx: x, cy: y, r: size }),
      part("path", { d: `M${x - half} ${y}h${size}M${x} ${y - half}v${size}` }),
    );
    g.addEventListener("click", () => this.#open(cell));
    g.addEventListener("keydown", (event) => this.#onKey(event, { ...cell, g }));
    return g;
  }

  /** @param {Cell} cell */
  #name({ sector, ring }) {
    const { scene, say } = this.kort.map;
    const rings = JSON.parse(this.ways.dataset.rings ?? "[]");
    return say("add_in", { sector: scene.sectors.find(({ id }) => id === sector)?.name ?? "", ring: rings[ring - 1] });
  }

  /**
   * @param {KeyboardEvent} event
   * @param {Plus} plus
   */
  #onKey(event, plus) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key in DIRECTIONS) this.#goTo(nearest(plus, this.#plus, DIRECTIONS[event.key]) ?? plus, plus);
    else if (event.key === "Enter" || event.key === " ") this.#open(plus);
    else if (event.key === "Escape") {
      this.#turn(false);
      this.button.focus();
    } else return;
    event.preventDefault();
    event.stopPropagation(); // the map has other uses for these keys
  }

  /**
   * Another "+" is the one that Tab leads to.
   *
   * @param {{ x: number, y: number } | undefined} to
   * @param {Plus} [from]
   */
  #goTo(to, from) {
    from?.g.setAttribute("tabindex", "-1");
    const next = this.#plus.find(({ x, y }) => x === to?.x && y === to?.y);
    next?.g.setAttribute("tabindex", "0");
    next?.g.focus({ preventScroll: true });
  }

  /** @param {Cell} cell */
  #open({ sector, ring }) {
    const isPrivate = PRIVATE.has(sector);
    const to = new URL((isPrivate ? this.ways.dataset.private : this.ways.dataset.work) ?? "", location.href);
    to.searchParams.set(isPrivate ? "gruppe" : "omraade", sector);
    to.searchParams.set(isPrivate ? "naerhed" : "ring", String(ring));
    this.#turn(false);
    void this.kort.forms.lead(to.href, this.button);
  }
}

/** @param {Kort} kort */
export const addAdding = (kort) => {
  const [ways] = all("[data-map-forms]");
  return ways ? new Adding(kort, ways) : null;
};
