/* The family map on a page of the server: a chip is put elsewhere, by dragging or by buttons, and stays there. The server
   finds the free place nearest to it in its own part of the map, and draws the lines anew. */
(() => {
  "use strict";
  const map = window.familyMap;
  const form = document.querySelector("form[data-map-places]");
  if (!map || !form) return;
  const { svg, frame, chips, chipOf, edges, make, button, say, show, byId, tell } = map;
  const CHOSEN = "tovholder.moved";
  const NEAR = 6; // so many pixels are a click
  const STEP = 60; // units of the drawing for a press of a button
  const scale = () => svg.viewBox.baseVal.width / svg.getBoundingClientRect().width;

  const put = async (chip, right, down) => {
    const body = JSON.stringify({ chip: chip.id, right, down });
    const answer = await fetch(form.dataset.mapPlaces + location.search, { method: "POST", headers: { "Content-Type": "application/json" }, body }).catch(() => null);
    if (!answer?.ok) {
      chip.g.removeAttribute("transform");
      map.draw();
      return tell(say("not_moved"));
    }
    sessionStorage.setItem(CHOSEN, JSON.stringify([chip.id, scrollX, scrollY, frame.scrollLeft, frame.scrollTop]));
    location.reload();
  };

  /* --- by dragging: with a mouse or a pen, for a finger scrolls --- */
  let held = null;
  let dragged = false;
  svg.addEventListener("pointerdown", (event) => {
    dragged = false;
    const g = event.target.closest("g[data-id]");
    const chip = g && chipOf.get(g.dataset.id);
    if (chip && event.pointerType !== "touch" && event.button === 0) held = { chip, x: event.clientX, y: event.clientY };
  });
  window.addEventListener("pointermove", (event) => {
    if (!held) return;
    const [x, y] = [event.clientX - held.x, event.clientY - held.y];
    if (!dragged && Math.hypot(x, y) < NEAR) return;
    dragged = true;
    event.preventDefault();
    held.chip.g.setAttribute("transform", `translate(${x * scale()} ${y * scale()})`);
    for (const edge of edges.filter((one) => one.ends.includes(held.chip))) [edge.path, ...edge.attached].forEach((part) => show(part, false));
  });
  window.addEventListener("pointerup", (event) => {
    if (held && dragged) put(held.chip, (event.clientX - held.x) * scale(), (event.clientY - held.y) * scale());
    held = null;
  });
  window.addEventListener("pointercancel", () => {
    held?.chip.g.removeAttribute("transform");
    held = null;
    map.draw();
  });
  svg.addEventListener("click", (event) => { if (dragged) event.stopPropagation(); }, true);
  svg.addEventListener("dragstart", (event) => event.preventDefault());

  /* --- by buttons, among the details of what is chosen --- */
  const WAYS = [["←", "left", -STEP, 0], ["→", "right", STEP, 0], ["↑", "up", 0, -STEP], ["↓", "down", 0, STEP]];
  const mover = (chip) => make("div", { class: "map-tools map-mover", role: "group", "aria-label": say("move") }, make("span", {}, say("move")),
    ...WAYS.map(([sign, key, right, down]) => button(sign, () => put(chip, right, down), { "aria-label": `${say("move")}: ${say(key)}`, title: say("move_hint"), "data-move": key })));
  map.hooks.details.push((chip) => queueMicrotask(() => byId("detaljer").append(mover(chip))));

  /* After a move the page is made anew: back to where it was. */
  const before = sessionStorage.getItem(CHOSEN);
  sessionStorage.removeItem(CHOSEN);
  if (before) {
    const [id, x, y, left, top] = JSON.parse(before);
    if (chips.some((chip) => chip.id === id && map.visible(chip))) map.focusOn(chipOf.get(id));
    scrollTo(x, y);
    frame.scrollTo(left, top);
  }
})();
