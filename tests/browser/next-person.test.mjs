// The end with one person on a shared device: page, storage, caches, history and title hold nothing of
// them. What is left in the memory of the program is not looked at here.
import assert from "node:assert/strict";
import { test } from "node:test";
import { useApp } from "./harness.mjs";
import { answerAll, begin, toResults } from "./walk.mjs";

const app = useApp();
const ADULT = { "medi-cal-status": "yes", plan: "la-care", age: 45, "sleeping-place": "shelter" };
const MARKER = "Zebulon-Marker";

/** The sheet of a person, with a name typed on it. */
async function atSheet(t) {
  const { page } = await app.visit(t);
  await begin(page, { zip: "90012" });
  await answerAll(page, ADULT);
  await toResults(page);
  await page.goto(`${app.url}/#/sheet`);
  await page.locator("#sheet-name").pressSequentially(MARKER);
  return { page };
}

const next = async (page) => {
  await page.locator("main [data-anew]").click();
  await page.locator('input[name="who-for"]').first().waitFor();
};

/** Runs in the page: everything else in which an answer could be. */
async function remains() {
  const cached = [];
  for (const name of await caches.keys()) {
    for (const { url } of await (await caches.open(name)).keys()) cached.push(url);
  }
  return JSON.stringify({
    stored: [{ ...sessionStorage }, { ...localStorage }, document.cookie],
    databases: await indexedDB.databases(),
    cached,
    history: history.state,
    place: location.href,
    title: document.title,
    all: document.documentElement.outerHTML,
    values: [...document.querySelectorAll("input, textarea, select")].map(({ value, checked }) => [value, checked]),
    scroll: scrollY,
  });
}

test("the button stands on each page after the interview, and is large", async (t) => {
  const { page } = await app.visit(t, { viewport: { width: 360, height: 740 } });
  await begin(page, { zip: "90012" });
  await answerAll(page, ADULT);
  for (const place of ["check", "results", "next", "sheet"]) {
    await page.goto(`${app.url}/#/${place}`);
    await page.waitForFunction((to) => location.hash === `#/${to}`, place);
    const button = page.locator("main [data-anew]");
    await button.waitFor();
    assert.ok((await button.boundingBox()).height >= 44, place);
  }
});

test("after it nothing of a person is left: page, storage, caches, history, title", async (t) => {
  const { page } = await atSheet(t);
  assert.match(await page.evaluate(remains), /sleeping-place=shelter/, "it would have been found");
  await next(page);
  const left = JSON.parse(await page.evaluate(remains));
  assert.deepEqual(left.stored, [{}, {}, ""]);
  assert.deepEqual(left.databases, []);
  assert.equal(left.scroll, 0);
  assert.ok(!JSON.stringify(left).includes(MARKER));
  assert.ok(!left.values.some(([value, checked]) => checked && value === "me"));
  for (let steps = 0; steps < 4; steps++) {
    await page.goBack().catch(() => {});
    const back = await page.evaluate(remains);
    assert.ok(!back.includes(MARKER) && !back.includes("sleeping-place="));
  }
});

test("it is said aloud", async (t) => {
  const { page } = await atSheet(t);
  await next(page);
  await page.locator('[role="status"]', { hasText: "Your answers are erased" }).waitFor();
});
