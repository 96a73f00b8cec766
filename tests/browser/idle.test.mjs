// What was told is wiped where nobody does anything for a while, after a warning that any key or tap ends.
import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible, useApp } from "./harness.mjs";
import { begin, kept } from "./walk.mjs";

const app = useApp();

/** A page whose clock the test moves. */
async function open(t, options) {
  const context = await app.browser.newContext({ serviceWorkers: "block", ...options });
  t.after(() => context.close());
  const page = await context.newPage();
  await page.clock.install();
  const watches = page.waitForEvent("requestfinished", (request) => request.url().endsWith("/idle.js"));
  await page.goto(app.url);
  await isThere(page);
  await watches;
  return page;
}

/** The same with something told. */
async function told(t, options) {
  const page = await open(t, options);
  await begin(page, { zip: "90012" });
  // What the last page stirred is over: it would count as somebody.
  await page.waitForTimeout(300);
  await page.mouse.move(1, 1);
  return page;
}

const isThere = (page) => page.waitForSelector('html[data-ready="true"]', { state: "attached" });
const warning = (page) => page.locator("dialog#idle");
const isWarned = (page) => warning(page).evaluate((dialog) => dialog.open);

test("after ten quiet minutes it is asked whether somebody is there, and said how long is left", async (t) => {
  for (const viewport of [{ width: 320, height: 568 }, { width: 768, height: 1024 }]) {
    const page = await told(t, { viewport });
    await page.clock.runFor("09:50");
    assert.equal(await isWarned(page), false);
    await page.clock.runFor("00:15");
    assert.equal(await isWarned(page), true);
    const text = await warning(page).innerText();
    for (const words of [/Are you still there\?/, /Time left: 1:5\d|Time left: 2:00/, /Keep my answers/]) assert.match(text, words);
    assert.equal(await page.evaluate(() => document.activeElement.textContent), "Keep my answers");
    assert.ok((await warning(page).locator("button").boundingBox()).height >= 44);
    const cover = await warning(page).evaluate((dialog) => getComputedStyle(dialog, "::backdrop").backgroundColor);
    assert.match(cover, /^rgb\(/, "nothing is to be seen behind it");
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= viewport.width);
    await assertAccessible(page);
  }
});

test("any key or tap ends the warning and does nothing else, as often as one likes", async (t) => {
  const page = await told(t);
  const field = page.locator("main input").first();
  await field.focus();
  const ways = [
    () => page.keyboard.press("a"),
    () => page.keyboard.press("Escape"),
    () => page.keyboard.press("Enter"),
    () => page.keyboard.press("Space"),
    () => page.keyboard.press("Tab"),
    () => warning(page).locator("button").click(),
    () => page.mouse.click(3, 300),
  ];
  const before = await page.locator("main").innerText();
  for (let times = 0; times < 14; times++) {
    await page.clock.runFor("10:01");
    assert.equal(await isWarned(page), true, `time ${times}`);
    await page.clock.runFor("01:50");
    await ways[times % ways.length]();
    assert.equal(await isWarned(page), false, `time ${times}`);
    assert.equal(await field.evaluate((it) => it === document.activeElement), true, "the focus is where it was");
    assert.equal(await field.isChecked(), false);
    await page.clock.runFor("09:00");
    assert.equal(await isWarned(page), false);
    await page.mouse.move(times, 300);
  }
  assert.equal(await page.locator("main").innerText(), before);
  assert.match(await kept(page), /who-for=me/);
});

test("two minutes later everything is wiped, and that is said", async (t) => {
  const page = await told(t);
  await page.clock.runFor("10:01");
  assert.equal(await isWarned(page), true);
  await Promise.all([page.waitForEvent("load"), page.clock.runFor("02:01")]);
  await page.locator('[role="status"]', { hasText: "Your answers are erased" }).waitFor();
  await isThere(page);
  assert.equal(await kept(page), null);
  assert.equal(await page.locator('main input[name="who-for"]:checked').count(), 0);
});

test("where nothing is told, nobody is asked", async (t) => {
  const page = await open(t);
  await page.clock.runFor("01:00:00");
  assert.equal(await isWarned(page), false);
});

test("answers of a page that was loaded anew are wiped too", async (t) => {
  const page = await told(t);
  await page.reload();
  await isThere(page);
  await warning(page).waitFor({ state: "attached" });
  await page.clock.runFor("10:01");
  assert.equal(await isWarned(page), true);
});

test("while a device sleeps or another page is in view, the time to answer stands still", async (t) => {
  const page = await told(t);
  await page.evaluate(() => {
    window.isHidden = true;
    Object.defineProperty(document, "hidden", { get: () => window.isHidden });
  });
  await page.clock.runFor("01:00:00");
  assert.equal(await isWarned(page), false, "nobody could see it");
  await page.evaluate(() => (window.isHidden = false));
  await page.clock.runFor("00:02");
  assert.equal(await isWarned(page), true, "at once when somebody looks");
  // A sleep: no tick, but another time afterwards.
  await page.clock.fastForward("01:00:00");
  assert.equal(await isWarned(page), true);
  assert.match(await warning(page).innerText(), /Time left: 1:5\d/);
  assert.match(await kept(page), /who-for=me/);
});
