/**
 * The family map, brought to life: what is shown of it, details, findings, keys, time. No library and no call to a
 * server: the pages and a map saved as one file carry these same components. They change only what is shown, and put in
 * texts as text alone.
 */

import { ComponentError, settings } from "../lib/component.js";
import { all, need } from "../lib/dom.js";
import { sayer } from "../lib/words.js";
import { Store } from "../lib/store.js";
import { Changes } from "./changes.js";
import { Compare } from "./compare.js";
import { Course } from "./course.js";
import { Details } from "./details.js";
import { Drawing } from "./drawing.js";
import { EVERYBODY } from "./filter.js";
import { Filters } from "./filters.js";
import { Folds } from "./folds.js";
import { addKeys } from "./keys.js";
import { edgeOf } from "./lines.js";
import { Lists } from "./lists.js";
import { Network } from "./network.js";
import { counted, limits, statementOf } from "./sentences.js";
import { Sheet } from "./sheet.js";
import { addShowers } from "./shower.js";
import { initial, movedTo, Shown } from "./state.js";
import { Time } from "./time.js";
import { addZoom } from "./zoom.js";

/** @import { Chip } from "./chips.js" */
/** @import { Finding, Scene, State, Wanted } from "./types.js" */

export class FamilyMap {
  /** Aborted when another map takes the place of this one: what listens on the page must end with it. */
  #ended = new AbortController();

  /** @param {HTMLElement} root what holds the map and all that is told of it */
  constructor(root) {
    const svg = root.querySelector("svg[data-map]");
    if (!(svg instanceof SVGSVGElement)) throw new ComponentError("The root of a family map holds no drawing of one.");
    this.svg = svg;
    this.root = root;
    this.frame = need("[data-map-frame]", root);
    /** @type {Scene} */
    this.scene = settings(root);
    this.say = sayer(this.scene.words);
    const paths = /** @type {SVGPathElement[]} */ (all("path[data-kind=edge]", svg));
    this.network = new Network(
      this.scene,
      paths.map((path) => edgeOf(path, this.scene)),
    );
    this.store = new Store(initial(this.scene));
    this.shown = new Shown(this.network, this.store.state);
    this.drawing = new Drawing(svg, this.network);
    this.lists = new Lists(svg);
    this.details = new Details(root.querySelector("#detaljer"), this);
    this.status = root.querySelector("#status");
    this.zoom = addZoom(this);
    this.#compose();
  }

  #compose() {
    this.filters = new Filters(this);
    this.sheet = new Sheet(this);
    this.folds = new Folds(this);
    const course = /** @type {HTMLElement | null} */ (this.root.querySelector("[data-course]"));
    this.course = course && new Course(this, course);
    this.store.subscribe((state, before) => {
      this.shown = new Shown(this.network, state);
      this.#draw(before);
      this.details.draw(this.shown);
    });
    addShowers(this);
    if (this.scene.moments.length > 1) {
      const changes = new Changes(this.network, this.say);
      this.time = new Time(this, changes);
      this.compare = new Compare(this, changes);
    }
    addKeys(this, this.zoom.keys);
    this.clear();
    this.frame.scrollLeft = (this.frame.scrollWidth - this.frame.clientWidth) / 2;
    this.course?.scrollToEnd();
  }

  /** What listens on the page itself goes by this. */
  get ended() {
    return this.#ended.signal;
  }

  /** Nothing on the page listens for this map any more. */
  end() {
    this.time?.player.stop();
    this.#ended.abort();
  }

  /** @param {State} before */
  #draw(before) {
    this.lists.draw(this.shown);
    this.drawing.draw(this.shown);
    this.filters?.draw(this.shown.state);
    this.sheet?.draw(this.shown);
    this.folds?.draw(this.shown);
    this.course?.draw(this.shown.state, before);
    this.compare?.draw(this.shown);
  }

  /**
   * The server's new drawing of the same network takes the place of the old one.
   *
   * @param {SVGSVGElement} drawn
   * @param {Document} page that it stands on
   */
  takeOver(drawn, page) {
    this.scene.sheet = settings(need(`[data-module="${this.root.dataset.module}"]`, page), page).sheet;
    this.drawing.replace(drawn);
    this.redraw();
  }

  /** Draws what is shown anew. */
  redraw() {
    this.#draw(this.store.state);
  }

  /**
   * Puts in what a component made, where the page has a place for it.
   *
   * @param {string} name
   * @param {...Node} inside
   */
  place(name, ...inside) {
    need(`[data-map-${name}]`, this.root).replaceChildren(...inside);
  }

  /**
   * Tells those who listen.
   *
   * @param {...string} sentences
   */
  tell(...sentences) {
    if (this.status) this.status.textContent = sentences.filter(Boolean).join(" ");
  }

  counted() {
    return counted(this.shown, this.say);
  }

  limits() {
    return limits(this.store.state, this.filters?.options ?? {}, this.say);
  }

  /** @param {Shown} shown whose choice is named */
  nameOfChoice({ network, state }) {
    const { chip, one } = state;
    if (chip === null) return "";
    const name = one ?? (network.isFold(chip) ? null : chip);
    const there = network.idsOf(chip).filter((id) => this.shown.isThere(id));
    return name === null ? this.say("folded", { count: there.length }) : network.nameOf(name);
  }

  /**
   * A chip is chosen; of a fold perhaps one of those whom it holds, with the lines of that one alone.
   *
   * @param {string} chip
   * @param {string | null} [one]
   */
  choose(chip, one = null) {
    this.store.update({ chip, one, finding: null });
    this.tell(this.say("chosen", { name: this.nameOfChoice(this.shown) }));
    const drawn = this.drawing.byId.get(chip);
    if (drawn) this.folds?.chosen(drawn);
  }

  /**
   * @param {Chip} chip
   * @param {string | null} [one]
   */
  focusOn(chip, one = null) {
    this.drawing.rove(chip);
    this.choose(chip.id, one);
  }

  /**
   * Shows somebody on the map.
   *
   * @param {string} id
   */
  showOne(id) {
    const chip = this.drawing.chipOf(id);
    if (chip) this.focusOn(chip, chip.isFold ? id : null);
  }

  /**
   * A finding stands out with its people; filters that hide one of them go.
   *
   * @param {Finding} finding
   */
  light(finding) {
    if (finding.subjects.some((id) => !this.shown.matches(id))) this.#showEverybody();
    this.folds?.close();
    this.store.update({ chip: null, one: null, finding });
    const [first] = this.shown.bright ?? [];
    this.drawing.byId.get(first)?.g.scrollIntoView({ block: "center", inline: "center" });
    this.tell(this.say("lit", { statement: statementOf(finding, this.store.state.moment) }));
  }

  /** Nothing is chosen or lit. */
  clear() {
    this.folds?.close();
    this.store.update({ chip: null, one: null, finding: null });
    this.tell(this.counted());
  }

  /** @param {Partial<Wanted>} changes */
  filter(changes) {
    this.store.update({ wanted: { ...this.store.state.wanted, ...changes } });
    this.#tellFilters();
  }

  /**
   * A kind of line is put on or off.
   *
   * @param {string} state
   * @param {boolean} on
   */
  showLines(state, on) {
    const lines = new Map(this.store.state.lines);
    if (on === this.network.isUsual(state)) lines.delete(state);
    else lines.set(state, on);
    this.store.update({ lines });
    this.#tellFilters();
  }

  /**
   * Only lines of some states are shown, all of them; null puts them as they come.
   *
   * @param {((state: string) => boolean) | null} wanted
   */
  showOnly(wanted) {
    const states = wanted ? this.network.states.filter((state) => state !== "engagement") : [];
    this.store.update({ lines: new Map(states.map((state) => [state, Boolean(wanted?.(state))])) });
    this.#tellFilters();
  }

  #tellFilters() {
    this.tell(this.counted(), this.course?.sentence() ?? "", this.limits());
  }

  #showEverybody() {
    this.store.update({ wanted: EVERYBODY, lines: new Map() });
  }

  /** All filters go, and nothing is chosen. */
  reset() {
    this.#showEverybody();
    this.clear();
  }

  /**
   * Only the surroundings of somebody, who is chosen.
   *
   * @param {string} id
   */
  around(id) {
    this.filter({ focus: id });
    this.showOne(id);
    this.#tellFilters();
  }

  /** @param {number} moment */
  moveTo(moment) {
    this.store.update(movedTo(this.network, this.store.state, moment));
  }

  /** @param {number | null} other the moment it is compared with */
  compareWith(other) {
    const { moment } = this.store.state;
    this.store.update({ other: other === moment ? null : other });
    this.tell(this.compare?.sentence() ?? "", this.counted());
  }
}
