/** Answers at a meeting: each is saved at once, and sent again while the server is away. Nothing is kept in the browser. */

import { all, need } from "../lib/dom.js";
import { ask } from "../lib/send.js";

const AGAIN = 2000; // milliseconds
const AWAY = new Set([0, 502, 503, 504]);
const TYPED = "input[type=text], input:not([type]), textarea";
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
 * Says that the server is away, or refuses; nothing where all is well.
 *
 * @param {HTMLElement} inside
 * @param {string} [text]
 */
const tell = (inside, text = "") => {
  const place = need("[data-away-place]", inside);
  place.hidden = !text;
  place.textContent = text;
};

/**
 * What was typed after it was sent, by the id of its field.
 *
 * @param {HTMLElement} inside
 */
const typedSince = (inside) => {
  const fields = /** @type {HTMLInputElement[]} */ (all(TYPED, inside));
  const changed = fields.filter(
    (field) => field.id && field.dataset.sent !== undefined && field.value !== field.dataset.sent,
  );
  return changed.map((field) => /** @type {const} */ ([field.id, field.value]));
};

/**
 * The step as the server answered it, with what was typed meanwhile.
 *
 * @param {HTMLElement} inside
 * @param {Document} page
 */
export const show = (inside, page) => {
  const fresh = need("[data-news]", page);
  const typed = typedSince(inside);
  inside.replaceChildren(...fresh.childNodes);
  for (const [id, value] of typed) {
    const field = document.getElementById(id);
    if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) field.value = value;
  }
  inside.dataset.digest = fresh.dataset.digest;
  listen(inside);
};

/**
 * Sends what a form says until there is an answer: the same request is done once, however often it comes.
 *
 * @param {HTMLElement} inside
 * @param {HTMLFormElement} form
 * @param {HTMLElement | null} by
 * @param {URLSearchParams} said
 */
const send = async (inside, form, by, said) => {
  const { status, page, address: led } = await ask("POST", form.action, said, FORM);
  if (AWAY.has(status)) {
    tell(inside, inside.dataset.away);
    setTimeout(() => void send(inside, form, by, said), AGAIN);
    return;
  }
  delete inside.dataset.sending;
  tell(inside, status === 403 ? inside.dataset.refused : "");
  if (status === 403) return;
  if (status === 200 && page?.querySelector("[data-news]") && !isHere(led)) location.assign(led);
  else if (page?.querySelector("[data-news]")) {
    if (status === 200) history.replaceState(null, "", led);
    show(inside, page);
    all("[autofocus]", inside)[0]?.focus();
  } else {
    form.dataset.plain = "yes"; // nobody is logged in, say: the page that comes keeps what was typed
    form.requestSubmit(by);
  }
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
      if (form.dataset.plain) return;
      event.preventDefault();
      if (inside.dataset.sending) return; // one after the other: what was sent is waited for
      inside.dataset.sending = "yes";
      const said = new URLSearchParams();
      for (const [name, value] of new FormData(form, event.submitter)) said.append(name, String(value));
      for (const field of /** @type {HTMLInputElement[]} */ (all(TYPED, form))) field.dataset.sent = field.value;
      void send(inside, form, event.submitter, said);
    });
  }
};
