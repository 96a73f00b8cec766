// The app starts, shows itself, and is silent from then on.
import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible, useApp } from "./harness.mjs";

const app = useApp();

test("the page gets ready and shows its heading", async (t) => {
  const { page, assertQuiet } = await app.visit(t);
  assert.ok(await page.locator("h1").first().isVisible());
  await assertQuiet();
});

test("the first page has no accessibility faults", async (t) => {
  const { page } = await app.visit(t);
  await assertAccessible(page);
});
