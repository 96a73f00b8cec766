// Whatever goes wrong has words of its own, and never looks like "nothing for you".
import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible, useApp } from "./harness.mjs";
import { answerAll, answerUntil, begin, choose, goTo, onward, toResults } from "./walk.mjs";

const app = useApp();
const WORDS = "**/words/en.json";
const COVERED = { "medi-cal-status": "yes", plan: "la-care", age: 45 };

/** The list of faults at the top of the page in view. */
const faults = async (page) => {
  await page.locator(".errors").waitFor();
  return page.locator(".errors").innerText();
};

async function atCounty(t) {
  const visit = await app.visit(t);
  await choose(visit.page, "who-for", "me");
  await onward(visit.page);
  return visit;
}

async function lookUp(page, zip) {
  await page.locator("#zip").fill(zip);
  await page.locator("form .button.second").click();
  return faults(page);
}

test("each wrong ZIP code has words of its own", async (t) => {
  const { page, assertQuiet } = await atCounty(t);
  assert.match(await lookUp(page, "9330"), /5 digits/);
  assert.match(await lookUp(page, "abcde"), /5 digits/);
  assert.match(await lookUp(page, "10001"), /10001 is not a ZIP code in California/);
  assert.match(await lookUp(page, "90000"), /do not know the ZIP code 90000/);
  await assertAccessible(page);
  await page.locator(".errors a").click();
  assert.equal(await page.evaluate(() => document.activeElement.id), "zip");
  await assertQuiet();
});

test("a county must be picked, or passed over", async (t) => {
  const { page } = await atCounty(t);
  await page.getByRole("button", { name: "Continue" }).click();
  assert.match(await faults(page), /Pick a county/);
  await page.getByRole("button", { name: "Go on without a county" }).click();
  await page.locator('input[name="medi-cal-status"]').first().waitFor();
});

test("an age of 300, no number and no answer each have words of their own", async (t) => {
  const { page } = await app.visit(t);
  await begin(page, { zip: "90012" });
  await answerUntil(page, "age", COVERED);
  const send = async (text) => {
    await page.locator("#age-typed").fill(text);
    await page.getByRole("button", { name: "Continue" }).click();
    return faults(page);
  };
  assert.match(await send("300"), /between 0 and 120/);
  assert.match(await send("forty"), /whole years/);
  assert.match(await send(""), /Type an age, or pick an age group/);
  await assertAccessible(page);
  assert.equal(await page.evaluate(() => document.activeElement.className), "errors");
});

test("typing an age and picking an age group rule each other out", async (t) => {
  const { page } = await app.visit(t);
  await begin(page, { zip: "90012" });
  await answerUntil(page, "age", COVERED);
  await page.locator("#age-typed").fill("45");
  await choose(page, "age", "26-59");
  assert.equal(await page.locator("#age-typed").inputValue(), "");
  await page.locator("#age-typed").fill("45");
  assert.equal(await page.locator('input[name="age"]:checked').count(), 0);
});

test("none of these and another box are never ticked together", async (t) => {
  const { page } = await app.visit(t);
  await begin(page, { zip: "90012" });
  await answerUntil(page, "programs-now", COVERED);
  await choose(page, "programs-now", "pace");
  await choose(page, "programs-now", "none");
  assert.deepEqual(await ticked(page), ["none"]);
  await choose(page, "programs-now", "mssp");
  assert.deepEqual(await ticked(page), ["mssp"]);
});

const ticked = (page) =>
  page.$$eval('input[name="programs-now"]:checked', (all) => all.map((box) => box.value));

/** Opens the page with the file of words replaced. */
async function withWords(t, answer) {
  const context = await app.browser.newContext({ serviceWorkers: "block" });
  t.after(() => context.close());
  const page = await context.newPage();
  await page.route(WORDS, answer);
  await page.goto(`${app.url}/`);
  return page;
}

test("missing, unreadable and foreign words each have words of their own", async (t) => {
  const json = (body) => (route) => route.fulfill({ contentType: "application/json", body });
  const cases = [
    ["trouble-missing", (route) => route.fulfill({ status: 404, body: "gone" })],
    ["trouble-missing", (route) => route.abort()],
    ["trouble-unreadable", json('{"mark": "x", "messages": [')],
    ["trouble-unreadable", json("[]")],
    ["trouble-other-build", json('{"mark": "0", "language": "en", "messages": []}')],
  ];
  for (const [id, answer] of cases) {
    const page = await withWords(t, answer);
    await page.locator(`#${id}`).waitFor();
    assert.equal(await page.locator(".notice.alarm:visible").count(), 1, id);
    assert.ok(await page.locator('a[href="tel:18004304263"]').first().isVisible());
    assert.ok(await page.locator('a[href="tel:911"]').first().isVisible());
  }
});

test("a row needs an answer only while it can change something", async (t) => {
  const { page } = await app.visit(t);
  await begin(page, { zip: "90012" });
  await choose(page, "medi-cal-status", "yes");
  await page.getByRole("button", { name: "Continue" }).click();
  assert.match(await faults(page), /Choose an answer for: Medicare/);
  await choose(page, "medi-cal-status", "no");
  await onward(page);
});

test("without the program the page says so, and whom to call", async (t) => {
  const context = await app.browser.newContext({ serviceWorkers: "block" });
  t.after(() => context.close());
  const page = await context.newPage();
  await page.route("**/*.wasm", (route) => route.abort());
  await page.goto(`${app.url}/`);
  await page.locator("#trouble-start").waitFor();
  await assertAccessible(page);
});

test("without JavaScript the page says what this is and whom to call", async (t) => {
  const context = await app.browser.newContext({ javaScriptEnabled: false });
  t.after(() => context.close());
  const page = await context.newPage();
  await page.goto(`${app.url}/`);
  const text = await page.locator("body").innerText();
  for (const words of [/Find extra help/, /911/, /988/, /1-800-430-4263/, /health plan card/, /need JavaScript/]) {
    assert.match(text, words);
  }
});

test("a plan that does not serve the county has words of its own, on its page and in the results", async (t) => {
  const { page } = await app.visit(t);
  await begin(page, { zip: "90012" });
  await answerAll(page, { ...COVERED, "sleeping-place": "shelter" });
  await page.getByRole("link", { name: "Change: County", exact: true }).click();
  await page.locator("#county").selectOption("fresno");
  await onward(page);
  await toResults(page);
  assert.match(await page.locator("main").innerText(), /L\.A\. Care Health Plan does not serve Fresno County today/);
  await page.getByRole("link", { name: "Change the plan" }).click();
  await page.locator('input[name="plan"]').first().waitFor();
  assert.match(await page.locator("main").innerText(), /L\.A\. Care Health Plan does not serve Fresno County today/);
  assert.equal(await page.locator('input[value="la-care"]').count(), 0);
});

test("no Medi-Cal and no plan lead to where to get them", async (t) => {
  const cases = [
    [{ "medi-cal-status": "no" }, /First step, Medi-Cal[\s\S]*BenefitsCal/],
    [{ "medi-cal-status": "applied" }, /Medi-Cal first/],
    [{ "medi-cal-status": "stopped" }, /Ask why Medi-Cal stopped/],
    [{ "medi-cal-status": "yes", plan: "no-plan" }, /First step, a health plan[\s\S]*1-800-430-4263/],
    [{ ...COVERED, "share-of-cost": "yes-at-home" }, /First step, the share of cost/],
  ];
  for (const [answers, words] of cases) {
    const { page, assertQuiet } = await app.visit(t);
    await begin(page, { zip: "90012" });
    await answerAll(page, answers);
    await toResults(page);
    assert.match(await page.locator("main").innerText(), words);
    await assertQuiet();
  }
});

test("a date that cannot be right is said, and the day of the content is used", async (t) => {
  for (const [day, isWrong] of [["2019-05-01", true], ["2031-05-01", true], ["2027-05-01", false]]) {
    const context = await app.browser.newContext({ serviceWorkers: "block" });
    t.after(() => context.close());
    const page = await context.newPage();
    await page.clock.setFixedTime(new Date(`${day}T12:00:00`));
    await page.goto(`${app.url}/`);
    await page.waitForSelector('html[data-ready="true"]', { state: "attached" });
    assert.equal(/date on this device looks wrong/.test(await page.locator("footer").innerText()), isWrong, day);
    await begin(page, { zip: "90012" });
    await goTo(page, "results");
    assert.ok(!/We have no rules for this date/.test(await page.locator("main").innerText()), day);
    assert.equal(/2019|2031/.test(await page.locator("main").innerText()), false);
  }
});

/** The app on a day. */
async function on(t, day) {
  const context = await app.browser.newContext({ serviceWorkers: "block", timezoneId: "America/Los_Angeles" });
  t.after(() => context.close());
  const page = await context.newPage();
  await page.clock.setFixedTime(new Date(`${day}T12:00:00-08:00`));
  await page.goto(`${app.url}/`);
  await page.waitForSelector('html[data-ready="true"]', { state: "attached" });
  return page;
}

test("rules that were due to be checked are said on each page with results, and on the paper", async (t) => {
  const due = /Some rules on this site were due to be checked by December 31, 2026/;
  for (const [day, isDue] of [["2026-12-31", false], ["2027-01-01", true]]) {
    const page = await on(t, day);
    await begin(page, { zip: "90012" });
    await answerAll(page, { ...COVERED, "sleeping-place": "shelter" });
    assert.ok(!due.test(await page.locator("main").innerText()), "not beside the answers");
    for (const place of ["results", "next", "rights", "sheet", "share", "why/1"]) {
      await goTo(page, place);
      const text = await page.locator("main > .notice").allInnerTexts();
      assert.equal(due.test(text.join()), isDue, `${place} on ${day}`);
      if (place === "sheet") assert.equal(due.test(await page.locator(".side.mine").innerText()), isDue);
    }
  }
});

test("every page says of which day the rules are, and when they were checked", async (t) => {
  const page = await on(t, "2027-01-15");
  const isSaid = async () =>
    assert.match(await page.locator("footer").innerText(), /Rules as of January 15, 2027\. .*last checked on \w+ \d+, 2026\./);
  await isSaid();
  await begin(page, { zip: "90012" });
  await isSaid();
  await answerAll(page, COVERED, isSaid);
  for (const place of ["results", "next", "sheet", "share", "safety", "about"]) {
    await goTo(page, place);
    await isSaid();
  }
});

test("a rule that nobody has checked in time says so", async (t) => {
  const context = await app.browser.newContext({ serviceWorkers: "block" });
  t.after(() => context.close());
  const page = await context.newPage();
  await page.clock.setFixedTime(new Date("2027-01-15T12:00:00"));
  await page.goto(`${app.url}/`);
  await page.waitForSelector('html[data-ready="true"]', { state: "attached" });
  await begin(page, { zip: "90012" });
  await goTo(page, "results");
  assert.match(await page.locator("main").innerText(), /was due to be checked by December 31, 2026/);
});
