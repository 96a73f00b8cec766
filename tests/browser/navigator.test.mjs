// Helpers who ask by sections: the same verdicts as every other way, by keyboard, and with the device in
// the person's hands for what is private.
import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAgrees } from "./command-line.mjs";
import { assertAccessible, useApp } from "./harness.mjs";
import { beginHelping, beside, codes, people, screened, sectionCount, tellSections, toSection } from "./sections.mjs";
import { answerAll, begin, choose, kept, place, skipAll, toResults, turn, verdicts } from "./walk.mjs";

const app = useApp();
const READY = 'html[data-ready="true"]';
const NOT_SO = ["none", "no", "never", "none-of-these", "0", "0-1"];
const SHELTER = { "medi-cal-status": "yes", plan: "la-care", age: 45, "sleeping-place": "shelter" };
const today = () => new Date().toLocaleDateString("en-CA");

/** Opens the app at the first section. */
async function helping(t, options = {}) {
  const visit = await app.visit(t, options);
  await beginHelping(visit.page, options);
  return visit;
}

/** Goes to the private questions, which are the last section. */
const toPrivate = async (page) => toSection(page, await sectionCount(page));

/** Hands the device over, and starts. */
async function handOver(page) {
  await toPrivate(page);
  await turn(page, () => page.getByRole("button", { name: "Hand over the device" }).click());
  await turn(page, () => page.getByRole("button", { name: "Start", exact: true }).click());
  assert.equal(await place(page), "private/1");
}

const focusedName = (page) => page.evaluate(() => document.activeElement.name);
const focusedTop = (page) => page.evaluate(() => Math.round(document.activeElement.getBoundingClientRect().top));

test("every named person gets the verdicts of the command line by sections, too", async (t) => {
  const all = people();
  assert.ok(all.length > 30, `only ${all.length} people`);
  const said = screened(all, today());
  for (const [index, person] of all.entries()) {
    const { page, context } = await helping(t, { county: person.county });
    await tellSections(page, codes(person));
    const found = await beside(page);
    const ids = Object.keys(found);
    assert.ok(ids.length >= 25, `only ${ids.length} results beside the questions`);
    const expected = Object.fromEntries(ids.map((id) => [id, said[index][id]]));
    assert.deepEqual(found, expected, person.id);
    await context.close();
  }
});

test("both ways of asking give the same verdicts", async (t) => {
  for (const person of people().slice(0, 40).filter((_, index) => index % 13 === 0)) {
    const answers = codes(person);
    const byPages = await app.visit(t);
    await beginHelping(byPages.page, { way: "pages", county: person.county });
    await answerAll(byPages.page, answers);
    await toResults(byPages.page);
    const bySections = await helping(t, { county: person.county });
    await tellSections(bySections.page, answers, [...NOT_SO, "not-sure"]);
    await bySections.page.evaluate(() => (location.hash = "#/results"));
    await bySections.page.locator("article[data-program]").first().waitFor();
    const found = await verdicts(bySections.page);
    assert.deepEqual(found, await verdicts(byPages.page), person.id);
    assertAgrees(found, await kept(bySections.page));
    await bySections.assertQuiet();
  }
});

test("a section goes by keyboard alone, and an answer moves neither focus nor page", async (t) => {
  const { page, assertQuiet } = await helping(t);
  const tabTo = async (wanted) => {
    for (let presses = 0; presses < 80; presses++) {
      if (await page.evaluate(wanted)) return;
      await page.keyboard.press("Tab");
    }
    assert.fail(`the keyboard never gets to ${wanted}`);
  };
  await page.waitForFunction(() => document.activeElement.tagName === "H1");
  await tabTo(() => document.activeElement.name === "medi-cal-status");
  await page.keyboard.press("Space");
  await tabTo(() => document.activeElement.name === "share-of-cost");
  await page.keyboard.press("Space");
  await tabTo(() => document.activeElement.id === "age-typed");
  await page.keyboard.type("45");
  await page.keyboard.press("Tab");
  assert.match(await kept(page), /\nage=45-45/);
  await tabTo(() => document.activeElement.textContent.startsWith("Next: "));
  await turn(page, () => page.keyboard.press("Enter"));
  assert.equal(await place(page), "section/2");
  await tabTo(() => document.activeElement.name === "sleeping-place");
  await page.keyboard.press("Space");
  for (let presses = 0; presses < 6; presses++) {
    const before = await focusedTop(page);
    await page.keyboard.press("ArrowDown");
    assert.equal(await focusedName(page), "sleeping-place");
    const moved = await page.evaluate(() => document.querySelector("#row-sleeping-place").contains(document.activeElement));
    assert.ok(moved, `the focus stays in its question (it was at ${before})`);
  }
  assert.match(await kept(page), /\nsleeping-place=shelter/);
  await tabTo(() => document.activeElement.textContent === "See the results in full");
  await turn(page, () => page.keyboard.press("Enter"));
  assert.equal(await place(page), "results");
  await assertQuiet();
});

test("questions go and come while the one in hand stays where it is, and it is said", async (t) => {
  const { page } = await helping(t, { viewport: { width: 1024, height: 768 } });
  await tellSections(page, { "medi-cal-status": "yes", plan: "la-care", age: 45 });
  await toSection(page, 2);
  const shown = () => page.locator(".row:not([hidden])").count();
  const before = await shown();
  await page.locator('input[name="crowded-home"][value="no"]').focus();
  const top = await focusedTop(page);
  // An answer above the focused question takes questions away and leaves it where it is.
  await page.evaluate(() => document.querySelector('input[name="sleeping-place"][value="outside-or-vehicle"]').dispatchEvent(new Event("change", { bubbles: true })));
  assert.equal(await focusedTop(page), top);
  await choose(page, "sleeping-place", "outside-or-vehicle");
  assert.ok((await shown()) < before, "settled questions are gone");
  assert.match(await page.locator(".news").innerText(), /\d+ results? moved\. \d+ questions are no longer needed/);
  assert.ok((await page.locator(".board .just-moved").count()) > 0, "what moved is marked");
  await choose(page, "sleeping-place", "own-home");
  assert.equal(await shown(), before, "they come back with another answer");
  assert.match(await page.locator(".news").innerText(), /opened \d+ questions/);
});

test("a fault is told beside its field and by the status, and the answer before stays", async (t) => {
  const { page } = await helping(t);
  await page.locator("#age-typed").fill("45");
  await page.locator("#age-typed").press("Enter");
  await page.locator("#age-typed").fill("450");
  await page.locator("#age-typed").press("Enter");
  assert.match(await page.locator("#row-age .fault").innerText(), /between 0 and 120/);
  assert.match(await page.locator(".news").innerText(), /between 0 and 120/);
  assert.match(await kept(page), /\nage=45-45/);
  assert.equal(await focusedName(page), "age-typed");
});

test("a person who is handed the device sees their own questions and nothing else", async (t) => {
  const { page, assertQuiet } = await helping(t);
  await tellSections(page, { ...SHELTER, "programs-now": "none", "sleeping-place": "own-home" });
  await handOver(page);
  assert.match(await page.locator("main").innerText(), /you/);
  assert.equal(await page.locator(".foot a:visible, .foot button:visible").count(), 0);
  for (const other of ["section/1", "results", "check", "", "about", "county"]) {
    await page.evaluate((other) => (location.hash = `#/${other}`), other);
    await page.waitForFunction(() => location.hash === "#/private/1");
  }
  await page.reload();
  await page.waitForSelector(READY, { state: "attached" });
  assert.equal(await place(page), "private/1");
  const asked = [];
  while ((await place(page)) !== "give-back") {
    assert.ok(asked.length < 40, "it comes to an end");
    asked.push(...(await page.$$eval("fieldset", (all) => all.map((each) => each.querySelector("input").name))));
    assert.doesNotMatch(await page.locator("main").innerText(), /this person/i);
    const tells = asked.at(-1) === "conditions";
    if (tells) await choose(page, "conditions", "diabetes");
    await turn(page, () => page.locator(tells ? "form .button" : "form .plain-button").click());
  }
  assert.ok(asked.includes("conditions") && asked.includes("fleeing-violence"), asked.join());
  assert.ok(!asked.includes("repeat-public-intoxication"), "what only helpers are asked");
  assert.ok(!asked.includes("daily-help"), "what is not private");
  await assertQuiet();
});

test("the device comes back with the answers closed, and there is no way back into them", async (t) => {
  const { page } = await helping(t);
  await tellSections(page, { ...SHELTER, "programs-now": "none" });
  const before = await beside(page);
  await handOver(page);
  await choose(page, "leaving-place", "none");
  await page.locator("form .button").click();
  await page.locator('input[name="conditions"]').first().waitFor();
  await choose(page, "conditions", "kidney-disease");
  await turn(page, () => page.locator("form .button").click());
  await turn(page, () => page.locator("form .plain-button").click());
  assert.equal(await place(page), "private/4");
  await page.getByRole("link", { name: "Stop here and give the device back" }).click();
  await page.getByRole("button", { name: "I have the device back" }).click();
  await page.locator("details.part").first().waitFor();
  assert.equal(await page.locator("details.part[open]").count(), 0);
  assert.match(await page.locator("#part-conditions > summary").innerText(), /1 answered/);
  assert.match(await page.locator("#part-lasting-problems > summary").innerText(), /passed over/);
  assert.doesNotMatch(await page.locator("main").innerText(), /Kidney/i);
  assert.notDeepEqual(await beside(page), before);
  await page.goBack();
  await page.waitForFunction(() => location.hash.startsWith("#/section/"));
  await page.evaluate(() => (location.hash = "#/check"));
  await page.getByRole("heading", { name: "Check the answers" }).waitFor();
  assert.doesNotMatch(await page.locator("main").innerText(), /Kidney/i);
  await page.locator("dd details").filter({ hasText: "Answered in private" }).last().locator("summary").click();
  assert.match(await page.locator("main").innerText(), /Kidney|None of these/i);
  await page.evaluate(() => (location.hash = "#/results"));
  await page.locator("article[data-program]").first().waitFor();
  assert.equal(await page.locator("article[data-program] details[open]").count(), 0, "reasons are closed");
  assertAgrees(await verdicts(page), await kept(page));
});

test("a parent can answer for a child who is helped", async (t) => {
  const { page } = await helping(t);
  await tellSections(page, { ...SHELTER, age: 9 });
  await toPrivate(page);
  await turn(page, () => page.getByRole("button", { name: "Hand over the device" }).click());
  await turn(page, () => page.getByRole("button", { name: "Start. I answer about a child in my care" }).click());
  assert.equal(await place(page), "private/1");
  assert.match(await page.locator("main").innerText(), /your child/i);
});

test("the way of asking changes at any time, and the answers stay", async (t) => {
  const { page } = await helping(t);
  await tellSections(page, { ...SHELTER, "share-of-cost": "no", "medicare-kind": "no", "programs-now": "none" });
  const before = (await kept(page)).split("\n").slice(2);
  await turn(page, () => page.getByRole("button", { name: "Show one question a page" }).click());
  assert.ok((await place(page)).startsWith("ask/"));
  assert.deepEqual((await kept(page)).split("\n").slice(2), before);
  const name = await page.locator("fieldset input").first().getAttribute("name");
  await page.locator(".back").click();
  await page.locator('input[name="sleeping-place"]:checked').first().waitFor();
  await page.locator("form .button").click();
  await page.locator(`fieldset input[name="${name}"]`).first().waitFor();
  await turn(page, () => page.getByRole("button", { name: "Show all questions of a section on one page" }).click());
  assert.ok((await place(page)).startsWith("section/"));
  assert.ok(await page.locator(`#row-${name}`).isVisible(), "at the section of the same question");
  assert.deepEqual((await kept(page)).split("\n").slice(2), before);
  await page.reload();
  await page.waitForSelector(READY, { state: "attached" });
  assert.match(await place(page), /^section\//);
});

test("only helpers are offered sections", async (t) => {
  const { page } = await app.visit(t);
  await choose(page, "who-for", "me");
  assert.equal(await page.locator("#way-field:visible").count(), 0);
  await choose(page, "who-for", "client");
  assert.equal(await page.locator("#way-field:visible").count(), 1);
  await choose(page, "who-for", "me");
  await page.locator("form .button").click();
  await page.locator("#county").selectOption("los-angeles");
  await turn(page, () => page.locator("form .button:not(.second)").click());
  assert.equal(await place(page), "ask/1");
  assert.equal(await page.getByText("all questions of a section").count(), 0);
});

test("a look at the results on the way says that they are not final, and leads back to the question", async (t) => {
  const { page } = await app.visit(t);
  await begin(page, { zip: "90012" });
  await choose(page, "medi-cal-status", "yes");
  for (const name of ["share-of-cost", "medicare-kind"]) await choose(page, name, "no");
  await page.locator("form .button").click();
  await page.locator('input[name="plan"]').first().waitFor();
  await page.getByRole("link", { name: "See what we know so far" }).click();
  await page.getByRole("heading", { name: "These results are not final" }).waitFor();
  assert.match(await page.locator("main").innerText(), /Still open: .*Home/);
  await page.locator(".back").click();
  await page.locator('input[name="plan"]').first().waitFor();
  await page.getByRole("link", { name: "See what we know so far" }).click();
  await page.getByRole("button", { name: "Go on with the questions" }).click();
  await page.locator('input[name="plan"]').first().waitFor();
});

test("a look at the results leads back to the section, too", async (t) => {
  const { page } = await helping(t);
  await tellSections(page, SHELTER);
  await toSection(page, 5);
  await page.locator(".board").getByRole("link", { name: "See the results in full" }).click();
  await page.getByRole("heading", { name: "These results are not final" }).waitFor();
  await turn(page, () => page.getByRole("button", { name: "Go on with the questions" }).click());
  assert.equal(await place(page), "section/5");
});

test("how much is left never becomes more without its reason", async (t) => {
  const { page } = await app.visit(t);
  await begin(page, { zip: "90012" });
  const told = [];
  const look = async () => {
    // The announcement of private questions is no question.
    if (await page.locator("form[data-introduction]").count()) return;
    const text = await page.locator(".progress").first().innerText();
    const left = Number(text.match(/At most (\d+)/)?.[1] ?? 1);
    if (told.length > 0 && left > told.at(-1)) assert.match(text, /opened more questions/);
    told.push(left);
  };
  // At 19 the questions for youth are asked, too.
  await answerAll(page, { "medi-cal-status": "yes", plan: "la-care", age: 19 }, look);
  assert.ok(told.length > 8 && told.at(-1) < told[0], told.join());
  await page.goBack();
  await page.locator(".progress").first().waitFor();
  assert.match(await page.locator(".progress").first().innerText(), /^Last page of questions$/);
});

for (const [scheme, width, height] of [["light", 1280, 900], ["dark", 1024, 768], ["light", 768, 1024], ["dark", 320, 700]]) {
  test(`sections are accessible, ${scheme}, ${width} px wide, and never wider`, async (t) => {
    const { page, assertQuiet } = await helping(t, { colorScheme: scheme, viewport: { width, height } });
    const check = async () => {
      await assertAccessible(page);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(over <= 0, `${await place(page)} is ${over} px too wide`);
    };
    await check();
    await choose(page, "medi-cal-status", "not-sure");
    await tellSections(page, SHELTER);
    for (const number of [2, 6]) {
      await toSection(page, number);
      await check();
    }
    await toPrivate(page);
    await page.$$eval("details.part", (all) => all.forEach((each) => (each.open = true)));
    await check();
    await page.getByRole("button", { name: "Hand over the device" }).click();
    await page.getByRole("button", { name: "Start", exact: true }).waitFor();
    await check();
    await turn(page, () => page.getByRole("button", { name: "Start", exact: true }).click());
    assert.equal(await place(page), "private/1");
    await check();
    await page.getByRole("link", { name: "Stop here" }).click();
    await page.getByRole("button", { name: "I have the device back" }).waitFor();
    await check();
    await assertQuiet();
  });
}

for (const [width, height] of [[768, 1024], [1280, 900]]) {
  test(`everything to tap in a section is large enough, ${width} px wide`, async (t) => {
    const { page } = await helping(t, { viewport: { width, height } });
    if (width < 960) await page.locator(".dense > nav summary").click();
    const small = await page.$$eval("main :is(button, select, .choice, summary, a)", (all) =>
      all.filter((each) => each.checkVisibility() && each.getBoundingClientRect().height < 43.5).map((each) => each.outerHTML.slice(0, 80)),
    );
    assert.deepEqual(small, []);
  });
}

test("beside the questions, list and results stay below the way out, and so does what has the focus", async (t) => {
  const { page } = await helping(t, { viewport: { width: 1280, height: 700 } });
  const bar = (await page.locator(".leave").boundingBox()).height;
  await page.evaluate(() => scrollTo(0, 400));
  for (const each of [".dense > nav", ".board"]) {
    const { y } = await page.locator(each).boundingBox();
    assert.ok(y >= bar, `${each} begins at ${y}, the bar ends at ${bar}`);
  }
  const padding = await page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop));
  assert.ok(padding >= bar, `what takes the focus comes to rest at ${padding}`);
});

test("the way out is told before a private part is opened, and to whoever was handed the device", async (t) => {
  const { page } = await helping(t);
  await tellSections(page, { ...SHELTER, "programs-now": "none" });
  await toPrivate(page);
  assert.equal(await page.locator("details.part[open]").count(), 0);
  assert.match(await page.locator("main").innerText(), /Leave this page now/);
  await turn(page, () => page.getByRole("button", { name: "Hand over the device" }).click());
  await turn(page, () => page.getByRole("button", { name: "Start", exact: true }).click());
  assert.equal(await place(page), "private/1");
  await page.locator('.leave a[href="#/safety"]').click();
  await page.getByRole("heading", { name: "Using this site safely" }).waitFor();
  assert.equal(await page.locator(".foot a:visible, .foot button:visible").count(), 0);
  await turn(page, () => page.locator(".back").click());
  assert.equal(await place(page), "private/1");
});
