/* The family's page follows its address, and the address the page. */
(() => {
  "use strict";
  const map = window.familyMap;
  const address = window.pageAddress;
  if (!map || !address) return;
  const { scene, state, wanted, all } = map;
  const { moments } = scene;
  const day = () => moments[state.moment].day;
  const isAsItCame = (url) => state.moment === scene.now && !url.searchParams.has("as_of"); // no day asked for: that of the file
  const follow = () => {
    const url = new URL(location.href);
    if (!isAsItCame(url)) url.searchParams.set("as_of", day());
    for (const link of all("a[data-with-day]")) {
      const to = new URL(link.href);
      to.searchParams.set("as_of", day());
      link.href = to;
    }
    for (const input of all("input[name=as_of]")) input.value = day();
    address.follow(url, address.values(wanted, wanted.states, state.other === null ? "" : moments[state.other].day), wanted.focus);
  };
  /* A day that is no moment any more shows what the last moment before it shows. */
  const momentOn = (asked) => Math.max(0, moments.findLastIndex((moment) => moment.day <= asked));
  const compare = address.asked.get("compare") || "";
  address.restore();
  if (/^\d{4}-\d{2}-\d{2}$/.test(compare)) address.choose(document.querySelector("select[data-compare]"), String(momentOn(compare)));
  map.hooks.drawn.push(follow);
  follow();
})();
