/** A message over the page with one thing to do about it; it stays until it is closed or another takes its place. */

import { all, button, make } from "../lib/dom.js";

/** @import { Say } from "./types.js" */

/**
 * @param {Say} say
 * @param {string} sentence
 * @param {string} [what] can be done about it
 * @param {() => void} [act]
 */
export const toast = (say, sentence, what, act) => {
  for (const place of all("[data-map-toast]")) {
    const close = () => place.replaceChildren();
    const does = () => {
      close();
      act?.();
    };
    place.replaceChildren(
      make(
        "div",
        { class: "map-toast" },
        make("p", {}, sentence),
        what && act ? button(what, does, { "data-undo": true }) : "",
        button("×", close, { "aria-label": say("close") }),
      ),
    );
  }
};
