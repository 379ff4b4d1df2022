/**
 * The network of a family, drawn by vis-network: positions come from the server, and nothing moves by itself. With the
 * filters of the map, which the address carries from one to the other.
 */

import { values } from "../lib/address.js";
import { ComponentError, settings } from "../lib/component.js";
import { all, make, need } from "../lib/dom.js";
import { asked, follow, restore } from "../lib/page-address.js";
import { sayer, sorted } from "../lib/words.js";
import { howManyOfEach } from "../map/sentences.js";
import { Lines } from "./lines.js";
import { EVERYBODY, FreeNetwork } from "./network.js";

/** @import { Wanted } from "./network.js" */

const READABLE = 0.7; // of the size that names have on the map

export class FreeView {
  /** @type {Map<string, boolean>} by state, where it is not as usual */
  #lines = new Map();
  #follows = false;
  #wanted = { ...EVERYBODY };

  /** @param {HTMLElement} root */
  constructor(root) {
    const { vis } = globalThis;
    if (!vis) throw new ComponentError("The free view needs vis-network.");
    const { nodes, edges, options, choices } = settings(root);
    this.network = new FreeNetwork(nodes, edges, choices);
    this.lines = new Lines(edges, getComputedStyle(root).getPropertyValue("--white"));
    this.say = sayer(choices.words);
    this.status = need("#status", root);
    this.data = {
      nodes: new vis.DataSet(this.network.nodes),
      edges: new vis.DataSet(this.network.edges),
    };
    this.#drawOn(need("#explore", root), vis, options);
    this.form = this.#form();
    need("[data-explore-filters]", root).append(this.form);
    restore();
    this.#follows = true;
    this.#draw();
  }

  /**
   * @param {HTMLElement & { exploreData?: object }} place
   * @param {NonNullable<typeof globalThis.vis>} vis
   * @param {object} options
   */
  #drawOn(place, vis, options) {
    const network = new vis.Network(place, { nodes: this.data.nodes, edges: new vis.DataSet([]) }, options);
    this.redraw = () => network.redraw();
    network.on("beforeDrawing", (context) => this.lines.draw(context, this.#isDrawn));
    place.addEventListener("mousemove", ({ clientX, clientY }) => {
      const { left, top } = place.getBoundingClientRect();
      const at = { x: clientX - left, y: clientY - top };
      const isOnBox = network.getNodeAt(at) !== undefined;
      place.title = isOnBox ? "" : this.lines.at(network.DOMtoCanvas(at), network.getScale(), this.#isDrawn);
    });
    network.once("afterDrawing", () => this.#fit(network));
    const listen = (/** @type {boolean} */ on) =>
      network.setOptions({ interaction: { keyboard: { enabled: on, bindToWindow: false } } });
    place.addEventListener("focusin", () => listen(true));
    place.addEventListener("focusout", () => listen(false));
    // A canvas tells nobody what is drawn on it.
    place.exploreData = {
      nodes: this.data.nodes,
      edges: this.data.edges,
      drawn: () => Object.keys(network.getPositions()).length,
    };
  }

  /**
   * Everybody; where names would be too small to be read, the family and who stands next to it.
   *
   * @param {VisNetwork} network
   */
  #fit(network) {
    network.fit({ animation: false });
    if (network.getScale() >= READABLE) return;
    network.fit({ nodes: this.network.choices.members, animation: false });
    network.moveTo({ scale: READABLE });
  }

  /** @param {string} id */
  #isDrawn = (id) => !this.data.edges.get(id)?.hidden;

  #draw() {
    const { network, say } = this;
    const there = network.nodesOf(this.#wanted);
    const drawn = network.edgesOf(this.#wanted, this.#lines, there);
    this.data.nodes.update(network.nodes.map(({ id }) => ({ id, hidden: !there.has(id) })));
    this.data.edges.update(network.edges.map(({ id }) => ({ id, hidden: !drawn.has(id) })));
    this.redraw?.();
    this.#explain(new Set([...drawn].map((id) => `line-${network.choices.edges[id]}`)));
    this.status.textContent = howManyOfEach(
      network.count("actor", there),
      network.count("person", there),
      network.choices.day,
      say,
    );
    if (!this.#follows) return;
    const shown = values(this.#wanted, this.#lines, asked().get("sammenlign") ?? "");
    follow(new URL(location.href), shown, this.#wanted.focus);
  }

  /** The legend holds the kinds of lines that are drawn, and no more. @param {Set<string>} keys */
  #explain(keys) {
    for (const item of all("[data-key^=line-]")) item.hidden = !keys.has(item.dataset.key ?? "");
  }

  #form() {
    const { say, network } = this;
    const { choices, everybody } = network;
    const search = make("input", {
      type: "search",
      "data-filter": "text",
      oninput: () => this.#want("text", search.value.trim()),
    });
    const spheres = ["public", "private"].filter((sphere) => everybody.some((one) => one.sphere === sphere));
    const sectors = choices.sectors.filter(({ id }) => id !== "home");
    return make(
      "form",
      {
        class: "map-controls",
        "aria-label": say("filters"),
        onsubmit: (/** @type {Event} */ event) => event.preventDefault(),
        onreset: () => setTimeout(() => this.#reset()), // after the form has put back what it knows itself
      },
      make("label", { class: "map-field" }, say("search"), search),
      this.#select("focus", this.#people()),
      this.#select(
        "sector",
        sectors.map(({ id, name }) => [id, name]),
      ),
      this.#select(
        "sphere",
        spheres.map((sphere) => [sphere, say(`sphere_${sphere}`)]),
      ),
      this.#select("unit", this.#sorted(everybody.map((one) => one.unit))),
      this.#select("task", this.#sorted(everybody.flatMap((one) => one.tasks))),
      make("button", { type: "reset", class: "map-button" }, say("reset")),
      make(
        "details",
        { class: "map-lines" },
        make("summary", {}, say("lines")),
        make(
          "fieldset",
          { class: "map-states" },
          make("legend", {}, say("lines")),
          ...network.states.map((state) => this.#line(state)),
        ),
      ),
    );
  }

  /** Everybody by name, and folds by what stands on them. @returns {[string, string][]} */
  #people() {
    const { nodes, choices } = this.network;
    const label = (/** @type {string} */ id) => nodes.find((node) => node.id === id)?.label.replace(/\s+/g, " ") ?? id;
    return Object.entries(choices.chips).map(([id, [one, ...more]]) => [id, more.length ? label(id) : one.name]);
  }

  /** @param {string[]} texts @returns {[string, string][]} */
  #sorted(texts) {
    return sorted(texts.filter(Boolean), document.documentElement.lang).map((text) => [text, text]);
  }

  /**
   * @param {keyof Wanted} key
   * @param {[string, string][]} options
   */
  #select(key, options) {
    if (options.length < 2) return "";
    const select = make(
      "select",
      { "data-filter": key, onchange: () => this.#want(key, select.value) },
      make("option", { value: "" }, this.say("every")),
      ...options.map(([value, text]) => make("option", { value }, text)),
    );
    return make("label", { class: "map-field" }, this.say(key), select);
  }

  /** @param {string} state */
  #line(state) {
    const box = make("input", {
      type: "checkbox",
      checked: this.network.isUsual(state),
      "data-state-filter": state,
      onchange: () => {
        this.#lines.set(state, box.checked);
        this.#draw();
      },
    });
    return make("label", { class: "map-check" }, box, this.say(`state_${state}`));
  }

  /**
   * @param {keyof Wanted} key
   * @param {string} value
   */
  #want(key, value) {
    this.#wanted[key] = value;
    this.#draw();
  }

  #reset() {
    this.#wanted = { ...EVERYBODY };
    this.#lines.clear();
    for (const box of /** @type {HTMLInputElement[]} */ (all("[data-state-filter]", this.form))) {
      box.checked = this.network.isUsual(box.dataset.stateFilter ?? "");
    }
    this.#draw();
  }
}
