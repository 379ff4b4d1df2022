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

  const address = window.pageAddress; // on a page of the server
  if (address) {
    address.restore();
    follow = () => address.follow(new URL(location.href), address.values(wanted, lines, address.asked.get("compare") || ""), wanted.focus);
  }
  draw();
})();
