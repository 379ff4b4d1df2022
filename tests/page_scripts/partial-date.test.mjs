// A date is read back in words as it is typed, as the server says it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { dateText } from "../../maps/page/static/lib/partial-date.js";

const words = {
    months: "januar februar marts april maj juni juli august september oktober november december".split(" "),
    day: "{day}. {month} {year}",
    month: "{month} {year}",
    latest: "senest {day}",
    earliest: "{day} eller senere",
    between: "mellem {first} og {last}",
    says: "Det betyder: {said}",
};
const point = (/** @type {string} */ text) => {
    const [year = "", month = "", day = ""] = text.split("-");
    return { day, month, year };
};

test("a date is read as far as it was typed", () => {
    for (const [how, first, second, said] of [
        ["exact", "2019", "", "2019"],
        ["exact", "2019-3", "", "marts 2019"],
        ["exact", "2019-12-31", "", "31. december 2019"],
        ["exact", "2019-2-30", "", ""],
        ["exact", "2019--5", "", ""],
        ["exact", "i fjor", "", ""],
        ["exact", "-3", "", ""],
        ["latest", "2017-11", "", "senest november 2017"],
        ["earliest", "2017", "", "2017 eller senere"],
        ["between", "2017", "2019-5", "mellem 2017 og maj 2019"],
        ["between", "2019", "2017", ""],
        ["between", "2019", "", ""],
        ["unknown", "2019", "", ""],
    ]) {
        assert.equal(dateText(how, point(first), point(second), words), said, `${how} ${first} ${second}`);
    }
});
