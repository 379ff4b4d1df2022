/** Who is wanted: by a name, an area, a task, and whose surroundings. */

import { contains } from "../lib/words.js";

/** @import { Entry, Wanted, When } from "./types.js" */
/** @import { Network } from "./network.js" */

/** @type {Wanted} */
export const EVERYBODY = Object.freeze({ text: "", sphere: "", sector: "", unit: "", task: "", focus: "" });

/** @type {Record<keyof Wanted, (entry: Entry, value: string, network: Network, when: When) => boolean>} */
const TESTS = {
  text: ({ name, units }, value) => contains([name, ...units].join(" "), value),
  sphere: (entry, value) => entry.public === (value === "public"),
  sector: (entry, value) => entry.sector === value,
  unit: (entry, value) => entry.units.includes(value),
  task: (entry, value, _, when) => entry.tasks.some(([span, task]) => task === value && when(span)),
  focus: (entry, value, network, when) =>
    entry.id === value ||
    (network.chipOf(entry.id) !== network.chipOf(value) &&
      network.edges.some(
        (edge) => when(edge.on) && network.isEnd(edge, value, when) && network.isEnd(edge, entry.id, when),
      )),
};

/**
 * Whether somebody passes one filter; all do where it is not set.
 *
 * @param {keyof Wanted} name
 * @param {Network} network
 * @param {Wanted} wanted
 * @param {Entry} entry
 * @param {When} when
 */
const passes = (name, network, wanted, entry, when) => !wanted[name] || TESTS[name](entry, wanted[name], network, when);

const NAMES = /** @type {(keyof Wanted)[]} */ (Object.keys(TESTS));

/**
 * Whether somebody is wanted. The family always is, but where only the surroundings of somebody are.
 *
 * @param {Network} network
 * @param {Wanted} wanted
 * @param {string} id
 * @param {When} when
 */
export const matches = (network, wanted, id, when) => {
  const entry = network.entries.get(id);
  if (!entry) return true;
  const names = entry.ring === "home" ? /** @type {(keyof Wanted)[]} */ (["focus"]) : NAMES;
  return names.every((name) => passes(name, network, wanted, entry, when));
};

/**
 * Whether somebody's work for some of the family is wanted, whenever it was.
 *
 * @param {Network} network
 * @param {Wanted} wanted
 * @param {string} actor
 * @param {string[]} members
 */
export const helpMatches = (network, wanted, actor, members) =>
  NAMES.every((name) => {
    if (name === "focus" && network.isHome(wanted.focus)) return members.includes(wanted.focus);
    const entry = network.entries.get(actor);
    return !wanted[name] || (entry !== undefined && passes(name, network, wanted, entry, () => true));
  });
