/** Ways from the details of somebody to the forms that change what is recorded of them. */

import { all, make } from "../lib/dom.js";

/** @import { FamilyMap } from "./family-map.js" */

/**
 * The page holds the ways of everybody, hidden; those of the choice stand in its details.
 *
 * @param {FamilyMap} map
 */
export const offerForms = (map) => {
  const ways = new Map(all("[data-map-forms] > [data-of]").map((one) => [one.dataset.of, one]));
  if (!ways.size) return;
  map.details.extras.push((chip) => {
    const found = ways.get(map.store.state.one ?? chip);
    return make("p", { class: "map-forms" }, ...(found ? found.cloneNode(true).childNodes : []));
  });
};
