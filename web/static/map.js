/* The family map, brought to life: what is shown of it, details, findings, keys. No library and no call to a server: the
   pages and a map saved as one file carry these same scripts, this one first. They change only what is shown, and put in
   texts by textContent alone: no text of a case file is ever markup.
   It finds svg[data-map] with chips, edges and what is [data-of] them, table[data-map-table], #detaljer, #status, #scene
   (JSON) and all that is [data-on] some of the family's moments. The others work with what it leaves in window.familyMap. */
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

  /* --- time: "2-7 9" are the moments on which something holds --- */
  const spans = new Map();
  const spanOf = (told) => {
    if (!spans.has(told)) {
      const places = told.split(" ").filter(Boolean).flatMap((part) => {
        const [first, last = first] = part.split("-").map(Number);
        return Array.from({ length: last - first + 1 }, (_, at) => first + at);
      });
      spans.set(told, new Set(places));
    }
    return spans.get(told);
  };
  const holds = (told, moment) => told === undefined || spanOf(told).has(moment);
  const valueAt = (told, moment) => told.find(([on]) => holds(on, moment))?.[1];

  /* --- what is there --- */
  const frame = svg.closest("[data-map-frame]") || svg.parentElement;
  const details = byId("detaljer");
  const status = byId("status");
  const records = new Map(scene.chips.map((record) => [record.id, record]));
  const rows = new Map(all("table[data-map-table] tr[data-id]").map((row) => [row.dataset.id, row]));
  const timed = all("[data-on], tr li[data-state]").filter((element) => !svg.contains(element) && !element.dataset.id)
    .map((element) => ({ element, on: element.dataset.on, state: element.dataset.state, id: element.closest("tr[data-id]")?.dataset.id }));
  const nameOf = (id) => records.get(id)?.name || id;
  /* A chip and a line as they are drawn now: read again when the map is drawn anew. */
  const drawnChip = (g) => {
    const rect = g.querySelector("rect");
    const box = { x: +rect.getAttribute("x"), y: +rect.getAttribute("y"), width: +rect.getAttribute("width"), height: +rect.getAttribute("height") };
    // A title, since an aria-label must hold the text as it is broken on the drawing: "Klasse- lærer" (WCAG 2.5.3).
    const title = document.createElementNS(svg.namespaceURI, "title");
    title.textContent = g.getAttribute("aria-label");
    g.removeAttribute("aria-label");
    g.prepend(title);
    return {
      g, rect, title, box, fold: g.dataset.kind === "fold" && g.querySelector("text"), marks: all(".mark[data-on]", g),
      x: box.x + box.width / 2, y: box.y + box.height / 2,
    };
  };
  const drawnLine = (path) => ({ path, attached: all(`[data-of="${path.id}"]`, path.closest("svg")) });
  const chips = all("g[data-kind=person],g[data-kind=actor],g[data-kind=fold]", svg).map((g) => ({
    ...drawnChip(g), id: g.dataset.id, record: records.get(g.dataset.id), home: g.dataset.ring === "home", on: g.dataset.on,
    ids: records.get(g.dataset.id)?.ids || [g.dataset.id],
  }));
  const chipOf = new Map(chips.flatMap((chip) => [[chip.id, chip], ...chip.ids.map((id) => [id, chip])]));
  const edges = all("path[data-kind=edge]", svg).map((path) => ({
    ...drawnLine(path), id: path.id, ends: [path.dataset.a, path.dataset.b].map((id) => chipOf.get(id)), state: path.dataset.state,
    on: path.dataset.on, drawn: path.dataset.drawn, folded: scene.folded[path.id],
  }));
  const outside = scene.chips.filter((record) => record.kind !== "fold" && record.ring !== "home");

  /* --- the state of the page --- */
  const state = { moment: scene.now, other: null, selected: null, one: null, lit: null }; // `one`: whom a fold that is selected holds
  const wanted = { text: "", sphere: "", sector: "", unit: "", task: "", focus: "", states: new Map() };
  const hooks = { drawn: [], moved: [], details: [], chosen: [], cleared: [], redrawn: [] };
  const ran = (name, ...given) => hooks[name].forEach((act) => act(...given));

  const isThere = (id, moment = state.moment) => holds(records.get(id)?.on, moment);
  const isShownNow = (id) => isThere(id) || (state.other !== null && isThere(id, state.other));
  const momentOf = (id) => (id !== undefined && state.other !== null && !isThere(id) ? state.other : state.moment);
  const now = (on) => holds(on, state.moment);
  /* Whether somebody is at an end of a line; one of a fold only if the line is its own. */
  const isOf = (edge, id, then) => edge.ends.includes(chipOf.get(id)) && (!chipOf.get(id).fold || edge.folded.some(([on, one]) => one === id && then(on)));
  const wantedOf = {
    text: (record) => [record.name, ...record.units].join(" ").toLocaleLowerCase().includes(wanted.text.toLocaleLowerCase()),
    sphere: (record) => record.public === (wanted.sphere === "public"),
    sector: (record) => record.sector === wanted.sector,
    unit: (record) => record.units.includes(wanted.unit),
    task: (record, then) => record.tasks.some(([on, task]) => task === wanted.task && then(on)),
    focus: (record, then) => record.id === wanted.focus || (chipOf.get(record.id) !== chipOf.get(wanted.focus) && edges.some((edge) => then(edge.on) && isOf(edge, wanted.focus, then) && isOf(edge, record.id, then))),
  };
  /* Whether somebody is wanted: by what holds on the moment, or at any time. */
  const matches = (id, then = now) => {
    const record = records.get(id);
    if (!record || (record.ring === "home" && !wanted.focus)) return true;
    if (record.ring === "home") return wantedOf.focus(record, then);
    return Object.entries(wantedOf).every(([name, test]) => !wanted[name] || test(record, then));
  };
  const visible = (chip) => chip.g.getAttribute("display") !== "none";
  const isOfChosen = (edge) => isOf(edge, state.one, (on) => holds(on, momentOf(state.one)));
  const isLit = (edge) => (state.selected ? edge.ends.includes(state.selected) && (!state.one || isOfChosen(edge)) : Boolean(state.lit?.edges.includes(edge.id)));
  const edgeHolds = (edge) => holds(edge.on, state.moment) || (state.other !== null && holds(edge.on, state.other));
  const edgeDrawn = (edge) => holds(edge.drawn, state.moment) || (state.other !== null && holds(edge.drawn, state.other));
  const edgeShown = (edge) => {
    const choice = wanted.states.get(edge.state);
    return edgeHolds(edge) && edge.ends.every((chip) => chip && visible(chip)) && choice !== false && (choice || edgeDrawn(edge) || isLit(edge));
  };
  const near = (chip) => new Set([chip, ...edges.filter((edge) => edge.ends.includes(chip) && (!state.one || isOfChosen(edge)) && edgeShown(edge)).flatMap((edge) => edge.ends)]);

  /* --- drawing: hide and show, never delete --- */
  const drawChip = (chip) => {
    const here = chip.ids.filter((id) => isShownNow(id));
    show(chip.g, here.some((id) => matches(id)));
    if (chip.fold) chip.fold.textContent = valueAt(chip.record.titles, state.moment) || chip.record.name;
    const label = valueAt(chip.record.labels, momentOf(chip.id));
    if (label) chip.title.textContent = label;
    for (const mark of chip.marks) show(mark, holds(mark.dataset.on, state.moment));
    if (chip.g.dataset.overlap) {
      const overlap = holds(chip.g.dataset.overlap, state.moment);
      chip.rect.setAttribute("stroke", overlap ? chip.g.dataset.colours.split(" ")[1] : chip.g.dataset.colours.split(" ")[0]);
      chip.rect.setAttribute("stroke-width", overlap ? "2.2" : "1.4");
      if (overlap) chip.rect.setAttribute("stroke-dasharray", "6 3");
      else chip.rect.removeAttribute("stroke-dasharray");
    }
  };
  const counts = () => {
    for (const element of all(".map-count")) {
      const list = element.closest("details");
      element.textContent = all(":scope > ul > li", list).filter((item) => !item.hidden).length;
      if (list.matches(".map-many")) list.hidden = element.textContent === "0";
    }
  };
  const draw = () => {
    for (const { element, on, state: kind, id } of timed) element.hidden = !holds(on, momentOf(id)) || wanted.states.get(kind) === false;
    for (const [id, row] of rows) row.hidden = !isShownNow(id) || !matches(id);
    chips.forEach(drawChip);
    for (const element of all(".household[data-on]", svg)) show(element, holds(element.dataset.on, state.moment));
    const bright = state.selected ? near(state.selected) : state.lit?.chips;
    svg.classList.toggle("is-lit", Boolean(bright));
    for (const chip of chips) chip.g.classList.toggle("lit", Boolean(bright?.has(chip)));
    for (const edge of edges) {
      edge.shown = edgeShown(edge);
      for (const element of [edge.path, ...edge.attached]) {
        show(element, edge.shown);
        element.classList.toggle("lit", isLit(edge));
      }
    }
    counts();
    if (!visible(current)) rove(chips.find((chip) => chip.home && visible(chip)) || chips.find(visible) || current, false);
    ran("drawn");
  };

  const counted = () => ["actor", "person"].map((kind) => {
    const found = outside.filter((record) => record.kind === kind);
    const shown = found.filter((record) => isShownNow(record.id) && matches(record.id)).length;
    const values = { shown, total: found.length, day: scene.moments[state.moment].said };
    return found.length || kind === "actor" ? say(kind === "actor" ? "actors_shown" : "people_shown", values) : "";
  }).join(" ").trim();
  const tell = (text) => { if (status) status.textContent = text; };

  /* --- details of a chip, a finding on the map --- */
  const statementOf = (finding) => valueAt(finding.statement, state.moment) || finding.statement[0][1];
  const findingsNow = () => scene.findings.filter((finding) => holds(finding.on, state.moment));
  const facts = (id) => {
    const row = rows.get(id);
    if (!row) return [];
    const heads = all("thead th", row.closest("table"));
    const told = make("dl");
    all(":scope > th, :scope > td", row).forEach((cell, place) => {
      const said = cell.cloneNode(true);
      all("button, summary, [hidden]", said).forEach((extra) => extra.remove());
      all("details", said).forEach((closed) => closed.replaceWith(...closed.childNodes));
      if (cell === row.lastElementChild) all("li:not(.map-mark)", said).forEach((extra) => extra.remove()); // told below
      if (place === 0 || !said.textContent.trim()) return;
      told.append(make("dt", {}, heads[place]?.textContent.trim() || ""), make("dd", {}, ...said.childNodes));
    });
    return [told];
  };
  const list = (items, told, act) => make("ul", { class: "map-list" }, ...items.map((item) => make("li", {}, button(told(item), () => act(item)))));
  const fill = (...inside) => details?.replaceChildren(make("h2", {}, say("details")), ...inside);
  const pressed = () => {
    for (const chip of chips) chip.g.setAttribute("aria-pressed", String(chip === state.selected));
    for (const element of all("[data-lights]")) element.setAttribute("aria-pressed", String(element.dataset.lights === state.lit?.id));
  };
  const told = () => { // what is chosen, as it is on the moment
    const { selected: chip, lit } = state;
    if (chip) {
      const ids = chip.ids.filter((id) => isShownNow(id));
      const one = state.one || (chip.fold ? null : chip.id);
      const name = one ? nameOf(one) : say("folded", { count: ids.length });
      const found = findingsNow().filter((finding) => finding.subjects.some((id) => (one ? id === one : chip.ids.includes(id))));
      fill(make("h3", {}, name), ...(one ? facts(one) : [list(ids, nameOf, showOne)]),
        ...(found.length ? [make("h3", {}, say("findings")), list(found, statementOf, light)] : []),
        ...(one ? [button(say("around", { name }), () => familyMap.around(one), { "data-around": true }), " ", button(say("in_table"), () => toRow(one), { "data-row": true }), " "] : []),
        button(say("clear"), clear));
      ran("details", chip);
      return say("chosen", { name });
    }
    if (lit) {
      const question = valueAt(lit.finding.question, state.moment);
      fill(make("h3", {}, statementOf(lit.finding)), ...(question ? [make("p", {}, question)] : []),
        list(lit.finding.subjects.filter((id) => chipOf.has(id)), nameOf, showOne), button(say("clear"), clear));
      return say("lit", { statement: statementOf(lit.finding) });
    }
    fill(make("p", {}, say("details_hint")));
    return counted();
  };
  /* A chip is chosen; of a fold perhaps one of those whom it holds, with the lines of that one alone. */
  const choose = (chip, one = null) => {
    [state.selected, state.one, state.lit] = [chip, one, null];
    draw();
    pressed();
    tell(told());
    ran("chosen", chip);
  };
  const lights = (finding) => ({
    id: finding.id, finding, edges: valueAt(finding.edges, state.moment) || [],
    chips: new Set((valueAt(finding.chips, state.moment) || []).map((id) => chipOf.get(id))),
  });
  const light = (finding) => {
    if (finding.subjects.some((id) => !matches(id))) familyMap.reset();
    [state.selected, state.one, state.lit] = [null, null, lights(finding)];
    ran("cleared");
    draw();
    pressed();
    [...state.lit.chips][0]?.g.scrollIntoView({ block: "center", inline: "center" });
    tell(told());
  };
  const clear = () => {
    [state.selected, state.one, state.lit] = [null, null, null];
    ran("cleared");
    draw();
    pressed();
    tell(told());
  };
  const toRow = (id) => {
    rows.get(id).tabIndex = -1;
    rows.get(id).focus();
  };
  const focusOn = (chip, one = null) => { rove(chip); choose(chip, one); };
  const showOne = (id) => focusOn(chipOf.get(id), chipOf.get(id).fold ? id : null);
  /* Another moment: what was chosen stays chosen while it is there. */
  const moveTo = (moment) => {
    state.moment = moment;
    if (state.one && !isShownNow(state.one)) state.one = null;
    if (state.selected && !state.selected.ids.some((id) => isShownNow(id))) state.selected = null;
    if (state.lit) state.lit = holds(state.lit.finding.on, moment) ? lights(state.lit.finding) : null;
    draw();
    pressed();
    told();
    for (const [element, finding] of lightButtons) element.setAttribute("aria-label", `${say("show_on_map")}: ${statementOf(finding)}`);
    ran("moved");
  };

  /* --- keys: one stop for Tab, arrows to the nearest chip --- */
  let current = chips.find((chip) => chip.home && visible(chip)) || chips.find(visible) || chips[0];
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
  const keys = { // more are added by the view
    Home: () => rove(chips.find((chip) => chip.home && visible(chip)) || current),
    Enter: () => choose(current), " ": () => choose(current), Escape: clear,
  };
  svg.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key in DIRECTIONS) rove(nearest(DIRECTIONS[event.key]) || current);
    else if (keys[event.key]) keys[event.key]();
    else return;
    event.preventDefault();
  });
  const chipAt = (event) => chipOf.get(event.target.closest("g[data-id]")?.dataset.id);
  svg.addEventListener("click", (event) => { if (chipAt(event)) focusOn(chipAt(event)); });
  svg.addEventListener("focusin", (event) => { if (chipAt(event)) rove(chipAt(event), false); });

  /* --- buttons at the findings and rows --- */
  const shower = (name, act, more) => button(say("show_on_map"), act, { "aria-label": `${say("show_on_map")}: ${name}`, ...more });
  const lightButtons = new Map();
  for (const finding of scene.findings) {
    const place = document.querySelector(`[data-finding="${finding.id}"] [data-finding-actions]`);
    if (!place || !finding.chips.some(([, ids]) => ids.length)) continue;
    const element = shower(statementOf(finding), () => light(finding), { "data-lights": finding.id, "aria-pressed": "false" });
    lightButtons.set(element, finding);
    place.append(element);
  }
  for (const [id, row] of rows) {
    if (chipOf.has(id)) row.firstElementChild.append(" ", shower(nameOf(id), () => showOne(id), { class: "map-button map-small" }));
  }
  rove(current, false);

  /* Where the other scripts put what they make: nothing of it works without them. */
  const place = (name, ...inside) => {
    const found = document.querySelector(`[data-map-${name}]`);
    if (found) found.replaceChildren(...inside);
    else frame.before(...inside);
  };
  const familyMap = {
    svg, frame, scene, state, wanted, hooks, records, rows, chips, chipOf, edges, outside, keys, byId, all, say, make, button, show, holds, valueAt,
    nameOf, isShown: isShownNow, matches, wantedOf, visible, edgeHolds, draw, told, tell, counted, choose, clear, light, focusOn, showOne, moveTo, place, statementOf,
    drawnChip, drawnLine, chipAt, pressed, rove, roving: () => current, reset: () => {}, around: () => {},
  };
  window.familyMap = familyMap;
})();
