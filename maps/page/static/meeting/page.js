/** The entry of a meeting that is held: two screens show the same. */

import { start } from "../lib/component.js";
import { all, need } from "../lib/dom.js";
import { ask } from "../lib/send.js";
import { listen, show } from "./answers.js";

const LOOK = 2000; // milliseconds: another screen shows what was said within three seconds

const GONE = new Set([401, 403, 404]);

/**
 * Whether somebody is saying something here that is not sent yet.
 *
 * @param {HTMLElement} inside
 */
const isBusy = (inside) => {
  const { activeElement } = document;
  const fields = /** @type {HTMLInputElement[]} */ (all("input[type=text], input:not([type]), textarea", inside));
  const isChosen = /** @type {HTMLInputElement[]} */ (all("[type=checkbox], [type=radio]", inside)).some(
    (box) => box.checked !== box.defaultChecked,
  );
  const isIn = activeElement instanceof HTMLSelectElement || activeElement instanceof HTMLInputElement;
  return (
    Boolean(inside.dataset.sending) || isIn || isChosen || fields.some((field) => field.value !== field.defaultValue)
  );
};

/**
 * What shows in the room takes the place of what showed; while somebody is saying something here, only what they are not in.
 *
 * @param {HTMLElement} inside
 */
const follow = async (inside) => {
  const { page } = await ask("GET", location.href);
  const now = page?.querySelector("[data-news]");
  if (!(page && now instanceof HTMLElement)) return;
  if (!isBusy(inside)) {
    show(inside, page);
    return;
  }
  for (const old of /** @type {HTMLElement[]} */ (all("[data-live]", inside))) {
    const fresh = now.querySelector(`[data-live="${old.dataset.live}"]`);
    if (fresh && !old.contains(document.activeElement)) old.replaceWith(document.adoptNode(fresh));
  }
  listen(inside); // all of it follows once it is said
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
