/** A menu that opens over the page: it works without script; with it, Escape, a click elsewhere and leaving it close it. */

import { start } from "./component.js";

/** @param {HTMLElement} root */
const menu = (root) => {
  if (!(root instanceof HTMLDetailsElement)) return;
  const closeUnlessIn = (/** @type {EventTarget | null} */ place) => {
    if (place instanceof Node && !root.contains(place)) root.open = false;
  };
  root.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !root.open) return;
    root.open = false;
    root.querySelector("summary")?.focus();
    event.stopPropagation(); // what is chosen on the map stays so
  });
  root.addEventListener("focusout", (event) => closeUnlessIn(event.relatedTarget));
  document.addEventListener("pointerdown", (event) => closeUnlessIn(event.target));
};

/** @param {ParentNode} [within] */
export const startMenus = (within) => start("menu", menu, within);
