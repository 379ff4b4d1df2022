/** Zoom and pan: the drawing grows in a frame that scrolls. By buttons, keys, and by dragging its ground. */

import { button, make } from "../lib/dom.js";

/** @import { FamilyMap } from "./family-map.js" */

const STEP = 1.25;
const [ONE, MOST] = [1.01, 4];
const PART = 0.3; // of the frame, for a press of a button

/**
 * Puts the tools in; gives what the keys do, how far it is zoomed, and what zooms it.
 *
 * @param {FamilyMap} map
 * @returns {{ keys: Record<string, () => void>, now: () => number, to: (zoom: number) => void }}
 */
export const addZoom = (map) => {
  const { frame, svg, say } = map;
  let zoom = 1;
  const zoomTo = (/** @type {number} */ to) => {
    const across = (frame.scrollLeft + frame.clientWidth / 2) / frame.scrollWidth;
    const down = (frame.scrollTop + frame.clientHeight / 2) / frame.scrollHeight;
    zoom = to < ONE ? 1 : Math.min(MOST, to);
    frame.classList.toggle("is-zoomed", zoom > 1);
    frame.classList.toggle("is-whole", !to);
    svg.style.width = svg.style.height = zoom > 1 ? `${zoom * 100}%` : "";
    for (const arrow of arrows) arrow.hidden = zoom < STEP; // a little more than the whole can be seen without
    frame.scrollTo(
      across * frame.scrollWidth - frame.clientWidth / 2,
      down * frame.scrollHeight - frame.clientHeight / 2,
    );
    map.tell(say("zoomed", { percent: Math.round(zoom * 100) }));
  };
  const pan = (/** @type {number} */ x, /** @type {number} */ y) =>
    frame.scrollBy(x * frame.clientWidth * PART, y * frame.clientHeight * PART);
  const signed = (/** @type {string} */ sign, /** @type {string} */ key, /** @type {() => void} */ act) =>
    button(sign, act, { "aria-label": say(key), title: say(key), "data-view": key });
  const arrows = [
    signed("←", "left", () => pan(-1, 0)),
    signed("→", "right", () => pan(1, 0)),
    signed("↑", "up", () => pan(0, -1)),
    signed("↓", "down", () => pan(0, 1)),
  ];
  for (const arrow of arrows) arrow.hidden = true; // the whole map is in sight
  map.place(
    "tools",
    make(
      "div",
      { class: "map-tools", role: "group", "aria-label": say("view") },
      signed("+", "zoom_in", () => zoomTo(zoom * STEP)),
      signed("−", "zoom_out", () => zoomTo(zoom / STEP)),
      signed("⤢", "whole", () => zoomTo(0)),
      ...arrows,
    ),
  );
  dragGround(map);
  const keys = { "+": () => zoomTo(zoom * STEP), "-": () => zoomTo(zoom / STEP), 0: () => zoomTo(0) };
  return { keys, now: () => zoom, to: zoomTo };
};

/**
 * The ground can be taken by the mouse.
 *
 * @param {FamilyMap} map
 */
const dragGround = ({ frame, ended }) => {
  /** @type {{ x: number, y: number } | null} */
  let grip = null;
  frame.addEventListener("pointerdown", (event) => {
    const onChip = event.target instanceof Element && event.target.closest("g[data-id], [data-cell]");
    if (event.pointerType === "mouse" && event.button === 0 && !onChip) grip = { x: event.clientX, y: event.clientY };
  });
  const move = (/** @type {PointerEvent} */ event) => {
    if (!grip) return;
    frame.scrollBy(grip.x - event.clientX, grip.y - event.clientY);
    grip = { x: event.clientX, y: event.clientY };
  };
  const letGo = () => {
    grip = null;
  };
  window.addEventListener("pointermove", move, { signal: ended });
  window.addEventListener("pointerup", letGo, { signal: ended });
};
