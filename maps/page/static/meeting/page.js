/** The entry of a meeting that is held: two screens show the same. */

import { start } from "../lib/component.js";
import { all, need } from "../lib/dom.js";
import { ask } from "../lib/send.js";
import { listen } from "./answers.js";

const LOOK = 2000; // milliseconds: another screen shows what was said within three seconds

const GONE = new Set([401, 403, 404]);

/**
 * What others said takes its place; what is being typed here stays.
 *
 * @param {HTMLElement} inside
 */
const follow = async (inside) => {
  const { page } = await ask("GET", location.href);
  const now = page?.querySelector("[data-news]");
  if (!(now instanceof HTMLElement)) return;
  let isAll = true;
  for (const old of /** @type {HTMLElement[]} */ (all("[data-live]", inside))) {
    const fresh = now.querySelector(`[data-live="${old.dataset.live}"]`);
    const isBusy = old.contains(document.activeElement);
    if (fresh && !isBusy) old.replaceWith(document.adoptNode(fresh));
    isAll &&= !isBusy;
  }
  if (isAll) inside.dataset.digest = now.dataset.digest; // what somebody is in follows the next time
  listen(inside);
};

/** @param {HTMLElement} root */
const meeting = (root) => {
  const inside = need("[data-news]", root);
  const look = async () => {
    try {
      const answer = await fetch(inside.dataset.news ?? "");
      if (GONE.has(answer.status)) location.reload(); // it shows no longer: the page says so
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
