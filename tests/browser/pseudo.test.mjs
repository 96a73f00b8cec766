// Words that no language has, longer and from right to left, in the place of a translation: whatever is
// still read as English stands in the code and not in the words.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { DIST, assertAccessible, useApp } from "./harness.mjs";
import { answerAll, begin, goTo, toResults, unfold } from "./walk.mjs";

const app = useApp();
const TAG = "ar";
const PAGES = ["next", "sheet", "rights", "share", "medi-cal", "about", "safety", "why/1", "check", "section/1"];
const ANSWERS = { "medi-cal-status": "yes", plan: "la-care", age: 45, "sleeping-place": "shelter" };

const read = (name) => JSON.parse(readFileSync(join(DIST, "words", `${name}.json`), "utf8"));
const PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
const STRANGE = [..."åƀçđéƒĝħîĵķļɱñøþǫŕšţûṽŵẋýžÅƁÇĐÉƑĜĦÎĴĶĻṀÑØÞǪŔŠŢÛṼŴẊÝŽ"];

/** A text in letters that no language uses, half as long again, with its places as they are. */
function strange(text) {
  if (Array.isArray(text)) return text.map(strange);
  const pieces = text.split(/(\{[^}]*\})/);
  const letters = (piece) => [...piece].map((letter) => STRANGE[PLAIN.indexOf(letter)] ?? letter).join("");
  const said = pieces.map((piece) => (piece.startsWith("{") ? piece : letters(piece))).join("");
  return `${said} ${"ø".repeat(Math.ceil(text.length / 2)).replace(/.{8}/g, "$& ")}`.trim();
}

/** The files of the language that is none, cut as those of every language are. */
function files() {
  const english = [...read("en").messages, ...read("en-rest").messages];
  let from = 0;
  return ["", "-rest", "-after"].map((ending) => {
    const file = read(`${TAG}${ending}`);
    const messages = english.slice(from, (from += file.messages.length)).map(strange);
    const leaving = file.leaving?.map(() => strange("Leave"));
    return [`${TAG}${ending}.json`, JSON.stringify({ ...file, messages, leaving })];
  });
}

/** The names that tables and sources give. */
const names = () =>
  execFileSync("cargo", ["run", "--quiet", "--package", "compiler", "--example", "names"], { encoding: "utf8" }).split("\n");

/** Runs in the page: every text in view without a strange letter, and by how much the page is too wide. */
function look(strange) {
  const isPlain = (text) => /[a-z]{2}/i.test(text) && ![...text].some((letter) => strange.includes(letter));
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    const isApart = parent.closest('[lang="en"], option[lang], svg, script, style, textarea');
    if (parent.checkVisibility() && !isApart) texts.push(node.textContent.trim());
  }
  const labelled = [...document.querySelectorAll("body [aria-label], body [placeholder], body [alt], body [title]")];
  const inView = labelled.filter((each) => each.checkVisibility() && !each.closest('[lang="en"]'));
  const labels = inView.flatMap((each) => ["aria-label", "placeholder", "alt", "title"].map((name) => each.getAttribute(name) ?? ""));
  const title = document.title;
  const tooWide = Math.max(0, document.documentElement.scrollWidth - innerWidth);
  return { found: [...texts, ...labels, title].filter(isPlain), tooWide };
}

test("nothing is hard-wired in English, and long words from right to left have room", async (t) => {
  const { page, context } = await app.visit(t, { path: "/", ready: false, viewport: { width: 320, height: 640 } });
  for (const [name, body] of files()) {
    await context.route(`**/words/${name}`, (route) => route.fulfill({ contentType: "application/json", body }));
  }
  await page.goto(`${app.url}/?lang=${TAG}`);
  await page.waitForSelector('html[data-ready="true"]', { state: "attached" });
  assert.equal(await page.evaluate(() => document.documentElement.dir), "rtl");
  const given = new Set(names());
  const check = async () => {
    await unfold(page);
    const { found, tooWide } = await page.evaluate(look, STRANGE);
    const place = await page.evaluate(() => location.hash);
    assert.deepEqual(found.filter((text) => !given.has(text)), [], `English on ${place}`);
    assert.equal(tooWide, 0, `${place} is too wide`);
  };
  await check();
  await begin(page, { zip: "90012" });
  await answerAll(page, ANSWERS, check);
  await check();
  await toResults(page);
  await check();
  await assertAccessible(page);
  for (const next of PAGES) {
    await goTo(page, next);
    await check();
  }
});
