// A short run of `fuzz.mjs`, the same inputs each time: what is spoilt is refused, and some of it is taken.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fuzz } from "./fuzz.mjs";

for (const name of ["words", "embed", "package"]) {
  test(`spoilt inputs: ${name}`, async () => {
    const { taken, refused } = await fuzz(name);
    assert.ok(taken > 0 && refused >= (name === "embed" ? 0 : 1), `${taken} taken, ${refused} refused`);
  });
}
