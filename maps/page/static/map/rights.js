/** Hvorfor ser jeg det?: below the details of somebody, by which right whoever looks sees them. */

import { make } from "../lib/dom.js";

/** @import { FamilyMap } from "./family-map.js" */

/**
 * Adds it where the page says it: not where one person works alone.
 *
 * @param {FamilyMap} map
 */
export const addRights = (map) => {
  const said = document.getElementById("rights")?.textContent;
  if (!said) return;
  /** @type {{ title: string, of: Record<string, string[]> }} */
  const rights = JSON.parse(said);
  map.details.ofSomebody.push((id) =>
    make(
      "details",
      { class: "map-rights" },
      make("summary", {}, rights.title),
      make("ul", {}, ...(rights.of[id] ?? []).map((right) => make("li", {}, right))),
    ),
  );
};
