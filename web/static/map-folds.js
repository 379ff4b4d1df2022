/* A fold of the family map opens in place: a list of its people at the chip, in the frame that scrolls with it. */
(() => {
  "use strict";
  const map = window.familyMap;
  if (!map) return;
  const { frame, state, make, button, say, nameOf } = map;
  let open = null; // { chip, box }
  const close = () => {
    open?.box.remove();
    open = null;
  };
  const leave = () => {
    const { chip } = open;
    close();
    map.rove(chip);
  };
  const ONWARDS = { ArrowDown: 1, ArrowUp: -1 };
  const onKey = (event) => {
    const buttons = map.all("button", open.box);
    const at = buttons.indexOf(document.activeElement);
    if (event.key === "Escape") leave();
    else if (event.key in ONWARDS) buttons[(at + ONWARDS[event.key] + buttons.length) % buttons.length].focus();
    else if (event.key === "Home" || event.key === "End") buttons.at(event.key === "Home" ? 0 : -1).focus();
    else return;
    event.preventDefault();
  };
  /* Below the chip, or above it where the frame ends. */
  const put = () => {
    const { chip, box } = open;
    const [at, within] = [chip.rect.getBoundingClientRect(), frame.getBoundingClientRect()];
    const left = at.left - within.left + frame.scrollLeft - frame.clientLeft;
    const [above, below] = [at.top, at.bottom].map((y) => y - within.top + frame.scrollTop - frame.clientTop);
    const fits = below + 4 + box.offsetHeight <= frame.scrollHeight || above < box.offsetHeight + 4;
    box.style.insetInlineStart = `${Math.max(4, Math.min(left, frame.scrollLeft + frame.clientWidth - box.offsetWidth - 4))}px`;
    box.style.insetBlockStart = `${fits ? below + 4 : above - box.offsetHeight - 4}px`;
  };
  const pressed = () => {
    for (const element of map.all("[data-one]", open.box)) element.setAttribute("aria-pressed", String(element.dataset.one === state.one));
  };
  const show = (chip) => {
    close();
    const ids = chip.ids.filter((id) => map.isShown(id) && map.matches(id));
    const one = (id) => button(nameOf(id), () => map.choose(chip, id), { class: "map-button map-small", "data-one": id });
    const box = make("div", { class: "map-fold", role: "dialog", "aria-label": `${chip.fold.textContent}, ${chip.record.place}`, onkeydown: onKey },
      make("ul", { class: "map-list" }, ...ids.map((id) => make("li", {}, one(id)))), button(say("close"), leave, { class: "map-button map-small" }));
    frame.append(box);
    open = { chip, box };
    put();
    (box.querySelector(`[data-one="${CSS.escape(state.one || "")}"]`) || box.querySelector("button")).focus({ preventScroll: true });
    box.scrollIntoView({ block: "nearest", inline: "nearest" });
  };
  map.hooks.chosen.push((chip) => {
    if (!chip.fold) close();
    else if (open?.chip !== chip) show(chip);
    if (open) pressed();
  });
  map.hooks.drawn.push(() => { // another day, other filters: the list that is open would say what is no longer so
    const there = open && open.chip.ids.filter((id) => map.isShown(id) && map.matches(id)).join(" ");
    if (!open || (map.visible(open.chip) && there === map.all("[data-one]", open.box).map((element) => element.dataset.one).join(" "))) return;
    const focused = open.box.contains(document.activeElement);
    close();
    if (focused) map.rove(map.roving()); // it would be lost with the list
  });
  map.hooks.cleared.push(close);
  map.hooks.redrawn.push(() => { if (open) put(); });
})();
