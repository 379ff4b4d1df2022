/**
 * A small network for the tests: Anna and her child Bo at home; a teacher, a nurse who comes later, a friend, and two of
 * a fold. Four moments, of which the third is shown.
 */

import { Network } from "../../maps/page/static/map/network.js";
import { initial, Shown } from "../../maps/page/static/map/state.js";
import { sayer } from "../../maps/page/static/lib/words.js";

/** @import { Edge, Entry, Finding, Scene, State } from "../../maps/page/static/map/types.js" */

const words = {
    actors_there: "{there} actors ({day}).",
    actors_there_away: "{there} actors ({day}), {away} away.",
    actors_shown: "{shown} of {there} actors ({day}).",
    people_there_away: "{there} people, {away} away.",
    limits: "Shown: {what}",
    search: "Search",
    sector: "Area",
    focus: "Around",
    sphere: "Sphere",
    sphere_public: "Public",
    sphere_private: "Private",
    state_present: "In contact",
    state_stale: "Old contact",
    state_private: "Private contact",
    state_engagement: "Helps",
    state_never: "Is nowhere",
    change: "1 change",
    changes: "{count} changes",
    to_come: "to come",
    came_names: "Came: {names}",
    went_names: "Went: {names}",
    ties_names: "Contact: {names}",
    came: "came",
    went: "went",
    changed: "changed",
    tie_came: "{names}: {to}",
    tie_went: "{names}: {from}",
    tie_changed: "{names}: from {from} to {to}",
    compared: "From {from} to {to}.",
};
export const say = sayer(words);

/** @type {Omit<Entry, "id" | "name" | "kind">} */
const SOMEBODY = { ring: 1, sector: "school", on: "0-3", units: [], tasks: [], labels: [], public: true };

/**
 * @param {string} id
 * @param {Partial<Entry>} [given]
 * @returns {Entry}
 */
const entry = (id, given = {}) => ({
    ...SOMEBODY,
    id,
    kind: "actor",
    name: id[0].toUpperCase() + id.slice(1),
    fold: null,
    ...given,
});

/** @type {Finding} */
export const finding = {
    id: "f1",
    type: "missing_link",
    title: "No contact",
    on: "1-3",
    statement: [
        ["1-2", "Two do not know of each other"],
        ["3", "Three do not know of each other"],
    ],
    question: [["1-3", "Should they meet?"]],
    subjects: ["teacher", "nurse"],
    chips: [["1-3", ["teacher", "nurse"]]],
    edges: [["1-3", ["e2"]]],
};

/** @type {Scene} */
export const scene = {
    now: 2,
    own: 2,
    step: "day",
    moments: ["2024-01-01", "2024-02-01", "2024-03-01", "2024-04-01"].map((day, at) => ({ day, said: `day ${at}` })),
    chips: [
        entry("anna", { kind: "person", ring: "home", sector: "home" }),
        entry("bo", { kind: "person", ring: "home", sector: "home" }),
        entry("teacher", { units: ["Class 3 B"], tasks: [["0-1", "Teaching"]] }),
        entry("nurse", { on: "2-3", sector: "health", tasks: [["2-3", "Health"]] }),
        entry("friend", { kind: "person", public: false, on: "0-1", sector: "friends" }),
        entry("coach", { fold: "group", public: false }),
        entry("mentor", { fold: "group", public: false, on: "0-2" }),
        entry("group", {
            kind: "fold",
            ids: ["coach", "mentor"],
            titles: [
                ["0-2", "2 together"],
                ["3", "1 alone"],
            ],
        }),
    ],
    folded: { e4: [["0-3", "coach"]], e5: [["0-2", "mentor"]] },
    findings: [finding],
    sectors: [
        { id: "school", name: "School" },
        { id: "health", name: "Health" },
        { id: "nothing", name: "Nothing" },
    ],
    sheet: {},
    met: [],
    words,
};

/**
 * @param {string} id
 * @param {[string, string]} ends
 * @param {Partial<Edge>} [given]
 * @returns {Edge}
 */
const edge = (id, ends, given = {}) => ({
    id,
    ends,
    state: "present",
    on: "0-3",
    drawn: "0-3",
    folded: scene.folded[id] ?? [],
    ...given,
});

export const edges = {
    e1: edge("e1", ["anna", "teacher"], { on: "0-1", drawn: "0-1" }),
    e1b: edge("e1b", ["teacher", "anna"], { on: "2-3", drawn: "2-3", state: "stale" }),
    e2: edge("e2", ["nurse", "teacher"], { on: "2-3", drawn: "2-3" }),
    e3: edge("e3", ["nurse", "bo"], { state: "engagement", on: "2-3", drawn: "" }),
    e4: edge("e4", ["group", "anna"]),
    e5: edge("e5", ["group", "bo"], { state: "private", on: "0-2", drawn: "0-2" }),
};

export const network = new Network(scene, Object.values(edges));

/**
 * The network as it is shown in a state.
 *
 * @param {Partial<State>} [changes]
 */
export const shown = (changes = {}) => new Shown(network, { ...initial(scene), ...changes });

/** Who is shown. @param {Shown} view */
export const people = (view) =>
    scene.chips.filter(({ id, kind }) => kind !== "fold" && view.isShown(id)).map(({ id }) => id);

/** Which lines are drawn. @param {Shown} view */
export const lines = (view) => network.edges.filter((one) => view.isEdgeShown(one)).map(({ id }) => id);
