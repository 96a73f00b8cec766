// How the pages look to everybody: with large text, narrow, dark, in strong contrast, in the colours of
// the device, mirrored. One walk through the pages, many looks at each.
import { AxeBuilder } from "@axe-core/playwright";
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { assertAccessible, atRest, launch, startServer, useApp } from "./harness.mjs";
import { answerAll, begin, choose, goTo, onward, place, toResults, unfold } from "./walk.mjs";

const app = useApp();
const ADULT = { "medi-cal-status": "yes", plan: "la-care", age: 45, "sleeping-place": "shelter" };
const WIDE = { width: 1280, height: 800 };
const NARROW = { width: 320, height: 640 };
/** A screen 1280 px wide and 1024 px high at 400 %. */
const ZOOMED = { width: 320, height: 256 };

/** Runs in the page: what is cut off or stands out at a side. */
function cut() {
  const faults = [];
  const root = document.documentElement;
  const told = (each) => `${each.tagName}.${each.className} "${each.textContent.trim().slice(0, 40)}"`;
  const kept = (each) => each.closest(".aloud, .skip, .skip-map, thead, svg, noscript, div.wide");
  if (root.scrollWidth > root.clientWidth) faults.push(`the page is ${root.scrollWidth} px wide`);
  for (const each of document.body.querySelectorAll("*")) {
    if (kept(each) || !each.checkVisibility()) continue;
    const { left, right, width } = each.getBoundingClientRect();
    if (width > 0 && (left < -1 || right > root.clientWidth + 1)) faults.push(`out: ${told(each)}`);
    const { overflowX, overflowY } = getComputedStyle(each);
    const isCut = (overflow, whole, seen) => /hidden|clip/.test(overflow) && whole > seen + 1;
    if (isCut(overflowX, each.scrollWidth, each.clientWidth)) faults.push(`cut: ${told(each)}`);
    if (isCut(overflowY, each.scrollHeight, each.clientHeight)) faults.push(`cut: ${told(each)}`);
  }
  return faults.slice(0, 8);
}

/** Runs in the page: what is too small to tap. A link in a sentence may be as high as its line. */
function small() {
  const all = document.querySelectorAll("a[href], button, input, select, textarea, summary");
  const isInSentence = (each) => {
    if (each.tagName !== "A" || !/^inline(-block)?$/.test(getComputedStyle(each).display)) return false;
    return each.parentElement.textContent.trim().length > each.textContent.trim().length;
  };
  const target = (each) => each.closest("label") ?? each;
  const isSmall = ({ width, height }) => width < 43.5 || height < 43.5;
  return [...all]
    .filter((each) => each.checkVisibility() && !each.closest(".skip, .skip-map, svg") && !isInSentence(each))
    .filter((each) => isSmall(target(each).getBoundingClientRect()))
    .map((each) => each.outerHTML.slice(0, 120));
}

const set = (page, name, value) =>
  page.evaluate(([name, value]) => document.documentElement.setAttribute(name, value), [name, value]);

/** The contrast of all text, by one of axe's rules. */
async function assertContrast(page, rule, what) {
  await atRest(page);
  const { violations } = await new AxeBuilder({ page }).withRules([rule]).analyze();
  const faults = violations.flatMap(({ nodes }) => nodes.map((node) => node.failureSummary));
  assert.deepEqual(faults, [], what);
}

/** Looks at the page in view from every side. Dark and narrow, light and wide: see reach.test.mjs. */
async function lookAt(page) {
  const where = (await place(page)) || new URL(page.url()).pathname;
  const nothing = async (find, what) => assert.deepEqual(await page.evaluate(find), [], `${where}: ${what}`);

  await page.setViewportSize(ZOOMED);
  await nothing(cut, "at 400 %");
  await set(page, "dir", "rtl");
  await nothing(cut, "mirrored, at 400 %");
  await set(page, "dir", "ltr");

  await page.setViewportSize(NARROW);
  await nothing(small, "large enough to tap");
  await page.emulateMedia({ colorScheme: "light" });
  await assertAccessible(page);

  await page.setViewportSize(WIDE);
  await page.emulateMedia({ colorScheme: "dark" });
  await assertAccessible(page);
  await set(page, "style", "font-size: 400%");
  await nothing(cut, "with text four times as large");
  await set(page, "style", "");
}

/** What a question page is made of, so that each kind is looked at once. */
const kind = (page) =>
  page.$$eval("main :is(fieldset, input, .hint, .notice, details, .row)", (all) =>
    [...new Set(all.map((each) => `${each.tagName} ${each.type ?? ""} ${each.className}`))].sort().join(),
  );

test("the way to the results looks right from every side", async (t) => {
  const { page } = await app.visit(t);
  const seen = new Set();
  const look = async () => {
    const what = await kind(page);
    if (!seen.has(what)) await lookAt(page);
    seen.add(what);
  };
  await lookAt(page);
  await page.locator("form .button").click();
  await page.locator(".errors").waitFor();
  await lookAt(page);
  await choose(page, "who-for", "me");
  await onward(page);
  await lookAt(page);
  await page.evaluate(() => (location.hash = "#/"));
  await page.locator('input[name="who-for"]').first().waitFor();
  await begin(page, { zip: "90012" });
  await page.locator("form .button").click();
  await page.locator(".errors").waitFor();
  await lookAt(page);
  await answerAll(page, ADULT, look);
  assert.ok(seen.size > 3, "several kinds of questions were seen");
  await lookAt(page);
  await toResults(page);
  await lookAt(page);
  for (const next of ["next", "sheet", "share", "why/1"]) {
    await goTo(page, next);
    await lookAt(page);
  }
});

test("results and plan look right with everything unfolded", async (t) => {
  const { page } = await app.visit(t);
  await begin(page, { zip: "90012" });
  await answerAll(page, ADULT);
  for (const each of ["results", "next"]) {
    await goTo(page, each);
    await unfold(page);
    await page.setViewportSize(ZOOMED);
    assert.deepEqual(await page.evaluate(cut), [], each);
    assert.deepEqual(await page.evaluate(small), [], each);
  }
});

test("the other pages look right from every side", async (t) => {
  const { page } = await app.visit(t);
  for (const [name, sign] of [["about", ".timeline"], ["medi-cal", "#size"], ["rights", "form"], ["r/x", "h1"]]) {
    await goTo(page, name);
    await page.locator(`main ${sign}`).first().waitFor();
    await lookAt(page);
  }
});

test("the policy book looks right from every side", async (t) => {
  const { page } = await app.visit(t);
  for (const path of ["/rules/", "/county/", "/county/alameda/", "/rules/cs/housing-deposits/"]) {
    await page.goto(app.url + path);
    await lookAt(page);
  }
});

test("strong contrast is that of level AAA", async (t) => {
  const { page } = await app.visit(t, { contrast: "more" });
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme, contrast: "more" });
    await assertContrast(page, "color-contrast-enhanced", colorScheme);
  }
});

test("in the colours of the device a choice, the focus and the header keep their lines", async (t) => {
  const { page } = await app.visit(t, { forcedColors: "active" });
  await choose(page, "who-for", "me");
  await page.locator("main h1").click();
  const styles = await page.$$eval(".choice", (all) =>
    all.map((each) => [each.querySelector("input").checked, getComputedStyle(each).outlineStyle]),
  );
  for (const [isChosen, outline] of styles) assert.equal(outline, isChosen ? "solid" : "none");
  await page.keyboard.press("Tab");
  await page.locator('input[name="who-for"]').first().focus();
  await page.keyboard.press("ArrowDown");
  const width = await page.$eval(".choice:has(:focus-visible)", (each) => getComputedStyle(each).outlineWidth);
  assert.equal(width, "3px");
  const line = await page.$eval(".head", (each) => getComputedStyle(each).borderBlockEndStyle);
  assert.equal(line, "solid");
});

test("nothing moves for those who asked for less of it", async (t) => {
  const moving = () =>
    [...document.querySelectorAll("*")].filter((each) =>
      ["", "::before", "::after"].some((part) => {
        const { transitionDuration, animationName } = getComputedStyle(each, part || null);
        return transitionDuration.split(", ").some((time) => time !== "0s") || animationName !== "none";
      }),
    ).length;
  const { page } = await app.visit(t, { reducedMotion: "no-preference" });
  assert.ok((await page.evaluate(moving)) > 0, "the test sees what moves");
  await page.emulateMedia({ reducedMotion: "reduce" });
  assert.equal(await page.evaluate(moving), 0);
});

test("a language from right to left mirrors the page, and numbers stay as they are", async (t) => {
  const { page } = await app.visit(t);
  const sides = () =>
    page.evaluate(() => {
      const box = document.querySelector(".choice").getBoundingClientRect();
      const input = document.querySelector(".choice input").getBoundingClientRect();
      return [input.left - box.left, box.right - input.right].map(Math.round);
    });
  const [start, end] = await sides();
  await set(page, "dir", "rtl");
  assert.deepEqual(await sides(), [end, start]);
  const direction = await page.$$eval('a[href^="tel:"]', (all) => all.map((each) => getComputedStyle(each).direction));
  assert.ok(direction.length > 0 && direction.every((each) => each === "ltr"));
});

test("the styles name no left and no right", () => {
  const folder = new URL("../../styles/", import.meta.url);
  const physical = /(margin|padding|border|inset)-(left|right)|(text-align|float): (left|right)|[{;\s](left|right):/;
  for (const file of readdirSync(folder)) {
    const lines = readFileSync(new URL(file, folder), "utf8").split("\n");
    assert.deepEqual(lines.filter((line) => physical.test(line)), [], file);
  }
});

// The page `#/parts` is in builds with the feature `parts` only: one more build would double the time of
// every run. To walk it: `cargo xtask parts`, then this file with PARTS=../../target/parts.
const PARTS = process.env.PARTS;
test("every part looks right in every state", { skip: !PARTS && "no build with the parts page" }, async (t) => {
  const server = await startServer(PARTS);
  const browser = await launch();
  t.after(async () => {
    await browser.close();
    await server.close();
  });
  const page = await (await browser.newContext({ serviceWorkers: "block" })).newPage();
  await page.goto(`${server.url}/#/parts`);
  await page.locator("[data-part] ~ [data-part]").first().waitFor();
  assert.ok((await page.locator("[data-part]").count()) >= 12);
  await lookAt(page);
});
