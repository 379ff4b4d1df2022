/* Draws the network of a family with vis-network: positions come from the server, nothing moves by itself.
   Data come as JSON in #network; texts are text, never markup. Where there is a place for them, with the filters of the map. */
(() => {
  "use strict";
  const source = document.getElementById("network");
  const place = document.getElementById("explore");
  if (!source || !place || !window.vis) return;
  const { nodes, edges, options, choices } = JSON.parse(source.textContent);
  const data = { nodes: new vis.DataSet(nodes), edges: new vis.DataSet(edges) };
  const network = new vis.Network(place, data, options);
  network.once("afterDrawing", () => network.fit({ animation: false }));
  const listen = (on) => network.setOptions({ interaction: { keyboard: { enabled: on, bindToWindow: false } } });
  place.addEventListener("focusin", () => listen(true));
  place.addEventListener("focusout", () => listen(false));

  const filters = document.querySelector("[data-explore-filters]");
  if (!filters || !choices) return;
  const { chips, words, members } = choices;
  const say = (key, values = {}) => (words[key] || key).replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
  const make = (tag, attributes = {}, ...inside) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
      else element.setAttribute(name, value);
    }
    element.append(...inside);
    return element;
  };
  const wanted = { text: "", focus: "", sector: "", sphere: "", unit: "", task: "" };
  const lines = new Map(); // by state, where it is not as usual
  let follow = () => {};
  const usual = new Map(edges.map((edge) => [edge.id, !edge.hidden]));
  const everybody = Object.values(chips).flat();
  const isMember = (id) => members.includes(id);

  const test = {
    text: (one) => `${one.name} ${one.unit}`.toLocaleLowerCase().includes(wanted.text.toLocaleLowerCase()),
    sector: (one) => one.sector === wanted.sector,
    sphere: (one) => one.sphere === wanted.sphere,
    unit: (one) => one.unit === wanted.unit,
    task: (one) => one.tasks.includes(wanted.task),
  };
  const near = () => new Set([wanted.focus, ...edges.filter((edge) => [edge.from, edge.to].includes(wanted.focus)).flatMap((edge) => [edge.from, edge.to])]);
  const shows = (id) => {
    if (wanted.focus && !near().has(id)) return false;
    return isMember(id) || (chips[id] || []).some((one) => Object.keys(test).every((key) => !wanted[key] || test[key](one)));
  };
  const draw = () => {
    const there = new Set(nodes.map((node) => node.id).filter(shows));
    data.nodes.update(nodes.map((node) => ({ id: node.id, hidden: !there.has(node.id) })));
    data.edges.update(edges.map((edge) => {
      const on = lines.get(choices.edges[edge.id]) ?? (usual.get(edge.id) || [edge.from, edge.to].includes(wanted.focus));
      return { id: edge.id, hidden: !(on && there.has(edge.from) && there.has(edge.to)) };
    }));
    const counted = (kind) => everybody.filter((one) => one.kind === kind && one.sector !== "home");
    const shown = (kind) => [...there].flatMap((id) => (chips[id] || []).filter((one) => one.kind === kind && one.sector !== "home")).length;
    const values = { shown: shown("actor"), total: counted("actor").length, day: choices.day };
    document.getElementById("status").textContent = say("actors_shown", values);
    follow();
  };

  const sorted = (texts) => [...new Set(texts.filter(Boolean))].sort((a, b) => a.localeCompare(b, document.documentElement.lang)).map((text) => [text, text]);
  const select = (key, found) => (found.length > 1 ? make("label", { class: "map-field" }, say(key),
    make("select", { "data-filter": key, onchange: (event) => { wanted[key] = event.target.value; draw(); } },
      make("option", { value: "" }, say("every")), ...found.map(([value, text]) => make("option", { value }, text)))) : "");
  const box = (state) => {
    const all = edges.filter((edge) => choices.edges[edge.id] === state);
    const input = make("input", { type: "checkbox", "data-state-filter": state, onchange: (event) => { lines.set(state, event.target.checked); draw(); } });
    input.checked = all.some((edge) => usual.get(edge.id));
    return make("label", { class: "map-check" }, input, say(`state_${state}`));
  };
  const states = Object.keys(words).filter((key) => key.startsWith("state_")).map((key) => key.slice(6)).filter((state) => Object.values(choices.edges).includes(state));
  const form = make("form", { class: "map-controls", "aria-label": say("filters"), onsubmit: (event) => event.preventDefault(),
    onreset: () => setTimeout(() => { // after the form has put back what it knows itself
      for (const key of Object.keys(wanted)) wanted[key] = "";
      lines.clear();
      form.querySelectorAll("[data-state-filter]").forEach((input) => { input.checked = edges.some((edge) => choices.edges[edge.id] === input.dataset.stateFilter && usual.get(edge.id)); });
      draw();
    }) },
  make("label", { class: "map-field" }, say("search"), make("input", { type: "search", "data-filter": "text", oninput: (event) => { wanted.text = event.target.value.trim(); draw(); } })),
  select("focus", Object.entries(chips).map(([id, [one, ...several]]) => [id, several.length ? nodes.find((node) => node.id === id).label.replace(/\s+/g, " ") : one.name])),
  select("sector", choices.sectors.filter((sector) => sector.id !== "home").map((sector) => [sector.id, sector.name])),
  select("sphere", ["public", "private"].filter((sphere) => everybody.some((one) => one.sphere === sphere)).map((sphere) => [sphere, say(`sphere_${sphere}`)])),
  select("unit", sorted(everybody.map((one) => one.unit))), select("task", sorted(everybody.flatMap((one) => one.tasks))),
  make("button", { type: "reset", class: "map-button" }, say("reset")),
  make("details", { class: "map-lines" }, make("summary", {}, say("lines")), make("fieldset", { class: "map-states" }, make("legend", {}, say("lines")), ...states.map(box))));
  filters.append(form);
  place.exploreData = data;

  /* The address says the filters, by the names that the map's page has for them: they come along from there and go back. */
  const FILTERS = { sphere: "sphere", area: "sector", place: "unit", task: "task", around: "focus" };
  const asked = new URL(location.href).searchParams;
  const carrying = (url) => {
    const values = { compare: asked.get("compare") || "", ...Object.fromEntries(Object.entries(FILTERS).map(([name, key]) => [name, wanted[key]])), lines: [...lines].map(([state, on]) => (on ? state : `-${state}`)).join(" ") };
    for (const [name, value] of Object.entries(values)) {
      if (value) url.searchParams.set(name, value);
      else url.searchParams.delete(name);
    }
    return url;
  };
  follow = () => {
    const url = carrying(new URL(location.href));
    history.replaceState(history.state, "", url);
    for (const link of document.querySelectorAll("a[data-with-filters]")) link.href = carrying(new URL(link.href));
    for (const link of document.querySelectorAll(".app-language a")) {
      const to = new URL(link.href);
      to.searchParams.set("til", url.pathname + url.search);
      link.href = to;
    }
    for (const form of document.querySelectorAll("form.day-form")) {
      form.querySelectorAll("input[type=hidden]").forEach((input) => input.remove());
      form.append(...[...url.searchParams].filter(([name]) => name !== "as_of").map(([name, value]) => make("input", { type: "hidden", name, value })));
    }
  };
  for (const [name, key] of Object.entries(FILTERS)) {
    const control = form.querySelector(`select[data-filter="${key}"]`);
    if (asked.get(name) && control && [...control.options].some((option) => option.value === asked.get(name))) control.value = wanted[key] = asked.get(name);
  }
  for (const told of (asked.get("lines") || "").split(" ").filter(Boolean)) {
    const input = form.querySelector(`[data-state-filter="${CSS.escape(told.replace("-", ""))}"]`);
    if (input) lines.set(input.dataset.stateFilter, input.checked = !told.startsWith("-"));
  }
  draw();
})();
