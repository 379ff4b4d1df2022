import assert from "node:assert/strict";
import { test } from "node:test";
import { carrying, linesIn, placeOn, values } from "../../maps/page/static/lib/address.js";

const wanted = { text: "Marianne", focus: "an_sofie", sphere: "public", sector: "social", unit: "", task: "" };
/** @type {[string, boolean][]} */
const lines = [
    ["engagement", true],
    ["private", false],
];

test("the address says the filters, the lines and the other day", () => {
    assert.deepEqual(values(wanted, lines, "2024-01-01"), {
        sammenlign: "2024-01-01",
        hvem: "public",
        omraade: "social",
        afdeling: "",
        opgave: "",
        streger: "engagement -private",
    });
});

test("it names nobody: not what was typed, not whose surroundings are shown", () => {
    const url = carrying(new URL("http://x/familie/a"), values(wanted, lines, ""));
    assert.doesNotMatch(url.href, /Marianne|an_sofie/);
});

test("it keeps its day and what is taken to the meeting, and nothing else that it said, and is not written over", () => {
    const from = new URL("http://x/familie/a?dato=2024-03-01&med=a&med=b&around=an_sofie&sammenlign=x&streger=a");
    const to = carrying(from, values(wanted, [], ""));
    assert.equal(to.href, "http://x/familie/a?dato=2024-03-01&med=a&med=b&hvem=public&omraade=social");
    assert.match(from.href, /around/);
});

test("what is empty stands not in it", () => {
    const nothing = { text: "", focus: "", sphere: "", sector: "", unit: "", task: "" };
    assert.equal(carrying(new URL("http://x/a?hvem=public"), values(nothing, [], "")).href, "http://x/a");
});

test("the lines that it said are the lines that it says", () => {
    assert.deepEqual(linesIn(values(wanted, lines, "").streger), lines);
    assert.deepEqual(linesIn(null), []);
    assert.deepEqual(linesIn("-nothing  also"), [
        ["nothing", false],
        ["also", true],
    ]);
});

test("a day that is no moment shows the one before it; what is no day shows none", () => {
    const days = ["2024-01-01", "2024-02-01", "2024-03-01"];
    assert.equal(placeOn(days, "2024-02-01"), 1);
    assert.equal(placeOn(days, "2024-02-28"), 1);
    assert.equal(placeOn(days, "9999-12-31"), 2);
    assert.equal(placeOn(days, "0001-01-01"), 0);
    for (const wrong of ["x", "", "2024-13-01x", "2024-1-1", null]) assert.equal(placeOn(days, wrong), null);
});
