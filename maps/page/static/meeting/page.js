/** The entry of a meeting that is held: two screens show the same. */

import { start } from "../lib/component.js";
import { all, need } from "../lib/dom.js";
import { ask } from "../lib/send.js";
import { listen } from "./answers.js";

const LOOK = 2000; // milliseconds: another screen shows what was said within three seconds

/**
 * What others said takes its place; what is being typed here stays.
 *
 * @param {HTMLElement} inside
 */
const follow = async (inside) => {
  const { page } = await ask("GET", location.href);
  const now = page?.querySelector("[data-news]");
  if (!(now instanceof HTMLElement)) return;
  for (const old of /** @type {HTMLElement[]} */ (all("[data-live]", inside))) {
    const fresh = now.querySelector(`[data-live="${old.dataset.live}"]`);
    if (fresh && !old.contains(document.activeElement)) old.replaceWith(document.adoptNode(fresh));
  }
  inside.dataset.digest = now.dataset.digest;
  listen(inside);
};

/** @param {HTMLElement} root */
const meeting = (root) => {
  const inside = need("[data-news]", root);
  const look = async () => {
    try {
      const answer = await fetch(inside.dataset.news ?? "");
      if (answer.status === 200 && (await answer.json()).digest !== inside.dataset.digest) await follow(inside);
    } catch {
      // the next time
    }
    setTimeout(look, LOOK);
  };
  listen(inside);
  setTimeout(look, LOOK);
};

start("meeting", meeting);
