import assert from "node:assert/strict";
import { test } from "node:test";
import { addressNow } from "../../maps/page/static/map/old-places.js";

test("a fragment of before leads to the page that holds it now, with what the address says", () => {
    const to = (/** @type {string} */ rest) => addressNow(`http://x/familie/a/kort${rest}`);
    assert.equal(to("?dato=2024-03-01&med=b#sporgsmaal"), "http://x/familie/a/spoergsmaal?dato=2024-03-01&med=b");
    assert.equal(to("#tabel"), "http://x/familie/a/personer");
    assert.equal(to("#kilde"), "http://x/familie/a/personer");
    assert.equal(to("#forloeb"), "http://x/familie/a/forloeb");
    for (const none of ["", "#kort", "#panel", "#constructor", "#"]) assert.equal(to(none), null);
});
