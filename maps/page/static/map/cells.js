/** The cells of the map, a part of an area in a ring each: where there is room in them. */

import { all } from "../lib/dom.js";

/** @import { FamilyMap } from "./family-map.js" */

/** @typedef {{ sector: string, ring: number, x: number, y: number }} Cell */

const STEPS = 64; // points across the drawing, that are tried

/**
 * How far a point is from a box; 0 inside it.
 *
 * @param {{ x: number, y: number, width: number, height: number }} box
 * @param {number} x
 * @param {number} y
 */
export const distance = (box, x, y) =>
  Math.hypot(Math.max(box.x - x, 0, x - box.x - box.width), Math.max(box.y - y, 0, y - box.y - box.height));

/**
 * The cell at a point; undefined where there is none.
 *
 * @param {SVGSVGElement} svg
 */
const finder = (svg) => {
  const paths = (/** @type {string} */ selector) =>
    /** @type {SVGGeometryElement[]} */ (/** @type {unknown} */ (all(selector, svg)));
  const sectors = paths("path.wedge[data-sector]");
  const rings = paths("path[data-kind=ring]").sort((one, other) => Number(one.dataset.id) - Number(other.dataset.id));
  return (/** @type {DOMPoint} */ point) => {
    const sector = sectors.find((one) => one.isPointInFill(point))?.dataset.sector;
    const ring = sector && rings.find((one) => one.isPointInFill(point))?.dataset.id;
    return sector && ring ? { sector, ring: Number(ring), key: `${sector} ${ring}` } : undefined;
  };
};

/**
 * The points of the drawing in rows, each with its cell.
 *
 * @param {SVGSVGElement} svg
 */
const pointsOf = (svg) => {
  const cellAt = finder(svg);
  const { x, y, width, height } = svg.viewBox.baseVal;
  const step = Math.max(width, height) / STEPS;
  const points = [];
  for (let down = y - step / 2; down < y + height + step; down += step) {
    for (let right = x - step / 2; right < x + width + step; right += step) {
      points.push({ x: right, y: down, cell: cellAt(new DOMPoint(right, down)) });
    }
  }
  return points;
};

/**
 * The point of each cell that is farthest from all that stands on the map, and from the other cells.
 *
 * @param {FamilyMap} map
 * @returns {Cell[]}
 */
export const cellsOf = ({ svg, drawing }) => {
  const names = /** @type {SVGGraphicsElement[]} */ (/** @type {unknown} */ (all("text", svg)));
  const taken = [
    ...drawing.chips.filter((chip) => chip.isVisible).map((chip) => chip.box),
    ...names.filter((name) => !name.closest("[display=none]")).map((name) => name.getBBox()),
  ];
  const points = pointsOf(svg);
  /** @type {Map<string, Cell & { free: number }>} */
  const best = new Map();
  for (const { x, y, cell } of points) {
    if (!cell) continue;
    const known = best.get(cell.key);
    const clear = Math.min(...taken.map((box) => distance(box, x, y)));
    if (known && clear <= known.free) continue;
    const edge = Math.min(
      ...points.map((one) => (one.cell?.key === cell.key ? Infinity : Math.hypot(one.x - x, one.y - y))),
    );
    const free = Math.min(clear, edge);
    if (!known || free > known.free) best.set(cell.key, { sector: cell.sector, ring: cell.ring, x, y, free });
  }
  return [...best.values()];
};
