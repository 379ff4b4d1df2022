/** The chips of the drawing: people, actors, and folds of several. */

import { all, need, show } from "../lib/dom.js";
import { holds, valueAt } from "./spans.js";

/** @import { Shown } from "./state.js" */

const USUAL = "1.4";
const OVERLAPPING = Object.freeze({ "stroke-width": "2.2", "stroke-dasharray": "6 3" });

/**
 * A title, since an aria-label must hold the text as it is broken on the drawing: "Klasse- lærer" (WCAG 2.5.3).
 *
 * @param {SVGGElement} g
 */
const titled = (g) => {
  const title = document.createElementNS(g.namespaceURI, "title");
  title.textContent = g.getAttribute("aria-label");
  g.removeAttribute("aria-label");
  g.prepend(title);
  return title;
};

/** @param {SVGGElement} g */
const partsOf = (g) => {
  /** @type {SVGRectElement} */
  const rect = need("rect", g);
  const [x, y, width, height] = ["x", "y", "width", "height"].map((name) => Number(rect.getAttribute(name)));
  /** @type {SVGTextElement | null} */
  const text = g.dataset.kind === "fold" ? need("text", g) : null;
  /** @type {SVGGElement[]} */
  const marks = all(".mark[data-on]", g);
  return { g, rect, box: { x, y, width, height }, text, marks, title: titled(g) };
};

/** A chip as it is drawn. It is read anew when the drawing was replaced. */
export class Chip {
  /** @param {SVGGElement} g */
  constructor(g) {
    this.id = g.dataset.id ?? "";
    this.isFold = g.dataset.kind === "fold";
    this.parts = partsOf(g);
  }

  /** @param {SVGGElement} g */
  read(g) {
    this.parts = partsOf(g);
  }

  get g() {
    return this.parts.g;
  }

  get rect() {
    return this.parts.rect;
  }

  get box() {
    return this.parts.box;
  }

  get title() {
    return this.parts.title;
  }

  /** What a fold is called; null for any other. */
  get text() {
    return this.parts.text;
  }

  /** Its middle. */
  get x() {
    return this.box.x + this.box.width / 2;
  }

  get y() {
    return this.box.y + this.box.height / 2;
  }

  get isVisible() {
    return this.g.getAttribute("display") !== "none";
  }

  /** @param {Shown} shown */
  draw(shown) {
    const { network, state } = shown;
    const entry = network.entries.get(this.id);
    show(this.g, shown.isVisible(this.id));
    if (this.text) this.text.textContent = valueAt(entry?.titles ?? [], state.moment) || (entry?.name ?? "");
    const label = valueAt(entry?.labels ?? [], shown.momentOf(this.id));
    if (label) this.title.textContent = label;
    for (const mark of this.parts.marks) show(mark, holds(mark.dataset.on, state.moment));
    if (this.g.dataset.overlap) this.#drawBorder(holds(this.g.dataset.overlap, state.moment));
  }

  /** @param {boolean} overlap */
  #drawBorder(overlap) {
    const [usual, other] = (this.g.dataset.colours ?? "").split(" ");
    this.rect.setAttribute("stroke", overlap ? other : usual);
    this.rect.setAttribute("stroke-width", overlap ? OVERLAPPING["stroke-width"] : USUAL);
    if (overlap) this.rect.setAttribute("stroke-dasharray", OVERLAPPING["stroke-dasharray"]);
    else this.rect.removeAttribute("stroke-dasharray");
  }
}
