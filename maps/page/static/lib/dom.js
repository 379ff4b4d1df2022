/** What the components do with the document. Texts go in as text alone: none of them is ever markup. */

import { ComponentError } from "./component.js";

/**
 * All elements below a root that match.
 *
 * @template {Element} [T=HTMLElement]
 * @param {string} selector
 * @param {ParentNode} [root]
 * @returns {T[]}
 */
export const all = (selector, root = document) => /** @type {T[]} */ ([...root.querySelectorAll(selector)]);

/**
 * The first element that matches; a ComponentError where there is none.
 *
 * @template {Element} [T=HTMLElement]
 * @param {string} selector
 * @param {ParentNode} [root]
 * @returns {T}
 */
export const need = (selector, root = document) => {
  const found = /** @type {T | null} */ (root.querySelector(selector));
  if (!found) throw new ComponentError(`There is no ${selector} on the page.`);
  return found;
};

const RIGHT = "[\\u0590-\\u08ff\\ufb1d-\\ufdff\\ufe70-\\ufefc\\u{10800}-\\u{10fff}\\u{1e800}-\\u{1efff}]";
const FROM_THE_RIGHT = new RegExp(`(${RIGHT}+(?:[- .\\u00a0\\u200c\\u200d]+${RIGHT}+)*)`, "u");
const PLAIN = new Set(["option", "title", "textarea"]);

/**
 * A text, and each name in it that is written from the right by itself: else commas and numbers would change places.
 *
 * @param {string} text
 * @returns {(Node | string)[]}
 */
const apart = (text) =>
  text.split(FROM_THE_RIGHT).map((part, place) => {
    if (place % 2 === 0) return part;
    const name = document.createElement("bdi");
    name.append(part);
    return name;
  });

/**
 * Puts a text in the place of what an element holds.
 *
 * @param {Element} element
 * @param {string} text
 */
export const write = (element, text) => element.replaceChildren(...apart(text));

/** @typedef {string | number | boolean | null | ((event: any) => void)} Attribute */

/**
 * A new element. `on…` attributes are listeners; one that is false or null is left out, one that is true is empty.
 *
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, Attribute>} [attributes]
 * @param {...(Node | string)} inside
 * @returns {HTMLElementTagNameMap[K]}
 */
export const make = (tag, attributes = {}, ...inside) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (value !== false && value !== null) element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...inside.flatMap((part) => (typeof part === "string" && !PLAIN.has(tag) ? apart(part) : [part])));
  return element;
};

/**
 * A button of the map.
 *
 * @param {string} text
 * @param {() => void} act
 * @param {Record<string, Attribute>} [more]
 */
export const button = (text, act, more = {}) =>
  make("button", { type: "button", class: "map-button", onclick: () => act(), ...more }, text);

/**
 * Shows or hides a part of a drawing: by its attribute, since `hidden` means nothing in SVG.
 *
 * @param {Element} element
 * @param {boolean} on
 */
export const show = (element, on) => {
  if (on) element.removeAttribute("display");
  else element.setAttribute("display", "none");
};

const WITHOUT_TEXT = new Set(["button", "checkbox", "radio", "range", "submit", "reset", "image", "file"]);

/**
 * Whether somebody types there, so that keys belong to the text.
 *
 * @param {EventTarget | null} target
 */
export const isTyping = (target) => {
  if (target instanceof HTMLInputElement) return !WITHOUT_TEXT.has(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
};
