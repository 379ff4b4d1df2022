/* What the address of a page says of what is shown: the day, the day it is compared with, the filters. So a link, a reload, the
   way back and the other language show the same, on the map and in the free view. Nobody is named in it: neither what somebody
   typed into the search nor whose surroundings are shown; a reload and the way back know the latter by the history's entry. */
(() => {
  "use strict";
  const FILTERS = { sphere: "sphere", area: "sector", place: "unit", task: "task" }; // by their names in the address
  const asked = new URL(location.href).searchParams;
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];

  /* What is shown, by the names of the address: a map of filters, one of lines and whether they are on, a day. */
  const values = (wanted, lines, compare) => ({
    compare, ...Object.fromEntries(Object.entries(FILTERS).map(([name, key]) => [name, wanted[key]])),
    lines: [...lines].map(([state, on]) => (on ? state : `-${state}`)).join(" "),
  });
  const carrying = (url, shown) => {
    for (const name of [...url.searchParams.keys()]) if (name !== "as_of") url.searchParams.delete(name);
    for (const [name, value] of Object.entries(shown)) if (value) url.searchParams.set(name, value);
    return url;
  };
  let due = 0;
  const write = (url, around) => {
    clearTimeout(due);
    if (url.href === location.href && around === (history.state?.around || "")) return;
    try {
      history.replaceState({ around }, "", url);
    } catch { // a browser that has had enough of it for the moment
      due = setTimeout(() => write(url, around), 1000);
    }
  };
  /* The address, and all that leads from here and back, say what is shown. */
  const follow = (url, shown, around) => {
    write(carrying(url, shown), around);
    for (const link of all("a[data-with-filters]")) link.href = carrying(new URL(link.href), shown);
    for (const link of all(".app-language a")) {
      const to = new URL(link.href);
      to.searchParams.set("til", url.pathname + url.search);
      link.href = to;
    }
    for (const form of all("form.day-form")) {
      all("input[type=hidden]", form).forEach((input) => input.remove());
      for (const [name, value] of Object.entries(shown).filter(([, told]) => told)) {
        form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
      }
    }
  };

  /* From the address to what is shown: by the controls, which know what there is. */
  const choose = (control, value) => {
    if (!value || !control || ![...control.options].some((option) => option.value === value)) return;
    control.value = value;
    control.dispatchEvent(new Event("change"));
  };
  const switchLine = (told) => {
    const box = document.querySelector(`[data-state-filter="${CSS.escape(told.replace("-", ""))}"]`);
    if (!box || box.checked === !told.startsWith("-")) return;
    box.checked = !box.checked;
    box.dispatchEvent(new Event("change"));
  };
  const restore = () => {
    for (const [name, key] of Object.entries(FILTERS)) choose(document.querySelector(`select[data-filter="${key}"]`), asked.get(name));
    choose(document.querySelector('select[data-filter="focus"]'), history.state?.around);
    (asked.get("lines") || "").split(" ").filter(Boolean).forEach(switchLine);
    if (["sphere", "place", "task", "lines"].some((name) => asked.get(name))) all(".map-lines").forEach((more) => { more.open = true; });
  };
  window.pageAddress = { asked, values, follow, choose, restore };
})();
