import assert from "node:assert/strict";
import { test } from "node:test";
import { Changes, pairs } from "../../maps/page/static/map/changes.js";
import { Comparison, ranked } from "../../maps/page/static/map/comparison.js";
import { counted, period, signs, statementOf } from "../../maps/page/static/map/sentences.js";
import { initial } from "../../maps/page/static/map/state.js";
import { edges, finding, network, say, scene, shown } from "./scene.mjs";

const changes = new Changes(network, say);

test("each moment says who came and went, and whose contact became another", () => {
    assert.deepEqual(changes.all[0], { came: [], went: [], ties: [] });
    assert.deepEqual(changes.all[2], { came: ["Nurse"], went: ["Friend"], ties: ["Anna – Teacher"] });
    assert.equal(changes.storyAt(2), "Came: Nurse. Went: Friend. Contact: Anna – Teacher.");
});

test("steps go from change to change, and end at the ends", () => {
    assert.deepEqual(changes.stops, [2, 3]);
    assert.deepEqual(
        [3, 2, 1, 0].map((at) => changes.before(at)),
        [2, 0, 0, 0],
    );
    assert.deepEqual(
        [0, 1, 2, 3].map((at) => changes.after(at)),
        [2, 2, 3, 3],
    );
});

test("a moment is named by its day, its changes, and whether it is to come", () => {
    assert.equal(changes.nameAt(1), "day 1");
    assert.equal(changes.nameAt(2), "day 2 · 3 changes");
    assert.match(changes.nameAt(3), /^day 3 · .* · to come$/);
});

test("lines of one pair stand together, whichever way they go", () => {
    assert.ok(pairs(network.edges).some((pair) => pair.includes(edges.e1) && pair.includes(edges.e1b)));
    assert.equal(pairs(network.edges).flat().length, network.edges.length);
});

const compared = (one = 0, other = 2, aspects = /** @type {() => [string, string][]} */ (() => [])) =>
    new Comparison(network, one, other, aspects);

test("people and actors came, went or changed, in that order", () => {
    assert.deepEqual(compared().people(), [
        { kind: "came", text: "Nurse" },
        { kind: "went", text: "Friend" },
    ]);
    const moved = compared(0, 2, () => [["0-1", "lives at home"]]);
    assert.deepEqual(
        moved
            .people()
            .filter(({ kind }) => kind === "changed")
            .map(({ text }) => text),
        ["Anna", "Bo", "Teacher", "Coach", "Mentor"],
    );
});

test("a contact that became another says from what to what, and who helps whom is none", () => {
    const ties = compared().ties(say);
    assert.deepEqual(
        ties.map(({ kind, text }) => [kind, text]),
        [
            ["changed", "Anna – Teacher: from In contact to Old contact"],
            ["came", "Nurse – Teacher: In contact"],
        ],
    );
    assert.deepEqual(ties[0].edges, [edges.e1b, edges.e1]);
    assert.deepEqual(
        ranked(ties).map(({ kind }) => kind),
        ["came", "changed"],
    );
    assert.deepEqual(
        compared(2, 3)
            .ties(say)
            .map(({ kind, text }) => [kind, text]),
        [["went", "Group – Bo: Private contact"]],
    );
});

test("a finding came, went, or states another thing", () => {
    const text = (/** @type {Comparison} */ of) => of.findings().map((one) => [one.kind, one.text]);
    assert.deepEqual(text(compared()), [["came", "No contact. Two do not know of each other"]]);
    assert.deepEqual(text(compared(2, 3)), [["changed", "No contact. Three do not know of each other"]]);
    assert.deepEqual(text(compared(1, 2)), []);
});

test("the order of the two days does not matter", () => {
    assert.deepEqual(compared(2, 0).ties(say), compared(0, 2).ties(say));
    const state = { ...initial(scene), moment: 0, other: 2 };
    assert.equal(period(scene, state, say), "From day 0 to day 2.");
    assert.equal(period(scene, { ...state, moment: 2, other: 0 }, say), "From day 0 to day 2.");
    assert.equal(period(scene, initial(scene), say), "");
});

test("signs and counts are said in words", () => {
    assert.equal(signs(say), "+ came   − went   ≠ changed");
    assert.equal(counted(shown(), say), "4 actors (day 2). 0 people, 1 away.");
    assert.equal(statementOf(finding, 3), "Three do not know of each other");
    assert.equal(statementOf(finding, 0), "Two do not know of each other");
});
