// Answers stay where a person expects them: over reload and back, changed from the list, wiped for good.
import assert from "node:assert/strict";
import { test } from "node:test";
import { useApp } from "./harness.mjs";
import { answerAll, answerPage, begin, kept, onward, place, skipAll, toResults, turn, verdicts } from "./walk.mjs";

const app = useApp();
const READY = 'html[data-ready="true"]';
const HOMELESS = {
  "medi-cal-status": "yes",
  plan: "la-care",
  age: 45,
  "sleeping-place": "shelter",
  "need-hard-to-manage": "yes",
};

test("back in the browser returns to the question before, with its answer", async (t) => {
  const { page } = await app.visit(t);
  await begin(page, { zip: "90012" });
  await answerPage(page, HOMELESS);
  assert.equal(await place(page), "plan");
  await page.goBack();
  await page.locator('input[name="medi-cal-status"]').first().waitFor();
  assert.ok(await page.locator('input[name="medi-cal-status"][value="yes"]').isChecked());
  await page.goForward();
  await page.locator('input[name="plan"]').first().waitFor();
});

test("the page's own way back and the browser's are the same", async (t) => {
  const { page } = await app.visit(t);
  await begin(page, { zip: "90012" });
  await page.locator("a.back").click();
  await page.locator("#county").waitFor();
  assert.equal(await page.locator("#county").inputValue(), "los-angeles");
  await page.goForward();
  await page.locator('input[name="medi-cal-status"]').first().waitFor();
});

test("a reload keeps the page and the answers", async (t) => {
  const { page } = await app.visit(t);
  await begin(page, { zip: "90012" });
  await answerAll(page, HOMELESS);
  await toResults(page);
  const before = await verdicts(page);
  await page.reload();
  await page.waitForSelector(READY, { state: "attached" });
  assert.equal(await place(page), "results");
  assert.deepEqual(await verdicts(page), before);
});

test("an address never tells a question or an answer", async (t) => {
  const { page } = await app.visit(t);
  await begin(page, { zip: "90012" });
  assert.match(page.url(), /\/#\/ask\/1$/);
  assert.equal(await page.title(), "Question 1 – Care Finder");
});

test("an answer can be changed from the list, which comes back", async (t) => {
  const { page } = await app.visit(t);
  await begin(page, { zip: "90012" });
  await answerAll(page, HOMELESS);
  await page.getByRole("link", { name: "Change: Age", exact: true }).click();
  await page.locator("#age-typed").fill("46");
  await onward(page);
  assert.equal(await place(page), "check");
  assert.match(await page.locator("main").innerText(), /Age\s+46/);
});

test("starting over wipes everything, says so, and there is no way back", async (t) => {
  const { page } = await app.visit(t);
  await begin(page, { zip: "90012" });
  await answerAll(page, HOMELESS);
  await toResults(page);
  await page.getByRole("button", { name: "Start over" }).click();
  await page.getByRole("status").getByText("Your answers are erased").waitFor();
  assert.equal(await place(page), "");
  assert.equal(await kept(page), null);
  await page.goBack();
  await page.locator('input[name="who-for"]').first().waitFor();
  assert.equal(await place(page), "");
  assert.equal(await page.locator('input[name="who-for"]:checked').count(), 0);
});

test("passing over every question never gives a no", async (t) => {
  const { page } = await app.visit(t);
  await begin(page, { zip: "90012" });
  await skipAll(page);
  assert.match(await page.locator("main").innerText(), /Skipped/);
  await toResults(page);
  const ecm = Object.entries(await verdicts(page)).filter(([id]) => id.startsWith("ecm/"));
  assert.equal(ecm.length, 13);
  assert.deepEqual(ecm.filter(([, verdict]) => verdict !== "possible"), []);
});

test("results can be looked at before the end, and lead back to the questions", async (t) => {
  const { page } = await app.visit(t);
  await begin(page, { zip: "90012" });
  await page.getByRole("link", { name: "See what we know so far" }).click();
  assert.match(await page.locator("main").innerText(), /pages of questions are still open/);
  await page.getByRole("button", { name: "Go on with the questions" }).click();
  await page.locator('input[name="medi-cal-status"]').first().waitFor();
});

test("what a tab has kept is dropped quietly when it is damaged", async (t) => {
  const { page, assertQuiet } = await app.visit(t);
  await page.evaluate(() => sessionStorage.setItem("answers", "gone\nwrong=x"));
  await page.reload();
  await page.waitForSelector(READY, { state: "attached" });
  await page.locator('input[name="who-for"]').first().waitFor();
  await assertQuiet();
});

test("two taps on one button go one page on", async (t) => {
  const { page, assertQuiet } = await app.visit(t);
  const entries = await page.evaluate(() => history.length);
  await page.locator('input[name="who-for"]').first().check();
  const button = page.locator("form .button:not(.second)");
  await turn(page, () => button.evaluate((button) => (button.click(), button.click())));
  assert.equal(await place(page), "county");
  assert.equal(await page.evaluate(() => history.length), entries + 1);
  await assertQuiet();
});

test("a place that there is not leads to one that there is", async (t) => {
  const { page } = await app.visit(t, { path: "/#/ask/9" });
  assert.ok(await page.locator('input[name="who-for"]').first().isVisible());
  assert.equal(await place(page), "");
});
