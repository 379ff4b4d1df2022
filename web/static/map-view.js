/* The family map: what of it is wanted. Filters, zoom, legend and sheet, which say what is shown and no more. */
(() => {
  "use strict";
  const map = window.familyMap;
  if (!map) return;
  const { svg, frame, scene, state, wanted, edges, all, say, make, button, show, valueAt, draw, tell, told, counted, clear, place } = map;

  /* --- zoom and pan: the drawing grows in a frame that scrolls --- */
  const STEP = 1.25;
  let zoom = 1;
  const zoomTo = (to) => {
    const middle = [(frame.scrollLeft + frame.clientWidth / 2) / frame.scrollWidth, (frame.scrollTop + frame.clientHeight / 2) / frame.scrollHeight];
    zoom = to < 1.01 ? 1 : Math.min(4, to);
    frame.classList.toggle("is-zoomed", zoom > 1);
    frame.classList.toggle("is-whole", !to);
    svg.style.width = zoom > 1 ? `${zoom * 100}%` : "";
    frame.scrollTo(middle[0] * frame.scrollWidth - frame.clientWidth / 2, middle[1] * frame.scrollHeight - frame.clientHeight / 2);
    tell(say("zoomed", { percent: Math.round(zoom * 100) }));
  };
  const pan = (x, y) => frame.scrollBy(x * frame.clientWidth * 0.3, y * frame.clientHeight * 0.3);
  Object.assign(map.keys, { "+": () => zoomTo(zoom * STEP), "-": () => zoomTo(zoom / STEP), 0: () => zoomTo(0) });
  let grip = null;
  frame.addEventListener("pointerdown", (event) => {
    if (event.pointerType === "mouse" && event.button === 0 && !event.target.closest("g[data-id]")) grip = [event.clientX, event.clientY];
  });
  window.addEventListener("pointermove", (event) => {
    if (!grip) return;
    frame.scrollBy(grip[0] - event.clientX, grip[1] - event.clientY);
    grip = [event.clientX, event.clientY];
  });
  window.addEventListener("pointerup", () => { grip = null; });

  /* --- filters --- */
  const filtered = () => { draw(); told(); tell([counted(), map.inCourse?.(), limits()].filter(Boolean).join(" ")); };
  const sorted = (texts) => [...new Set(texts)].sort((a, b) => a.localeCompare(b, document.documentElement.lang));
  const select = (key, options) => (options.length > 1 || (key === "focus" && options.length) ? make("label", { class: "map-field" }, say(key),
    make("select", { "data-filter": key, onchange: (event) => { wanted[key] = event.target.value; filtered(); } },
      make("option", { value: "" }, say("every")), ...options.map(([value, text]) => make("option", { value }, text)))) : "");
  const same = (texts) => sorted(texts).map((text) => [text, text]);
  const sectors = scene.sectors.filter((sector) => map.outside.some((record) => record.sector === sector.id)).map((sector) => [sector.id, sector.name]);
  const spheres = ["public", "private"].filter((sphere) => map.outside.some((record) => record.public === (sphere === "public"))).map((sphere) => [sphere, say(`sphere_${sphere}`)]);
  const people = scene.chips.filter((record) => record.kind !== "fold").map((record) => [record.id, record.name]);
  const OPTIONS = {
    sphere: spheres, sector: sectors, unit: same(scene.chips.flatMap((record) => record.units)),
    task: same(scene.chips.flatMap((record) => (record.tasks || []).map(([, task]) => task))), focus: people,
  };
  const drawn = new Set(edges.map((edge) => edge.state));
  const states = Object.keys(scene.words).filter((key) => key.startsWith("state_") && drawn.has(key.slice(6))).map((key) => key.slice(6));
  const usual = (kind) => edges.some((edge) => edge.state === kind && edge.drawn);
  const stateBox = (kind, text = say(`state_${kind}`)) => {
    const change = (event) => {
      const on = event.target.checked;
      if (on === usual(kind)) wanted.states.delete(kind);
      else wanted.states.set(kind, on);
      filtered();
    };
    return make("label", { class: "map-check" }, make("input", { type: "checkbox", checked: usual(kind), "data-state-filter": kind, onchange: change }), text);
  };
  const limits = () => { // what is chosen, in words: for those who listen, and for the sheet that is printed
    const found = Object.entries(OPTIONS).filter(([key]) => wanted[key]).map(([key, options]) => `${say(key)}: ${options.find(([value]) => value === wanted[key])?.[1]}`);
    if (wanted.text) found.unshift(`${say("search")}: ${wanted.text}`);
    for (const [kind, on] of wanted.states) found.push(`${on ? "+" : "−"} ${say(`state_${kind}`)}`);
    return found.length ? say("limits", { what: found.join("; ") }) : "";
  };
  map.limits = limits;
  const reset = () => {
    Object.assign(wanted, { text: "", sphere: "", sector: "", unit: "", task: "", focus: "" });
    wanted.states.clear();
    controls.reset();
    filtered();
  };
  map.reset = reset;
  map.around = (id) => { // from the details of somebody: the same as the filter
    wanted.focus = controls.querySelector("[data-filter=focus]").value = id;
    filtered();
    map.showOne(id);
    tell([counted(), map.inCourse?.(), limits()].filter(Boolean).join(" "));
  };
  const search = make("input", { type: "search", "data-filter": "text", oninput: (event) => { wanted.text = event.target.value.trim(); filtered(); } });
  const more = [select("sphere", OPTIONS.sphere), select("unit", OPTIONS.unit), select("task", OPTIONS.task)];
  const controls = make("form", { class: "map-controls", onsubmit: (event) => event.preventDefault(), "aria-label": say("filters") },
    make("label", { class: "map-field" }, say("search"), search), select("focus", OPTIONS.focus), select("sector", OPTIONS.sector),
    drawn.has("engagement") ? stateBox("engagement", say("show_help")) : "",
    button(say("reset"), () => { reset(); clear(); }, { "data-reset": true }),
    make("details", { class: "map-lines" }, make("summary", {}, say("more_filters")),
      make("div", { class: "map-more" }, ...more),
      states.length ? make("fieldset", { class: "map-states" }, make("legend", {}, say("lines")), ...states.filter((kind) => kind !== "engagement").map((kind) => stateBox(kind))) : ""));
  place("controls", controls);

  /* --- tools --- */
  const signed = (sign, key, act) => button(sign, act, { "aria-label": say(key), title: say(key), "data-view": key });
  place("tools", make("div", { class: "map-tools", role: "group", "aria-label": say("view") },
    signed("+", "zoom_in", () => zoomTo(zoom * STEP)), signed("−", "zoom_out", () => zoomTo(zoom / STEP)), button(say("whole"), () => zoomTo(0)),
    signed("←", "left", () => pan(-1, 0)), signed("→", "right", () => pan(1, 0)), signed("↑", "up", () => pan(0, -1)), signed("↓", "down", () => pan(0, 1)),
    button(say("print"), () => window.print())));

  /* --- the sheet: header, legend and notes of what is shown --- */
  let sheet, items;
  const read = () => {
    sheet = Object.fromEntries(["header", "notes", "filters"].map((name) => [name, all(`[data-told=${name}]`, svg)]));
    items = all(".legend-item", svg).map((g) => ({ g, key: g.dataset.key, x: +g.dataset.x, y: +g.dataset.y, width: +g.dataset.width }));
  };
  map.hooks.redrawn.push(read);
  read();
  const fitted = (element, text) => {
    element.textContent = text;
    for (let length = text.length; length > 1 && +element.getAttribute("x") + element.getComputedTextLength() > svg.viewBox.baseVal.width - 16; length -= 4) element.textContent = `${text.slice(0, length)}…`;
  };
  map.hooks.drawn.push(() => {
    for (const name of ["header", "notes"]) {
      const lines = valueAt(scene.sheet[name], state.moment) || [];
      sheet[name].forEach((element, at) => { element.textContent = lines[at] || ""; });
    }
    for (const element of all("[data-header]")) element.textContent = (valueAt(scene.sheet.header, state.moment) || []).join(" ");
    for (const element of sheet.filters) fitted(element, [map.compared?.(), limits()].filter(Boolean).join("   "));
    const here = new Set(edges.filter((edge) => edge.shown).map((edge) => `line-${edge.state}`));
    for (const chip of map.chips.filter(map.visible)) {
      for (const mark of all(".mark:not([display])", chip.g)) here.add(`mark-${mark.getAttribute("class").replace("mark is-", "")}`);
    }
    let [x, y] = items.length ? [Math.min(...items.map((item) => item.x)), Math.min(...items.map((item) => item.y))] : [0, 0];
    const [left, right] = [x, svg.viewBox.baseVal.width - x];
    for (const item of items) { // the rows close up: the same places as those of the drawing's own legend
      const on = here.has(item.key);
      show(item.g, on);
      if (!on) continue;
      if (x > left && x + item.width > right) [x, y] = [left, y + 20];
      item.g.setAttribute("transform", `translate(${x - item.x} ${y - item.y})`);
      x += item.width + 26;
    }
  });
  draw();
  clear();
  frame.scrollLeft = (frame.scrollWidth - frame.clientWidth) / 2;
})();
