// The first page is of use before the program arrives, without it, and without JavaScript.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { brotliCompressSync, constants } from "node:zlib";
import { DIST, assertAccessible, useApp } from "./harness.mjs";

const app = useApp();
/** What the page may weigh compressed: what a server sends before it must wait for an answer. */
const LIMIT = JSON.parse(readFileSync(new URL("../../budgets.json", import.meta.url))).bytes["first page"];

async function open(t, options = {}, prepare = async () => {}) {
  const context = await app.browser.newContext({ serviceWorkers: "block", ...options });
  t.after(() => context.close());
  const page = await context.newPage();
  await prepare(page);
  await page.goto(app.url, { waitUntil: "domcontentloaded" });
  return page;
}

/** Cells of a table of the content, by column, one record a row. */
function table(name) {
  const text = readFileSync(new URL(`../../crates/content/tables/${name}`, import.meta.url), "utf8");
  const rows = text.trim().split(/\r?\n/).map(cells);
  const [names, ...records] = rows;
  return records.map((record) => Object.fromEntries(names.map((name, at) => [name, record[at]])));
}

const cells = (row) =>
  [...row.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted ?? plain);

const without = { javaScriptEnabled: false };

test("without JavaScript: what this is, whom to call, every county, every program", async (t) => {
  const page = await open(t, without);
  await page.locator("#offices summary").click();
  await page.locator("#programs summary").click();
  const text = await page.locator("main").innerText();
  for (const words of [/Find extra help/, /need JavaScript/, /1-800-430-4263/, /911/, /988/, /your plan|health plan decides/i]) {
    assert.match(text, words);
  }
  assert.equal(await page.locator("#offices tbody tr:visible").count(), 58);
  const programs = await page.locator("#programs li a").evaluateAll((all) => all.map((a) => a.getAttribute("href")));
  assert.equal(programs.filter((to) => to.startsWith("rules/cs/")).length, 15);
  assert.ok(programs.filter((to) => to.startsWith("rules/ecm/")).length >= 9);
});

test("each county has the number that was seen, and none from memory", async (t) => {
  const page = await open(t, without);
  const shown = await page.locator("#offices tbody tr").evaluateAll((rows) =>
    rows.map((row) => [row.querySelector("th").textContent, row.querySelector("td").textContent]),
  );
  const counties = table("counties.csv");
  assert.equal(counties.length, 58);
  for (const [index, county] of counties.entries()) {
    const [name, phone] = shown[index];
    const seen = county.medi_cal_confidence === "recall" ? "" : county.medi_cal_phone;
    assert.equal(name, county.county);
    assert.ok(seen ? phone.includes(seen) : /not known/.test(phone), `${name}: ${phone}`);
  }
  assert.ok(shown.some(([, phone]) => /not known/.test(phone)), "a gap is said to be one");
  const recalled = table("statewide-contacts.csv").filter((row) => row.confidence === "recall" && row.contact_id !== "911");
  const html = await page.content();
  recalled.forEach((row) => assert.ok(!html.includes(row.phone), row.name));
});

test("what to do without a number stands above the list", async (t) => {
  const page = await open(t, without);
  const inside = page.locator("#offices .inside");
  assert.match(await inside.locator("p").first().textContent(), /BenefitsCal.*1-800-430-4263.*211/s);
});

test("every link of the first page leads to a page that is there", async (t) => {
  const page = await open(t, without);
  const links = await page.locator("#before a").evaluateAll((all) => all.map((a) => a.getAttribute("href")));
  const inward = links.filter((to) => /^(rules|county)\//.test(to));
  assert.ok(inward.length > 58 + 15);
  for (const to of inward) assert.ok(existsSync(join(DIST, to, "index.html")), to);
});

for (const [name, width] of [["narrow", 320], ["wide", 1280]]) {
  test(`without the program, ${name}: the message, the numbers, the lists, no fault`, async (t) => {
    const page = await open(t, { viewport: { width, height: 700 } }, (page) =>
      page.route("**/*.wasm", (route) => route.abort()),
    );
    await page.locator("#trouble-start").waitFor();
    assert.match(await page.locator("#trouble-start").innerText(), /could not start[\s\S]*call the numbers/);
    for (const number of ["911", "988", "18004304263"]) {
      assert.ok(await page.locator(`a[href="tel:${number}"]:visible`).count(), number);
    }
    await page.locator("#offices summary").click();
    await page.locator("#programs summary").click();
    assert.equal(await page.locator("#offices tbody tr:visible").count(), 58);
    await assertAccessible(page);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(over <= 0, `${over} px too wide`);
  });
}

test("while the program is on its way the page can be read", async (t) => {
  const page = await open(t, {}, (page) => page.route("**/*.wasm", () => {}));
  assert.ok(await page.locator("#before h1").isVisible());
  assert.ok(await page.locator("#offices summary").isVisible());
  assert.ok(await page.locator('a[href="tel:911"]').first().isVisible());
});

test("with the program running, the same lists are one link away", async (t) => {
  const { page } = await app.visit(t);
  assert.equal(await page.locator("#before").count(), 0);
  for (const to of ["county/", "rules/"]) {
    assert.ok(await page.locator(`footer a[href="${to}"]`).isVisible(), to);
    assert.ok(existsSync(join(DIST, to, "index.html")));
  }
});

test("the page with all of this stays below what a server sends at once", () => {
  const html = readFileSync(join(DIST, "index.html"));
  const options = { params: { [constants.BROTLI_PARAM_SIZE_HINT]: html.length } };
  const weight = brotliCompressSync(html, options).length;
  assert.ok(weight <= LIMIT, `${weight} bytes compressed`);
});
