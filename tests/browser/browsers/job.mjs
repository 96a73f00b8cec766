// The main job: from the start page to the sheet of paper, as a member in Los Angeles walks it.
import assert from "node:assert/strict";
import { person } from "./person.mjs";

const ANSWERS = {
  "medi-cal-status": "yes",
  plan: "la-care",
  age: 45,
  "sleeping-place": "shelter",
  "need-hard-to-manage": "yes",
};

/** By which means a person goes, and the size of their window. */
export const MEANS = {
  tap: { told: "by touch", size: { width: 390, height: 780 } },
  click: { told: "by mouse", size: { width: 1280, height: 900 } },
  keys: { told: "by keyboard alone", size: { width: 1280, height: 900 } },
};

/**
 * Runs in the page: what it asked for since this was first asked, once it is ready. What began before may still
 * come in, and the file that keeps the site for use without a network, which is asked for last of all; not
 * every browser lists it.
 */
export async function askedSince() {
  while (document.documentElement.dataset.ready !== "true") {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  window.askedFrom ??= performance.now();
  const files = performance.getEntriesByType("resource");
  const since = files.filter(({ startTime }) => startTime > window.askedFrom).map(({ name }) => name);
  return since.filter((name) => new URL(name).pathname !== "/sw.js");
}

/** Runs in the page: waits until the list of counties stands at one. */
async function suggested(county) {
  const list = document.querySelector("#county");
  for (let tries = 0; tries < 500 && list.value !== county; tries++) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return list.value;
}

/** Runs in the page: what a reader sees of the main part. */
const read = () => document.querySelector("main").innerText;

/** From the start page to the sheet of paper. */
export async function mainJob(browser, means) {
  const self = person(browser, means);
  await self.use('input[name="who-for"][value="me"]');
  await self.follow('main form button[type="submit"]');
  await self.type("#zip", "90012");
  await self.use("form .button.second");
  assert.equal(await browser.run(suggested, "los-angeles"), "los-angeles");
  let { place } = await self.follow("form .button:not(.second)");
  for (let pages = 0; place !== "check"; pages++) {
    assert.ok(pages < 60, "the interview comes to an end");
    ({ place } = await self.answerPage(ANSWERS));
  }
  assert.match(await browser.run(read), /L\.A\. Care/);
  await self.follow('main a.button[href="#/results"]');
  assert.match(await browser.run(read), /You may fit:\s+Enhanced Care Management/);
  await self.follow('main a.button[href="#/next"]');
  assert.match(await browser.run(read), /1-888-839-9909/);
  await self.follow('main a.button[href="#/sheet"]');
  assert.match(await browser.run(read), /Los Angeles/);
}
