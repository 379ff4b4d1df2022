/** From a question on its own page to the map, and back to it. */

import { make } from "../lib/dom.js";
import { asked } from "../lib/page-address.js";

/** @import { FamilyMap } from "./family-map.js" */

/**
 * The details of each question lead to its page.
 *
 * @param {FamilyMap} map
 */
export const offerQuestions = (map) => {
  const questions = /** @type {HTMLAnchorElement | null} */ (map.root.querySelector("a[data-map-questions]"));
  if (questions) {
    map.details.ofFindings.push((finding) => {
      const to = new URL(questions.href);
      to.searchParams.set("valgt", finding.id);
      to.hash = "valgt";
      return make("p", {}, make("a", { href: to.href }, map.say("to_question")));
    });
  }
};

/**
 * The question that the address asks for is lit, and its details have the focus.
 *
 * @param {FamilyMap} map
 */
export const followQuestion = (map) => {
  const id = asked().get("valgt");
  const wanted = map.scene.findings.find((finding) => finding.id === id);
  if (!wanted) return;
  map.light(wanted);
  map.details.place?.focus();
};
