/** The controls that say who and which lines are wanted. */

import { all, button, make } from "../lib/dom.js";
import { sorted } from "../lib/words.js";

/** @import { FamilyMap } from "./family-map.js" */
/** @import { Network } from "./network.js" */
/** @import { Say, State, Wanted } from "./types.js" */

/** @typedef {[string, string][]} Options values with their names */
/** @typedef {Record<"sphere" | "sector" | "unit" | "task" | "focus", Options>} Choices */

/**
 * What can be chosen: no more than there ever is.
 *
 * @param {Network} network
 * @param {Say} say
 * @param {string} language
 * @returns {Choices}
 */
export const choices = (network, say, language) => {
  const { scene, outside } = network;
  const same = (/** @type {string[]} */ texts) =>
    /** @type {Options} */ (sorted(texts, language).map((text) => [text, text]));
  const spheres = ["public", "private"].filter((sphere) =>
    outside.some((entry) => entry.public === (sphere === "public")),
  );
  const sectors = scene.sectors.filter(({ id }) => outside.some((entry) => entry.sector === id));
  return {
    sphere: spheres.map((sphere) => [sphere, say(`sphere_${sphere}`)]),
    sector: sectors.map(({ id, name }) => [id, name]),
    unit: same(scene.chips.flatMap((entry) => entry.units)),
    task: same(scene.chips.flatMap((entry) => entry.tasks.map(([, task]) => task))),
    focus: scene.chips.filter((entry) => entry.kind !== "fold").map(({ id, name }) => [id, name]),
  };
};

const WORKS = new Set(["present", "team", "coordinates", "planned", "private"]);

/** Which states of lines say what works, and which are asked about; who helps whom is neither. */
const KINDS_OF_LINES = Object.freeze({
  works: (/** @type {string} */ state) => WORKS.has(state),
  asked: (/** @type {string} */ state) => !WORKS.has(state) && state !== "engagement",
  all: (/** @type {string} */ state) => state !== "engagement",
});
const LINES_THAT = /** @type {(keyof typeof KINDS_OF_LINES)[]} */ (Object.keys(KINDS_OF_LINES));

export class Filters {
  /** @param {FamilyMap} map */
  constructor(map) {
    this.map = map;
    this.options = choices(map.network, map.say, document.documentElement.lang);
    this.form = this.#form();
    map.place("controls", this.form);
  }

  #form() {
    const { say, network } = this.map;
    const { states } = network;
    const search = make("input", {
      type: "search",
      "data-filter": "text",
      oninput: () => this.map.filter({ text: search.value.trim() }),
    });
    const kinds = make(
      "div",
      { class: "map-tools", role: "group", "aria-label": say("lines") },
      ...LINES_THAT.map((kind) => this.#kind(kind)),
    );
    const lines = make(
      "fieldset",
      { class: "map-states" },
      make("legend", {}, say("lines")),
      kinds,
      ...states.filter((state) => state !== "engagement").map((state) => this.#line(state)),
    );
    return make(
      "form",
      {
        class: "map-controls",
        onsubmit: (/** @type {Event} */ event) => event.preventDefault(),
        "aria-label": say("filters"),
      },
      make("label", { class: "map-field" }, say("search"), search),
      this.#select("focus"),
      this.#select("sector"),
      states.includes("engagement") ? this.#line("engagement", say("show_help")) : "",
      make("div", { class: "map-more" }, this.#select("sphere"), this.#select("unit"), this.#select("task")),
      states.length ? lines : "",
      button(say("reset"), () => this.map.reset(), { "data-reset": true }),
    );
  }

  /** @param {keyof Choices} key */
  #select(key) {
    const { say } = this.map;
    const options = this.options[key];
    if (!options.length || (options.length === 1 && key !== "focus")) return "";
    const select = make(
      "select",
      { "data-filter": key, onchange: () => this.map.filter({ [key]: select.value }) },
      make("option", { value: "" }, say("every")),
      ...options.map(([value, text]) => make("option", { value }, text)),
    );
    return make("label", { class: "map-field" }, say(key), select);
  }

  /**
   * What works, what is asked, or all as it comes: with how many lines of it there are.
   *
   * @param {keyof typeof KINDS_OF_LINES} kind
   */
  #kind(kind) {
    const { map } = this;
    const count = map.network.edges.filter(({ state }) => KINDS_OF_LINES[kind](state)).length;
    return button(
      map.say(`lines_${kind}`, { count }),
      () => map.showOnly(kind === "all" ? null : KINDS_OF_LINES[kind]),
      {
        "data-lines": kind,
      },
    );
  }

  /**
   * A kind of line, to be put on or off.
   *
   * @param {string} state
   * @param {string} [text]
   */
  #line(state, text = this.map.say(`state_${state}`)) {
    const box = make("input", {
      type: "checkbox",
      checked: this.map.network.isUsual(state),
      "data-state-filter": state,
      onchange: () => this.map.showLines(state, box.checked),
    });
    return make("label", { class: "map-check" }, box, text);
  }

  /**
   * What is filtered by, each with what takes it back.
   *
   * @param {State} state
   * @returns {[string, () => void][]}
   */
  #active({ wanted, lines }) {
    const { map, options } = this;
    const named = (/** @type {string} */ key, /** @type {string} */ value) =>
      options[/** @type {keyof Choices} */ (key)]?.find(([id]) => id === value)?.[1] ?? value;
    const filters = Object.entries(wanted).filter(([, value]) => value);
    return [
      ...filters.map(
        ([key, value]) =>
          /** @type {[string, () => void]} */ ([
            `${map.say(key === "text" ? "search" : key)}: ${named(key, value)}`,
            () => map.filter({ [key]: "" }),
          ]),
      ),
      ...[...lines].map(
        ([state, on]) =>
          /** @type {[string, () => void]} */ ([
            `${on ? "+" : "−"} ${map.say(`state_${state}`)}`,
            () => map.showLines(state, !on),
          ]),
      ),
    ];
  }

  /** @param {State} state */
  #tag(state) {
    const { map } = this;
    const active = this.#active(state);
    const tag = (/** @type {[string, () => void]} */ [what, takeBack]) =>
      button(`${what} ×`, takeBack, { class: "map-button map-small", "aria-label": map.say("remove", { what }) });
    for (const place of all("[data-map-tags]", map.root)) place.replaceChildren(...active.map(tag));
    for (const place of all("[data-map-filter-count]", map.root)) {
      place.textContent = active.length ? map.say("filter_count", { count: active.length }) : "";
    }
  }

  /** The controls say what is wanted, whoever wanted it. @param {State} state */
  draw(state) {
    const { wanted, lines } = state;
    this.#tag(state);
    for (const control of /** @type {HTMLInputElement[]} */ (all("[data-filter]", this.form))) {
      const value = wanted[/** @type {keyof Wanted} */ (control.dataset.filter)];
      if (control.value.trim() !== value) control.value = value;
    }
    for (const box of /** @type {HTMLInputElement[]} */ (all("[data-state-filter]", this.form))) {
      const state = box.dataset.stateFilter ?? "";
      box.checked = lines.get(state) ?? this.map.network.isUsual(state);
    }
  }
}
