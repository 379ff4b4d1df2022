/**
 * The lines between two who help, in the details of one of them: what each says, and whether the two talk is answered there.
 * A click on a line opens it; by keys each is a stop in the details of its ends.
 */

import { all, make } from "../lib/dom.js";
import { contactForm } from "./forms.js";

/** @import { FamilyMap } from "./family-map.js" */
/** @import { Edge } from "./types.js" */

const AROUND = [0, -2, 2, -4, 4, -7, 7, -10, 10]; // pixels: a line is thinner than a finger

/** @param {FamilyMap} map */
export const addTalking = (map) => {
  const ways = new Map(all("[data-map-forms] > [data-of]").map((one) => [one.dataset.of, one]));
  if (!ways.size) return;
  const helps = (/** @type {string} */ chip) => ways.get(chip)?.dataset.list === "actors" && !map.network.isFold(chip);
  const isAsked = (/** @type {Edge} */ { ends }) => ends.every(helps);

  /**
   * @param {Edge} edge
   * @param {string} chip
   */
  const row = (edge, chip) => {
    const other = edge.ends[0] === chip ? edge.ends[1] : edge.ends[0];
    const form = contactForm([chip, other], ways);
    const said = `${map.network.nameOf(other)}: ${map.say(`state_${edge.state}`)}`;
    return form ? [make("details", { class: "map-line", "data-line": edge.id }, make("summary", {}, said), form)] : [];
  };
  map.details.extras.push((chip) => {
    const place = map.store.state.one ?? chip;
    const edges = helps(place)
      ? map.network.edges.filter((edge) => edge.ends.includes(place) && isAsked(edge) && map.shown.isEdgeShown(edge))
      : [];
    const rows = edges.flatMap((edge) => row(edge, place));
    if (!rows.length) return document.createDocumentFragment();
    return make("section", { class: "map-talking" }, make("h3", {}, map.say("talk")), ...rows);
  });
  map.svg.addEventListener(
    "click",
    (event) => {
      if (map.drawing.chipAt(event) || map.svg.classList.contains("is-joining")) return;
      const edge = lineAt(event, map);
      if (!edge || !isAsked(edge)) return;
      map.choose(edge.ends[0]);
      const opened = /** @type {HTMLDetailsElement | undefined} */ (
        all(`[data-line="${CSS.escape(edge.id)}"]`, map.details.place ?? undefined)[0]
      );
      if (!opened) return;
      opened.open = true;
      opened.querySelector("summary")?.focus();
    },
    { signal: map.ended },
  );
};

/**
 * The line at which something happened, or near it.
 *
 * @param {MouseEvent} event
 * @param {FamilyMap} map
 */
const lineAt = ({ clientX, clientY }, map) => {
  for (const right of AROUND) {
    for (const down of AROUND) {
      const found = document.elementFromPoint(clientX + right, clientY + down);
      const of = found instanceof SVGElement ? (found.dataset.of ?? found.id) : "";
      const edge = of && map.network.edges.find(({ id }) => id === of);
      if (edge) return edge;
    }
  }
  return null;
};
