/**
 * On a page of the server: a chip is put elsewhere, by dragging or by buttons, and stays there. The server lets it go as
 * near as its own part of the map lets it, where others may give way, and draws the lines anew; the new drawing takes the
 * place of the old one, and all else stays as the reader had it.
 */

import { ComponentError } from "../lib/component.js";
import { button, make } from "../lib/dom.js";
import { send } from "../lib/send.js";
import { Drag } from "./drag.js";
import { toast } from "./toast.js";

/** @import { Chip } from "./chips.js" */
/** @import { Kort } from "./kort.js" */

const STEP = 60; // units of the drawing for a press of a button
const FORM = "form[data-map-places]";
/** @type {[string, string, number, number][]} */
const WAYS = [
  ["←", "left", -STEP, 0],
  ["→", "right", STEP, 0],
  ["↑", "up", 0, -STEP],
  ["↓", "down", 0, STEP],
];

export class Move {
  #waiting = 0;
  /** When the server last answered. */
  #at = "";

  /** @param {Kort} kort */
  constructor(kort) {
    this.kort = kort;
    this.attach();
  }

  get map() {
    return this.kort.map;
  }

  /** Begins on the map as it is now. */
  attach() {
    const form = document.querySelector(FORM);
    if (!(form instanceof HTMLFormElement)) throw new ComponentError(`There is no ${FORM} on the page.`);
    this.form = form;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#change(form.action, null, () => this.map.say("arranged"));
    });
    this.drag = new Drag(this.map, (chip, right, down) => this.#put(chip, right, down));
    this.map.details.extras.push((chip) => this.#mover(chip));
  }

  /** What tells how everything stands on the page. */
  get stands() {
    return this.form?.dataset.mapStands ?? "";
  }

  /** @param {string} id of a chip */
  #mover(id) {
    const { say, drawing } = this.map;
    const chip = drawing.byId.get(id);
    return make(
      "div",
      { class: "map-tools map-mover", role: "group", "aria-label": say("move") },
      make("span", {}, say("move")),
      ...WAYS.map(([sign, key, right, down]) =>
        button(sign, () => chip && this.#put(chip, right, down), {
          "aria-label": `${say("move")}: ${say(key)}`,
          title: say("move_hint"),
          "data-move": key,
        }),
      ),
    );
  }

  /**
   * @param {Chip} chip
   * @param {number} right
   * @param {number} down
   */
  #put(chip, right, down) {
    const { x, y } = chip.box;
    const address = this.#said.mapPlaces ?? "";
    return this.#change(address, { chip: chip.id, right, down }, () => {
      const name = chip.text?.textContent ?? this.map.network.nameOf(chip.id);
      return this.map.say(x === chip.box.x && y === chip.box.y ? "stayed" : "moved", { name });
    });
  }

  /** Lets everything stand as it did before the newest move. */
  undo() {
    const move = this.kort.moves.pop();
    if (!move) return;
    void this.#ask(this.#said.mapBack ?? "", { places: move.places }, () => this.map.say("undone"), "not_undone");
  }

  /** What the page says of its places. */
  get #said() {
    return this.form?.dataset ?? {};
  }

  /**
   * A change that can be taken back.
   *
   * @param {string} address
   * @param {object | null} body
   * @param {() => string} sentence
   */
  async #change(address, body, sentence) {
    const { say } = this.map;
    const before = this.#said.mapNow ?? "";
    await this.#ask(address, body, sentence, "not_moved");
    if ((this.#said.mapNow ?? "") === before) return;
    this.kort.moves.push({ places: before, at: this.#at, change: this.kort.undo.change, sentence: sentence() });
    this.kort.undo.draw();
    toast(say, sentence(), say("undo"), () => this.undo());
  }

  /**
   * @param {string} address
   * @param {object | null} body
   * @param {() => string} sentence what is told when it is done
   * @param {string} failed the key of what is told when it is not
   */
  async #ask(address, body, sentence, failed) {
    this.#waiting += 1;
    this.map.frame.setAttribute("aria-busy", "true");
    try {
      await this.kort.inTurn(() => this.#answered(address, body, sentence, failed));
    } catch {
      location.reload();
    }
    this.kort.undo.draw();
  }

  /**
   * @param {string} address
   * @param {object | null} body
   * @param {() => string} sentence
   * @param {string} failed
   */
  async #answered(address, body, sentence, failed) {
    const { page, at } = await send(address, body);
    this.#at = at;
    this.#waiting -= 1;
    if (!this.#waiting) this.map.frame.removeAttribute("aria-busy"); // else a chip could be taken before it is redrawn
    const drawn = page?.querySelector("svg[data-map]");
    if (!page || !(drawn instanceof SVGSVGElement)) {
      this.map.redraw();
      this.map.tell(this.map.say(failed));
      return;
    }
    const form = /** @type {HTMLElement | null} */ (page.querySelector(FORM));
    this.drag?.letGo(); // a chip that is held meanwhile now stands elsewhere
    if (form?.dataset.mapTold !== this.#said.mapTold) {
      await this.kort.refresh(); // somebody changed the family meanwhile
      return;
    }
    Object.assign(this.#said, { ...form?.dataset });
    const reset = this.form?.querySelector("button");
    if (reset) reset.hidden = !this.#said.mapNow;
    this.map.takeOver(drawn, page);
    this.map.tell(sentence());
  }
}
