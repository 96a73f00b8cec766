// What the keyboard meets on each page of the main job: everything that can be used, in view and with a
// ring round it, and never a trap. Faults take the focus, and lead to their fields.
import assert from "node:assert/strict";
import { test } from "node:test";
import { useApp } from "./harness.mjs";
import { eachPage } from "./pages.mjs";
import { answerUntil, begin, choose, goTo, onward, place } from "./walk.mjs";

const app = useApp();
const COVERED = { "medi-cal-status": "yes", plan: "la-care", age: 45 };

test("Tab comes to everything on each page, in view and with a ring, and round again", async (t) => {
  const { page } = await app.visit(t);
  await eachPage(page, async (name) => {
    const before = await place(page);
    await assertRound(page, name);
    assert.equal(await place(page), before, `looking round on ${name} changes nothing`);
  });
});

/** Presses Tab until the focus has been everywhere; the focus is back where it began. */
async function assertRound(page, name) {
  const handle = await page.evaluateHandle(() => document.activeElement);
  await page.evaluate(() => (window.stops = new Set()));
  for (let presses = 0; ; presses++) {
    assert.ok(presses < 300, `${name}: the focus comes round`);
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(noteStop);
    if (stop.again) break;
    assert.ok(stop.ringed, `${name}: no ring round ${stop.what}`);
    assert.ok(stop.seen, `${name}: not in view: ${stop.what}`);
  }
  assert.deepEqual(await page.evaluate(missed), [], `${name}: the keyboard never gets there`);
  await handle.evaluate((element) => element.focus());
}

/** Runs in the page: notes what has the focus, and how it looks. Between two rounds it is nothing. */
function noteStop() {
  const { activeElement } = document;
  if (activeElement === document.body) return { ringed: true, seen: true };
  const again = window.stops.has(activeElement);
  window.stops.add(activeElement);
  const shown = activeElement.closest(".choice") ?? activeElement;
  const { top, bottom, left, width, height } = shown.getBoundingClientRect();
  const onTop = document.elementFromPoint(left + width / 2, (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2);
  const ringed = [shown, activeElement].some((each) => getComputedStyle(each).outlineStyle !== "none");
  const seen = height > 0 && onTop !== null && (shown.contains(onTop) || onTop.contains(shown));
  return { again, ringed, seen, what: activeElement.outerHTML.slice(0, 80) };
}

/** Runs in the page: what can be used and was no stop. Radio buttons of one name are one stop. */
function missed() {
  const usable = document.querySelectorAll("a[href], button, input, select, textarea, summary");
  const names = new Set([...window.stops].map((stop) => stop.type === "radio" && stop.name));
  const isStop = (each) => window.stops.has(each) || (each.type === "radio" && names.has(each.name));
  const missed = [...usable].filter((each) => each.checkVisibility() && !isStop(each));
  return missed.map((each) => each.outerHTML.slice(0, 80));
}

/** Fails unless the list of faults has the focus, and each of them leads to a field of its own. */
async function assertLeads(page, count) {
  await page.waitForFunction(() => document.activeElement.className === "errors");
  const links = page.locator(".errors a");
  assert.equal(await links.count(), count);
  for (let index = 0; index < count; index++) {
    await links.nth(index).focus();
    const id = (await links.nth(index).getAttribute("href")).slice(1);
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement.id), id);
    const described = await page.evaluate(() => {
      const { activeElement } = document;
      const field = activeElement.matches("[aria-describedby*=fault]") ? activeElement : activeElement.closest("fieldset");
      const ids = field.getAttribute("aria-describedby").split(" ");
      return ids.map((each) => document.getElementById(each)?.textContent ?? "").join(" ");
    });
    assert.ok(described.includes(await links.nth(index).innerText()), `${id} is told what is wrong`);
  }
}

const send = (page) => page.locator("form .button:not(.second)").click();

test("faults take the focus and lead to their fields, on each kind of page", async (t) => {
  const { page } = await app.visit(t);
  await send(page);
  await assertLeads(page, 1);
  await choose(page, "who-for", "me");
  await onward(page);
  await page.locator("#zip").fill("12");
  await page.locator("form .button.second").click();
  await assertLeads(page, 1);
  await send(page);
  await assertLeads(page, 1);
  await page.goBack();
  await page.locator('input[name="who-for"]').first().waitFor();
  await begin(page, { zip: "90012" });
  await send(page);
  await assertLeads(page, 3);
  await answerUntil(page, "age", COVERED);
  await send(page);
  await assertLeads(page, 1);
});

test("what comes without a new page is told by a place that was there before", async (t) => {
  const { page } = await app.visit(t);
  const status = page.locator('#app [role="status"]').first();
  assert.equal((await status.innerText()).trim(), "");
  await choose(page, "who-for", "me");
  await onward(page);
  const found = page.locator('[aria-live="polite"]').first();
  const before = await found.elementHandle();
  assert.equal((await found.innerText()).trim(), "");
  await page.locator("#zip").fill("90012");
  await page.locator("form .button.second").click();
  await page.waitForFunction((place) => /Los Angeles/.test(place.innerText), before);
  await page.locator("footer button").click();
  await page.getByRole("status").getByText("Your answers are erased").waitFor();
});

test("what is worked out anew takes the focus, so that it is told", async (t) => {
  const { page } = await app.visit(t);
  const focused = (id) => page.waitForFunction((id) => document.activeElement.id === id, id);
  await begin(page, { zip: "90012" });
  await goTo(page, "medi-cal");
  await page.locator("main form button[type=submit]").click();
  await focused("doors");
  await goTo(page, "rights");
  await page.locator("main form input[type=radio]").first().check();
  await page.locator("main form input[type=date]").first().fill("2026-01-05");
  await page.locator("main form button[type=submit]").click();
  await focused("found");
});

test("nothing ends or changes by time", async (t) => {
  const context = await app.browser.newContext({ serviceWorkers: "block" });
  t.after(() => context.close());
  const page = await context.newPage();
  await page.clock.install();
  await page.goto(app.url);
  await page.waitForSelector('html[data-ready="true"]', { state: "attached" });
  const text = () => page.locator("body").innerText();
  const first = await text();
  await page.clock.runFor("04:00:00");
  assert.equal(await text(), first);
  await begin(page, { zip: "90012" });
  const before = await text();
  // With something told, somebody is asked now and then whether they are there: idle.test.mjs.
  for (let hours = 0; hours < 4; hours += 9 / 60) {
    await page.clock.runFor("09:00");
    await page.keyboard.press("ArrowDown");
  }
  assert.equal(await text(), before);
  await answerUntil(page, "age", COVERED);
});
