import assert from "node:assert/strict";
import { test } from "node:test";
import { Store } from "../../maps/page/static/lib/store.js";
import { contains, sayer, sorted } from "../../maps/page/static/lib/words.js";
import { DIRECTIONS, nearest } from "../../maps/page/static/map/geometry.js";

test("each update tells all who follow, in their order, what is and what was", () => {
    const store = new Store({ a: 1, b: 1 });
    /** @type {unknown[]} */
    const heard = [];
    store.subscribe((state, before) => heard.push(["first", state.a, before.a]));
    store.subscribe((state) => heard.push(["second", state.b]));
    store.update({ a: 2 });
    store.update({ a: 2 });
    assert.deepEqual(heard, [
        ["first", 2, 1],
        ["second", 1],
        ["first", 2, 2],
        ["second", 1],
    ]);
});

test("a search finds a name however it is written", () => {
    for (const part of ["Åse", "A\u030ase", "åSE", "Å\u00adse", "\u200fÅse\u200f"])
        for (const name of ["Åse Bjørk", "A\u030ase Bjørk", "ÅSE", "Å\u00adse"])
            assert.ok(contains(name, part), `${name} ${part}`);
    assert.ok(contains("Gauß", "GAUSS"));
    assert.ok(!contains("Ase", "Åse"));
});

test("a text is said with its values; what has none says itself", () => {
    const say = sayer({ moved: "{name} was moved to {place}.", empty: "" });
    assert.equal(say("moved", { name: "$&", place: 0 }), "$& was moved to 0.");
    assert.equal(say("moved"), " was moved to .");
    assert.equal(say("nothing"), "nothing");
    assert.equal(say("empty"), "");
});

test("texts stand once, in the order of the language", () => {
    assert.deepEqual(sorted(["Århus", "Zoo", "Ærø", "Zoo", "Øst"], "da"), ["Zoo", "Ærø", "Øst", "Århus"]);
});

test("an arrow leads to the nearest ahead, and what is aside counts twice", () => {
    const from = { x: 0, y: 0 };
    const [right, far, aside, left] = [
        { x: 10, y: 0 },
        { x: 30, y: 0 },
        { x: 8, y: 6 },
        { x: -5, y: 0 },
    ];
    const all = [from, far, aside, right, left];
    assert.equal(nearest(from, all, DIRECTIONS.ArrowRight), right);
    assert.equal(nearest(from, [from, far, aside], DIRECTIONS.ArrowRight), aside);
    assert.equal(nearest(from, all, DIRECTIONS.ArrowLeft), left);
    assert.equal(nearest(from, all, DIRECTIONS.ArrowDown), aside);
    assert.equal(nearest(from, all, DIRECTIONS.ArrowUp), undefined);
});
