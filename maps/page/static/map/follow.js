/** The family's page follows its address, and the address the page. */

import { placeOn, values } from "../lib/address.js";
import { all } from "../lib/dom.js";
import { asked, choose, follow, restore } from "../lib/page-address.js";

/** @import { FamilyMap } from "./family-map.js" */

/** @param {FamilyMap} map */
export const followAddress = (map) => {
  const { scene, store } = map;
  const { moments } = scene;
  const compare = asked().get("compare");
  const write = () => {
    const { moment, other, wanted, lines } = store.state;
    const { day } = moments[moment];
    const url = new URL(location.href);
    const asItCame = moment === scene.now && !url.searchParams.has("as_of"); // no day asked for: that of the file
    if (!asItCame) url.searchParams.set("as_of", day);
    for (const link of /** @type {HTMLAnchorElement[]} */ (all("a[data-with-day]"))) {
      const to = new URL(link.href);
      to.searchParams.set("as_of", day);
      link.href = to.href;
    }
    for (const input of /** @type {HTMLInputElement[]} */ (all("input[name=as_of]"))) input.value = day;
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
