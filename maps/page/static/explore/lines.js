/**
 * The lines of the free view, on the ways that they have on the map: round the boxes. vis-network draws straight lines only,
 * and boxes over them, so they are drawn here, on its canvas.
 */

/** @import { Edge } from "./network.js" */

const DOT = 2.8;
const BADGE = 8;
const HALO = 3.4;
const MIDDLE = 2.8; // what a double line has of its colour
const ARROW = 9;
const ARROW_SIDE = 4.8;
const NEAR = 6; // pixels of the screen

export class Lines {
  /**
   * @param {Edge[]} edges
   * @param {string} ground the colour below
   */
  constructor(edges, ground) {
    this.ground = ground;
    this.lines = edges.map((edge) => ({ edge, way: new Path2D(edge.path) }));
    this.aside = document.createElement("canvas").getContext("2d");
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {(id: string) => boolean} isDrawn
   */
  draw(context, isDrawn) {
    const drawn = this.lines.filter(({ edge }) => isDrawn(edge.id));
    context.save();
    for (const { edge, way } of drawn) this.#line(context, edge, way);
    for (const { edge } of drawn) this.#ends(context, edge);
    context.restore();
  }

  /**
   * What the line at a point says; empty where there is none.
   *
   * @param {{ x: number, y: number }} point
   * @param {number} scale how large a unit is on the screen
   * @param {(id: string) => boolean} isDrawn
   */
  at({ x, y }, scale, isDrawn) {
    const { aside } = this;
    if (!aside) return "";
    aside.lineWidth = (2 * NEAR) / scale;
    return this.lines.find(({ edge, way }) => isDrawn(edge.id) && aside.isPointInStroke(way, x, y))?.edge.title ?? "";
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {Edge} edge
   * @param {Path2D} way
   */
  #line(context, { color, width, dashes, double }, way) {
    const stroke = (/** @type {string} */ colour, /** @type {number} */ wide) => {
      context.strokeStyle = colour;
      context.lineWidth = wide;
      context.stroke(way);
    };
    context.setLineDash([]);
    stroke(this.ground, width + HALO);
    context.lineCap = dashes.length > 0 && dashes[0] <= 1 ? "round" : "butt"; // dots are dashes of no length
    context.setLineDash(dashes);
    stroke(color, width);
    context.setLineDash([]);
    if (double) stroke(this.ground, width - MIDDLE);
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {Edge} edge
   */
  #ends(context, { color, ends: [start, end], arrows, into, label, badge }) {
    context.fillStyle = color;
    disc(context, start, DOT);
    if (arrows) arrowhead(context, end, into);
    else disc(context, end, DOT);
    if (!label.trim()) return;
    disc(context, badge, BADGE);
    context.fillStyle = this.ground;
    context.font = "bold 11px Arial, 'Liberation Sans', sans-serif";
    context.textAlign = "center";
    context.textBaseline = "alphabetic";
    context.fillText(label, badge[0], badge[1] + 3.9);
  }
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {[number, number]} at
 * @param {number} radius
 */
function disc(context, [x, y], radius) {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fill();
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {[number, number]} tip
 * @param {[number, number]} into
 */
function arrowhead(context, [x, y], [dx, dy]) {
  const [backX, backY] = [x - dx * ARROW, y - dy * ARROW];
  context.beginPath();
  context.moveTo(x, y);
  context.lineTo(backX - dy * ARROW_SIDE, backY + dx * ARROW_SIDE);
  context.lineTo(backX + dy * ARROW_SIDE, backY - dx * ARROW_SIDE);
  context.closePath();
  context.fill();
}
