/** Answers at a meeting: each is saved at once, and sent again while the server is away. Nothing is kept in the browser. */

import { all, need } from "../lib/dom.js";
import { ask } from "../lib/send.js";

const AGAIN = 2000; // milliseconds
const AWAY = new Set([0, 503]);
const FORM = "application/x-www-form-urlencoded";

/**
 * Whether an address is that of the step that is shown.
 *
 * @param {string} address
 */
const isHere = (address) => {
  const to = new URL(address);
  const step = (/** @type {URL | Location} */ { search }) => new URLSearchParams(search).get("trin");
  return to.pathname === location.pathname && step(to) === step(location);
};

/**
 * Says that the server is away, or that it is there again.
 *
 * @param {HTMLElement} inside
 * @param {boolean} isAway
 */
const tell = (inside, isAway) => {
  const place = need("[data-away-place]", inside);
  place.hidden = !isAway;
  place.textContent = isAway ? (inside.dataset.away ?? "") : "";
};

/**
 * The step as the server answered it.
 *
 * @param {HTMLElement} inside
 * @param {Document} page
 */
const show = (inside, page) => {
  const fresh = need("[data-news]", page);
  inside.replaceChildren(...fresh.childNodes);
  inside.dataset.digest = fresh.dataset.digest;
  listen(inside);
  all("[autofocus]", inside)[0]?.focus();
};

/**
 * Sends what a form says until there is an answer: the same request is done once, however often it comes.
 *
 * @param {HTMLElement} inside
 * @param {string} address
 * @param {URLSearchParams} said
 */
const send = async (inside, address, said) => {
  const { status, page, address: led } = await ask("POST", address, said, FORM);
  if (AWAY.has(status)) {
    tell(inside, true);
    setTimeout(() => void send(inside, address, said), AGAIN);
    return;
  }
  tell(inside, false);
  if (status === 200 && !isHere(led)) location.assign(led);
  else if (page?.querySelector("[data-news]")) {
    if (status === 200) history.replaceState(null, "", led);
    show(inside, page);
  } else location.reload(); // it shows no longer, or nobody is logged in: the page says so
};

/**
 * Takes over the forms of the step.
 *
 * @param {HTMLElement} inside
 */
export const listen = (inside) => {
  for (const form of inside.querySelectorAll("form[data-again]")) {
    if (!(form instanceof HTMLFormElement) || form.dataset.listens) continue;
    form.dataset.listens = "yes";
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const said = new URLSearchParams();
      for (const [name, value] of new FormData(form, event.submitter)) said.append(name, String(value));
      void send(inside, form.action, said);
    });
  }
};
