import assert from "node:assert/strict";
import { test } from "node:test";
import { EVERYBODY, FreeNetwork } from "../../maps/page/static/explore/network.js";

/** @import { One, Wanted } from "../../maps/page/static/explore/network.js" */

/** @param {string} name @param {Partial<One>} [given] @returns {One} */
const one = (name, given = {}) => ({
    name,
    kind: "actor",
    sector: "school",
    sphere: "public",
    unit: "",
    tasks: [],
    ...given,
});
const nodes = ["anna", "teacher", "group", "loner"].map((id) => ({ id, label: id }));
const edges = [
    { id: "e1", from: "anna", to: "teacher", hidden: false },
    { id: "e2", from: "group", to: "anna", hidden: true },
    { id: "e3", from: "group", to: "teacher", hidden: false },
];
const free = new FreeNetwork(nodes, edges, {
    day: "2024-01-01",
    members: ["anna"],
    chips: {
        anna: [one("Anna", { kind: "person", sector: "home" })],
        teacher: [one("Teacher", { unit: "3 B", tasks: ["Teaching"] })],
        group: [one("Coach", { sphere: "private", sector: "friends" }), one("Nurse", { sector: "health" })],
        loner: [],
    },
    ever: { actor: 5, person: 0 },
    edges: { e1: "present", e2: "engagement", e3: "present" },
    sectors: [],
    words: { state_present: "In contact", state_never: "Never", state_engagement: "Helps", reset: "Reset" },
});
/** @param {Partial<Wanted>} wanted @param {Map<string, boolean>} [lines] */
const seen = (wanted = {}, lines = new Map()) => {
    const there = free.nodesOf({ ...EVERYBODY, ...wanted });
    return [[...there], [...free.edgesOf({ ...EVERYBODY, ...wanted }, lines, there)]];
};

test("without filters all are there who stand for somebody, with the usual lines", () => {
    assert.deepEqual(seen(), [
        ["anna", "teacher", "group"],
        ["e1", "e3"],
    ]);
});

test("each filter leaves its own and the family, and lines go with their ends", () => {
    assert.deepEqual(seen({ sector: "health" }), [["anna", "group"], []]);
    assert.deepEqual(seen({ sphere: "private" })[0], ["anna", "group"]);
    assert.deepEqual(seen({ unit: "3 B" }), [["anna", "teacher"], ["e1"]]);
    assert.deepEqual(seen({ task: "Teaching" })[0], ["anna", "teacher"]);
    assert.deepEqual(seen({ text: "nURSE" })[0], ["anna", "group"]);
    assert.deepEqual(seen({ text: "nobody" }), [["anna"], []]);
});

test("surroundings are those with a line to somebody, with all its lines", () => {
    assert.deepEqual(seen({ focus: "group" }), [
        ["anna", "teacher", "group"],
        ["e1", "e2", "e3"],
    ]);
    assert.deepEqual(seen({ focus: "teacher", sector: "health" })[0], ["anna", "group"]);
});

test("a kind of line is put on or off", () => {
    assert.deepEqual(seen({}, new Map([["engagement", true]]))[1], ["e1", "e2", "e3"]);
    assert.deepEqual(seen({}, new Map([["present", false]]))[1], []);
    assert.deepEqual([free.isUsual("present"), free.isUsual("engagement")], [true, false]);
    assert.deepEqual(free.states, ["present", "engagement"]);
});

test("actors are counted outside the family, those of a fold each", () => {
    assert.deepEqual(free.count("actor", new Set(["anna", "group"])), { shown: 2, there: 3, total: 5 });
});
