/** A chip is taken by the mouse, or by a finger that rests on it; a shadow of it follows. Escape lets go of it. */

import { show } from "../lib/dom.js";

/** @import { Chip } from "./chips.js" */
/** @import { FamilyMap } from "./family-map.js" */

const NEAR = 6; // so many pixels are a click
const HOLD = 400; // so many milliseconds a finger rests before it holds a chip: one that moves at once scrolls
const EDGE = 36; // so near to the edge of the frame a drag scrolls it, in pixels
const SCROLL = 12; // pixels for each move there
const OWN = ["data-id", "data-kind", "role", "tabindex", "aria-controls", "aria-pressed", "aria-haspopup"];

/**
 * @typedef {object} Held
 * @property {Chip} chip
 * @property {number} pointer
 * @property {{ x: number, y: number }} start in pixels
 * @property {DOMPoint} from in units of the drawing
 * @property {Element | null} focus what had it
 * @property {ReturnType<typeof setTimeout>} [timer] of a finger
 * @property {SVGGElement} [shadow] once it is lifted
 */

export class Drag {
  /** @type {Held | null} */
  #held = null;
  #dragged = false;

  /**
   * @param {FamilyMap} map
   * @param {(chip: Chip, right: number, down: number) => Promise<void>} put
   */
  constructor(map, put) {
    this.map = map;
    this.put = put;
    this.#listen();
  }

  #listen() {
    const { svg, ended: signal } = this.map;
    svg.addEventListener("pointerdown", (event) => this.#take(event));
    window.addEventListener("pointermove", (event) => this.#move(event), { signal });
    window.addEventListener("pointerup", (event) => this.#drop(event), { signal });
    window.addEventListener("pointercancel", () => this.#cancel(), { signal });
    // The click that ends a drag chooses nobody; a later one may come without a pointer, from a screen reader.
    const clicks = () => {
      setTimeout(() => {
        this.#dragged = false;
      });
    };
    window.addEventListener("pointerup", clicks, { signal });
    window.addEventListener("keydown", (event) => this.#onKey(event), { capture: true, signal });
    const touching = (/** @type {Event} */ event) => {
      if (this.#held?.shadow) event.preventDefault();
    };
    svg.addEventListener("touchmove", touching, { passive: false });
    svg.addEventListener("contextmenu", (event) => {
      if (this.#held?.timer) event.preventDefault();
    });
    const clicked = (/** @type {Event} */ event) => {
      if (this.#dragged) event.stopPropagation();
    };
    svg.addEventListener("click", clicked, true);
    svg.addEventListener("dragstart", (event) => event.preventDefault());
  }

  /** @param {MouseEvent} event */
  #pointAt({ clientX, clientY }) {
    return new DOMPoint(clientX, clientY).matrixTransform(this.map.svg.getScreenCTM()?.inverse());
  }

  /** @param {PointerEvent} event */
  #take(event) {
    if (this.#held) {
      this.#cancel(); // a second finger
      return;
    }
    this.#dragged = false;
    const chip = this.map.drawing.chipAt(event);
    if (!chip || event.button !== 0 || this.map.frame.hasAttribute("aria-busy")) return;
    this.#held = {
      chip,
      pointer: event.pointerId,
      start: { x: event.clientX, y: event.clientY },
      from: this.#pointAt(event),
      focus: document.activeElement,
    };
    if (event.pointerType !== "mouse") this.#held.timer = setTimeout(() => this.#lift(), HOLD);
  }

  #lift() {
    const held = this.#held;
    if (!held) return;
    this.#dragged = true;
    const { g } = held.chip;
    if (held.focus === document.body) g.blur();
    else if (held.focus instanceof HTMLElement || held.focus instanceof SVGElement) {
      held.focus.focus({ preventScroll: true }); // pressing gave it to the chip
    }
    const shadow = /** @type {SVGGElement} */ (g.cloneNode(true));
    for (const name of OWN) shadow.removeAttribute(name);
    shadow.setAttribute("class", "map-shadow lit");
    shadow.setAttribute("aria-hidden", "true");
    held.shadow = shadow;
    g.classList.add("is-held");
    g.parentNode?.append(shadow);
    for (const line of this.map.drawing.lines) {
      if (line.edge.ends.includes(held.chip.id)) for (const part of line.elements) show(part, false);
    }
    this.map.svg.setPointerCapture(held.pointer);
  }

  /** Holds no chip any more; gives what takes its shadow away. */
  #release() {
    clearTimeout(this.#held?.timer);
    const held = this.#held;
    this.#held = null;
    return () => {
      held?.chip.g.classList.remove("is-held");
      held?.shadow?.remove();
    };
  }

  letGo() {
    this.#release()();
  }

  #cancel() {
    if (!this.#held) return;
    const lifted = this.#held.shadow;
    this.letGo();
    if (lifted) this.map.redraw();
  }

  /**
   * @param {Held} held
   * @param {MouseEvent} event
   */
  #isNear({ start }, { clientX, clientY }) {
    return Math.hypot(clientX - start.x, clientY - start.y) < NEAR;
  }

  /**
   * @param {Held} held
   * @param {MouseEvent} event
   * @returns {[number, number]}
   */
  #way({ from }, event) {
    const to = this.#pointAt(event);
    return [to.x - from.x, to.y - from.y];
  }

  /** @param {PointerEvent} event */
  #move(event) {
    const held = this.#held;
    if (!held || event.pointerId !== held.pointer) return;
    if (!held.shadow) {
      if (this.#isNear(held, event)) return;
      if (held.timer) {
        this.#release(); // a finger that scrolls
        return;
      }
      this.#lift();
    }
    event.preventDefault();
    this.#scrollAtEdge(event);
    held.shadow?.setAttribute("transform", `translate(${this.#way(held, event).join(" ")})`);
  }

  /** @param {MouseEvent} event */
  #scrollAtEdge({ clientX, clientY }) {
    const box = this.map.frame.getBoundingClientRect();
    const way = (/** @type {number} */ at, /** @type {number} */ first, /** @type {number} */ end) => {
      if (at < first + EDGE) return -SCROLL;
      return at > end - EDGE ? SCROLL : 0;
    };
    this.map.frame.scrollBy(way(clientX, box.left, box.right), way(clientY, box.top, box.bottom));
  }

  /** @param {PointerEvent} event */
  #drop(event) {
    const held = this.#held;
    if (!held || event.pointerId !== held.pointer) return;
    if (!held.shadow || this.#isNear(held, event)) {
      this.#cancel();
      return;
    }
    this.put(held.chip, ...this.#way(held, event)).finally(this.#release());
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    if (event.key !== "Escape" || !this.#held?.shadow) return;
    this.#cancel();
    this.map.tell(this.map.say("let_go"));
    event.stopPropagation(); // what is chosen stays so
    event.preventDefault();
  }
}
