/**
 * Kort as somebody works on it: the map, the forms beside it, and one order of undo. What was saved follows in place: the
 * server's page takes the place of the one that is open, and what the reader looks at stays as they had it.
 */

import { all, need } from "../lib/dom.js";
import { startMenus } from "../lib/menu.js";
import { ask } from "../lib/send.js";
import { addAdding } from "./adding.js";
import { Beside } from "./beside.js";
import { FamilyMap } from "./family-map.js";
import { followAddress } from "./follow.js";
import { offerForms } from "./forms.js";
import { addJoining } from "./joining.js";
import { kept, restored } from "./kept.js";
import { Move } from "./move.js";
import { followQuestion, offerQuestions } from "./question.js";
import { addRights } from "./rights.js";
import { addRoom } from "./room.js";
import { addTalking } from "./talking.js";
import { Undo } from "./undo.js";

/**
 * A move: how all stood before it, when it was made, and which change was the newest then.
 *
 * @typedef {{ places: string, at: string, change: string, sentence: string }} Moved
 */

/**
 * What of the page tells of the family is put in the place of what did; nothing else of it changes.
 *
 * @param {Document} page
 */
const exchange = (page) => {
  for (const part of [".family-head", "main"]) {
    const [here, there] = [document, page].map((one) => one.querySelector(part));
    if (!here || !there) continue; // the screen of the meeting room has no head
    here.replaceChildren(...there.childNodes);
    startMenus(here);
  }
  for (const name of ["holds", "family"]) {
    const value = page.body.dataset[name];
    if (value !== undefined) document.body.dataset[name] = value;
  }
  const blocks = all("script[type='application/json']", page);
  for (const block of blocks) document.getElementById(block.id)?.replaceWith(block);
};

export class Kort {
  /** What was moved and can be taken back, the newest last. @type {Moved[]} */
  moves = [];
  /** One after the other. @type {Promise<unknown>} */
  #last = Promise.resolve();

  /** @param {HTMLElement} root what holds the map */
  constructor(root) {
    this.root = root;
    this.undo = new Undo(this);
    this.map = new FamilyMap(root);
    this.#begin();
    this.move = new Move(this);
    this.forms = new Beside(this);
    this.#offer();
    followQuestion(this.map);
  }

  #begin() {
    const { map } = this;
    followAddress(map);
    addRights(map);
    addRoom(map);
    offerQuestions(map);
    offerForms(map);
    addTalking(map);
    addJoining(this);
  }

  /** What changes the family is offered where the page has it. */
  #offer() {
    this.forms.attach();
    addAdding(this);
    this.undo.draw();
  }

  /**
   * What asks the server is done one after the other.
   *
   * @template T
   * @param {() => Promise<T>} act
   * @returns {Promise<T>}
   */
  inTurn(act) {
    const turn = this.#last.then(act);
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  /** The page as the server has it now takes the place of the one that is open; one that cannot be had is asked for whole. */
  async refresh() {
    const { page } = await ask("GET", location.href);
    if (page?.querySelector("svg[data-map]")) this.takeOver(page);
    else location.reload();
  }

  /**
   * Another page of the same map takes the place of this one: day, filters, choice, zoom and focus stay.
   *
   * @param {Document} page
   * @param {Element | null} [opener] what has the focus again, where a form had it
   */
  takeOver(page, opener = document.activeElement) {
    const before = kept(this.map, opener);
    this.map.end();
    exchange(page);
    this.map = new FamilyMap(this.root);
    this.#begin();
    this.move.attach();
    this.#offer();
    restored(this.map, before);
    if (document.querySelector(".map-panel .receipt")) need("#panel").scrollTop = 0; // what was saved is seen
    this.map.tell(document.querySelector(".receipt p")?.textContent?.trim() ?? this.map.counted());
  }
}
