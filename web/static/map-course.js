/* The course of services below the map: the line of the day, and the same filters as on map and table, at any time. */
(() => {
  "use strict";
  const map = window.familyMap;
  const course = document.querySelector("[data-course]");
  if (!map || !course) return;
  const { scene, state, wanted, wantedOf, records, all, make, say } = map;

  /* --- the line of the day --- */
  const lines = all(".course-now", course);
  const places = lines[0].dataset.places.split(" ").map(Number);
  map.hooks.moved.push(() => {
    const x = places[state.moment];
    for (const line of lines) {
      line.setAttribute("transform", `translate(${x - +line.dataset.x} 0)`);
      const name = line.querySelector("text");
      if (!name) continue;
      name.textContent = scene.moments[state.moment].said;
      name.setAttribute("text-anchor", x < +line.dataset.from ? "start" : x > +line.dataset.to ? "end" : "middle");
    }
  });

  /* --- the filters: what somebody does for whom, whenever it was --- */
  const read = (element) => ({ element, record: records.get(element.dataset.actor), members: JSON.parse(element.dataset.for) });
  const bars = all("[data-actor]", course).map(read);
  const rows = all("[data-course-table] tr[data-actor]").map(read);
  const always = () => true;
  const isMember = (id) => records.get(id)?.ring === "home";
  const isWanted = ({ record, members }) => wanted.states.get("engagement") !== false && Object.entries(wantedOf).every(([name, test]) => {
    if (!wanted[name]) return true;
    return name === "focus" && isMember(wanted.focus) ? members.includes(wanted.focus) : Boolean(record) && test(record, always);
  });
  const told = make("p", { class: "course-shown", hidden: true });
  course.parentElement.before(told);
  const shown = () => bars.filter(({ element }) => !element.hasAttribute("hidden")).length;
  map.inCourse = () => (shown() === bars.length ? "" : say("course_shown", { shown: shown(), total: bars.length }));
  map.hooks.drawn.push(() => {
    for (const bar of [...bars, ...rows]) bar.element.toggleAttribute("hidden", !isWanted(bar));
    for (const part of [".course-lane", ".course-row", ".course-group"]) {
      for (const element of all(part, course)) element.toggleAttribute("hidden", !element.querySelector(".course-bar:not([hidden])"));
    }
    told.textContent = [map.inCourse(), map.limits()].filter(Boolean).join(" ");
    told.hidden = !map.inCourse();
  });
  const frame = course.parentElement;
  frame.scrollLeft = frame.scrollWidth; // the latest is what is asked about first
})();
