// The privacy proof, and the page on which anybody sees what is kept on their device.
import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible, useApp } from "./harness.mjs";
import { proof } from "./privacy.mjs";
import { answerPage, begin } from "./walk.mjs";

const app = useApp();
const READY = 'html[data-ready="true"]';

test("all that the privacy proof looks at is as the site promises", async () => {
  const lines = await proof(app.browser, `${app.url}/`);
  assert.equal(lines.length, 10);
  assert.deepEqual(lines.filter(({ holds }) => !holds), []);
});

test("the page /proof/ shows what this tab keeps, and nothing once it is erased", async (t) => {
  const { page } = await app.visit(t);
  await begin(page, { zip: "90012" });
  await answerPage(page, { "medi-cal-status": "yes" });
  await page.goto(`${app.url}/proof/`);
  const cell = (place) => page.locator(`#${place}`).innerText();
  await page.locator("#databases p").waitFor();
  assert.match(await cell("tab"), /medi-cal-status=yes/);
  for (const place of ["device", "cookies", "files", "databases"]) assert.equal(await cell(place), "Nothing", place);
  await assertAccessible(page);
  await page.goto(`${app.url}/`);
  await page.waitForSelector(READY, { state: "attached" });
  await Promise.all([page.waitForEvent("load"), page.locator("footer [data-anew]").click()]);
  await page.waitForSelector(READY, { state: "attached" });
  await page.goto(`${app.url}/proof/`);
  await page.locator("#databases p").waitFor();
  assert.doesNotMatch(await cell("tab"), /medi-cal|who-for|county/);
});

test("the page /proof/ says what it cannot look into, and finds what is there", async (t) => {
  const { page } = await app.visit(t, { path: "/proof/", ready: false });
  await page.evaluate(() => {
    localStorage.setItem("stranger", "here");
    document.cookie = "stranger=too";
    indexedDB.databases = () => Promise.reject(new DOMException("no", "SecurityError"));
  });
  await page.locator("#again").click();
  await page.locator("#device", { hasText: "stranger: here" }).waitFor();
  assert.equal(await page.locator("#cookies").innerText(), "stranger=too");
  assert.equal(await page.locator("#databases").innerText(), "This browser does not tell");
});
