/** The address of the page that is open: written while somebody looks about, and read when the page is made. */

import { carrying, FILTERS, linesIn } from "./address.js";
import { all } from "./dom.js";

const LATER = 1000; // milliseconds

/** What the page was asked for with. */
export const asked = () => new URL(location.href).searchParams;

/** @type {ReturnType<typeof setTimeout> | undefined} */
let due;

/**
 * @param {URL} url
 * @param {string} around
 */
const write = (url, around) => {
  clearTimeout(due);
  if (url.href === location.href && around === (history.state?.around ?? "")) return;
  try {
    history.replaceState({ around }, "", url);
  } catch {
    due = setTimeout(() => write(url, around), LATER); // a browser that has had enough of it for the moment
  }
};

/**
 * The address, and all that leads from here and back, say what is shown. Whose surroundings are shown stands in no
 * address: a reload and the way back know it by the history's entry.
 *
 * @param {URL} from
 * @param {Record<string, string>} shown
 * @param {string} around
 */
export const follow = (from, shown, around) => {
  const url = carrying(from, shown);
  write(url, around);
  for (const link of /** @type {HTMLAnchorElement[]} */ (all("a[data-with-filters]"))) {
    link.href = carrying(new URL(link.href), shown).href;
  }
  for (const link of /** @type {HTMLAnchorElement[]} */ (all(".app-language a"))) {
    const to = new URL(link.href);
    to.searchParams.set("til", url.pathname + url.search);
    link.href = to.href;
  }
  for (const form of all("form.day-form")) {
    for (const name of Object.keys(shown)) {
      for (const input of all(`input[type=hidden][name=${name}]`, form)) input.remove();
    }
    for (const [name, value] of Object.entries(shown)) {
      if (value) form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
    }
  }
};

/**
 * Chooses a value, if the control has it.
 *
 * @param {HTMLSelectElement | null} control
 * @param {string | null | undefined} value
 */
export const choose = (control, value) => {
  if (!value || !control || ![...control.options].some((option) => option.value === value)) return;
  control.value = value;
  control.dispatchEvent(new Event("change"));
};

/**
 * @param {string} state
 * @param {boolean} on
 */
const switchLine = (state, on) => {
  const selector = `[data-state-filter="${CSS.escape(state)}"]`;
  const box = /** @type {HTMLInputElement | null} */ (document.querySelector(selector));
  if (!box || box.checked === on) return;
  box.checked = on;
  box.dispatchEvent(new Event("change"));
};

/** From the address to what is shown: by the controls, which know what there is. */
export const restore = () => {
  const wanted = asked();
  for (const [name, key] of Object.entries(FILTERS)) {
    choose(document.querySelector(`select[data-filter="${key}"]`), wanted.get(name));
  }
  choose(document.querySelector('select[data-filter="focus"]'), history.state?.around);
  for (const [state, on] of linesIn(wanted.get("streger"))) switchLine(state, on);
};
