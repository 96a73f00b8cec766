// The end with one person on a shared device: the page, the memory of it, storage, caches, history and
// title hold nothing of them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { chromium } from "playwright-core";
import { FLAGS, chromiumProgram, useApp } from "./harness.mjs";
import { heapOf, inMemories, openHeld } from "./memory.mjs";
import { answerAll, begin, choose, goTo, toResults } from "./walk.mjs";

const app = useApp();
const ADULT = { "medi-cal-status": "yes", plan: "la-care", age: 45, "sleeping-place": "shelter" };
/** What is typed, and what an answer is in the program's own writing. */
const MARKERS = ["Zebulon-Marker", "sleeping-place=shelter", "age=45"];
const [NAME, ANSWER] = MARKERS;

/** The sheet of a person, with a name typed on it. */
async function toSheet(page) {
  await begin(page, { zip: "90012" });
  await answerAll(page, ADULT);
  await toResults(page);
  await goTo(page, "sheet");
  await page.locator("#sheet-name").pressSequentially(NAME);
}

async function atSheet(t) {
  const { page } = await app.visit(t);
  await toSheet(page);
  return page;
}

/** The page for the next person, once it is there. */
async function next(page, button = page.locator("main [data-anew]")) {
  await Promise.all([page.waitForEvent("load"), button.click()]);
  await isThere(page);
}

const isThere = (page) => page.waitForSelector('html[data-ready="true"]', { state: "attached" });

/** Runs in the page: everything else in which an answer could be. */
async function remains() {
  const cached = [];
  for (const name of await caches.keys()) {
    for (const { url } of await (await caches.open(name)).keys()) cached.push(url);
  }
  return {
    stored: [{ ...sessionStorage }, { ...localStorage }, document.cookie],
    databases: await indexedDB.databases(),
    cached,
    history: history.state,
    steps: navigation.entries().map((entry) => [entry.url, entry.getState()]),
    title: document.title,
    all: document.documentElement.outerHTML,
    values: [...document.querySelectorAll("input, textarea, select")].map(({ value, checked }) => [value, checked]),
    scroll: scrollY,
  };
}

test("the button stands on each page after the interview, and is large", async (t) => {
  const { page } = await app.visit(t, { viewport: { width: 360, height: 740 } });
  await begin(page, { zip: "90012" });
  await answerAll(page, ADULT);
  for (const place of ["check", "results", "next", "sheet"]) {
    await goTo(page, place);
    const button = page.locator("main [data-anew]");
    await button.waitFor();
    assert.ok((await button.boundingBox()).height >= 44, place);
  }
});

test("after it nothing of a person is left in page, storage, caches, history and title", async (t) => {
  const page = await atSheet(t);
  const before = await page.evaluate(remains);
  assert.ok(JSON.stringify(before).includes(ANSWER), "it would have been found");
  assert.ok(before.values.some(([value]) => value === NAME));
  assert.ok(before.steps.length > 6 && before.steps.some(([url]) => url.endsWith("#/sheet")));
  await next(page);
  const left = await page.evaluate(remains);
  assert.deepEqual(left.stored, [{ language: "en" }, {}, ""]);
  assert.deepEqual(left.databases, []);
  assert.deepEqual(left.cached, []);
  assert.equal(left.scroll, 0);
  assert.ok(!left.history, "no place is noted as the one before");
  assert.deepEqual([...new Set(left.steps.map(([url]) => url))], [`${app.url}/`], "no step tells of a page");
  for (const marker of MARKERS) assert.ok(!JSON.stringify(left).includes(marker), marker);
  assert.ok(!left.values.some(([value, checked]) => checked && value === "me"));
  for (let steps = 0; steps < 4; steps++) {
    await page.goBack().catch(() => {});
    if (!page.url().startsWith(app.url)) break;
    const back = JSON.stringify(await page.evaluate(remains));
    for (const marker of MARKERS) assert.ok(!back.includes(marker), marker);
  }
});

test("the memory of JavaScript and of WebAssembly is another one, and the old one is gone", async (t) => {
  const context = await app.browser.newContext({ serviceWorkers: "block" });
  t.after(() => context.close());
  const { page, holder } = await openHeld(context, `${app.url}/`);
  await toSheet(page);
  // Something that a script of this page would hold.
  await page.evaluate(() => (window.held = [document.querySelector("#sheet-name").value, "held"].join("/")));
  assert.ok((await inMemories(holder, NAME)).found > 0, "it stands in the memory of the program");
  assert.ok((await heapOf(page)).includes(`${NAME}/held`), "and in that of JavaScript");
  const before = (await inMemories(holder, NAME)).memories;
  await next(page);
  // Throwing away what nobody needs takes a browser several goes.
  let now;
  let heap;
  for (let goes = 0; goes < 8; goes++) {
    heap = await heapOf(page);
    now = await inMemories(holder, NAME);
    if (now.memories <= before && !heap.includes(NAME)) break;
  }
  assert.ok(!heap.includes(NAME) && !heap.includes(ANSWER), "nothing in the memory of JavaScript");
  // Answers are numbers in it, which could be found anywhere; but the whole memory is not there any more.
  assert.deepEqual(now, { memories: before, found: 0 }, "there is no memory but that of the new page");
});

test("a browser that keeps pages whole for the way back does not keep this one", async (t) => {
  const browser = await chromium.launch({
    executablePath: chromiumProgram(),
    args: FLAGS,
    ignoreDefaultArgs: ["--disable-back-forward-cache"],
    chromiumSandbox: process.getuid?.() !== 0,
  });
  t.after(() => browser.close());
  const page = await (await browser.newContext({ serviceWorkers: "block" })).newPage();
  await page.addInitScript(() => {
    addEventListener("pageshow", ({ persisted }) => (window.wasKept = persisted));
  });
  // That it would be kept: another page and back.
  await page.goto(`${app.url}/`);
  await isThere(page);
  await page.evaluate(() => (window.isFirst = true));
  await page.goto("about:blank");
  await page.goBack({ waitUntil: "commit" });
  assert.equal(await page.evaluate(() => window.wasKept && window.isFirst), true, "pages are kept here");
  await toSheet(page);
  await next(page);
  await page.evaluate(() => (window.isNext = true));
  for (let steps = 0; steps < 3; steps++) {
    await page.goBack().catch(() => {});
    if (!page.url().startsWith(app.url)) break;
    await isThere(page);
    assert.equal(await page.evaluate(() => Boolean(window.isFirst)), false, "the page before is not there");
    assert.ok(!(await page.content()).includes(NAME));
  }
});

test("it is said aloud once, on the page for the next person, in the language of the last one", async (t) => {
  const { page } = await app.visit(t);
  await choose(page, "who-for", "me");
  await page.locator("#language").selectOption("es");
  await page.waitForFunction(() => document.documentElement.lang === "es");
  await page.locator("main h1").waitFor();
  await next(page, page.locator("footer [data-anew]"));
  assert.equal(await page.evaluate(() => document.documentElement.lang), "es");
  await page.locator('.width[role="status"]', { hasText: /\S/ }).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.tagName), "H1");
  await page.reload();
  await isThere(page);
  assert.equal(await page.locator('.width[role="status"]').innerText(), "");
});
