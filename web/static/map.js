/* The family map, brought to life: focus by keys, details, filters, zoom, findings on the map. No library and no call to a
   server: the pages and a map saved as one file carry this same script. It changes only what is shown, and puts in texts
   by textContent alone: no text of a case file is ever markup.
   It finds svg[data-map] with chips, edges and what is [data-of] them, table[data-map-table], #detaljer, #status, #scene
   (JSON); and if they are there [data-map-frame], [data-map-controls], [data-map-tools], [data-finding]. */
(() => {
  "use strict";
  const svg = document.querySelector("svg[data-map]");
  const byId = (id) => document.getElementById(id);
  const source = byId("scene");
  if (!svg || !source) return;
  const scene = JSON.parse(source.textContent);
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const say = (key, values = {}) => (scene.words[key] || key).replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
  const make = (tag, attributes = {}, ...inside) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
      else if (value !== false && value !== null) element.setAttribute(name, value === true ? "" : value);
    }
    element.append(...inside);
    return element;
  };
  const button = (text, act, more = {}) => make("button", { type: "button", class: "map-button", onclick: act, ...more }, text);
  const show = (element, on) => (on ? element.removeAttribute("display") : element.setAttribute("display", "none"));

  /* --- what is there --- */
  const frame = svg.closest("[data-map-frame]") || svg.parentElement;
  const details = byId("detaljer");
  const status = byId("status");
  const records = new Map(scene.chips.map((record) => [record.id, record]));
  const rows = new Map(all("table[data-map-table] tr[data-id]").map((row) => [row.dataset.id, row]));
  const nameOf = (id) => records.get(id)?.name || id;
  const chips = all("g[data-kind=person],g[data-kind=actor],g[data-kind=fold]", svg).map((g) => {
    const box = g.querySelector("rect").getBBox();
    // A title, since an aria-label must hold the text as it is broken on the drawing: "Klasse- lærer" (WCAG 2.5.3).
    const title = document.createElementNS(svg.namespaceURI, "title");
    title.textContent = g.getAttribute("aria-label");
    g.removeAttribute("aria-label");
    g.prepend(title);
    return {
      g, id: g.dataset.id, home: g.dataset.ring === "home",
      ids: records.get(g.dataset.id)?.ids || [g.dataset.id],
      x: box.x + box.width / 2, y: box.y + box.height / 2,
    };
  });
  const chipOf = new Map(chips.flatMap((chip) => [[chip.id, chip], ...chip.ids.map((id) => [id, chip])]));
  const edges = all("path[data-kind=edge]", svg).map((path) => ({
    path, id: path.id, ends: [path.dataset.a, path.dataset.b].map((id) => chipOf.get(id)), state: path.dataset.state,
    onSelection: path.getAttribute("display") === "none", attached: all(`[data-of="${path.id}"]`, svg),
  }));

  /* --- what is shown: filters hide and never delete --- */
  const wanted = { text: "", sector: "", unit: "", states: new Map() };
  let selected = null;
  let lit = null;
  const visible = (chip) => chip.g.getAttribute("display") !== "none";
  const matches = (id) => {
    const record = records.get(id);
    if (!record || record.ring === "home") return true;
    const text = [record.name, ...record.units].join(" ").toLocaleLowerCase();
    return text.includes(wanted.text) && (!wanted.sector || record.sector === wanted.sector) &&
      (!wanted.unit || record.units.includes(wanted.unit));
  };
  const isLit = (edge) => (selected ? edge.ends.includes(selected) : Boolean(lit?.edges.includes(edge.id)));
  const edgeShown = (edge) => {
    const choice = wanted.states.get(edge.state);
    const touched = isLit(edge);
    return edge.ends.every((chip) => chip && visible(chip)) && choice !== false && (choice || !edge.onSelection || touched);
  };
  const near = (chip) => new Set([chip, ...edges.filter((edge) => edge.ends.includes(chip) && edgeShown(edge)).flatMap((edge) => edge.ends)]);

  const draw = () => {
    for (const [id, row] of rows) row.hidden = !matches(id);
    for (const chip of chips) show(chip.g, chip.ids.some(matches));
    const bright = selected ? near(selected) : lit?.chips;
    svg.classList.toggle("is-lit", Boolean(bright));
    for (const chip of chips) chip.g.classList.toggle("lit", Boolean(bright?.has(chip)));
    for (const edge of edges) {
      for (const element of [edge.path, ...edge.attached]) {
        show(element, edgeShown(edge));
        element.classList.toggle("lit", isLit(edge));
      }
    }
    if (!visible(current)) rove(chips.find((chip) => chip.home && visible(chip)) || chips.find(visible) || current, false);
  };

  const counted = () => ["actor", "person"].map((kind) => {
    const ids = scene.chips.filter((record) => record.kind === kind && record.ring !== "home").map((record) => record.id);
    return ids.length || kind === "actor" ? say(kind === "actor" ? "actors_shown" : "people_shown", { shown: ids.filter(matches).length, total: ids.length }) : "";
  }).join(" ");
  const tell = (text) => { if (status) status.textContent = text; };

  /* --- details of a chip, a finding on the map --- */
  const facts = (id) => {
    const row = rows.get(id);
    if (!row) return [];
    const heads = all("thead th", row.closest("table"));
    const told = make("dl");
    all("th,td", row).forEach((cell, place) => {
      const said = cell.cloneNode(true);
      all("button", said).forEach((extra) => extra.remove());
      if (cell === row.lastElementChild) all("li:not(.map-mark)", said).forEach((extra) => extra.remove()); // told below
      if (place === 0 || !said.textContent.trim()) return;
      told.append(make("dt", {}, heads[place]?.textContent.trim() || ""), make("dd", {}, ...said.childNodes));
    });
    return [told];
  };
  const list = (items, told, act) => make("ul", { class: "map-list" }, ...items.map((item) => make("li", {}, button(told(item), () => act(item)))));
  const fill = (...inside) => details?.replaceChildren(make("h2", {}, say("details")), ...inside);
  const pressed = () => {
    for (const chip of chips) chip.g.setAttribute("aria-pressed", String(chip === selected));
    for (const element of all("[data-lights]")) element.setAttribute("aria-pressed", String(element.dataset.lights === lit?.id));
  };
  const choose = (chip) => {
    [selected, lit] = [chip, null];
    draw();
    pressed();
    const many = chip.ids.length > 1;
    const name = many ? say("folded", { count: chip.ids.length }) : nameOf(chip.id);
    const found = scene.findings.filter((finding) => finding.subjects.some((id) => chip.ids.includes(id)));
    fill(make("h3", {}, name), ...(many ? [list(chip.ids, nameOf, toRow)] : facts(chip.id)),
      ...(found.length ? [make("h3", {}, say("findings")), list(found, (finding) => finding.statement, light)] : []),
      button(say("clear"), clear));
    tell(say("chosen", { name }));
  };
  const light = (finding) => {
    if (finding.subjects.some((id) => !matches(id))) reset();
    [selected, lit] = [null, { id: finding.id, edges: finding.edges, chips: new Set(finding.chips.map((id) => chipOf.get(id))) }];
    draw();
    pressed();
    fill(make("h3", {}, finding.statement), ...(finding.question ? [make("p", {}, finding.question)] : []),
      list(finding.subjects.filter((id) => chipOf.has(id)), nameOf, (id) => focusOn(chipOf.get(id))),
      button(say("clear"), clear));
    [...lit.chips][0]?.g.scrollIntoView({ block: "center", inline: "center" });
    tell(say("lit", { statement: finding.statement }));
  };
  const clear = () => {
    [selected, lit] = [null, null];
    draw();
    pressed();
    fill(make("p", {}, say("details_hint")));
    tell(counted());
  };
  const toRow = (id) => {
    rows.get(id).tabIndex = -1;
    rows.get(id).focus();
  };
  const focusOn = (chip) => { rove(chip); choose(chip); };

  /* --- keys: one stop for Tab, arrows to the nearest chip --- */
  let current = chips.find((chip) => chip.home) || chips[0];
  if (!current) return;
  const rove = (chip, focus = true) => {
    current.g.setAttribute("tabindex", "-1");
    current = chip;
    chip.g.setAttribute("tabindex", "0");
    if (focus) chip.g.focus();
  };
  const DIRECTIONS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };
  const nearest = ([dx, dy]) => {
    let best = null;
    for (const chip of chips) {
      const [x, y] = [chip.x - current.x, chip.y - current.y];
      const ahead = x * dx + y * dy;
      const aside = Math.abs(x * dy) + Math.abs(y * dx);
      const far = ahead + 2 * aside;
      if (chip !== current && visible(chip) && ahead > 1 && (!best || far < best.far)) best = { chip, far };
    }
    return best?.chip;
  };
  svg.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const { key } = event;
    if (key in DIRECTIONS) rove(nearest(DIRECTIONS[key]) || current);
    else if (key === "Home") rove(chips.find((chip) => chip.home && visible(chip)) || current);
    else if (key === "Enter" || key === " ") choose(current);
    else if (key === "Escape") clear();
    else if (key === "+") zoomTo(zoom * STEP);
    else if (key === "-") zoomTo(zoom / STEP);
    else if (key === "0") zoomTo(0);
    else return;
    event.preventDefault();
  });
  for (const chip of chips) {
    chip.g.addEventListener("click", () => focusOn(chip));
    chip.g.addEventListener("focus", () => rove(chip, false));
  }

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

  /* --- controls: nothing without this script, so made by it --- */
  const filtered = () => { draw(); tell(counted()); };
  const select = (key, options) => make("label", { class: "map-field" }, say(key),
    make("select", { "data-filter": key, onchange: (event) => { wanted[key] = event.target.value; filtered(); } },
      make("option", { value: "" }, say("every")), ...options.map(([value, text]) => make("option", { value }, text))));
  const present = [...new Set(scene.chips.filter((record) => record.ring !== "home").map((record) => record.sector))];
  const sectors = scene.sectors.filter((sector) => present.includes(sector.id)).map((sector) => [sector.id, sector.name]);
  const units = [...new Set(scene.chips.flatMap((record) => record.units))].sort((a, b) => a.localeCompare(b, document.documentElement.lang));
  const drawn = new Set(edges.map((edge) => edge.state));
  const states = Object.keys(scene.words).filter((key) => drawn.has(key.replace("state_", ""))).map((key) => key.slice(6));
  const stateBox = (state) => {
    const onSelection = edges.filter((edge) => edge.state === state).every((edge) => edge.onSelection);
    const change = (event) => {
      const on = event.target.checked;
      if (on === !onSelection) wanted.states.delete(state);
      else wanted.states.set(state, on);
      filtered();
    };
    return make("label", { class: "map-check" }, make("input", { type: "checkbox", checked: !onSelection, "data-state-filter": state, onchange: change }), say(`state_${state}`));
  };
  const reset = () => {
    Object.assign(wanted, { text: "", sector: "", unit: "" });
    wanted.states.clear();
    controls.reset();
    filtered();
  };
  const controls = make("form", { class: "map-controls", onsubmit: (event) => event.preventDefault(), "aria-label": say("filters") },
    make("label", { class: "map-field" }, say("search"), make("input", { type: "search", "data-filter": "text", oninput: (event) => { wanted.text = event.target.value.trim().toLocaleLowerCase(); filtered(); } })),
    sectors.length > 1 && select("sector", sectors) || "",
    units.length > 1 && select("unit", units.map((unit) => [unit, unit])) || "",
    button(say("reset"), () => { reset(); clear(); }, { "data-reset": true }),
    states.length ? make("details", { class: "map-lines" }, make("summary", {}, say("lines")), make("fieldset", { class: "map-states", "aria-label": say("lines") }, ...states.map(stateBox))) : "");
  const signed = (sign, key, act) => button(sign, act, { "aria-label": say(key), title: say(key), "data-view": key });
  const tools = make("div", { class: "map-tools", role: "group", "aria-label": say("view") },
    signed("+", "zoom_in", () => zoomTo(zoom * STEP)), signed("−", "zoom_out", () => zoomTo(zoom / STEP)), button(say("whole"), () => zoomTo(0)),
    signed("←", "left", () => pan(-1, 0)), signed("→", "right", () => pan(1, 0)), signed("↑", "up", () => pan(0, -1)), signed("↓", "down", () => pan(0, 1)),
    button(say("print"), () => window.print()));
  for (const [name, element] of [["controls", controls], ["tools", tools]]) {
    const place = document.querySelector(`[data-map-${name}]`);
    if (place) place.replaceChildren(element);
    else frame.before(element);
  }
  const shower = (name, act, more) => button(say("show_on_map"), act, { "aria-label": `${say("show_on_map")}: ${name}`, ...more });
  for (const finding of scene.findings) {
    const place = document.querySelector(`[data-finding="${finding.id}"] [data-finding-actions]`);
    if (finding.chips.length) place?.append(shower(finding.statement, () => light(finding), { "data-lights": finding.id, "aria-pressed": "false" }));
  }
  for (const [id, row] of rows) {
    if (chipOf.has(id)) row.firstElementChild.append(" ", shower(nameOf(id), () => focusOn(chipOf.get(id)), { class: "map-button map-small" }));
  }
  rove(current, false);
  clear();
  frame.scrollLeft = (frame.scrollWidth - frame.clientWidth) / 2;
})();
