/** The map by keys: one stop for Tab, arrows to the nearest chip, and what is done with it. And by the pointer. */

import { DIRECTIONS } from "./geometry.js";

/** @import { FamilyMap } from "./family-map.js" */

/**
 * Listens on the drawing.
 *
 * @param {FamilyMap} map
 * @param {Record<string, () => void>} more what other keys do
 */
export const addKeys = (map, more) => {
  const { svg, drawing } = map;
  const choose = () => drawing.current && map.choose(drawing.current.id);
  /** @type {Record<string, () => void>} */
  const keys = { Home: () => drawing.home(), Enter: choose, " ": choose, Escape: () => map.clear(), ...more };
  svg.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key in DIRECTIONS) drawing.step(event.key);
    else if (event.key in keys) keys[event.key]();
    else return;
    event.preventDefault();
  });
  svg.addEventListener("click", (event) => {
    const chip = drawing.chipAt(event);
    if (chip) map.focusOn(chip);
  });
};
