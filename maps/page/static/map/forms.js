/** Ways from the details on the map to the forms that change what is recorded. */

import { all, make, need } from "../lib/dom.js";

/** @import { FamilyMap } from "./family-map.js" */
/** @import { Finding } from "./types.js" */

/**
 * The page holds the ways of everybody, hidden; those of the choice stand in its details, and whether two talk is answered
 * where it is asked.
 *
 * @param {FamilyMap} map
 */
export const offerForms = (map) => {
  const ways = new Map(all("[data-map-forms] > [data-of]").map((one) => [one.dataset.of, one]));
  const contact = document.querySelector("[data-map-forms] > form.contact-form");
  if (!contact) return;
  map.details.extras.push((chip) => {
    const found = ways.get(map.store.state.one ?? chip);
    return make("p", { class: "map-forms" }, ...(found ? found.cloneNode(true).childNodes : []));
  });
  map.details.ofFindings.push((finding) => asked(finding, ways) ?? document.createDocumentFragment());
};

/**
 * The three answers to whether two talk; null where something else is asked.
 *
 * @param {Finding} finding
 * @param {Map<string | undefined, HTMLElement>} ways
 */
const asked = ({ type, subjects }, ways) =>
  type === "missing_link" && subjects.length === 2 ? contactForm(subjects, ways) : null;

/**
 * The form in which it is answered whether two talk; null where one of them cannot be asked about.
 *
 * @param {string[]} subjects
 * @param {Map<string | undefined, HTMLElement>} ways
 */
export const contactForm = (subjects, ways) => {
  const contact = document.querySelector("[data-map-forms] > form.contact-form");
  const handles = subjects.map((id) => ways.get(id)?.dataset.handle ?? "");
  if (!contact || !handles.every(Boolean)) return null;
  const form = /** @type {HTMLFormElement} */ (contact.cloneNode(true));
  /** @type {HTMLAnchorElement} */
  const another = need("a", form);
  const to = new URL(another.href);
  for (const [place, name] of ["a", "b"].entries()) {
    /** @type {HTMLInputElement} */
    const input = need(`[name="${name}"]`, form);
    input.value = handles[place];
    to.searchParams.set(name, handles[place]);
  }
  another.href = to.href;
  return form;
};
