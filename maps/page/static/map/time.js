/** The map in time: a slider over the moments on which something changed, its marks, steps and play. */

import { all, button, make } from "../lib/dom.js";
import { Player } from "./player.js";

/** @import { Changes } from "./changes.js" */
/** @import { FamilyMap } from "./family-map.js" */
/** @import { State } from "./types.js" */

const [LOWEST, A_CHANGE, HIGHEST] = [6, 2, 18]; // of a mark, in pixels

export class Time {
  /**
   * @param {FamilyMap} map
   * @param {Changes} changes
   */
  constructor(map, changes) {
    this.map = map;
    this.changes = changes;
    const { say } = map;
    this.player = new Player(say, {
      go: (at) => this.#go(at),
      next: () => changes.after(this.#moment),
      isLast: () => this.#moment === changes.last,
      isAtEnd: () => this.#moment >= map.scene.own, // what is to come is no course to play
    });
    this.slider = make("input", {
      type: "range",
      id: "map-moment",
      min: 0,
      max: changes.last,
      step: 1,
      value: this.#moment,
      class: "map-slider",
      "aria-label": say("moment"),
      oninput: () => this.#jump(Number(this.slider.value)),
    });
    const step = (/** @type {string} */ key, /** @type {string} */ text, /** @type {() => number} */ to, sign = text) =>
      button(sign, () => this.#jump(to()), { "data-step": key, "aria-label": text, title: text });
    this.back = step("before", say("before"), () => changes.before(this.#moment), "◀");
    this.on = step("after", say("after"), () => changes.after(this.#moment), "▶");
    const { own, moments } = map.scene;
    this.home = step("own", say("to_own", { day: moments[own].said }), () => own);
    this.list = this.#list();
    this.#build();
    this.#listen();
    this.#draw(map.store.state);
  }

  get #moment() {
    return this.map.store.state.moment;
  }

  /** @param {number} at */
  #go(at) {
    if (at === this.#moment) return;
    this.map.moveTo(at);
    this.map.tell(this.map.counted(), this.changes.storyAt(at));
  }

  /** Goes where somebody asks to, which ends play. @param {number} at */
  #jump(at) {
    this.player.stop();
    this.#go(at);
  }

  #ticks() {
    const { changes, map } = this;
    return changes.stops.map((at) => {
      const tick = make("span", {
        class: `map-tick${at > map.scene.own ? " is-to-come" : ""}`,
        title: changes.nameAt(at),
        onclick: () => this.#jump(at),
      });
      tick.style.insetInlineStart = `${(100 * at) / changes.last}%`;
      tick.style.blockSize = `${Math.min(HIGHEST, LOWEST + A_CHANGE * changes.count(at))}px`;
      return tick;
    });
  }

  /** All days with changes, each with what it was. */
  #list() {
    const { changes, map } = this;
    const { scene } = map;
    const entry = (/** @type {number} */ at) => {
      const more = { class: "map-button map-small", "data-moment": at };
      return make(
        "li",
        {},
        button(changes.nameAt(at), () => this.#jump(at), more),
        make("span", {}, ` ${changes.storyAt(at)}`),
      );
    };
    return make(
      "details",
      { class: "map-changes" },
      make("summary", {}, map.say("all_changes", { count: changes.stops.length })),
      scene.step === "day"
        ? ""
        : make("p", { class: "map-step" }, map.say("gathered", { step: map.say(`step_${scene.step}`) })),
      make("ol", {}, ...changes.stops.map(entry)),
    );
  }

  #build() {
    const { say } = this.map;
    this.map.place(
      "time",
      make(
        "div",
        { class: "map-time", role: "group", "aria-label": say("time") },
        this.back,
        make(
          "div",
          { class: "map-track" },
          make("div", { class: "map-ticks", "aria-hidden": "true" }, ...this.#ticks()),
          this.slider,
        ),
        this.on,
        this.player.button,
        this.home,
      ),
    );
    for (const place of all("[data-map-days]", this.map.root)) place.replaceChildren(this.list);
  }

  #listen() {
    const { changes, map } = this;
    map.store.subscribe((state, before) => {
      if (state.moment === before.moment) return;
      this.#draw(state);
      this.#name(state);
    });
    map.svg.addEventListener("keydown", (event) => {
      if (event.key !== "," && event.key !== ".") return;
      this.#jump(event.key === "," ? changes.before(this.#moment) : changes.after(this.#moment));
      event.preventDefault();
    });
  }

  /** @param {State} state */
  #draw({ moment }) {
    const name = this.changes.nameAt(moment);
    this.slider.value = String(moment);
    this.slider.setAttribute("aria-valuetext", name);
    this.back.disabled = moment === 0;
    this.on.disabled = moment === this.changes.last;
    this.home.hidden = moment === this.map.scene.own;
    for (const element of all("[data-moment]", this.list)) {
      element.setAttribute("aria-current", String(Number(element.dataset.moment) === moment));
    }
  }

  /** The texts of the page that name its day. @param {State} state */
  #name({ moment }) {
    const { say, scene } = this.map;
    for (const element of all("[data-day]")) {
      element.textContent = say("on_day", { day: scene.moments[moment].said });
    }
    for (const element of all("[data-question-count]")) {
      element.textContent = String(this.map.shown.findings.length);
    }
  }
}
