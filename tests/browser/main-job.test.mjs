// The main job, whole: four people from the start page to whom they call. Nobody's answers cause a
// request, and nobody meets an error or an accessibility fault.
import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible, useApp } from "./harness.mjs";
import { assertAgrees } from "./command-line.mjs";
import { answerAll, begin, kept, toResults, verdicts } from "./walk.mjs";

const app = useApp();

/** Walks a person to their results, with every check that holds for everybody. */
async function screen(t, { who, zip, answers }) {
  const { page, assertQuiet } = await app.visit(t);
  await begin(page, { who, zip });
  const asked = await answerAll(page, answers);
  await assertAccessible(page);
  await toResults(page);
  await assertAccessible(page);
  await assertQuiet();
  const found = await verdicts(page);
  // A page that shows no verdicts, because no plan can be asked, has nothing to compare.
  if (Object.keys(found).length > 0) assertAgrees(found, await kept(page));
  return { page, asked, found, text: await page.locator("main").innerText() };
}

test("a homeless adult in Los Angeles may fit, and sees L.A. Care's number", async (t) => {
  const { found, text, page } = await screen(t, {
    zip: "90012",
    answers: {
      "medi-cal-status": "yes",
      plan: "la-care",
      age: 45,
      "sleeping-place": "outside-or-vehicle",
      "need-hard-to-manage": "yes",
    },
  });
  assert.equal(found["ecm/adult-homelessness"], "likely");
  assert.equal(found["ecm/child-homelessness"], "not-now");
  assert.match(text, /You may fit:\s+Enhanced Care Management/);
  assert.match(text, /I want to be referred to Enhanced Care Management/);
  assert.match(text, /5 working days/);
  assert.ok(await page.locator('main a[href="tel:18888399909"]').isVisible());
  assert.match(text, /You have no home of your own/);
});

test("a child in CCS in Fresno may fit, in words about a child", async (t) => {
  const { found, text, asked } = await screen(t, {
    who: "my-child",
    zip: "93701",
    answers: {
      "medi-cal-status": "yes",
      plan: "calviva-health",
      age: 8,
      "in-ccs": "yes",
      "not-enough-food": "yes",
    },
  });
  assert.equal(found["ecm/child-ccs"], "likely");
  assert.equal(found["ecm/adult-homelessness"], "not-now");
  assert.match(text, /Your child may fit:\s+Enhanced Care Management/);
  assert.match(text, /I want my child to be referred/);
  assert.ok(!asked.includes("medicare-kind"), "a child is not asked what only adults are");
});

test("a man three months out of jail in Kern who is not sure of his plan might fit", async (t) => {
  const { found, text } = await screen(t, {
    zip: "93301",
    answers: {
      "medi-cal-status": "yes",
      plan: "not-sure",
      age: 36,
      "custody-release": "last-12-months",
      "custody-kind": "county-jail",
      "substance-use-problem": "before-or-in-custody",
    },
  });
  assert.equal(found["ecm/adult-justice"], "possible");
  assert.match(text, /It depends/i);
  assert.match(text, /Health plan\s+The answer was “Not sure”/);
  assert.match(text, /1-800-430-4263/, "Health Care Options can name the plan");
  assert.match(text, /The number is on your health plan card/);
});

test("a woman in PACE is told that PACE does this, and is never left with nothing", async (t) => {
  const { found, text } = await screen(t, {
    zip: "94601",
    answers: { "medi-cal-status": "yes", plan: "not-sure", age: 79, "programs-now": "pace" },
  });
  assert.ok(Object.values(found).every((verdict) => verdict !== "likely"));
  assert.match(text, /You are in PACE, which has its own care team/);
  assert.doesNotMatch(text, /not eligible|denied|qualif/i);
});
