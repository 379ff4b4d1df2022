/** The family's page follows its address, and the address the page. */

import { placeOn, values } from "../lib/address.js";
import { all } from "../lib/dom.js";
import { asked, choose, follow, restore } from "../lib/page-address.js";

/** @import { FamilyMap } from "./family-map.js" */

/**
 * A day as one writes it in Danish: day, month, year.
 *
 * @param {string} day
 */
const written = (day) => day.split("-").reverse().join("-");

/** @param {FamilyMap} map */
export const followAddress = (map) => {
  const { scene, store } = map;
  const { moments } = scene;
  const compare = asked().get("sammenlign");
  const write = () => {
    const { moment, other, wanted, lines } = store.state;
    const { day } = moments[moment];
    const url = new URL(location.href);
    const asItCame = moment === scene.now && !url.searchParams.has("dato"); // no day asked for: that of the file
    if (!asItCame) url.searchParams.set("dato", day);
    for (const link of /** @type {HTMLAnchorElement[]} */ (all("a[data-with-day]"))) {
      const to = new URL(link.href);
      to.searchParams.set("dato", day);
      link.href = to.href;
    }
    for (const input of /** @type {HTMLInputElement[]} */ (all("input[name=dato]"))) input.value = written(day);
    follow(url, values(wanted, lines, other === null ? "" : moments[other].day), wanted.focus);
  };
  restore();
  const place = placeOn(
    moments.map(({ day }) => day),
    compare,
  );
  if (place !== null) choose(document.querySelector("select[data-compare]"), String(place));
  store.subscribe(write);
  map.drawing.whenRedrawn(write);
  write();
};
