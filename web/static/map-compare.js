/* Two days of a family on one map: who and what came, went or changed. By sign, border and word, never by colour alone. */
(() => {
  "use strict";
  const map = window.familyMap;
  if (!map || map.scene.moments.length < 2) return;
  const { svg, scene, state, chips, edges, rows, all, say, make, button, holds, valueAt, nameOf, draw, told, tell, counted, place } = map;
  const SIGNS = { came: "+", went: "−", changed: "≠" };
  const space = svg.namespaceURI;
  const draws = (tag, attributes, text) => {
    const element = document.createElementNS(space, tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    if (text) element.textContent = text;
    return element;
  };
  const sign = (x, y, kind) => {
    const group = draws("g", { class: `map-delta is-${kind}`, "aria-hidden": "true" });
    group.append(draws("circle", { cx: x, cy: y, r: 8.5, fill: "#fff", stroke: "#111", "stroke-width": 2 }),
      draws("text", { x, y: y + 4.6, "text-anchor": "middle", "font-size": 14, "font-weight": "bold", fill: "#111" }, SIGNS[kind]));
    return group;
  };

  /* --- the two days, the earlier one first --- */
  const days = () => [state.moment, state.other].sort((a, b) => a - b);
  const between = (on) => {
    const [then, now] = days().map((at) => holds(on, at));
    return then === now ? (then ? "same" : "none") : now ? "came" : "went";
  };
  /* What of somebody may change beside contacts, which have a list of their own: where it lives, its work, its marks. */
  const own = { person: "td:nth-of-type(1) [data-on], .map-mark[data-on]", actor: "td:nth-of-type(4) [data-on], [data-state=engagement][data-on], .map-mark[data-on]" };
  const saidAt = (record, at) => all(own[record.kind], rows.get(record.id)).filter((element) => holds(element.dataset.on, at)).map((element) => element.textContent).join("\n");
  const kindOf = (record) => {
    const kind = between(record.on);
    if (kind !== "same") return kind;
    const [then, now] = days().map((at) => saidAt(record, at));
    return then === now ? "same" : "changed";
  };
  const pairs = () => {
    const found = new Map();
    for (const edge of edges) {
      if (edge.state === "engagement" || between(edge.on) === "none") continue;
      const ends = edge.ends.map((chip) => chip.id).sort().join("\n");
      if (!found.has(ends)) found.set(ends, []);
      found.get(ends).push(edge);
    }
    return [...found.values()];
  };
  const stateOf = (edge) => say(`state_${edge.state}`);
  const ties = () => pairs().flatMap((found) => {
    const [came, went] = ["came", "went"].map((kind) => found.filter((edge) => between(edge.on) === kind));
    if (!came.length && !went.length) return [];
    const names = found[0].ends.map((chip) => nameOf(chip.id)).join(" – ");
    const from = went.map(stateOf).join(", ");
    const to = came.map(stateOf).join(", ");
    const kind = !went.length ? "came" : !came.length ? "went" : "changed";
    return [{ kind, edges: [...came, ...went], text: say(`tie_${kind}`, { names, from, to }) }];
  });
  const findingKind = (finding) => {
    const kind = between(finding.on);
    if (kind !== "same") return kind;
    const [then, now] = days().map((at) => valueAt(finding.statement, at));
    return then === now ? "same" : "changed";
  };

  /* --- on the drawing --- */
  const clean = () => {
    all(".map-delta", svg).forEach((element) => element.remove());
    for (const chip of chips) chip.g.classList.remove("came", "went", "changed");
    for (const row of rows.values()) all(".map-change", row).forEach((element) => element.remove());
  };
  const mark = () => {
    clean();
    panel.hidden = state.other === null;
    svg.classList.toggle("is-compared", state.other !== null);
    if (state.other === null) return;
    for (const record of scene.chips) {
      if (record.kind === "fold") continue;
      const kind = kindOf(record);
      const row = rows.get(record.id);
      if (!SIGNS[kind]) continue;
      row?.firstElementChild.prepend(make("span", { class: "map-change" }, `${SIGNS[kind]} ${say(kind)} `));
      const chip = map.chipOf.get(record.id);
      if (!chip || chip.fold || !map.visible(chip)) continue;
      chip.g.classList.add(kind);
      chip.g.append(sign(chip.box.x, chip.box.y + chip.box.height, kind));
      chip.title.textContent = `${chip.title.textContent} ${say(kind)}.`;
    }
    const layer = svg.querySelector(".ends");
    for (const tie of ties()) {
      const seen = tie.edges.filter((edge) => edge.shown);
      const paths = new Set();
      for (const edge of seen) {
        const way = edge.path.getAttribute("d");
        const again = paths.has(way); // the same way, another state then: the later one is drawn
        paths.add(way);
        if (again) [edge.path, ...edge.attached].forEach((element) => map.show(element, false));
        else {
          const at = edge.path.getPointAtLength(edge.path.getTotalLength() * 0.3);
          const both = seen.filter((other) => other.path.getAttribute("d") === way).length > 1;
          layer.append(sign(at.x, at.y, both ? "changed" : between(edge.on)));
        }
      }
    }
    list();
  };

  /* --- as a list, for the minutes --- */
  const group = (key, found) => make("div", {}, make("h3", {}, `${say(key)} (${found.length})`),
    found.length ? make("ul", {}, ...found.map(({ kind, text }) => make("li", { class: `is-${kind}` }, make("strong", {}, `${SIGNS[kind]} ${say(kind)}: `), text))) : make("p", {}, say("no_changes")));
  const ranked = (found) => found.filter(({ kind }) => SIGNS[kind]).sort((a, b) => Object.keys(SIGNS).indexOf(a.kind) - Object.keys(SIGNS).indexOf(b.kind));
  const list = () => {
    const [then, now] = days();
    const people = ranked(scene.chips.filter((record) => record.kind !== "fold").map((record) => ({ kind: kindOf(record), text: record.name })));
    const findings = ranked(scene.findings.map((finding) => {
      const kind = findingKind(finding);
      return { kind, text: `${finding.title}. ${valueAt(finding.statement, kind === "went" ? then : now) || ""}` };
    }));
    result.replaceChildren(make("p", {}, period()), make("p", { class: "map-key" }, key()),
      group("people", people), group("ties", ranked(ties())), group("findings", findings));
  };

  /* The signs in words: below the legend of the drawing, and above the list. */
  const key = () => Object.keys(SIGNS).map((kind) => `${SIGNS[kind]} ${say(kind)}`).join("   ");
  const period = () => {
    const [then, now] = days();
    return say("compared", { from: scene.moments[then].said, to: scene.moments[now].said });
  };
  map.compared = () => (state.other === null ? "" : `${period()} ${key()}`);

  /* --- the control --- */
  const result = make("div", { class: "map-compared" });
  const panel = make("section", { class: "map-compare-list", "aria-label": say("compare"), hidden: true }, make("h2", {}, say("changes_between")), result);
  const choose = make("select", { "data-compare": true, onchange: () => {
    state.other = choose.value === "" || +choose.value === state.moment ? null : +choose.value;
    draw();
    told();
    tell(state.other === null ? counted() : `${period()} ${counted()}`);
  } }, make("option", { value: "" }, say("no_compare")), ...scene.moments.map((moment, at) => make("option", { value: at }, map.nameAt(at))));
  const stop = button(say("stop_compare"), () => {
    choose.value = "";
    choose.dispatchEvent(new Event("change"));
    choose.focus();
  }, { "data-compare-stop": true });
  place("compare", make("div", { class: "map-compare" }, make("label", { class: "map-field" }, say("compare"), choose), stop));
  place("changes", panel);
  map.hooks.drawn.push(() => {
    if (state.other === state.moment) state.other = null;
    choose.value = state.other ?? "";
    stop.hidden = state.other === null;
    mark();
  });
  draw();
})();
