/** The entry of Hent fra fil: a file can be dropped, sending it shows how far it is, and what is waited for is asked for. */

import { settings, start } from "../lib/component.js";
import { need } from "../lib/dom.js";
import { sayer } from "../lib/words.js";

const AGAIN = 1500; // milliseconds
const SMALL = 2_000_000; // bytes: what is sent before a number could be read

/** @param {HTMLElement} root */
const file = (root) => {
  const { words, most } = settings(root);
  const say = sayer(words);
  const form = /** @type {HTMLFormElement} */ (root);
  const drop = need("[data-drop]", root);
  const field = /** @type {HTMLInputElement} */ (need('input[name="tabel"]', root));
  const progress = need("[data-progress]", root);
  const tell = (/** @type {string} */ text) => {
    progress.hidden = false;
    progress.textContent = text;
  };
  const isTooLarge = () => {
    const [chosen] = field.files ?? [];
    if (!most || !chosen || chosen.size <= most) return false;
    tell(say("too_large", { most: most / 1_000_000 }));
    return true;
  };
  const over = (/** @type {boolean} */ on) => drop.classList.toggle("is-over", on);
  drop.addEventListener("dragover", (event) => {
    event.preventDefault();
    over(true);
  });
  drop.addEventListener("dragleave", () => over(false));
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    over(false);
    if (!event.dataTransfer?.files.length) return;
    field.files = event.dataTransfer.files;
    isTooLarge();
  });
  field.addEventListener("change", isTooLarge);
  form.addEventListener("submit", (event) => {
    const [chosen] = field.files ?? [];
    const isRefused = isTooLarge();
    if (isRefused || (chosen && chosen.size > SMALL)) event.preventDefault();
    if (isRefused || !chosen || chosen.size <= SMALL) return;
    const request = new XMLHttpRequest();
    request.open("POST", form.action);
    request.upload.onprogress = ({ loaded, total }) =>
      tell(say("sending", { percent: Math.floor((100 * loaded) / total) }));
    request.onload = () => {
      if (request.status < 400) location.assign(request.responseURL);
      else form.submit(); // the page tells what is wrong
    };
    request.onerror = () => form.submit();
    request.send(new FormData(form));
  });
};

/** @param {HTMLElement} root */
const wait = (root) => {
  const look = async () => {
    let isDone = false;
    try {
      const answer = await fetch(root.dataset.asks ?? "");
      isDone = answer.status !== 204;
    } catch {
      // the next time
    }
    if (isDone) location.reload();
    else setTimeout(look, AGAIN);
  };
  need("progress", root);
  setTimeout(look, AGAIN);
};

start("bring-file", file);
start("bring-wait", wait);
