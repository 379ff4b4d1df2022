/** The meeting room's screen: the whole of it on request, and Escape ends it. */

import { button } from "../lib/dom.js";

/** @import { FamilyMap } from "./family-map.js" */

/** @param {FamilyMap} map */
export const addRoom = (map) => {
  const leave = document.querySelector("a[data-leave-room]");
  if (!(leave instanceof HTMLAnchorElement)) return;
  if (document.fullscreenEnabled) {
    leave.before(button(map.say("full_screen"), () => document.documentElement.requestFullscreen()));
  }
  document.addEventListener("keydown", (event) => {
    const { chip, finding } = map.store.state;
    if (event.key === "Escape" && !event.defaultPrevented && !chip && !finding && !document.fullscreenElement) {
      leave.click();
    }
  });
};
