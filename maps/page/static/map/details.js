/** What is known of the choice: of a chip, of one of a fold, of a question. */

import { all, button, make } from "../lib/dom.js";
import { statementOf } from "./sentences.js";
import { valueAt } from "./spans.js";

/** @import { FamilyMap } from "./family-map.js" */
/** @import { Finding } from "./types.js" */
/** @import { Shown } from "./state.js" */

/**
 * A cell without its buttons and what does not hold now; its lists are open.
 *
 * @param {HTMLElement} cell
 */
const copied = (cell) => {
  const copy = /** @type {HTMLElement} */ (cell.cloneNode(true));
  for (const extra of all("button, summary, [hidden]", copy)) extra.remove();
  for (const closed of all("details", copy)) closed.replaceWith(...closed.childNodes);
  return copy;
};

export class Details {
  /** What others add below the details of a chip. @type {((chip: string) => Node)[]} */
  extras = [];

  /** What others add below the details of somebody, by the id. @type {((id: string) => Node)[]} */
  ofSomebody = [];

  /** What others add below the details of a question. @type {((finding: Finding) => Node)[]} */
  ofFindings = [];

  /**
   * @param {HTMLElement | null} place
   * @param {FamilyMap} map
   */
  constructor(place, map) {
    this.place = place;
    this.map = map;
  }

  /** @param {Shown} shown */
  draw(shown) {
    const { chip, finding } = shown.state;
    if (chip) this.#drawChip(shown, chip);
    else if (finding) this.#drawFinding(shown, finding);
    else this.place?.replaceChildren();
    this.#showOnly(Boolean(chip || finding));
  }

  /**
   * The details take the place of what matters most, and give it back.
   *
   * @param {boolean} isChosen
   */
  #showOnly(isChosen) {
    if (this.place) this.place.hidden = !isChosen;
    for (const summary of all("[data-map-summary]", this.map.root)) summary.hidden = isChosen;
  }

  /** @param {...(Node | string)} inside */
  #fill(...inside) {
    this.place?.replaceChildren(this.#back(), ...inside);
  }

  #back() {
    return button(`← ${this.map.say("back")}`, () => this.map.clear(), {
      class: "map-button map-back",
      "data-clear": true,
    });
  }

  /**
   * @param {Shown} shown
   * @param {string} chip
   */
  #drawChip(shown, chip) {
    const { map } = this;
    const ids = map.network.idsOf(chip);
    const one = shown.state.one ?? (map.network.isFold(chip) ? null : chip);
    const there = ids.filter((id) => shown.isThere(id));
    const findings = shown.findings.filter(({ subjects }) =>
      subjects.some((id) => (one ? id === one : ids.includes(id))),
    );
    this.#fill(
      make("h2", {}, map.nameOfChoice(shown)),
      ...(one
        ? this.#facts(one)
        : [
            this.#list(
              there,
              (id) => map.network.nameOf(id),
              (id) => map.showOne(id),
            ),
          ]),
      ...(findings.length ? [make("h3", {}, map.say("findings")), this.#findings(shown, findings)] : []),
      ...(one ? [...this.#ways(one), ...this.ofSomebody.map((extra) => extra(one))] : []),
    );
    for (const extra of this.extras) this.place?.append(extra(chip));
  }

  /**
   * @param {Shown} shown
   * @param {Finding} finding
   */
  #drawFinding(shown, finding) {
    const { map } = this;
    const question = valueAt(finding.question, shown.state.moment);
    const subjects = finding.subjects.filter((id) => map.network.chipOf(id));
    this.#fill(
      make("h2", {}, statementOf(finding, shown.state.moment)),
      ...(question ? [make("p", {}, question)] : []),
      this.#list(
        subjects,
        (id) => map.network.nameOf(id),
        (id) => map.showOne(id),
      ),
      ...this.ofFindings.map((extra) => extra(finding)),
    );
  }

  /**
   * @param {Shown} shown
   * @param {Finding[]} findings
   */
  #findings(shown, findings) {
    return this.#list(
      findings,
      (finding) => statementOf(finding, shown.state.moment),
      (finding) => this.map.light(finding),
    );
  }

  /**
   * @template T
   * @param {T[]} items
   * @param {(item: T) => string} text
   * @param {(item: T) => void} act
   */
  #list(items, text, act) {
    return make(
      "ul",
      { class: "map-list" },
      ...items.map((item) =>
        make(
          "li",
          {},
          button(text(item), () => act(item)),
        ),
      ),
    );
  }

  /**
   * From somebody to its surroundings and its row.
   *
   * @param {string} id
   */
  #ways(id) {
    const { map } = this;
    const around = map.say("around", { name: map.network.nameOf(id) });
    return [
      button(around, () => map.around(id), { "data-around": true }),
      " ",
      ...(map.lists.isVisible
        ? [button(map.say("in_table"), () => map.lists.goTo(id), { "data-row": true }), " "]
        : []),
    ];
  }

  /**
   * What the row of the table says of somebody, without its buttons and what stands elsewhere in the details.
   *
   * @param {string} id
   */
  #facts(id) {
    const row = this.map.lists.rows.get(id);
    const table = row?.closest("table");
    if (!row || !table) return [];
    const heads = all("thead th", table).map((head) => head.textContent.trim());
    const facts = make("dl");
    for (const [place, cell] of all(":scope > td", row).entries()) {
      const copy = copied(cell);
      if (cell === row.lastElementChild) for (const extra of all("li:not(.map-mark)", copy)) extra.remove();
      if (copy.textContent.trim()) {
        facts.append(make("dt", {}, heads[place + 1]), make("dd", {}, ...copy.childNodes));
      }
    }
    return [facts];
  }
}
