/**
 * What the address of a page says of what is shown: the day, the day it is compared with, the filters. So a link, a
 * reload, the way back and the other language show the same, on the map and in the free view. Nobody is named in it:
 * neither what somebody typed into the search nor whose surroundings are shown.
 */

/** @typedef {Record<"sphere" | "sector" | "unit" | "task", string>} Filters */

/** The filters by their names in the address. */
export const FILTERS = Object.freeze({ hvem: "sphere", omraade: "sector", afdeling: "unit", opgave: "task" });

/** What an address may say beside that; all else in it goes. */
const OTHER = Object.freeze(["dato", "visning", "med", "skaerm", "valgt", "side", "orden"]);

/**
 * What is shown, by the names of the address: filters, lines that are not as usual and whether they are on, a day.
 *
 * @param {Filters} wanted
 * @param {Iterable<[string, boolean]>} lines
 * @param {string} compare
 * @returns {Record<string, string>}
 */
export const values = (wanted, lines, compare) => ({
  sammenlign: compare,
  ...Object.fromEntries(
    Object.entries(FILTERS).map(([name, key]) => [name, wanted[/** @type {keyof Filters} */ (key)]]),
  ),
  streger: [...lines].map(([state, on]) => (on ? state : `-${state}`)).join(" "),
});

/**
 * The address with these values in place of those that it had; all else that it says stays.
 *
 * @param {URL} url
 * @param {Record<string, string>} shown
 */
export const carrying = (url, shown) => {
  const carried = new URL(url);
  for (const name of url.searchParams.keys()) if (!OTHER.includes(name)) carried.searchParams.delete(name);
  for (const [name, value] of Object.entries(shown)) if (value) carried.searchParams.set(name, value);
  return carried;
};

/**
 * The lines that an address names, and whether each is on.
 *
 * @param {string | null} text
 * @returns {[string, boolean][]}
 */
export const linesIn = (text) =>
  (text ?? "")
    .split(" ")
    .filter(Boolean)
    .map((part) => (part.startsWith("-") ? [part.slice(1), false] : [part, true]));

/**
 * The place of the last day that is not after the one asked for, or of the first; null where that is no day.
 *
 * @param {string[]} days in their order
 * @param {string | null} asked
 */
export const placeOn = (days, asked) =>
  asked !== null && /^\d{4}-\d{2}-\d{2}$/.test(asked)
    ? Math.max(
        0,
        days.findLastIndex((day) => day <= asked),
      )
    : null;
