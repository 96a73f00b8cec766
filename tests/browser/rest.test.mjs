// The first questions wait for nothing but what they need; the rest comes by itself. If it does not come,
// that is said, nothing is lost, and it can be asked for again.
import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible, useApp, watch } from "./harness.mjs";
import { begin, choose, onward, place } from "./walk.mjs";

const app = useApp();
const PROGRAM = "**/*-rest-*.wasm";
const WORDS = "**/*-rest.json";
const USABLE = 'html[data-usable="true"]';
const READY = 'html[data-ready="true"]';
const FAILED = '[data-fault="rest"]';

/** Opens the page with requests for the rest answered by `answers`, and waits for the first question. */
async function open(t, answers, path = "/") {
  const context = await app.browser.newContext({ serviceWorkers: "block" });
  t.after(() => context.close());
  const page = await context.newPage();
  const assertQuiet = await watch(context, page, app.url);
  for (const [what, answer] of Object.entries(answers)) await page.route(what, answer);
  await page.goto(app.url + path);
  await page.waitForSelector(USABLE, { state: "attached" });
  return { page, assertQuiet };
}

/** Answers that wait until they are let go. */
function held() {
  let letGo;
  const gate = new Promise((open) => (letGo = open));
  const later = async (route) => {
    await gate;
    await route.continue();
  };
  return { answers: { [PROGRAM]: later, [WORDS]: later }, letGo };
}

/** For whom and which county, up to the way on. */
async function answerFirst(page) {
  await choose(page, "who-for", "me");
  await onward(page);
  await page.locator("#county").selectOption("kern");
  await page.getByRole("button", { name: "Continue" }).click();
}

const heading = (page, text) => page.locator("h1", { hasText: text }).waitFor();
const isReady = (page) => page.locator(READY).count();

test("the first questions are answered before the rest is here, and the next one follows by itself", async (t) => {
  const { answers, letGo } = held();
  const { page, assertQuiet } = await open(t, answers);
  await answerFirst(page);
  await heading(page, "on their way");
  await assertAccessible(page);
  assert.equal(await place(page), "county");
  assert.equal(await isReady(page), 0);
  letGo();
  await page.locator('input[name="medi-cal-status"]').first().waitFor();
  assert.equal(await isReady(page), 1);
  await page.goBack();
  await page.locator("#county").waitFor();
  assert.equal(await page.locator("#county").inputValue(), "kern");
  await assertQuiet();
});

test("what was ticked stays ticked when the rest arrives", async (t) => {
  const { answers, letGo } = held();
  const { page } = await open(t, answers);
  await choose(page, "who-for", "my-child");
  letGo();
  await page.waitForSelector(READY, { state: "attached" });
  assert.ok(await page.locator('input[value="my-child"]').isChecked());
});

test("whoever goes back while the rest is on its way stays there", async (t) => {
  const { answers, letGo } = held();
  const { page } = await open(t, answers);
  await answerFirst(page);
  await heading(page, "on their way");
  await page.goBack();
  await page.locator('input[name="who-for"]').first().waitFor();
  letGo();
  await page.waitForSelector(READY, { state: "attached" });
  assert.equal(await place(page), "");
  assert.equal(await page.locator('input[name="who-for"]:checked').count(), 1);
});

test("a page of the rest that is opened by its address waits and then shows itself", async (t) => {
  const { answers, letGo } = held();
  const { page } = await open(t, answers, "/#/about");
  await heading(page, "on their way");
  letGo();
  await page.waitForSelector(READY, { state: "attached" });
  await heading(page, "CalAIM");
});

test("the first pages have all their words without the rest", async (t) => {
  const { answers } = held();
  const [before, after] = [(await open(t, answers)).page, (await app.visit(t)).page];
  for (const step of [openedAgain, emptyStart, atCounty, emptyCounty, ...ZIPS.map(lookedUp)]) {
    const texts = [];
    for (const page of [before, after]) {
      await step(page);
      texts.push(await page.locator("body").innerText());
    }
    assert.equal(texts[0], texts[1], step.name);
  }
});

/** What is typed, and a piece of what is then said. */
const ZIPS = [["12", "5 digits"], ["10001", "10001"], ["90000", "90000"], ["93301", "93301"]];
const openedAgain = (page) => page.locator("h1").first().waitFor();
const send = (page) => page.locator("form .button:not(.second)").click();
const emptyStart = async (page) => {
  await send(page);
  await page.locator(".errors").waitFor();
};
const atCounty = async (page) => {
  await choose(page, "who-for", "me");
  await onward(page);
};
const emptyCounty = async (page) => {
  await send(page);
  await page.locator(".errors").waitFor();
};
const lookedUp = ([zip, said]) => async (page) => {
  await page.locator("#zip").fill(zip);
  await page.locator("form .button.second").click();
  await page.locator("main").getByText(said).first().waitFor();
};

const json = (body) => (route) => route.fulfill({ contentType: "application/json", body });
const gone = (route) => route.fulfill({ status: 404, body: "gone" });
const dropped = (route) => route.abort();
const cutOff = async (route) => {
  const body = await (await route.fetch()).body();
  await route.fulfill({ contentType: "application/wasm", body: body.subarray(0, body.length / 2) });
};

const FAULTS = [
  ["a program that is gone", PROGRAM, gone, /did not arrive/],
  ["a program whose connection dropped", PROGRAM, dropped, /did not arrive/],
  ["a program that is cut off", PROGRAM, cutOff, /did not arrive/],
  ["words that are gone", WORDS, gone, /did not arrive/],
  ["words that are damaged", WORDS, json('{"mark": "x", "messages": ['), /damaged/],
  ["words of another build", WORDS, json('{"mark": "0", "messages": []}'), /another version/],
];

for (const [name, what, answer, words] of FAULTS) {
  test(`${name}: said so, nothing lost, and asked for again`, async (t) => {
    const { page } = await open(t, { [what]: answer });
    await answerFirst(page);
    await page.locator(FAILED).waitFor();
    const said = await page.locator("main").innerText();
    assert.match(said, words);
    assert.match(said, /says nothing about what help you may get/);
    assert.equal(await isReady(page), 0);
    await page.unroute(what);
    await page.getByRole("button", { name: "Try again" }).click();
    await page.locator('input[name="medi-cal-status"]').first().waitFor();
    assert.equal(await isReady(page), 1);
    await page.goBack();
    await page.locator("#county").waitFor();
    assert.equal(await page.locator("#county").inputValue(), "kern");
  });
}

test("the page that says so has no accessibility faults, and loading again keeps the answers", async (t) => {
  const { page } = await open(t, { [PROGRAM]: gone });
  await answerFirst(page);
  await page.locator(FAILED).waitFor();
  await assertAccessible(page);
  await page.unroute(PROGRAM);
  await page.getByRole("link", { name: "Load the page again" }).click();
  await page.waitForSelector(READY, { state: "attached" });
  await page.getByRole("button", { name: "Go on with my answers" }).click();
  await page.locator('input[name="medi-cal-status"]').first().waitFor();
});

test("a rest that has failed unseen is asked for again by whoever goes on", async (t) => {
  let failed;
  const once = new Promise((done) => (failed = done));
  const { page } = await open(t, {
    [WORDS]: async (route) => {
      await gone(route);
      failed();
    },
  });
  await once;
  await page.unroute(WORDS);
  await begin(page, { zip: "93301" });
  await page.locator('input[name="medi-cal-status"]').first().waitFor();
});
