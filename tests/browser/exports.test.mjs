// Answers and results as files for other programs: saved in a real browser, and read by programs that know
// nothing of this one.
import { parse } from "csv-parse/sync";
import fhir from "fhir";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { assertAccessible, useApp } from "./harness.mjs";
import { answerAll, begin, goTo, toResults, verdicts } from "./walk.mjs";

const app = useApp();

const ROSA = {
  "medi-cal-status": "yes",
  plan: "la-care",
  age: 52,
  "sleeping-place": "outside-or-vehicle",
  "need-hard-to-manage": "yes",
  conditions: ["diabetes", "hiv"],
  "er-visits-6-months": "2-3",
  "unplanned-stays-6-months": "not-sure",
  "not-enough-food": "yes",
  "fleeing-violence": "yes",
};

/** Walks a person to the results, with the fold of files open. */
async function walk(t, { who = "me", zip = "90012", answers = ROSA } = {}) {
  const visit = await app.visit(t);
  await begin(visit.page, { who, zip });
  await answerAll(visit.page, answers);
  await toResults(visit.page);
  await unfoldFiles(visit.page);
  return visit;
}

async function unfoldFiles(page) {
  await page.locator("summary", { hasText: "Take it with you as a file" }).click();
  await page.locator("form .button", { hasText: "Save the file" }).waitFor();
}

/** Saves a file of this kind, and gives back its name and text. */
async function save(page, kind) {
  await page.locator(`input[name="file-kind"][value="${kind}"]`).check();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Save the file" }).click(),
  ]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8") };
}

/** What an independent library says against a resource. */
function faults(resource) {
  const { messages } = new fhir.Fhir().validate(resource, { errorOnUnexpected: true });
  return messages.filter(({ severity }) => ["error", "fatal"].includes(severity));
}

test("spine", async (t) => {
  const { page, assertQuiet } = await walk(t);
  await assertAccessible(page);
  const { name, text } = await save(page, "fhir");
  assert.equal(name, "answers.json");
  const bundle = JSON.parse(text);
  console.log(new fhir.Fhir().validate(bundle, { errorOnUnexpected: true }).messages);
  console.log(JSON.stringify(bundle, null, 1));
  assert.deepEqual(faults(bundle), []);
  const csv = await save(page, "csv");
  console.log(csv.text.slice(0, 3000));
  const [row] = parse(csv.text, { columns: true, bom: true });
  console.log(row);
  await assertQuiet();
});
