import assert from "node:assert/strict";
import { test } from "node:test";
import { holds, valueAt } from "../../maps/page/static/map/spans.js";

test("a span holds on its moments and on no other", () => {
    const on = [...Array(12).keys()].filter((at) => holds("2-4 7 9-10", at));
    assert.deepEqual(on, [2, 3, 4, 7, 9, 10]);
});

test("without a span something always holds, with an empty one never", () => {
    assert.equal(holds(undefined, 5), true);
    assert.equal(holds("", 0), false);
});

test("a version is that of the moment, and there may be none", () => {
    /** @type {[string, string][]} */
    const versions = [
        ["0-1", "a"],
        ["3", "b"],
    ];
    assert.deepEqual(
        [0, 1, 2, 3].map((at) => valueAt(versions, at)),
        ["a", "a", undefined, "b"],
    );
});
