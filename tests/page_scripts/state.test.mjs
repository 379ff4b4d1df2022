import assert from "node:assert/strict";
import { test } from "node:test";
import { initial, movedTo } from "../../maps/page/static/map/state.js";
import { edges, finding, lines, network, people, scene, shown } from "./scene.mjs";

test("each moment shows who and what is there on it", () => {
    assert.deepEqual(people(shown({ moment: 0 })), ["anna", "bo", "teacher", "friend", "coach", "mentor"]);
    assert.deepEqual(people(shown()), ["anna", "bo", "teacher", "nurse", "coach", "mentor"]);
    assert.deepEqual(people(shown({ moment: 3 })), ["anna", "bo", "teacher", "nurse", "coach"]);
    assert.deepEqual(lines(shown({ moment: 0 })), ["e1", "e4", "e5"]);
    assert.deepEqual(lines(shown({ moment: 3 })), ["e1b", "e2", "e4"]);
});

test("two moments show who is there on either, and tell of each by its own", () => {
    const both = shown({ other: 0 });
    assert.ok(people(both).includes("friend") && people(both).includes("nurse"));
    assert.equal(both.momentOf("friend"), 0);
    assert.equal(both.momentOf("nurse"), 2);
    assert.equal(both.momentOf(undefined), 2);
    assert.deepEqual(lines(both), ["e1", "e1b", "e2", "e4", "e5"]);
});

test("a line that waits is drawn when an end of it is chosen, or its kind is put on", () => {
    assert.ok(!lines(shown()).includes("e3"));
    assert.ok(lines(shown({ chip: "bo" })).includes("e3"));
    assert.ok(lines(shown({ lines: new Map([["engagement", true]]) })).includes("e3"));
    assert.ok(!lines(shown({ moment: 0, chip: "bo" })).includes("e3"));
});

test("a kind of line that is put off goes, even from what is chosen", () => {
    const off = new Map([["private", false]]);
    assert.ok(lines(shown()).includes("e5"));
    assert.ok(!lines(shown({ lines: off, chip: "bo" })).includes("e5"));
});

test("a line goes with its ends", () => {
    const view = shown({ wanted: { ...initial(scene).wanted, sector: "health" } });
    assert.deepEqual(people(view), ["anna", "bo", "nurse"]);
    assert.deepEqual(lines(view), []);
});

test("who is chosen stands out with its neighbours", () => {
    assert.deepEqual(shown({ chip: "teacher" }).bright, new Set(["teacher", "anna", "nurse"]));
    assert.equal(shown().bright, undefined);
});

test("one of a fold stands out with its own lines alone", () => {
    const all = shown({ chip: "group" });
    assert.deepEqual(
        network.edges.filter((edge) => all.isLit(edge)),
        [edges.e4, edges.e5],
    );
    const coach = shown({ chip: "group", one: "coach" });
    assert.deepEqual(
        network.edges.filter((edge) => coach.isLit(edge)),
        [edges.e4],
    );
    assert.deepEqual(coach.bright, new Set(["group", "anna"]));
});

test("a finding is lit with its people and lines on the moment", () => {
    const view = shown({ finding });
    assert.deepEqual(view.bright, new Set(["teacher", "nurse"]));
    assert.deepEqual(
        network.edges.filter((edge) => view.isLit(edge)),
        [edges.e2],
    );
    assert.deepEqual(shown({ moment: 0 }).findings, []);
    assert.deepEqual(shown().findings, [finding]);
});

test("a fold shows while somebody in it does", () => {
    assert.deepEqual(shown({ moment: 3 }).shownIn("group"), ["coach"]);
    assert.equal(shown({ wanted: { ...initial(scene).wanted, text: "mentor" } }).isVisible("group"), true);
    assert.equal(shown({ moment: 3, wanted: { ...initial(scene).wanted, text: "mentor" } }).isVisible("group"), false);
    assert.equal(shown().isVisible("nobody"), false);
});

test("actors and people are counted without the family and without folds", () => {
    assert.deepEqual(shown().count("actor"), { shown: 4, there: 4, total: 4 });
    assert.deepEqual(shown({ moment: 3 }).count("actor"), { shown: 3, there: 3, total: 4 });
    assert.deepEqual(shown().count("person"), { shown: 0, there: 0, total: 1 });
});

test("what is chosen stays chosen while it is there", () => {
    const state = { ...initial(scene), chip: "group", one: "mentor" };
    assert.deepEqual({ ...state, ...movedTo(network, state, 1) }, { ...state, moment: 1 });
    assert.deepEqual({ ...state, ...movedTo(network, state, 3) }, { ...state, moment: 3, one: null });
    const nurse = { ...initial(scene), chip: "nurse" };
    assert.equal(movedTo(network, nurse, 1).chip, null);
    assert.equal(movedTo(network, { ...nurse, other: 2 }, 1).chip, "nurse"); // still there on the other day
});

test("what is lit stays lit while it holds, and the day compared with ends where it is reached", () => {
    const state = { ...initial(scene), finding, other: 1 };
    assert.equal(movedTo(network, state, 3).finding, finding);
    assert.equal(movedTo(network, state, 0).finding, null);
    assert.equal(movedTo(network, state, 1).other, null);
    assert.equal(movedTo(network, state, 0).other, 1);
});

test("somebody stands for itself, one of a fold in it, and who is not on the map nowhere", () => {
    assert.deepEqual(
        ["teacher", "coach", "group", "the family"].map((id) => network.chipOf(id)),
        ["teacher", "group", "group", undefined],
    );
});
