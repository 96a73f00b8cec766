// The app in every language that it has: the main job, nothing left in English where the language is
// whole, nothing wider than a small phone, and English where a file of words is damaged.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { DIST, assertAccessible, useApp } from "./harness.mjs";
import { assertPages, assertReadable } from "./paper.mjs";
import { answerAll, begin, choose, goTo, kept, onward, toResults } from "./walk.mjs";

const app = useApp();
const READY = 'html[data-ready="true"]';
const WORDS = readdirSync(join(DIST, "words"));
const TAGS = WORDS.map((name) => name.match(/^(.+)-rest\.json$/)?.[1]).filter((tag) => tag && tag !== "en");
const RIGHT_TO_LEFT = ["ar", "fa"];
const ANSWERS = { "medi-cal-status": "yes", plan: "la-care", age: 45, "sleeping-place": "shelter" };

/** How many texts a language lacks. */
const missing = (tag) =>
  [`${tag}.json`, `${tag}-rest.json`, `${tag}-after.json`]
    .flatMap((name) => JSON.parse(readFileSync(join(DIST, "words", name), "utf8")).messages)
    .filter((text) => text === null).length;

/** Runs in the page: by how much it is wider than the window, and what stands in English in its main part. */
const look = () => ({
  tooWide: Math.max(0, document.documentElement.scrollWidth - innerWidth),
  english: [...document.querySelectorAll('main [lang="en"]:not(bdi, .side.plan)')].map((each) => each.textContent.trim()),
});

const opened = async (t, path, options = {}) => {
  const visit = await app.visit(t, { path, viewport: { width: 320, height: 640 }, ...options });
  await visit.page.waitForSelector(READY, { state: "attached" });
  return visit;
};

const speaks = (page) =>
  page.evaluate(() => [document.documentElement.lang, document.documentElement.dir]);

test("there is a language besides English", () => assert.ok(TAGS.length > 0));

for (const tag of TAGS) {
  test(`the main job in ${tag}, on a small phone`, async (t) => {
    const { page, assertQuiet } = await opened(t, `/?lang=${tag}`);
    assert.deepEqual(await speaks(page), [tag, RIGHT_TO_LEFT.includes(tag) ? "rtl" : "ltr"]);
    const isWhole = missing(tag) === 0;
    const check = async () => {
      const { tooWide, english } = await page.evaluate(look);
      assert.equal(tooWide, 0, `${await page.title()} is too wide`);
      if (isWhole) assert.deepEqual(english, [], await page.title());
    };
    await check();
    await assertAccessible(page);
    await begin(page, { zip: "90012" });
    await answerAll(page, ANSWERS, check);
    await check();
    await toResults(page);
    await check();
    await assertAccessible(page);
    for (const next of ["next", "sheet", "rights", "medi-cal", "about", "safety"]) {
      await goTo(page, next);
      await check();
      if (next === "sheet") await assertOnPaper(page, tag);
    }
    await assertQuiet();
  });
}

/** Fails if the sheet is cut or small on paper, or has too many pages. */
async function assertOnPaper(page, tag) {
  for (const format of ["A4", "Letter"]) await assertPages(page, format, [2, 4], `${tag}-${format}`, 0);
  await assertReadable(page, 10);
}

test("a draft says so, and English is one tap away", async (t) => {
  const { page } = await opened(t, `/?lang=${TAGS[0]}`);
  const back = page.locator('.draft button[lang="en"]');
  assert.ok(await back.isVisible());
  await back.click();
  await page.waitForFunction(() => document.documentElement.lang === "en");
  assert.equal(await page.locator(".draft").count(), 0);
});

test("English beside each sentence can be read on every ground", async (t) => {
  const { page } = await opened(t, "/?lang=es");
  await page.locator(".draft .plain-button:not([lang])").click();
  await page.locator("main h1 .beside").waitFor();
  assert.equal(await page.locator(".head .beside", { hasText: "Care Finder" }).count(), 0, "what is the same stands once");
  await assertAccessible(page);
});

test("choosing a language on the way keeps the answers and the place", async (t) => {
  const { page } = await opened(t, "/");
  assert.equal((await speaks(page))[0], "en");
  await begin(page, { zip: "90012" });
  const before = [await kept(page), page.url()];
  await page.locator("#language").selectOption(TAGS[0]);
  await page.waitForFunction((tag) => document.documentElement.lang === tag, TAGS[0]);
  assert.deepEqual([await kept(page), page.url()], before);
  await page.reload();
  await page.waitForSelector(READY, { state: "attached" });
  assert.equal((await speaks(page))[0], TAGS[0], "the choice is kept for the visit");
});

test("the browser's own language comes first", async (t) => {
  const { page } = await opened(t, "/", { locale: TAGS[0] });
  assert.equal((await speaks(page))[0], TAGS[0]);
});

const DAMAGED = {
  "cut off": (text) => text.slice(0, text.length / 2),
  "of another build": (text) => text.replace(/"mark":"./, '"mark":"x'),
  "in a wrong encoding": (text) => text.replace(/[^\x00-\x7f]/, "\ufffd"),
  "with a wrong place for a value": (text) => text.replace("{page}", "{pagina}"),
};

for (const [what, damage] of Object.entries(DAMAGED)) {
  test(`words ${what}: the page says so in English, and nothing is lost`, async (t) => {
    const { page } = await opened(t, "/");
    await choose(page, "who-for", "me");
    await onward(page);
    const before = await kept(page);
    await page.route(`**/words/${TAGS[0]}.json`, async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, body: damage(await answer.text()) });
    });
    await page.locator("#language").selectOption(TAGS[0]);
    await page.locator('[data-fault="language"]').waitFor();
    assert.equal((await speaks(page))[0], "en");
    assert.equal(await kept(page), before);
    await onwardByList(page);
    assert.match(await page.locator("main h1").innerText(), /Medi-Cal/);
  });
}

/** From the county page onward by the list. */
async function onwardByList(page) {
  await page.locator("#county").selectOption("kern");
  await onward(page);
}
