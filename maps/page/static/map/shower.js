/** Buttons at the questions and rows that show them on the map. */

import { all, button } from "../lib/dom.js";
import { statementOf } from "./sentences.js";

/** @import { FamilyMap } from "./family-map.js" */
/** @import { Attribute } from "../lib/dom.js" */

/**
 * Puts the buttons in.
 *
 * @param {FamilyMap} map
 */
export const addShowers = (map) => {
  const { scene, network, say, store } = map;
  const labelled = (/** @type {string} */ name) => `${say("show_on_map")}: ${name}`;
  const shower = (
    /** @type {string} */ name,
    /** @type {() => void} */ act,
    /** @type {Record<string, Attribute>} */ more,
  ) => button(say("show_on_map"), act, { "aria-label": labelled(name), ...more });

  const lights = scene.findings.flatMap((finding) => {
    const place = document.querySelector(`[data-finding="${finding.id}"] [data-finding-actions]`);
    if (!place || !finding.chips.some(([, ids]) => ids.length)) return [];
    const more = { "data-lights": finding.id, "aria-pressed": "false" };
    const element = shower(statementOf(finding, store.state.moment), () => map.light(finding), more);
    place.append(element);
    return [{ element, finding }];
  });
  for (const [id, row] of map.lists.rows) {
    if (!network.chipOf(id)) continue;
    const more = { class: "map-button map-small" };
    row.firstElementChild?.append(
      " ",
      shower(network.nameOf(id), () => map.showOne(id), more),
    );
  }
  store.subscribe((state, before) => {
    for (const element of all("[data-lights]")) {
      element.setAttribute("aria-pressed", String(element.dataset.lights === state.finding?.id));
    }
    if (state.moment === before.moment) return;
    for (const { element, finding } of lights) {
      element.setAttribute("aria-label", labelled(statementOf(finding, state.moment)));
    }
  });
};
