// The harness itself: whatever breaks the silence of a page is noticed.
import assert from "node:assert/strict";
import { test } from "node:test";
import { useApp } from "./harness.mjs";

const app = useApp();

/** Each runs in the page, after the app is ready. */
const NOISES = {
  "a request": () => fetch("/index.html"),
  "a beacon": () => navigator.sendBeacon("/anywhere", "an answer"),
  "a picture in a style": () => (document.body.style.background = "url(/picture.png)"),
  "an error in the console": () => console.error("a fault"),
  "an error that nothing caught": () => setTimeout(() => { throw new Error("a fault"); }),
};

for (const [name, make] of Object.entries(NOISES)) {
  test(`${name} is noticed`, async (t) => {
    const { page, assertQuiet } = await app.visit(t);
    await page.evaluate(make);
    await page.waitForTimeout(200);
    await assert.rejects(assertQuiet);
  });
}
