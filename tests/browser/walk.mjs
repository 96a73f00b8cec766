// A person's way through the pages, for tests: by the names of facts and the codes of answers, so that
// a test says who the person is and nothing about how the pages look.
import assert from "node:assert/strict";

/** What is answered where a test says nothing: that it does not apply. */
const NOT_SO = ["none", "no", "never", "none-of-these", "0", "0-1"];

/** Which page is in view: the part of the address after `#/`. */
export const place = (page) => page.evaluate(() => location.hash.slice(2));

/** Does what leads to another page, and waits until that is drawn. */
export async function turn(page, act) {
  await page.evaluate(() => document.querySelector("main h1").setAttribute("data-before", ""));
  await act();
  await page.locator("main h1:not([data-before])").waitFor();
  await atRest(page);
}

/** Waits until a frame has its new height and the page round it scrolls no more, so that a press does not miss. */
async function atRest(page) {
  if (!page.parentFrame?.()) return;
  const owner = await page.frameElement();
  let before;
  for (let same = 0, looks = 0; same < 3 && looks < 100; looks++) {
    const now = JSON.stringify(await owner.boundingBox());
    same = now === before ? same + 1 : 0;
    before = now;
    await new Promise((soon) => setTimeout(soon, 80));
  }
}

/** Goes to a place by its address, unless it is in view. */
export async function goTo(page, to) {
  if ((await place(page)) === to) return;
  await turn(page, () => page.evaluate((to) => (location.hash = `#/${to}`), to));
}

/** Sends the form in view, and waits for the next page. */
export async function onward(page) {
  await turn(page, () => page.locator("form .button:not(.second)").click());
}

/** Chooses an answer by the name of its fact and its code. */
export const choose = (page, name, code) =>
  page.locator(`input[name="${name}"][value="${code}"]`).check();

/** From the start page to the first question: for whom, and the county by ZIP code. */
export async function begin(page, { who = "me", zip }) {
  await choose(page, "who-for", who);
  await onward(page);
  await page.locator("#zip").fill(zip);
  await page.locator("form .button.second").click();
  await page.locator("#county").waitFor();
  await page.waitForFunction(() => document.querySelector("#county").value !== "");
  await onward(page);
}

/**
 * Answers everything that is asked, and gives back the facts in the order in which they came. `look` is
 * called on each page before it is answered.
 */
export async function answerAll(page, answers, look = async () => {}) {
  const asked = [];
  for (let pages = 0; (await place(page)) !== "check"; pages++) {
    assert.ok(pages < 60, "the interview comes to an end");
    await look();
    if (await pastIntroduction(page)) await look();
    asked.push(...(await answerPage(page, answers)));
  }
  return asked;
}

/** Goes past the page that announces private questions, and says whether it was in view. */
export async function pastIntroduction(page) {
  const introduction = page.locator("form[data-introduction]");
  if ((await introduction.count()) === 0) return false;
  await introduction.locator(".button").click();
  await introduction.waitFor({ state: "detached" });
  return true;
}

/** Answers the pages before the one on which a fact is asked. */
export async function answerUntil(page, name, answers) {
  const isAsked = async () => {
    await pastIntroduction(page);
    return (await page.locator(`input[name="${name}"]`).count()) > 0;
  };
  for (let pages = 0; !(await isAsked()); pages++) {
    assert.ok(pages < 60, `${name} is asked`);
    await answerPage(page, answers);
  }
}

/** Answers the page in view and goes on; gives back the facts that it asked. */
export async function answerPage(page, answers) {
  const asked = await fields(page);
  for (const field of asked) await answer(page, field, answers[field.name]);
  await onward(page);
  return asked.map((field) => field.name);
}

/** Passes over everything that is asked. */
export async function skipAll(page) {
  for (let pages = 0; (await place(page)) !== "check"; pages++) {
    assert.ok(pages < 60, "the interview comes to an end");
    await pastIntroduction(page);
    await turn(page, () => page.locator("form .plain-button").click());
  }
}

/** The questions on the page in view, each with the codes that may be chosen. */
const fields = (page) =>
  page.$$eval("fieldset", (all) =>
    all.map((field) => {
      const inputs = [...field.querySelectorAll("input:not([type=text])")];
      return { name: inputs[0].name, codes: inputs.map((input) => input.value) };
    }),
  );

async function answer(page, { name, codes }, told) {
  if (typeof told === "number") return page.locator(`#${name}-typed`).fill(String(told));
  const chosen = told ?? codes.find((code) => NOT_SO.includes(code)) ?? "not-sure";
  for (const code of [chosen].flat()) await choose(page, name, code);
}

/** From the list of answers to the results. */
export async function toResults(page) {
  await turn(page, () => page.locator('main a.button[href="#/results"]').click());
}

/** Unfolds everything on the page, and what was folded in it. */
export async function unfold(page) {
  while (await page.evaluate(openAll)) await page.waitForTimeout(50);
}

/** Runs in the page: opens every fold, and says whether there was one to open. */
function openAll() {
  const closed = document.querySelectorAll("details:not([open])");
  closed.forEach((each) => (each.open = true));
  return closed.length > 0;
}

/** The verdicts on the results page, by program; those that are folded away among them. */
export async function verdicts(page) {
  await page.$$eval("details.fold", (all) => all.forEach((each) => (each.open = true)));
  await page.waitForFunction(() =>
    [...document.querySelectorAll("details.fold")].every((each) => each.querySelector("article")),
  );
  return page.$$eval("article[data-program]", (cards) =>
    Object.fromEntries(cards.map((card) => [card.dataset.program, card.dataset.verdict])),
  );
}

/** What this tab keeps. */
export const kept = (page) => page.evaluate(() => sessionStorage.getItem("answers"));
