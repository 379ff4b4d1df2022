import assert from "node:assert/strict";
import { test } from "node:test";
import { EVERYBODY, helpMatches } from "../../maps/page/static/map/filter.js";
import { choices } from "../../maps/page/static/map/filters.js";
import { limits } from "../../maps/page/static/map/sentences.js";
import { initial } from "../../maps/page/static/map/state.js";
import { network, people, say, scene, shown } from "./scene.mjs";

/** @import { Wanted } from "../../maps/page/static/map/types.js" */

/** @param {Partial<Wanted>} wanted @param {number} [moment] */
const outside = (wanted, moment = 2) =>
    people(shown({ moment, wanted: { ...EVERYBODY, ...wanted } })).filter((id) => !network.isHome(id));

test("the sphere parts public from private", () => {
    assert.deepEqual(outside({ sphere: "public" }), ["teacher", "nurse"]);
    assert.deepEqual(outside({ sphere: "private" }), ["coach", "mentor"]);
});

test("a task leaves those who do it on the moment", () => {
    assert.deepEqual(outside({ task: "Health" }), ["nurse"]);
    assert.deepEqual(outside({ task: "Teaching" }), []);
    assert.deepEqual(outside({ task: "Teaching" }, 1), ["teacher"]);
});

test("area, place and name each leave their own, in whatever case", () => {
    assert.deepEqual(outside({ sector: "health" }), ["nurse"]);
    assert.deepEqual(outside({ unit: "Class 3 B" }), ["teacher"]);
    assert.deepEqual(outside({ text: "cLaSs 3" }), ["teacher"]);
    assert.deepEqual(outside({ text: "MENT" }), ["mentor"]);
});

test("filters hold together", () => {
    assert.deepEqual(outside({ sphere: "public", text: "nur" }), ["nurse"]);
    assert.deepEqual(outside({ sphere: "private", text: "nur" }), []);
});

test("only around somebody leaves those with a tie to it, the family too", () => {
    assert.deepEqual(people(shown({ wanted: { ...EVERYBODY, focus: "teacher" } })), ["anna", "teacher", "nurse"]);
    assert.deepEqual(people(shown({ moment: 1, wanted: { ...EVERYBODY, focus: "teacher" } })), ["anna", "teacher"]);
});

test("of a fold only the one whose tie it is counts", () => {
    assert.deepEqual(people(shown({ wanted: { ...EVERYBODY, focus: "coach" } })), ["anna", "coach"]);
    assert.deepEqual(people(shown({ wanted: { ...EVERYBODY, focus: "anna" } })), ["anna", "teacher", "coach"]);
});

test("the family is always there, but for other surroundings", () => {
    assert.ok(people(shown({ wanted: { ...EVERYBODY, text: "nobody" } })).includes("bo"));
});

test("the course takes the same filters at any time", () => {
    const matches = (/** @type {Partial<Wanted>} */ wanted, actor = "teacher", members = ["anna"]) =>
        helpMatches(network, { ...EVERYBODY, ...wanted }, actor, members);
    assert.ok(matches({}));
    assert.ok(matches({ task: "Teaching" })); // though not on the moment
    assert.ok(matches({ focus: "anna" }) && !matches({ focus: "bo" }));
    assert.ok(matches({ focus: "nurse" }) && !matches({ focus: "coach" }));
    assert.ok(!matches({ sector: "health" }));
    assert.ok(matches({}, "gone") && !matches({ sphere: "public" }, "gone"));
});

test("what can be chosen is what there ever is", () => {
    const options = choices(network, say, "en");
    assert.deepEqual(options.sphere, [
        ["public", "Public"],
        ["private", "Private"],
    ]);
    assert.deepEqual(
        options.sector.map(([id]) => id),
        ["school", "health"],
    );
    assert.deepEqual(options.task, [
        ["Health", "Health"],
        ["Teaching", "Teaching"],
    ]);
    assert.equal(options.focus.length, scene.chips.length - 1);
});

test("what is limited is said in words, and nothing where nothing is", () => {
    const options = choices(network, say, "en");
    assert.equal(limits(initial(scene), options, say), "");
    const lines = new Map([
        ["private", false],
        ["engagement", true],
    ]);
    const state = { ...initial(scene), lines, wanted: { ...EVERYBODY, sector: "health", text: "x" } };
    assert.equal(limits(state, options, say), "Shown: Search: x; Area: Health; − Private contact; + Helps");
});

test("only kinds of lines that are ever drawn can be put on, in the order of their words", () => {
    assert.deepEqual(network.states, ["present", "stale", "private", "engagement"]);
    assert.equal(network.isUsual("engagement"), false);
    assert.equal(network.isUsual("private"), true);
});
