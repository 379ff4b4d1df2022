/** A search that narrows the list of families on the page. What is typed stays on the page: it goes into no address. */

import { settings } from "../lib/component.js";
import { all, need } from "../lib/dom.js";
import { contains, sayer } from "../lib/words.js";

/** @param {HTMLElement} root */
export const narrowing = (root) => {
  const say = sayer(settings(root).words);
  const place = need("[data-search]", root);
  const field = /** @type {HTMLInputElement} */ (need("input", place));
  const rows = /** @type {HTMLTableRowElement[]} */ (all("tr[data-case]", root));
  const found = need("[data-found]", root);
  const narrow = () => {
    const wanted = field.value.trim();
    for (const row of rows) row.hidden = !contains(`${row.cells[0].textContent} ${row.dataset.case}`, wanted);
    const shown = rows.filter((row) => !row.hidden).length;
    found.textContent = wanted ? say(shown ? "found" : "nobody", { shown, total: rows.length }) : "";
  };
  place.hidden = false;
  field.addEventListener("input", narrow);
  narrow(); // on the way back a browser puts in what was typed
};
