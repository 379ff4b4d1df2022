/* The family map in time: a slider over the moments on which something changed, its marks, steps and play. */
(() => {
  "use strict";
  const map = window.familyMap;
  if (!map || map.scene.moments.length < 2) return;
  const { svg, scene, state, edges, outside, all, say, make, button, holds, nameOf, tell, counted, moveTo, place } = map;
  const { moments, own } = scene;
  const last = moments.length - 1;

  /* --- what changed on each moment: who came and went, and whose contact became another --- */
  const pairs = new Map();
  for (const edge of edges) {
    const ends = edge.ends.map((chip) => chip.id).sort().join("\n");
    if (!pairs.has(ends)) pairs.set(ends, []);
    pairs.get(ends).push(edge);
  }
  const onBoth = (edge, at) => edge.ends.every((chip) => holds(chip.on, at) && holds(chip.on, at - 1));
  const changesAt = (at) => {
    if (at === 0) return { came: [], went: [], ties: [] };
    const came = outside.filter((record) => holds(record.on, at) && !holds(record.on, at - 1)).map((record) => record.name);
    const went = outside.filter((record) => !holds(record.on, at) && holds(record.on, at - 1)).map((record) => record.name);
    const ties = [...pairs.values()].filter((found) => onBoth(found[0], at) && found.some((edge) => holds(edge.on, at) !== holds(edge.on, at - 1)))
      .map((found) => found[0].ends.map((chip) => nameOf(chip.id)).join(" – "));
    return { came, went, ties };
  };
  const changes = moments.map((_, at) => changesAt(at));
  const countAt = (at) => changes[at].came.length + changes[at].went.length + changes[at].ties.length;
  const count = (at) => (countAt(at) ? say(countAt(at) === 1 ? "change" : "changes", { count: countAt(at) }) : "");
  const nameAt = (at) => [moments[at].said, count(at), at > own ? say("to_come") : ""].filter(Boolean).join(" · ");
  const storyAt = (at) => ["came", "went", "ties"].filter((kind) => changes[at][kind].length)
    .map((kind) => `${say(`${kind}_names`, { names: changes[at][kind].join("; ") })}.`).join(" ");
  const stops = moments.map((_, at) => at).filter((at) => countAt(at));
  map.nameAt = nameAt;

  /* The texts of the page that name its day. */
  const follow = () => {
    for (const element of all("[data-day]")) element.textContent = say("network_on", { day: moments[state.moment].said });
    for (const element of all("[data-question-count]")) element.textContent = scene.findings.filter((finding) => holds(finding.on, state.moment)).length;
  };

  /* --- the controls --- */
  const slider = make("input", { type: "range", id: "map-moment", min: 0, max: last, step: 1, value: state.moment, class: "map-slider", oninput: () => { stop(); go(+slider.value); } });
  const output = make("output", { for: "map-moment", class: "map-day" });
  const tick = (at) => make("span", { class: `map-tick${at > own ? " is-to-come" : ""}`, title: nameAt(at), onclick: () => { stop(); go(at); } });
  const ticks = make("div", { class: "map-ticks", "aria-hidden": "true" }, ...stops.map(tick));
  all(".map-tick", ticks).forEach((element, place) => {
    element.style.insetInlineStart = `${(100 * stops[place]) / last}%`;
    element.style.blockSize = `${Math.min(18, 6 + 2 * countAt(stops[place]))}px`;
  });
  const before = () => [...stops].reverse().find((at) => at < state.moment) ?? 0;
  const after = () => stops.find((at) => at > state.moment) ?? last;
  const step = (key, to) => button(say(key), () => { stop(); go(to()); }, { "data-step": key });
  const [back, on] = [step("before", before), step("after", after)];
  const home = button(say("to_own", { day: moments[own].said }), () => { stop(); go(own); }, { "data-step": "own" });

  /* Play: at least a second a step, and one step a press where movement is not wanted. */
  const STEP_TIME = 1400;
  const still = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  let playing = null;
  const stop = () => {
    window.clearInterval(playing);
    playing = null;
    play.textContent = say(still() ? "play_step" : "play");
  };
  const forward = () => {
    go(after());
    if (state.moment === last) stop();
  };
  const play = button(say(still() ? "play_step" : "play"), () => {
    if (playing) return stop();
    if (state.moment === last) go(0);
    else if (still()) go(after());
    if (still()) return undefined;
    play.textContent = say("stop");
    playing = window.setInterval(forward, STEP_TIME);
    return undefined;
  }, { "data-step": "play" });
  const listed = make("details", { class: "map-changes" }, make("summary", {}, say("all_changes", { count: stops.length })),
    make("ol", {}, ...stops.map((at) => make("li", {}, button(nameAt(at), () => { stop(); go(at); }, { class: "map-button map-small", "data-moment": at }), make("span", {}, ` ${storyAt(at)}`)))));

  const shown = () => {
    slider.value = state.moment;
    slider.setAttribute("aria-valuetext", nameAt(state.moment));
    output.textContent = nameAt(state.moment);
    back.disabled = state.moment === 0;
    on.disabled = state.moment === last;
    home.hidden = state.moment === own;
    for (const element of all("[data-moment]", listed)) element.setAttribute("aria-current", String(+element.dataset.moment === state.moment));
  };
  map.hooks.moved.push(() => { shown(); follow(); });
  const go = (at) => {
    if (at === state.moment) return;
    moveTo(at);
    tell([counted(), storyAt(at)].filter(Boolean).join(" "));
  };
  map.go = go;
  svg.addEventListener("keydown", (event) => {
    if (event.key !== "," && event.key !== ".") return;
    stop();
    go(event.key === "," ? before() : after());
    event.preventDefault();
  });
  place("time", make("div", { class: "map-time", role: "group", "aria-label": say("time") },
    make("div", { class: "map-time-head" }, make("label", { for: "map-moment" }, say("moment")), output),
    make("div", { class: "map-track" }, slider, ticks),
    make("div", { class: "map-steps" }, back, play, on, home),
    scene.step === "day" ? "" : make("p", { class: "map-step" }, say("gathered", { step: say(`step_${scene.step}`) })), listed));
  shown();
})();
