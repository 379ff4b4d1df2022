/** A fold opens in place: a list of its people at the chip, in the frame that scrolls with it. */

import { all, button, make } from "../lib/dom.js";

/** @import { Chip } from "./chips.js" */
/** @import { FamilyMap } from "./family-map.js" */
/** @import { Shown } from "./state.js" */

const [GAP, MARGIN] = [4, 4]; // pixels
const ONWARDS = Object.freeze({ ArrowDown: 1, ArrowUp: -1 });

export class Folds {
  /** @type {{ chip: Chip, box: HTMLElement } | null} */
  #open = null;

  /** @param {FamilyMap} map */
  constructor(map) {
    this.map = map;
    map.drawing.whenRedrawn(() => this.#put());
  }

  close() {
    this.#open?.box.remove();
    this.#open = null;
  }

  /** A chip was chosen: the list of a fold opens, any other closes. @param {Chip} chip */
  chosen(chip) {
    if (!chip.isFold) this.close();
    else if (this.#open?.chip !== chip) this.#show(chip);
    for (const element of this.#open ? all("[data-one]", this.#open.box) : []) {
      element.setAttribute("aria-pressed", String(element.dataset.one === this.map.store.state.one));
    }
  }

  /** Another day, other filters: the list that is open would say what is no longer so. @param {Shown} shown */
  draw(shown) {
    if (!this.#open) return;
    const { chip, box } = this.#open;
    const listed = all("[data-one]", box).map((element) => element.dataset.one);
    if (chip.isVisible && shown.shownIn(chip.id).join(" ") === listed.join(" ")) return;
    const focused = box.contains(document.activeElement);
    this.close();
    if (focused) this.map.drawing.rove(this.map.drawing.current); // it would be lost with the list
  }

  /** @param {Chip} chip */
  #show(chip) {
    this.close();
    const { say, network, shown, store, frame } = this.map;
    const leave = () => {
      this.close();
      this.map.drawing.rove(chip);
    };
    const one = (/** @type {string} */ id) => {
      const more = { class: "map-button map-small", "data-one": id };
      return make(
        "li",
        {},
        button(network.nameOf(id), () => this.map.choose(chip.id, id), more),
      );
    };
    const box = make(
      "div",
      {
        class: "map-fold",
        role: "dialog",
        "aria-label": `${chip.text?.textContent}, ${network.entries.get(chip.id)?.place}`,
        onkeydown: (/** @type {KeyboardEvent} */ event) => this.#onKey(event, leave),
      },
      make("ul", { class: "map-list" }, ...shown.shownIn(chip.id).map(one)),
      button(say("close"), leave, { class: "map-button map-small" }),
    );
    frame.append(box);
    this.#open = { chip, box };
    this.#put();
    const chosen = box.querySelector(`[data-one="${CSS.escape(store.state.one ?? "")}"]`);
    const target = /** @type {HTMLElement | null} */ (chosen ?? box.querySelector("button"));
    target?.focus({ preventScroll: true });
    box.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  /**
   * @param {KeyboardEvent} event
   * @param {() => void} leave
   */
  #onKey(event, leave) {
    const buttons = this.#open ? all("button", this.#open.box) : [];
    const at = buttons.findIndex((one) => one === document.activeElement);
    const { key } = event;
    if (key === "Escape") leave();
    else if (key === "ArrowDown" || key === "ArrowUp") {
      buttons[(at + ONWARDS[key] + buttons.length) % buttons.length].focus();
    } else if (key === "Home" || key === "End") buttons.at(key === "Home" ? 0 : -1)?.focus();
    else return;
    event.preventDefault();
  }

  /** Below the chip, or above it where the frame ends. */
  #put() {
    if (!this.#open) return;
    const { chip, box } = this.#open;
    const { frame } = this.map;
    const [at, within] = [chip.rect.getBoundingClientRect(), frame.getBoundingClientRect()];
    const left = at.left - within.left + frame.scrollLeft - frame.clientLeft;
    const [above, below] = [at.top, at.bottom].map((y) => y - within.top + frame.scrollTop - frame.clientTop);
    const fits = below + GAP + box.offsetHeight <= frame.scrollHeight || above < box.offsetHeight + GAP;
    const right = frame.scrollLeft + frame.clientWidth - box.offsetWidth - MARGIN;
    box.style.insetInlineStart = `${Math.max(MARGIN, Math.min(left, right))}px`;
    box.style.insetBlockStart = `${fits ? below + GAP : above - box.offsetHeight - GAP}px`;
  }
}
