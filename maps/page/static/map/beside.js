/**
 * The forms that change the family, in the panel beside the map and never over it. Without script, and where there is no
 * room beside the map, each is a page of its own; here the same page is asked for, and its form stands in the panel. What
 * is wrong is told in it, what was typed stays, and what was saved follows in place.
 */

import { all, button, make } from "../lib/dom.js";
import { startForms } from "../lib/partial-date.js";
import { ask } from "../lib/send.js";

/** @import { Kort } from "./kort.js" */
/** @import { Answer } from "../lib/send.js" */

const PAGES = /** @type {const} */ (["ret", "kontakt", "afgoer", "tovholder", "fortryd", "gennemgang"]);
const [WRONG, NOT_NOW] = [new Set([409, 422]), new Set([0, 500, 502, 503, 504])];

/** Whether there is room beside the map. */
const isWide = () => window.matchMedia("(width >= 760px)").matches;

/**
 * Whether an address is that of a form of this family.
 *
 * @param {string} address
 */
const isForm = (address) => {
  const { origin, pathname } = new URL(address, location.href);
  if (origin !== location.origin) return false;
  return PAGES.some((page) => {
    const own = new URL(page, location.href).pathname;
    if (page === "tovholder") return pathname === `${own}/vaelg`;
    return pathname === own || pathname.startsWith(`${own}/`);
  });
};

/** The address of this page, as a form leads back to it. */
const here = () => {
  const url = new URL(location.href);
  url.searchParams.delete("kvittering");
  return url.pathname + url.search;
};

/**
 * The link that is followed by a press without more; null where it is none.
 *
 * @param {MouseEvent} event
 */
const pressed = (event) => {
  const isPlain = !(event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
  return isPlain && !event.defaultPrevented && link instanceof HTMLAnchorElement ? link : null;
};

export class Beside {
  /** What opened the form, to have the focus again. @type {Element | null} */
  #opener = null;
  /** Whether something was typed that is not saved. */
  #typed = false;

  /** @param {Kort} kort */
  constructor(kort) {
    this.kort = kort;
    const { say } = kort.map;
    this.place = make("section", { id: "formular", class: "map-form", tabindex: "-1", "aria-label": say("form") });
    this.place.hidden = true;
    for (const kind of ["input", "change"]) {
      this.place.addEventListener(kind, () => {
        this.#typed = true;
      });
    }
    this.place.addEventListener("keydown", (event) => this.#onKey(event));
    document.addEventListener("click", (event) => this.#onClick(event));
    document.addEventListener("submit", (event) => this.#onSubmit(event));
    window.addEventListener("beforeunload", (event) => {
      if (this.#typed && this.isOpen) event.preventDefault();
    });
  }

  get isOpen() {
    return !this.place.hidden;
  }

  /** Stands in the panel of the map; who is chosen while nothing was typed takes the place of the form. */
  attach() {
    const { map } = this.kort;
    map.root.querySelector("#panel")?.prepend(this.place);
    map.store.subscribe((state, before) => {
      const isOther = state.chip !== before.chip || state.one !== before.one || state.finding !== before.finding;
      if (isOther && (state.chip || state.finding) && this.isOpen && !this.#typed) this.#shut();
    });
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    event.preventDefault();
    this.close();
  }

  /** @param {MouseEvent} event */
  #onClick(event) {
    const link = pressed(event);
    if (!link) return;
    const own = this.place.contains(link);
    if (own ? this.#leads(link) : isWide() && isForm(link.href) && this.#opens(link)) event.preventDefault();
  }

  /**
   * A way inside the form: to a field, back to the map, or to another form. Whether it was one.
   *
   * @param {HTMLAnchorElement} link
   */
  #leads(link) {
    if (link.getAttribute("href")?.startsWith("#")) this.#goTo(link.hash.slice(1));
    else if (new URL(link.href).pathname === location.pathname) {
      this.#shut();
      this.#giveBack();
    } else if (isForm(link.href)) void this.open(link.href, this.#opener);
    else return false;
    return true;
  }

  /** @param {HTMLAnchorElement} link to a form, from elsewhere on the page */
  #opens(link) {
    const menu = link.closest("details.menu");
    menu?.removeAttribute("open");
    void this.open(link.href, menu?.querySelector("summary") ?? link);
    return true;
  }

  /** @param {SubmitEvent} event */
  #onSubmit(event) {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || event.defaultPrevented) return;
    const isOurs = this.place.contains(form) || (isWide() && form.matches("form.undo, form.contact-form"));
    if (!isOurs) return;
    event.preventDefault();
    if (form.method === "get") {
      const to = new URL(form.action);
      to.search = new URLSearchParams(/** @type {[string, string][]} */ ([...new FormData(form)])).toString();
      void this.#load(to.href);
    } else void this.#send(form, event.submitter);
  }

  /**
   * Takes the reader to a field, or to the first control of several.
   *
   * @param {string} id
   */
  #goTo(id) {
    const field = document.getElementById(decodeURIComponent(id));
    const inner = field?.querySelector("input:not([type=hidden]), select, textarea");
    const control = field?.matches("fieldset") && inner instanceof HTMLElement ? inner : field;
    control?.focus();
    control?.scrollIntoView({ block: "center" });
  }

  /**
   * Opens a form; where something is typed that is not saved, it asks first.
   *
   * @param {string} address
   * @param {Element | null} [opener]
   */
  async open(address, opener = document.activeElement) {
    const load = () => {
      this.#opener = opener;
      return this.#load(address);
    };
    if (this.isOpen && this.#typed) this.#askFirst(load);
    else await load();
  }

  /**
   * Leads to a form: beside the map, or where there is no room to its page; from both back to here.
   *
   * @param {string} address
   * @param {Element} opener
   */
  async lead(address, opener) {
    const to = new URL(address, location.href);
    to.searchParams.set("til", here());
    if (isWide()) await this.open(to.href, opener);
    else location.assign(to);
  }

  /** @param {string} address */
  async #load(address) {
    const answer = await this.#busy(() => ask("GET", address));
    if (answer.status !== 200 || !answer.page?.querySelector("[data-editing]")) location.assign(address);
    else this.#show(answer.page, answer.address);
  }

  /**
   * @param {Document} page
   * @param {string} address of its forms that name none
   */
  #show(page, address) {
    const heading = page.querySelector("main h1");
    const title = make("h2", { tabindex: "-1" }, ...(heading?.childNodes ?? []));
    heading?.replaceWith(title);
    const { say } = this.kort.map;
    const close = button("×", () => this.close(), { class: "map-button map-close", "aria-label": say("close") });
    this.place.replaceChildren(close, ...(page.querySelector("main")?.childNodes ?? []));
    for (const form of all("form:not([action])", this.place)) form.setAttribute("action", address);
    startForms(this.place);
    this.place.hidden = false;
    this.#typed = false;
    const told = this.place.querySelector(".form-trouble");
    (told instanceof HTMLElement ? told : title).focus();
    this.place.parentElement?.scrollTo(0, 0);
  }

  /**
   * Sends a form. Pages that are no form, such as that of whoever is no longer logged in, are asked for by the browser.
   *
   * @param {HTMLFormElement} form
   * @param {HTMLElement | null} submitter
   */
  async #send(form, submitter) {
    if (form.hasAttribute("aria-busy")) return;
    const said = new FormData(form, submitter);
    if (new URL(String(said.get("til") ?? ""), location.href).pathname === location.pathname) said.set("til", here());
    said.set("_places", this.kort.move.stands);
    const body = new URLSearchParams(/** @type {[string, string][]} */ ([...said]));
    form.setAttribute("aria-busy", "true");
    const answer = await this.#busy(() => this.kort.inTurn(() => ask("POST", form.action, body)));
    form.removeAttribute("aria-busy");
    this.#answered(answer, form, submitter);
  }

  /**
   * @param {Answer} answer
   * @param {HTMLFormElement} form
   * @param {HTMLElement | null} submitter
   */
  #answered({ status, page, address }, form, submitter) {
    if (NOT_NOW.has(status)) this.#tell(this.kort.map.say("not_saved"), form);
    else if (WRONG.has(status) && page?.querySelector("[data-editing]")) {
      if (!this.isOpen) this.#opener = form;
      this.#show(page, form.action);
      this.#typed = true;
    } else if (status === 200 && page) {
      this.#typed = false;
      if (new URL(address).pathname !== location.pathname) location.assign(address);
      else this.#follow(page, form);
    } else {
      this.#typed = false;
      const { name, value } = /** @type {HTMLButtonElement} */ (submitter ?? {});
      if (name) form.append(make("input", { type: "hidden", name, value }));
      form.submit();
    }
  }

  /**
   * @param {Document} page
   * @param {HTMLFormElement} form
   */
  #follow(page, form) {
    const opener = this.place.contains(form) ? this.#opener : form;
    if (this.place.contains(form)) this.#shut();
    this.kort.takeOver(page, opener);
  }

  /**
   * A sentence on top of a form.
   *
   * @param {string} sentence
   * @param {Element} before
   */
  #tell(sentence, before) {
    for (const old of all(".form-told")) old.remove();
    before.before(make("p", { class: "form-told", role: "alert" }, sentence));
  }

  /**
   * @template T
   * @param {() => Promise<T>} act
   */
  async #busy(act) {
    this.place.setAttribute("aria-busy", "true");
    const found = await act();
    this.place.removeAttribute("aria-busy");
    return found;
  }

  /** Closes the form; where something is typed that is not saved, it asks first. */
  close() {
    const shut = () => {
      this.#shut();
      this.#giveBack();
    };
    if (this.#typed) this.#askFirst(shut);
    else shut();
  }

  #shut() {
    this.place.hidden = true;
    this.place.replaceChildren();
    this.#typed = false;
  }

  /** The focus goes back to what opened the form. */
  #giveBack() {
    const { map } = this.kort;
    const back = this.#opener?.isConnected ? this.#opener : map.drawing.current?.g;
    if (back instanceof HTMLElement || back instanceof SVGElement) back.focus();
  }

  /**
   * Asks whether what is typed may go; what stands in the form stays until somebody says so.
   *
   * @param {() => unknown} act what is done then
   */
  #askFirst(act) {
    const { say } = this.kort.map;
    for (const old of all(".form-ask", this.place)) old.remove();
    const typing = document.activeElement;
    const bar = make(
      "div",
      { class: "form-ask", role: "alertdialog", "aria-label": say("not_saved_yet") },
      make("p", {}, say("not_saved_yet")),
      button(
        say("go_on"),
        () => {
          bar.remove();
          if (typing instanceof HTMLElement && this.place.contains(typing)) typing.focus();
        },
        { "data-go-on": true },
      ),
      button(
        say("throw_away"),
        () => {
          this.#typed = false;
          void act();
        },
        { "data-throw-away": true },
      ),
    );
    this.place.prepend(bar);
    bar.querySelector("button")?.focus();
    bar.scrollIntoView({ block: "nearest" });
  }
}
