/**
 * One order of undo: the button in the family's head and Ctrl+Z take the newest by time of what this user moved here and
 * what they changed. A change is taken back by its form, a move by how everything stood before it.
 */

import { all, button, isTyping } from "../lib/dom.js";

/** @import { Kort } from "./kort.js" */

const SECOND = 1000; // milliseconds

export class Undo {
  /** @param {Kort} kort */
  constructor(kort) {
    this.kort = kort;
    document.addEventListener("keydown", (event) => this.#onKey(event));
  }

  /** The form that takes back the newest change; undefined where there is none. */
  get #form() {
    const [form] = /** @type {HTMLFormElement[]} */ (all("form.undo[data-at]"));
    return /** @type {HTMLFormElement | undefined} */ (form);
  }

  /** The key of the newest change; empty where there is none. */
  get change() {
    const key = this.#form?.elements.namedItem("aendring");
    return key instanceof HTMLInputElement ? key.value : "";
  }

  /** The newest move, where no change is newer. What tells when it was made knows whole seconds. */
  get #move() {
    const move = this.kort.moves.at(-1);
    const changed = this.#form?.dataset.at;
    if (!move || !changed || this.change === move.change) return move;
    return Math.floor(Date.parse(changed) / SECOND) * SECOND < Date.parse(move.at) ? move : undefined;
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    if (event.key !== "z" || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
    if (isTyping(event.target)) return; // what is typed is undone by the browser
    if (this.take()) event.preventDefault();
  }

  /** Takes back the newest; false where there is nothing. */
  take() {
    if (this.#move) this.kort.move.undo();
    else if (this.#form) this.#form.requestSubmit();
    else return false;
    return true;
  }

  /** The button says what it would take back. */
  draw() {
    for (const old of all("[data-undo-move]")) old.remove();
    const move = this.#move;
    for (const form of all("form.undo[data-at]")) form.hidden = Boolean(move);
    const [place] = all(".family-edits");
    if (!move || !place) return;
    const what = move.sentence.replace(/[.]$/, "");
    const told = this.kort.map.say("undo_this", { what });
    const take = button(`↶ ${told}`, () => this.take(), {
      class: "undo-button",
      "data-undo-move": true,
    });
    place.prepend(take);
  }
}
