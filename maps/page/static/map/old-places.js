/**
 * Places of the one page that a family had before, by their fragments: no server sees these, so the map leads on to the
 * page that holds them now. All else that the address says goes along.
 */

/** The pages by the fragments of before. @type {Record<string, string>} */
const PAGES = Object.freeze({
  "#sporgsmaal": "spoergsmaal",
  "#tabel": "personer",
  "#kilde": "personer",
  "#forloeb": "forloeb",
});

/**
 * The address that a fragment of before stands for; null where it is none of them.
 *
 * @param {string} address
 */
export const addressNow = (address) => {
  const url = new URL(address);
  if (!Object.hasOwn(PAGES, url.hash)) return null;
  const to = new URL(PAGES[url.hash], url);
  to.search = url.search;
  return to.href;
};

export const leadOn = () => {
  const to = addressNow(location.href);
  if (to) location.replace(to);
};
