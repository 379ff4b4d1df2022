/** Texts by their keys. */

/** @typedef {(key: string, values?: Record<string, string | number>) => string} Say */

/**
 * A function that says a text with its values; a key without a text says itself.
 *
 * @param {Record<string, string>} words
 * @returns {Say}
 */
export const sayer =
  (words) =>
  (key, values = {}) =>
    (words[key] ?? key).replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));

/**
 * A text as it is searched: no matter the case, how marks are joined to their letters, and what nobody sees.
 *
 * @param {string} text
 */
const folded = (text) =>
  text
    .replace(/\p{Cf}/gu, "")
    .normalize("NFC")
    .toUpperCase()
    .toLowerCase();

/**
 * Whether somebody who types the part means the text.
 *
 * @param {string} text
 * @param {string} part
 */
export const contains = (text, part) => folded(text).includes(folded(part));

/**
 * Texts without repetition, in the order of a language.
 *
 * @param {string[]} texts
 * @param {string} language
 */
export const sorted = (texts, language) => [...new Set(texts)].sort((a, b) => a.localeCompare(b, language));
