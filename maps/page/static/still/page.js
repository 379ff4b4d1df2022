/** The entry of each page of somebody who has logged in: it asks whether it still holds, and clears itself on a no. */

const EVERY = 60_000; // milliseconds
const NO = new Set([401, 403, 404]);

/** Nothing stays of the page, its title and what stands over its sheets of paper: a sentence comes in their place. */
const clear = () => {
  const said = /** @type {HTMLTemplateElement} */ (document.getElementById("cleared"));
  const root = document.documentElement;
  for (const name of root.getAttributeNames()) if (name.startsWith("data-")) root.removeAttribute(name);
  document.title = "Tovholder";
  document.body.removeAttribute("class");
  document.body.replaceChildren(said.content.cloneNode(true));
  document.querySelector("h1")?.focus();
};

/** @param {number} timer */
const ask = async (timer) => {
  const { holds, family } = document.body.dataset;
  try {
    const answer = await fetch("/gaelder", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ holds, family }),
    });
    if (!NO.has(answer.status)) return;
  } catch {
    return; // silence is no answer
  }
  window.clearInterval(timer);
  if (document.getElementById("cleared")) clear();
};

const timer = window.setInterval(() => void ask(timer), EVERY);
// What slept, or was left and is come back to, is asked for at once.
document.addEventListener("visibilitychange", () => {
  if (!document.hidden) void ask(timer);
});
addEventListener("pageshow", (event) => {
  if (event.persisted) void ask(timer);
});
