/** A date that is typed in parts, read back in words while it is typed: as far as it is known, and how surely. */

import { all } from "./dom.js";

/** @typedef {{ day: string, month: string, year: string }} Point */
/**
 * What the server says of dates in its language.
 *
 * @typedef {object} DateWords
 * @property {string[]} months their names, January first
 * @property {string} day a whole day, with `{day}`, `{month}` and `{year}` in it
 * @property {string} month a month of a year
 * @property {string} latest with `{day}` in it
 * @property {string} earliest
 * @property {string} between with `{first}` and `{last}`
 * @property {string} says what comes before it, with `{said}`
 */

/**
 * @param {string} pattern
 * @param {Record<string, string | number>} values
 */
const filled = (pattern, values) => pattern.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));

/**
 * A day, a month or a year in words, with what tells which is earlier; null where it is none.
 *
 * @param {Point} point
 * @param {DateWords} words
 */
const pointText = (point, words) => {
  const [day, month, year] = [point.day, point.month, point.year].map((part) => part.trim());
  if (!/^[1-9]\d{3}$/.test(year) || (day && !month)) return null;
  if (![day, month].every((part) => part === "" || /^\d{1,2}$/.test(part))) return null;
  const [d, m, y] = [Number(day || 1), Number(month || 1), Number(year)];
  const date = new Date(Date.UTC(y, m - 1, d));
  if (date.getUTCMonth() !== m - 1 || date.getUTCDate() !== d) return null;
  const values = { day: d, month: words.months[m - 1], year: y };
  const text = day ? filled(words.day, values) : month ? filled(words.month, values) : year;
  return { text, at: date.getTime() };
};

/**
 * What is typed, in words; empty where it says no date.
 *
 * @param {string} how
 * @param {Point} first
 * @param {Point} second
 * @param {DateWords} words
 */
export const dateText = (how, first, second, words) => {
  const one = pointText(first, words);
  if (how === "unknown" || !one) return "";
  if (how === "latest") return filled(words.latest, { day: one.text });
  if (how === "earliest") return filled(words.earliest, { day: one.text });
  if (how !== "between") return one.text;
  const other = pointText(second, words);
  return other && one.at <= other.at ? filled(words.between, { first: one.text, last: other.text }) : "";
};

/**
 * @param {HTMLElement} root that holds the controls of one date
 * @param {DateWords} words
 */
const follow = (root, words) => {
  const place = root.parentElement?.querySelector(":scope > .read-back");
  if (!(place instanceof HTMLElement)) return;
  const value = (/** @type {string} */ selector) => {
    const control = root.querySelector(selector);
    return control instanceof HTMLInputElement || control instanceof HTMLSelectElement ? control.value : "";
  };
  const point = (/** @type {string} */ of) => ({
    day: value(`[name$=".day"]${of}`),
    month: value(`[name$=".month"]${of}`),
    year: value(`[name$=".year"]${of}`),
  });
  const read = () => {
    const said = dateText(
      value('[name$=".how"]') || "exact",
      point(':not([name*=".to."])'),
      point('[name*=".to."]'),
      words,
    );
    place.textContent = said && filled(words.says, { said });
    place.hidden = !said;
  };
  root.addEventListener("input", read);
  read();
};

/**
 * The forms of a page, or of a part of it, read their dates back.
 *
 * @param {ParentNode} [within]
 */
export const startForms = (within = document) => {
  const [told] = all("[data-date-words]", within);
  if (!told) return;
  /** @type {DateWords} */
  const words = JSON.parse(told.dataset.dateWords ?? "");
  for (const root of all('[data-module="partial-date"]', within)) follow(root, words);
};
