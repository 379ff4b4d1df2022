/** The lines of the drawing, with what is attached to each: badges, arrows, a second stroke. */

import { all, show } from "../lib/dom.js";

/** @import { Edge, Scene } from "./types.js" */
/** @import { Shown } from "./state.js" */

/**
 * The path, and what is attached to it.
 *
 * @param {SVGPathElement} path
 * @returns {[SVGPathElement, ...SVGElement[]]}
 */
const elementsOf = (path) => {
  /** @type {SVGElement[]} */
  const attached = all(`[data-of="${path.id}"]`, path.ownerSVGElement ?? undefined);
  return [path, ...attached];
};

/** A line as it is drawn. It is read anew when the drawing was replaced. */
export class Line {
  isShown = false;

  /**
   * @param {SVGPathElement} path
   * @param {Edge} edge
   */
  constructor(path, edge) {
    this.edge = edge;
    this.elements = elementsOf(path);
  }

  /** @param {SVGPathElement} path */
  read(path) {
    this.elements = elementsOf(path);
  }

  get path() {
    return this.elements[0];
  }

  /** @param {Shown} shown */
  draw(shown) {
    this.isShown = shown.isEdgeShown(this.edge);
    const lit = shown.isLit(this.edge);
    for (const element of this.elements) {
      show(element, this.isShown);
      element.classList.toggle("lit", lit);
    }
  }

  hide() {
    for (const element of this.elements) show(element, false);
  }
}

/**
 * What a line of the drawing says of itself; its ends are chips.
 *
 * @param {SVGPathElement} path
 * @param {Scene} scene
 * @returns {Edge}
 */
export const edgeOf = ({ id, dataset }, scene) => ({
  id,
  ends: [dataset.a ?? "", dataset.b ?? ""],
  state: dataset.state ?? "",
  on: dataset.on ?? "",
  drawn: dataset.drawn ?? "",
  folded: scene.folded[id] ?? [],
});
