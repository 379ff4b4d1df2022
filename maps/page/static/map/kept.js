/** What somebody looks at, so that it stays when another page takes the place of the map. */

import { all, need } from "../lib/dom.js";

const LEAST = 1.01; // what is grown less is as it was

/** @import { FamilyMap } from "./family-map.js" */

/**
 * Where the focus is, as a selector that finds it again: a chip, a menu, else the nearest that has a name.
 *
 * @param {Element | null} element
 */
const placeOf = (element) => {
  const chip = element?.closest("g[data-id]");
  if (chip instanceof SVGElement) return `g[data-id="${CSS.escape(chip.dataset.id ?? "")}"]`;
  const menu = element?.closest("[data-map-menu]");
  if (menu instanceof HTMLElement) return `[data-map-menu="${menu.dataset.mapMenu}"] > summary`;
  const named = element?.closest("[id]:not(main)");
  return named ? `#${CSS.escape(named.id)}` : "";
};

/**
 * @param {FamilyMap} map
 * @param {Element | null} focused
 */
export const kept = (map, focused) => {
  const { frame, store, drawing } = map;
  const { chip, one, finding, wanted, lines } = store.state;
  return {
    ...{ chip, one, wanted, lines, finding: finding?.id },
    zoom: map.zoom.now(),
    isWhole: frame.classList.contains("is-whole"),
    scale: map.svg.getScreenCTM()?.a ?? 1,
    places: new Map(drawing.chips.filter((chip) => chip.isVisible).map((chip) => [chip.id, middle(chip.g)])),
    read: need("#panel").scrollTop,
    current: drawing.current?.id ?? "",
    isOnMap: Boolean(focused && map.svg.contains(focused)),
    focus: placeOf(focused),
  };
};

/**
 * Where the middle of an element is on the screen.
 *
 * @param {Element} element
 */
const middle = (element) => {
  const { x, y, width, height } = element.getBoundingClientRect();
  return { x: x + width / 2, y: y + height / 2 };
};

/**
 * The map stands on the screen as it did, also where what is new has made its sheet larger: it is zoomed by as much, unless
 * who is new would then be out of sight.
 *
 * @param {FamilyMap} map
 * @param {ReturnType<typeof kept>} before
 */
const stand = ({ svg, frame, drawing, zoom }, before) => {
  if (before.isWhole) {
    zoom.to(0);
    return;
  }
  const grown = before.scale / (svg.getScreenCTM()?.a ?? before.scale);
  if (grown < LEAST) return;
  zoom.to(grown);
  const shown = drawing.chips.filter((chip) => chip.isVisible);
  const same = shown.find((chip) => before.places.has(chip.id));
  const was = same && before.places.get(same.id);
  if (same && was) {
    const now = middle(same.g);
    frame.scrollBy(now.x - was.x, now.y - was.y);
  }
  const box = frame.getBoundingClientRect();
  const isSeen = (/** @type {{ x: number, y: number }} */ { x, y }) =>
    x > box.left && x < box.right && y > box.top && y < box.bottom;
  const isNew = shown.filter((chip) => !before.places.has(chip.id));
  if (before.zoom <= 1 && !isNew.every((chip) => isSeen(middle(chip.g)))) zoom.to(1);
};

/**
 * Who or what was chosen, as far as it is still there.
 *
 * @param {FamilyMap} map
 * @param {ReturnType<typeof kept>} before
 */
const choice = ({ network, shown }, before) => {
  const isThere = (/** @type {string} */ id) => shown.isThere(id);
  const known = before.chip !== null && network.entries.has(before.chip);
  const chip = known ? before.chip : network.chipOf(before.one ?? before.chip ?? "");
  if (chip && network.idsOf(chip).some(isThere)) {
    return { chip, one: before.one && isThere(before.one) ? before.one : null, finding: null };
  }
  return { chip: null, one: null, finding: shown.findings.find(({ id }) => id === before.finding) ?? null };
};

/**
 * Shows it again, as far as it is still there.
 *
 * @param {FamilyMap} map
 * @param {ReturnType<typeof kept>} before
 */
export const restored = (map, before) => {
  const { drawing, store } = map;
  const wanted = map.shown.isThere(before.wanted.focus) ? before.wanted : { ...before.wanted, focus: "" };
  store.update({ wanted, lines: before.lines, ...choice(map, before) });
  drawing.rove(drawing.byId.get(before.current), false);
  stand(map, before);
  need("#panel").scrollTop = before.read;
  const place = before.isOnMap ? drawing.current?.g : before.focus && all(before.focus)[0];
  if (place instanceof HTMLElement || place instanceof SVGElement) place.focus({ preventScroll: true });
};
