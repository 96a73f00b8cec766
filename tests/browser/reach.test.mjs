// The pages are within reach of everybody: by keyboard alone, on a narrow screen, with large text.
import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible, useApp } from "./harness.mjs";
import { answerAll, begin, place, toResults, turn, unfold } from "./walk.mjs";

const app = useApp();
const ADULT = { "medi-cal-status": "yes", plan: "la-care", age: 45, "sleeping-place": "shelter" };

/** What has the focus. */
const focused = (page) =>
  page.evaluate(() => {
    const { tagName, name, type, textContent } = document.activeElement;
    return { tag: tagName, name, type, text: textContent };
  });

/** Presses Tab until the focus is where it should be. */
async function tabTo(page, wanted) {
  for (let presses = 0; presses < 60; presses++) {
    if (wanted(await focused(page))) return;
    await page.keyboard.press("Tab");
  }
  assert.fail("the keyboard never gets there");
}

const isButton = (text) => (at) => at.tag === "BUTTON" && at.text.includes(text);
const isField = (name) => (at) => at.name === name;

test("the way to the first results goes by keyboard alone", async (t) => {
  const { page, assertQuiet } = await app.visit(t);
  await tabTo(page, isField("who-for"));
  await page.keyboard.press("Space");
  await tabTo(page, isButton("Start"));
  await page.keyboard.press("Enter");
  await page.locator("#zip").waitFor();
  await page.waitForFunction(() => document.activeElement.tagName === "H1");
  await tabTo(page, isField("zip"));
  await page.keyboard.type("93301");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector("#county").value === "kern");
  await tabTo(page, isButton("Continue"));
  await page.keyboard.press("Enter");
  await page.locator('input[name="medi-cal-status"]').first().waitFor();
  await page.waitForFunction(() => document.activeElement.tagName === "H1");
  for (const name of ["medi-cal-status", "share-of-cost", "medicare-kind"]) {
    await tabTo(page, isField(name));
    await page.keyboard.press("Space");
  }
  await page.keyboard.press("Enter");
  await page.locator('input[name="plan"]').first().waitFor();
  await page.waitForFunction(() => document.activeElement.tagName === "H1");
  await tabTo(page, isButton("Skip"));
  await page.keyboard.press("Space");
  await page.locator("#age-typed").waitFor();
  await tabTo(page, (at) => at.text === "See what we know so far");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => location.hash === "#/results");
  await assertQuiet();
});

test("the way past the header goes to the main part and leaves the page alone", async (t) => {
  const { page } = await app.visit(t);
  for (const wanted of [/Leave this page now/, /What this button does/, /Skip to the main part/]) {
    await page.keyboard.press("Tab");
    assert.match((await focused(page)).text, wanted);
  }
  await page.keyboard.press("Enter");
  assert.equal((await focused(page)).tag, "MAIN");
  assert.equal(await place(page), "");
});

for (const [scheme, width] of [["light", 1280], ["dark", 320]]) {
  test(`every page is accessible, ${scheme}, ${width} px wide, and never wider`, async (t) => {
    const { page, assertQuiet } = await app.visit(t, {
      colorScheme: scheme,
      viewport: { width, height: 800 },
    });
    const check = async () => {
      await assertAccessible(page);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(over <= 0, `${await place(page)} is ${over} px too wide`);
    };
    await check();
    await begin(page, { zip: "90012" });
    await answerAll(page, ADULT, check);
    await check();
    await toResults(page);
    await unfold(page);
    await check();
    for (const next of ["next", "sheet"]) {
      await turn(page, () => page.locator(`main a.button[href="#/${next}"]`).click());
      await check();
    }
    await assertQuiet({ keeping: true });
  });
}

test("everything to tap is at least 44 px high, save links in a sentence", async (t) => {
  const { page } = await app.visit(t, { viewport: { width: 360, height: 780 } });
  await begin(page, { zip: "90012" });
  const small = await page.$$eval("button, select, .choice, summary, a.button, a.link, a.back, .emergency a", (all) =>
    all.filter((each) => each.checkVisibility() && each.getBoundingClientRect().height < 44).map((each) => each.outerHTML.slice(0, 80)),
  );
  assert.deepEqual(small, []);
});
