/* The family map on a page of the server: a chip is put elsewhere, by dragging or by buttons, and stays there. The server
   finds the free place nearest to it in its own part of the map, and draws the lines anew; the new drawing takes the place of
   the old one, and all else stays as the reader had it. */
(() => {
  "use strict";
  const map = window.familyMap;
  const form = document.querySelector("form[data-map-places]");
  if (!map || !form) return;
  const { svg, frame, scene, chips, chipOf, edges, make, button, say, nameOf, show, byId, tell } = map;
  const NEAR = 6; // so many pixels are a click
  const HOLD = 400; // so many milliseconds a finger rests before it holds a chip: one that moves at once scrolls
  const EDGE = 36; // so near to the edge of the frame a drag scrolls it, in pixels
  const STEP = 60; // units of the drawing for a press of a button

  /* --- the server's answer is the page; its drawing is taken over --- */
  const sent = (address, body) => new Promise((done) => {
    const request = new XMLHttpRequest(); // gives a document, which fetch does not, and which runs no script
    request.open("POST", address);
    request.responseType = "document";
    if (body) request.setRequestHeader("Content-Type", "application/json");
    request.onload = () => done(request.status === 200 ? request.responseXML : null);
    request.onerror = request.ontimeout = () => done(null);
    request.timeout = 30000;
    request.send(body && JSON.stringify(body));
  });
  const takeOver = (page) => {
    letGo()(); // a chip that is held meanwhile now stands elsewhere
    const drawn = page.querySelector("svg[data-map]");
    const focused = svg.contains(document.activeElement);
    for (const name of ["viewBox", "width", "height"]) svg.setAttribute(name, drawn.getAttribute(name));
    svg.replaceChildren(...drawn.childNodes);
    scene.sheet = JSON.parse(page.getElementById("scene").textContent).sheet;
    for (const chip of chips) Object.assign(chip, map.drawnChip(svg.querySelector(`g[data-id="${CSS.escape(chip.id)}"]`)));
    for (const edge of edges) Object.assign(edge, map.drawnLine(svg.querySelector(`path[id="${edge.id}"]`)));
    for (const chip of chips) chip.g.setAttribute("tabindex", "-1");
    map.rove(map.roving(), false);
    if (focused) map.roving().g.focus({ preventScroll: true });
    map.hooks.redrawn.forEach((act) => act());
    map.draw();
    map.pressed();
  };
  let last = Promise.resolve(); // one after the other
  let waiting = 0;
  const ask = (address, body, told) => {
    waiting += 1;
    frame.setAttribute("aria-busy", "true");
    const next = async () => {
      const page = await sent(address, body);
      waiting -= 1;
      if (!waiting) frame.removeAttribute("aria-busy"); // else a chip could be taken while it is about to be drawn anew
      if (!page?.querySelector("svg[data-map]")) {
        map.draw();
        return tell(say("not_moved"));
      }
      if (page.querySelector("form[data-map-places]").dataset.mapTold !== form.dataset.mapTold) return location.reload(); // somebody changed the family meanwhile
      takeOver(page);
      return tell(told());
    };
    last = last.then(next).catch(() => location.reload()); // a drawing that is not that of this page
    return last;
  };
  const put = (chip, right, down) => {
    const from = { ...chip.box };
    return ask(form.dataset.mapPlaces, { chip: chip.id, right, down }, () =>
      say(from.x === chip.box.x && from.y === chip.box.y ? "stayed" : "moved", { name: chip.fold ? chip.fold.textContent : nameOf(chip.id) }));
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask(form.action, null, () => say("arranged"));
  });

  /* --- by dragging: a shadow of the chip follows; Escape lets go of it --- */
  let held = null; // { chip, pointer, x, y: in pixels; from: in units; focus: what had it; timer: of a finger; shadow: once it is lifted }
  let dragged = false;
  const unitsAt = (x, y) => new DOMPoint(x, y).matrixTransform(svg.getScreenCTM().inverse());
  const lift = () => {
    dragged = true;
    const { g } = held.chip;
    if (held.focus === document.body) g.blur();
    else held.focus.focus({ preventScroll: true }); // pressing gave it to the chip
    held.shadow = g.cloneNode(true);
    for (const name of ["data-id", "data-kind", "role", "tabindex", "aria-controls", "aria-pressed", "aria-haspopup"]) held.shadow.removeAttribute(name);
    held.shadow.setAttribute("class", "map-shadow lit");
    held.shadow.setAttribute("aria-hidden", "true");
    g.classList.add("is-held");
    g.parentNode.append(held.shadow);
    for (const edge of edges.filter((one) => one.ends.includes(held.chip))) [edge.path, ...edge.attached].forEach((part) => show(part, false));
    svg.setPointerCapture(held.pointer);
  };
  const letGo = () => {
    clearTimeout(held?.timer);
    const { chip, shadow } = held || {};
    held = null;
    return () => {
      chip?.g.classList.remove("is-held");
      shadow?.remove();
    };
  };
  const cancel = () => {
    if (!held) return;
    const lifted = held.shadow;
    letGo()();
    if (lifted) map.draw();
  };
  const scrollAtEdge = ({ clientX, clientY }) => {
    const box = frame.getBoundingClientRect();
    const way = (at, first, end) => (at < first + EDGE ? -12 : at > end - EDGE ? 12 : 0);
    frame.scrollBy(way(clientX, box.left, box.right), way(clientY, box.top, box.bottom));
  };
  const way = ({ clientX, clientY }) => {
    const to = unitsAt(clientX, clientY);
    return [to.x - held.from.x, to.y - held.from.y];
  };
  svg.addEventListener("pointerdown", (event) => {
    if (held) return cancel(); // a second finger
    dragged = false;
    const chip = map.chipAt(event);
    if (!chip || event.button !== 0 || frame.hasAttribute("aria-busy")) return undefined;
    held = { chip, pointer: event.pointerId, x: event.clientX, y: event.clientY, from: unitsAt(event.clientX, event.clientY), focus: document.activeElement };
    if (event.pointerType !== "mouse") held.timer = setTimeout(lift, HOLD);
    return undefined;
  });
  window.addEventListener("pointermove", (event) => {
    if (!held || event.pointerId !== held.pointer) return;
    if (!held.shadow) {
      if (Math.hypot(event.clientX - held.x, event.clientY - held.y) < NEAR) return;
      if (held.timer) return void letGo(); // a finger that scrolls
      lift();
    }
    event.preventDefault();
    scrollAtEdge(event);
    held.shadow.setAttribute("transform", `translate(${way(event).join(" ")})`);
  });
  window.addEventListener("pointerup", (event) => {
    if (!held || event.pointerId !== held.pointer) return;
    if (!held.shadow || Math.hypot(event.clientX - held.x, event.clientY - held.y) < NEAR) return cancel();
    const { chip } = held;
    const by = way(event);
    put(chip, ...by).finally(letGo());
  });
  window.addEventListener("pointercancel", cancel);
  /* The click that ends a drag chooses nobody; a later one may come without a pointer, from a screen reader. */
  window.addEventListener("pointerup", () => setTimeout(() => { dragged = false; }));
  window.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !held?.shadow) return;
    cancel();
    tell(say("let_go"));
    event.stopPropagation(); // what is chosen stays so
    event.preventDefault();
  }, true);
  svg.addEventListener("touchmove", (event) => { if (held?.shadow) event.preventDefault(); }, { passive: false });
  svg.addEventListener("contextmenu", (event) => { if (held?.timer) event.preventDefault(); });
  svg.addEventListener("click", (event) => { if (dragged) event.stopPropagation(); }, true);
  svg.addEventListener("dragstart", (event) => event.preventDefault());

  /* --- by buttons, among the details of what is chosen --- */
  const WAYS = [["←", "left", -STEP, 0], ["→", "right", STEP, 0], ["↑", "up", 0, -STEP], ["↓", "down", 0, STEP]];
  const mover = (chip) => make("div", { class: "map-tools map-mover", role: "group", "aria-label": say("move") }, make("span", {}, say("move")),
    ...WAYS.map(([sign, key, right, down]) => button(sign, () => put(chip, right, down), { "aria-label": `${say("move")}: ${say(key)}`, title: say("move_hint"), "data-move": key })));
  map.hooks.details.push((chip) => byId("detaljer").append(mover(chip)));
})();
