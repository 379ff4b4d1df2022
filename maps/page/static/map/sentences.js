/** What is shown, in words: for those who listen, and for the sheet that is printed. */

import { SIGNS } from "./comparison.js";
import { valueAt } from "./spans.js";

/** @import { Finding, Say, Scene, State } from "./types.js" */
/** @import { Shown } from "./state.js" */

/** @typedef {{ shown: number, there: number, total: number }} Count how many are shown, are there on the day, are ever there */

/** The sentences where filters leave some of them, where some are not there on the day, and where all are. */
const NUMBERS = Object.freeze({
  actors: { some: "actors_shown", away: "actors_there_away", every: "actors_there" },
  people: { some: "people_shown", away: "people_there_away", every: "people_there" },
});

/**
 * How many are there on a day, and that the others are not hidden but not there; with filters how many of them are shown.
 *
 * @param {"actors" | "people"} who
 * @param {Count} count
 * @param {string} day
 * @param {Say} say
 */
export const howMany = (who, { shown, there, total }, day, say) => {
  const { some, away, every } = NUMBERS[who];
  const key = shown < there ? some : there < total ? away : every;
  return say(key, { shown, there, away: total - there, day });
};

/**
 * How many helpers and private people there are.
 *
 * @param {Count} actors
 * @param {Count} people
 * @param {string} day
 * @param {Say} say
 */
export const howManyOfEach = (actors, people, day, say) =>
  [howMany("actors", actors, day, say), people.total ? howMany("people", people, day, say) : ""].join(" ").trim();

/**
 * The same of the map.
 *
 * @param {Shown} shown
 * @param {Say} say
 */
export const counted = (shown, say) => {
  const day = shown.network.scene.moments[shown.state.moment].said;
  return howManyOfEach(shown.count("actor"), shown.count("person"), day, say);
};

/**
 * Which filters are set; empty where none is. `names` are those of their options.
 *
 * @param {State} state
 * @param {Record<string, [string, string][]>} names
 * @param {Say} say
 */
export const limits = ({ wanted, lines }, names, say) => {
  const found = wanted.text ? [`${say("search")}: ${wanted.text}`] : [];
  for (const [key, options] of Object.entries(names)) {
    const value = wanted[/** @type {keyof typeof wanted} */ (key)];
    if (value) found.push(`${say(key)}: ${options.find(([id]) => id === value)?.[1]}`);
  }
  for (const [state, on] of lines) found.push(`${on ? "+" : "−"} ${say(`state_${state}`)}`);
  return found.length ? say("limits", { what: found.join("; ") }) : "";
};

/**
 * The two days that are compared; empty where there is one.
 *
 * @param {Scene} scene
 * @param {State} state
 * @param {Say} say
 */
export const period = (scene, { moment, other }, say) => {
  if (other === null) return "";
  const [from, to] = [moment, other].sort((a, b) => a - b).map((at) => scene.moments[at].said);
  return say("compared", { from, to });
};

/**
 * The signs of a comparison in words.
 *
 * @param {Say} say
 */
export const signs = (say) =>
  Object.entries(SIGNS)
    .map(([kind, sign]) => `${sign} ${say(kind)}`)
    .join("   ");

/**
 * What a finding states on a moment; on others what it first stated.
 *
 * @param {Finding} finding
 * @param {number} moment
 */
export const statementOf = (finding, moment) => valueAt(finding.statement, moment) ?? finding.statement[0][1];
