/** The entry of a family's pages that hold no map. */

import { all, isTyping } from "../lib/dom.js";
import { startMenus } from "../lib/menu.js";
import { startForms } from "../lib/partial-date.js";

startMenus();
startForms();
// Ctrl+Z outside text fields is the one button that takes back the newest change.
document.addEventListener("keydown", (event) => {
  if (event.key !== "z" || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
  const [form] = /** @type {HTMLFormElement[]} */ (all("form.undo[data-at]"));
  if (!form || isTyping(event.target)) return;
  event.preventDefault();
  form.requestSubmit();
});
