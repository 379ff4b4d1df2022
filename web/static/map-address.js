/* The address of a family's page says what is shown: the day, the day it is compared with, the filters. So a link, a reload,
   the way back and the other language show the same. What somebody typed into the search stays out of it. */
(() => {
  "use strict";
  const map = window.familyMap;
  if (!map) return;
  const { scene, state, wanted, all, make } = map;
  const { moments } = scene;
  const FILTERS = { sphere: "sphere", area: "sector", place: "unit", task: "task", around: "focus" }; // by their names in the address
  const NAMES = ["compare", ...Object.keys(FILTERS), "lines"];

  /* --- from what is shown to the address --- */
  const values = () => ({
    compare: state.other === null ? "" : moments[state.other].day,
    ...Object.fromEntries(Object.entries(FILTERS).map(([name, key]) => [name, wanted[key]])),
    lines: [...wanted.states].map(([kind, on]) => (on ? kind : `-${kind}`)).join(" "),
  });
  const carrying = (url, { day = true } = {}) => {
    if (day) url.searchParams.set("as_of", moments[state.moment].day);
    for (const [name, value] of Object.entries(values())) {
      if (value) url.searchParams.set(name, value);
      else url.searchParams.delete(name);
    }
    return url;
  };
  const here = () => new URL(location.href);
  const isAsItCame = () => state.moment === scene.now && !here().searchParams.has("as_of"); // no day asked for: that of the file
  let due = 0;
  const write = (url) => {
    clearTimeout(due);
    try {
      history.replaceState(history.state, "", url);
    } catch { // a browser that has had enough of it for the moment
      due = setTimeout(() => write(url), 1000);
    }
  };
  const follow = () => {
    const url = carrying(here(), { day: !isAsItCame() });
    if (url.href !== location.href) write(url);
    for (const input of all("input[name=as_of]")) input.value = moments[state.moment].day;
    for (const link of all("a[data-with-day]")) link.href = carrying(new URL(link.href));
    for (const link of all("a[data-with-filters]")) link.href = carrying(new URL(link.href), { day: false });
    for (const link of all(".app-language a")) {
      const to = new URL(link.href);
      to.searchParams.set("til", url.pathname + url.search);
      link.href = to;
    }
    for (const form of all("form.day-form")) {
      all("input[type=hidden]", form).forEach((input) => input.remove());
      form.append(...Object.entries(values()).filter(([, value]) => value).map(([name, value]) => make("input", { type: "hidden", name, value })));
    }
  };

  /* --- from the address to what is shown: by the same controls, which know what there is --- */
  const choose = (control, value) => {
    if (!control || ![...control.options].some((option) => option.value === value)) return;
    control.value = value;
    control.dispatchEvent(new Event("change"));
  };
  const switchLine = (told) => {
    const box = document.querySelector(`[data-state-filter="${CSS.escape(told.replace("-", ""))}"]`);
    if (!box || box.checked === !told.startsWith("-")) return;
    box.checked = !box.checked;
    box.dispatchEvent(new Event("change"));
  };
  /* A day that is no moment any more shows what the last moment before it shows. */
  const momentOn = (day) => Math.max(0, moments.findLastIndex((moment) => moment.day <= day));
  const asked = Object.fromEntries(NAMES.map((name) => [name, here().searchParams.get(name) || ""]));
  for (const [name, key] of Object.entries(FILTERS)) if (asked[name]) choose(document.querySelector(`select[data-filter="${key}"]`), asked[name]);
  for (const told of asked.lines.split(" ").filter(Boolean)) switchLine(told);
  if (/^\d{4}-\d{2}-\d{2}$/.test(asked.compare)) choose(document.querySelector("select[data-compare]"), String(momentOn(asked.compare)));
  if (["sphere", "place", "task", "lines"].some((name) => asked[name])) all(".map-lines").forEach((more) => { more.open = true; });
  map.hooks.drawn.push(follow);
  follow();
})();
