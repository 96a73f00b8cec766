// "Leave this page now": in reach everywhere, blank at once, and nothing of the person is found again.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { assertAccessible, useApp } from "./harness.mjs";
import { answerAll, answerPage, begin, choose, kept, onward, pastIntroduction, place, toResults, turn } from "./walk.mjs";

const app = useApp();
const ELSEWHERE = "https://www.weather.gov/";
const MARKER = "Zebulon Marker";
const ADULT = { "medi-cal-status": "yes", plan: "la-care", age: 45, "sleeping-place": "shelter" };

/** The questions that are asked with care, read from their files. */
const QUESTIONS = new URL("../../crates/content/questions/", import.meta.url);
const PRIVATE = readdirSync(QUESTIONS).flatMap((name) =>
  readFileSync(new URL(name, QUESTIONS), "utf8")
    .split(/^ {2}- id: /m)
    .filter((text) => /sensitive: ("yes"|safety)/.test(text))
    .map((text) => text.split("\n")[0].trim()),
);

/** Opens the app where the page elsewhere is a stand-in that no network is needed for. */
async function visit(t, options) {
  const opened = await app.visit(t, options);
  await standIn(opened.context);
  return opened;
}

const standIn = (context) =>
  context.route(`${ELSEWHERE}**`, (route) =>
    route.fulfill({ contentType: "text/html", body: "<title>Weather</title><h1>Sunny</h1>" }),
  );

const isElsewhere = (page) => page.waitForURL(ELSEWHERE);
const leave = (page) => page.locator("#leave").click();

/** A page on which a name was typed, after a whole interview. */
async function withEverythingTold(t) {
  const opened = await visit(t);
  const { page } = opened;
  await begin(page, { zip: "90012" });
  await answerAll(page, ADULT);
  await toResults(page);
  await page.goto(`${app.url}/#/sheet`);
  const field = page.locator("main input[type=text]").first();
  await field.waitFor();
  await field.fill(MARKER);
  await field.blur();
  return opened;
}

test("the button leaves, in place of the page, and no way back shows anything", async (t) => {
  const { page } = await withEverythingTold(t);
  assert.match(await kept(page), /sleeping-place=shelter/);
  const entries = await page.evaluate(() => history.length);
  await leave(page);
  await isElsewhere(page);
  assert.equal(await page.evaluate(() => history.length), entries, "the entry was replaced");
  for (let steps = 0; steps < 3; steps++) {
    await page.goBack({ waitUntil: "commit" }).catch(() => {});
    await isElsewhere(page);
    await page.locator("h1", { hasText: "Sunny" }).waitFor();
  }
});

test("a page that is on its way is not drawn once somebody leaves", async (t) => {
  const { page, assertQuiet } = await app.visit(t);
  await page.locator('input[name="who-for"]').first().check();
  const entries = await page.evaluate(() => history.length);
  // What `exit.js` tells the program, in the moment after a tap.
  const button = page.locator("form .button:not(.second)");
  await button.evaluate((button) => (button.click(), dispatchEvent(new Event("leave"))));
  await page.evaluate(() => new Promise((done) => setTimeout(done, 300)));
  assert.equal(await page.evaluate(() => history.length), entries, "no entry was made");
  assert.equal(await page.locator('main input[name="who-for"]').count(), 4, "nothing but the first page is there");
  assert.equal(await kept(page), null);
  await assertQuiet();
});

test("whoever comes again finds a site that knows nothing", async (t) => {
  const { page } = await withEverythingTold(t);
  await leave(page);
  await isElsewhere(page);
  for (const path of ["/", "/#/results", "/#/sheet"]) {
    await page.goto(ELSEWHERE);
    await page.goto(app.url + path);
    await page.waitForSelector('html[data-ready="true"]', { state: "attached" });
    const found = await page.evaluate(() => ({
      stored: [sessionStorage.length, localStorage.length],
      state: history.state,
      place: location.hash,
      all: document.documentElement.outerHTML,
    }));
    assert.deepEqual(found.stored, [0, 0]);
    assert.ok(!found.all.includes(MARKER));
    assert.ok(!/answers in this tab/.test(found.all));
    assert.equal(found.place, "", "nothing but the first page");
    assert.ok(!JSON.stringify(found.state).includes(MARKER));
  }
});

test("the page is blank at once, wherever the browser is with the next one", async (t) => {
  const { page, context } = await withEverythingTold(t);
  await context.unroute(`${ELSEWHERE}**`);
  await context.route(`${ELSEWHERE}**`, () => {});
  const now = await page.evaluate(async () => {
    const program = document.getElementById("app");
    document.getElementById("leave").click();
    const body = document.body.innerHTML;
    await new Promise((drawn) => setTimeout(drawn, 100));
    return {
      body,
      program: program.textContent,
      values: [...program.querySelectorAll("input, textarea")].map((field) => field.value),
      title: document.title,
      stored: Object.keys(sessionStorage),
    };
  });
  assert.equal(now.body, "");
  assert.ok(!now.program.includes(MARKER), "the program forgot it too");
  assert.ok(!now.values.includes(MARKER));
  assert.match(now.title, /Care Finder$/);
  assert.deepEqual(now.stored, ["left"], "no answer, only that the page was left");
});

test("a page that the browser kept whole leaves again", async (t) => {
  const { page, context } = await visit(t);
  await context.unroute(`${ELSEWHERE}**`);
  let asked = 0;
  await context.route(`${ELSEWHERE}**`, () => void (asked += 1));
  await page.evaluate(async () => {
    document.getElementById("leave").click();
    await new Promise((asked) => setTimeout(asked, 200));
    dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
    await new Promise((asked) => setTimeout(asked, 200));
  });
  assert.equal(asked, 2);
});

test("Shift three times leaves, and the count is told", async (t) => {
  const { page } = await visit(t);
  const told = page.locator("#leave-count");
  assert.equal(await told.getAttribute("role"), "status");
  await page.keyboard.press("Shift");
  assert.match(await told.innerText(), /2 more times/);
  assert.ok(await told.isVisible());
  await page.keyboard.press("Shift");
  assert.match(await told.innerText(), /1 more time/);
  await page.keyboard.press("Shift");
  await isElsewhere(page);
});

test("Shift with anything else is no press: capitals, shortcuts, moving the focus, a key held down", async (t) => {
  const { page } = await visit(t);
  const told = page.locator("#leave-count");
  for (let times = 0; times < 4; times++) {
    for (const keys of ["Shift+A", "Shift+Tab", "Control+Shift", "Alt+Shift", "Shift+ArrowDown"]) {
      await page.keyboard.press(keys);
    }
  }
  await page.keyboard.down("Shift");
  await page.keyboard.down("Shift");
  await page.keyboard.down("Shift");
  assert.equal(await told.innerText(), "");
  await page.keyboard.up("Shift");
  await page.keyboard.press("Shift");
  await page.keyboard.press("x");
  assert.equal(await told.innerText(), "");
  await page.keyboard.press("Shift");
  await page.keyboard.press("Shift");
  await page.mouse.click(5, 300);
  assert.equal(await told.innerText(), "");
  assert.ok(page.url().startsWith(app.url));
});

test("it works before the program is there", async (t) => {
  for (const way of [leave, async (page) => {
    for (let times = 0; times < 3; times++) await page.keyboard.press("Shift");
  }]) {
    const context = await app.browser.newContext({ serviceWorkers: "block" });
    t.after(() => context.close());
    await standIn(context);
    const page = await context.newPage();
    await page.route("**/*.wasm", () => {});
    await page.goto(app.url, { waitUntil: "domcontentloaded" });
    assert.equal(await page.locator("html[data-ready]").count(), 0);
    await way(page);
    await isElsewhere(page);
  }
});

test("without JavaScript it is a link that does the same as far as a link can", async (t) => {
  const context = await app.browser.newContext({ javaScriptEnabled: false });
  t.after(() => context.close());
  await standIn(context);
  const page = await context.newPage();
  await page.goto(app.url);
  await leave(page);
  await isElsewhere(page);
});

test("at 320 px it stays in reach, large enough, and hides nothing that has the focus", async (t) => {
  const { page } = await visit(t, { viewport: { width: 320, height: 568 }, hasTouch: true });
  await begin(page, { zip: "90012" });
  await answerAll(page, ADULT);
  await toResults(page);
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  const box = await page.locator("#leave").boundingBox();
  assert.ok(box.y >= 0 && box.y < 60 && box.height >= 44 && box.width >= 44, JSON.stringify(box));
  const hidden = [];
  for (const key of ["Shift+Tab", "Tab"]) {
    for (let presses = 0; presses < 60; presses++) {
      await page.keyboard.press(key);
      hidden.push(...(await page.evaluate(hiddenFocus)));
    }
  }
  assert.deepEqual(hidden, []);
  await page.locator("#leave").tap();
  await isElsewhere(page);
});

/** Runs in the page: what has the focus, if the bar covers a part of it. */
function hiddenFocus() {
  const bar = document.querySelector(".leave");
  const at = document.activeElement;
  if (at === document.body || bar.contains(at)) return [];
  const { top, bottom } = at.getBoundingClientRect();
  const edge = bar.getBoundingClientRect().bottom;
  return top < edge - 1 && bottom > 0 ? [`${at.tagName} ${at.textContent.slice(0, 40)} ${top}`] : [];
}

test("the page about safety says what it does and what it cannot do, and whom to call", async (t) => {
  const { page, assertQuiet } = await app.visit(t, { path: "/#/safety", viewport: { width: 320, height: 568 } });
  const text = await page.locator("main").innerText();
  for (const words of [/list of the sites you visit/, /Wi-Fi/, /spies on your phone/, /phone bill/, /1-800-799-7233/, /1-800-787-3224/, /88788/, /911/, /988/]) {
    assert.match(text, words);
  }
  await assertAccessible(page);
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 320);
  await assertQuiet();
});

test("the way back from the page about safety leads to where the person was", async (t) => {
  const { page } = await app.visit(t);
  await choose(page, "who-for", "me");
  await onward(page);
  await turn(page, () => page.locator('footer a[href="#/safety"]').click());
  assert.equal(await place(page), "safety");
  await page.locator("main a.back").click();
  await page.locator("#zip").waitFor();
});

test("private questions come only after the way out was shown, and it is shown once", async (t) => {
  assert.ok(PRIVATE.includes("fleeing-violence") && PRIVATE.length > 20);
  const { page } = await app.visit(t);
  await begin(page, { zip: "90012" });
  let shown = 0;
  const look = async () => {
    assert.ok(!/shelter|violen|hurt|danger/i.test(await page.title()), "a neutral title");
    if (await page.locator("form[data-introduction]").count()) shown += 1;
    const asked = await page.$$eval("fieldset input", (all) => all.map((input) => input.name));
    if (asked.some((name) => PRIVATE.includes(name))) assert.equal(shown, 1, asked.join());
  };
  const { "sleeping-place": _, ...housed } = ADULT;
  const asked = await answerAll(page, housed, look);
  assert.ok(asked.includes("fleeing-violence"), "this person is asked about safety");
  assert.equal(shown, 1);
});

test("the introduction has no question on it, no fault, and takes the focus onward", async (t) => {
  const { page, assertQuiet } = await app.visit(t);
  await begin(page, { zip: "90012" });
  const introduction = page.locator("form[data-introduction]");
  while ((await introduction.count()) === 0) await answerPage(page, ADULT);
  assert.equal(await page.locator("main fieldset").count(), 0);
  await assertAccessible(page);
  await pastIntroduction(page);
  await page.waitForFunction(() => document.activeElement.tagName === "H1");
  assert.ok((await page.locator("main fieldset").count()) > 0);
  await assertQuiet();
});
